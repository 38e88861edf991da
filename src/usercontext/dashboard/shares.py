"""Links that show one issue: make one, revoke it, and the page behind it. Not: the issue's page."""

import msgspec
from msgspec import Struct

from usercontext.actions import accounts, attachments, issue_page, shares
from usercontext.actions.issue_page import CitedEntry
from usercontext.dashboard.asked import HTML, Headers, Told, moved
from usercontext.dashboard.issue import fill_page, image
from usercontext.dashboard.issue_reading import read_reading
from usercontext.dashboard.rendering import page_headers, render
from usercontext.dashboard.site import Visit
from usercontext.domain.errors import NotFound

_LONGEST_PAYLOAD = 4_000


class ShownEntry(Struct, frozen=True):
    """An entry with its payload as indented JSON; ``cut``: the payload is longer."""

    cited: CitedEntry
    is_cited: bool
    payload: str
    cut: bool


async def add_share(visit: Visit) -> Told:
    """Make a link and show it, once: only its hash is kept."""
    issue_id, form = visit.uuid(1), visit.form
    token = await shares.add_share(
        visit.deps,
        visit.key,
        issue_id,
        visit.who.account.row,
        form.whole("days", 7, 1, 365),
        whole=form.get("whole") == "yes",
    )
    await accounts.note(visit.deps, visit.member, visit.who, "share.made", str(issue_id))
    return await fill_page(visit, link=f"{visit.address}/shared/{token}")


async def revoke_share(visit: Visit) -> Told:
    """End a link at once."""
    issue_id = visit.uuid(1)
    await shares.revoke_share(visit.deps, visit.key, issue_id, visit.uuid(2))
    await accounts.note(visit.deps, visit.member, visit.who, "share.revoked", str(issue_id))
    return moved(visit.path(f"/issues/{issue_id}?done=revoked#share"))


async def show_shared(visit: Visit) -> Told:
    """Show the issue that a link leads to, to anybody: no navigation, no comments, no people."""
    shared, key = await shares.find_shared(visit.deps, visit.ids[0])
    reading = await issue_page.read_issue(visit.deps, key, shared.issue_id)
    cited = frozenset(issue_page.cited_ids(reading.issue))
    found = tuple(reading.cited.values())
    if shared.whole:
        found = await issue_page.read_log(visit.deps, reading)
    body = render(
        visit,
        "shared.html",
        shared=shared,
        token=visit.ids[0],
        reading=reading,
        issue=reading.issue,
        said=reading.issue.analysis,
        read=read_reading(reading),
        entries=[_shown(each, cited) for each in found],
    )
    return Told(200, body.encode(), HTML, _headers(visit))


async def show_shared_image(visit: Visit) -> Told:
    """Answer a screenshot of an issue whose link shows the whole session."""
    shared, key = await shares.find_shared(visit.deps, visit.ids[0])
    if not shared.whole:
        raise NotFound("There is no such page.")
    image_id = visit.uuid(1)
    found = await attachments.find_image(visit.deps, key, shared.issue_id, image_id)
    return image(found, image_id.hex[:8])


def _headers(visit: Visit) -> Headers:
    return (
        *page_headers(visit.nonce, "no-referrer"),  # the address is the secret
        ("x-robots-tag", "noindex, nofollow, noarchive"),
    )


def _shown(each: CitedEntry, cited: frozenset[str]) -> ShownEntry:
    payload = msgspec.json.format(msgspec.json.encode(each.entry.payload), indent=2).decode()
    return ShownEntry(
        cited=each,
        is_cited=each.entry.id in cited,
        payload=payload[:_LONGEST_PAYLOAD],
        cut=len(payload) > _LONGEST_PAYLOAD,
    )
