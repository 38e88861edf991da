"""The causes of a range: by sessions hit, by endpoint, the newest. Not: what a group is, issues.

Bounded: of the thousand groups seen last and those of the issues that hit most, the sixteen that
promise most are counted along the signatures of sessions.
"""

import re
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Row, Select, bindparam, func, select

from usercontext.domain.analysis import Category
from usercontext.domain.group import parts_of
from usercontext.domain.issue import IssueStatus
from usercontext.domain.overview import Causes, FailingEndpoint, NewCause, Span, TopCause
from usercontext.store.group_tables import LISTED, group_signature, issue_group
from usercontext.store.groups import merged_rows
from usercontext.store.overview import find_seqs
from usercontext.store.reach import signature_hash
from usercontext.store.reach_tables import session_signature
from usercontext.store.tables import issue

MOST_COUNTED = 20_000
"""Sessions counted for one cause: along the table's own order, 2 ms."""

_MOST_GROUPS = 1_000
_MOST_ISSUES = 300
_PROMISING = 16
_SHOWN = 8
MOST_REPORTS = 5_000
_MOST_REPORTERS = 1_000
_MOST_SIGNATURES = 50
_ENDPOINT = re.compile(r"([A-Z]{3,10}) (\S{1,120}) ([1-5]xx|0|gateway|too large|429)")


_Counted = dict[tuple[bytes, ...], int]


class _Told(NamedTuple):
    """A group with what it was named by."""

    group: Row[Any]
    signatures: tuple[str, ...]


def find_causes(tx: Connection, project_row: int, span: Span) -> Causes:
    """Return what went wrong in a range, each list no longer than a page shows."""
    low, high = find_seqs(tx, project_row, span)
    values = {
        "project": project_row,
        "from": span.from_us,
        "to": span.to_us,
        "low": low,
        "high": high,
    }
    seen = list(tx.execute(_SEEN, values | {"most": _MOST_GROUPS}))
    hit = {row.group_row: int(row.affected) for row in tx.execute(_HIT, {"project": project_row})}
    known = {row.id for row in seen}
    missing = [row for row in hit if row not in known]
    ranked = [*seen, *tx.execute(_THESE, values | {"rows": missing})]
    ranked.sort(key=lambda row: (max(row.sessions, hit.get(row.id, 0)), row.last_us), reverse=True)
    new = [row for row in seen if row.first_us >= span.from_us]
    new.sort(key=lambda row: row.first_us, reverse=True)
    told = _tell(tx, [row.id for row in (*ranked[:_PROMISING], *new[:_SHOWN])])
    promising = [told[row.id] for row in ranked[:_PROMISING]]
    counted: _Counted = {}
    top = [_count(tx, each, values, counted) for each in promising]
    top.sort(key=lambda one: (one.sessions, one.reports, one.last_us), reverse=True)
    return Causes(
        top=tuple(one for one in top[:_SHOWN] if one.sessions or one.reports),
        endpoints=_endpoints(tx, promising, values, counted),
        new=tuple(_first_met(tx, told[row.id], project_row) for row in new[:_SHOWN]),
        is_part=len(seen) == _MOST_GROUPS,
    )


def _tell(tx: Connection, rows: list[int]) -> dict[int, _Told]:
    """Return groups by their rows."""
    told = {}
    for group in tx.execute(_WHOLE, {"rows": rows}).all():
        named = {"rows": merged_rows(tx, group.id), "most": _MOST_SIGNATURES}
        told[group.id] = _Told(group, tuple(tx.scalars(_SIGNATURES, named)))
    return told


def _count(tx: Connection, told: _Told, values: dict[str, Any], counted: _Counted) -> TopCause:
    group = told.group
    asked = values | {"group": group.id}
    reports = int(tx.execute(_REPORTS, asked).scalar_one())
    sessions = _count_carriers(tx, told.signatures, values, counted)
    if not sessions:  # named by its words, or the look has not come to its sessions yet
        sessions = int(tx.execute(_REPORTERS, asked).scalar_one())
    return TopCause(
        group_id=group.group_id,
        title=group.title,
        category=Category(group.category),
        status=IssueStatus(group.status),
        sessions=sessions,
        reports=reports,
        first_us=group.first_us,
        last_us=group.last_us,
    )


def _endpoints(
    tx: Connection, promising: Sequence[_Told], values: dict[str, Any], counted: _Counted
) -> tuple[FailingEndpoint, ...]:
    met: dict[tuple[str, str, str], set[str]] = {}
    groups: dict[tuple[str, str, str], UUID] = {}
    for told in promising:
        for signature in told.signatures:
            endpoint = read_endpoint(signature)
            if endpoint is not None:
                met.setdefault(endpoint, set()).add(signature)
                groups.setdefault(endpoint, told.group.group_id)
    found = [
        FailingEndpoint(
            *endpoint, _count_carriers(tx, signatures, values, counted), groups[endpoint]
        )
        for endpoint, signatures in list(met.items())[:_PROMISING]
    ]
    found.sort(key=lambda one: one.sessions, reverse=True)
    return tuple(found[:_SHOWN])


