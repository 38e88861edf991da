"""Deleting from the browser: the name, a young sign-in or the password, and everything ends."""

import pytest

from builders import FrozenClock
from dashboard.conftest import PASSWORD, Visitor
from store.drafts import add_issue, add_session_to, count_rows
from usercontext.actions import projects
from usercontext.actions.deps import Deps
from usercontext.actions.removals import Remover, find_removal
from usercontext.domain.errors import KeyRefused
from usercontext.store.tables import issue, project, session

pytestmark = pytest.mark.anyio
TEN_MINUTES = 600


async def furnish(deps: Deps, row: int, sessions: int = 3) -> None:
    for number in range(sessions):
        added = await add_session_to(deps.database, row, f"tab-{number}")
        await add_issue(deps.database, row, added)


async def finish(deps: Deps, clock: FrozenClock) -> int:
    """Let the worker go on until nothing is left to delete."""
    clock.advance(60)
    remover = Remover(deps, lambda: 0.0)
    for steps in range(100):
        if await remover.look() is None:
            return steps
    raise AssertionError("it never ends")


async def test_sessions_and_issues_go_and_the_project_stays(
    owner: Visitor, deps: Deps, clock: FrozenClock
) -> None:
    row = owner.project.project.row
    await furnish(deps, row)
    told = await owner.post(owner.path("/settings/danger/content"), {"name": "shop"})
    during = await owner.page(owner.path("/settings/danger"))
    await finish(deps, clock)

    assert dict(told.headers)["location"] == owner.path("/settings/danger?done=content-deleting")
    assert "0 sessions gone so far" in during
    assert await count_rows(deps.database, issue) == await count_rows(deps.database, session) == 0
    assert "gone so far" not in await owner.page(owner.path("/settings/danger"))
    assert "all sessions and issues deleted" in await owner.page(owner.path("/settings/audit"))
    assert (await projects.authenticate(deps, owner.project.secret_key)).project_row == row


async def test_a_deleted_project_refuses_its_keys_and_members_before_anything_is_deleted(
    owner: Visitor, member: Visitor, deps: Deps, clock: FrozenClock
) -> None:
    await furnish(deps, owner.project.project.row)
    await projects.authenticate(deps, owner.project.secret_key)
    told = await owner.post(owner.path("/settings/danger/project"), {"name": "shop"})

    assert dict(told.headers)["location"] == "/account?done=project-deleted"
    with pytest.raises(KeyRefused):
        await projects.authenticate(deps, owner.project.secret_key)
    assert (await member.get(member.path("/issues"))).status == 404
    assert "The project is closed" in await owner.page("/account?done=project-deleted")
    assert await count_rows(deps.database, session) == 3
    await finish(deps, clock)
    assert await count_rows(deps.database, project) == 0
    assert (await owner.get("/account")).status == 200


async def test_another_project_is_not_touched(
    owner: Visitor, deps: Deps, clock: FrozenClock
) -> None:
    other = await projects.create_project(deps, "other")
    await furnish(deps, other.project.row)
    foreign = await owner.post(
        f"/p/{other.project.project_id}/settings/danger/project", {"name": "other"}
    )
    await owner.post(owner.path("/settings/danger/project"), {"name": "shop"})
    await finish(deps, clock)

    assert foreign.status == 404
    assert await count_rows(deps.database, issue) == 3
    assert (await projects.authenticate(deps, other.secret_key)).revoked_us is None


@pytest.mark.parametrize("what", ["content", "project"])
async def test_another_name_deletes_nothing(owner: Visitor, deps: Deps, what: str) -> None:
    told = await owner.post(owner.path(f"/settings/danger/{what}"), {"name": "Shop"})

    assert told.status == 400
    assert f'aria-describedby="h-{what}-name"' in told.body.decode()
    assert await find_removal(deps, owner.project.project.row) is None


async def test_an_older_sign_in_has_to_say_the_password_again(
    owner: Visitor, deps: Deps, clock: FrozenClock
) -> None:
    path, row = owner.path("/settings/danger/content"), owner.project.project.row
    assert "password again" not in await owner.page(owner.path("/settings/danger"))
    clock.advance(TEN_MINUTES)
    without = await owner.post(path, {"name": "shop"})
    wrong = await owner.post(path, {"name": "shop", "password": "wrong horse battery"})
    assert await find_removal(deps, row) is None
    right = await owner.post(path, {"name": "shop", "password": PASSWORD})

    assert (without.status, wrong.status, right.status) == (400, 400, 303)
    assert b"Is not your current password." in wrong.body
    assert await find_removal(deps, row) is not None


async def test_visiting_pages_does_not_make_a_sign_in_young(
    owner: Visitor, clock: FrozenClock
) -> None:
    for _ in range(3):
        clock.advance(3_700)
        page = await owner.page(owner.path("/settings/danger"))

    assert page.count("Your password again") == 2
