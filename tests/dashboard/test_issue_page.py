"""What the page of an issue shows: the fact, the evidence, what is missing."""

import re
from uuid import UUID, uuid4

import pytest

from builders import FrozenClock, make_log_entry
from dashboard.conftest import Visitor
from dashboard.reported import analyze, key_of, report
from usercontext.actions import issues, project_settings, projects, sessions
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.domain.issue import IssueChange, NewGroup
from usercontext.domain.project import ApiKey

pytestmark = pytest.mark.anyio
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> {{7*7}} \u202ereversed"


@pytest.fixture
async def key(deps: Deps, project: NewProject) -> ApiKey:
    return await key_of(deps, project)


@pytest.fixture
async def issue_id(deps: Deps, key: ApiKey, clock: FrozenClock) -> UUID:
    made = await report(deps, key)
    await analyze(deps, clock)
    return made


def words(page: str) -> str:
    """Return the text of a page on one line."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


async def page_of(visitor: Visitor, issue_id: UUID) -> str:
    return await visitor.page(visitor.path(f"/issues/{issue_id}"))


async def test_the_fact_stands_before_the_evidence_and_the_machines_view(
    viewer: Visitor, issue_id: UUID
) -> None:
    page = await page_of(viewer, issue_id)
    order = ["<h1", "Root cause", "Evidence", "Suggested fix", "Impact", "Steps to reproduce"]

    places = [page.index(f">{each}" if each != "<h1" else each) for each in order]
    assert places == sorted(places)
    assert "Checkout button does nothing" in page
    assert "POST /api/checkout failed with 500." in page


async def test_the_chain_leads_from_the_click_to_what_followed(
    viewer: Visitor, issue_id: UUID
) -> None:
    text = words(await page_of(viewer, issue_id))
    chain = text[text.index("What the user did") : text.index("Evidence The user")]

    assert "Click &#34;Pay&#34;" in chain or "Click “Pay”" in chain
    assert "Where it broke POST shop.example/api/checkout → 500 in 320 ms" in chain
    assert "What followed TypeError: order is undefined" in chain


async def test_every_claim_links_to_the_entries_that_prove_it(
    viewer: Visitor, issue_id: UUID, deps: Deps, key: ApiKey
) -> None:
    page = await page_of(viewer, issue_id)
    issue = await issues.find_issue(deps, key, issue_id)

    assert issue.analysis is not None
    cited = {log_id for claim in issue.analysis.claims for log_id in claim.evidence}
    assert cited
    assert cited <= set(re.findall(r'class="evidence[^"]*" href="#e-([0-9a-z-]+)"', page))


async def test_the_terms_of_the_score_add_up_to_it(viewer: Visitor, issue_id: UUID) -> None:
    page = await page_of(viewer, issue_id)
    table = page[page.index('<table class="i-terms">') : page.index("</table>")]
    points = [int(number.replace("−", "-")) for number in re.findall(r'"number">([+−]\d+)<', table)]
    [score] = re.findall(r"<strong>(\d+)</strong>", table)

    assert int(score) == sum(points)


async def test_the_missing_input_of_the_cost_is_named_with_the_way_to_set_it(
    owner: Visitor, viewer: Visitor, issue_id: UUID
) -> None:
    text = words(await page_of(viewer, issue_id))
    assert "Not estimated: " in text
    assert "settings do not say what one conversion is worth (value per conversion)" in text
    assert owner.path("/settings/impact") in await page_of(owner, issue_id)


async def test_the_environment_is_in_words_and_its_address_is_no_link(
    viewer: Visitor, issue_id: UUID
) -> None:
    page = await page_of(viewer, issue_id)

    assert 'href="https://shop.example' not in page
    text = words(page)
    for told in ("Page https://shop.example/checkout", "Browser Chrome 145", "Language de-AT",
                 "Time zone Asia/Kolkata",
                 "Release shop@2.4.1", "Viewport 390x844", "Connection 3g"):  # fmt: skip
        assert told in text


async def test_a_page_says_that_the_analysis_is_not_done_and_asks_for_it(
    viewer: Visitor, deps: Deps, key: ApiKey, clock: FrozenClock
) -> None:
    issue_id = await report(deps, key)
    page = await page_of(viewer, issue_id)
    await analyze(deps, clock)
    fragment = await viewer.page(viewer.path(f"/issues/{issue_id}/live?version=0"))

    assert "Waiting for its analysis" in page
    assert f'data-live="{viewer.path(f"/issues/{issue_id}/live?version=0")}"' in page
    assert "6 log entries" in page
    assert fragment.lstrip().startswith('<div id="analysis"')
    assert "Root cause" in fragment
    assert "data-live" not in fragment


async def test_without_a_cause_it_says_what_to_capture_next_time(
    viewer: Visitor, deps: Deps, key: ApiKey, clock: FrozenClock
) -> None:
    entries = [make_log_entry(payload={"message": "hello"})]
    issue_id = await report(deps, key, "It looks odd", entries)
    await analyze(deps, clock)
    text = words(await page_of(viewer, issue_id))

    assert "What was captured does not show the cause." in text
    assert "No request was captured: capture network activity" in text
    assert "What to capture next time Errors that the page catches itself" in text


async def test_a_session_without_log_is_said_to_be_empty(
    viewer: Visitor, deps: Deps, key: ApiKey, clock: FrozenClock
) -> None:
    issue_id = await report(deps, key, "Nothing works", [])
    await analyze(deps, clock)
    text = words(await page_of(viewer, issue_id))

    assert "The session has no log entries: nothing can be said about it." in text
    assert "Load the capture script before everything else on the page" in text


async def test_a_deleted_session_takes_its_issue_along(
    viewer: Visitor, issue_id: UUID, deps: Deps, key: ApiKey
) -> None:
    issue = await issues.find_issue(deps, key, issue_id)
    await sessions.delete_session(deps, key, issue.session_id)

    assert (await viewer.get(viewer.path(f"/issues/{issue_id}"))).status == 404


async def test_hostile_words_are_text_everywhere(
    member: Visitor, deps: Deps, key: ApiKey, clock: FrozenClock
) -> None:
    logs = [make_log_entry(level="error", payload={"message": HOSTILE, HOSTILE[:9]: "x"})]
    issue_id = await report(deps, key, HOSTILE, logs, url=HOSTILE, browser=HOSTILE)
    await analyze(deps, clock)
    await issues.correct_issue(deps, key, issue_id, IssueChange(cause=HOSTILE, group=NewGroup()))
    path = member.path(f"/issues/{issue_id}")
    await member.post(f"{path}/comments", {"comment": HOSTILE})
    page = await member.page(path)

    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "{{7*7}}" in page


async def test_a_long_report_has_a_short_title_and_is_there_whole(
    viewer: Visitor, deps: Deps, key: ApiKey
) -> None:
    said = "word " * 900
    page = await page_of(viewer, await report(deps, key, said))
    [title] = re.findall(r"<h1[^>]*>([^<]*)</h1>", page)

    assert len(title) <= 140
    assert said.strip() in page


async def test_issues_of_the_same_group_come_before_those_with_the_same_words(
    viewer: Visitor, issue_id: UUID, deps: Deps, key: ApiKey, clock: FrozenClock
) -> None:
    alike = await report(deps, key, "Payment is broken", visitor="tab-2")
    worded = await report(deps, key, "The checkout button has no colour", [], visitor="tab-3")
    await analyze(deps, clock)
    page = await page_of(viewer, issue_id)
    similar = page[page.index("Similar issues") :]

    assert similar.index(str(alike)) < similar.index(str(worded))


async def test_an_issue_of_another_project_is_not_there(
    owner: Visitor, issue_id: UUID, deps: Deps
) -> None:
    other = await projects.create_project(deps, "other")
    theirs = await report(deps, await key_of(deps, other))
    paths = [owner.path(f"/issues/{each}") for each in (theirs, uuid4(), "nonsense")]
    paths += [f"/p/{other.project.project_id}/issues/{theirs}"]

    for path in paths:
        for more in ("", "/export.md", "/agent.txt", "/live", f"/attachments/{uuid4()}"):
            assert (await owner.get(path + more)).status == 404


async def test_the_copies_are_plain_text(viewer: Visitor, issue_id: UUID) -> None:
    path = viewer.path(f"/issues/{issue_id}")
    markdown, pack = await viewer.get(f"{path}/export.md"), await viewer.get(f"{path}/agent.txt")

    assert markdown.body.startswith(b"## Issue: Checkout button does nothing")
    assert pack.body.startswith(b"# A defect that affects users, for a coding agent")
    assert b"network error method=POST" in pack.body
    for told in (markdown, pack):
        assert told.content_type.startswith("text/plain")
        assert ("x-content-type-options", "nosniff") in told.headers


async def test_every_copy_tells_the_time_zone_of_the_user(
    owner: Visitor, issue_id: UUID, deps: Deps, key: ApiKey, project: NewProject
) -> None:
    """The page showed it, the texts for trackers and agents did not: dates may hang on it."""
    trackers = {"trackers": {"github": "https://github.com/team/shop"}}
    await project_settings.change_settings(deps, key, project.project.project_id, trackers)
    path = owner.path(f"/issues/{issue_id}")
    markdown, pack = await owner.get(f"{path}/export.md"), await owner.get(f"{path}/agent.txt")

    assert b"- **Time zone of the user:** `Asia/Kolkata`\n" in markdown.body
    assert b"| Time zone of the user: Asia/Kolkata\n" in pack.body
    assert "Time+zone+of+the+user%3A%2A%2A+%60Asia%2FKolkata%60" in await page_of(owner, issue_id)


async def test_trackers_that_the_project_named_have_their_links(
    viewer: Visitor, issue_id: UUID, deps: Deps, key: ApiKey, project: NewProject
) -> None:
    trackers = {"github": "https://github.com/team/shop", "linear": "javascript:alert(1)"}
    settings = {"trackers": trackers}
    project_id = project.project.project_id
    await project_settings.change_settings(deps, key, project_id, settings)
    page = await page_of(viewer, issue_id)

    assert 'href="https://github.com/team/shop/issues/new?title=Checkout+button' in page
    assert 'rel="noopener noreferrer"' in page
    assert "javascript:" not in page


async def test_no_page_holds_a_style_or_a_script_of_its_own(
    member: Visitor, issue_id: UUID
) -> None:
    page = await page_of(member, issue_id)

    assert " style=" not in page
    assert "<style" not in page
    assert re.findall(r"<script(?![^>]*src=)", page) == []
    assert not re.search(r"\son\w+=", page)
