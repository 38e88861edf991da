"""One log entry of any client → one typed event. Not: order, meaning."""

import re
from typing import Any

from msgspec.structs import replace

from usercontext.analyze.language.urls import resource_of, split_url
from usercontext.analyze.reading.asked_in_words import exchange_told, line_of
from usercontext.analyze.reading.connections_told import connection_in
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.fields import Fields, Place, layer
from usercontext.analyze.reading.happened import with_its_no
from usercontext.analyze.reading.own_fields import said_by_fields
from usercontext.analyze.reading.own_levels import (
    is_caught_and_told,
    is_only_warned,
    level_of,
    told_apart,
)
from usercontext.analyze.reading.read_action import read_element, read_origin, read_target
from usercontext.analyze.reading.read_answer import read_body
from usercontext.analyze.reading.read_error import (
    BLOCKED,
    MESSAGE,
    read_refusal,
    read_text,
    read_thrown,
    value_beside,
)
from usercontext.analyze.reading.read_frames import STACK
from usercontext.analyze.reading.read_request import (
    LOOSE_STATUS,
    METHOD,
    OUTCOME,
    STATUS,
    has_request,
    is_of_a_server,
    read_request,
)
from usercontext.analyze.reading.read_store import is_emptied, named_key, words_of_a_store
from usercontext.analyze.reading.said_by_shape import reason_within, with_code
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.shown_notices import level_of_notice
from usercontext.analyze.reading.thrown_beside import served_in_vain
from usercontext.analyze.reading.told_requests import (
    names_an_address,
    request_served,
    request_told,
    told_with,
)
from usercontext.analyze.reading.unnamed import (
    ENDED,
    called_in_vain,
    find_address,
    find_method,
    find_status,
)
from usercontext.analyze.reading.unwrapping import written_out
from usercontext.analyze.reading.visit_lines import visit_in
from usercontext.domain.log_entry import EventType, Level, LogEntry, LogType

TOPIC = ("category", "kind", "event", "eventname", "type", "subtype", "state", "action")
_CLICKS = frozenset(
    {"click", "ui.click", "dblclick", "tap", "touch", "ui.tap", "rage_click"}
    | {"rageclick", "ui.multiclick"}
)
_NAVIGATIONS = frozenset({"navigation", "route", "pageview", "pushstate", "popstate"})
_EXCEPTIONS = frozenset(
    {"exception", "uncaught", "unhandledrejection", "onerror", "window.onerror", "pageerror"}
    | {"uncaughtexception", "uncaught_exception", "unhandled_rejection", "uncaught_error"}
    | {"sentry.event", "sentry.exception", "runtime.exceptionthrown", "window.error", "crash"}
)
_REQUESTS = frozenset({"xhr", "fetch", "http", "request", "network", "resource"})
_OFFLINE = frozenset({"offline", "went offline", "browser went offline", "window.offline"})
_ONLINE = frozenset({"online", "back online", "browser went online", "window.online"})
_CONNECTION_CAP = max(map(len, _OFFLINE | _ONLINE))
_OF_THE_LINE = re.compile(
    r"\bnet|network|connectivity|internet|reachab|connection ?(?:type|info)", re.I
)
_ENDED = (*STATUS, *LOOSE_STATUS, *OUTCOME, *ENDED)
_ASKED_AT = ("url", "requesturl", "requesturi", "uri", "endpoint", "requestpath")
_LOUD = frozenset({Level.ERROR, Level.WARN})
_REFUSED = 400
_ARROW = 40
_METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"})
_OF_OUR_LOG = {"details", "message"}
"""What `log` of the script tells: a line, and what the page gave along with it."""

_STORES = ("db", "dbname", "database", "store", "storename", "objectstore", "table", "bucket")
TAGGED = ("tag", "logger", "name", "module", "source", "channel")


