"""Comments on issues: write one, take one's own away. Not: reading them (issue_page)."""

from uuid import UUID

from usercontext.actions.deps import Deps
from usercontext.actions.issues import NO_SUCH_ISSUE
from usercontext.actions.own_rules import find_rules
from usercontext.domain.errors import NotFound, ValidationFailed
from usercontext.domain.project import ApiKey
from usercontext.domain.teamwork import LONGEST_COMMENT
from usercontext.ingest.scrub import scrub_text
from usercontext.store import comments


async def add_comment(deps: Deps, key: ApiKey, issue_id: UUID, account_row: int, text: str) -> UUID:
    """Write a comment, personal data and secrets masked; NotFound, ValidationFailed."""
    words = text.replace("\r\n", "\n").strip()
    if not 1 <= len(words) <= LONGEST_COMMENT:
        raise ValidationFailed(f"comment: must have 1 to {LONGEST_COMMENT:,} characters")
    own = await find_rules(deps, key.project_row)
    command = comments.AddComment(
        key.project_row,
        issue_id,
        account_row,
        deps.ids.new_uuid(),
        scrub_text(words, own).text,
        deps.clock.now_us(),
    )
    if not await deps.database.write(comments.add_comment, command):
        raise NotFound(NO_SUCH_ISSUE)
    return command.comment_id


async def delete_comment(
    deps: Deps, key: ApiKey, issue_id: UUID, account_row: int, comment_id: UUID
) -> None:
    """Take away a comment of one's own; NotFound for every other one."""
    command = comments.DeleteComment(key.project_row, issue_id, account_row, comment_id)
    if not await deps.database.write(comments.delete_comment, command):
        raise NotFound("No such comment of yours")
