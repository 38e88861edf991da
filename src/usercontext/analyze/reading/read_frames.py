"""The stack frames of an error in any client's payload. Not: its words, whose code it is."""

import re
from typing import Any

from usercontext.analyze.language.text import MESSAGE_CAP
from usercontext.analyze.reading.fields import EVERYWHERE, MAX_ARGUMENTS, Fields, Place
from usercontext.analyze.reading.foreign_stacks import read_trace
from usercontext.analyze.reading.stack import Frame, make_frame, parse_stack

_TRACE_CAP = 4 * MESSAGE_CAP
STACK = (
    "stack", "stacktrace", "trace", "errorstack", "callstack", "backtrace", "exceptionstacktrace",
)  # fmt: skip
TRACES = ("throwable", "excinfo", "traceback", "exc", "stackinfo")
FILE = ("filename", "file", "source", "sourceurl", "url", "scripturl", "abspath")
LINE = ("lineno", "line", "linenumber")
COLUMN = ("colno", "column", "col", "columnnumber")
FRAMES = ("frames", "callframes", "stackframes")
_OF_A_SCRIPT = re.compile(r"\.(?:[mc]?js|[jt]sx?|vue|svelte)$")
_PLACED = re.compile(
    r"(\S{1,500}\.(?:[mc]?js|[jt]sx?|vue|svelte|html?)(?:\?[^\s:]{0,100})?)"
    r":(\d{1,7})(?::(\d{1,7}))?"
)
"""A file with its line, as one writes it by hand."""
_LOGGED_IN = ("function", "func", "funcname", "functionname", "methodname")
"""What stands beside the line at which a logger was called: that is no place where anything broke.
"""


def trace_in(fields: Fields) -> str:
    """Return the trace that stands under another name than a browser's, or as a list of calls."""
    listed = (v for v in fields.values(FRAMES + STACK, EVERYWHERE) if isinstance(v, list))
    calls = [one for v in listed for one in v[:MAX_ARGUMENTS] if isinstance(one, str)]
    known = "\n".join(calls)[:MESSAGE_CAP] or fields.text(TRACES, (Place.OWN, Place.ERROR))
    return known or _trace_anywhere(fields)


def _trace_anywhere(fields: Fields) -> str:
    """Return a text of several lines that is a trace, whatever its sender calls it."""
    for _, layer in fields.layers:
        for value in layer.values():
            if isinstance(value, str) and "\n" in value and read_trace(value[:_TRACE_CAP]):
                return value[:_TRACE_CAP]
    return ""


def frames_in(fields: Fields) -> tuple[Frame, ...]:
    """Return the frames that a payload lists as objects, or the one place that it names."""
    for value in fields.values(FRAMES + STACK, EVERYWHERE):
        if isinstance(value, list):
            found = [_structured(item) for item in value[:50] if isinstance(item, dict)]
            frames = tuple(frame for frame in found if frame is not None)
            # Sentry lists the outermost call first and marks frames with in_app.
            backwards = any(isinstance(item, dict) and "in_app" in item for item in value[:50])
            if frames:
                return frames[::-1][:12] if backwards else frames[:12]
    file = fields.text(FILE[:4], (Place.OWN, Place.ERROR))
    line = next(iter(fields.values(LINE, (Place.OWN, Place.ERROR))), 0)
    column = next(iter(fields.values(COLUMN, (Place.OWN, Place.ERROR))), 0)
    if not column and fields.text(_LOGGED_IN, (Place.OWN,)):
        return ()
    if (placed := _PLACED.fullmatch(file)) is not None:
        file, line, column = placed[1], line or int(placed[2]), column or int(placed[3] or 0)
    # Chromium's stack of a script that it could not read is the message alone
    if (
        file
        and ("/" in file or _OF_A_SCRIPT.search(file))
        and line
        and not parse_stack(fields.text(STACK))
    ):
        frame = make_frame("", file, line, column)
        return (frame,) if frame else ()
    return ()


def is_of_the_web(frames: tuple[Frame, ...]) -> bool:
    """Tell calls of a page's scripts, by their files."""
    files = (frame.url.lower() for frame in frames)
    return any(one.startswith(("http:", "https:", "blob:")) or ".js" in one for one in files)


def _structured(item: dict[str, Any]) -> Frame | None:
    plain = {key.lower().replace("_", ""): value for key, value in item.items()}
    url = next((plain[name] for name in (*FILE, "path") if isinstance(plain.get(name), str)), "")
    named = (plain.get(name) for name in ("functionname", "function", "method", "symbol"))
    function = next(filter(None, named), "")
    line = next((plain[name] for name in LINE if name in plain), 0)
    column = next((plain[name] for name in COLUMN if name in plain), 0)
    return make_frame(function, url, line, column)
