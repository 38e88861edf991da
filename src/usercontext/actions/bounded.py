"""Run a pure function in a thread of its own and stop it when it takes too long. Not: a process.

A stop reaches code of Python; what hangs in C and keeps the interpreter is ended by the worker's
watchdog, process and all (``worker.keep_watch``).
"""

import asyncio
import ctypes
import threading
from collections.abc import Callable
from functools import partial
from typing import Generic, NamedTuple, TypeVar

from usercontext.actions.aside import Aside, Times, bring_back, starves, step_aside, times_of

A = TypeVar("A")
T = TypeVar("T")

_ENDING_S = 2.0
"""How long a stopped function is waited for, so that two do not run side by side."""
_LOOK_S = 1.0
"""How often it is asked whether one that stepped aside gets a core."""
_LEAST_LOOK_S = 0.01
_PATIENCE = 3
"""So many times as long as it may take is waited for what waits for a core."""
_raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc


class _Moment(NamedTuple):
    """When a thread was looked at, and what the system counts of it: all of it where it does not.

    A thread that is gone is not counted any more.
    """

    at: float
    times: Times
    is_counted: bool


class TookTooLong(Exception):
    """The function was stopped and has no result."""


class _Stopped(SystemExit):
    """Raised inside the thread: no handler of Exception swallows it, and its end is silent."""


class _Starved(Exception):
    """The function got next to no time on a core and was stopped."""


async def run_bounded(function: Callable[[A], T], argument: A, longest_s: float, aside: Aside) -> T:
    """Return what the function returns or raises; TookTooLong after ``longest_s`` on a core.

    On a busy machine that may be three times as long, and no more. No time at all begins nothing:
    a thread could be done before anybody looks at the clock. Where it may, the thread steps aside;
    if it gets no core there, it is brought back, or without the privilege for that begun anew in
    its rank, and its time counts from then.
    """
    if longest_s <= 0:
        raise TookTooLong
    if aside.is_open():
        try:
            return await _Run(function, argument, before=step_aside).result(longest_s, aside)
        except _Starved:
            aside.avoid()
    return await _Run(function, argument).result(longest_s, None)


def _spent_s(begun: _Moment, now: _Moment) -> float:
    """Return the seconds that count: on a core, where the system tells, and a third of all."""
    passed = now.at - begun.at
    if not (begun.is_counted and now.is_counted):
        return passed
    return max(now.times.ran - begun.times.ran, passed / _PATIENCE)


class _Run(Generic[A, T]):
    """One call in a thread of its own, never one of a pool: a stop may come after the last line."""

    def __init__(
        self, function: Callable[[A], T], argument: A, before: Callable[[], None] | None = None
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._outcome: asyncio.Future[T] = self._loop.create_future()
        self._ended = asyncio.Event()

        def run() -> None:
            try:
                if before is not None:
                    before()
                told = partial(self._outcome.set_result, function(argument))
            except BaseException as error:  # noqa: BLE001  (handed to the caller, who awaits it)
                told = partial(self._outcome.set_exception, error)
            self._loop.call_soon_threadsafe(self._settle, told)

        self._thread = threading.Thread(target=run, name="usercontext-analysis", daemon=True)
        self._thread.start()

    async def result(self, longest_s: float, aside: Aside | None) -> T:
        """Return the outcome; TookTooLong, or _Starved where it stepped aside and got no core."""
        try:
            await self._watch(longest_s, aside)
            return self._outcome.result()
        finally:
            if not self._ended.is_set():
                self._outcome.cancel()
                await self._stop()

    async def _watch(self, longest_s: float, aside: Aside | None) -> None:
        thread = self._thread.native_id or 0
        begun = seen = self._now(thread)
        left_s = longest_s
        while not await self._is_done(min(_LOOK_S, left_s)):
            now = self._now(thread)
            if aside is not None and starves(seen.times, now.times):
                if not bring_back(thread):
                    raise _Starved
                aside.avoid()
                aside, begun = None, now
            left_s = longest_s - _spent_s(begun, now)
            if left_s <= 0:
                raise TookTooLong
            left_s, seen = max(left_s, _LEAST_LOOK_S), now

    def _now(self, thread: int) -> _Moment:
        at = self._loop.time()
        times = times_of(thread)
        return _Moment(at, times or Times(at, 0.0), is_counted=times is not None)

    async def _is_done(self, within_s: float) -> bool:
        await asyncio.wait((self._outcome,), timeout=max(0.0, within_s))
        return self._outcome.done()

    def _settle(self, told: Callable[[], None]) -> None:
        self._ended.set()
        if not self._outcome.done():
            told()

    async def _stop(self) -> None:
        if self._thread.ident is not None:
            _raise_in(ctypes.c_ulong(self._thread.ident), ctypes.py_object(_Stopped))
        try:
            async with asyncio.timeout(_ENDING_S):
                await self._ended.wait()
        except TimeoutError:
            return
