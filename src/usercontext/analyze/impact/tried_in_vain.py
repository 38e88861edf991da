"""Retries in vain in a program's log. Not: clicks, points.

Where nobody tells of a press, that somebody wanted it is told by how often it was tried: one change
that was asked for three times and always given up on, a line that ends each beginning alike, and a
program that by its own word lets nobody do anything any more. What programs do by themselves, such
as to sync or to count, is no such thing.
"""

import re
from collections.abc import Sequence

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.grouping import message_template
from usercontext.analyze.language.asks_or_complains import is_wish, only_asks
from usercontext.analyze.language.done_unasked import is_done_unasked
from usercontext.analyze.language.urls import path_template
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.own_fields import said_by_fields
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.log_entry import Level

_GAVE_UP = frozenset({SignalKind.SERVER_ERROR, SignalKind.NO_ANSWER, SignalKind.UNREADABLE})
_BROKE = _GAVE_UP | {SignalKind.CONSOLE_ERROR, SignalKind.EXCEPTION, SignalKind.STORAGE}
_CHANGES = frozenset({"POST", "PUT", "PATCH"})
_FAILED = re.compile(
    r"\b(?:fail\w*|could not|couldn't|cannot|unable|timed out|timeout|no response|gave up"
    r"|connection (?:refused|reset)|econnrefused"
    r"|fehlgeschlagen"
    r"|nicht möglich|échou\w+|impossible|falló|fallid\w+|non riuscit\w+|falhou|mislukt)\b",
    re.I,
)
_WELL = re.compile(
    r"\b(?:succe\w+|saved|sent|completed?|recovered|restored|granted|acquired|done|ok|200|201)\b",
    re.I,
)
_SHUT = re.compile(
    r"\b(?:switch\w*|chang\w*|going|went|enter\w*|fall\w*(?: back)?|drop\w*|start\w*)"
    r" (?:in)?(?:to |in )?(?:the )?(?:read[- ]?only|restricted|limited|locked|lock(?:ed)?-?down"
    r"|view(?:er)?[- ]only|demo|unlicen[sc]ed|degraded read)\b",
    re.I,
)
_BACK = re.compile(r"\b(?:back to|full|normal|unlocked|writable|lease (?:ok|acquired))\b", re.I)
_HANDSHAKE = re.compile(
    r"\bCERTIFICATE_VERIFY_FAILED\b|\bERR_CERT_\w+|\bSSLHandshakeException\b"
    r"|\bcert\w* has expired\b"
    r"|\bCERT_HAS_EXPIRED\b|\bCode=-120[1-6]\b|\bserver certificate\b.{0,40}\b(?:expired|invalid)\b"
    r"|\bHandshakeException\b|\b(?:SSL|TLS)(?: \w{1,12})? handshake (?:has )?failed\b",
    re.I,
)
_OFTEN, _TWICE = 3, 2
_SPREAD_US = 3 * MICROSECONDS
_SHUT_US = 120 * MICROSECONDS
_MOST, _BEFORE, _SEEN = 200, 4, 300


def was_tried_in_vain(timeline: Timeline, chain: Chain) -> bool:
    """Tell a failure that somebody met each time they tried, in a log that tells no press."""
    root = chain.root
    if timeline.program is Program.PAGE or timeline.tells_presses:
        return False
    if is_wish(timeline.description) or only_asks(timeline.description):
        return False  # whoever was stopped says so
    if chain.recovered is not None or root.reason is not None or root.party is not Party.FIRST:
        return False
    if root.event.level is Level.ERROR and _is_shut_out(timeline, root.event):
        return True
    if root.category in (Category.OFFLINE, Category.THIRD_PARTY) or root.kind not in _BROKE:
        return False
    if root.event.request is not None and not root.event.request.told:
        return _keeps_asking(timeline, root.event) or _shuts(timeline, root.event)
    return _fails_each_time(timeline, root.event) or _shuts(timeline, root.event)