def read_event(entry: LogEntry, index: int) -> Event:
    """Read one entry; whatever JSON its payload is, an event comes out."""
    fields = layer(entry.payload, entry.event_metadata)
    topics = _topics(fields)
    kind = _kind(entry, fields, topics)
    text = read_text(fields)
    refused = read_refusal(fields) if kind is EventKind.CONSOLE else ""
    if refused and not fields.text(MESSAGE, (Place.OWN,)):
        text, topics = refused, ("csp", *topics)  # the whole policy may stand beside as well
    level = level_of(fields, entry.level)
    if level is Level.WARN and is_caught_and_told(text):
        level = Level.ERROR
    if level is Level.ERROR and text:
        text = with_code(fields, text)
    brings = level is Level.WARN and (not text or entry.payload.keys() == _OF_OUR_LOG)
    if kind is EventKind.CONSOLE and (level is Level.ERROR or brings):
        text = said_by_fields(written_out(entry.payload) or entry.payload, text)
    if kind is EventKind.STORAGE and level in _LOUD:
        text = words_of_a_store(fields, text)
    if kind is EventKind.CONSOLE and level in _LOUD:
        text = with_its_no(written_out(entry.payload) or entry.payload, text)
    event = Event(
        index=index,
        id=entry.id,
        kind=kind,
        at_us=entry.instant_us,
        level=level,
        text=text,
        topic=topics[0] if topics else "",
        online=_online(fields, topics, text),
        beside=value_beside(fields),
    )
    if event.topic == NOTICE:
        return replace(event, level=level_of_notice(text, fields.text(("selector",))))
    detailed = _detailed(event, fields, marked=kind is EventKind.EXCEPTION)
    return told_apart(detailed, entry.level)


def _kind(entry: LogEntry, fields: Fields, topics: tuple[str, ...]) -> EventKind:
    if entry.event_type is EventType.CLICK or not _CLICKS.isdisjoint(_acts(fields, topics)):
        return EventKind.CLICK
    if entry.event_type is EventType.NAVIGATION or not _NAVIGATIONS.isdisjoint(topics):
        return EventKind.NAVIGATION
    if entry.type is LogType.NETWORK:
        return EventKind.REQUEST
    if entry.type is LogType.STORAGE:
        return EventKind.STORAGE
    if fields.values(BLOCKED):
        return EventKind.CONSOLE
    if not _REQUESTS.isdisjoint(topics) and (has_request(fields) or _asks_a_path(fields)):
        return EventKind.REQUEST
    if not _EXCEPTIONS.isdisjoint(topics):
        return EventKind.EXCEPTION
    if (
        called_in_vain(fields)
        or (entry.level in _LOUD and _names_an_exchange(fields))
        or is_of_a_server(fields)
        or (has_request(fields) and _is_bare(fields))
    ):
        return EventKind.REQUEST
    return EventKind.CONSOLE


def _asks_a_path(fields: Fields) -> bool:
    """Tell a payload of a request that has a method and a path, however it ended."""
    path = fields.text(("path", "pathname", "route"), (Place.REQUEST, Place.OWN))
    return path.startswith("/") and fields.text(METHOD, (Place.OWN,)).upper() in _METHODS


def _names_an_exchange(fields: Fields) -> bool:
    """Tell a failure that names, whatever it calls them, a method with an address, and a status."""
    written = find_address(fields)
    asked = written.partition(" ")[0] in _METHODS or (bool(written) and bool(find_method(fields)))
    # a whole address of which nothing is said is what was asked for, by whatever method
    asked = asked or ("://" in written and not fields.text(MESSAGE[:3], (Place.OWN,)))
    return asked and find_status(fields, is_loud=True) is not None


def _acts(fields: Fields, topics: tuple[str, ...]) -> tuple[Any, ...]:
    """Return what an entry says that was done; who captures all by itself tells it beside."""
    return (*topics, *fields.values(("eventtype",))) if "autocapture" in topics else topics


def _is_bare(fields: Fields) -> bool:
    """Tell whether nothing but the exchange is described: no stack, which an error would carry."""
    return not fields.text(("stack", "stacktrace"))


def _topics(fields: Fields) -> tuple[str, ...]:
    values = fields.values(TOPIC, (Place.OWN,))
    return tuple(
        value[:60].strip().lower().removeprefix("$") for value in values if isinstance(value, str)
    )


def _online(fields: Fields, topics: tuple[str, ...], text: str) -> bool | None:
    """Return what the browser says of its connection: as a flag, a topic, or the event's words."""
    flag = fields.flag(("online", "isonline", "navigatoronline"))
    if flag is not None:
        return flag
    reached = fields.flag(("isconnected", "isinternetreachable", "hasconnection"))
    if reached is not None and _OF_THE_LINE.search(
        f"{' '.join(topics)} {fields.text(TAGGED)} {text}"
    ):
        return reached
    said = text.strip()
    words = (*topics, said.lower()) if len(said) <= _CONNECTION_CAP else topics
    if not _OFFLINE.isdisjoint(words):
        return False
    return connection_in(said) if _ONLINE.isdisjoint(words) else True


