"""The page of one issue, and what it is copied as. Not: what people do there (issue_work)."""

from usercontext.actions import attachments, handovers, issue_page
from usercontext.actions.issue_page import Beside, IssueReading
from usercontext.actions.issue_stacks import place_stacks
from usercontext.dashboard.asked import TEXT, Told
from usercontext.dashboard.issue_reading import read_reading
from usercontext.dashboard.issue_story import tell_story
from usercontext.dashboard.rendering import page_headers, show
from usercontext.dashboard.site import Context, Visit
from usercontext.dashboard.timeline import timeline_of
from usercontext.domain.analysis import AnalysisStatus, Priority
from usercontext.domain.attachment import Image
from usercontext.domain.teamwork import LONGEST_COMMENT, SHARE_DAYS

_WAIT_S = 20.0
_DONE = {
    "resolved": "Resolved.",
    "ignored": "Ignored.",
    "open": "Reopened.",
    "group-resolved": "Resolved with its group. If it comes back in a newer release, it reopens.",
    "priority": "Your priority applies now.",
    "cause": "Your cause is shown instead of the analyzer's.",
    "taken-back": "Undone: the analyzer's result applies again.",
    "group": "Moved.",
    "assigned": "Assigned.",
    "unassigned": "No longer assigned.",
    "commented": "Comment added.",
    "comment-deleted": "Comment deleted.",
    "revoked": "Link revoked.",
}


async def show_issue(visit: Visit) -> Told:
    """Show one issue."""
    return await fill_page(visit)


async def fill_page(visit: Visit, status: int = 200, **more: object) -> Told:
    """Answer the page of the issue that the path names; ``more`` stands in for what is usual."""
    reading = await _read(visit)
    beside = await issue_page.read_beside(visit.deps, reading.issue)
    context = _context(visit, reading, beside)
    lines = await timeline_of(visit, reading.issue.session_id, context["read"].linked)
    return show(visit, "issue.html", status, **context | {"timeline": lines} | more)


def _context(visit: Visit, reading: IssueReading, beside: Beside) -> Context:
    issue = reading.issue
    here = visit.path(f"/issues/{issue.issue_id}")
    page = f"{visit.address}{here}"
    trackers = beside.settings.trackers
    return {
        "here": here,
        "reading": reading,
        "issue": issue,
        "said": issue.analysis,
        "read": read_reading(reading),
        "beside": beside,
        "story": tell_story(issue, beside),
        "tickets": handovers.link_to_trackers(trackers, reading, beside.group, page),
        "done": _DONE.get(visit.query.get("done")),
        "is_waiting": issue.analysis_status is not AnalysisStatus.DONE,
        "priorities": list(Priority),
        "days": SHARE_DAYS,
        "most": LONGEST_COMMENT,
        "error": None,
        "draft": "",
        "link": None,
    }


async def wait_for_analysis(visit: Visit) -> Told:
    """Wait until an issue has a newer analysis than the page shows; 204 when none came."""
    shown = visit.query.whole("version", 0, 0, 1_000_000)
    key, issue_id = visit.key, visit.uuid(1)
    if not await issue_page.wait_for_version(visit.deps, key, issue_id, shown, _WAIT_S):
        return Told(204, b"", TEXT, (("cache-control", "no-store"),))
    reading = await _read(visit)
    beside = await issue_page.read_beside(visit.deps, reading.issue)
    return show(visit, "issue_live.html", **_context(visit, reading, beside))


async def _read(visit: Visit) -> IssueReading:
    reading = await issue_page.read_issue(visit.deps, visit.key, visit.uuid(1))
    return await place_stacks(visit.deps, visit.key, reading)


async def copy_markdown(visit: Visit) -> Told:
    """Answer the issue as Markdown, to be copied."""
    text = await handovers.export_issue(visit.deps, visit.key, visit.uuid(1))
    return plain(visit, text)


async def copy_context(visit: Visit) -> Told:
    """Answer the issue as a coding agent is given it, to be copied."""
    return plain(visit, await handovers.pack_context(visit.deps, visit.key, visit.uuid(1)))


async def show_image(visit: Visit) -> Told:
    """Answer a screenshot."""
    issue_id, image_id = visit.uuid(1), visit.uuid(2)
    found = await attachments.find_image(visit.deps, visit.key, issue_id, image_id)
    return image(found, image_id.hex[:8])


def plain(visit: Visit, text: str) -> Told:
    """Answer a text that a browser shows and does nothing else with."""
    headers = (*page_headers(visit.nonce), ("x-content-type-options", "nosniff"))
    return Told(200, text.encode("utf-8", "replace"), TEXT, headers)


def image(found: Image, name: str) -> Told:
    """Answer an image in a form in which a browser does nothing with it but show it."""
    kind = found.header.type.value
    ending = kind.removeprefix("image/")
    headers = (
        ("content-disposition", f'inline; filename="screenshot-{name}.{ending}"'),
        ("content-security-policy", "sandbox; default-src 'none'"),
        ("cross-origin-resource-policy", "same-origin"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        # an hour, so that it does not long outlive its deletion in the cache of a browser
        ("cache-control", "private, max-age=3600, immutable"),
    )
    return Told(200, found.body, kind, headers)
