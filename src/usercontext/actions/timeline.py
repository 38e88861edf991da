"""The timeline of a session and its entries, for people to read. Not: how either is drawn."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from msgspec import Struct, structs

from usercontext.actions.deps import Deps
from usercontext.actions.entry_reading import host_gone_to, host_of, read_for_people
from usercontext.actions.sessions import NO_SUCH_SESSION
from usercontext.actions.source_places import place_frames
from usercontext.domain.errors import NotFound
from usercontext.domain.ids import parse_log_id
from usercontext.domain.issue import Issue
from usercontext.domain.log_entry import LogEntry
from usercontext.domain.project import ApiKey
from usercontext.domain.session import Session, SessionCounts
from usercontext.domain.timeline import (
    EntryKind,
    EntryMark,
    Proof,
    ReadEntry,
    ReportMark,
    SessionMarks,
    TimelineWish,
)
from usercontext.present.axis import Axis
from usercontext.present.browsers import browser_in_words
from usercontext.present.lines import Line, axis_of_lines, write_line
from usercontext.present.pieces import Piece, one_line, pieces
from usercontext.present.rows import GapRow, ReportRow, Row, Rows, Run, Skip, choose_rows
from usercontext.present.strip import Strip, draw_strip
from usercontext.present.tree import GLANCE, WHOLE, Node, tree
from usercontext.store import logs, sessions
from usercontext.store.entry_marks import MarkBounds, find_instant, mark_entries, read_entries
from usercontext.store.kept_marks import KeptMarks
from usercontext.store.session_issues import count_session_issues, list_session_issues

_MOST_ISSUES = 20
_MOST_PROOFS = 3
_BEGINNING = MarkBounds(entries=500)
"""Where a session began, and on which host."""
_EARLY = 5
"""Among so many first entries our script tells what it runs on."""


class Timeline(Struct, frozen=True):
    """A part of a session: its rows, the picture of all of it, and what is known of the whole.

    ``rows`` are lines, and between them silences, reports and what is not shown. ``strip`` is
    None where lines that were shown are continued. ``is_known`` is False when the entry asked for
    is not in the session.
    """

    session: Session
    counts: SessionCounts
    reports: tuple[ReportMark, ...]
    report_total: int
    browser: str
    marks: SessionMarks
    axis: Axis
    chosen: Rows
    rows: tuple[Line | Skip | GapRow | ReportRow, ...]
    strip: Strip | None
    wish: TimelineWish
    is_known: bool = True


class EntryView(Struct, frozen=True):
    """One entry with its payload as trees, what it proves, and where its session began."""

    session: Session
    read: ReadEntry
    words: tuple[Piece, ...]
    trees: tuple[Node, ...]
    proofs: tuple[Proof, ...]
    start_us: int
    note: str = ""
    """Why calls stand as the browser has them, or ''."""


async def show_timeline(deps: Deps, key: ApiKey, session_id: UUID, wish: TimelineWish) -> Timeline:
    """Return the part of a session's timeline that is wanted, or raise NotFound."""
    project_row, kept = key.project_row, deps.marks
    found = await deps.database.read(lambda tx: _load(tx, project_row, session_id, wish, kept))
    if found is None:
        raise NotFound(NO_SUCH_SESSION)
    return found


async def show_entry(
    deps: Deps, key: ApiKey, session_id: UUID, log_id: str, is_whole: bool
) -> EntryView:
    """Return one entry of a session, its payload cut at a glance's length or whole; NotFound."""
    project_row = key.project_row
    found = await deps.database.read(
        lambda tx: _load_entry(tx, project_row, session_id, log_id, is_whole)
    )
    if found is None:
        raise NotFound("No such entry in this session")
    if not found.read.frames:
        return found
    frames, note = await place_frames(deps, key, found.session.release, found.read.frames)
    return structs.replace(found, read=structs.replace(found.read, frames=frames), note=note)


def _load(
    tx: logs.Connection, project_row: int, session_id: UUID, wish: TimelineWish, kept: KeptMarks
) -> Timeline | None:
    session = sessions.find_session(tx, project_row, session_id)
    if session is None:
        return None
    issues = list_session_issues(tx, project_row, session.row, _MOST_ISSUES)
    wanted_at = wish.at or wish.after or wish.before
    known_us = find_instant(tx, session.row, wanted_at)
    around_us = issues[0].created_us if known_us is None and issues else known_us
    marked = mark_entries(tx, session.row, around_us, wish.words, kept=kept)
    reports = tuple(map(_report, issues))
    proofs = _proofs(issues)
    axis = Axis([mark.at_us for mark in marked.marks])
    chosen = choose_rows(marked.marks, wish, proofs, axis.gaps, reports)
    reading = _Reading(tx, session, issues, marked.marks)
    lines = reading.lines(chosen.rows, axis, proofs)
    return Timeline(
        session=_in_lines(session),
        counts=sessions.count_session(tx, session.row),
        reports=reports,
        report_total=count_session_issues(tx, project_row, session.row),
        browser=_browser(session, issues, reading.early),
        marks=marked,
        axis=axis,
        chosen=chosen,
        rows=tuple(lines),
        strip=None if wish.goes_on else _strip(marked.marks, axis, reports, chosen, wish),
        wish=wish,
        is_known=wanted_at is None or known_us is not None,
    )


