"""Log lines written while a request is in progress, each with its address. Not: outcomes.

"started processing request", "Matched route", "denied": a framework puts the method and the address
of the request beside every line that it writes meanwhile. Such a line is no answer that failed to
come; the one that it is over by has the status, and a loud one before it says why.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from usercontext.analyze.language.urls import Url
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.one_request import with_one_request
from usercontext.analyze.reading.served_lines import as_lines
from usercontext.analyze.reading.told_requests import told_with
from usercontext.domain.log_entry import Level, LogEntry, LogType

_UNDER_WAY_US = 5_000_000
_REFUSED = 400
_FAILED = re.compile(
    r"fail|err(?:or|\b)|time[d -]{0,2}out|refus|abort|reset|unreach|closed|denied|lost|offline"
    r"|hang ?up|cancel|not (?:be )?(?:found|resolved|known)|fehl|échou|erreur|fall[oó]|errore"
    r"|mislukt|błąd|hata|ошиб|失敗|失败|실패|no (?:answer|response|connection|network)|interrupt"
    r"|broken|down\b|went away|blocked|reject",
    re.I,
)
"""How a quiet line would say that no answer came."""

_QUIET = frozenset({Level.INFO, Level.DEBUG})


_BEGUN = re.compile(
    r"[^\n]{0,60}?\b(?P<method>GET|POST|PUT|PATCH|DELETE|HEAD) (?P<url>https?://[^\s'\"<>]{3,500})$"
    r"|(?:\[[\w:.-]{1,60}\] ){0,3}Started (?:GET|POST|PUT|PATCH|DELETE|HEAD) \"/[^\"\s]{0,500}\""
)
_OVER = re.compile(
    r"[^\n/]{0,60}?\b(?:response|request|answer)\b[^\n/]{0,40}?\b(?:after|in) "
    r"(?P<ms>\d{1,7}(?:\.\d{1,9})?) ?ms(?: -|:| with) (?P<status>[1-5]\d\d)$"
    r"|(?:\[[\w:.-]{1,60}\] ){0,3}Completed (?P<ended>[1-5]\d\d) [A-Za-z -]{2,40}"
    r" in (?P<lasted>\d{1,7})ms\b",
    re.I,
)
"""How a client's logger tells of one exchange in two lines, of which the first has the address."""

_MOST_BETWEEN = 40


def begun_in_words(events: Sequence[Event], over: Event) -> Event | None:
    """Return the line by which the exchange had begun that this one ends in words."""
    asked = over.request
    if asked is None or _OVER.match(over.text) is None:
        return None
    before = events[max(0, over.index - _MOST_BETWEEN) : over.index]
    lines = (one for one in reversed(before) if one.request is None)
    return next((one for one in lines if one.text.endswith(asked.url.path)), None) or next(
        (one for one in reversed(before) if asked.url.path in one.text), None
    )


def _with_ends(events: Iterable[Event]) -> Iterator[Event]:
    """Give a line that an exchange is over the address of the line that it had begun with."""
    begun: re.Match[str] | None = None
    for event in events:
        if event.kind is EventKind.CONSOLE and event.request is None and event.text:
            if "://" in event.text or "Started " in event.text[:200]:
                begun = _BEGUN.match(event.text) or begun
            over = _OVER.match(event.text) if begun is not None else None
            if begun is not None and over is not None:
                asked = told_with(begun[0], int(over["status"] or over["ended"]))
                lasted = float(over["ms"] or over["lasted"])
                asked = replace(asked, duration_ms=lasted, body=None, error="", told=False)
                yield replace(event, kind=EventKind.REQUEST, request=asked)
                begun = None
                continue
        yield event


def without_midway(events: Iterable[Event], entries: Sequence[LogEntry]) -> list[Event]:
    """Return the events, whose lines of one request are one exchange, as its ending tells it.

    A line written under way is no exchange that got no response.
    """
    read = list(_with_ends(with_one_request(events, entries)))
    over: dict[tuple[str, Url], int] = {}
    for place in range(len(read) - 1, -1, -1):
        event, asked = read[place], read[place].request
        if asked is None or event.kind is not EventKind.REQUEST or asked.told:
            continue
        if entries[place].type is not LogType.CONSOLE:
            continue
        if asked.status:
            over[asked.method, asked.url] = place
        elif asked.status is None and asked.error:
            read[place] = _midway(read, place, asked, over.get((asked.method, asked.url)))
    return as_lines(read, entries)


def _midway(read: list[Event], place: int, asked: Request, end: int | None) -> Event:
    """Return a line as what it says under way; its ending is given the reason that it tells."""
    event = read[place]
    if event.level in _QUIET:
        if _FAILED.search(asked.error) is not None:
            return event
        return replace(event, request=replace(asked, error=""))
    ending = read[end] if end is not None else None
    if ending is None or ending.request is None or ending.at_us - event.at_us > _UNDER_WAY_US:
        return event
    if (ending.request.status or 0) < _REFUSED:
        return event
    if ending.request.body == ending.text:  # the logger's own words, and no answer's
        read[end or 0] = replace(ending, request=replace(ending.request, body=None))
    return replace(event, kind=EventKind.CONSOLE, request=None, text=_said(event, asked))


def _said(event: Event, asked: Request) -> str:
    """Return what a line says, with the reason that stood beside its words."""
    if event.text in asked.error or not event.text:
        return asked.error
    told = asked.error in event.text or asked.error in event.text.replace(": ", " ")
    return event.text if told else f"{event.text}: {asked.error}"
