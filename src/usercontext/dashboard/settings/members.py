"""Members and invitations: who may what, who is asked in, who goes. Not: accounts, signing in."""

from usercontext.actions import accounts
from usercontext.dashboard.asked import Told, moved
from usercontext.dashboard.settings.frame import Problems, done, note, problems_of, show_section
from usercontext.dashboard.site import Visit
from usercontext.domain.account import Member, Role
from usercontext.domain.errors import DomainError, NotFound, ValidationFailed

ROLES = (
    (Role.VIEWER.value, "Viewer: reads everything, changes nothing"),
    (Role.MEMBER.value, "Member: works on issues"),
    (Role.OWNER.value, "Owner: also keys, members and settings"),
)


async def show_members(visit: Visit) -> Told:
    """List who belongs to the project and who is asked in."""
    return await _list(visit, "", Role.MEMBER.value)


async def invite(visit: Visit) -> Told:
    """Make a link for one address and show it, this once."""
    email, role = visit.form.get("email"), visit.form.get("role", Role.MEMBER.value)
    row = visit.member.project_row
    try:
        address = accounts.check_email(email)
        if any(each.account.email == address for each in await _members(visit)):
            raise ValidationFailed("email: is a member already")
        token = await accounts.invite(visit.deps, row, address, _role(role))
    except DomainError as error:
        return await _list(visit, email, role, problems_of(error, "email", "role"), error.status)
    await note(visit, "member invited", f"{address} as {role}")
    return show_section(
        visit,
        "members",
        template="settings/invited.html",
        email=address,
        role=role,
        link=f"{visit.address}/link/{token}",
    )


async def show_member(visit: Visit) -> Told:
    """Show one member with what can be done about it."""
    member = await _find(visit)
    return await _show_member(visit, member, member.role.value)


async def change_role(visit: Visit) -> Told:
    """Let a member do more or less."""
    member, wanted = await _find(visit), visit.form.get("role")
    try:
        role = _role(wanted)
        await accounts.set_role(visit.deps, visit.member, member.account.account_id, role)
    except DomainError as error:
        return await _show_member(visit, member, wanted, problems_of(error, "role"), error.status)
    await note(visit, "role changed", f"{member.account.email} to {role}")
    if member.account.row == visit.who.account.row and role is not Role.OWNER:
        return done(visit, "project", "role-changed")
    return done(visit, "members", "role-changed")


async def remove(visit: Visit) -> Told:
    """Take a member out of the project."""
    member = await _find(visit)
    try:
        await accounts.set_role(visit.deps, visit.member, member.account.account_id, None)
    except DomainError as error:
        role, problems = member.role.value, {"": _sentence(error)}
        return await _show_member(visit, member, role, problems, error.status)
    await note(visit, "member removed", member.account.email)
    if member.account.row == visit.who.account.row:
        return moved("/account?done=left")
    return done(visit, "members", "member-removed")


async def withdraw(visit: Visit) -> Told:
    """Take an invitation back."""
    text = visit.ids[1]
    row = int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
    email = await accounts.withdraw_invitation(visit.deps, visit.member.project_row, row)
    await note(visit, "invitation withdrawn", email)
    return done(visit, "members", "invitation-withdrawn")


async def _list(
    visit: Visit,
    email: str,
    role: str,
    problems: Problems | None = None,
    status: int = 200,
) -> Told:
    return show_section(
        visit,
        "members",
        status,
        problems=problems,
        members=await _members(visit),
        invitations=await accounts.list_invitations(visit.deps, visit.member.project_row),
        roles=ROLES,
        email=email,
        role=role,
    )


async def _show_member(
    visit: Visit,
    member: Member,
    role: str,
    problems: Problems | None = None,
    status: int = 200,
) -> Told:
    owners = [each for each in await _members(visit) if each.role is Role.OWNER]
    return show_section(
        visit,
        "members",
        status,
        problems=problems,
        template="settings/member.html",
        member=member,
        is_last_owner=member.role is Role.OWNER and len(owners) == 1,
        is_self=member.account.row == visit.who.account.row,
        roles=ROLES,
        role=role,
    )


async def _members(visit: Visit) -> list[Member]:
    return await accounts.list_members(visit.deps, visit.member.project_row)


async def _find(visit: Visit) -> Member:
    wanted = visit.uuid(1)
    for member in await _members(visit):
        if member.account.account_id == wanted:
            return member
    raise NotFound("This project has no such member.")


def _role(text: str) -> Role:
    if text not in list(Role):
        raise ValidationFailed("role: must be one of the three")
    return Role(text)


def _sentence(error: DomainError) -> str:
    rest = error.message.partition(": ")[2] or error.message
    return f"{rest[:1].upper()}{rest[1:]}."
