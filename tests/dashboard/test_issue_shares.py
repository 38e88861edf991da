"""Links that show an issue to anybody who has them: what is there, what is not, until when."""

import re
from uuid import UUID, uuid4

import pytest

from builders import FrozenClock, make_log_entry
from dashboard.conftest import Visitor
from dashboard.reported import analyze, failing_checkout, key_of, report
from dashboard.test_issue_page import page_of, words
from pictures import make_picture
from usercontext.actions import attachments, issues, reencoding
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.domain.attachment import ImageType
from usercontext.domain.project import ApiKey

pytestmark = pytest.mark.anyio
LOUD = "an ordinary line that nobody cites"


@pytest.fixture
async def key(deps: Deps, project: NewProject) -> ApiKey:
    return await key_of(deps, project)


@pytest.fixture
async def issue_id(deps: Deps, key: ApiKey, clock: FrozenClock) -> UUID:
    logs = [make_log_entry(payload={"message": LOUD}), *failing_checkout(clock.now_us())]
    made = await report(deps, key, logs=logs)
    await analyze(deps, clock)
    return made


async def share(visitor: Visitor, issue_id: UUID, **form: str) -> str:
    """Make a link and return its path."""
    told = await visitor.post(visitor.path(f"/issues/{issue_id}/shares"), form)
    assert told.status == 200, told.body[-900:]
    [path] = re.findall(r'value="http://pages.test(/shared/[0-9A-Za-z]{43})"', told.body.decode())
    return str(path)


async def test_whoever_has_the_link_reads_the_issue_without_an_account(
    member: Visitor, stranger: Visitor, issue_id: UUID
) -> None:
    page = await stranger.page(await share(member, issue_id))
    text = words(page)

    assert "Checkout button does nothing" in text
    assert "POST /api/checkout failed with 500." in text
    for name in ("<nav", "<form", "Sign out", "History", "member@example.com"):
        assert name not in page


async def test_comments_people_and_links_into_the_project_are_not_there(
    member: Visitor, stranger: Visitor, issue_id: UUID
) -> None:
    await member.post(member.path(f"/issues/{issue_id}/comments"), {"comment": "our secret"})
    page = await stranger.page(await share(member, issue_id, whole="yes"))

    assert "our secret" not in page
    assert "Member" not in words(page)
    assert f"/p/{member.project.project.project_id}" not in page


async def test_only_the_cited_entries_are_there_unless_more_was_allowed(
    member: Visitor, stranger: Visitor, issue_id: UUID
) -> None:
    cited = await stranger.page(await share(member, issue_id))
    whole = await stranger.page(await share(member, issue_id, whole="yes"))

    assert LOUD not in cited
    assert LOUD in whole
    targets = set(re.findall(r'href="#(e-[0-9a-z-]+)"', cited))
    assert targets
    assert targets <= set(re.findall(r'id="(e-[0-9a-z-]+)"', cited))


async def test_the_address_is_told_to_no_other_site_and_to_no_search_engine(
    member: Visitor, stranger: Visitor, issue_id: UUID
) -> None:
    told = await stranger.get(await share(member, issue_id))
    headers = dict(told.headers)

    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-robots-tag"].startswith("noindex")
    assert headers["cache-control"] == "no-store"
    assert b'<meta name="robots" content="noindex">' in told.body


@pytest.mark.parametrize("days", [1, 7, 30])
async def test_a_link_is_over_after_its_days(
    member: Visitor, stranger: Visitor, issue_id: UUID, clock: FrozenClock, days: int
) -> None:
    path = await share(member, issue_id, days=str(days))
    clock.advance(days * 86_400 - 1)
    before = (await stranger.get(path)).status
    clock.advance(1)

    assert (before, (await stranger.get(path)).status) == (200, 404)


async def test_a_revoked_link_is_over_at_once_and_leaves_the_list(
    member: Visitor, stranger: Visitor, issue_id: UUID
) -> None:
    path = await share(member, issue_id)
    [rest] = re.findall(r'action="([^"]*/revoke)"', await page_of(member, issue_id))
    assert (await member.post(rest)).status == 303

    assert (await stranger.get(path)).status == 404
    assert (await member.post(rest)).status == 404
    assert "No active links." in words(await page_of(member, issue_id))


async def test_a_link_goes_with_its_issue(
    member: Visitor, stranger: Visitor, issue_id: UUID, deps: Deps, key: ApiKey
) -> None:
    path = await share(member, issue_id)
    await issues.delete_issue(deps, key, issue_id)

    assert (await stranger.get(path)).status == 404


@pytest.mark.parametrize("token", ["x", "x" * 43, "%00", "..", "a%2Fb"])
async def test_a_link_that_never_was_is_not_found(stranger: Visitor, token: str) -> None:
    assert (await stranger.get(f"/shared/{token}")).status == 404


async def test_screenshots_are_shown_harmless_and_shared_only_with_the_whole(
    member: Visitor, stranger: Visitor, issue_id: UUID, deps: Deps, key: ApiKey
) -> None:
    await attachments.attach(deps, key, issue_id, make_picture(), ImageType.PNG)
    assert await reencoding.run_next_attachment(deps)
    page = await page_of(member, issue_id)
    [path] = set(re.findall(r'<img src="([^"]+)"', page))
    image = await member.get(path)
    name = path.rpartition("/")[2]
    cited, whole = await share(member, issue_id), await share(member, issue_id, whole="yes")

    assert 'alt="Screenshot 1 of' in page
    headers = dict(image.headers)
    assert image.content_type.startswith("image/")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert headers["content-disposition"].startswith("inline; filename=")
    assert (await stranger.get(path)).status == 303
    assert (await stranger.get(f"{cited}/attachments/{name}")).status == 404
    assert (await stranger.get(f"{whole}/attachments/{name}")).status == 200
    assert (await stranger.get(f"{whole}/attachments/{uuid4()}")).status == 404
    assert "<img" not in await stranger.page(cited)
