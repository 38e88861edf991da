"""Run a pure function in a thread of its own and stop it when it takes too long. Not: a process.

A stop reaches code of Python; what hangs in C and keeps the interpreter is ended by the worker's
watchdog, process and all (``worker.keep_watch``).
"""

import asyncio
import ctypes
import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar

A = TypeVar("A")
T = TypeVar("T")

_ENDING_S = 2.0
"""How long a stopped function is waited for, so that two do not run side by side."""
_raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc


class TookTooLong(Exception):
    """The function was stopped and has no result."""


class _Stopped(SystemExit):
    """Raised inside the thread: no handler of Exception swallows it, and its end is silent."""


async def run_bounded(function: Callable[[A], T], argument: A, longest_s: float) -> T:
    """Return what the function returns or raises; TookTooLong after ``longest_s``.

    No time at all begins nothing: a thread could be done before anybody looks at the clock.
    A thread of its own, never one of a pool: the stop may arrive just after the last line.
    """
    if longest_s <= 0:
        raise TookTooLong
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[T] = loop.create_future()
    ended = asyncio.Event()

    def settle(told: Callable[[], None]) -> None:
        ended.set()
        if not outcome.done():
            told()

    def run() -> None:
        try:
            told = partial(outcome.set_result, function(argument))
        except BaseException as error:  # noqa: BLE001  (handed to the caller, who awaits it)
            told = partial(outcome.set_exception, error)
        loop.call_soon_threadsafe(settle, told)

    thread = threading.Thread(target=run, name="usercontext-analysis", daemon=True)
    thread.start()
    try:
        await asyncio.wait((outcome,), timeout=longest_s)
        if not outcome.done():
            raise TookTooLong
        return outcome.result()
    finally:
        if not ended.is_set():
            outcome.cancel()
            await _stop(thread, ended)


async def _stop(thread: threading.Thread, ended: asyncio.Event) -> None:
    if thread.ident is not None:
        _raise_in(ctypes.c_ulong(thread.ident), ctypes.py_object(_Stopped))
    try:
        async with asyncio.timeout(_ENDING_S):
            await ended.wait()
    except TimeoutError:
        return
