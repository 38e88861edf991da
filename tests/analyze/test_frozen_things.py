"""Things that are frozen, as accounts are, and pages that are. Not: measured pauses."""

import pytest

from analyze.page_visits import page
from usercontext.domain.analysis import Category


@pytest.mark.parametrize(
    "line",
    ["card 4 frozen -> active", "state: active → frozen", "account A-12 is frozen since Monday"],
)
def test_a_thing_that_is_frozen_is_no_page(line: str) -> None:
    visit = page("/cards").click("Unfreeze").ask("POST", "/api/cards/4/unfreeze", 200)

    assert visit.log("warn", line).judge("").category is not Category.TIMEOUT_SLOW


@pytest.mark.parametrize("line", ["ui frozen for 4 s", "main thread frozen", "tab 3 frozen"])
def test_a_page_that_is_frozen_is_one(line: str) -> None:
    visit = page("/cards").click("Show").log("warn", line)

    assert visit.judge("nothing moves").category is Category.TIMEOUT_SLOW
