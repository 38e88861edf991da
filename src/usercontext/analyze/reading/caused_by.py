"""The root of an error's cause chain, quoted after the error itself. Not: its own words.

Whoever wraps an error in one of their own keeps the first as its cause; that one says why.
"""

from typing import Any

from usercontext.analyze.language.text import MESSAGE_CAP
from usercontext.analyze.reading.foreign_stacks import is_chained, read_trace
from usercontext.analyze.reading.shapes import plain

_HOLD = frozenset({"err", "error", "exception", "exc", "data", "attributes", "extra", "details"})
_CAUSES = frozenset({"cause", "causedby", "innerexception", "inner", "previous", "rootcause"})
_WORDS = ("message", "msg", "reason", "description", "value")
_TRACES = frozenset({"stack", "stacktrace", "trace", "backtrace", "exception", "throwable", "x"})
_DEEPEST = 6
_ENVELOPE = 1


def cause_within(payload: dict[str, Any]) -> str:
    """Return the words of the first error of a chain that a payload holds, '' where it has none."""
    held = [value for name, value in payload.items() if plain(name) in _HOLD]
    errors = [payload, *(one for one in held if isinstance(one, dict))]
    return next(filter(None, (*map(_first_cause, errors), *map(_first_traced, errors))), "")


def _first_traced(error: dict[str, Any]) -> str:
    """Return the words of what a trace says that all the rest was caused by."""
    written = (v for name, v in error.items() if isinstance(v, str) and plain(name) in _TRACES)
    chained = next(filter(is_chained, written), "")
    trace = read_trace(chained) if chained else None
    return trace.said if trace is not None else ""


def _first_cause(error: dict[str, Any]) -> str:
    said, at = "", error
    for _ in range(_DEEPEST):
        inner = next((v for name, v in at.items() if plain(name) in _CAUSES and v), None)
        inner = inner[-1] if isinstance(inner, list) and inner else inner
        if isinstance(inner, str):
            return inner.split("\n", 1)[0].strip()[:MESSAGE_CAP] if " " in inner else said
        if not isinstance(inner, dict):
            return said
        if len(inner) <= _ENVELOPE and isinstance(held := next(iter(inner.values()), None), dict):
            inner = held  # a logger's writer of JSON wraps each error in one more object
        told = (inner.get(name) for name in _WORDS)
        said = next((one[:MESSAGE_CAP] for one in told if isinstance(one, str) and one), said)
        at = inner
    return said
