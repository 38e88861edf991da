"""By what name an idempotency key stands in its unique index. Not: answers, how long they are kept.

Any key stands as two digests: one of its route first, so that the keys of a session share a page,
then one of all that names it. A key that begins with its time stands at its time instead, so that
all that come together share the last page, whichever their sessions (decision record 0032).
"""

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256

from usercontext.domain.idempotency import IdempotencyKey

KeyName = tuple[int, str, str]
"""What a key is found by: its project, and two texts that stand for its route and for all of it."""

_ROUTE_BYTES = 3
_NAME_BYTES = 15
"""120 bits: who finds two keys alike has deceived nobody but himself, his project is in them."""

_TAIL_BYTES = 9
"""72 bits tell those of one millisecond apart, in as many letters as any other name has."""

_UUID7 = re.compile(
    r"([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
    re.ASCII | re.IGNORECASE,
)
_MILLISECONDS = re.compile(r"([1-9][0-9]{12})[.-]", re.ASCII)
"""As the browser script begins its keys: milliseconds since 1970, until the year 2286."""


def name_of(key: IdempotencyKey) -> KeyName:
    """Return what a key is found by.

    The time stands in hexadecimal: no engine's order of texts puts those digits otherwise.
    """
    time_ms = _time_in(key.key)
    if not time_ms:
        return key.project_row, _short_route(key.route), _digest(key, _NAME_BYTES)
    return key.project_row, time_ms[:8], time_ms[8:] + _digest(key, _TAIL_BYTES)


def _time_in(key: str) -> str:
    """Return the twelve digits of the time that a key begins with, or ''."""
    if (timed := _UUID7.fullmatch(key)) is not None:
        return (timed[1] + timed[2]).lower()
    if (timed := _MILLISECONDS.match(key)) is not None:
        return f"{int(timed[1]):012x}"
    return ""


def _digest(key: IdempotencyKey, length: int) -> str:
    name = f"{key.project_row} {key.route}\0{key.key}"
    return b64encode(sha256(name.encode()).digest()[:length]).decode()


@lru_cache(maxsize=8192)  # a session sends many batches
def _short_route(route: str) -> str:
    return b64encode(sha256(route.encode()).digest()[:_ROUTE_BYTES]).decode()
