"""Structured logging: one event per line, ids as fields, secrets masked. Not: what is logged."""

import functools
import logging
import re
import sys
import threading
from collections.abc import Mapping, Sequence, Set
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any, Literal, TextIO

import msgspec
from msgspec import Struct

from usercontext.absent import absent

with absent("rich"):  # its console would load it for tracebacks that nobody here prints
    import structlog
    from structlog.typing import EventDict, WrappedLogger

Level = Literal["debug", "info", "warning", "error"]
Format = Literal["json", "console"]

_MASK = "***"
_KEY_TEXT = re.compile(r"uc_(sec|pub)_[0-9A-Za-z]+")
# greedy on purpose: a password may itself hold "@" or "/", and a masked path costs nothing
_URL_PASSWORD = re.compile(r"(://[^\s/@:]*:)\S+@")
_SECRET_FIELD = re.compile(
    r"passw|secret|token|authori[sz]ation|cookie|credential|api_?key$|^x-api-key$", re.IGNORECASE
)
# C0, DEL, C1, line separators and the marks that reorder text on a terminal
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_LONGEST_TEXT = 10_000
_DEEPEST = 6


class LogOptions(Struct, frozen=True):
    """What is written: from which level on, and for whom (machines or people)."""

    level: Level = "info"
    format: Format = "json"


def configure(options: LogOptions, stream: TextIO | None = None) -> None:
    """Send every event, also those of libraries, to ``stream`` (standard error) in one shape."""
    render = _render_json if options.format == "json" else _render_console
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
            structlog.processors.format_exc_info,
            make_safe,
            render,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(options.level),
        logger_factory=_Sink(stream or sys.stderr),
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()
    root.handlers[:] = [_LibraryRecords()]
    # libraries talk about their own inside: only what an operator must act on gets through
    root.setLevel(logging.DEBUG if options.level == "debug" else logging.WARNING)


def get_logger(name: str) -> Any:
    """Return the logger of a module; what it writes goes where `configure` says."""
    return structlog.get_logger(name)


def bound(**ids: str | int) -> AbstractContextManager[None]:
    """Put ids (``request_id``, ``job_id``) on every event of this task until the block ends."""
    return structlog.contextvars.bound_contextvars(**ids)


def make_safe(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Mask secrets and escape control characters in every field, at any depth (``log_forge``)."""
    return {clean_text(str(name)): _clean_field(str(name), value) for name, value in event.items()}


def clean_text(text: str) -> str:
    """Return a text that names no secret, starts no line, moves no cursor and has an end."""
    if "uc_" in text:
        text = _KEY_TEXT.sub(rf"uc_\1_{_MASK}", text)
    if "://" in text:
        text = _URL_PASSWORD.sub(rf"\1{_MASK}@", text)
    if not text.isprintable():
        text = _UNSAFE.sub(_escape, text)
    return text if len(text) <= _LONGEST_TEXT else text[:_LONGEST_TEXT] + "…"


class _Sink:
    """The stream; when it fails, lines are counted instead of failing what was being done."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()
        self._lost = 0

    def __call__(self, *_: object) -> "_Sink":
        return self

    def write(self, line: str) -> None:
        with self._lock:
            try:
                if self._lost:
                    self._stream.write(f"{self._lost} log lines were lost: nobody read them\n")
                    self._lost = 0
                self._stream.write(line + "\n")
                self._stream.flush()
            except (OSError, ValueError):  # a closed pipe, a full disk, a closed stream
                self._lost += 1

    debug = info = warning = error = write


class _LibraryRecords(logging.Handler):
    """Hand records of the standard library's logging to ours, so that no line escapes its rules."""

    def emit(self, record: logging.LogRecord) -> None:
        logger = structlog.get_logger()
        # their levels are numbers of their own; ours are four names
        method = "error" if record.levelno >= logging.ERROR else _level_name(record.levelno)
        fields: dict[str, Any] = {"library": record.name, "text": record.getMessage()}
        if record.exc_info:
            fields["exc_info"] = record.exc_info
        getattr(logger, method)("library message", **fields)


def _level_name(number: int) -> str:
    if number >= logging.WARNING:
        return "warning"
    return "info" if number >= logging.INFO else "debug"


def _clean_field(name: str, value: object) -> object:
    if _is_secret(name):
        return _MASK
    if name == "exception" and isinstance(value, str):
        return [clean_text(line) for line in value.split("\n")]
    return _clean(value, _DEEPEST)


@functools.lru_cache(1_000)
def _is_secret(name: str) -> bool:
    return _SECRET_FIELD.search(name) is not None


def _clean(value: object, depth: int) -> object:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, bytes | bytearray | memoryview):
        return f"<{len(value)} bytes>"
    if depth and isinstance(value, Mapping):
        return {
            clean_text(str(key)): _MASK if _is_secret(str(key)) else _clean(v, depth - 1)
            for key, v in value.items()
        }
    if depth and isinstance(value, Sequence | Set) and not isinstance(value, str):
        return [_clean(element, depth - 1) for element in value]
    return clean_text(str(value))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return {10: "\\n", 13: "\\r", 9: "\\t"}.get(code) or (
        f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
    )


def _render_json(_logger: WrappedLogger, _method: str, event: EventDict) -> str:
    fields = {name: event.pop(name) for name in ("time", "level", "event")}
    return msgspec.json.encode({**fields, **event}).decode()


def _render_console(_logger: WrappedLogger, _method: str, event: EventDict) -> str:
    written = datetime.fromisoformat(event.pop("time")).astimezone(UTC)
    level, message = event.pop("level"), event.pop("event")
    traceback = event.pop("exception", [])
    fields = "".join(f" {name}={_shown(value)}" for name, value in event.items())
    # a traceback has lines of its own; the bar shows that they belong to the event above
    lines = "".join(f"\n    | {line}" for line in traceback)
    return f"{written:%H:%M:%S} {level:<7} {message}{fields}{lines}"


def _shown(value: object) -> str:
    if isinstance(value, str) and value and not re.search(r'[\s"=]', value):
        return value
    return msgspec.json.encode(value).decode()
