"""Where a session was, when it ended, who captured it. Not: event order."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from usercontext.analyze.language.urls import split_url
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.origins_told import other_origin_in, own_origin_in
from usercontext.analyze.reading.parties import is_bystander, is_vendor
from usercontext.analyze.reading.report import Report
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.log_entry import LogEntry

_FEW = 30
_CAPTURED = frozenset({"environment", "vital", "capture.dropped", "dead_click"})
"""What only a script writes that captures all there is."""

SILENCE_US = 300 * MICROSECONDS
"""Longer without any entry is a gap: a person who waits five minutes has left, or capture had."""

JUMP_US = 60 * MICROSECONDS
"""An entry stamped this much before the one that arrived before it: the clock was set."""

TRUSTED_CLOCK_US = 1800 * MICROSECONDS
"""A page's clock further than this from ours at the report says nothing about nearness to it."""


def is_captured(events: Sequence[Event]) -> bool:
    """Tell whether any entry is such as only a script writes that captures all there is.

    Who posts lines by a script of their own has chosen them, and tells no press as a rule.
    """
    return not _CAPTURED.isdisjoint(event.topic for event in events)


def is_picked(events: Sequence[Event]) -> bool:
    """Tell entries so few that each of them was sent on purpose."""
    return len(events) <= _FEW and not is_captured(events)


_DRAWN = frozenset({"image", "font", "style"})
_NAVIGATED = 10
_THREW = 3
"""A script that threw is the page's more likely than what the page asked once."""


def page_host_of(report: Report, events: Sequence[Event]) -> str:
    """Return the host of the page: as reported, as navigated, else the commonest one asked."""
    written = (report.metadata or {}).get("url")
    if isinstance(written, str) and (host := split_url(written).host):
        return host
    seen: Counter[str] = Counter()
    threw: set[str] = set()
    others: set[str] = set()
    for event in events:
        if told := own_origin_in(event):
            seen[told] += _NAVIGATED
        if (other := other_origin_in(event)) is not None:
            others.add(other.host)
        for url in (event.target, event.origin):
            if url is not None and url.host:
                seen[url.host] += _NAVIGATED
        asked = event.request
        if asked is not None and asked.url.host and asked.resource != "script":
            seen[asked.url.host] += 1 if asked.resource in _DRAWN else 2
        frames = event.thrown.frames if event.thrown is not None else ()
        if frames and (host := split_url(frames[0].url).host) and host not in threw:
            seen[host] += _THREW
            threw.add(host)
    houses = (host for host, _ in seen.most_common(5))
    own = [one for one in houses if not is_bystander(one) and not is_vendor(one)]
    own = [one for one in own if one not in others]
    return own[0] if own else ""


def page_port_of(report: Report, events: Sequence[Event], host: str) -> str | None:
    """Return the port of the page, '' for the usual one, or None where nothing tells."""
    written = (report.metadata or {}).get("url")
    urls = [split_url(written)] if isinstance(written, str) else []
    urls += [event.target for event in events if event.target is not None]
    return next((url.port for url in urls if url.host == host), None) if host else None


def moment_of(report: Report, events: Sequence[Event]) -> int:
    """Return the instant that nearness is measured from: the report or the end, if first."""
    if not events:
        return report.reported_us
    last = events[-1].at_us
    trusted = abs(report.reported_us - last) <= TRUSTED_CLOCK_US
    return min(report.reported_us, last) if trusted else last


def left_of(report: Report, events: Sequence[Event]) -> int:
    """Return until when the user waited: the report, where the clocks agree, else the end."""
    last = events[-1].at_us if events else report.reported_us
    agree = 0 <= report.reported_us - last <= TRUSTED_CLOCK_US
    return report.reported_us if agree else last


def report_path_of(report: Report) -> str:
    """Return the path of the page that the report was written on, '' where nothing tells."""
    written = (report.metadata or {}).get("url")
    return split_url(written).path if isinstance(written, str) and written else ""


def count_gaps(ordered: Sequence[LogEntry]) -> int:
    """Count the silences longer than a page that is looked at keeps."""
    return sum(b.instant_us - a.instant_us > SILENCE_US for a, b in pairwise(ordered))


def count_jumps(arrived: Sequence[LogEntry]) -> int:
    """Count how often the clock of the page was set back."""
    return sum(a.instant_us - b.instant_us > JUMP_US for a, b in pairwise(arrived))
