"""Dictionaries of projects: in use, retired, forgotten, removed. Not: training, compressing.

At most one is in use for new chunks of a project. A retired one is needed by the chunks that were
compressed with it, and is removed when there are none.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Select, bindparam, delete, exists, func, insert, select, update

from usercontext.store.operations import operation
from usercontext.store.tables import chunk, dictionary, pack, session
from usercontext.store.training import SHARED_BY, Sample
from usercontext.store.unpacking import Unpacker

CHANGED = "dictionaries_changed"
"""Set in a writing connection's ``info``: whoever caches what is in use must ask again."""

MOST_OF_A_PROJECT = 32
_SAMPLED_CHUNKS = 2_000
_SAMPLED_BYTES = 2 * 1024 * 1024
_OPENED_AT_ONCE = 64


class Dictionary(Struct, frozen=True):
    """A dictionary as it is used; ``chunks`` had arrived when it was trained."""

    id: int
    chunks: int
    body: bytes


class Training(Struct, frozen=True):
    """What a dictionary of a project is to be made from; ``current`` is the one in use."""

    current: Dictionary | None
    newest: int
    low_chunk: int
    high_chunk: int
    samples: list[Sample]


class InstallDictionary(Struct, frozen=True):
    """Use a dictionary for new chunks of a project, if ``instead_of`` still is the newest.

    ``sessions`` are the rows it was made from.
    """

    project_row: int
    now_us: int
    instead_of: int
    low_chunk: int
    high_chunk: int
    chunks: int
    sessions: tuple[int, ...]
    body: bytes


class RemoveDictionary(Struct, frozen=True):
    """Remove a retired dictionary that no chunk needs."""

    dictionary_row: int


@operation
def install_dictionary(tx: Connection, command: InstallDictionary) -> bool:
    """Put a dictionary in use and retire the one before.

    False when another one came between, or when a session it was made from is gone.
    """
    present = tx.scalars(_HOLD_SESSIONS, {"rows": list(command.sessions)}).all()
    changed = newest_dictionary(tx, command.project_row) != command.instead_of
    if changed or len(present) != len(command.sessions):
        return False
    _retire(tx, command.project_row)
    tx.execute(
        insert(dictionary).values(
            project_row=command.project_row,
            created_us=command.now_us,
            low_chunk=command.low_chunk,
            high_chunk=command.high_chunk,
            chunks=command.chunks,
            body=command.body,
        )
    )
    return True


@operation
def remove_dictionary(tx: Connection, command: RemoveDictionary) -> bool:
    """Remove a dictionary; False when it is still in use. The caller has seen that none needs it.

    What was seen stays true: nothing is compressed with a dictionary after it was retired.
    """
    removed = delete(dictionary).where(
        dictionary.c.id == command.dictionary_row, dictionary.c.retired
    )
    return tx.execute(removed).rowcount == 1


def forget_session(tx: Connection, project_row: int, session_row: int) -> None:
    """Count a deletion for the dictionaries that may have learned from the session's chunks.

    What stands in a dictionary was shared by three sessions, so after two such deletions one that
    exists still holds it. After the third that is not sure: the dictionary is retired.
    """
    learned_from = exists().where(
        chunk.c.session_row == session_row,
        chunk.c.id.between(dictionary.c.low_chunk, dictionary.c.high_chunk),
    )
    forget = update(dictionary).where(dictionary.c.project_row == project_row, learned_from)
    tx.execute(forget.values(forgotten=dictionary.c.forgotten + 1))
    _retire(tx, project_row, forgotten=SHARED_BY)


def dictionary_in_use(tx: Connection, project_row: int) -> Dictionary | None:
    """Return what new chunks of a project are compressed with."""
    found = tx.execute(_IN_USE, {"project": project_row}).first()
    return None if found is None else Dictionary(*found)


def newest_dictionary(tx: Connection, project_row: int) -> int:
    """Return the row of a project's newest dictionary, in use or not; 0 without one."""
    return tx.scalar(_NEWEST, {"project": project_row}) or 0


def newest_chunk(tx: Connection) -> int:
    """Return the row of the newest chunk of all projects; 0 without one."""
    return tx.scalar(select(func.max(chunk.c.id))) or 0


def count_arrivals(tx: Connection, after: int, upto: int) -> dict[int, int]:
    """Count by project the chunks behind one row up to another; opens none."""
    counted = tx.execute(_ARRIVALS, {"after": after, "upto": upto})
    return {row.project_row: row.n for row in counted}


def list_in_use(tx: Connection, project_rows: Sequence[int]) -> dict[int, int]:
    """Return how many chunks had arrived when the dictionaries in use were trained, by project."""
    found = tx.execute(_IN_USE_OF, {"projects": list(project_rows)})
    return {row.project_row: row.chunks for row in found}


