"""The worst sessions cost work in proportion to their length. Not: seconds, which bench measures.

Work is counted as the lines and turns of loops that the analyzer runs through.
"""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from analyze.visits import PAGE, Visit
from builders import REPORTED_US
from usercontext.analyze.report import Report
from usercontext.analyze.rules import analyze
from variants import EVERY_VARIANT

_SHORT, _LONG = 410, 820
"""Both above the 400 signals and 400 events that are looked at in any case."""


def presses(visit: Visit, times: int) -> None:
    for at in range(times):
        visit.click(f"Save {at}", 0)
    for at in range(times):
        visit.log("warn", f"could not save {at}: failed", 0)


def hammering(visit: Visit, times: int) -> None:
    for _ in range(times):
        visit.click("Pay now", 0).log("error", "not paid", 0)


def dead_presses(visit: Visit, times: int) -> None:
    for at in range(times):
        visit.click(f"Save {at}", 0)
    for at in range(times):
        message = f"Nothing followed the click on Other {at}"
        visit.add("console", "warn", {"kind": "dead_click", "message": message}, after=0)


def waits(visit: Visit, times: int) -> None:
    for at in range(times):
        visit.ask("GET", f"/api/things/{at}", 200, durationMs=2500)
    visit.log("info", "quiet", 60)
    for at in range(times):
        visit.click(f"Save {at // 2}", 3)


def pages(visit: Visit, times: int) -> None:
    for at in range(times):
        meta = {"how": "load", "to": PAGE + ("/a", "/b", "/c")[at % 3]}
        visit.add("console", "info", {}, event="navigation", meta=meta, after=0.1)


EACH = [dead_presses, waits]
if EVERY_VARIANT:
    EACH += [presses, hammering, pages]


@pytest.mark.parametrize("fill", EACH)
def test_twice_as_long_a_session_is_twice_the_work(fill: Callable[[Visit, int], None]) -> None:
    short, long = _work(fill, _SHORT), _work(fill, _LONG)

    assert long < 2.4 * short, f"{short} became {long}"


def _work(fill: Callable[[Visit, int], None], times: int) -> int:
    visit = Visit().ask("GET", "/api/config", 200)
    fill(visit, times)
    said: dict[str, Any] = {"url": PAGE + "/"}
    report = Report(
        "It does not work", said, REPORTED_US + 4_000_000_000, None, None, visit.entries, 0,
        len(visit.entries),
    )  # fmt: skip
    return _lines_run(lambda: analyze(report))


def _lines_run(call: Callable[[], object]) -> int:
    seen = 0

    def count(frame: FrameType, event: str, _: object) -> Any:
        nonlocal seen
        seen += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        call()
    finally:
        sys.settrace(before)
    return seen
