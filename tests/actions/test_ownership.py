"""Who owns a project that is made on the server's machine."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from apps import open_deps
from builders import FrozenClock
from usercontext.actions import accounts, projects
from usercontext.actions.deps import Deps
from usercontext.domain.account import Role
from usercontext.domain.errors import NotFound
from usercontext.domain.project import Project
from usercontext.store.options import StoreOptions

pytestmark = pytest.mark.anyio
PASSWORD = "correct horse battery"


@pytest.fixture
async def deps(tmp_path: Path, clock: FrozenClock) -> AsyncIterator[Deps]:
    async with open_deps(StoreOptions(tmp_path / "data", synchronous="OFF"), clock) as opened:
        yield opened


async def first_account(deps: Deps, email: str = "ann@example.com") -> None:
    token = await accounts.first_link(deps)
    assert token is not None
    await accounts.open_account(deps, token, email, "Ann", PASSWORD)


async def invited(deps: Deps, project: Project, email: str, role: Role) -> None:
    token = await accounts.invite(deps, project.row, email, role)
    await accounts.open_account(deps, token, email, "Bo", PASSWORD)


async def members(deps: Deps, project: Project) -> list[tuple[str, Role]]:
    found = await accounts.list_members(deps, project.row)
    return [(one.account.email, one.role) for one in found]


async def test_who_owns_all_others_owns_a_new_project(deps: Deps) -> None:
    """`project create shop`: the only account there was saw nothing of the new project."""
    first = (await projects.create_project(deps, "default")).project
    await first_account(deps)
    await invited(deps, first, "bo@example.com", Role.MEMBER)

    made, owner = await projects.create_owned_project(deps, "shop")

    assert owner is not None
    assert await members(deps, made.project) == [("ann@example.com", Role.OWNER)]


async def test_of_several_who_own_all_others_the_first_owns_it(deps: Deps) -> None:
    first = (await projects.create_project(deps, "default")).project
    await first_account(deps)
    await invited(deps, first, "bo@example.com", Role.OWNER)

    made, _ = await projects.create_owned_project(deps, "shop")

    assert await members(deps, made.project) == [("ann@example.com", Role.OWNER)]


async def test_who_is_named_owns_it_and_nobody_else(deps: Deps) -> None:
    first = (await projects.create_project(deps, "default")).project
    await first_account(deps)
    await invited(deps, first, "bo@example.com", Role.VIEWER)

    made, _ = await projects.create_owned_project(deps, "shop", "BO@example.com")

    assert await members(deps, made.project) == [("bo@example.com", Role.OWNER)]


async def test_none_is_nobody(deps: Deps) -> None:
    await projects.create_project(deps, "default")
    await first_account(deps)

    made, owner = await projects.create_owned_project(deps, "shop", "none")

    assert (owner, await members(deps, made.project)) == (None, [])


async def test_an_address_without_an_account_makes_no_project(deps: Deps) -> None:
    with pytest.raises(NotFound):
        await projects.create_owned_project(deps, "shop", "nobody@example.com")

    assert await projects.list_projects(deps) == []


async def test_a_project_of_somebody_else_leaves_nobody_who_owns_all(deps: Deps) -> None:
    first = (await projects.create_project(deps, "default")).project
    await first_account(deps)
    await invited(deps, first, "bo@example.com", Role.VIEWER)
    await projects.create_owned_project(deps, "theirs", "bo@example.com")

    made, owner = await projects.create_owned_project(deps, "shop")

    assert (owner, await members(deps, made.project)) == (None, [])


async def test_before_the_first_account_it_waits_for_that(deps: Deps) -> None:
    made, owner = await projects.create_owned_project(deps, "shop")
    await first_account(deps)

    assert owner is None
    assert await members(deps, made.project) == [("ann@example.com", Role.OWNER)]
