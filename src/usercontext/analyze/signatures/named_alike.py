"""One cause that browsers, SDKs and providers word differently, under one name. Not: values.

Read is what kind of thing failed, and how it is known where: a page was drawn otherwise than it was
served, an answer came too late or not at all, a line was lost, a house could not be reached. Words
decide only where they are a browser's or a kit's own; what a page says itself stays its own.
"""

import re

from msgspec import Struct
from msgspec.structs import replace

from usercontext.analyze.grouping import endpoint_template, frame_template, made_by_browser
from usercontext.analyze.language.urls import file_template, split_url
from usercontext.analyze.reading.parties import (
    first_party_frame,
    is_vendor,
    registered,
    sends_letters,
    without_capture,
)
from usercontext.analyze.reading.stack import Frame
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_TAGGED = re.compile(r"(?:# )+[a-z]+error: ")
_WRITTEN = re.compile(r"[A-Z][A-Za-z]{2,40}Error: ")
"""An error that a page writes down behind a tag of its own is the one that it caught."""

_PROPERTY = re.compile(
    r"^(?P<name>[a-z]{3,40}error): failed to (?:set|read) (?:the|a named property) \"…\""
)
_EXPRESSION = re.compile(
    r"^syntaxerror: (?:invalid regular expression\b|unterminated (?:parenthetical|character class)$"
    r"|nothing to repeat$|invalid (?:capture group|regexp group|range in character class)\b"
    r"|unmatched \) in regular expression$|\\ at end of pattern$)"
)
"""What is wrong with a pattern is another with each that is given; V8's, then SpiderMonkey's."""

_WORKER = re.compile(r"^[a-z]+error: failed to register a serviceworker\b")
_NESTED = re.compile(r"\b(?:descendant|child|parent) of\b|\bnesting\b", re.I)
"""A page whose tags stand where none may is mended there, and not where it draws a date."""

_LINE = re.compile(r"websocket|event ?source|wss?://", re.I)
_TOLD_WHY = re.compile(
    r"\b(?:1002|1003|1007|1008|1009|1010|1015|[34]\d{3}|4\d\d|5\d\d)\b|auth|forbidden|denied"
    r"|token|secur|expired|polic|too (?:large|big|many)|invalid|unsupported|protocol|origin",
    re.I,
)
"""Why a line was closed by whoever closed it: none of these is a line that was just lost."""

_HELD_OPEN = re.compile(r"wss?://[^\s'\"“”‘’<>()]{1,300}", re.I)
_ADDRESS = re.compile(r"[a-z]{2,10}://|(?<![\w<])/\w", re.I)
_GROUPED = re.compile(r"#(?:[ '’]#)+")
"""A number whose thousands stand apart: `1'089.50`, `1 089,50`."""

_OF_A_RULE = re.compile(r"refused [a-z-]+(?: |$)")
_KEPT_OUT = re.compile(r"\) at ([a-z]{2,10}://[^\s'\"“”]{1,300})", re.I)
_ONLY_A_HASH = re.compile(r":id\.[a-z]{1,5}")
_NAME_ALONE = re.compile(r"[a-z]{3,40}error")
_OVERFLOW = "stack overflow"
_SYNTAX = ("invalid json", "syntaxerror: ")
_NO_ANSWER = "0"


class Told(Struct, frozen=True):
    """The parts of a cause's name."""

    message: str
    frame: str
    endpoint: str
    status: str
    page: str


def named_alike(signal: Signal, told: Told, page_host: str) -> Told | None:
    """Return the parts as they are for all ways in which the cause is told, None where it has one.

    Parts that are so already are returned as well: all ways of telling have one version.
    """
    told, placed = replace(told, frame=_place(signal, told.frame, page_host)), told.frame
    kind = signal.kind
    if kind is SignalKind.HYDRATION and not _NESTED.search(signal.event.text):
        # which kit says it, and from which of its own calls, tells of no place
        return replace(told, message="drawn otherwise than served", frame="")
    if signal.category is Category.OFFLINE:
        return replace(told, message="offline", frame="", endpoint="", status="", page="")
    if kind is SignalKind.DECLINED and told.endpoint:
        return replace(told, status="")  # a provider's no, whatever number its answer has
    if signal.category is Category.TIMEOUT_SLOW and _is_waited_for(signal, told):
        return replace(told, status="slow")
    if kind is SignalKind.SOCKET and (line := _line(signal, told, page_host)) is not None:
        return line
    if signal.category is Category.CHUNK_LOAD and (part := _part(signal, told.frame)):
        return replace(told, message="part not loaded", frame="", endpoint=part, status="")
    if signal.category is Category.THIRD_PARTY and told.status == _NO_ANSWER:
        house = _house(signal)
        return replace(told, endpoint=house) if house else None
    if signal.category is Category.DEAD_CONTROL and "#" in told.message:
        return replace(told, message=_GROUPED.sub("#", told.message))
    if signal.category is Category.CSP and _OF_A_RULE.match(told.message):
        return replace(told, message=_kept_out(signal, told.message))
    return _told_by_engines(signal, told, is_moved=told.frame != placed)


