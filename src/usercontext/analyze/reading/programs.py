"""What kind of program wrote a session: page, app or server. Not: what went wrong.

A browser tells addresses, a page's script what only browsers know. Who tells neither is no page:
a phone, a till, a set on a wall, or a server that tells of one request.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from usercontext.analyze.language.urls import split_url
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.read_action import names_a_screen
from usercontext.analyze.reading.report import Report
from usercontext.analyze.reading.shapes import plain
from usercontext.analyze.reading.web_servers import is_of_web_server

_SEEN = 200
_MOST = 400
"""Entries that are looked at: a program does not change within a session."""

_WEB = frozenset({"http", "https"})
_OF_BROWSERS = frozenset({"environment", "vital", "capture.dropped", "dead_click", "csp"})
_OF_SERVERS = frozenset({"servicename", "service", "pid", "hostname", "container", "worker",
                         "queue", "job", "taskid", "jobid", "pod", "podname"})  # fmt: skip
_OF_A_HOST = frozenset({"requestpath", "requestmethod"})
"""How a host of .NET names what it was asked for."""

_OF_PHONES = frozenset({"tag", "pid"})
"""How a phone's log names who wrote a line: which part, in which process."""

_WORKS = re.compile(
    r"\b(?:worker|task|job|queue|celery|sidekiq|cron) [\w.:#-]*[\d.]"
    r"|\brequest(?:[ _]?id)?[ =][\w-]{2,40} (?:GET|POST|PUT|PATCH|DELETE) /"
    r"|^(?:GET|POST|PUT|PATCH|DELETE) /\S{0,200} [1-5]\d\d\b|\buser(?:_id)?=\w"
    r"|\"(?:GET|POST|PUT|PATCH|DELETE|HEAD) /\S{0,200} HTTP/[\d.]{1,3}\" [1-5]\d\d\b"
    r"|^(?:\[[\w:.-]{1,60}\] ){0,3}Started (?:GET|POST|PUT|PATCH|DELETE) \"/"
    r"|^Processing by \w{1,60}Controller#"
    r"|^Request (?:starting|finished) HTTP/[\d.]{1,3} [A-Z]{3,7} ",
    re.I,
)


_SERVED = ("server", "span_kind_server")
"""Spans in which somebody is answered."""

_ON_SERVERS = ("/srv/", "/app/", "/var/www/", "/var/task/", "/usr/src/", "/code/", "/workspace/")


class Program(StrEnum):
    """Who speaks in a session's entries."""

    PAGE = "page"
    APP = "app"
    SERVER = "server"


def program_of(report: Report, events: Sequence[Event]) -> Program:
    """Return what kind of program wrote a session; a page where nothing tells otherwise."""
    seen = events[:_MOST]
    screens = {entry.id for entry in report.entries[:_MOST] if names_a_screen(entry)}
    pages = (one for one in seen if one.id not in screens)
    if _is_reported_on_a_page(report):
        return Program.PAGE
    if any(map(_is_of_a_phone, seen)):
        return Program.APP
    if any(map(_is_of_a_browser, pages)):
        return Program.PAGE
    if any(event.kind in (EventKind.CLICK, EventKind.NAVIGATION) for event in seen):
        return Program.APP
    names = [frozenset(map(plain, e.payload)) for e in report.entries[:_MOST]]
    told = any(not _OF_SERVERS.isdisjoint(one) and not one >= _OF_PHONES for one in names)
    told = told or any(one >= _OF_A_HOST for one in names)
    told = told or any(is_of_web_server(entry.payload) for entry in report.entries[:_MOST])
    told = told or any(_is_kept_on_a_server(one) or one.topic in _SERVED for one in seen)
    if told or any(_WORKS.search(event.text[:_SEEN]) for event in seen):
        return Program.SERVER
    return Program.APP


def _is_of_a_phone(event: Event) -> bool:
    """Tell an error whose code is of a language that only applications of phones are written in."""
    frames = event.thrown.frames if event.thrown is not None else ()
    return any(frame.url.endswith((".dart", ".swift")) for frame in frames[:3])


def _is_kept_on_a_server(event: Event) -> bool:
    """Tell an error whose code lies where servers keep theirs."""
    frames = event.thrown.frames if event.thrown is not None else ()
    return any(frame.url.startswith(_ON_SERVERS) for frame in frames[:3])


def _is_reported_on_a_page(report: Report) -> bool:
    metadata = report.metadata or {}
    written = metadata.get("url")
    if isinstance(written, str) and written:
        return split_url(written).scheme in _WEB or written.startswith("/")
    return isinstance(metadata.get("browser"), str)


def _is_of_a_browser(event: Event) -> bool:
    if event.topic in _OF_BROWSERS:
        return True
    pages = (url for url in (event.target, event.origin) if url is not None)
    if any(url.scheme in _WEB or url.host or url.path.startswith("/") for url in pages):
        return True
    frames = event.thrown.frames if event.thrown is not None else ()
    return any(frame.url.startswith(("http:", "https:")) for frame in frames[:3])
