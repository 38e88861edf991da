"""The worst sessions cost work in proportion to their length. Not: seconds, which bench measures.

Work is counted as the lines and turns of loops that the analyzer runs through.
"""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from bench.worst_sessions import letters

from analyze.visits import PAGE, Visit
from builders import REPORTED_US
from usercontext.analyze.reading.report import Report
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


def menus(visit: Visit, times: int) -> None:
    for _ in range(times):
        visit.click("Menu", 0)
    for at in range(times):
        message = f"Nothing followed the click on Other {at}"
        visit.add("console", "warn", {"kind": "dead_click", "message": message}, after=0)


def aborted(visit: Visit, times: int) -> None:
    for _ in range(times):
        visit.click("Pay now", 0)
        visit.ask("POST", "/api/orders", 0, error="AbortError: aborted", durationMs=5)


def extensions(visit: Visit, times: int) -> None:
    visit.click("Pay now")
    stack = "TypeError: x\n    at f (chrome-extension://abcdef/a.js:1:1)"
    for at in range(times):
        told = {"kind": "uncaught", "name": "TypeError", "message": f"x{at}", "stack": stack}
        visit.add("console", "error", told, after=0)


def signed_out(visit: Visit, times: int) -> None:
    for _ in range(times):
        visit.add("console", "info", {}, event="navigation", meta={"to": PAGE + "/"}, after=6)
        visit.ask("GET", "/api/me", 401)


def refusals(visit: Visit, times: int) -> None:
    for at in range(times):
        visit.ask("POST", f"/api/things{'x' * (at % 9)}", 400)
        visit.log("error", f"Bad Request {at}", 0)


def policies(visit: Visit, times: int) -> None:
    for at in range(times):
        message = f"Refused to load the script 'https://x.example.net/{at}.js': script-src"
        visit.add("console", "error", {"kind": "csp", "message": message}, after=0)


def failing_at_once(visit: Visit, times: int) -> None:
    for at in range(times):
        asked = {"method": "POST", "url": f"{PAGE}/api/{letters(at)}/orders", "status": 503}
        visit.add("network", "error", asked, after=0)


EACH = [dead_presses, waits, failing_at_once]
OF_AN_APPLICATION = [failing_at_once]
if EVERY_VARIANT:
    EACH += [presses, hammering, pages, menus, aborted, extensions, signed_out, refusals, policies]


@pytest.mark.parametrize("fill", EACH)
def test_twice_as_long_a_session_is_twice_the_work(fill: Callable[[Visit, int], None]) -> None:
    short, long = _work(fill, _SHORT), _work(fill, _LONG)

    assert long < 2.1 * short, f"{short} became {long}"


def _work(fill: Callable[[Visit, int], None], times: int) -> int:
    visit = Visit().ask("GET", "/api/config", 200)
    fill(visit, times)
    said: dict[str, Any] = {} if fill in OF_AN_APPLICATION else {"url": PAGE + "/"}
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
