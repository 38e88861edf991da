"""`POST /v1/issues/:id/attachments`: who may attach what. Not: what is shown of it."""

import asyncio
from typing import Any

import httpx2
import pytest

from api.images import attach
from api.visitors import UNKNOWN_ID, Visitor, invalid, refused
from builders import FrozenClock
from pictures import make_noise, make_picture, png_of
from usercontext.actions import projects
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.actions.reencoding import run_next_attachment
from usercontext.domain.attachment import LONGEST_ATTACHMENT, Rejection
from usercontext.domain.project import KeyKind

pytestmark = pytest.mark.anyio

NOT_OWN = refused(
    401,
    "UNAUTHORIZED",
    "A publishable key attaches only to an issue that it made in the last 10 minutes",
)
NO_ISSUE = refused(404, "NOT_FOUND", "No such issue")


@pytest.fixture
async def issue_id(page: Visitor) -> str:
    return await page.create_issue(await page.open_session())


async def test_ten_minutes_after_the_report_a_page_attaches_no_more(
    page: Visitor, owner: Visitor, clock: FrozenClock, issue_id: str
) -> None:
    clock.advance(600)
    in_time = await attach(page, issue_id)
    clock.advance(0.000_001)
    late = await attach(page, issue_id)

    assert in_time.status_code == 201
    assert (late.status_code, late.json()) == (401, NOT_OWN)
    assert (await attach(owner, issue_id)).status_code == 201


async def test_a_page_attaches_to_issues_of_its_own_key_only(
    page: Visitor, owner: Visitor, nobody: httpx2.AsyncClient, project: NewProject, deps: Deps
) -> None:
    _, text = await projects.mint_key(deps, project.project, KeyKind.PUBLISHABLE, "other page")
    others = await Visitor(nobody, text).create_issue(await page.open_session())
    owners = await owner.create_issue(await page.open_session())

    answers = [await attach(page, issue_id) for issue_id in (others, owners)]

    assert [answer.json() for answer in answers] == [NOT_OWN] * 2
    assert {answer.headers["access-control-allow-origin"] for answer in answers} == {"*"}


async def test_what_a_key_may_not_do_is_refused_before_the_body(
    page: Visitor, owner: Visitor
) -> None:
    owners = await owner.create_issue(await page.open_session())

    answer = await attach(page, owners, kind="text/html", more={"content-length": str(10**9)})

    assert answer.json() == NOT_OWN


async def test_an_unknown_and_a_foreign_issue_are_the_same_to_every_key(
    page: Visitor, owner: Visitor, stranger: Visitor
) -> None:
    foreign = await stranger.create_issue(await stranger.open_session())

    answers = [await attach(v, id) for v in (page, owner) for id in (foreign, UNKNOWN_ID, "x")]

    assert [answer.json() for answer in answers] == [NO_ISSUE] * 6
    assert len({answer.content for answer in answers}) == 1


@pytest.mark.parametrize("kind", [None, "application/json", "image/gif", "image/svg+xml", "image"])
async def test_a_type_that_is_not_taken_is_415(owner: Visitor, kind: str | None) -> None:
    answer = await attach(owner, UNKNOWN_ID, kind=kind)

    assert answer.status_code == 415
    assert answer.json()["message"] == (
        "Content-Type: must be one of image/png, image/jpeg, image/webp"
    )


@pytest.mark.parametrize("encoding", ["gzip", "br", "identity, gzip", ""])
async def test_an_image_is_not_packed_again(owner: Visitor, encoding: str) -> None:
    answer = await attach(owner, UNKNOWN_ID, more={"content-encoding": encoding})

    assert (answer.status_code, answer.headers["accept-encoding"]) == (415, "identity")


async def test_parameters_and_capitals_of_a_type_do_not_matter(
    owner: Visitor, issue_id: str
) -> None:
    assert (await attach(owner, issue_id, kind="Image/PNG; x=y")).status_code == 201


