"""Endless retries, request storms, and pages that redirect to each other.

Pages redirect to each other when two, three or four come in turns, or a browser or router says so
(`circle_words`). A lap over a sign-in page may take half a minute.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from msgspec.structs import replace

from usercontext.analyze.grouping import endpoint_template
from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.bursts import densest
from usercontext.analyze.signals.exchanges.asked_ahead import is_asked_ahead
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.sign_ins.failed_in_page import is_way_back
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.clock import MICROSECONDS

_TELLS = "the page said “"
_RETRIES = 4
"""A client that tries three times gives up; this often it does not."""

_PAUSE_US = 5 * MICROSECONDS
"""Longer between two tries is polling, or a person."""

_ASKED = ("api", "document", "socket")
_STORM = 15
_STORM_US = 3 * MICROSECONDS
"""Nobody types or clicks this often: the page asks by itself, for each letter or each drawing."""

_TOO_MANY = 429
_LULL_US = MICROSECONDS

_STREAM = 40
_STREAM_US = 30 * MICROSECONDS
"""Nor does a page that looks for news ask this often, for so long."""

_LONGEST = 7
_RETURNS = 3
_BACK_US = 8 * MICROSECONDS
"""Back where one came from within this time, without a click: the page did it."""

_AWAY_US = 30 * MICROSECONDS
_ELSEWHERE = re.compile(r"/(?:sso|saml2?|oidc|oauth2?|auth|idp|adfs)(?:/|$)", re.I)
_READ = re.compile(
    r"/(?:docs?|help|wiki|blog|guides?|reference|manual|learn|faq|support|articles?|news)/", re.I
)
"""Where people read about signing in, and take their time."""

_HASTE_US = 2_500_000


def fold_retries(timeline: Timeline, signals: Iterable[Signal]) -> list[Signal]:
    """Return the signals with each run of one failing request as its first, which says so."""
    kept: list[Signal] = []
    asked: dict[tuple[str, str], list[Signal]] = {}
    for signal in signals:
        request = signal.event.request
        if request is None or request.told or request.resource not in _ASKED or signal.until_us:
            kept.append(signal)
        else:
            asked.setdefault((signal.endpoint, signal.status), []).append(signal)
    for alike in asked.values():
        for run in _runs(timeline, alike):
            tries = list({one.event.index: one for one in reversed(run)}.values())[::-1]
            # two readings of one answer are one try
            kept += [_folded(tries)] if len(tries) >= _RETRIES else run
    # a pattern comes before what it is made of
    return sorted(kept, key=lambda signal: (signal.event.index, not signal.until_us))


def find_storms(timeline: Timeline) -> Iterator[Signal]:
    """Yield each endpoint that was asked more often in a moment than anybody could cause."""
    asked: dict[str, list[Event]] = {}
    for event in timeline.answered:
        if event.request is None or is_asked_ahead(timeline, event):
            continue  # each link of a list has its page asked for as it is seen
        if event.request.resource == "api":
            host, path = event.request.url.host, event.request.url.path
            asked.setdefault(endpoint_template(event.request.method, host, path), []).append(event)
    for events in asked.values():
        burst = _burst(events)
        if burst and not _are_parts(burst) and 2 * _of_its_own(events, burst) >= len(burst):
            text = f"was sent {len(burst)} times at once"
            limited = any(_status(e) == _TOO_MANY for e in burst)
            if limited:  # one storm, though the limit lets some of it through now and then
                burst = _whole(events, burst)
                text = f"was sent {len(burst)} times at once"
            # no number: the entries that are cited are the first, which were not refused yet
            text += ", until the server refused it for coming too often" if limited else ""
            kind, category = SignalKind.STORM, Category.TIMEOUT_SLOW
            signal = request_signal(timeline, burst[0], kind, category, text)
            until = burst[-1].answered_us
            yield replace(signal, status="storm", also=tuple(burst[1:]), until_us=until)


def is_storm(events: Sequence[Event]) -> bool:
    """Tell what was asked of one endpoint more often in a moment than anybody could cause."""
    return bool(_burst(events))


def _burst(events: Sequence[Event]) -> Sequence[Event]:
    burst = densest(events, _STORM_US)
    if len(burst) >= _STORM:
        return burst
    stream = densest(events, _STREAM_US) if len(events) >= _STREAM else ()
    return stream if len(stream) >= _STREAM else ()


def _are_parts(burst: Sequence[Event]) -> bool:
    """Tell what is sent in numbered parts, each once: a file, a long import."""
    sent = [e.request for e in burst if e.request is not None and not e.request.reads]
    if len(sent) < len(burst):
        return False
    ends = [one.url.path.rstrip("/").rpartition("/")[2] for one in sent]
    numbers = [int(end) for end in ends if end.isascii() and end.isdigit() and len(end) < _LONGEST]
    return len(numbers) == len(ends) and all(b - a == 1 for a, b in pairwise(numbers))


def _of_its_own(asked: Sequence[Event], burst: Sequence[Event]) -> int:
    """Count what the page asked without need: answered well, or refused for asking too often.

    A limit that the page never got past before is none that it used up by asking.
    """
    first = next((e for e in asked if _status(e)), None)
    ran_into_it = first is not None and _is_good(first)
    limited = _TOO_MANY if ran_into_it else 0
    return sum(1 for e in burst if _is_good(e) or _status(e) == limited)


def _whole(asked: Sequence[Event], burst: Sequence[Event]) -> Sequence[Event]:
    """Return what was asked without a pause around the densest stretch."""
    first = next(n for n, e in enumerate(asked) if e is burst[0])
    end = first + len(burst)
    while first and asked[first].at_us - asked[first - 1].at_us <= _LULL_US:
        first -= 1
    while end < len(asked) and asked[end].at_us - asked[end - 1].at_us <= _LULL_US:
        end += 1
    return asked[first:end]


def _status(event: Event) -> int:
    return (event.request.status or 0) if event.request else 0


def _is_good(event: Event) -> bool:
    return 200 <= _status(event) < 400


def leave_out_limits(signals: Iterable[Signal]) -> list[Signal]:
    """Return the signals without the refusals that a storm ran into: they are its own end."""
    every = list(signals)
    storms = [s for s in every if s.kind is SignalKind.STORM]
    asked = {e.index for s in storms for e in s.also}
    return [s for s in every if s.kind is not SignalKind.LIMITED or s.event.index not in asked]


def find_page_loops(timeline: Timeline) -> Iterator[Signal]:
    """Yield pages that lead to each other again and again while the user clicks nothing."""
    clicks = iter(timeline.clicks)
    click = next(clicks, None)
    run: list[Event] = []
    for event in timeline.navigations:
        clicked = False
        while click is not None and click.index < event.index:
            clicked, click = True, next(clicks, None)
        late = bool(run) and _is_late(run[-1], event)
        # who leafs back and forth by the browser's own buttons presses nothing on the page
        if (clicked or late or event.topic == "popstate") and run:
            yield from _page_loop(run)
            run = []
        run.append(event)
    yield from _page_loop(run)


def _is_late(before: Event, page: Event) -> bool:
    """Tell a page that somebody may have gone to; what signs in elsewhere takes its time."""
    waited_us = page.at_us - before.at_us
    return waited_us > (
        _AWAY_US if _is_of_a_sign_in(before) or _is_of_a_sign_in(page) else _BACK_US
    )


def _is_of_a_sign_in(page: Event) -> bool:
    path = page.target.path if page.target is not None else ""
    if page.topic != "load" or _READ.search(f"{path}/") is not None:
        return False
    signs_in = Concept.LOG_IN in concepts(path) or is_way_back(path) or _ELSEWHERE.search(path)
    return bool(signs_in)


def _runs(timeline: Timeline, alike: list[Signal]) -> Iterator[list[Signal]]:
    run: list[Signal] = []
    for signal in sorted(alike, key=lambda one: one.event.index):
        if run and _is_apart(timeline, run[-1].event, signal.event):
            yield run
            run = []
        run.append(signal)
    if run:
        yield run


def _is_apart(timeline: Timeline, one: Event, next_one: Event) -> bool:
    """Tell another visit to a page, or a later moment, from a retry."""
    late = next_one.at_us - one.answered_us > _PAUSE_US
    return late or timeline.page_number(one.index) != timeline.page_number(next_one.index)


def _folded(run: list[Signal]) -> Signal:
    first, rest = run[0], tuple(signal.event for signal in run[1:])
    until_us = run[-1].event.answered_us
    if first.also and _TELLS in first.text:  # the line is cited as well, and is no time of it
        text = f"{first.text}, again and again"
        return replace(first, text=text, also=(*first.also, *rest), until_us=until_us)
    return replace(first, text=f"{first.text}, {len(run)} times", also=rest, until_us=until_us)


def _page_loop(run: list[Event]) -> Iterator[Signal]:
    """Yield the loop in a run of navigations without a click between them, if it is one."""
    yield from _reloads(run)
    paths = [(e.target.path, e) for e in run if e.target is not None]
    pages = [next(same) for _, same in groupby(paths, key=lambda one: one[0])]
    for length in (2, 3, 4):
        back = [i for i in range(length, len(pages)) if pages[i][0] == pages[i - length][0]]
        if len(back) >= (_RETURNS - 1) * (length - 1):
            yield circle_of(pages[back[0] - length :], length)
            return


def circle_of(pages: list[tuple[str, Event]], length: int) -> Signal:
    """Return the signal of pages that were come to in turns, ``length`` of them in each."""
    events = [event for _, event in pages]
    names = [clean(path, 120) for path, _ in pages[:length]]
    where = f"{', '.join(names[:-1])} and {names[-1]}"
    return Signal(
        kind=SignalKind.REDIRECTS,
        category=Category.REDIRECT_LOOP,
        event=events[0],
        party=Party.FIRST,
        text=f"The pages {where} redirect to each other, {len(events)} times",
        words=" ".join([*(path for path, _ in pages[:length]), *_signing_in(pages[:length])]),
        message="pages lead to each other",
        endpoint=endpoint_template("", "", min(path for path, _ in pages[:length])),
        also=tuple(events[1:]),
        until_us=events[-1].at_us + _BACK_US // 2,
    )


def _signing_in(pages: list[tuple[str, Event]]) -> list[str]:
    """Return what a circle is about that goes by a page to sign in, whatever it is called."""
    return ["login"] if any(_is_of_a_sign_in(page) for _, page in pages) else []


def _often(loads: Sequence[Event]) -> bool:
    """Tell loads that followed each other at once, whatever lay between some of them."""
    hasty = [e for e, after in pairwise(loads) if after.at_us - e.at_us <= _HASTE_US]
    return len(hasty) >= _RETURNS


def _reloads(run: list[Event]) -> Iterator[Signal]:
    """Yield a page that loads itself again and again, faster than anybody presses a key for it."""
    for path, same in groupby(run, key=lambda one: one.target.path if one.target else ""):
        loads = [event for event in same if event.topic == "load"]
        ends = zip(loads, loads[_RETURNS:], strict=False)
        hasty = any(last.at_us - e.at_us <= _RETURNS * _HASTE_US for e, last in ends)
        if path and (hasty or _often(loads)):
            yield loop_of_a_page(path, loads, f"reloaded itself, {len(loads)} times")


def loop_of_a_page(path: str, events: Sequence[Event], how: str) -> Signal:
    """Return the signal of one page that does something about itself again and again."""
    return Signal(
        kind=SignalKind.REDIRECTS,
        category=Category.REDIRECT_LOOP,
        event=events[0],
        party=Party.FIRST,
        text=f"The page {clean(path, 120)} {how}",
        words=path,
        message="page loads itself anew",
        endpoint=endpoint_template("", "", path),
        also=tuple(events[1:]),
        until_us=events[-1].at_us + _BACK_US // 2,
    )
