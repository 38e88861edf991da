"""Groups: an analyzed issue joins the one of its cause, and what comes back opens it again.

Not: what people do with groups (``group_moves``, ``group_status``), reading them (``group_views``).

A signature keeps its version and its group. When a new version of the algorithm names evidence
that is known under a former name, the new name joins the old one's group: nothing regroups.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Row, Select, bindparam, insert, select, update

from usercontext.domain.analysis import Analysis
from usercontext.domain.group import Evidence, GroupEventKind, TextMatch
from usercontext.domain.issue import IssueStatus
from usercontext.domain.releases import is_older
from usercontext.store.alerts import tell_of_return
from usercontext.store.dialects import EngineInsert, insert_into, inserted_row
from usercontext.store.group_counts import (
    forget_words,
    note_event,
    root_of,
    show_in,
    tidy,
    title_of,
)
from usercontext.store.group_following import follow_now, leave_out
from usercontext.store.group_tables import OF_WORDS, group_member, group_signature, issue_group
from usercontext.store.tables import issue, session

RECENT_TEXTS = 200
"""How many known texts a report without evidence is compared with."""


def assign_group(
    tx: Connection, issue_row: int, evidence: Evidence | None, result: Analysis, now_us: int
) -> None:
    """Put an issue into the group of its evidence, in the transaction that publishes it.

    What a person decided stands, and so does a group whose evidence is the same as before. The
    caller holds the project's counts.
    """
    found = tx.execute(_FIND_ISSUE, {"row": issue_row}).one()
    member = find_member(tx, issue_row)
    if evidence is None or (member is not None and member.pinned):
        return
    if member is not None:
        follow_now(tx, found.project_row, issue.c.id == issue_row)
    known = _known(tx, found.project_row, evidence)
    if member is not None and member.signature_row in {row.id for row in known}:
        _adopt(tx, found, evidence, known, now_us)
        return
    signature = _adopt(tx, found, evidence, known, now_us)
    if signature is None:
        signature = _found_group(tx, found, evidence, result, now_us)
    keep_member(tx, issue_row, signature.group_row, signature.id, likeness=evidence.match)
    tx.execute(_SEEN, {"the_signature": signature.id, "at_us": found.created_us})
    root = root_of(tx, signature.group_row)
    show_in(tx, found, root)
    if member is None:
        _come_back(tx, found, root, evidence.signature, now_us)
    else:
        forget_words(tx, [member.signature_row])
        tidy(tx, found.project_row, {found.group_row, member.leaf_row})


def reopen_group(
    tx: Connection,
    project_row: int,
    group_row: int,
    now_us: int,
    *,
    release: str | None = None,
    key_row: int | None = None,
) -> bool:
    """Open a resolved group because its cause came back; False when there is nothing to open.

    A ``release`` that is certainly older than the one that has the fix opens nothing. The caller
    holds the project's counts (``counts.hold_counts``).
    """
    row = root_of(tx, group_row)
    kept = tx.execute(_STATUS, {"the_project": project_row, "the_row": row}).first()
    if kept is None or kept.status != IssueStatus.RESOLVED.value:
        return False
    if is_older(release, kept.resolved_in):
        return False
    values = {"status": IssueStatus.OPEN.value, "resolved_in": None, "resolved_us": None}
    tx.execute(update(issue_group).where(issue_group.c.id == row).values(values))
    note_event(tx, row, GroupEventKind.REOPENED, now_us, key_row=key_row, detail=release)
    return True


def find_group_of(tx: Connection, project_row: int, signature: str) -> int | None:
    """Return the row of the group that shows the issues of a signature, or None."""
    names = {"the_project": project_row, "names": [signature]}
    found = tx.execute(_SIGNATURES, names).first()
    return None if found is None else root_of(tx, found.group_row)


def signatures_of(tx: Connection, project_row: int, group_row: int) -> list[str]:
    """Return the technical signatures that a group shows, those merged into it too."""
    rows = tx.execute(
        select(group_signature.c.signature)
        .where(
            group_signature.c.project_row == project_row,
            group_signature.c.group_row.in_(merged_rows(tx, group_row)),
            group_signature.c.words.is_(None),
        )
        .order_by(group_signature.c.id)
    )
    return [row.signature for row in rows]


def causes_with(
    tx: Connection, project_row: int, signature: str, former: Sequence[str] = ()
) -> list[str]:
    """Return a signature and those that the group shows which has it, or a former name of it."""
    found = (find_group_of(tx, project_row, name) for name in (signature, *former))
    group_row = next((row for row in found if row is not None), None)
    others = [] if group_row is None else signatures_of(tx, project_row, group_row)
    return list(dict.fromkeys([signature, *others]))


def merged_rows(tx: Connection, group_row: int) -> list[int]:
    """Return a group and all that was merged into it, and into those."""
    rows = [group_row]
    for row in rows:  # grows while it is walked: a merge never closes a circle
        rows += tx.scalars(_CHILDREN, {"the_row": row})
    return rows


def recent_texts(tx: Connection, project_row: int) -> list[tuple[int, bytes]]:
    """Return the newest known texts of a project: row and print, no more than ``RECENT_TEXTS``."""
    rows = tx.execute(_TEXTS, {"the_project": project_row})
    return [(row.id, row.words) for row in rows]


def find_member(tx: Connection, issue_row: int) -> Row[Any] | None:
    """Return where an issue was put, and by what; None for one without a group."""
    return tx.execute(_MEMBER, {"row": issue_row}).first()


def keep_member(
    tx: Connection,
    issue_row: int,
    leaf_row: int,
    signature_row: int | None,
    *,
    likeness: TextMatch | None = None,
    pinned: bool = False,
) -> None:
    """Note where an issue belongs and by what: a signature, words that are alike, or a person."""
    leave_out(tx, issue_row, leaf_row)
    tx.execute(
        _keep(tx.dialect.name),
        {
            "issue_row": issue_row,
            "leaf_row": leaf_row,
            "signature_row": signature_row,
            "pinned": pinned,
            "likeness": None if likeness is None else msgspec.msgpack.encode(likeness),
        },
    )


def insert_group(
    tx: Connection, found: Row[Any], group_id: UUID, title: str, category: str, now_us: int
) -> int:
    """Make an empty group that is named after an issue (a row of it); returns its row."""
    made = tx.execute(
        insert(issue_group),
        {
            "project_row": found.project_row,
            "group_id": group_id,
            "title": title,
            "titled_row": found.id,
            "category": category,
            "status": IssueStatus.OPEN.value,
            "first_us": found.created_us,
            "last_us": found.created_us,
            "created_us": now_us,
        },
    )
    return inserted_row(made)


def _known(tx: Connection, project_row: int, evidence: Evidence) -> list[Row[Any]]:
    """Return the known names of the evidence, its newest first, else the text it is like."""
    names = [evidence.signature, *evidence.former]
    rows = {
        row.signature: row
        for row in tx.execute(_SIGNATURES, {"the_project": project_row, "names": names})
    }
    known = [rows[name] for name in names if name in rows]
    if not known and evidence.match is not None:
        alike = {"the_project": project_row, "row": evidence.match.signature_row}
        known = list(tx.execute(_ALIKE, alike))
    return known


def _adopt(
    tx: Connection, found: Row[Any], evidence: Evidence, known: list[Row[Any]], now_us: int
) -> Row[Any] | None:
    """Return the signature to join; a new name of known evidence joins the old name's group."""
    if not known or evidence.words is not None or known[0].signature == evidence.signature:
        return known[0] if known else None
    leaf = known[0].group_row
    note_event(tx, leaf, GroupEventKind.RENAMED, now_us, detail=evidence.signature)
    return _insert_signature(tx, found, evidence, leaf)