HOSTILE = [
    pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/png", id="svg"),
    pytest.param(b"<html><script>1</script></html>", "image/jpeg", id="html"),
    pytest.param(make_picture("GIF"), "image/png", id="gif"),
    pytest.param(make_picture("JPEG"), "image/png", id="jpeg as png"),
    pytest.param(make_picture("PNG"), "image/webp", id="png as webp"),
    pytest.param(png_of(0, 0), "image/png", id="0x0"),
    pytest.param(make_picture("PNG")[:24], "image/png", id="half a header"),
]


@pytest.mark.parametrize(("image", "kind"), HOSTILE)
async def test_content_that_is_not_of_its_declared_type_is_400(
    owner: Visitor, issue_id: str, image: bytes, kind: str
) -> None:
    names = {"image/png": "a PNG", "image/jpeg": "a JPEG", "image/webp": "a WebP"}

    answer = await attach(owner, issue_id, image, kind)

    assert answer.json() == invalid(f"body: is not {names[kind]} image, as Content-Type says")


async def test_an_empty_body_is_400(owner: Visitor, issue_id: str) -> None:
    path, headers = f"/v1/issues/{issue_id}/attachments", {"content-type": "image/png"}

    assert (await owner.post(path, content=b"", headers=headers)).status_code == 400


@pytest.mark.parametrize(("width", "height"), [(60_000, 60_000), (40_000_001, 1)])
async def test_too_many_pixels_are_refused_by_the_header(
    owner: Visitor, issue_id: str, width: int, height: int
) -> None:
    answer = await attach(owner, issue_id, png_of(width, height))

    assert answer.json() == invalid("body: has more than 40000000 pixels")


async def test_five_mebibytes_are_taken_and_not_a_byte_more(owner: Visitor, issue_id: str) -> None:
    full = make_picture() + b"\0" * (LONGEST_ATTACHMENT - len(make_picture()))

    async def chunked() -> Any:
        yield full
        yield b"\0"

    path, headers = f"/v1/issues/{issue_id}/attachments", {"content-type": "image/png"}
    answers = [
        await attach(owner, issue_id, full),
        await attach(owner, issue_id, full + b"\0"),
        await owner.post(path, content=chunked(), headers=headers),
    ]

    assert [answer.status_code for answer in answers] == [201, 413, 413]
    assert answers[1].json()["message"] == f"The body is larger than {LONGEST_ATTACHMENT} bytes"


async def test_of_ten_at_once_three_are_kept(page: Visitor, deps: Deps, issue_id: str) -> None:
    answers = await asyncio.gather(
        *(attach(page, issue_id, make_noise(size=(9, n + 1))) for n in range(10))
    )

    assert sorted(answer.status_code for answer in answers) == [201] * 3 + [400] * 7
    refusals = {answer.text for answer in answers if answer.status_code == 400}
    assert len(refusals) == 1
    assert "attachments: an issue has at most 3" in refusals.pop()
    assert [await run_next_attachment(deps) for _ in range(4)] == [True] * 3 + [False]


async def test_the_same_key_attaches_once(owner: Visitor, issue_id: str) -> None:
    once = {"idempotency-key": "screenshot-1"}
    first, again = [await attach(owner, issue_id, more=once) for _ in range(2)]
    other = await attach(owner, issue_id, make_picture(size=(8, 8)), more=once)

    assert first.content == again.content
    assert again.headers["idempotent-replayed"] == "true"
    assert other.json() == invalid("Idempotency-Key: was used with another body")


async def test_too_much_that_waits_is_503(
    owner: Visitor, deps: Deps, issue_id: str, stranger: Visitor
) -> None:
    size = deps.attachments.most_pending_bytes // LONGEST_ATTACHMENT
    full = make_picture() + b"\0" * (LONGEST_ATTACHMENT - len(make_picture()))
    session_id = await owner.open_session()
    issues = [await owner.create_issue(session_id) for _ in range(size // 3 + 1)]
    answers = [await attach(owner, issues[n // 3], full) for n in range(size + 1)]
    others = await stranger.create_issue(await stranger.open_session())

    assert [answer.status_code for answer in answers] == [201] * size + [503]
    assert answers[-1].headers["retry-after"] == "1"
    assert (await attach(stranger, others)).status_code == 201
    await run_next_attachment(deps, lambda *_: Rejection.DAMAGED)
    assert (await attach(owner, issue_id, full)).status_code == 201