def read_endpoint(signature: str) -> tuple[str, str, str] | None:
    """Return method, route and class of status that a signature names, if it names any."""
    matches = map(_ENDPOINT.fullmatch, parts_of(signature))
    return next(((one[1], one[2], one[3]) for one in matches if one is not None), None)


def _first_met(tx: Connection, told: _Told, project_row: int) -> NewCause:
    group = told.group
    firsts: list[Row[Any]] = []
    for signature in told.signatures:
        met = {"project": project_row, "hash": signature_hash(signature)}
        firsts += tx.execute(_FIRST, met).all()
    first = min(firsts, key=lambda row: row.first_us, default=None)
    return NewCause(
        group_id=group.group_id,
        title=group.title,
        category=Category(group.category),
        first_us=group.first_us,
        release="" if first is None else first.release,
    )


def _count_carriers(
    tx: Connection, signatures: Collection[str], values: dict[str, Any], counted: _Counted
) -> int:
    """Count the sessions that carry any of these; what was counted already is not again."""
    hashes = tuple(sorted({signature_hash(one) for one in signatures}))
    if hashes and hashes not in counted:
        statement = _CARRIERS if len(hashes) == 1 else _CARRIERS_OF_SEVERAL
        found = tx.execute(statement, values | {"hashes": list(hashes)}).scalar_one()
        counted[hashes] = int(found)
    return counted.get(hashes, 0)


# A thousand are ranked, of which no more than 24 are read whole.
_GROUPS: Select[Any] = select(
    issue_group.c.id, issue_group.c.sessions, issue_group.c.first_us, issue_group.c.last_us
).where(
    issue_group.c.project_row == bindparam("project"),
    issue_group.c.last_us >= bindparam("from"),
    issue_group.c.first_us < bindparam("to"),
)
_SEEN = (
    _GROUPS.where(LISTED)
    .order_by(issue_group.c.last_us.desc(), issue_group.c.id.desc())
    .limit(bindparam("most"))
)
# Not told in the words of the index, along which SQLite would look for them among all groups.
_THESE = _GROUPS.where(
    issue_group.c.id.in_(bindparam("rows", expanding=True)),
    issue_group.c.merged_row.is_(None),
    issue_group.c.issues >= 1,
)
_WHOLE: Select[Any] = select(
    issue_group.c.id,
    issue_group.c.group_id,
    issue_group.c.title,
    issue_group.c.category,
    issue_group.c.status,
    issue_group.c.first_us,
    issue_group.c.last_us,
).where(issue_group.c.id.in_(bindparam("rows", expanding=True)))
_WIDE = (
    select(issue.c.group_row, issue.c.affected)
    .where(issue.c.project_row == bindparam("project"))
    .order_by(issue.c.affected.desc(), issue.c.seq.desc())
    .limit(_MOST_ISSUES)
    .subquery("wide")
)
_HIT: Select[Any] = (
    select(_WIDE.c.group_row, func.max(_WIDE.c.affected).label("affected"))
    .where(_WIDE.c.group_row > 0)
    .group_by(_WIDE.c.group_row)
)
_SIGNATURES = (
    select(group_signature.c.signature)
    .where(
        group_signature.c.group_row.in_(bindparam("rows", expanding=True)),
        group_signature.c.words.is_(None),
    )
    .order_by(group_signature.c.id)
    .limit(bindparam("most"))
)
_OF_GROUP = (
    (issue.c.project_row == bindparam("project"))
    & (issue.c.group_row == bindparam("group"))
    & (issue.c.seq >= bindparam("low"))
    & (issue.c.seq < bindparam("high"))
    & (issue.c.created_us >= bindparam("from"))
    & (issue.c.created_us < bindparam("to"))
)
# Two statements: reports are counted along an index, for sessions each issue is opened.
_REPORTS = select(func.count()).select_from(
    select(issue.c.seq)
    .where(_OF_GROUP)
    .order_by(issue.c.seq.desc())
    .limit(MOST_REPORTS)
    .subquery("report")
)
_NEWEST = (
    select(issue.c.session_row)
    .where(_OF_GROUP)
    .order_by(issue.c.seq.desc())
    .limit(_MOST_REPORTERS)
    .subquery("newest")
)
_REPORTERS = select(func.count(_NEWEST.c.session_row.distinct()))
_CARRYING = select(session_signature.c.session_row).where(
    session_signature.c.project_row == bindparam("project"),
    session_signature.c.signature_hash.in_(bindparam("hashes", expanding=True)),
    session_signature.c.first_us >= bindparam("from"),
    session_signature.c.first_us < bindparam("to"),
)
_CUT = _CARRYING.limit(MOST_COUNTED).subquery("cut")
_CARRIERS: Select[Any] = select(func.count()).select_from(_CUT)
_CARRIERS_OF_SEVERAL: Select[Any] = select(func.count(_CUT.c.session_row.distinct()))
_FIRST: Select[Any] = (
    select(session_signature.c.first_us, session_signature.c.release)
    .where(
        session_signature.c.project_row == bindparam("project"),
        session_signature.c.signature_hash == bindparam("hash"),
    )
    .order_by(session_signature.c.first_us)
    .limit(1)
)
