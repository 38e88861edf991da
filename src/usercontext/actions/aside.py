"""A thread's place behind everything else on its cores, for as long as it gets its share of them.

Linux has such a place (``SCHED_IDLE``). Whoever wakes takes the core from it at once, and finds a
core on which nothing else runs free, where a niced thread keeps its core to the end of its slice.
Its price: beside programs that never rest it gets next to nothing, and a thread without privileges
cannot leave it by itself. So somebody else watches, and after that none goes there for a while.
Not: what the threads do.
"""

import contextlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

_TASKS = Path("/proc/self/task")
_LEAST_SHARE = 0.02
"""Of what it could have run: beside one program that never rests nice 10 gets five times that."""
_LEAST_WANTED_S = 0.5
"""Less than this tells nothing of a share."""
_AVOIDED_S = 60.0


class Times(NamedTuple):
    """Seconds that a thread ran, and that it waited for a core while it could have run."""

    ran: float
    waited: float


class Aside:
    """Whether threads may step aside here and now; one for all of a process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._avoided_until = -float("inf")

    def is_open(self) -> bool:
        """Tell whether a thread that was niced may step aside; a plain one keeps its rank."""
        return can_step_aside() and self._clock() >= self._avoided_until

    def avoid(self) -> None:
        """Send nobody there for a while: one got next to nothing."""
        self._avoided_until = self._clock() + _AVOIDED_S


def can_step_aside() -> bool:
    """Tell whether the calling thread was niced, where the system has a place further back."""
    return (
        sys.platform == "linux"
        and os.getpriority(os.PRIO_PROCESS, 0) > 0  # of this thread, on Linux
        and times_of(os.getpid()) is not None
    )


def step_aside() -> None:
    """Let everything else go before the calling thread; nothing where the system forbids it."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))


def bring_back(thread: int) -> bool:
    """Give a thread its rank again; False without the privilege for it. ``thread``: native id."""
    if sys.platform != "linux":
        return False
    try:
        os.sched_setscheduler(thread, os.SCHED_OTHER, os.sched_param(0))
    except OSError:
        return False
    return True


def times_of(thread: int) -> Times | None:
    """Return how long a thread of this process ran and waited; None where nobody counts that."""
    try:
        ran, waited, *_ = (_TASKS / str(thread) / "schedstat").read_text().split()
    except (OSError, ValueError):
        return None
    return Times(int(ran) / 1e9, int(waited) / 1e9)


def starves(before: Times, now: Times) -> bool:
    """Tell whether a thread wanted a core between two looks and got next to none of it."""
    ran, waited = now.ran - before.ran, now.waited - before.waited
    return ran + waited >= _LEAST_WANTED_S and ran < _LEAST_SHARE * (ran + waited)
