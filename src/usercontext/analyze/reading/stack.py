"""Stack traces of Chrome, Firefox and Safari, as frames. Not: whose code a frame is."""

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from usercontext.analyze.language.text import MESSAGE_CAP

MAX_FRAMES = 12
"""Enough to find the first frame of the page's own code under a framework's."""
_MOST_BASES = 2
"""The class that an error's class is made from may have a name that does not say what it is."""

_BARE = re.compile(r"[a-z][a-z+.-]{1,30}://[^\s@]{1,500}:\d{1,9}(?::\d{1,9})?$", re.I)
_POSITION = re.compile(r"[a-z][a-z+.-]{1,30}://[^\s()]{1,500}:\d{1,9}:\d{1,9}", re.I)
_CALL = re.compile(r"at ([^()]*) \(([^\s()]*):([0-9]{1,9}):([0-9]{1,9})\)")
"""A call as Chrome writes nearly all of them."""

_MADE = re.compile(r" line (?P<line>\d{1,9}) > (?:eval|Function|[\w ]{1,20})")
_ERROR_CLASS = re.compile(r"[A-Z]\w*(?:Error|Exception)")
_NATIVE = re.compile(r"(\w{1,80})@\[native code\]")
_STACK_CAP = 4 * MESSAGE_CAP
_LINE_CAP = 600


class Frame(Struct, frozen=True):
    """One call: ``function`` as written ('' when anonymous), file, line and column."""

    function: str
    url: str
    line: int
    column: int


@lru_cache(maxsize=1024)
def parse_stack(stack: str) -> tuple[Frame, ...]:
    """Read the frames of a stack trace, innermost first; lines that are not frames are skipped."""
    frames: list[Frame] = []
    for line in stack[:_STACK_CAP].split("\n"):
        frame = _frame(line.strip()[:_LINE_CAP])
        if frame is not None:
            frames.append(frame)
            if len(frames) == MAX_FRAMES:
                break
    return tuple(frames)


def where_thrown(frames: tuple[Frame, ...], names: Iterable[object]) -> tuple[Frame, ...]:
    """Return the frames without the constructors of the error's own classes, by their ``names``.

    Safari and Firefox name them, Chrome does not: all errors of a class would come from one place.
    """
    made, own = 0, {name for name in names if isinstance(name, str) and name}
    for number, frame in enumerate(frames[:-1], 1):
        if frame.function in own or _ERROR_CLASS.fullmatch(frame.function):
            made = number
        elif number > _MOST_BASES:
            break
    return frames[made:]


def native_call(stack: str) -> str:
    """Return the browser's own function that a stack begins with, '' where it names none."""
    found = _NATIVE.match(stack)
    return found[1] if found else ""


def make_frame(function: object, url: object, line: object, column: object) -> Frame | None:
    """Build a frame from the parts of a structured trace (DevTools, Sentry); None without file."""
    if not isinstance(url, str) or not url:
        return None
    name = function if isinstance(function, str) else ""
    return Frame(function_name(name), url[:_LINE_CAP], _whole(line), _whole(column))


def function_name(written: str) -> str:
    """Return the bare name: ``new Cart``, ``Object.pay [as onClick]``, ``async*pay/<`` bared."""
    if written.isidentifier() and written != "anonymous":
        return written[:80]  # most are, and a session may name a hundred thousand
    name = written.strip().split(" [as ", 1)[0]
    # before a star Firefox says what called it: async, setTimeout handler, EventHandlerNonNull
    name = name.rpartition("*")[2].removeprefix("async ").removeprefix("new ")
    name = name.split("/", 1)[0].rstrip("<").split("(", 1)[0]
    name = name.rsplit(".", 1)[-1].strip("<> ")
    return "" if name in {"anonymous", "global code", "eval code", "module code"} else name[:80]


@lru_cache(maxsize=4096)
def _frame(line: str) -> Frame | None:
    if line.startswith("at "):
        call = _CALL.fullmatch(line)
        if call is not None and "/" in call[2] and (at := int(call[3])):
            return Frame(function_name(call[1]), call[2], at, int(call[4]))
        return _chrome_frame(line[3:])
    if _BARE.match(line):
        return _located("", line)  # Safari writes no name and no mark for a function without one
    if "@" in line:
        function, _, location = line.partition("@")
        return _located(function, location)
    return None


def _chrome_frame(text: str) -> Frame | None:
    if text.endswith(")") and "(" in text:
        function, _, location = text[:-1].partition(" (")
        if location.startswith("eval at "):
            # code made from a string has no address: where it was made has
            inner = _POSITION.search(location)
            location = inner.group() if inner else ""
        return _located(function, location)
    return _located("", text.removeprefix("async "))


def _located(function: str, location: str) -> Frame | None:
    url, line, column = _position(location)
    made = _MADE.search(url) if " line " in url else None
    if made is not None:
        url, line, column = url[: made.start()], int(made["line"]), 0
    if "/" not in url or not line:
        return None
    return Frame(function_name(function), url, line, column)


def _position(location: str) -> tuple[str, int, int]:
    parts = location.rsplit(":", 2)
    last = len(parts) > 1 and _is_number(parts[-1])
    if last and len(parts) == 3 and _is_number(parts[1]):
        return parts[0], int(parts[1]), int(parts[2])
    if last:
        return location.rpartition(":")[0], int(parts[-1]), 0
    return location, 0, 0


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _whole(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9:
        return value
    return 0