def gather_training(tx: Connection, project_row: int) -> Training | None:
    """Read a project's newest chunks; None when it may have no more dictionaries."""
    kept = select(func.count()).where(dictionary.c.project_row == project_row)
    if (tx.scalar(kept) or 0) >= MOST_OF_A_PROJECT:
        return None
    samples = dict(_newest_bodies(tx, project_row))
    return Training(
        current=dictionary_in_use(tx, project_row),
        newest=newest_dictionary(tx, project_row),
        low_chunk=min(samples, default=0),
        high_chunk=max(samples, default=0),
        samples=list(samples.values()),
    )


def find_unneeded(tx: Connection) -> list[int]:
    """Return the retired dictionaries that no chunk and no pack was compressed with."""
    return [
        row.id
        for row in tx.execute(_RETIRED).all()
        if tx.scalar(_NEEDS, {"dictionary": row.id, "since": row.high_chunk}) is None
        and tx.scalar(_PACK_NEEDS, {"dictionary": row.id}) is None
    ]


def count_unreadable(tx: Connection) -> int:
    """Count the chunks and packs whose dictionary is not there; reads every one's head."""
    known = select(dictionary.c.id)
    return sum(
        tx.scalar(
            select(func.count())
            .select_from(table)
            .where(table.c.dictionary.is_not(None), table.c.dictionary.not_in(known))
        )
        or 0
        for table in (chunk, pack)
    )


def _newest_bodies(tx: Connection, project_row: int) -> Iterator[tuple[int, Sample]]:
    wanted = {"project": project_row, "limit": _SAMPLED_CHUNKS}
    rows = tx.scalars(_NEWEST_CHUNKS, wanted).all()
    unpack = Unpacker(tx)
    size = 0
    for start in range(0, len(rows), _OPENED_AT_ONCE):
        step = list(rows[start : start + _OPENED_AT_ONCE])
        found = tx.execute(_BODIES, {"rows": step}).all()
        unpack.prepare(found)
        for row in found:
            body = unpack(row)
            size += len(body)
            if size > _SAMPLED_BYTES:
                return
            yield row.id, Sample(row.session_row, body)


def _retire(tx: Connection, project_row: int, forgotten: int = 0) -> None:
    tx.execute(
        update(dictionary)
        .where(
            dictionary.c.project_row == project_row,
            ~dictionary.c.retired,
            dictionary.c.forgotten >= forgotten,
        )
        .values(retired=True)
    )
    tx.info[CHANGED] = True


_OWN = dictionary.c.project_row == bindparam("project")
_IN_USE = (
    select(dictionary.c.id, dictionary.c.chunks, dictionary.c.body)
    .where(_OWN, ~dictionary.c.retired)
    .order_by(dictionary.c.id.desc())
    .limit(1)
)
_NEWEST = select(func.max(dictionary.c.id)).where(_OWN)
_RETIRED = select(dictionary.c.id, dictionary.c.high_chunk).where(dictionary.c.retired)
_IN_USE_OF = select(dictionary.c.project_row, dictionary.c.chunks).where(
    dictionary.c.project_row.in_(bindparam("projects", expanding=True)), ~dictionary.c.retired
)
_ARRIVALS = (
    select(session.c.project_row, func.count().label("n"))
    .join_from(chunk, session, session.c.id == chunk.c.session_row)
    .where(chunk.c.id > bindparam("after"), chunk.c.id <= bindparam("upto"))
    .group_by(session.c.project_row)
)
_NEWEST_CHUNKS = (
    select(chunk.c.id)
    .join_from(chunk, session, session.c.id == chunk.c.session_row)
    .where(session.c.project_row == bindparam("project"))
    .order_by(chunk.c.id.desc())
    .limit(bindparam("limit"))
)
_BODIES: Select[Any] = (
    select(chunk.c.id, chunk.c.session_row, chunk.c.flags, chunk.c.dictionary, chunk.c.body)
    .where(chunk.c.id.in_(bindparam("rows", expanding=True)))
    .order_by(chunk.c.id.desc())
)
_HOLD_SESSIONS = (
    select(session.c.id)
    .where(session.c.id.in_(bindparam("rows", expanding=True)))
    .order_by(session.c.id)
    .with_for_update(key_share=True)
)
# What it was trained on is older than everything it compressed.
_NEEDS = (
    select(chunk.c.id)
    .where(chunk.c.id > bindparam("since"), chunk.c.dictionary == bindparam("dictionary"))
    .order_by(chunk.c.id)
    .limit(1)
)
_PACK_NEEDS = select(pack.c.id).where(pack.c.dictionary == bindparam("dictionary")).limit(1)
