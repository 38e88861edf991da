"""What is shown of an attachment, to whom, and until when. Not: what is taken."""

import hashlib

import pytest

from api.images import attach
from api.visitors import UNKNOWN_ID, Visitor, refused
from pictures import make_picture, opened
from usercontext.actions.deps import Deps
from usercontext.actions.reencoding import run_next_attachment
from usercontext.domain.attachment import ImageType, Rejection
from usercontext.images.isolation import Outcome

pytestmark = pytest.mark.anyio

NO_ATTACHMENT = refused(404, "NOT_FOUND", "No such attachment")


@pytest.fixture
async def issue_id(page: Visitor) -> str:
    return await page.create_issue(await page.open_session())


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
async def test_a_page_attaches_an_image_and_its_owner_sees_it_encoded_anew(
    page: Visitor, owner: Visitor, deps: Deps, issue_id: str, kind: str
) -> None:
    taken = await attach(page, issue_id, make_picture(kind), f"image/{kind.lower()}")
    assert taken.status_code == 201
    assert await run_next_attachment(deps) is True
    (listed,) = (await owner.get(f"/v1/issues/{issue_id}")).json()["attachments"]
    shown = await owner.get(listed["url"])

    assert listed == {
        "attachmentId": taken.json()["attachmentId"],
        "contentType": "image/webp",
        "width": 40,
        "height": 20,
        "bytes": len(shown.content),
        "createdAt": "2026-02-27T12:00:00Z",
        "url": f"/v1/issues/{issue_id}/attachments/{listed['attachmentId']}",
    }
    assert opened(shown.content).size == (40, 20)


async def test_an_image_is_shown_so_that_a_browser_does_nothing_else_with_it(
    owner: Visitor, deps: Deps, issue_id: str
) -> None:
    attachment_id = (await attach(owner, issue_id)).json()["attachmentId"]
    await run_next_attachment(deps)
    shown = await owner.get(f"/v1/issues/{issue_id}/attachments/{attachment_id}")
    head = await owner.call("HEAD", f"/v1/issues/{issue_id}/attachments/{attachment_id}")

    assert dict(shown.headers) == {
        "content-type": "image/webp",
        "x-content-type-options": "nosniff",
        "content-length": str(len(shown.content)),
        "content-disposition": f'inline; filename="screenshot-{attachment_id[:8]}.webp"',
        "content-security-policy": "sandbox; default-src 'none'",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "private, max-age=3600, immutable",
    }
    assert (head.content, head.headers) == (b"", shown.headers)


async def test_what_waits_and_what_was_rejected_is_not_there(
    owner: Visitor, deps: Deps, issue_id: str
) -> None:
    first = (await attach(owner, issue_id)).json()["attachmentId"]
    waiting = await owner.get(f"/v1/issues/{issue_id}/attachments/{first}")

    await run_next_attachment(deps, lambda *_: Rejection.DAMAGED)

    rejected = await owner.get(f"/v1/issues/{issue_id}/attachments/{first}")
    unknown = await owner.get(f"/v1/issues/{issue_id}/attachments/{UNKNOWN_ID}")
    assert waiting.json() == NO_ATTACHMENT
    assert waiting.content == rejected.content == unknown.content
    assert (await owner.get(f"/v1/issues/{issue_id}")).json()["attachments"] == []


async def test_an_attachment_is_found_under_its_own_issue_only(
    owner: Visitor, stranger: Visitor, deps: Deps, issue_id: str
) -> None:
    attachment_id = (await attach(owner, issue_id)).json()["attachmentId"]
    await run_next_attachment(deps)
    other = await owner.create_issue(await owner.open_session("other"))

    answers = [
        await owner.get(f"/v1/issues/{other}/attachments/{attachment_id}"),
        await stranger.get(f"/v1/issues/{issue_id}/attachments/{attachment_id}"),
        await owner.get(f"/v1/issues/{issue_id}/attachments/x"),
    ]

    assert [answer.json() for answer in answers] == [NO_ATTACHMENT] * 3


async def test_a_publishable_key_never_reads_one(
    page: Visitor, owner: Visitor, deps: Deps, issue_id: str
) -> None:
    attachment_id = (await attach(page, issue_id)).json()["attachmentId"]
    await run_next_attachment(deps)

    answer = await page.get(f"/v1/issues/{issue_id}/attachments/{attachment_id}")

    assert answer.status_code == 401


async def test_deleting_an_issue_or_its_session_deletes_what_was_attached(
    owner: Visitor, deps: Deps, issue_id: str
) -> None:
    session_id = (await owner.get(f"/v1/issues/{issue_id}")).json()["sessionId"]
    other = await owner.create_issue(session_id)
    ids = [(await attach(owner, one)).json()["attachmentId"] for one in (issue_id, other)]
    await run_next_attachment(deps)

    await owner.delete(f"/v1/issues/{issue_id}")
    await owner.delete(f"/v1/sessions/{session_id}")

    for issue, one in zip((issue_id, other), ids, strict=True):
        assert (await owner.get(f"/v1/issues/{issue}/attachments/{one}")).status_code == 404
    assert await run_next_attachment(deps) is False


async def test_an_export_counts_screenshots_and_gives_no_address(
    owner: Visitor, deps: Deps, issue_id: str
) -> None:
    without = (await owner.get(f"/v1/issues/{issue_id}/export")).json()["markdown"]
    await attach(owner, issue_id)
    await run_next_attachment(deps)

    markdown = (await owner.get(f"/v1/issues/{issue_id}/export")).json()["markdown"]

    assert "Screenshots" not in without
    assert "- **Screenshots:** 1, shown with the issue in UserContext\n" in markdown
    assert "/attachments/" not in markdown


async def test_the_metrics_count_what_was_received_made_ready_and_rejected(
    owner: Visitor, deps: Deps, issue_id: str
) -> None:
    for _ in range(3):
        await attach(owner, issue_id)
    outcomes: list[Outcome] = [Rejection.DAMAGED, Rejection.TOO_LARGE]
    for outcome in outcomes:
        await run_next_attachment(deps, lambda *_, said=outcome: said)
    await run_next_attachment(deps)
    await owner.delete(f"/v1/issues/{issue_id}")

    page = (await owner.get("/metrics")).text

    name = "usercontext_attachments_total"
    assert f'{name}{{reason="",state="received"}} 3.0' in page
    assert f'{name}{{reason="",state="ready"}} 1.0' in page
    assert f'{name}{{reason="damaged",state="rejected"}} 1.0' in page
    assert f'{name}{{reason="too_large",state="rejected"}} 1.0' in page


async def test_what_is_stored_is_never_what_was_sent(
    owner: Visitor, deps: Deps, issue_id: str
) -> None:
    sent = make_picture("WEBP") + b"<script>canary</script>"
    attachment_id = (await attach(owner, issue_id, sent, ImageType.WEBP)).json()["attachmentId"]
    await run_next_attachment(deps)

    shown = await owner.get(f"/v1/issues/{issue_id}/attachments/{attachment_id}")

    assert b"canary" not in shown.content
    assert hashlib.sha256(shown.content).digest() != hashlib.sha256(sent).digest()
