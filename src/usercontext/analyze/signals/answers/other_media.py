"""Responses of another content type: HTML in place of data, or nothing.

Sites whose server makes the pages ask for pieces of markup all the time: there a page's piece is
what was asked for. Not: what the page made of an answer, which is `misshapen`.
"""

import re
from collections.abc import Iterator
from http import HTTPStatus

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.language.urls import path_template
from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.marks import Marks
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.elements import calls_its_own, is_of_an_element
from usercontext.analyze.signals.exchanges.asked_ahead import is_asked_ahead
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.sign_ins.doors import is_door, shows_a_door
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

READ_US = 2_000_000
"""An answer is parsed at once; a JSON error later than this speaks of another answer."""

_SOON_US = 60_000_000
_LOADED_US = 3_000_000
_LOOK_BACK = 60
_SEEN = 1000
_PATH = re.compile(r"(?<![\w/.-])/[\w./-]{2,80}")
_FILES = frozenset(
    {"pdf", "csv", "xls", "xlsx", "doc", "docx", "zip", "ics", "txt", "xml", "epub", "odt", "ods"}
)
"""What an address ends in that somebody wants to keep: never a page."""

_PRINTED = _FILES - {"csv", "txt", "xml", "ics"}
"""Files that no program takes for text."""

_OF_MARKUP = re.compile(
    r"<[a-z][\w-]*[ >]|\b(?:frame|fragment|partial|redirect\w*|outer ?html|selector|swap)\b", re.I
)
"""What is missed where a piece of a page was asked for: an element, or to be sent elsewhere."""

_DATA = re.compile(r"(?:^|/)(?:api|rest|json|graphql|rpc|v\d{1,2})(?:/|$)|\.json$", re.I)
"""Addresses at which nobody asks for a piece of a page."""

_SELDOM = 3
"""So many times as seldom as data, a piece of a page is what nobody asked for."""

_BARE = frozenset({HTTPStatus.NO_CONTENT, HTTPStatus.RESET_CONTENT})
"""Answers that have no body: what kind it would be of, servers write beside it out of habit."""

_OTHERS = 2
"""Answers that must have been JSON before one that is not says anything."""


def find_other_media(timeline: Timeline, seen: set[int]) -> Iterator[Signal]:
    """Yield answers in HTML, or empty, where all the others of the API are JSON with a size."""
    answers = [e for e in timeline.answered if e.request and _is_answer(timeline, e.request)]
    json = [e for e in timeline.answered if e.request and "json" in e.request.media]
    sized = sum(1 for e in json if e.request and e.request.size)
    tell_sizes = sized >= max(_OTHERS, 0.8 * len(json))
    for event in answers:
        asked = event.request
        if asked is None or event.index in seen:
            continue
        if asked.media == "text/html" and asked.url.extension in _FILES:
            yield unusable(timeline, event, "with a page instead of a file", None)
        elif "json" in asked.media and asked.url.extension in _PRINTED:
            # it may say where the file is, and the browser is sent there
            signal = unusable(timeline, event, "with data instead of a file", None)
            yield replace(signal, overheard=True)
        elif asked.media == "text/html":
            yield from _read_page(timeline, event, asked)
        elif _is_left_empty(timeline, event, tell_sizes=tell_sizes):
            yield unusable(timeline, event, "with nothing in it", None)


def unusable(timeline: Timeline, event: Event, how: str, error: Event | None) -> Signal:
    """Return an answer that came well and cannot be used; to sign in where that is what came."""
    assert event.request is not None
    if error is not None and event.request.media == "text/html":
        # Firefox tells of the rejection where Chromium does not: it came as a page all the same
        led = _leads_to_sign_in(timeline, event)
        if led:
            signal = _signed_out(timeline, event, *led)
            return replace(signal, also=(*signal.also, error))
    if shows_a_door(event.request):
        outcome = f"answered {event.request.status} with a sign-in page"
        kind, category = SignalKind.AUTH, Category.AUTH_EXPIRED
    else:
        kind, category = SignalKind.UNREADABLE, Category.API_CONTRACT
        outcome = f"answered {event.request.status} {how}"
    signal = request_signal(timeline, event, kind, category, outcome)
    return replace(signal, also=(error,) if error is not None else ())


def _read_page(timeline: Timeline, event: Event, asked: Request) -> Iterator[Signal]:
    """Yield a page that came where data was asked for, or the sign-in that it led to."""
    if asked.of_page:
        if _is_of_no_use(timeline, event, asked):
            yield unusable(timeline, event, "with another page instead of data", None)
        return
    is_odd = _is_odd_one_out(timeline, asked)
    is_data = _DATA.search(asked.url.path) is not None
    if not (is_odd or is_data or _is_complained_of(timeline, event)):
        return
    led = _leads_to_sign_in(timeline, event)
    if not led and not is_odd and not _is_complained_of(timeline, event):
        return
    if led:
        yield _signed_out(timeline, event, *led)
    else:
        expected = is_odd or not _asks_for_markup(timeline, event)
        how = "with a page instead of JSON" if expected else "with a page that could not be used"
        yield unusable(timeline, event, how, None)


def _asks_for_markup(timeline: Timeline, event: Event) -> bool:
    """Tell an answer of which the page says which element, or what else than data, it lacks."""
    later = timeline.between(event.at_us, event.answered_us + READ_US, _LOOK_BACK)
    said = (e.text[:_SEEN] for e in later if e.level is Level.ERROR and e.index > event.index)
    return any(_OF_MARKUP.search(one) for one in said)


