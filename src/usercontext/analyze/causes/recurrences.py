"""Failures that recur by themselves, whatever is clicked: noise of the page. Not: ranking."""

from bisect import bisect_left
from collections.abc import Sequence

from usercontext.analyze.causes.chains import find_trigger
from usercontext.analyze.causes.rhythms import is_in_a_rhythm
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import UNREAD, Signal

RECURS = 3
_AT_ONCE_US = 100_000
_THROWN_BY_CLICKS = 2
_BEHIND_US = 1_000_000
_ENGINES = frozenset({"TypeError", "ReferenceError", "RangeError", "SyntaxError"})


class Recurrences:
    """The signals of one session by what they say and whose code says it."""

    def __init__(self, timeline: Timeline, signals: Sequence[Signal]) -> None:
        self._timeline = timeline
        self._alike: dict[tuple[str, str], list[Signal]] = {}
        self._places: dict[tuple[str, ...], list[int]] = {}
        for signal in signals:
            self._alike.setdefault((signal.message, signal.frame), []).append(signal)
            for name in _names_of(signal):
                self._places.setdefault(name, []).append(signal.event.index)
        self._alone: dict[tuple[str, str], Signal | None] = {}
        self._on_every_page = {
            name: _is_on_every_page(timeline, alike) for name, alike in self._alike.items()
        }

    def is_noise(self, root: Signal) -> bool:
        """Tell an error that no press set off, though it may seem so: it comes all the time."""
        if root.kind not in UNREAD:
            return False
        asked = root.event.request
        everywhere = self._on_every_page[root.message, root.frame]
        if everywhere and (asked is None or asked.told):
            return True
        return root.party is Party.FOREIGN and self._is_there_before(root, root.event.index)

    def recurs(self, root: Signal) -> bool:
        """Tell what had come twice before, in the same words or out of the same code."""
        said, *thrown = (self._places[name] for name in _names_of(root))
        often, before = len(said), bisect_left(said, root.event.index)
        if thrown:
            code, both = thrown
            often += len(code) - len(both)
            before += bisect_left(code, root.event.index) - bisect_left(both, root.event.index)
        return often >= RECURS and before >= RECURS - 1

    def went_on_before(self, root: Signal, trigger: Event | None) -> bool:
        """Tell a line that the page had written before the press that it seems to follow.

        Or a question that it asks again and again by itself, and whose turn it was.
        """
        asked = root.event.request
        if trigger is None or root.event is trigger:
            return False
        if asked is not None and not asked.told:
            return is_in_a_rhythm(self._timeline, root.event, trigger)
        name = root.message, root.frame
        if name not in self._alone:
            alone = (s for s in self._alike[name] if find_trigger(self._timeline, s) is None)
            self._alone[name] = next(alone, None)
        first = self._alone[name]
        if first is None or first.event.index >= trigger.index:
            return False
        return not self._comes_of_each_press(root)

    def _comes_of_each_press(self, root: Signal) -> bool:
        """Tell what an engine threw, and the page caught, as it came up and again at each press.

        It does not tick by itself: what the page failed at as it came, it fails at when asked to.
        """
        thrown = root.event.thrown
        if thrown is None or thrown.uncaught or thrown.name not in _ENGINES or not thrown.frames:
            return False
        if root.party is not Party.FIRST:
            return False
        for one in self._alike[root.message, root.frame]:
            press = self._timeline.pressed_before(one.event.index)
            if press is not None and one.event.at_us - press.at_us > _BEHIND_US:
                return False
        press = self._timeline.pressed_before(root.event.index)
        near = () if press is None else self._timeline.between(press.at_us, root.event.at_us)
        return press is not None and not any(e.request for e in near if e.index > press.index)

    def _is_there_before(self, root: Signal, index: int) -> bool:
        """Tell what was there before anybody pressed."""
        first = self._alike[root.message, root.frame][0]
        return first.event.index < index and find_trigger(self._timeline, first) is None


def _names_of(signal: Signal) -> tuple[tuple[str, ...], ...]:
    """Return what a signal is alike by: its words, its code, and both at once."""
    said = ("said", signal.message, signal.endpoint)
    return (said, (signal.frame,), (*said, signal.frame)) if signal.frame else (said,)


def _is_on_every_page(timeline: Timeline, alike: Sequence[Signal]) -> bool:
    """Tell an error that every page throws while the user goes on: noise, whatever was clicked.

    One that each of several clicks throws at once is in what they set off, and no noise.
    """
    pages = {timeline.route_at(signal.event.at_us) for signal in alike}
    if len(pages) < RECURS:
        return False
    thrown = sum(1 for signal in alike if _is_thrown_by_a_click(timeline, signal))
    return thrown < _THROWN_BY_CLICKS


def _is_thrown_by_a_click(timeline: Timeline, signal: Signal) -> bool:
    """Tell an exception that a click on the same page threw, before anything could be answered."""
    thrown = signal.event.thrown
    if thrown is None or not thrown.uncaught:
        return False
    press = timeline.pressed_before(signal.event.index)
    return press is not None and signal.event.at_us - press.at_us <= _AT_ONCE_US
