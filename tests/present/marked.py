"""Entries without payloads, as a timeline is made of them. Not: assertions."""

from uuid import UUID

from builders import REPORTED_US
from usercontext.domain.issue import IssueSource, IssueStatus
from usercontext.domain.log_entry import Level
from usercontext.domain.timeline import EntryKind, EntryMark, ReportMark
from usercontext.present.rows import Run

ISSUE = UUID(int=1)


def mark(
    seconds: float,
    *,
    kind: EntryKind = EntryKind.CONSOLE,
    level: Level = Level.INFO,
    failed: bool = False,
    same: int = 0,
) -> EntryMark:
    """Build a mark so many seconds after the beginning; its id tells when."""
    at_us = REPORTED_US + round(seconds * 1_000_000)
    return EntryMark(f"1-{round(seconds * 1_000)}", at_us, kind, level, failed, same)


def click(seconds: float) -> EntryMark:
    return mark(seconds, kind=EntryKind.CLICK)


def report(seconds: float) -> ReportMark:
    """Build a report so many seconds after the beginning."""
    at_us = REPORTED_US + round(seconds * 1_000_000)
    return ReportMark(ISSUE, at_us, "it fails", IssueSource.REPORTED, IssueStatus.OPEN, None)


def stand(*places: int) -> tuple[Run, ...]:
    """Return lines of one entry each."""
    return tuple(Run(place, place) for place in places)
