"""Pages that were refused: what the start page says of them, and letting their origin in."""

import re

import pytest

from dashboard.conftest import Visitor
from usercontext.actions import projects
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.actions.refusals import remember_refusal
from usercontext.dashboard.start import MEANINGS
from usercontext.domain.errors import KeyRefused
from usercontext.domain.project import ApiKey, KeyKind
from usercontext.domain.refusal import RefusalReason
from usercontext.store import logins

pytestmark = pytest.mark.anyio


async def refuse(deps: Deps, key: ApiKey, origin: str) -> None:
    """Refuse a call of a page as the door does."""
    why = RefusalReason.UNLISTED_ORIGIN
    remember_refusal(deps, None, origin.encode(), KeyRefused("no", why, key.project_row, key.row))


async def bound_key(deps: Deps, project: NewProject) -> ApiKey:
    kind = KeyKind.PUBLISHABLE
    origins = ("https://shop.example",)
    return (await projects.mint_key(deps, project.project, kind, "pages", origins))[0]


async def acts(deps: Deps, owner: Visitor) -> list[str]:
    row = owner.project.project.row
    rows = await deps.database.read(lambda tx: logins.list_acts(tx, row, 10))
    return [f"{row.act}: {row.subject}" for row in rows]


async def test_only_owners_make_keys_and_let_origins_in(
    member: Visitor, deps: Deps, project: NewProject
) -> None:
    key = await bound_key(deps, project)
    await refuse(deps, key, "https://new.example")
    form = {"key": str(key.row), "origin": "https://new.example"}
    page = await member.page(member.path("/start"))

    assert (await member.post(member.path("/start/key"))).status == 403
    assert (await member.post(member.path("/start/origin"), form)).status == 403
    assert "Create a key" not in page
    assert "Allow this origin</button>" not in page
    assert "An owner of the project can allow this origin." in page


async def test_a_refused_origin_is_let_in_by_one_press_for_the_key_it_came_with(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    await bound_key(deps, project)
    key = await bound_key(deps, project)
    await refuse(deps, key, "https://new.example")
    page = await owner.page(owner.path("/start"))
    row = re.search(r'name="key" value="(\d+)"', page)
    assert row is not None
    form = {"key": row[1], "origin": "https://new.example"}
    told = await owner.post(owner.path("/start/origin"), form)
    keys = {one.row: one.origins for one in await projects.list_keys(deps, project.project)}

    assert told.status == 303
    assert keys[key.row] == ("https://shop.example", "https://new.example")
    assert list(keys.values()).count(("https://shop.example",)) == 1
    assert "Allow this origin</button>" not in await owner.page(owner.path("/start"))
    assert (await acts(deps, owner))[0].endswith("… https://new.example allowed")


async def test_nothing_is_let_in_that_was_not_refused(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    key = await bound_key(deps, project)
    await refuse(deps, key, "https://new.example")
    tried = [
        {"key": str(key.row), "origin": "https://evil.example"},
        {"key": str(key.row - 1), "origin": "https://new.example"},
        {"key": "x", "origin": "https://new.example"},
    ]
    statuses = [(await owner.post(owner.path("/start/origin"), form)).status for form in tried]

    assert statuses == [404, 404, 404]
    assert (await key_rows(deps, project))[key.row] == ("https://shop.example",)


async def key_rows(deps: Deps, project: NewProject) -> dict[int, tuple[str, ...]]:
    return {one.row: one.origins for one in await projects.list_keys(deps, project.project)}


async def test_an_owner_of_one_project_lets_nothing_into_another(
    owner: Visitor, deps: Deps
) -> None:
    other = await projects.create_project(deps, "other")
    key = await bound_key(deps, other)
    await refuse(deps, key, "https://new.example")
    form = {"key": str(key.row), "origin": "https://new.example"}

    assert "https://new.example" not in await owner.page(owner.path("/start"))
    assert (await owner.post(owner.path("/start/origin"), form)).status == 404
    theirs = f"/p/{other.project.project_id}/start/origin"
    assert (await owner.post(theirs, form)).status == 404
    assert (await key_rows(deps, other))[key.row] == ("https://shop.example",)


@pytest.mark.parametrize("origin", ["null", "https://x.example/<b>", "https://ünï.example"])
async def test_what_is_no_origin_has_no_button_and_stays_a_text(
    owner: Visitor, deps: Deps, project: NewProject, origin: str
) -> None:
    await refuse(deps, await bound_key(deps, project), origin)
    page = await owner.page(owner.path("/start"))

    assert "Allow this origin</button>" not in page
    assert "<b>" not in page.partition("refused")[2].replace('<b class="mono">', "")
    assert "The key is for other pages." in page


@pytest.mark.parametrize("reason", RefusalReason)
async def test_every_reason_is_put_in_words(
    viewer: Visitor, deps: Deps, project: NewProject, reason: RefusalReason
) -> None:
    error = KeyRefused("no", reason, project.project.row)
    remember_refusal(deps, None, b"https://page.example", error)
    page = await viewer.page(viewer.path("/start"))

    assert MEANINGS[reason][0] in page
