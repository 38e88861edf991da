"""The words and the exception of an entry of any client. Not: what they mean for the user."""

import re
from typing import Any

from usercontext.analyze.events import Thrown
from usercontext.analyze.fields import Fields, as_text
from usercontext.analyze.shapes import ARGUMENTS, Declared, Place
from usercontext.analyze.stack import Frame, make_frame, parse_stack
from usercontext.analyze.text import MESSAGE_CAP
from usercontext.domain.log_entry import Level

_THROWN = (Place.ERROR, Place.OWN)
_SAID = (Place.OWN, Place.ERROR)
_ARGUMENTS = Declared(ARGUMENTS)
_MESSAGE = Declared(
    ("message", "msg", "text", "formatted", "errormessage", "description", "summary", "body"),
    (Place.OWN, Place.ERROR, Place.RESPONSE),
)
_WORDS = Declared(
    ("reason", "error", "err", "exception", "value", "content", "data", "event", "title"), _SAID
)
_MESSAGE_THROWN = Declared(
    ("message", "msg", "text", "formatted", "errormessage", "value"), _THROWN
)
_NAME = Declared(
    ("name", "classname", "errortype", "errorname", "exceptiontype", "type", "class"), _THROWN
)
_FRAMES_OR_STACK = Declared(
    (
        "frames", "callframes", "stackframes",
        "stack", "stacktrace", "trace", "errorstack", "callstack", "backtrace",
    )
)  # fmt: skip
_STACK = Declared(("stack", "stacktrace", "trace", "errorstack", "callstack", "backtrace"))
_FILES = ("filename", "file", "source", "sourceurl", "url", "scripturl", "abspath", "path")
_FILE = Declared(("filename", "file", "source", "sourceurl"), _SAID)
_LINES = ("lineno", "line", "linenumber")
_LINE = Declared(_LINES, _SAID)
_COLUMNS = ("colno", "column", "col", "columnnumber")
_COLUMN = Declared(_COLUMNS, _SAID)
_MARKS = Declared(
    ("kind", "type", "category", "source", "event", "subtype", "mechanism", "origin", "name"), _SAID
)
_HANDLED = Declared(("handled",))
_BY_THE_CONSOLE = Declared(("method", "logger", "console"))

_TYPE = re.compile(r"[A-Z][A-Za-z0-9_.]{0,60}(?:Errors?|Exception|Rejection)|Error")
_PREFIX = re.compile(
    r"\s*(?P<uncaught>Uncaught\b|Unhandled\b(?=\s*(?:\(in promise|promise rejection\b"
    r"|rejection ?[:(]|exception\b ?:|exception [A-Z]\w*(?:Error|Exception)\b|:"
    r"|\w*(?:Error|Exception):)))?"
    r"\s*(?P<promise>\(in promise\)|Promise Rejection\b:?|\(in promise:?|rejection(?= ?\(|:):?)?"
    r"\s*:?\s*(?:exception(?::|(?= [A-Z]\w*(?:Error|Exception)\b)))?\s*",
    re.I,
)
"""What browsers and overlays put before the words of an error. "Unhandled", "Rejection" and
"Exception" may be its own first word as well: they are a prefix only where something tells."""
_UNCAUGHT = re.compile(
    r"uncaught|unhandled|onerror|windowerror|pageerror|globalerror|exceptionthrown"
)
_REJECTION = re.compile(r"reject|inpromise")
_PLACEHOLDER = re.compile(r"%[sdifoOc]")


def read_text(fields: Fields) -> str:
    """Return the words of an entry, its console arguments put together as the console does."""
    arguments = next((v for v in fields.values(_ARGUMENTS) if isinstance(v, list)), None)
    text = fields.text(_MESSAGE)
    if arguments:
        joined = join_arguments(arguments)
        return text if joined in text else joined
    if text:
        return text
    return fields.text(_WORDS)


def join_arguments(arguments: list[Any]) -> str:
    """Write console arguments as one line: ``%s`` filled in, errors as ``Type: message``."""
    words = [_argument(argument) for argument in arguments[:8]]
    if len(words) > 1 and "%" in words[0]:
        rest = iter(words[1:])
        head = _PLACEHOLDER.sub(lambda m: _filled(m[0], next(rest, m[0])), words[0])
        words = [head, *rest]
    return " ".join(word for word in words if word)[:MESSAGE_CAP]