def _told_by_engines(signal: Signal, told: Told, *, is_moved: bool) -> Told | None:
    """Return the parts of what an engine or a browser says of itself, None of all else."""
    message = _message(signal, told)
    if _NAME_ALONE.fullmatch(message):
        frame = "" if _ONLY_A_HASH.fullmatch(told.frame) else told.frame
        return replace(told, message=message, frame=frame)
    if message.startswith("versionerror: "):  # one store has one version, on whichever page
        return replace(told, page="")
    if message != told.message or is_moved or message == _OVERFLOW:
        return replace(told, message=message)
    return None


def _place(signal: Signal, frame: str, page_host: str) -> str:
    """Return the call that says where it was: none of the capture script."""
    thrown = signal.event.thrown.frames if signal.event.thrown is not None else ()
    frames = without_capture(thrown)
    if frame and len(frames) < len(thrown) and frame == frame_template(thrown, page_host):
        frame = frame_template(frames, page_host)
    return _circle(frames, page_host) or frame if signal.message == _OVERFLOW else frame


def _circle(frames: tuple[Frame, ...], page_host: str) -> str:
    """Return one call of those that call each other, the same one wherever the room ran out."""
    own = [one for one in frames if first_party_frame((one,), page_host) is not None]
    calls = [one.function for one in own]
    again = [one for one in own if one.function and calls.count(one.function) > 1]
    return min((frame_template((one,), page_host) for one in again), default="")


def _is_waited_for(signal: Signal, told: Told) -> bool:
    """Tell a reading that came late, or that its page gave up waiting for.

    Not a change: one that is never answered may not have been made.
    """
    asked = signal.event.request
    if asked is None or not asked.reads or not told.endpoint:
        return False
    late = signal.kind is SignalKind.SLOW and told.status == "2xx"
    return late or (signal.kind is SignalKind.NO_ANSWER and told.status == _NO_ANSWER)


def _line(signal: Signal, told: Told, page_host: str) -> Told | None:
    """Return a line that was lost, by its address where that is told; None where it is no such one.

    Browsers put the address into their sentence, some in quotes: a value, as it seemed.
    """
    said, found = signal.event.text, _HELD_OPEN.search(signal.event.text)
    if told.endpoint or _LINE.search(said) is None:
        return None
    why = _TOLD_WHY.search(_HELD_OPEN.sub(" ", said)) is not None
    if found is None:
        return None if why or _ADDRESS.search(said) else replace(told, message="line lost")
    url = split_url(found[0].rstrip(".,;:"))
    host = "" if url.host == page_host else url.host
    address = endpoint_template("line", host, url.path)
    return replace(told, message=told.message if why else "lost", endpoint=address)


def _kept_out(signal: Signal, message: str) -> str:
    """Return what a policy refused with whom it kept out, which Firefox names without quotes."""
    found = None if message.count(" ") > 1 else _KEPT_OUT.search(signal.event.text)
    return f"{message} {split_url(found[1]).host}" if found is not None else message


def _part(signal: Signal, frame: str) -> str:
    """Return the file of a build that did not come, or came as a page; '' where none is named.

    An engine that was given a page for a script names that file as the place where it stopped. Of a
    module that did not come one engine names the file and another does not: so nobody's is read.
    """
    asked = signal.event.request
    stopped = frame if signal.message.startswith(_SYNTAX) else ""
    file = file_template(asked.url.path) if asked is not None else stopped
    return "" if " " in file or "." not in file or _ONLY_A_HASH.fullmatch(file) else file


def _house(signal: Signal) -> str:
    """Return the domain of a house that has all of its hosts for one service, or ''."""
    asked = signal.event.request
    domain = registered(asked.url.host) if asked is not None else ""
    return domain if domain and (is_vendor(domain) or sends_letters(domain)) else ""


def _message(signal: Signal, told: Told) -> str:
    message = told.message
    if _WORKER.match(message):
        return "service worker not registered"
    if _EXPRESSION.match(message):
        return "invalid regular expression"
    if (of_a_property := _PROPERTY.match(message)) is not None:
        return of_a_property["name"]
    if _TAGGED.match(message) and (written := _WRITTEN.search(signal.event.text)) is not None:
        return made_by_browser(signal.event.text[written.start() :]) or message
    return message
