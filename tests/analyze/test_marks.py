"""Events looked up by place and instant, and what is found out once. Not: which events."""

import pytest

from analyze.visits import Visit
from usercontext.analyze.reading.marks import Marks
from usercontext.analyze.reading.once import once, once_each
from usercontext.analyze.reading.report import Report
from usercontext.analyze.reading.timeline import Timeline


@pytest.fixture
def timeline() -> Timeline:
    """Ten lines, of which those at places 3 to 5 came at one instant."""
    visit = Visit()
    for at in range(10):
        visit.log("info", f"line {at}", 0 if at in (4, 5) else 1)
    entries = visit.entries
    return Timeline(Report("", None, entries[-1].instant_us, None, None, entries))


@pytest.fixture
def even(timeline: Timeline) -> Marks:
    """Those at even places."""
    return Marks(timeline.events[::2])


def test_a_stretch_of_places_ends_before_its_end(even: Marks) -> None:
    assert [event.index for event in even.among(range(2, 6))] == [2, 4]
    assert even.is_any(range(4, 5))
    assert not even.is_any(range(5, 6))
    assert not even.is_any(range(9, 20))


def test_a_stretch_of_time_holds_both_its_ends(timeline: Timeline, even: Marks) -> None:
    start, end = timeline.events[2].at_us, timeline.events[5].at_us

    assert [event.index for event in even.within(start, end)] == [2, 4]


def test_the_next_and_the_last_are_never_the_place_itself(timeline: Timeline, even: Marks) -> None:
    after, before = even.first_after(4), even.last_before(4)

    assert (after, before) == (timeline.events[6], timeline.events[2])
    assert even.first_after(8) is None
    assert even.last_before(0) is None


def test_places_and_events_of_a_stretch_of_time_are_the_same(timeline: Timeline) -> None:
    start, end = timeline.events[3].at_us, timeline.events[6].at_us

    for most in (None, 2):
        places = timeline.places(start, end, most)
        assert [e.index for e in timeline.between(start, end, most)] == list(places)


def test_what_is_asked_once_is_found_out_once_for_each_session(timeline: Timeline) -> None:
    asked: list[str] = []

    @once
    def count(known: Timeline) -> int:
        asked.append("count")
        return len(known.events)

    @once_each
    def text_at(known: Timeline, place: int) -> str:
        asked.append(f"at {place}")
        return known.events[place].text

    assert count(timeline) == count(timeline) == 10
    assert text_at(timeline, 1) == text_at(timeline, 1) == "line 1"
    assert text_at(timeline, 2) == "line 2"
    assert asked == ["count", "at 1", "at 2"]
