"""Of a session that fails thousands of times, what can still be a cause is read. Not: its words."""

from analyze.visits import Visit
from builders import REPORTED_US
from usercontext.analyze.reading.report import Report
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.errors import find_errors
from usercontext.analyze.signals.exchanges.requests import find_requests

_LATER_US = 4_000_000_000


def _timeline(visit: Visit, reported_us: int = REPORTED_US + _LATER_US) -> Timeline:
    return Timeline(Report("It fails", None, reported_us, None, None, visit.entries, 0, 0))


def test_of_many_errors_the_newest_thousand_are_read() -> None:
    """Ten thousand, each in other words, took 2.5 s: the 400 newest signals are looked at."""
    visit = Visit()
    for at in range(1_010):
        visit.log("error", f"row {at} was not drawn")

    found = find_errors(_timeline(visit))

    assert [one.event.text for one in found] == [
        f"row {at} was not drawn" for at in range(10, 1010)
    ]


def test_errors_behind_the_report_leave_those_before_it_their_place() -> None:
    visit = Visit().log("error", "the basket was not saved")
    reported_us = visit.entries[-1].instant_us
    for at in range(1_010):
        visit.log("error", f"row {at} was not drawn", 1)

    found = find_errors(_timeline(visit, reported_us))

    assert found[0].event.text == "the basket was not saved"


def test_one_request_that_fails_thousands_of_times_is_counted_whole() -> None:
    visit = Visit()
    for at in range(1_010):
        visit.ask("POST", f"/api/orders/{at}", 500)

    assert len(find_requests(_timeline(visit))) == 1_010
