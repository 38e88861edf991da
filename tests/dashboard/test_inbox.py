"""What the inbox shows of issues, and how it is narrowed, ordered, paged and empty."""

import re

import pytest
from msgspec.structs import replace

from builders import FrozenClock
from dashboard.conftest import Visitor
from dashboard.reports import REACH, known, report
from usercontext.actions import projects
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.dashboard import inbox
from usercontext.domain.analysis import Category
from usercontext.domain.issue import IssueSource

pytestmark = pytest.mark.anyio


def words_of(page: str) -> list[str]:
    """Return what users said on a page, from top to bottom."""
    found = re.findall(r'data-open href="[^"]+"\s*>([^<]*)</a>', page)
    return [text.strip() for text in found]


def plain(page: str) -> str:
    """Return the text of a page, its spaces as one."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


async def test_a_row_says_what_the_user_said_what_it_was_and_how_far_it_reaches(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    issue_id = await known(deps, project, "I cannot pay", summary="Payment answered 500")
    page = await owner.page(owner.path("/issues"))

    assert words_of(page) == ["I cannot pay"]
    assert f'href="{owner.path("/issues/")}{issue_id}"' in page
    said = plain(page)
    assert "P1 I cannot pay js exception Payment answered 500" in said
    assert "37 sessions, 1 report" in said
    assert 'aria-label="Sessions per 6 hours: at most 32, lately 32"' in page


async def test_the_reach_of_a_row_says_within_which_hours(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    """`207 alike` beside `78 sessions, 78 reports` could not be understood."""
    await known(deps, project, "loud", affected=replace(REACH, window_hours=48))

    page = await owner.page(owner.path("/issues"))
    assert 'title="Of its cause, within 48 hours"' in " ".join(page.split())


async def test_words_of_a_stranger_stay_words(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    hostile = '"><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}'
    await known(deps, project, hostile, summary=hostile)
    page = await owner.page(owner.path("/issues"))

    assert "<script>alert" not in page
    assert "<img" not in page
    assert page.count("&lt;script&gt;alert(1)") == 2


async def test_an_issue_that_waits_for_its_analysis_says_so(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    await report(deps, project)

    assert "waiting for its analysis" in await owner.page(owner.path("/issues"))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["fresh", "loud", "quiet"]),
        ("?priority=P3", ["quiet"]),
        ("?category=cors", ["quiet"]),
        ("?source=detected", ["loud"]),
        ("?q=QUIET", ["quiet"]),
        ("?sort=impact", ["loud", "fresh", "quiet"]),
        ("?sort=affected", ["quiet", "fresh", "loud"]),
        ("?from=2026-02-28", ["fresh"]),
        ("?to=2026-02-27", ["loud", "quiet"]),
        ("?status=resolved", []),
        ("?status=all&priority=P0", ["loud"]),
        (
            "?priority=P9&sort=up&category=x&from=soon&status=gone&page=-3",
            ["fresh", "loud", "quiet"],
        ),
    ],
)
async def test_the_address_says_what_is_listed(
    owner: Visitor,
    deps: Deps,
    project: NewProject,
    clock: FrozenClock,
    query: str,
    expected: list[str],
) -> None:
    one, two = replace(REACH, sessions=1), replace(REACH, sessions=2)
    await known(deps, project, "quiet", impact_score=5, category=Category.CORS)
    await known(deps, project, "loud", impact_score=95, source=IssueSource.DETECTED, affected=one)
    clock.advance(24 * 3600)
    await known(deps, project, "fresh", affected=two)

    assert words_of(await owner.page(owner.path("/issues") + query)) == expected


async def test_empty_fields_of_the_form_do_not_stay_in_the_address(owner: Visitor) -> None:
    told = await owner.get(owner.path("/issues?priority=&q=pay&sort=newest&from="))

    assert dict(told.headers)["location"] == owner.path("/issues?q=pay")


async def test_the_tabs_count_every_status(owner: Visitor, deps: Deps, project: NewProject) -> None:
    ids = [await known(deps, project, f"number {n}") for n in range(3)]
    await owner.post(owner.path("/issues/change"), {"issue": ids[0], "status": "resolved"})
    said = plain(await owner.page(owner.path("/issues")))

    assert "Open 2 Resolved 1 Ignored 0 All 3" in said


async def test_pages_say_which_part_they_show(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    for number in range(inbox.PAGE + 2):
        await report(deps, project, f"issue {number}")
    first = await owner.page(owner.path("/issues?status=all"))
    second = await owner.page(owner.path("/issues?status=all&page=2"))

    assert "1–50 of 52 issues" in plain(first)
    assert f'href="{owner.path("/issues?status=all&amp;page=2")}"' in first
    assert words_of(second) == ["issue 1", "issue 0"]
    assert "51–52 of 52 issues" in plain(second)


async def test_a_page_past_the_end_leads_to_the_first(owner: Visitor) -> None:
    told = await owner.get(owner.path("/issues?status=all&page=7"))

    assert dict(told.headers)["location"] == owner.path("/issues?status=all")


async def test_an_empty_inbox_says_why_and_what_to_do(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    before = await owner.page(owner.path("/issues"))
    issue_id = await known(deps, project, "one")
    nothing = await owner.page(owner.path("/issues?q=nothing&priority=P0"))
    await owner.post(owner.path("/issues/change"), {"issue": issue_id, "status": "resolved"})
    done = await owner.page(owner.path("/issues"))

    assert "No issues yet" in before
    assert f'href="{owner.path("/start")}"' in before
    assert "Nothing matches" in nothing
    assert "Clear filters" in nothing
    assert "All done" in done


async def test_issues_of_another_project_are_not_listed(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    other = await projects.create_project(deps, "other")
    await report(deps, other, "theirs")
    await report(deps, project, "ours")

    assert words_of(await owner.page(owner.path("/issues?status=all"))) == ["ours"]


async def test_a_viewer_sees_no_way_to_change_anything(
    viewer: Visitor, deps: Deps, project: NewProject
) -> None:
    await report(deps, project)
    page = await viewer.page(viewer.path("/issues"))

    assert "/issues/change" not in page
    assert "data-tick" not in page
    assert words_of(page) == ["Checkout does nothing"]


async def test_a_row_says_who_has_the_issue_and_the_address_whose_are_listed(
    owner: Visitor, member: Visitor, deps: Deps, project: NewProject
) -> None:
    mine = await known(deps, project, "mine")
    await known(deps, project, "nobody's")
    await member.post(member.path("/issues/change"), {"issue": mine, "assignee": "me"})
    page = await owner.page(owner.path("/issues?assignee=none"))
    found = re.search(r'value="([^"]+)">Member</option>', page)
    assert found is not None
    theirs = await owner.page(owner.path(f"/issues?assignee={found[1]}"))

    assert words_of(page) == ["nobody&#39;s"]
    assert words_of(theirs) == ["mine"]
    assert "M Member is assigned" in plain(theirs)
    assert words_of(await member.page(member.path("/issues?assignee=me"))) == ["mine"]
    assert words_of(await owner.page(owner.path("/issues?assignee=me"))) == []
