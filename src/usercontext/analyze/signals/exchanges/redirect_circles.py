"""Addresses that redirect to each other, as an HTTP client logs. Not: pages.

An archive of requests, or a tool for tests, has no pages that come: it has each answer that says
where to go instead, in the order in which they were asked for.
"""

from collections.abc import Iterator

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.controls.repeats import circle_of
from usercontext.analyze.signals.signal import Signal

_LEADS_ON = frozenset({301, 302, 303, 307, 308})
_TURNS = 3
_MOST_ADDRESSES = 4


def find_redirect_circles(timeline: Timeline) -> Iterator[Signal]:
    """Yield each run of answers that lead to the next one, and to the first of them again."""
    run: list[tuple[str, Event]] = []
    for event in timeline.answered:
        asked = event.request
        if asked is None or party_of_url(asked.url, timeline.page_host) is Party.BYSTANDER:
            continue
        if asked.status in _LEADS_ON and asked.reads:
            run.append((asked.url.path, event))
            continue
        yield from _circle(run)
        run = []
    yield from _circle(run)


def _circle(run: list[tuple[str, Event]]) -> Iterator[Signal]:
    """Yield the signal of a run that came to each of its few addresses again and again."""
    ways = list(dict.fromkeys(path for path, _ in run))
    if not 2 <= len(ways) <= _MOST_ADDRESSES or len(run) < _TURNS * len(ways):
        return
    if all(path == ways[at % len(ways)] for at, (path, _) in enumerate(run)):
        yield circle_of(run, len(ways))