def _load_entry(
    tx: logs.Connection, project_row: int, session_id: UUID, log_id: str, is_whole: bool
) -> EntryView | None:
    session = sessions.find_session(tx, project_row, session_id)
    if session is None or parse_log_id(log_id) is None:
        return None
    entry = read_entries(tx, session.row, [log_id]).get(log_id)
    if entry is None:
        return None
    issues = list_session_issues(tx, project_row, session.row, _MOST_ISSUES)
    marks = mark_entries(tx, session.row, None, bounds=_BEGINNING).marks
    host = _Reading(tx, session, issues, marks).host
    caps = WHOLE if is_whole else GLANCE
    named = (("payload", entry.payload), ("eventMetadata", entry.event_metadata))
    read = read_for_people(entry, host)
    return EntryView(
        session,
        read,
        pieces(read.text),
        tuple(tree(name, value, caps) for name, value in named if value or name == "payload"),
        _proofs(issues).get(log_id, ()),
        marks[0].at_us if marks else entry.instant_us,
    )


class _Reading:
    """Entries of one session, read where they are needed; whose code is whose."""

    def __init__(
        self,
        tx: logs.Connection,
        session: Session,
        issues: Iterable[Issue],
        marks: list[EntryMark],
    ) -> None:
        self._tx, self._session, self._marks = tx, session, marks
        moved = next((mark for mark in marks if mark.kind is EntryKind.NAVIGATION), None)
        early = [mark.id for mark in marks[:_EARLY]] + ([moved.id] if moved else [])
        found = read_entries(tx, session.row, early)
        self.early = list(found.values())
        told = [host_of((issue.metadata or {}).get("url")) for issue in issues]
        gone = host_gone_to(found.get(moved.id) if moved else None)
        self.host = next((host for host in [*told, gone] if host), "")

    def lines(
        self, rows: Iterable[Row], axis: Axis, proofs: Mapping[str, tuple[Proof, ...]]
    ) -> list[Line | Skip | GapRow | ReportRow]:
        """Return the rows with the lines of entries written."""
        rows = list(rows)
        runs = [row for row in rows if isinstance(row, Run)]
        found = read_entries(self._tx, self._session.row, [self._marks[r.first].id for r in runs])
        read = {log_id: read_for_people(entry, self.host) for log_id, entry in found.items()}
        axes = (axis, axis_of_lines(runs, self._marks, read))

        def line(run: Run) -> Line:
            ends = self._marks[run.first], self._marks[run.last]
            return write_line(run, ends, read.get(ends[0].id), axes, proofs)

        return [line(row) if isinstance(row, Run) else row for row in rows]


def _strip(
    marks: list[EntryMark],
    axis: Axis,
    reports: tuple[ReportMark, ...],
    chosen: Rows,
    wish: TimelineWish,
) -> Strip:
    is_part = len(marks) > chosen.matching or any(isinstance(row, Skip) for row in chosen.rows)
    window = (chosen.from_us, chosen.until_us) if chosen.matching and is_part else None
    picked = wish.range_of(axis.start_us, axis.end_us) if wish.is_range else None
    return draw_strip(marks, axis, reports, window, picked)


def _report(issue: Issue) -> ReportMark:
    return ReportMark(
        issue.issue_id,
        issue.created_us,
        one_line(issue.user_description),
        issue.source,
        issue.status,
        issue.priority,
    )


def _in_lines(session: Session) -> Session:
    """Return a session whose texts are lines without what is invisible."""
    names = ("external_id", "user_id", "release", "environment")
    told = {name: text for name in names if (text := getattr(session, name)) is not None}
    return structs.replace(session, **{name: one_line(text, 120) for name, text in told.items()})


def _proofs(issues: Iterable[Issue]) -> dict[str, tuple[Proof, ...]]:
    """Return what each cited entry proves, the root of a cause first."""
    found: dict[str, list[Proof]] = {}
    for issue in issues:
        if issue.analysis is None:
            continue
        for cause in issue.analysis.causes[:1]:
            for log_id in cause.evidence[:1]:
                found.setdefault(log_id, []).append(
                    Proof(issue.issue_id, "root", one_line(cause.text))
                )
        for claim in issue.analysis.claims:
            for log_id in claim.evidence:
                proof = Proof(issue.issue_id, claim.kind.value, one_line(claim.text))
                found.setdefault(log_id, []).append(proof)
        for step in issue.analysis.steps:
            for log_id in step.evidence:
                if any(proof.role == "step" for proof in found.get(log_id, ())):
                    continue  # a claim says the same
                found.setdefault(log_id, []).append(
                    Proof(issue.issue_id, "step", one_line(step.text))
                )
    return {log_id: _different(proofs) for log_id, proofs in found.items()}


def _different(proofs: list[Proof]) -> tuple[Proof, ...]:
    by_text = {(proof.issue_id, proof.text): proof for proof in reversed(proofs)}
    return tuple(reversed(by_text.values()))[:_MOST_PROOFS]


def _browser(session: Session, issues: Iterable[Issue], early: Iterable[LogEntry]) -> str:
    told = [(issue.metadata or {}).get("browser") for issue in issues]
    told += [(session.metadata or {}).get(name) for name in ("browser", "userAgent")]
    told += [entry.payload.get("userAgent") for entry in early]
    agent = next((text for text in told if isinstance(text, str) and text), "")
    return one_line(browser_in_words(agent[:500]), 120)