def read_thrown(fields: Fields, level: Level, text: str, marked: bool) -> Thrown | None:
    """Read the exception of an entry, or None. ``marked``: the client says that it is one."""
    frames = _frames(fields)
    stack = fields.text(_STACK)
    if not frames and stack:
        frames = parse_stack(stack)
    message = fields.text(_MESSAGE_THROWN) or text
    if not message and stack:
        message = stack.split("\n", 1)[0][:MESSAGE_CAP]
    if not (marked or frames or stack or _TYPE.match(_PREFIX.sub("", message, count=1))):
        return None
    prefix = _PREFIX.match(message)
    name, message = _name_and_message(fields, message[prefix.end() if prefix else 0 :], stack)
    mark = _mark(fields)
    rejection = bool(_REJECTION.search(mark)) or bool(prefix and prefix["promise"])
    uncaught = rejection or bool(_UNCAUGHT.search(mark)) or bool(prefix and prefix["uncaught"])
    if fields.flag(_HANDLED) is False:
        uncaught = True
    # {message, stack} alone is what window.onerror wrappers send; console wrappers send arguments.
    logged = fields.has(_ARGUMENTS) or fields.has(_BY_THE_CONSOLE)
    uncaught = uncaught or (level is Level.ERROR and bool(frames or marked) and not logged)
    return Thrown(name, message, frames, uncaught and level is Level.ERROR, rejection)


def _argument(argument: Any) -> str:
    if isinstance(argument, dict):
        message = argument.get("message") or argument.get("description") or argument.get("value")
        if isinstance(message, str):
            name = argument.get("name")
            prefixed = isinstance(name, str) and name and not message.startswith(name)
            return f"{name}: {message}" if prefixed else message[:MESSAGE_CAP]
    return as_text(argument)


def _filled(placeholder: str, value: str) -> str:
    return "" if placeholder == "%c" else value


def _mark(fields: Fields) -> str:
    said = [v for v in fields.values(_MARKS) if isinstance(v, str)]
    return "".join(c for c in " ".join(said)[:400].lower() if c.isalpha() or c == " ")


def _name_and_message(fields: Fields, message: str, stack: str) -> tuple[str, str]:
    """Split ``TypeError: x`` and take the type from its own field or the stack where it is bare."""
    head, colon, rest = message.partition(":")
    if colon and _TYPE.fullmatch(head.strip()):
        return head.strip(), rest.strip()
    for value in fields.values(_NAME):
        if isinstance(value, str) and _TYPE.fullmatch(value):
            return value, message.strip()
    head = stack[:200].split(":", 1)[0].strip()
    return (head if _TYPE.fullmatch(head) else ""), message.strip()


def _frames(fields: Fields) -> tuple[Frame, ...]:
    for value in fields.values(_FRAMES_OR_STACK):
        if isinstance(value, list):
            found = [_structured(item) for item in value[:50] if isinstance(item, dict)]
            frames = tuple(frame for frame in found if frame is not None)
            # Sentry lists the outermost call first and marks frames with in_app.
            backwards = any(isinstance(item, dict) and "in_app" in item for item in value[:50])
            if frames:
                return frames[::-1][:12] if backwards else frames[:12]
    file = fields.text(_FILE)
    line = next(iter(fields.values(_LINE)), 0)
    column = next(iter(fields.values(_COLUMN)), 0)
    if file and ("/" in file) and line and not fields.text(_STACK):
        frame = make_frame("", file, line, column)
        return (frame,) if frame else ()
    return ()


def _structured(item: dict[str, Any]) -> Frame | None:
    plain = {key.lower().replace("_", ""): value for key, value in item.items()}
    url = next((plain[name] for name in _FILES if isinstance(plain.get(name), str)), "")
    function = plain.get("functionname") or plain.get("function") or ""
    line = next((plain[name] for name in _LINES if name in plain), 0)
    column = next((plain[name] for name in _COLUMNS if name in plain), 0)
    return make_frame(function, url, line, column)
