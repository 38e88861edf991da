"""Errors the page threw or wrote to its console, and its warnings. Not: requests, users."""

from collections.abc import Iterator

from usercontext.analyze.events import Event, EventKind
from usercontext.analyze.grouping import frame_template, message_template, refusal_template
from usercontext.analyze.parties import Party, is_foreign_code, party_of_frames, party_of_text
from usercontext.analyze.read_entry import FETCH_FAILED
from usercontext.analyze.signals.readings import is_warning, read_words
from usercontext.analyze.signals.requests import is_leaving, read_silence, read_status
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.text import clean
from usercontext.analyze.timeline import Timeline
from usercontext.analyze.urls import split_url
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_THROWN = (SignalKind.EXCEPTION, SignalKind.REJECTION)
_FORGIVEN = (SignalKind.CHUNK, SignalKind.STORAGE, SignalKind.HYDRATION, SignalKind.OFFLINE)
"""A page that only warns of these has gone on without them."""


def find_errors(timeline: Timeline) -> Iterator[Signal]:
    """Yield exceptions, unhandled rejections and what the console called an error."""
    for event in timeline.events:
        if event.kind is EventKind.EXCEPTION or _is_console_error(event):
            if not (_is_of_a_fetch(event) and is_leaving(timeline, event)):
                yield _signal(timeline, event, _read(timeline, event))
        elif event.online is False:
            yield _offline(event)


def find_warnings(timeline: Timeline) -> Iterator[Signal]:
    """Yield warnings that say what went wrong: a form, a decline, a race, an old version."""
    for event in timeline.events:
        if not is_warning(event) or event.thrown is not None or event.topic == "dead_click":
            continue
        read = read_words(event, "", event.text)
        if read is not None and read[0] not in _FORGIVEN:
            yield _signal(timeline, event, read)


def _is_of_a_fetch(event: Event) -> bool:
    """Tell an error that only says that some request had no answer."""
    message = event.thrown.message if event.thrown else event.text
    return FETCH_FAILED.search(message[:300]) is not None


def _offline(event: Event) -> Signal:
    return Signal(
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


def _signal(timeline: Timeline, event: Event, read: tuple[SignalKind, Category]) -> Signal:
    thrown = event.thrown
    message = thrown.message if thrown else event.text
    name = thrown.name if thrown else ""
    shown = _shown(event, name, message)
    kind, category = read
    frames = thrown.frames if thrown else ()
    party, category = _party(timeline, event, category)
    refused = refusal_template(message) if category is Category.CSP else ""
    verb = "threw" if kind in _THROWN else "logged"
    if event.kind is EventKind.STORAGE:
        shown = shown or "a storage error"
    return Signal(
        kind=kind,
        category=category,
        event=event,
        party=party,
        text=f"{_who(timeline, event, party)} {verb} “{shown or 'an error without words'}”",
        words=f"{message[:300]} {frames[0].function if frames else ''}",
        message=refused or message_template(f"{name}: {message}" if name else message),
        frame="" if refused else frame_template(frames, timeline.page_host),
    )


def _who(timeline: Timeline, event: Event, party: Party) -> str:
    """Name whose code it was: a script of another host by its host, where a frame tells it."""
    frames = event.thrown.frames if event.thrown else ()
    host = split_url(frames[0].url).host if frames else ""
    if party in (Party.FOREIGN, Party.BYSTANDER) and host and host != timeline.page_host:
        return f"A script of {clean(host, 80)}"
    return "The page"


def _shown(event: Event, name: str, message: str) -> str:
    """Return the words to quote: what the page logged around an error says what it was doing."""
    thrown = event.thrown
    if thrown is not None and not thrown.uncaught and message and message in event.text:
        return clean(event.text)
    return clean(f"{name}: {message}" if name and not message.startswith(name) else message)


def _party(timeline: Timeline, event: Event, category: Category) -> tuple[Party, Category]:
    """Tell whose error it is: by its frames, by the address it names; foreign code is named so."""
    frames = event.thrown.frames if event.thrown else ()
    message = event.thrown.message if event.thrown else event.text
    if message.strip(" .").casefold() == "script error":
        return Party.BYSTANDER, Category.THIRD_PARTY  # what browsers say of foreign code
    party = party_of_frames(frames, timeline.page_host) or Party.FIRST
    named = party_of_text(message, timeline.page_host)
    if Party.BYSTANDER in (party, named):
        return Party.BYSTANDER, Category.THIRD_PARTY
    if category is Category.JS_EXCEPTION and is_foreign_code(frames, timeline.page_host):
        return Party.FOREIGN, Category.THIRD_PARTY
    return (Party.FIRST if category is Category.CSP else party), category


def _read(timeline: Timeline, event: Event) -> tuple[SignalKind, Category]:
    thrown = event.thrown
    message, name = (thrown.message, thrown.name) if thrown else (event.text, "")
    read = read_words(event, name, message)
    if read is not None:
        return read
    told = event.request
    if told is not None and told.told:
        if told.status:
            return read_status(told.status, "", told.method or "POST", told.url.path)
        offline = timeline.was_offline(event.at_us)
        return read_silence("", offline=offline) or (SignalKind.NO_ANSWER, Category.BACKEND_ERROR)
    if event.kind is EventKind.STORAGE:
        return SignalKind.STORAGE, Category.STORAGE
    if thrown is None:
        return SignalKind.CONSOLE_ERROR, Category.JS_EXCEPTION
    kind = SignalKind.REJECTION if thrown.rejection else SignalKind.EXCEPTION
    return (kind if thrown.uncaught else SignalKind.CONSOLE_ERROR), Category.JS_EXCEPTION
