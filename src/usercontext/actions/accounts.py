"""People: first account, invitation, new password, members, what they did. Not: sign-in."""

from uuid import UUID

from usercontext.actions.deps import Deps
from usercontext.domain.account import (
    INVITATION_US,
    LINK_US,
    Link,
    LinkKind,
    Login,
    Member,
    Membership,
    Role,
    hash_token,
    new_token,
    read_email,
)
from usercontext.domain.errors import NotFound, ValidationFailed
from usercontext.store import accounts, invitations, logins

LINK_IS_OVER = "This link was already used or has expired. Ask for a new one."


async def first_link(deps: Deps, *, ends_former: bool = True) -> str | None:
    """Return the token of a link for the first account, None when there is an account."""
    if await deps.database.read(accounts.count_accounts):
        return None
    return await _add_link(deps, LinkKind.FIRST, LINK_US, ends_former=ends_former)


async def invite(deps: Deps, project_row: int, email: str, role: Role) -> str:
    """Return the token of an invitation into a project; raises ValidationFailed."""
    address = check_email(email)
    return await _add_link(
        deps, LinkKind.INVITATION, INVITATION_US, project_row=project_row, role=role, email=address
    )


async def reset_link(deps: Deps, email: str) -> str:
    """Return the token of a link that sets a new password; raises NotFound."""
    address = read_email(email) or ""
    found = await deps.database.read(lambda tx: accounts.find_account(tx, address))
    if found is None:
        raise NotFound("No such account")
    return await _add_link(
        deps, LinkKind.RESET, LINK_US, account_row=found[0].row, email=found[0].email
    )


async def find_link(deps: Deps, token: str) -> Link:
    """Return a link that is still good; raises NotFound."""
    token_hash, now_us = hash_token(token), deps.clock.now_us()
    found = await deps.database.read(lambda tx: logins.find_link(tx, token_hash, now_us))
    if found is None:
        raise NotFound(LINK_IS_OVER)
    return found


async def open_account(deps: Deps, token: str, email: str, name: str, password: str) -> int:
    """Make the account that a link is for; returns its row. NotFound, ValidationFailed."""
    link = await find_link(deps, token)
    if link.kind is LinkKind.RESET:
        raise NotFound(LINK_IS_OVER)
    command = accounts.OpenAccount(
        token_hash=hash_token(token),
        account_id=deps.ids.new_uuid(),
        email=check_email(link.email or email),
        name=check_name(name),
        password_hash=await deps.passwords.hash(password),
        now_us=deps.clock.now_us(),
    )
    row = await deps.database.write(accounts.open_account, command)
    if row is None:
        raise NotFound(LINK_IS_OVER)
    return row


async def join_project(deps: Deps, token: str, login: Login) -> Link:
    """Let somebody who is signed in accept an invitation; raises NotFound."""
    link = await find_link(deps, token)
    command = accounts.JoinProject(hash_token(token), login.account.row, deps.clock.now_us())
    if link.kind is not LinkKind.INVITATION or link.email != login.account.email:
        raise NotFound(LINK_IS_OVER)
    if not await deps.database.write(accounts.join_project, command):
        raise NotFound(LINK_IS_OVER)
    return link


async def set_password_by_link(deps: Deps, token: str, password: str) -> int:
    """Set a new password; every browser is signed out. Returns the account's row."""
    link = await find_link(deps, token)
    if link.account_row is None:
        raise NotFound(LINK_IS_OVER)
    hashed = await deps.passwords.hash(password)
    command = accounts.SetPassword(link.account_row, hashed, deps.clock.now_us(), hash_token(token))
    if not await deps.database.write(accounts.set_password, command):
        raise NotFound(LINK_IS_OVER)
    return link.account_row


async def list_members(deps: Deps, project_row: int) -> list[Member]:
    """Return who belongs to a project."""
    return await deps.database.read(lambda tx: accounts.list_members(tx, project_row))


async def set_role(deps: Deps, membership: Membership, account_id: UUID, role: Role | None) -> None:
    """Change what a member may do, None takes it out; NotFound, ValidationFailed."""
    command = accounts.SetRole(membership.project_row, account_id, role)
    if not await deps.database.write(accounts.set_role, command):
        raise NotFound("No such member")


async def note(
    deps: Deps, membership: Membership, login: Login | None, act: str, subject: str = ""
) -> None:
    """Write what somebody did into the project's audit log; ``subject`` is never a secret."""
    row = None if login is None else login.account.row
    command = logins.NoteAct(membership.project_row, row, act, subject, deps.clock.now_us())
    await deps.database.write(logins.note_act, command)


async def list_acts(
    deps: Deps,
    membership: Membership,
    limit: int = 100,
    below: int | None = None,
    act: str | None = None,
    account_id: UUID | None = None,
) -> list[logins.Act]:
    """Return the newest lines of a project's audit log, or those below a row; by act, by person."""
    row = membership.project_row
    return await deps.database.read(
        lambda tx: logins.list_acts(tx, row, limit, below, act, account_id)
    )


async def list_act_names(deps: Deps, membership: Membership) -> list[str]:
    """Return what kinds of acts the audit log holds."""
    row = membership.project_row
    return await deps.database.read(lambda tx: logins.list_act_names(tx, row))


async def list_invitations(deps: Deps, project_row: int) -> list[invitations.Invitation]:
    """Return the invitations that nobody has accepted yet."""
    now_us = deps.clock.now_us()
    return await deps.database.read(
        lambda tx: invitations.list_invitations(tx, project_row, now_us)
    )


async def withdraw_invitation(deps: Deps, project_row: int, row: int) -> str:
    """Take an invitation back; returns whom it was for, raises NotFound."""
    command = invitations.WithdrawInvitation(project_row, row)
    email = await deps.database.write(invitations.withdraw_invitation, command)
    if email is None:
        raise NotFound("There is no such invitation: it was accepted, withdrawn or has expired.")
    return email


async def _add_link(
    deps: Deps,
    kind: LinkKind,
    lifetime_us: int,
    project_row: int | None = None,
    role: Role | None = None,
    account_row: int | None = None,
    email: str | None = None,
    *,
    ends_former: bool = True,
) -> str:
    token, now_us = new_token(deps.ids), deps.clock.now_us()
    command = logins.AddLink(
        kind,
        hash_token(token),
        now_us,
        now_us + lifetime_us,
        project_row,
        role,
        account_row,
        email,
        ends_former,
    )
    await deps.database.write(logins.add_link, command)
    return token


def check_email(text: str) -> str:
    """Return an address as it is kept; raises ValidationFailed."""
    address = read_email(text)
    if address is None:
        raise ValidationFailed("email: must be an address like ann@example.com")
    return address


def check_name(text: str) -> str:
    """Return a person's name as it is kept; raises ValidationFailed."""
    name = " ".join(text.split())
    if not name or len(name) > 100 or not name.isprintable():
        raise ValidationFailed("name: must have 1 to 100 characters")
    return name
