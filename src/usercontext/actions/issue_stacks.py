"""The stacks of an issue, in its sources where maps tell. Not: what is read of the issue else."""

from collections.abc import Iterator
from uuid import UUID

from msgspec import structs

from usercontext.actions.deps import Deps
from usercontext.actions.entry_reading import host_of, read_for_people
from usercontext.actions.issue_page import IssueReading, cited_ids, read_issue
from usercontext.actions.source_places import place_frames
from usercontext.domain.project import ApiKey
from usercontext.domain.timeline import Stack, Stacks
from usercontext.present.pieces import one_line
from usercontext.present.source_places import with_sources

_MOST_READ, _MOST_STACKS = 40, 3


async def place_stacks(deps: Deps, key: ApiKey, reading: IssueReading) -> IssueReading:
    """Return an issue with the stacks of what its analysis cites, and its sentences with sources.

    Its texts are for showing: no signature, search or correction is made of them.
    """
    stacks = tuple(_stacks_of(reading))
    frames = [frame for stack in stacks for frame in stack.frames]
    if not frames:
        return reading
    placed, note = await place_frames(deps, key, reading.session.release, frames)
    rest = iter(placed)
    told = tuple(
        structs.replace(stack, frames=tuple(next(rest) for _ in stack.frames)) for stack in stacks
    )
    issue = with_sources(reading.issue, placed)
    return structs.replace(reading, issue=issue, stacks=Stacks(told, note))


async def find_stacks(deps: Deps, key: ApiKey, issue_id: UUID) -> Stacks:
    """Return the stacks of an issue; raises NotFound."""
    return (await place_stacks(deps, key, await read_issue(deps, key, issue_id))).stacks


def _stacks_of(reading: IssueReading) -> Iterator[Stack]:
    """Yield the stacks of cited entries, each once: a page often logs what it caught."""
    host = host_of((reading.issue.metadata or {}).get("url"))
    known: list[object] = []
    for log_id in cited_ids(reading.issue)[:_MOST_READ]:
        cited = reading.cited.get(log_id)
        if cited is None or len(known) == _MOST_STACKS:
            continue
        read = read_for_people(cited.entry, host)
        if read.frames and read.frames not in known:
            known.append(read.frames)
            yield Stack(log_id, one_line(read.text), read.frames)
