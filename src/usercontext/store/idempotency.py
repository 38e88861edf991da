"""Answers kept under an Idempotency-Key, so that a repeated POST happens once. Not: which POSTs.

A key is taken before the work and answered after it, in the work's own transaction: two calls at
once meet in the unique index, and the second waits for the first one's commit.
"""

from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, bindparam, delete, select, update
from sqlalchemy.sql.dml import ReturningInsert

from usercontext.domain.errors import ValidationFailed
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.store.dialects import insert_into
from usercontext.store.tables import idempotency

KEPT_US = 24 * 3600 * 1_000_000
_PRUNED_PER_WRITE = 4
"""More than the one row a write adds, so that the table shrinks to what is still of use."""

T = TypeVar("T", bound=Struct)


def replay(
    tx: Connection, key: IdempotencyKey | None, now_us: int, answer_type: type[T]
) -> T | None:
    """Return the first answer given under a key, or None, having taken the key for this call.

    Raises ValidationFailed when the key was used with another body in the last 24 hours.
    """
    if key is None or _take(tx, key, now_us):
        return None
    kept = tx.execute(_FIND, _name(key)).one()
    if kept.answer is None or kept.created_us + KEPT_US <= now_us:
        _retake(tx, kept.id, key, now_us)
        return None
    if kept.body_hash != key.body_hash:
        raise ValidationFailed("Idempotency-Key: was used with another body")
    return msgspec.msgpack.decode(kept.answer, type=answer_type)


def remember(tx: Connection, key: IdempotencyKey | None, now_us: int, answer: Struct) -> None:
    """Keep the answer of the call that took the key; drop a few of the project's expired ones."""
    if key is None:
        return
    tx.execute(_ANSWER, _name(key) | {"given": msgspec.msgpack.encode(answer)})
    tx.execute(_PRUNE, {"project": key.project_row, "expired_us": now_us - KEPT_US})


def forget(tx: Connection, key: IdempotencyKey | None, now_us: int) -> None:
    """Take a key anew for this call, because what its first answer speaks of is gone."""
    if key is not None:
        kept = tx.execute(_FIND, _name(key)).one()
        _retake(tx, kept.id, key, now_us)


def _take(tx: Connection, key: IdempotencyKey, now_us: int) -> bool:
    taken = tx.execute(
        _insert(tx.dialect.name),
        {
            "project_row": key.project_row,
            "route": key.route,
            "key": key.key,
            "body_hash": key.body_hash,
            "created_us": now_us,
        },
    )
    return taken.first() is not None


def _retake(tx: Connection, row: int, key: IdempotencyKey, now_us: int) -> None:
    tx.execute(_RETAKE, {"row": row, "hash": key.body_hash, "now_us": now_us})


@cache
def _insert(engine: str) -> ReturningInsert[Any]:
    return (
        insert_into(idempotency, engine)
        .on_conflict_do_nothing(index_elements=["project_row", "route", "key"])
        .returning(idempotency.c.id)
    )


def _name(key: IdempotencyKey) -> dict[str, object]:
    return {"project": key.project_row, "path": key.route, "name": key.key}


_THE_KEY = (
    (idempotency.c.project_row == bindparam("project"))
    & (idempotency.c.route == bindparam("path"))
    & (idempotency.c.key == bindparam("name"))
)
_FIND = select(
    idempotency.c.id, idempotency.c.body_hash, idempotency.c.answer, idempotency.c.created_us
).where(_THE_KEY)
_RETAKE = (
    update(idempotency)
    .where(idempotency.c.id == bindparam("row"))
    .values(body_hash=bindparam("hash"), created_us=bindparam("now_us"), answer=None)
)
_ANSWER = update(idempotency).where(_THE_KEY).values(answer=bindparam("given"))
_PRUNE = delete(idempotency).where(
    idempotency.c.id.in_(
        select(idempotency.c.id)
        .where(
            idempotency.c.project_row == bindparam("project"),
            idempotency.c.created_us <= bindparam("expired_us"),
        )
        .order_by(idempotency.c.created_us)
        .limit(_PRUNED_PER_WRITE)
        # Two writers must not wait for each other's rubbish.
        .with_for_update(skip_locked=True)
    )
)
