"""Runs a coroutine without a task where it waits for futures alone. Not: what it does.

A task costs its creation and two more turns of the event loop. A batch waits for futures alone, of
a checker and the writer, so its handler is stepped by hand, and becomes a task only if it yields
without one.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Generator
from typing import Any, TypeVar

T = TypeVar("T")
Settle = Callable[[T | None, BaseException | None], None]


class Steps:
    """Runs coroutines and tells each one's end by a call, at once where nothing is waited for.

    ``by_hand`` demands that nothing waited for asks for its task, as ``asyncio.timeout`` does
    (asyncpg uses it, the SQLite writer and readers do not).
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, by_hand: bool) -> None:
        self._loop = loop
        self._by_hand = by_hand
        self._tasks: set[asyncio.Task[Any]] = set()

    def run(self, work: Awaitable[T], settle: Settle[T], by_hand: bool) -> None:
        """Run ``work``, by hand if that is allowed here too, and settle with value or error."""
        if not (by_hand and self._by_hand and isinstance(work, Coroutine)):
            self._start_task(work, settle)
            return
        value: Any = None
        error: BaseException | None = None
        try:
            waited = work.send(None)
        except StopIteration as end:
            value = end.value
        except Exception as raised:  # noqa: BLE001  (whatever it is, the caller answers it)
            error = raised
        else:
            self._wait(work, waited, settle)
            return
        try:
            settle(value, error)
        finally:
            error = None  # its traceback holds this frame, and with it every body it passed

    def cancel(self) -> None:
        """Cancel what still runs as a task."""
        for task in self._tasks:
            task.cancel()

    def _wait(
        self, work: Coroutine[Any, None, T], waited: "asyncio.Future[Any]", settle: Settle[T]
    ) -> None:
        if not getattr(waited, "_asyncio_future_blocking", False):  # a bare yield is no future
            self._start_task(_Continued(work, waited), settle)
            return
        waited._asyncio_future_blocking = False

        def resume(ended: "asyncio.Future[Any]") -> None:
            del (
                ended
            )  # the traceback of its error holds this frame, and with it every body it passed
            value: Any = None
            error: BaseException | None = None
            try:
                again = work.send(None)
            except StopIteration as end:
                value = end.value
            except (asyncio.CancelledError, Exception) as raised:  # noqa: BLE001  (as above)
                error = raised
            else:
                self._wait(work, again, settle)
                return
            try:
                settle(value, error)
            finally:
                error = None  # as above

        waited.add_done_callback(resume)

    def _start_task(self, work: Awaitable[T], settle: Settle[T]) -> None:
        task = self._loop.create_task(_settle(work, settle))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _settle(work: Awaitable[T], settle: Settle[T]) -> None:
    try:
        value = await work
    except Exception as error:  # noqa: BLE001  (whatever it is, the caller answers it)
        settle(None, error)
    else:
        settle(value, None)


class _Continued:
    """A coroutine that was stepped by hand and now waits for ``waited``, for a task to go on."""

    def __init__(self, work: Coroutine[Any, None, Any], waited: Any) -> None:
        self._work = work
        self._waited = waited

    def __await__(self) -> Generator[Any, Any, Any]:
        waited = self._waited
        while True:
            try:
                yield waited
            except BaseException as error:  # noqa: BLE001  (a cancellation is the work's to see)
                raised: BaseException | None = error
            else:
                raised = None
            try:
                waited = self._work.send(None) if raised is None else self._work.throw(raised)
            except StopIteration as end:
                return end.value
