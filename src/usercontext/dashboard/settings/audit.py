"""The audit log: who did what and when. Not: writing it."""

from usercontext.actions import accounts
from usercontext.dashboard.asked import Told
from usercontext.dashboard.settings.frame import show_section
from usercontext.dashboard.site import Visit
from usercontext.domain.ids import parse_uuid

_PAGE = 50


async def show_audit(visit: Visit) -> Told:
    """Show one page of the log, newest first, by act and by person."""
    query = visit.query
    names = await accounts.list_act_names(visit.deps, visit.member)
    act = query.get("act") if query.get("act") in names else None
    person = parse_uuid(query.get("by"))
    below = query.get("below")
    below_row = int(below) if below.isascii() and below.isdigit() and len(below) < 18 else None
    acts = await accounts.list_acts(visit.deps, visit.member, _PAGE + 1, below_row, act, person)
    return show_section(
        visit,
        "audit",
        acts=acts[:_PAGE],
        following=acts[_PAGE - 1].row if len(acts) > _PAGE else None,
        names=names,
        act=act or "",
        people=await accounts.list_members(visit.deps, visit.member.project_row),
        person="" if person is None else str(person),
        is_first=below_row is None,
    )
