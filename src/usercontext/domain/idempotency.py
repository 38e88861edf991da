"""The name under which a POST happens once. Not: how long it is kept, where."""

from msgspec import Struct


class IdempotencyKey(Struct, frozen=True):
    """Scope (project, route, session), the client's key and the SHA-256 of the decoded body."""

    project_row: int
    route: str
    key: str
    body_hash: bytes


class FirstAnswer(Struct, frozen=True):
    """What the first call with a key was answered; ``replayed`` tells that this is not that call."""

    status: int
    body: bytes
    replayed: bool
