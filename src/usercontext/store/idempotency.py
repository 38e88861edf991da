"""Answers kept under an Idempotency-Key, so that a repeated POST happens once. Not: which POSTs.

A key is taken before the work and answered after it, in the work's own transaction: two calls at
once meet in the unique index, and the second waits for the first one's commit.

Rows lie in the order in which their keys were taken, so the oldest are found without an index.
What a row is found by is no text of the client's (`key_names`): as text, and with an index by time,
a key took 288 bytes instead of 132, and 37 us of the writer instead of 22 (decision record 0026).
"""

from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, bindparam, delete, or_, select, update
from sqlalchemy.sql.dml import ReturningInsert

from usercontext.domain.errors import ValidationFailed
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.store.dialects import insert_into
from usercontext.store.key_names import name_of
from usercontext.store.tables import idempotency

KEPT_US = 24 * 3600 * 1_000_000
PRUNED_PER_WRITE = 4
"""More than the one row a write adds, so that the table shrinks to what is still of use."""

T = TypeVar("T", bound=Struct)


def replay(
    tx: Connection, key: IdempotencyKey | None, now_us: int, answer_type: type[T]
) -> T | None:
    """Return the first answer given under a key, or None, having taken the key for this call.

    Raises ValidationFailed when the key was used with another body in the last 24 hours.
    """
    if key is None:
        return None
    while not _take(tx, key, now_us):
        kept = tx.execute(_FIND, _name(key)).first()
        if kept is None:  # dropped meanwhile by another server
            continue
        if kept.answer is None or kept.created_us + KEPT_US <= now_us:
            tx.execute(_DROP, {"row": kept.id})
            continue
        if not key.has_body_of(kept.body_hash):
            raise ValidationFailed("Idempotency-Key: was used with another body")
        return msgspec.msgpack.decode(kept.answer, type=answer_type)
    return None


def remember(tx: Connection, key: IdempotencyKey | None, now_us: int, answer: Struct) -> None:
    """Keep the answer of the call that took the key; drop a few expired ones."""
    if key is None:
        return
    tx.execute(_ANSWER, _name(key) | {"given": msgspec.msgpack.encode(answer)})
    tx.execute(
        _PRUNE,
        {"most": PRUNED_PER_WRITE, "expired_us": now_us - KEPT_US, "beyond_us": now_us + KEPT_US},
    )


def forget(tx: Connection, key: IdempotencyKey | None, now_us: int) -> None:
    """Take a key anew for this call, because what its first answer speaks of is gone."""
    if key is not None:
        tx.execute(_FORGET, _name(key))
        _take(tx, key, now_us)


def _take(tx: Connection, key: IdempotencyKey, now_us: int) -> bool:
    project_row, route, name = name_of(key)
    taken = tx.execute(
        _insert(tx.dialect.name),
        {
            "project_row": project_row,
            "route": route,
            "key": name,
            "body_hash": key.body_digest,
            "created_us": now_us,
        },
    )
    return taken.first() is not None


@cache
def _insert(engine: str) -> ReturningInsert[Any]:
    return (
        insert_into(idempotency, engine)
        .on_conflict_do_nothing(index_elements=["project_row", "route", "key"])
        .returning(idempotency.c.id)
    )


def _name(key: IdempotencyKey) -> dict[str, object]:
    return dict(zip(("project", "path", "name"), name_of(key), strict=True))


_THE_KEY = (
    (idempotency.c.project_row == bindparam("project"))
    & (idempotency.c.route == bindparam("path"))
    & (idempotency.c.key == bindparam("name"))
)
_FIND = select(
    idempotency.c.id, idempotency.c.body_hash, idempotency.c.answer, idempotency.c.created_us
).where(_THE_KEY)
_ANSWER = update(idempotency).where(_THE_KEY).values(answer=bindparam("given"))
_DROP = delete(idempotency).where(idempotency.c.id == bindparam("row"))
_FORGET = delete(idempotency).where(_THE_KEY)
_OLDEST = select(idempotency.c.id).order_by(idempotency.c.id).limit(bindparam("most"))
_PRUNE = delete(idempotency).where(
    idempotency.c.id.in_(
        select(idempotency.c.id)
        .where(
            idempotency.c.id.in_(_OLDEST),
            # A clock that was far ahead for a while must not keep the rest from being dropped.
            or_(
                idempotency.c.created_us <= bindparam("expired_us"),
                idempotency.c.created_us > bindparam("beyond_us"),
            ),
        )
        # Two writers must not wait for each other's rubbish.
        .with_for_update(skip_locked=True)
    )
)
