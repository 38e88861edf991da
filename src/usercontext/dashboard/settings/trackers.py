"""Where the team keeps its tickets, for links with a form filled in. Not: making those links."""

from typing import Any

import msgspec

from usercontext.actions import project_settings
from usercontext.dashboard.asked import Told
from usercontext.dashboard.forms import Fields
from usercontext.dashboard.settings.frame import Problems, done, note, show_section
from usercontext.dashboard.settings.readers import Reader
from usercontext.dashboard.site import Visit
from usercontext.domain.project_settings import Trackers

_JIRA_NUMBER = 999_999_999


async def show_trackers(visit: Visit) -> Told:
    """Show which trackers are set."""
    kept = await project_settings.show_settings(visit.deps, visit.key, visit.member.project_id)
    told: dict[str, Any] = msgspec.structs.asdict(kept.trackers)
    return _show(visit, Fields([(name, value or "") for name, value in told.items()]))


async def save_trackers(visit: Visit) -> Told:
    """Keep the trackers; an empty field takes one away."""
    trackers, problems = read_trackers(visit.form)
    if problems:
        return _show(visit, visit.form, problems, 400)
    told = {name: value for name, value in msgspec.structs.asdict(trackers).items() if value}
    await project_settings.change_settings(
        visit.deps, visit.key, visit.member.project_id, {"trackers": told or None}
    )
    named = [name for name in ("github", "jira", "linear") if name in told]
    await note(visit, "trackers changed", ", ".join(named) or "none")
    return done(visit, "trackers", "saved")


def read_trackers(form: Fields) -> tuple[Trackers, Problems]:
    """Return the trackers of a form, and what is wrong with it by field."""
    reader = Reader(form)
    jira_project = reader.whole("jira_project", 1, _JIRA_NUMBER)
    jira_type = reader.whole("jira_type", 1, _JIRA_NUMBER)
    trackers = Trackers(
        github=reader.address("github", "https://github.com/team/shop"),
        jira=reader.address("jira", "https://team.atlassian.net"),
        jira_project=None if jira_project is None else str(jira_project),
        jira_type=None if jira_type is None else str(jira_type),
        linear=reader.address("linear", "https://linear.app/team/team/SHOP", host="linear.app"),
    )
    problems = reader.problems
    if trackers.github and trackers.github.count("/") != 4:
        problems["github"] = "Must be a repository, like https://github.com/team/shop."
    if trackers.linear and trackers.linear.count("/") < 5:
        problems["linear"] = "Must be a team, like https://linear.app/team/team/SHOP."
    if trackers.jira and jira_project is None:
        problems.setdefault("jira_project", "Say which project: Jira’s link needs its number.")
    return trackers, problems


def _show(
    visit: Visit, fields: Fields, problems: Problems | None = None, status: int = 200
) -> Told:
    return show_section(visit, "trackers", status, problems=problems, fields=fields)
