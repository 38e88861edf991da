"""What the shop is asked and what it tells, as plain values. Not: how either travels."""

from typing import Any

import msgspec
from msgspec import Struct

JSON = "application/json"
HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"

Headers = tuple[tuple[str, str], ...]


class Asked(Struct, frozen=True):
    """One request; ``path`` is what stands below the mount and begins with a slash."""

    method: str
    path: str
    query: str = ""
    host: str = ""
    cookie: str = ""
    body: bytes = b""


class Told(Struct, frozen=True):
    """One answer; ``is_cut`` means none: the connection ends without a byte."""

    status: int
    body: bytes = b""
    content_type: str = JSON
    headers: Headers = ()
    is_cut: bool = False


def told_json(status: int, value: Any, headers: Headers = ()) -> Told:
    """Answer a value as JSON."""
    return Told(status, msgspec.json.encode(value), JSON, headers)
