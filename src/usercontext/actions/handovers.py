"""An issue handed on: to a coding agent, to a tracker's form, as Markdown. Not: how they read."""

from uuid import UUID

from usercontext.actions.deps import Deps
from usercontext.actions.issue_page import IssueReading, cited_ids, read_issue
from usercontext.actions.issue_stacks import place_stacks
from usercontext.analyze.language.urls import split_url
from usercontext.analyze.model.entries import entry_line
from usercontext.analyze.reading.read_entry import read_event
from usercontext.analyze.reading.stack import Frame
from usercontext.domain.group import Group
from usercontext.domain.log_entry import LogEntry
from usercontext.domain.project import ApiKey
from usercontext.domain.project_settings import Trackers
from usercontext.present.context_pack import PackedEntry, context_pack
from usercontext.present.markdown import issue_markdown
from usercontext.present.source_places import placed
from usercontext.present.tickets import Reported, TicketLink, ticket_links
from usercontext.store.cited_entries import entries_near
from usercontext.store.group_views import find_shown_group
from usercontext.store.selection import is_telling

PACK_TOKENS = 8_000
"""What a prompt has room for beside the code it is about."""
_NONCE_LENGTH = 22  # of base62: 131 bits
_NEAR = 300


async def pack_context(deps: Deps, key: ApiKey, issue_id: UUID) -> str:
    """Return an issue as text for a coding agent; raises NotFound."""
    reading = await place_stacks(deps, key, await read_issue(deps, key, issue_id))
    issue, cited = reading.issue, cited_ids(reading.issue)
    near = await deps.database.read(
        lambda tx: entries_near(tx, issue.session_row, cited, issue.created_us, _NEAR)
    )
    known = frozenset(cited)
    in_sources = {stack.log_id for stack in placed(reading.stacks.stacks)}
    packed = [
        _pack(each, known, in_sources) for each in near if each.id in known or is_telling(each)
    ]
    nonce = deps.ids.new_base62(_NONCE_LENGTH)
    return context_pack(
        issue, reading.session, packed, nonce, PACK_TOKENS, reading.stacks, _time_zone(reading)
    )


async def export_issue(deps: Deps, key: ApiKey, issue_id: UUID) -> str:
    """Return the issue as Markdown whose structure no text of a user or page can change."""
    reading = await read_issue(deps, key, issue_id)
    if deps.source_maps is not None:
        reading = await place_stacks(deps, key, reading)
    issue, group_id = reading.issue, reading.issue.group
    group = None
    if group_id is not None:
        row = issue.project_row
        group = await deps.database.read(lambda tx: find_shown_group(tx, row, group_id))
    screenshots, stacks = len(reading.attachments), reading.stacks.stacks
    zone = _time_zone(reading)
    return issue_markdown(issue, reading.session, screenshots, group, stacks, zone)


def link_to_trackers(
    trackers: Trackers, reading: IssueReading, group: Group | None, page: str
) -> tuple[TicketLink, ...]:
    """Return links to the forms of a project's trackers; ``page`` is the issue's address here."""
    screenshots, stacks = len(reading.attachments), reading.stacks.stacks
    zone = _time_zone(reading)
    reported = Reported(reading.issue, reading.session, group, screenshots, page, stacks, zone)
    return ticket_links(trackers, reported)


def _time_zone(reading: IssueReading) -> str | None:
    return reading.surroundings.get("timeZone")


def _pack(entry: LogEntry, cited: frozenset[str], in_sources: set[str]) -> PackedEntry:
    is_cited = entry.id in cited
    is_told = is_cited and entry.id not in in_sources
    thrown = read_event(entry, 0).thrown if is_told else None
    calls = tuple(map(_call, thrown.frames)) if thrown is not None else ()
    return PackedEntry(entry.id, entry.instant_us, entry_line(entry), is_cited, calls)


def _call(frame: Frame) -> str:
    place = f"{split_url(frame.url).path}:{frame.line}:{frame.column}"
    return f"{frame.function} ({place})" if frame.function else place
