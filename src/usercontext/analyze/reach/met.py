"""Which signatures a session met, reported or not. Not: where sessions come from, counts.

Every signal of a session is named as an issue's cause would be, so that a report and the sessions
that never told meet under one name.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from usercontext.analyze.causes.ranking import Chain, rank_causes
from usercontext.analyze.reach.browser_families import browser_family
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.report import Report
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.detect import find_signals
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.signatures.signature import names_of
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import LogEntry
from usercontext.domain.reach import MetSignature, SessionReading

MOST_SIGNATURES = 50
"""Of one session: a page that throws another message a second would fill a table by itself."""

_TRIED_US = 5_000_000
"""A click this long before a failure is what the user tried."""

_AGENT_NAMES = ("userAgent", "user_agent", "browser")


def read_session(
    entries: Sequence[LogEntry], metadata: dict[str, Any], reported_us: int, total: int
) -> SessionReading:
    """Read a session's telling entries for the signatures it carries; any payload is survived."""
    report = Report("", metadata, reported_us, None, None, entries, total=total, is_silent=True)
    timeline = Timeline(report)
    signals = find_signals(timeline)
    chains = {chain.root.event.index: chain for chain, _ in _chains(timeline, signals)}
    alike: dict[tuple[str, ...], list[Signal]] = {}
    for signal in signals:
        alike.setdefault(names_of(timeline, signal), []).append(signal)
    met = [_met(timeline, names, own, chains) for names, own in alike.items()]
    kept = tuple(met[:MOST_SIGNATURES])
    return SessionReading(
        met=kept,
        is_healthy=all(one.went_on for one in met),
        left_out=len(met) - len(kept),
        browser=_browser(entries, metadata),
    )


def signatures_in(report: Report) -> frozenset[str]:
    """Return the signatures, former ones too, of all that went wrong in a reported session."""
    timeline = Timeline(report)
    return frozenset(
        name for signal in find_signals(timeline) for name in names_of(timeline, signal)
    )


def _chains(timeline: Timeline, signals: list[Signal]) -> Iterable[tuple[Chain, float]]:
    return rank_causes(timeline, signals, "").chains


def _met(
    timeline: Timeline, names: tuple[str, ...], alike: list[Signal], chains: dict[int, Chain]
) -> MetSignature:
    own = [chains[one.event.index] for one in alike if one.event.index in chains]
    return MetSignature(
        signature=names[0],
        category=_watched_as(alike[0]),
        evidence=alike[0].event.id,
        is_root=bool(own),
        links=max(map(_count_links, own), default=0),
        went_on=_went_on(timeline, alike),
        former=names[1:],
    )


def _watched_as(signal: Signal) -> Category:
    """Return what a signal is counted as: a script that is not there is missed like any part.

    Only of a picture it may be meant so, and a team need not be told.
    """
    own = signal.kind is SignalKind.CHUNK and signal.category is Category.ASSET_MISSING
    return Category.CHUNK_LOAD if own else signal.category


def _count_links(chain: Chain) -> int:
    return (chain.trigger is not None) + bool(chain.effects) + bool(chain.retries)


def _went_on(timeline: Timeline, alike: list[Signal]) -> bool:
    """Tell whether the user came to another page, and tried nothing again that had failed.

    To leave for another page after the same control was tried twice is no going on.
    """
    first = alike[0].event
    route = timeline.route_at(first.at_us)
    later = (page for page in timeline.navigations if page.index > first.index)
    if not any(page.target is not None and page.target.path != route for page in later):
        return False
    return not any(_is_tried_again(timeline, one.event) for one in alike)


def _is_tried_again(timeline: Timeline, failed: Event) -> bool:
    before = [
        click.element.key
        for click in timeline.clicks
        if click.element is not None
        and click.index < failed.index
        and click.at_us >= failed.at_us - _TRIED_US
    ]
    return bool(before) and any(
        click.element is not None and click.element.key == before[-1]
        for click in timeline.clicks
        if click.index > failed.index
    )


def _browser(entries: Sequence[LogEntry], metadata: dict[str, Any]) -> str:
    places: Iterable[dict[str, Any]] = (metadata, *(entry.payload for entry in entries))
    for place in places:
        for name in _AGENT_NAMES:
            told = place.get(name)
            if isinstance(told, str) and (family := browser_family(told)):
                return family
    return ""