def _is_of_no_use(timeline: Timeline, event: Event, asked: Request) -> bool:
    """Tell a whole page in the place of its parts, which came as such before.

    A router has the browser load it then: where that page comes, nothing is amiss.
    """
    if is_asked_ahead(timeline, event) or not _has_parts(timeline):
        return False
    there = timeline.loads.within(event.answered_us, event.answered_us + _LOADED_US)
    return not any(page.target and page.target.path == asked.url.path for page in there)


@once
def _has_parts(timeline: Timeline) -> bool:
    """Tell a session in which parts of pages came as what they are."""
    good = (e.request for e in timeline.answered if e.request and e.request.of_page)
    return any(200 <= (one.status or 0) < 300 and one.media != "text/html" for one in good)


def _is_odd_one_out(timeline: Timeline, asked: Request) -> bool:
    """Tell a page where data is asked for: by its address, or since only data is asked for."""
    data, pieces = _asked_for(timeline)
    if len(data) >= _OTHERS and (_DATA.search(asked.url.path) or _SELDOM * len(pieces) < len(data)):
        return True
    return path_template(asked.url.path) in data and _counts(timeline) >= _OTHERS


@once
def _asked_for(timeline: Timeline) -> tuple[frozenset[str], frozenset[str]]:
    """Return the addresses that are answered with data, and those with pieces of a page."""
    asked = [e.request for e in timeline.answered if e.request]
    data = frozenset(path_template(one.url.path) for one in asked if "json" in one.media)
    good = (one for one in asked if one.media == "text/html" and _is_answer(timeline, one))
    pieces = frozenset(path_template(one.url.path) for one in good)
    return data, pieces - data


@once
def _counts(timeline: Timeline) -> int:
    return sum(1 for e in timeline.answered if e.request and "json" in e.request.media)


def _is_left_empty(timeline: Timeline, event: Event, *, tell_sizes: bool) -> bool:
    """Tell JSON without a size where all the others have one, or nothing that the page missed."""
    asked = event.request
    if asked is None or asked.size or asked.status == HTTPStatus.NO_CONTENT:
        return False
    if "json" in asked.media and tell_sizes:
        return True
    if asked.size == 0 and asked.url.extension in _FILES:
        return True  # a page that makes a file of it keeps an empty one
    return asked.size == 0 and asked.method == "GET" and _is_complained_of(timeline, event)


def _is_complained_of(timeline: Timeline, event: Event) -> bool:
    """Tell an answer after which its page wrote an error at once, of no element of its own.

    What is said on every page was said before this answer too, and is not about it.
    """
    later = timeline.between(event.at_us, event.answered_us + READ_US, _LOOK_BACK)
    errors = [e for e in later if e.level is Level.ERROR and e.index > event.index]
    said = [e for e in errors if not e.request and not _is_said_anyhow(timeline, event, e)]
    return bool(said) and not any(map(_is_its_own, said))


def _is_said_anyhow(timeline: Timeline, event: Event, error: Event) -> bool:
    """Tell an error of another page, or one that was written before the answer already."""
    if timeline.page_number(error.index) != timeline.page_number(event.index):
        return True
    first = _first_said(timeline).get(error.text[:_SEEN])
    return first is not None and first < event.index


@once
def _first_said(timeline: Timeline) -> dict[str, int]:
    """Return where each error was written first."""
    errors = [e for e in timeline.loud if e.level is Level.ERROR and not e.request]
    return {e.text[:_SEEN]: e.index for e in reversed(errors)}


def _is_its_own(error: Event) -> bool:
    thrown = error.thrown
    said = thrown.message if thrown is not None else ""
    return bool(said) and (is_of_an_element(said) or calls_its_own(said))


def _leads_to_sign_in(timeline: Timeline, event: Event) -> tuple[Event, str] | None:
    """Return what told at once of a page for signing in, or that page, and its path."""
    lines = _of_sign_in(timeline)
    first, end = lines.span(event.at_us, event.answered_us + READ_US)
    if first < end:
        return lines.events[first], _sign_in_in(lines.events[first])
    page = timeline.loads.first_after(event.index)
    if page is None or page.target is None or page.at_us - event.answered_us > _SOON_US:
        return None
    return (page, page.target.path) if is_door(page.target.path) else None


@once
def _of_sign_in(timeline: Timeline) -> Marks:
    """Return the lines of the page that name a page for signing in."""
    lines = (e for e in timeline.events if e.kind is EventKind.CONSOLE and e.element is None)
    return Marks(line for line in lines if _sign_in_in(line))


def _sign_in_in(line: Event) -> str:
    """Return the first path for signing in that a line names, '' where it names none."""
    paths = _PATH.findall(line.text[:_SEEN])
    return next((path for path in paths if Concept.LOG_IN in concepts(path)), "")


def _signed_out(timeline: Timeline, event: Event, told: Event, path: str) -> Signal:
    outcome = f"led to the page {clean(path, 80)}"
    signal = request_signal(timeline, event, SignalKind.AUTH, Category.AUTH_EXPIRED, outcome)
    return replace(signal, also=(told,))


def _is_answer(timeline: Timeline, asked: Request) -> bool:
    good = asked.status is not None and 200 <= asked.status < 300 and asked.status not in _BARE
    first = party_of_url(asked.url, timeline.page_host) is Party.FIRST
    return good and first and asked.resource == "api" and asked.method != "HEAD"