def _found_group(
    tx: Connection, found: Row[Any], evidence: Evidence, result: Analysis, now_us: int
) -> Row[Any]:
    cause = None if evidence.words is not None else result.root_cause
    title = title_of(cause, found.user_description)
    row = insert_group(tx, found, evidence.new_group, title, result.category.value, now_us)
    note_event(tx, row, GroupEventKind.CREATED, now_us)
    return _insert_signature(tx, found, evidence, row)


def _insert_signature(
    tx: Connection, found: Row[Any], evidence: Evidence, group_row: int
) -> Row[Any]:
    named = {
        "project_row": found.project_row,
        "group_row": group_row,
        "signature": evidence.signature,
        "words": evidence.words,
        "last_us": found.created_us,
    }
    tx.execute(insert(group_signature), named)
    names = {"the_project": found.project_row, "names": [evidence.signature]}
    return tx.execute(_SIGNATURES, names).one()


def _come_back(tx: Connection, found: Row[Any], root: int, signature: str, now_us: int) -> None:
    kept = tx.execute(_STATUS, {"the_project": found.project_row, "the_row": root}).one()
    if kept.resolved_us is None or found.created_us < kept.resolved_us:
        return
    if reopen_group(tx, found.project_row, root, now_us, release=found.release):
        tell_of_return(tx, found.id, signature, now_us)


@cache
def _keep(engine: str) -> EngineInsert:
    keeping = insert_into(group_member, engine)
    given = keeping.excluded
    return keeping.on_conflict_do_update(
        index_elements=["issue_row"],
        set_={name: given[name] for name in ("leaf_row", "signature_row", "pinned", "likeness")},
    )


_FIND_ISSUE: Select[Any] = (
    select(
        issue.c.id,
        issue.c.project_row,
        issue.c.session_row,
        issue.c.created_us,
        issue.c.group_row,
        issue.c.user_description,
        session.c.release,
    )
    .select_from(issue.join(session, session.c.id == issue.c.session_row))
    .where(issue.c.id == bindparam("row"))
)
_MEMBER = select(group_member).where(group_member.c.issue_row == bindparam("row"))
_SIGNATURES = select(group_signature).where(
    group_signature.c.project_row == bindparam("the_project"),
    group_signature.c.signature.in_(bindparam("names", expanding=True)),
)
_ALIKE = select(group_signature).where(
    group_signature.c.project_row == bindparam("the_project"),
    group_signature.c.id == bindparam("row"),
    group_signature.c.words.is_not(None),
)
_SEEN = (
    update(group_signature)
    .where(
        group_signature.c.id == bindparam("the_signature"),
        group_signature.c.last_us < bindparam("at_us"),
    )
    .values(last_us=bindparam("at_us"))
)
_TEXTS = (
    select(group_signature.c.id, group_signature.c.words)
    .where(group_signature.c.project_row == bindparam("the_project"), OF_WORDS)
    .order_by(group_signature.c.last_us.desc(), group_signature.c.id.desc())
    .limit(RECENT_TEXTS)
)
_CHILDREN = select(issue_group.c.id).where(issue_group.c.merged_row == bindparam("the_row"))
_STATUS = select(issue_group.c.status, issue_group.c.resolved_in, issue_group.c.resolved_us).where(
    issue_group.c.project_row == bindparam("the_project"),
    issue_group.c.id == bindparam("the_row"),
)
