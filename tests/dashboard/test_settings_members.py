"""Who belongs to a project: invited by link, given roles, taken out; one owner always stays."""

import re

import pytest

from dashboard.conftest import PASSWORD, Visitor
from usercontext.actions import accounts, projects
from usercontext.actions.deps import Deps
from usercontext.domain.account import Member, Role

pytestmark = pytest.mark.anyio


async def member_of(visitor: Visitor, deps: Deps, email: str) -> Member | None:
    listed = await accounts.list_members(deps, visitor.project.project.row)
    return next((each for each in listed if each.account.email == email), None)


async def at(owner: Visitor, deps: Deps, email: str, end: str = "") -> str:
    found = await member_of(owner, deps, email)
    assert found is not None
    return owner.path(f"/settings/members/{found.account.account_id}{end}")


async def test_an_invitation_is_a_link_shown_once_that_lets_one_address_in(
    owner: Visitor, stranger: Visitor, deps: Deps
) -> None:
    form = {"email": "Dora@Example.com", "role": "viewer"}
    told = await owner.post(owner.path("/settings/members"), form)
    [link] = re.findall(r'value="http://pages\.test(/link/\w+)"', told.body.decode())
    pending = await owner.page(owner.path("/settings/members"))
    joining = {"name": "Dora", "password": PASSWORD, "again": PASSWORD}
    await stranger.post(link, joining)
    found = await member_of(owner, deps, "dora@example.com")

    assert "dora@example.com" in pending
    assert link not in pending
    assert found is not None
    assert found.role is Role.VIEWER
    assert "Pending invitations" not in await owner.page(owner.path("/settings/members"))


async def test_a_withdrawn_invitation_leads_nowhere(owner: Visitor, stranger: Visitor) -> None:
    path = owner.path("/settings/members")
    told = await owner.post(path, {"email": "dora@example.com", "role": "owner"})
    [link] = re.findall(r'value="http://pages\.test(/link/\w+)"', told.body.decode())
    [withdraw] = re.findall(r'action="([^"]+/withdraw)"', await owner.page(path))
    first, second = await owner.post(withdraw), await owner.post(withdraw)

    assert (first.status, second.status) == (303, 404)
    assert (await stranger.get(link)).status == 404


async def test_an_invitation_of_another_project_cannot_be_withdrawn(
    owner: Visitor, deps: Deps
) -> None:
    other = (await projects.create_project(deps, "other")).project
    token = await accounts.invite(deps, other.row, "x@example.com", Role.MEMBER)
    [pending] = await accounts.list_invitations(deps, other.row)
    told = await owner.post(owner.path(f"/settings/invitations/{pending.row}/withdraw"))

    assert told.status == 404
    assert (await accounts.find_link(deps, token)).email == "x@example.com"


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"email": "nobody"}, "Must be an address"),
        ({"email": "owner@example.com"}, "Is a member already."),
        ({"email": "new@example.com", "role": "root"}, "must be one of the three"),
    ],
)
async def test_a_wrong_invitation_is_said_beside_its_field(
    owner: Visitor, form: dict[str, str], said: str
) -> None:
    told = await owner.post(owner.path("/settings/members"), form)

    assert told.status == 400
    assert said.lower() in told.body.decode().lower()
    assert f'value="{form["email"]}"' in told.body.decode()


async def test_a_role_counts_from_the_next_page_on(
    owner: Visitor, member: Visitor, deps: Deps
) -> None:
    path = await at(owner, deps, "member@example.com", "/role")
    await owner.post(path, {"role": "owner"})
    assert (await member.get(member.path("/settings/audit"))).status == 200

    await owner.post(path, {"role": "viewer"})
    assert (await member.get(member.path("/settings/keys"))).status == 403


async def test_a_removed_member_finds_no_project(
    owner: Visitor, member: Visitor, deps: Deps
) -> None:
    await owner.post(await at(owner, deps, "member@example.com", "/remove"))

    assert await member_of(owner, deps, "member@example.com") is None
    assert (await member.get(member.path("/issues"))).status == 404
    assert (await member.get("/account")).status == 200


async def test_who_belongs_to_no_project_is_told_how_to_get_into_one(
    owner: Visitor, member: Visitor, deps: Deps
) -> None:
    """The page named a command that makes a project, which then was nobody's."""
    await owner.post(await at(owner, deps, "member@example.com", "/remove"))
    page = await member.page("/")

    assert "usercontext account invite member@example.com --role owner" in page
    assert page.count("<h1>") == 1


async def test_the_last_owner_stays_one(owner: Visitor, deps: Deps) -> None:
    lower = await owner.post(
        await at(owner, deps, "owner@example.com", "/role"), {"role": "viewer"}
    )
    leave = await owner.post(await at(owner, deps, "owner@example.com", "/remove"))
    found = await member_of(owner, deps, "owner@example.com")

    assert (lower.status, leave.status) == (400, 400)
    assert b"at least one owner" in lower.body
    assert b"at least one owner" in leave.body
    assert found is not None
    assert found.role is Role.OWNER


async def test_an_owner_who_leaves_is_led_out(owner: Visitor, member: Visitor, deps: Deps) -> None:
    await owner.post(await at(owner, deps, "member@example.com", "/role"), {"role": "owner"})
    told = await owner.post(await at(owner, deps, "owner@example.com", "/remove"))

    assert dict(told.headers)["location"] == "/account?done=left"
    assert (await owner.get(owner.path("/issues"))).status == 404


async def test_somebody_of_another_project_is_no_member_here(owner: Visitor, deps: Deps) -> None:
    other = (await projects.create_project(deps, "other")).project
    token = await accounts.invite(deps, other.row, "x@example.com", Role.OWNER)
    await accounts.open_account(deps, token, "x@example.com", "X", PASSWORD)
    [foreign] = await accounts.list_members(deps, other.row)
    path = owner.path(f"/settings/members/{foreign.account.account_id}")

    assert (await owner.get(path)).status == 404
    assert (await owner.post(f"{path}/remove")).status == 404
    assert len(await accounts.list_members(deps, other.row)) == 1
