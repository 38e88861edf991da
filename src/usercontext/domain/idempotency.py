"""The name under which a POST happens once. Not: how long it is kept, where."""

from msgspec import Struct


class IdempotencyKey(Struct, frozen=True):
    """Scope (project, route, session), the client's key and the SHA-256 of the decoded body."""

    project_row: int
    route: str
    key: str
    body_hash: bytes
