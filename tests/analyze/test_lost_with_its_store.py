"""Work that is lost since the browser's store did not take it, by the page's own line."""

import pytest

from analyze.calm_visits import held
from analyze.moments import wrote
from analyze.urgent_visits import Work, work
from usercontext.analyze.signals.stores.lost_lines import says_lost

FULL = "QuotaExceededError: The quota has been exceeded."


def full(line: str) -> Work:
    visit = work("/manuscripts/4/edit").hums()
    wrote(visit, "manuscript.4", FULL)
    return visit.log("error", line)


def test_what_a_full_store_did_not_take_is_lost() -> None:
    told = full("[desk] text could not be kept, 1840 words are lost").judge("all gone", "/m")
    held(told, "storage", "manuscript.4", "P0 P1")


def test_what_only_could_not_be_kept_there_is_not() -> None:
    told = full("[desk] text could not be kept here, sending it at once").judge("hm", "/m")
    held(told, "storage unknown", "", "P2 P3")


@pytest.mark.parametrize(
    "line",
    [
        "the last 20 minutes of work are gone",
        "unsaved edits were lost after the crash",
        "could not save: 14 answers lost",
    ],
)
def test_a_line_says_that_work_is_lost(line: str) -> None:
    assert says_lost(line)


@pytest.mark.parametrize(
    "line",
    [
        "unsaved edits are lost if you leave",
        "unsaved edits could be lost",
        "the last 20 minutes of recording are kept",
        "14 answers may be lost",
        "14 answers cannot be lost",
    ],
)
def test_a_line_that_warns_of_it_says_no_such_thing(line: str) -> None:
    assert not says_lost(line)
