"""The entries of a session as typed events in order, and what is asked of them. Not: wrongs."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import itemgetter
from typing import Any

from msgspec import Struct

from usercontext.analyze.reading.answers_in_lines import read_together
from usercontext.analyze.reading.cited import Cited
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.gathered import by_address, by_key, by_words, last_run
from usercontext.analyze.reading.let_in import find_goings, find_sign_ins, last_before, lets_in
from usercontext.analyze.reading.lines_midway import without_midway
from usercontext.analyze.reading.marks import Marks
from usercontext.analyze.reading.only_reported import is_only_reported
from usercontext.analyze.reading.posted import with_posted
from usercontext.analyze.reading.programs import program_of
from usercontext.analyze.reading.read_entry import read_event
from usercontext.analyze.reading.report import Report
from usercontext.analyze.reading.sorted_events import SortedEvents
from usercontext.analyze.reading.still_waiting import without_ended
from usercontext.analyze.reading.units import in_milliseconds
from usercontext.analyze.reading.unused_levels import as_loud_as_told, raised_among
from usercontext.analyze.reading.whereabouts import (
    count_gaps,
    count_jumps,
    is_captured,
    is_picked,
    left_of,
    moment_of,
    page_host_of,
    page_port_of,
    report_path_of,
)
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.log_entry import Level, LogEntry

SLOW_US = 2_000_000
"""A request this long may stand in the log far from the click that sent it."""

OFFLINE_US = 600 * MICROSECONDS
"""A browser that said so this long ago and never that it is back is taken to be offline still."""

_MIXED, _REMARK, _HABIT, _MOST_LINES = "mixed content", 20, 2, 20
_FIRST_BYTE = re.compile(r"TTFB (\d{1,6}(?:\.\d{1,3})?)$")


class PageWait(Struct, frozen=True):
    """A page, and how long its first byte took as its browser ``measured``."""

    page: Event
    measured: Event
    took_us: int


class Timeline:
    """The events of one session in order of their instants, then of arrival; only read."""

    def __init__(self, report: Report) -> None:
        ordered = sorted(without_ended(report.entries), key=_instant)
        read = [read_event(entry, index) for index, entry in enumerate(ordered)]
        loud = as_loud_as_told(report, read, ordered)
        self.entries = Cited({entry.id: entry for entry in ordered}, raised_among(read, loud))
        read = without_midway(loud, ordered)
        self.program, self.is_silent = program_of(report, read), report.is_silent
        told = read_together(read, ordered, self.program)
        self.events = tuple(in_milliseconds(tuple(with_posted(told))))
        self.gaps = count_gaps(ordered) + count_jumps(report.entries)
        sort = SortedEvents(self.events)
        self.lines, self.loud, self.paced = tuple(sort.lines), tuple(sort.loud), tuple(sort.paced)
        self.stored, self.connections = tuple(sort.stored), tuple(sort.connections)
        self.requests = tuple(sort.requests)
        self.answered = tuple(e for e in self.requests if e.request and not e.request.told)
        self._waits = _longest_waits(self.answered)
        self.clicks, self.navigations = tuple(sort.clicks), tuple(sort.navigations)
        self.page_waits = tuple(w for w in _page_waits(self.paced) if w.took_us >= SLOW_US)
        self.errors, self._pressed = tuple(sort.errors), tuple(sort.pressed)
        self.hidden = tuple(e for e in self.errors if is_hidden(e))
        self.page_host = page_host_of(report, self.events)
        self.page_port = page_port_of(report, self.events, self.page_host)
        self.moment_us, self.left_us = moment_of(report, self.events), left_of(report, self.events)
        self.rarity, self.description = report.rarity, report.description
        self.asked = by_address(self.answered)
        self.taken = frozenset(n for n, same in self.asked.items() if any(map(_is_good, same)))
        self.loads = Marks(page for page in self.navigations if page.topic == "load")
        self.went_well = any(
            e.request is not None and 0 < (e.request.status or 0) < 400 for e in self.answered
        )
        self.heard = frozenset(
            e.request.url.authority for e in self.answered if e.request and e.request.status
        )
        self.clicks_by_key, self._last_run = by_key(self.clicks), last_run(self.clicks)
        self._report_path, self.release = report_path_of(report), report.release
        self._habits: dict[tuple[str, int], bool] = {}
        self.known: dict[Any, Any] = {}  # by who asked (``once``)
        self._note_places()

    def _note_places(self) -> None:
        """Keep where things stand, for those who ask by a place or an instant."""
        self.is_captured = is_captured(self.events)
        self.is_picked = is_picked(self.events)
        self._click_places = [click.index for click in self.clicks]
        self._sign_ins = list(find_sign_ins(self.events, presses_told=bool(self.clicks)))
        self._goings = list(find_goings(self.events)) if self._sign_ins else []
        self._let_in = [place for place in self._sign_ins if lets_in(self.events[place])]
        self._lines = by_words(self.lines)
        self._request_places = [event.index for event in self.requests]
        self._refusals = tuple(event for event in self.events if _is_refusal(event))
        self._refusal_instants = [event.at_us for event in self._refusals]
        self._connection_instants = [event.at_us for event in self.connections]
        self._instants = [event.at_us for event in self.events]
        self._page_places = [event.index for event in self.navigations]
        self._page_instants = [event.at_us for event in self.navigations]

    def between(self, start_us: int, end_us: int, most: int | None = None) -> Sequence[Event]:
        """Return the (first ``most``) events from ``start_us`` up to and including ``end_us``."""
        places = self.places(start_us, end_us, most)
        return self.events[places.start : places.stop]

    def places(self, start_us: int, end_us: int, most: int | None = None) -> range:
        """Return the places of those events."""
        first, end = bisect_left(self._instants, start_us), bisect_right(self._instants, end_us)
        return range(first, end if most is None else min(first + most, end))

    def was_waiting(self, since_us: int, until_us: int) -> bool:
        """Tell whether a slow answer was waited for in a stretch of time.

        A client that stamps a slow request at its end shows it long after the click that sent it.
        """
        begun = bisect_right(self._waits, until_us, key=itemgetter(0))
        return begun > 0 and self._waits[begun - 1][1] >= since_us

    def pressed_before(self, index: int) -> Event | None:
        """Return the last event before a place that tells which element was pressed."""
        place = bisect_left(self._pressed, index, key=_place) - 1
        return self._pressed[place] if place >= 0 else None

    def opened_between(self, start_us: int, end_us: int) -> Sequence[Event]:
        """Return the navigations of a stretch of time."""
        first = bisect_left(self._page_instants, start_us)
        return self.navigations[first : bisect_right(self._page_instants, end_us)]

    def refused_between(self, start_us: int, end_us: int) -> Sequence[Event]:
        """Return what the page's policy refused in a stretch of time."""
        first = bisect_left(self._refusal_instants, start_us)
        return self._refusals[first : bisect_right(self._refusal_instants, end_us)]

    def requests_before(self, index: int, most: int) -> Sequence[Event]:
        """Return up to ``most`` requests that stand before a place, the nearest ones."""
        end = bisect_left(self._request_places, index)
        return self.requests[max(0, end - most) : end]

    def click_before(self, index: int) -> Event | None:
        """Return the last click that stands before a place."""
        place = bisect_left(self._click_places, index) - 1
        return self.clicks[place] if place >= 0 else None

    def clicks_before(self, index: int, most: int) -> Sequence[Event]:
        """Return up to ``most`` clicks that stand before a place, the nearest ones."""
        end = bisect_left(self._click_places, index)
        return self.clicks[max(0, end - most) : end]

    def clicks_after(self, index: int, most: int) -> Sequence[Event]:
        """Return up to ``most`` clicks that stand behind a place, the nearest ones."""
        place = bisect_right(self._click_places, index)
        return self.clicks[place : place + most]

    def last_clicked(self, key: str) -> Event | None:
        """Return where the clicks on one control begin that nothing else was clicked after."""
        last = self.clicks[-1] if self.clicks else None
        known = last is not None and last.element is not None and last.element.key == key
        return self._last_run if known else None

    def page_wait_after(self, index: int) -> PageWait | None:
        """Return the next page after a place that took long to come."""
        place = bisect_right(self.page_waits, index, key=_page_place)
        return self.page_waits[place] if place < len(self.page_waits) else None

    def route_at(self, at_us: int) -> str:
        """Return the path of the page the user was on, or '' when nothing tells."""
        index = bisect_right(self._page_instants, at_us) - 1
        for navigation in reversed(self.navigations[max(0, index - 3) : index + 1]):
            if navigation.target is not None:
                return navigation.target.path
        if self.navigations and self.navigations[0].origin is not None and index < 0:
            return self.navigations[0].origin.path
        return self._report_path

    def was_offline(self, at_us: int) -> bool:
        """Tell whether the browser had said that it is offline, and not that it is back."""
        last = bisect_right(self._connection_instants, at_us) - 1
        if last < 0 or self._connection_instants[last] < at_us - OFFLINE_US:
            return False
        return self.connections[last].online is False

    def is_habit(self, event: Event, since_us: int) -> bool:
        """Tell a line that the page writes again and again by itself, no click on it before."""
        name = event.text, since_us
        if name not in self._habits:
            lines = self._lines.get(event.text, ())
            alone = (one for one in lines[:_MOST_LINES] if not self._is_led_to(one, since_us))
            self._habits[name] = len(lines) >= _HABIT and len(list(islice(alone, _HABIT))) == _HABIT
        return self._habits[name]

    def _is_led_to(self, line: Event, since_us: int) -> bool:
        press = self.pressed_before(line.index)
        if press is None or press.at_us < line.at_us - since_us:
            return False
        return self.page_number(press.index) == self.page_number(line.index)

    @property
    def tells_presses(self) -> bool:
        """Tell whether a press would have been captured: not where a client tells none."""
        return bool(self.clicks) or self.is_captured

    @property
    def knows_pages(self) -> bool:
        """Tell whether anything says which page somebody was on."""
        return bool(self.navigations or self._report_path)

    def page_number(self, index: int) -> int:
        """Return how many pages had been opened before a place in the timeline."""
        return bisect_left(self._page_places, index)

    def was_signed_in(self, index: int) -> bool:
        """Tell whether a sign-in had worked before this place, and no sign-out since."""
        return last_before(self._sign_ins, self._goings, index) is not None

    def sign_in_before(self, index: int) -> Event | None:
        """Return the last sign-in that had worked before a place."""
        place = bisect_left(self._sign_ins, index)
        return self.events[self._sign_ins[place - 1]] if place else None

    def let_in_before(self, index: int) -> Event | None:
        """Return the last sign-in before a place that its user was in by, if they have not gone."""
        place = last_before(self._let_in, self._goings, index)
        return self.events[place] if place is not None else None

    def is_sign_in(self, event: Event) -> bool:
        """Tell a request that somebody signed in by."""
        return event.index in self._sign_ins

    @property
    def end_us(self) -> int:
        """Return the instant of the last entry."""
        return self._instants[-1] if self._instants else self.moment_us


