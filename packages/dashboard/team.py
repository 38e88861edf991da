"""What the people of the pictures' shop did: who has which issue, comments, views, settings.

Not: what visitors did (visits.py), making any of it look like anything.
"""

from uuid import UUID

from usercontext.actions import (
    accounts,
    assignees,
    comments,
    inbox,
    project_settings,
    projects,
    saved_views,
)
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.domain.account import Login
from usercontext.domain.issue import IssueFilter, IssueSort, IssueStatus
from usercontext.domain.project import ApiKey, KeyKind

COMMENTS = (
    "The payment service was deployed shortly before. I look at its log.",
    "Found it: the new pool of connections is too small. A fix is in review.",
)
VIEWS = (("Urgent", "priority=P0", True), ("Mine", "assignee=me", False))
PATHS = ({"pattern": "/demo/checkout*", "name": "Checkout", "weight": 1.0},)
_MINE, _THEIRS = (1, 6, 13), (3, 7, 9)
"""Places in the inbox."""


async def work(deps: Deps, new: NewProject, login: Login, shown: UUID) -> None:
    """Take issues, comment on the one to show, keep views, mint a key, name the critical path."""
    key = await projects.authenticate(deps, new.secret_key)
    members = {
        one.account.name: one.account for one in await accounts.list_members(deps, new.project.row)
    }
    ann, bo = members["Ann Lund"], members["Bo Strand"]
    wanted = IssueFilter(status=IssueStatus.OPEN)
    rows = (await inbox.show_inbox(deps, key, wanted, IssueSort.NEWEST, 1, 50)).rows
    for who, places in ((ann, _MINE), (bo, _THEIRS)):
        for place in places:
            issue_id = rows[place].issue.issue_id
            await assignees.assign_issue(deps, key, issue_id, ann.row, who.account_id)
    await assignees.assign_issue(deps, key, shown, ann.row, bo.account_id)
    for text in COMMENTS:
        await comments.add_comment(deps, key, shown, bo.row, text)
    await _set_up(deps, new, key, login)


async def _set_up(deps: Deps, new: NewProject, key: ApiKey, login: Login) -> None:
    member = next(one for one in login.memberships if one.project_row == new.project.row)
    origins = ("https://larch.example",)
    made, _ = await projects.mint_key(
        deps, new.project, KeyKind.PUBLISHABLE, "shop, production", origins
    )
    await accounts.note(deps, member, login, "key minted", f"{made.prefix}… {made.name}")
    await project_settings.change_settings(
        deps, key, key.project_id, {"critical_paths": list(PATHS)}
    )
    await accounts.note(deps, member, login, "impact settings changed", "critical paths")
    for name, query, is_shared in VIEWS:
        await saved_views.save_view(deps, member, login, name, query, is_shared)
        if is_shared:
            await accounts.note(deps, member, login, "view shared", name)
