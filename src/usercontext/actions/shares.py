"""Links that show one issue to people without an account. Not: the page behind one."""

from uuid import UUID

from usercontext.actions.deps import Deps
from usercontext.actions.issues import NO_SUCH_ISSUE
from usercontext.domain.account import hash_token, new_token
from usercontext.domain.errors import NotFound, ValidationFailed
from usercontext.domain.project import ApiKey, KeyKind
from usercontext.domain.teamwork import DAY_US, SHARE_DAYS, SharedIssue
from usercontext.store import shares

NO_SUCH_LINK = "This link has expired, was revoked, or never existed."


async def add_share(
    deps: Deps, key: ApiKey, issue_id: UUID, account_row: int, days: int, *, whole: bool
) -> str:
    """Return the token of a new link, which is told once; NotFound, ValidationFailed."""
    if days not in SHARE_DAYS:
        raise ValidationFailed("days: must be 1, 7 or 30")
    token, now_us = new_token(deps.ids), deps.clock.now_us()
    command = shares.AddShare(
        project_row=key.project_row,
        issue_id=issue_id,
        account_row=account_row,
        share_id=deps.ids.new_uuid(),
        token_hash=hash_token(token),
        whole=whole,
        now_us=now_us,
        expires_us=now_us + days * DAY_US,
    )
    if not await deps.database.write(shares.add_share, command):
        raise NotFound(NO_SUCH_ISSUE)
    return token


async def revoke_share(deps: Deps, key: ApiKey, issue_id: UUID, share_id: UUID) -> None:
    """End a link at once; NotFound, also the second time."""
    command = shares.RevokeShare(key.project_row, issue_id, share_id, deps.clock.now_us())
    if not await deps.database.write(shares.revoke_share, command):
        raise NotFound("No such link")


async def find_shared(deps: Deps, token: str) -> tuple[SharedIssue, ApiKey]:
    """Return what a link leads to, and rights to read its project; raises NotFound.

    Whoever uses these rights shows the one issue, and what ``whole`` allows.
    """
    hashed, now_us = hash_token(token), deps.clock.now_us()
    found = await deps.database.read(lambda tx: shares.find_shared(tx, hashed, now_us))
    if found is None:
        raise NotFound(NO_SUCH_LINK)
    key = ApiKey(
        row=0,
        project_row=found.project_row,
        project_id=found.project_id,
        project_salt=found.project_salt,
        kind=KeyKind.SECRET,
        name="shared link",
        prefix="",
        origins=(),
        allow_browser=False,
        created_us=now_us,
    )
    return found, key
