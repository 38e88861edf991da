"""What a request names: ids in its path, an idempotency key. Not: whose they are."""

from functools import lru_cache
from uuid import UUID

from usercontext.api.request import Exchange
from usercontext.api.route import Route
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.domain.ids import parse_uuid
from usercontext.wire.requests import decode_idempotency_key

_NOBODYS = UUID(int=0)
"""Stands for an id that is no UUID: no id that is made here is 0, so it belongs to nobody and is
answered like every other unknown id, after the same checks."""


@lru_cache(maxsize=8192)  # a session sends many batches, and reading a UUID takes 3 us
def read_id(text: bytes) -> UUID:
    """Return an id of a path; of what is none, one that nobody has."""
    return parse_uuid(text.decode("latin-1")) or _NOBODYS


def idempotency_of(route: Route, exchange: Exchange, body: bytes) -> IdempotencyKey | None:
    """Return the key with which this call is made once; raises ValidationFailed for a bad one."""
    if exchange.caller is None:
        return None
    key = decode_idempotency_key(exchange.request.headers[b"idempotency-key"])
    name = " ".join([route.method, route.path, *map(str, exchange.ids)])
    return IdempotencyKey(exchange.caller.project_row, name, key, body)
