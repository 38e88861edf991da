"""What the head of an issue says to somebody who has ninety seconds. Not: the parts below it."""

import re

import pytest
from msgspec.structs import replace

from builders import FrozenClock
from dashboard.conftest import Visitor
from dashboard.reported import analyze, key_of, report
from dashboard.reports import REACH, known
from dashboard.test_issue_page import page_of, words
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.dashboard.filters import as_points
from usercontext.domain.project import ApiKey

pytestmark = pytest.mark.anyio


@pytest.fixture
async def key(deps: Deps, project: NewProject) -> ApiKey:
    return await key_of(deps, project)


def head_of(page: str) -> str:
    return page[page.index('<header class="issue-head"') : page.index(">Root cause<")]


async def test_whom_it_hit_and_what_it_costs_stand_before_the_cause(
    viewer: Visitor, deps: Deps, key: ApiKey, clock: FrozenClock
) -> None:
    """On a phone they stood behind the timeline, on a desk below the first screen."""
    issue_id = await report(deps, key)
    await analyze(deps, clock)

    told = words(head_of(await page_of(viewer, issue_id)))
    assert "1 session of 1 user in 24 h" in told
    assert re.search(r"impact \d+ of 100", told)
    assert "cost not estimated" in told


async def test_that_nobody_met_it_lately_is_said_in_words(
    viewer: Visitor, deps: Deps, project: NewProject
) -> None:
    """A month after its report an issue said `0 sessions of 0 users in 24 h`."""
    gone = replace(REACH, reports=0, sessions=0, silent_sessions=0, users=0)
    issue_id = await known(deps, project, "It broke", affected=gone)

    told = words(head_of(await page_of(viewer, issue_id)))
    assert "no session affected in the last 24 h" in told
    assert "0 sessions" not in told


async def test_the_head_leads_to_the_parts_that_say_more(
    viewer: Visitor, deps: Deps, key: ApiKey, clock: FrozenClock
) -> None:
    issue_id = await report(deps, key)
    await analyze(deps, clock)

    page = await page_of(viewer, issue_id)
    led = re.findall(r'class="i-jump" href="#([a-z-]+)"', head_of(page))
    assert led == ["issue-work", "issue-reach", "impact", "cost"]
    assert all(f'id="{name}"' in page for name in led)


async def test_that_nobody_has_it_is_said_where_the_eye_is(
    member: Visitor, deps: Deps, key: ApiKey
) -> None:
    page = await page_of(member, await report(deps, key))

    facts = page[page.index('id="issue-facts"') : page.index('class="issue-bar"')]
    assert "nobody is assigned" in words(facts)
    assert "of 100" not in words(facts)


async def test_a_long_report_does_not_push_the_cause_out_of_sight(
    viewer: Visitor, deps: Deps, key: ApiKey, clock: FrozenClock
) -> None:
    """Of 1,708 characters all stood open: on a phone the cause was on the third screen."""
    issue_id = await report(deps, key, "It says that the postcode is wrong. " * 30)
    await analyze(deps, clock)

    page = await page_of(viewer, issue_id)
    assert '<details class="i-said">' in page
    assert "characters of the report" in page


@pytest.mark.parametrize(("points", "shown"), [(35, "+35"), (-41, "−41"), (0, "+0")])
def test_points_have_a_minus_that_is_as_wide_as_their_plus(points: int, shown: str) -> None:
    assert as_points(points) == shown