def _is_shut_out(timeline: Timeline, event: Event) -> bool:
    """Tell a certificate of the own server by which nothing that is asked gets through to it."""
    said = event.text[:_SEEN]
    if _HANDSHAKE.search(said) is None or timeline.went_well:
        return False
    return not _goes_well(timeline, event)


def _keeps_asking(timeline: Timeline, event: Event) -> bool:
    asked = event.request
    if asked is None or asked.method.upper() not in _CHANGES:
        return False
    if is_done_unasked(asked.url.path):
        return False
    made = asked.method, path_template(asked.url.path)
    near = [one.request for one in timeline.answered[-_MOST:] if one.request]
    same = [one for one in near if (one.method, path_template(one.url.path)) == made]
    gave_up = [one for one in same if not one.status or one.status >= 500]
    return len(gave_up) >= _OFTEN and len(gave_up) == len(same)


def _fails_each_time(timeline: Timeline, event: Event) -> bool:
    """Tell a line that says the same of three tries, or of each of two that began alike."""
    threw = event.thrown is not None and event.thrown.uncaught
    if not threw and not _is_given_up(event):
        return False
    if is_done_unasked(event.text[:_SEEN]):
        return False
    name = _template(event)
    same = [one for one in timeline.loud[-_MOST:] if one.level is Level.ERROR]
    same = [one for one in same if _template(one) == name]
    if len(same) < _TWICE or _goes_well(timeline, same[-1]):
        return False
    spread = same[-1].at_us - same[0].at_us >= _SPREAD_US
    often = len(same) >= _OFTEN and not threw  # what is drawn anew throws each time
    return spread and (often or _begin_alike(timeline, same))


def _is_given_up(event: Event) -> bool:
    """Tell a line that says that something failed, or that a change was given up on."""
    asked = event.request
    if asked is not None and asked.told and asked.method in _CHANGES:
        return not asked.status or asked.status >= 500
    return _FAILED.search(event.text[:_SEEN]) is not None


def _begin_alike(timeline: Timeline, same: Sequence[Event]) -> bool:
    """Tell failures that each have the same line just before them, which nothing else follows."""
    before = [_names_before(timeline, one) for one in same]
    begun = set.intersection(*before)
    lines = [_name(timeline, one) for one in timeline.lines[-_MOST:] if _is_written(one)]
    return any(lines.count(name) == len(same) for name in begun)


def _names_before(timeline: Timeline, event: Event) -> set[str]:
    near = timeline.events[max(0, event.index - _BEFORE) : event.index]
    quiet = (one for one in near if one.level not in (Level.ERROR, Level.WARN) and _is_written(one))
    names = {_name(timeline, one) for one in quiet}
    return {name for name in names if name and not is_done_unasked(name)}


def _is_written(event: Event) -> bool:
    return event.kind is EventKind.CONSOLE


def _name(timeline: Timeline, event: Event) -> str:
    """Return what a line says in each session; of one without words, what its fields do."""
    if event.text:
        return _template(event)
    return message_template(said_by_fields(timeline.entries[event.id].payload, "")[:_SEEN])


def _goes_well(timeline: Timeline, last: Event) -> bool:
    later = timeline.events[last.index + 1 : last.index + 1 + _MOST]
    return any(one.kind is EventKind.CONSOLE and _WELL.search(one.text[:_SEEN]) for one in later)


def _shuts(timeline: Timeline, event: Event) -> bool:
    """Tell a program that behind a failure lets nobody change anything, and stays so."""
    later = timeline.between(event.at_us, event.at_us + _SHUT_US, _MOST)
    told = [one for one in later if one.index > event.index and _SHUT.search(one.text[:_SEEN])]
    if not told:
        return False
    behind = timeline.events[told[-1].index + 1 : told[-1].index + 1 + _MOST]
    return not any(_BACK.search(one.text[:_SEEN]) for one in behind)


def _template(event: Event) -> str:
    return message_template(event.said[:_SEEN])
