"""A good response whose own numbers say that it is incomplete or not done.

500 of 12,844 rows with ``truncated``, 212 taken in and 38 left out, 15 of the 20 that were sent, a
filter that the answer does not list, a count that the list behind it does not bear out. Whoever
made the answer knew; pages mostly show it without a word. Such an answer is a cause only where the
report complains of it (`overheard`). Not: answers that say that they failed, which are `bodies`.
"""

import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.called import SENT
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.fields import Place, as_text, layer
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.strict_json import read_json
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.not_kept import not_done, not_kept
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_LONGEST = 8_000
_MOST = 200
"""Answers that are looked at: the newest of each address, near the report."""

_FLAGS = re.compile(
    r"(?:is_?|has_?|was_?)?(?:partial|truncated|incomplete|limited|capped|stale|outdated|degraded"
    r"|fallback|defaulted|deprecated|overbooked|out_?of_?sync|unchanged|no_?op|ignored|clipped"
    r"|read_?only_?mode|dry_?run|mocked)(?:_?(?:results?|data|content|response|used))?",
    re.I,
)
"""What an answer calls itself that is not all that it might be."""

_LISTS = re.compile(
    r"(?:missing|omitted|skipped|ignored|unavailable|not_?found|unknown|unsupported|dropped"
    r"|warnings|unmatched|excluded|out_?of_?stock|not_?applied|rejected|unresolved"
    r"|ignor[eé]e?s|manquants?|fehlend\w*|faltantes|mancanti)(?:_?\w{1,20})?",
    re.I,
)
_LEFT_OUT = re.compile(
    r"(?:skipped|ignored|dropped|omitted|left_?out|unmatched|unsent|bounced|undelivered|missing"
    r"|excluded|suppressed|withheld|deferred|unreachable|conflicts"
    r"|not_?found|ignor[eé]e?s|übersprungen|omitidos|ignorados|saltat[ie]|ignorat[ie]"
    r"|overgeslagen|pominięte)(?:_?(?:rows?|count|items?|lines?|records?|entries))?",
    re.I,
)
_WANTED = re.compile(
    r"(?:requested|selected|total|received|submitted|attempted|expected|sent|asked|found"
    r"|matched|rows_?total|total_?(?:rows|count|items|records))(?:_?count)?",
    re.I,
)
_DONE = re.compile(
    r"(?:updated|processed|deleted|removed|moved|closed|archived|restored|imported|created|saved"
    r"|changed|applied|affected|assigned|copied|exported|delivered|notified|published|merged"
    r"|modified|rows|returned|written|synced|recipients|matched_?count|modified_?count|answered"
    r"|added|inserted|upserted|rows_?affected|affected_?rows)(?:_?count)?",
    re.I,
)
_THERE_ALREADY = re.compile(r"duplicate|unchanged|already|exists|up[ _-]to[ _-]date|same", re.I)
_FILTERS = re.compile(r"(?:applied|active|effective|used)_?(?:filters?|facets|sort|query)", re.I)
_COUNTS = re.compile(
    r"(?:unread|unseen|count|total|open|new|pending|badge|items)(?:_?count)?", re.I
)
_OF_SUMS = frozenset({"currency", "subtotal", "tax", "discount", "discounts", "price", "amount"})
"""Beside these a total and what is saved are money."""

_CHOSEN = re.compile(
    r"\w+_?(?:dates?|days|slots|times|users|people|accounts|contacts|onboarding|translations|ids"
    r"|ingredients|allergens|countries|regions|sizes|colou?rs)",
    re.I,
)
_OPPOSITES = frozenset({"approved", "accepted", "available", "included", "in_stock", "inStock"})
_NOTICE = re.compile(r"deprecat|expir|\bwill\b|\bsoon\b|recommend|\bbeta\b|preview", re.I)
_LATER = frozenset(
    {"processing", "queued", "scheduled", "running", "in_progress", "enqueued", "accepted"}
)
_JOBS = frozenset({"jobId", "job_id", "taskId", "task_id", "queued", "async"})
"""What was taken in to be done later is told in numbers of nothing."""

_OF_PAGES = frozenset({"page", "limit", "offset", "cursor", "per_page", "size", "skip", "take"})
_COUNTED_AT = re.compile(r"/(?:count|counts|badge|summary|unread|stats|totals?)/?$", re.I)
_OF_ONE = re.compile(r"(?<=”):? “(?!\d+”)[^”]*”?$")
_OF_EXCHANGES = ("url", "method", "headers", "path", "uri")
_WITHIN_US = 120_000_000

_Said = tuple[str, Category]


