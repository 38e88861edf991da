"""Errors the page threw or wrote to its console. Not: requests, what users did."""

import re
from collections.abc import Iterator

from usercontext.analyze.events import Event, EventKind
from usercontext.analyze.grouping import frame_template, message_template
from usercontext.analyze.parties import Party, party_of_frames
from usercontext.analyze.signals.requests import read_silence, read_status
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.text import clean
from usercontext.analyze.timeline import Timeline
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_READINGS: tuple[tuple[re.Pattern[str], SignalKind, Category], ...] = tuple(
    (re.compile(pattern, re.I), kind, category)
    for pattern, kind, category in (
        (
            r"loading (css )?chunk|dynamically imported module|importing a module script",
            SignalKind.CHUNK,
            Category.CHUNK_LOAD,
        ),
        (r"cors policy|cross-origin request|access-control", SignalKind.REFUSED, Category.CORS),
        (r"content security policy|violates the following", SignalKind.REFUSED, Category.CSP),
        (
            r"quotaexceeded|quota has been exceeded|exceeded the quota|access is denied for",
            SignalKind.STORAGE,
            Category.STORAGE,
        ),
        (
            r"hydrat(ion|ing)|server[- ]rendered html|did not match",
            SignalKind.CONSOLE_ERROR,
            Category.HYDRATION,
        ),
        (r"websocket|socket (was )?closed", SignalKind.NO_ANSWER, Category.SOCKET_DROP),
        (r"err_internet_disconnected|you are offline", SignalKind.OFFLINE, Category.OFFLINE),
        (r"net::err_|failed to load resource", SignalKind.NO_ANSWER, Category.BACKEND_ERROR),
    )
)


def find_errors(timeline: Timeline) -> Iterator[Signal]:
    """Yield exceptions, unhandled rejections and what the console called an error."""
    for event in timeline.events:
        if event.kind is EventKind.EXCEPTION or _is_console_error(event):
            yield _signal(timeline, event)
        elif event.online is False:
            yield Signal(
                kind=SignalKind.OFFLINE,
                category=Category.OFFLINE,
                event=event,
                party=Party.FIRST,
                text="The browser went offline",
                words="offline",
                message="offline",
            )


def _is_console_error(event: Event) -> bool:
    return event.kind in (EventKind.CONSOLE, EventKind.STORAGE) and event.level is Level.ERROR


def _signal(timeline: Timeline, event: Event) -> Signal:
    thrown = event.thrown
    message = thrown.message if thrown else event.text
    name = thrown.name if thrown else ""
    shown = clean(f"{name}: {message}" if name and not message.startswith(name) else message)
    kind, category = _read(timeline, event, f"{name} {message}")
    frames = thrown.frames if thrown else ()
    party = party_of_frames(frames, timeline.page_host) or Party.FIRST
    if message.strip(" .").casefold() == "script error":
        party = Party.BYSTANDER  # what browsers say of foreign code; it names nothing
    verb = "threw" if kind in (SignalKind.EXCEPTION, SignalKind.REJECTION) else "logged"
    if event.kind is EventKind.STORAGE:
        shown = shown or "a storage error"
    return Signal(
        kind=kind,
        category=Category.THIRD_PARTY if party is Party.BYSTANDER else category,
        event=event,
        party=party,
        text=f"The page {verb} “{shown or 'an error without words'}”",
        words=f"{message[:300]} {frames[0].function if frames else ''}",
        message=message_template(f"{name}: {message}" if name else message),
        frame=frame_template(frames, timeline.page_host),
    )


def _read(timeline: Timeline, event: Event, text: str) -> tuple[SignalKind, Category]:
    for pattern, kind, category in _READINGS:
        if pattern.search(text[:2000]):
            return kind, category
    told = event.request
    if told is not None and told.told:
        if told.status:
            return read_status(told.status, "")
        offline = timeline.was_offline(event.at_us)
        return read_silence("", offline=offline) or (SignalKind.NO_ANSWER, Category.BACKEND_ERROR)
    if event.kind is EventKind.STORAGE:
        return SignalKind.STORAGE, Category.STORAGE
    thrown = event.thrown
    if thrown is None:
        return SignalKind.CONSOLE_ERROR, Category.JS_EXCEPTION
    kind = SignalKind.REJECTION if thrown.rejection else SignalKind.EXCEPTION
    return (kind if thrown.uncaught else SignalKind.CONSOLE_ERROR), Category.JS_EXCEPTION
