"""By what name an idempotency key stands in its unique index. Not: answers, how long they are kept.

Any key stands as two digests: one of its route first, so that the keys of a session share a page,
then one of all that names it. A key that is a UUID of version 7 stands at its time instead, so that
all that come together share the last page, whichever their sessions (decision record 0032).
"""

import re
import time
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256

from usercontext.domain.idempotency import IdempotencyKey

KeyName = tuple[int, str, str]
"""What a key is found by: its project, and two texts that stand for its route and for all of it."""

KEPT_US = 24 * 3600 * 1_000_000

_ROUTE_BYTES = 3
_NAME_BYTES = 15
"""120 bits: who finds two keys alike has deceived nobody but himself, his project is in them."""

_TAIL_BYTES = 9
"""72 bits tell those of one millisecond apart, in as many letters as any other name has."""

_TIMED = re.compile(
    r"([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
    re.ASCII | re.IGNORECASE,
)
_BEGUN_US = time.time_ns() // 1_000
"""Since when this release runs here: what an earlier one kept had come by then."""


def name_of(key: IdempotencyKey) -> KeyName:
    """Return what a key is found by.

    The time stands in hexadecimal: no engine's order of texts puts those digits otherwise.
    """
    timed = _TIMED.fullmatch(key.key)
    if timed is None:
        return _former_name(key)
    high, low = timed[1].lower(), timed[2].lower()
    return key.project_row, high, low + _digest(key, _TAIL_BYTES)


def former_name_of(key: IdempotencyKey, now_us: int) -> KeyName | None:
    """Return what the release before may have kept a key under, or None where it cannot have.

    It did not see the time in a key. Looked for in vain that name costs as much as the key's page,
    so only keys made before this program began are, and no longer than a day.
    """
    timed = _TIMED.fullmatch(key.key)
    if timed is None or now_us >= _BEGUN_US + KEPT_US:
        return None
    made_us = int(timed[1] + timed[2], 16) * 1_000
    return _former_name(key) if made_us < _BEGUN_US else None


def _former_name(key: IdempotencyKey) -> KeyName:
    return key.project_row, _short_route(key.route), _digest(key, _NAME_BYTES)


def _digest(key: IdempotencyKey, length: int) -> str:
    name = f"{key.project_row} {key.route}\0{key.key}"
    return b64encode(sha256(name.encode()).digest()[:length]).decode()


@lru_cache(maxsize=8192)  # a session sends many batches
def _short_route(route: str) -> str:
    return b64encode(sha256(route.encode()).digest()[:_ROUTE_BYTES]).decode()
