"""Comments on an issue: write one, take one's own away. Not: how they are shown."""

from usercontext.actions import comments
from usercontext.dashboard.asked import Told, moved
from usercontext.dashboard.issue import fill_page
from usercontext.dashboard.site import Visit
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.teamwork import LONGEST_COMMENT


async def add_comment(visit: Visit) -> Told:
    """Write a comment; what is wrong is said beside the field, which stays filled."""
    issue_id, text = visit.uuid(1), visit.form.get("comment")
    row = visit.who.account.row
    try:
        await comments.add_comment(visit.deps, visit.key, issue_id, row, text)
    except ValidationFailed as error:
        draft = text[: 2 * LONGEST_COMMENT]
        return await fill_page(visit, error.status, error=error.message, draft=draft)
    return moved(visit.path(f"/issues/{issue_id}?done=commented#comment"))


async def delete_comment(visit: Visit) -> Told:
    """Take a comment of one's own away."""
    issue_id, row = visit.uuid(1), visit.who.account.row
    await comments.delete_comment(visit.deps, visit.key, issue_id, row, visit.uuid(2))
    return moved(visit.path(f"/issues/{issue_id}?done=comment-deleted#comment"))
