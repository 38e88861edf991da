"""How long requests wait for the event loop, and which batches are turned away. Not: rates.

Whatever is asked within one turn of the event loop has waited at least since that turn began. A new
connection lives through several turns before its first byte is read, and an answer through one or
two more, so it is the length of a turn that has to be bounded, not the queue: once a turn took as
long as may be waited, later ones take batches for a fraction of it and refuse the rest of theirs,
until none was refused for a while. Some batches pass in every turn.
"""

import asyncio
from collections.abc import Callable
from typing import Protocol

from usercontext.domain.errors import Unavailable

_SHARE = 5  # an answer takes about as many turns: one for its connection, two to be on the disk
_SHARE_HANDED = 40  # where others check; with 400 the checker ran dry between turns
_CALM_S = 0.25
_SLACK = 4  # of what may be under way: a packed batch counts for all of it once it is unpacked
_HANDLES = Callable[[Callable[[], None]], object]


class Overloaded(Unavailable):
    """Batches wait for too long; this one is not looked at."""

    def __init__(self) -> None:
        super().__init__("The server has more to do than it can: try again")

    @property
    def reason(self) -> str:
        """Return what operators count this under: the cure is another than for other 503s."""
        return "overloaded"


class Hands(Protocol):
    """Those who check batches beside the loop's thread, and how much is under way everywhere.

    ``is_pressed`` tells them to keep more waiting: that thread has no time for what they have not.
    """

    is_pressed: bool
    under_way_bytes: int

    def have_room(self) -> bool:
        """Tell whether one of them would take a batch now."""

    def are_at_work(self) -> bool:
        """Tell whether there are any that answer in time."""


def next_turn(call: Callable[[], None]) -> None:
    """Let the running event loop call at the beginning of its next turn."""
    asyncio.get_running_loop().call_soon(call)


class Load:
    """Measures turns of the event loop while batches come; without any it costs nothing.

    Pressed from the first batch refused until none was for a quarter of a second: with the first
    turn that had room for all of its own it was over, and the next one took in too much again.
    """

    def __init__(
        self,
        longest_s: float,
        most_bytes: int,
        hands: Hands,
        timer: Callable[[], float],
        later: _HANDLES = next_turn,
    ) -> None:
        self._longest_s = longest_s
        self._room_s = longest_s  # of this turn
        self._most_bytes = most_bytes - most_bytes // _SLACK
        self._hands = hands
        self._timer = timer
        self._later = later
        self._began_s: float | None = None
        self._has_come = False
        self._refused_s = 0.0
        self._was_pressed = False

    @property
    def is_pressed(self) -> bool:
        """Tell whether batches are being refused."""
        if self._was_pressed and self._timer() - self._refused_s > _CALM_S:
            self._press(False)
        return self._was_pressed

    @property
    def is_full(self) -> bool:
        """Tell whether as much is under way as may be."""
        return self._hands.under_way_bytes > self._most_bytes

    def has_room(self) -> bool:
        """Tell whether a batch would be taken now; asking does not count as one that came.

        Not when as much is under way as the disk may keep waiting: the writer would refuse it
        after all the work. Past the time of a turn only what other hands have room for is taken.
        """
        if self.is_full:
            return False
        if not self._has_come:
            return True
        assert self._began_s is not None
        return self._timer() - self._began_s <= self._room_s or self._hands.have_room()

    def admits(self) -> bool:
        """Tell whether one more batch may be taken in this turn, and count it."""
        if not self.has_room():
            self.note_refusal()
            return False
        self._come()
        return True

    def refuse(self) -> Overloaded:
        """Take note of a batch that came and found no room; return what it is told."""
        self.note_refusal()
        return Overloaded()

    def note_refusal(self) -> None:
        """Take note of a batch that came and found no room."""
        self._come()
        self._refused_s = self._timer()
        if not self._was_pressed:
            self._press(True)

    def _find_room(self) -> None:
        """Find for how long a turn takes batches, whoever checks them.

        While some are refused this thread is the one that is short of time: where others check,
        one that it checked itself took the place of five that it would have handed over.
        """
        if self.is_pressed:
            parts = _SHARE_HANDED if self._hands.are_at_work() else _SHARE
            self._room_s = self._longest_s / parts
        else:
            self._room_s = self._longest_s

    def _come(self) -> None:
        if self._has_come:
            return
        self._has_come = True
        if self._began_s is None:
            self._began_s = self._timer()
            self._later(self._turn)

    def _turn(self) -> None:
        """End one turn and begin the next: what it resumes before a batch comes counts as well."""
        if not self._has_come:
            self._began_s = None
            return
        self._has_come = False
        self._began_s = self._timer()
        self._find_room()
        self._later(self._turn)

    def _press(self, is_pressed: bool) -> None:
        self._was_pressed = self._hands.is_pressed = is_pressed
        self._find_room()