def _detailed(event: Event, fields: Fields, *, marked: bool) -> Event:
    if event.kind is EventKind.CLICK:
        return replace(event, element=read_element(fields))
    if event.kind is EventKind.NAVIGATION:
        numbered = fields.values(_ENDED)  # most pages tell of no exchange at all
        request = read_request(fields, Level.INFO, by_shape=False) if numbered else None
        failed = request if request and (request.status or 0) >= 400 else None
        target, origin = read_target(fields), read_origin(fields)
        if failed is not None:
            url = target if target is not None and failed.url.path == "/" else failed.url
            failed = replace(failed, url=url, resource="document")
        how = fields.text(("how", "navigationtype"), (Place.OWN,))[:20].lower()
        event = replace(event, topic=how or event.topic)
        return replace(event, target=target, origin=origin, request=failed)
    if event.kind is EventKind.STORAGE:
        key = named_key(fields)
        store = fields.text(_STORES, (Place.OWN,))[:60]
        event = replace(event, topic=key, store=store, emptied=is_emptied(fields))
    if event.kind is EventKind.REQUEST:
        request = read_request(fields, event.level)
        if request is None or request.url.path == "/":
            request = exchange_told(line_of(fields, event.text), request, event.level)
        return replace(event, request=request)
    is_loud = event.level in {Level.ERROR, Level.WARN}
    visit = visit_in(event.text, is_loud=is_loud) if event.kind is EventKind.CONSOLE else None
    if visit is not None:
        return replace(event, kind=EventKind.REQUEST, request=_with_answer(event, visit, fields))
    if not is_loud and not (marked or _shows_error(event, fields)):
        return event
    thrown = read_thrown(fields, event.level, event.text, marked)
    if thrown is not None and not marked and is_only_warned(event, thrown):
        return event
    if event.kind is EventKind.CONSOLE and thrown is not None:
        event = replace(event, kind=EventKind.EXCEPTION)
    told = _told(event, fields) if event.level is Level.ERROR else None
    if told is None and thrown is not None and thrown.frames and event.level is Level.ERROR:
        told = served_in_vain(fields)
    if told is not None and not told.url.host and (written := _named_beside(fields, event)):
        told = _at(told, written, fields) if told.url.path == "/" else told
    return replace(event, thrown=thrown, request=told)


def _with_answer(event: Event, visit: Request, fields: Fields) -> Request:
    """Return the exchange of a line with the answer that stands beside the line, if it was bad."""
    if visit.body is not None or (visit.status or 0) < _REFUSED:
        return visit
    body = read_body(fields, visit.method, visit.status or 0)
    if body is None and "<-" in event.text[:_ARROW]:  # what stands beside an arrow back came back
        body = fields.text(("body",)) or None
    return replace(visit, body=body)


def _told(event: Event, fields: Fields) -> Request | None:
    """Return the failed request that an error tells: in its words, or by a status beside them."""
    told = request_told(event.text) or request_told(reason_within(fields))
    told = told or request_served(fields.text(MESSAGE, (Place.OWN,)))
    if told is not None or not names_an_address(event.text):
        return told
    status = fields.number(STATUS, 400, 599, (Place.OWN,))
    return None if status is None else told_with(event.text, int(status))


def _named_beside(fields: Fields, event: Event) -> str:
    """Return the address beside a line; of a part that did not load, browsers call it a source."""
    is_of_a_part = event.text.startswith("Failed to load resource")
    return fields.text(_ASKED_AT) or (fields.text(("source",)) if is_of_a_part else "")


def _shows_error(event: Event, fields: Fields) -> bool:
    """Tell an exception that a page caught and only mentioned: ``console.log('…', error)``."""
    return "Error" in event.text and bool(fields.text(STACK))


def _at(request: Request, written: str, fields: Fields) -> Request:
    """Return the request with the URL, and the method, that stand beside the message."""
    url = split_url(written)
    named = fields.text(("method", "httpmethod"), (Place.REQUEST, Place.OWN)).upper()
    method = request.method or (named if named in _METHODS else "")
    return replace(request, method=method, url=url, resource=resource_of(url))
