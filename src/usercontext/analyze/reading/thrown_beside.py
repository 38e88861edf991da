"""An exception logged in the entry of the failed request. Not: whose."""

from itertools import islice
from typing import Any

from usercontext.analyze.language.text import MESSAGE_CAP
from usercontext.analyze.language.urls import resource_of, split_url
from usercontext.analyze.reading.events import Request
from usercontext.analyze.reading.fields import Fields, Place
from usercontext.analyze.reading.foreign_stacks import read_trace
from usercontext.analyze.reading.said_by_shape import longest_sentence

_METHOD = ("httpmethod", "requestmethod", "method")
_PATH = ("httpuri", "uri", "requesturi", "requestpath", "path", "url")
_TYPES = ("Error", "Exception")
_SHORT = 120
_BROKE = 500
_DEEPEST = 5
_MOST_NAMES = 12
_METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})

_TRACES = (
    "exception", "excinfo", "traceback", "stacktrace", "stack", "x", "throwable", "backtrace",
)  # fmt: skip


def served_in_vain(fields: Fields) -> Request | None:
    """Return the request that a server was busy with when it threw, by the names of its logger."""
    own = fields.text(_TRACES, (Place.OWN, Place.ERROR))
    if "\n" not in own or read_trace(own) is None:
        return None
    method, path = fields.text(_METHOD).upper(), fields.text(_PATH)
    if method not in _METHODS or not path.startswith("/"):
        return None
    url = split_url(path)
    return Request(
        method=method,
        url=url,
        status=0,
        duration_ms=None,
        error=own,
        body=None,
        resource=resource_of(url),
        told=True,
    )


def thrown_beside(fields: Fields) -> str:
    """Return the words of the exception whose trace stands in an entry, or ''."""
    written = fields.text(_TRACES, (Place.OWN, Place.ERROR))
    trace = read_trace(written) if "\n" in written else None
    return trace.said if trace is not None else _within(fields.layers[0][1], 0)


def _within(value: Any, depth: int) -> str:
    """Return the words of an error that stands deep in an entry, known by the name of its type."""
    if not isinstance(value, dict) or depth > _DEEPEST:
        return ""
    kind = value.get("class") or value.get("type")
    if depth and isinstance(kind, str) and len(kind) < _SHORT and kind.endswith(_TYPES):
        said = value.get("message")
        return f"{kind}: {said}"[:MESSAGE_CAP] if isinstance(said, str) else ""
    inner = (_within(one, depth + 1) for one in islice(value.values(), _MOST_NAMES))
    return next(filter(None, inner), "")


def error_beside(fields: Fields, status: int | None, *, by_shape: bool) -> str:
    """Return why none came, or a bad one, where no name of a failure has it."""
    found = thrown_beside(fields) if (status or 0) >= _BROKE or status == 0 else ""
    return longest_sentence(fields) if by_shape and not found and status == 0 else found
