"""What sessions came to, kept while they are looked at and counted for a cause. Not: judging them.

Whoever looks at sessions calls ``put_facts`` in the transaction that moves its mark, so that a
session is never counted without facts, nor twice.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Connection, Select, and_, case, func, select, union

from usercontext.domain.conversions import Stratum
from usercontext.store.dialects import EngineInsert, insert_into
from usercontext.store.operations import operation
from usercontext.store.reach import signature_hash
from usercontext.store.reach_tables import session_signature
from usercontext.store.settings_tables import session_fact
from usercontext.store.tables import session

MetSessions = Callable[[int, str, int], Select[Any]]
"""Selects the rows of a project's sessions that met a signature since an instant."""


class FactRow(Struct, frozen=True):
    """What one session came to; ``seen_us`` is when its newest batch arrived here."""

    session_row: int
    project_row: int
    seen_us: int
    definition: str
    converted: bool
    entry_path: str
    release: str
    browser: str


class RecordFacts(Struct, frozen=True):
    """Keep what sessions came to, in a transaction of their own."""

    rows: tuple[FactRow, ...]


@operation
def record_facts(tx: Connection, command: RecordFacts) -> None:
    """Keep what sessions came to; what was kept of them before is replaced."""
    put_facts(tx, command.rows)


def put_facts(tx: Connection, rows: Sequence[FactRow]) -> None:
    """Keep what sessions came to, as a part of the caller's transaction."""
    if rows:
        tx.execute(
            _put(tx.dialect.name),
            [{name: getattr(row, name) for name in FactRow.__struct_fields__} for row in rows],
        )


def met_sessions(project_row: int, signature: str, since_us: int) -> Select[Any]:
    """Select the sessions that met a signature, as the pass over sessions found them."""
    return select(session_signature.c.session_row).where(
        session_signature.c.project_row == project_row,
        session_signature.c.signature_hash == signature_hash(signature),
        session_signature.c.first_us >= since_us,
    )


def any_of(selected: Sequence[Select[Any]]) -> Select[Any]:
    """Select what any of several queries selects, in one column."""
    if len(selected) == 1:
        return selected[0]
    together = union(*selected).subquery()
    return select(together.c[0])


def count_conversions(
    tx: Connection, project_row: int, affected: Select[Any], definition: str, since_us: int
) -> tuple[Stratum, ...]:
    """Count a project's sessions seen since an instant, apart by whether they met a cause.

    ``affected`` selects the row of each session that did. Only sessions judged by the conversion
    that counts now are compared.
    """
    met = affected.distinct().subquery()
    is_met = met.c[0].is_not(None)
    converted = case((session_fact.c.converted, 1), else_=0)
    strata = (session_fact.c.entry_path, session_fact.c.release, session_fact.c.browser)
    counted = tx.execute(
        select(
            *strata,
            _sum(is_met, 1).label("affected"),
            _sum(is_met, converted).label("affected_converted"),
            _sum(~is_met, 1).label("others"),
            _sum(~is_met, converted).label("others_converted"),
        )
        .select_from(session_fact.outerjoin(met, met.c[0] == session_fact.c.session_row))
        .where(
            and_(
                session_fact.c.project_row == project_row,
                session_fact.c.seen_us >= since_us,
                session_fact.c.definition == definition,
            )
        )
        .group_by(*strata)
        .order_by(*strata)
    )
    return tuple(Stratum(**row._asdict()) for row in counted)


class Seen(Struct, frozen=True):
    """A session that was looked at for conversions, and what it came to."""

    session_id: UUID
    seen_us: int
    entry_path: str
    converted: bool


def list_seen(tx: Connection, project_row: int, definition: str, limit: int) -> list[Seen]:
    """Return the newest sessions judged by the conversion that counts now, newest first."""
    c = session_fact.c
    rows = tx.execute(
        select(session.c.session_id, c.seen_us, c.entry_path, c.converted)
        .join_from(session_fact, session, session.c.id == c.session_row)
        .where(c.project_row == project_row, c.definition == definition)
        .order_by(c.seen_us.desc(), c.session_row.desc())
        .limit(limit)
    )
    return [Seen(*row) for row in rows]


def _sum(condition: Any, each: Any) -> Any:
    return func.sum(case((condition, each), else_=0))


@cache
def _put(engine: str) -> EngineInsert:
    insert = insert_into(session_fact, engine)
    kept = set(FactRow.__struct_fields__) - {"session_row", "project_row"}
    return insert.on_conflict_do_update(
        index_elements=["session_row"],
        set_={name: insert.excluded[name] for name in kept},
    )