def find_short_answers(timeline: Timeline) -> Iterator[Signal]:
    """Yield the newest answer of each address whose own numbers say that something is amiss."""
    newest: dict[tuple[str, str], Event] = {}
    for event in timeline.answered:
        if event.request is not None and event.request.body and _is_good(event.request):
            newest.pop(event.request.address, None)
            newest[event.request.address] = event
    counts: dict[str, tuple[Event, str, int]] = {}
    for event in list(newest.values())[-_MOST:]:
        asked = event.request
        told = object_of(asked.body or "") if asked is not None else None
        if asked is None or told is None:
            continue
        found = _amiss(timeline, event, asked, told)
        also: tuple[Event, ...] = ()
        if found is None and asked.reads:
            found, also = _against_a_count(event, asked, told, counts)
        if found is None:
            continue
        outcome = f"answered {asked.status}, and says {found[0]}"
        signal = request_signal(timeline, event, SignalKind.MISMATCH, found[1], outcome)
        if signal.party is Party.FIRST:
            words = f"{signal.words} {found[0]}"
            signal = replace(signal, words=words, message=_kept_name(found[0]), also=also)
            yield replace(signal, overheard=True, last_word=_is_shown_last(timeline, event))


def _is_shown_last(timeline: Timeline, event: Event) -> bool:
    """Tell what somebody looked at to the end: no press and no page came after it."""
    later = (*timeline.clicks[-1:], *timeline.navigations[-1:])
    return all(one.index < event.index for one in later)


def _kept_name(said: str) -> str:
    """Return what is said without what it is said of: a number, somebody's name."""
    return re.sub(r"\d+", "#", _OF_ONE.sub("", said))


def _is_good(asked: Request) -> bool:
    return 200 <= (asked.status or 0) < 300 and not asked.told


def value_of(text: str) -> Any:
    """Return what a body is as JSON, None where it is none, or long."""
    if len(text) > _LONGEST or not text.lstrip().startswith(("{", "[")):
        return None
    try:
        return read_json(text)
    except ValueError:
        return None


def object_of(text: str) -> dict[str, Any] | None:
    """Return the object that a body is, out of the one that it may be wrapped in."""
    told = value_of(text)
    if not isinstance(told, dict):
        return None
    inner = [one for one in told.values() if isinstance(one, dict)]
    return inner[0] if len(told) == 1 and inner else told


def _amiss(timeline: Timeline, event: Event, asked: Request, told: dict[str, Any]) -> _Said | None:
    backend = Category.BACKEND_ERROR
    sent = object_of(sent_with(timeline, event)) or {}
    flags = (n for n, v in told.items() if v is True and _FLAGS.fullmatch(n))
    flag = next((n for n in flags if sent.get(n) is not True), None)
    part = _part(told)
    if flag is not None and (not asked.reads or part or not _is_of_use(flag, told)):
        return f"“{clean(flag, 40)}”{f' with {part}' if part else ''}", backend
    listed = next((n for n, v in told.items() if v and _is_listed(n, v)), None)
    listed = None if listed is not None and _is_a_choice(asked, listed, told) else listed
    if listed is not None:
        first = told[listed][0]
        first = _why(first) if isinstance(first, dict) else first
        shown = f": “{clean(first, 60)}”" if first and isinstance(first, str) else ""
        return f"“{clean(listed, 40)}”{shown}", backend
    if asked.reads:
        return _unfiltered(timeline, event, told)
    left = next(((n, v) for n, v in told.items() if _is_many(v) and _LEFT_OUT.fullmatch(n)), None)
    if left is not None and not _is_accounted_for(told, left[1]):
        return f"“{clean(left[0], 40)}” “{left[1]}”", backend
    return _less_done(asked, told, sent, part)


def _is_accounted_for(told: dict[str, Any], left: int) -> bool:
    """Tell what needed nothing, for it is there already, beside all the rest that was done."""
    counts = {n: v for n, v in told.items() if type(v) is int}
    wanted = [v for n, v in counts.items() if n == "rows" or _WANTED.fullmatch(n)]
    done = sum(v for n, v in counts.items() if n != "rows" and _DONE.fullmatch(n))
    there = any(isinstance(v, str) and _THERE_ALREADY.search(v) for v in told.values())
    return there and done > 0 and (not wanted or done + left == wanted[0])


def _why(one: dict[str, Any]) -> Any:
    """Return what is said of one that was left out: its reason, not its name."""
    return next((one[name] for name in ("reason", "error", "message", "code") if one.get(name)), "")


