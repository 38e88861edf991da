"""What the worker does about silent sessions and old rows, in what order. Not: how."""

from collections.abc import Callable

from usercontext.actions.deps import Deps
from usercontext.actions.detections import Detector
from usercontext.actions.issue_reach import recount_due
from usercontext.actions.models import forget_calls
from usercontext.actions.reach import Passer
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.errors import Unavailable
from usercontext.log import get_logger

_RESTS = 3
"""Seconds of rest for one of work: a quarter of a core at most, however much waits."""

_IDLE_S = 2.0
_DETECT_US = 15 * MICROSECONDS
_RECOUNT_US = 15 * MICROSECONDS
_FORGET_US = 60 * MICROSECONDS
_FORGET_CALLS_US = 3_600 * MICROSECONDS
_log = get_logger(__name__)


class Lookout:
    """Pass sessions, open issues nobody reported, count reach anew, forget what is old."""

    def __init__(self, deps: Deps, timer: Callable[[], float]) -> None:
        self._deps = deps
        self._timer = timer
        self._passer = Passer(deps, timer)
        self._detector = Detector(deps)
        self._due_us = {"detect": 0, "recount": 0, "forget": 0, "calls": 0}

    async def turn(self) -> float:
        """Do a turn of it; return how many seconds to rest before the next."""
        begun = self._timer()
        try:
            passed_s = await self._passer.turn()
            await self._do_what_is_due()
        except Unavailable:
            raise
        except Exception:  # noqa: BLE001  (a convenience: analyses must go on; logged, then again)
            _log.exception("silent sessions not looked at")
            passed_s = 0.0
        rest_s = _RESTS * (self._timer() - begun)
        return rest_s if passed_s else max(rest_s, _IDLE_S)

    async def _do_what_is_due(self) -> None:
        if self._is_due("detect", _DETECT_US):
            await self._detector.look()
        if self._is_due("recount", _RECOUNT_US) and await recount_due(self._deps):
            self._due_us["recount"] = 0
        if self._is_due("forget", _FORGET_US) and await self._passer.forget():
            self._due_us["forget"] = 0
        if self._is_due("calls", _FORGET_CALLS_US) and await forget_calls(self._deps):
            self._due_us["calls"] = 0

    def _is_due(self, name: str, every_us: int) -> bool:
        now_us = self._deps.clock.now_us()
        waits_us = self._due_us[name] - now_us
        if 0 < waits_us <= every_us:  # further ahead: the clock went back
            return False
        self._due_us[name] = now_us + every_us
        return True