def _place(event: Event) -> int:
    return event.index


def _page_place(wait: PageWait) -> int:
    return wait.page.index


def _instant(entry: LogEntry) -> int:
    return entry.instant_us


def _is_good(event: Event) -> bool:
    return event.request is not None and 200 <= (event.request.status or 0) < 400


def _page_waits(events: Sequence[Event]) -> Iterator[PageWait]:
    page: Event | None = None
    for event in events:
        if event.kind is EventKind.NAVIGATION:
            page = event if event.topic == "load" else None
        elif page is not None and event.topic == "vital":
            told = _FIRST_BYTE.match(event.text)
            if told is not None:
                yield PageWait(page, event, int(float(told[1]) * 1000))
                page = None


def _longest_waits(answered: Sequence[Event]) -> list[tuple[int, int]]:
    """Return when each slow request was sent, and how long any sent up to then was waited for."""
    found: list[tuple[int, int]] = []
    slow = ((e.started_us, e.answered_us) for e in answered if e.answered_us - e.at_us >= SLOW_US)
    for started, answered_us in sorted(slow):
        longest = max(answered_us, found[-1][1]) if found else answered_us
        found.append((started, longest))
    return found


def _is_refusal(event: Event) -> bool:
    """Tell what the browser kept from a page by a policy, as a client or its console tells it."""
    mixed = event.level is Level.ERROR and event.text[:_REMARK].casefold().startswith(_MIXED)
    return mixed or (event.topic == "csp" and not is_only_reported(event))


def is_hidden(event: Event) -> bool:
    """Tell what browsers say of an error in a script of another origin: nothing."""
    message = event.thrown.message if event.thrown else event.text
    return message[:_REMARK].strip(" .").casefold() == "script error"