def _less_done(
    asked: Request, told: dict[str, Any], sent: dict[str, Any], part: str
) -> _Said | None:
    """Return that less was done than was asked for, unless it is to be done later."""
    backend, contract = Category.BACKEND_ERROR, Category.API_CONTRACT
    if asked.status == HTTPStatus.ACCEPTED or told.keys() & _JOBS:
        return None
    if any(str(told.get(name, "")).lower() in _LATER for name in ("status", "state")):
        return None
    if part:
        return part, backend
    done = [(n, v) for n, v in told.items() if type(v) is int and _DONE.fullmatch(n)]
    if done and not any(value for _, value in done):
        return f"“{clean(done[0][0], 40)}” “0”", backend
    asked_for = max((len(v) for v in sent.values() if isinstance(v, list)), default=0)
    if done and 0 < done[0][1] < asked_for:
        return f"“{clean(done[0][0], 40)}” “{done[0][1]}”", backend
    said = not_kept(sent, told) or not_done(sent, told)
    return (said, contract) if said else None


def _is_of_use(flag: str, told: dict[str, Any]) -> bool:
    """Tell a list that came all the same from an interface that is to go."""
    filled = any(isinstance(value, list) and value for value in told.values())
    return filled and flag.lower() in ("deprecated", "limited")


def _is_a_choice(asked: Request, name: str, told: dict[str, Any]) -> bool:
    """Tell a list that somebody keeps, one of two that are told apart, or a notice."""
    value = told[name][0]
    if isinstance(value, str) and name.lower() == "warnings" and _NOTICE.search(value):
        return True
    return asked.reads and bool(_CHOSEN.fullmatch(name) or told.keys() & _OPPOSITES)


def _part(told: dict[str, Any]) -> str:
    """Return how many were done of how many that were wanted, where that is fewer."""
    counts = [(n, v) for n, v in told.items() if type(v) is int and v >= 0]
    wanted = next(((n, v) for n, v in counts if _WANTED.fullmatch(n)), None)
    done = next(((n, v) for n, v in counts if _DONE.fullmatch(n)), None)
    if wanted is None or done is None or done[1] >= wanted[1] or told.keys() & _OF_SUMS:
        return ""
    return f"“{clean(done[0], 40)}” “{done[1]}” of “{clean(wanted[0], 40)}” “{wanted[1]}”"


def _is_listed(name: str, value: Any) -> bool:
    return isinstance(value, list) and bool(value) and _LISTS.fullmatch(name) is not None


def _is_many(value: Any) -> bool:
    return type(value) is int and value > 0


def _unfiltered(timeline: Timeline, event: Event, told: dict[str, Any]) -> _Said | None:
    """Return what an answer lists none of, where its address asks for some."""
    query = str(timeline.entries[event.id].payload.get("url", "")).partition("?")[2]
    asked = {part.partition("=")[0].lower() for part in query.split("&") if part.partition("=")[2]}
    if not asked - _OF_PAGES:
        return None
    for name, value in told.items():
        if _FILTERS.fullmatch(name) and value in ([], {}, "", None):
            return f"no “{clean(name, 40)}”", Category.API_CONTRACT
    return None


def _against_a_count(
    event: Event, asked: Request, told: dict[str, Any], counts: dict[str, tuple[Event, str, int]]
) -> tuple[_Said | None, tuple[Event, ...]]:
    """Return that a list is empty of which some had been counted just before."""
    path = asked.url.path.rstrip("/")
    counted = _COUNTED_AT.search(path)
    if counted is not None:
        some = next(((n, v) for n, v in told.items() if _is_many(v) and _COUNTS.fullmatch(n)), None)
        if some is not None:
            counts[path[: counted.start()]] = (event, *some)
        return None, ()
    before = counts.get(path)
    empty = [v for v in told.values() if isinstance(v, list)]
    if before is None or len(empty) != 1 or empty[0]:
        return None, ()
    if event.at_us - before[0].at_us > _WITHIN_US:
        return None, ()
    counted_at = before[0].request.url.path if before[0].request else ""
    said = f"none, where {clean(counted_at, 120)} says “{clean(before[1], 40)}” “{before[2]}”"
    return (said, Category.BACKEND_ERROR), (before[0],)


def sent_with(timeline: Timeline, event: Event) -> str:
    """Return what was sent, as text; ``''`` where it was not captured."""
    entry = timeline.entries[event.id]
    values = layer(entry.payload, entry.event_metadata).values(SENT, (Place.OWN, Place.REQUEST))
    own = entry.payload.get("request")
    if isinstance(own, dict) and own.keys().isdisjoint(_OF_EXCHANGES):
        values = [*values, own]  # what somebody put there is what was sent, and no address
    return next((as_text(value) for value in values if value), "")
