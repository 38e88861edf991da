"""A group of batches in one statement leaves what each by itself would have left."""

import os
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import Connection, select

from builders import REPORTED_US
from store.batches import add_session, make_append
from store.test_bulk import engine_in
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.store.at_once import append_at_once, prepare
from usercontext.store.idempotency import KEPT_US
from usercontext.store.keyed_appends import append_one
from usercontext.store.logs import AppendLogs
from usercontext.store.packing import Packer
from usercontext.store.sqlite import driver_of, transaction
from usercontext.store.tables import chunk, idempotency, metadata

Group = Sequence[AppendLogs]


def keyed(number: int, received_us: int = REPORTED_US) -> AppendLogs:
    """Return a batch under a key of its own, for the first session of the first project."""
    append = make_append(1, float(number))
    key = IdempotencyKey(1, "POST /v1/logs", f"key-{number}", append.batch.body)
    return AppendLogs(1, 7, received_us, append.batch, key)


def at_once(driver: sqlite3.Connection, group: Group) -> bool:
    return append_at_once(driver, group, Packer().pack_plain(group))


def one_by_one(driver: sqlite3.Connection, group: Group) -> bool:
    for command in group:
        append_one(driver, command, Packer().pack_plain([command])[0])
    return True


class Written:
    """A new database with one session, and what a group leaves in it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.tx: Connection = engine_in(folder).connect()
        with transaction(self.tx, "BEGIN IMMEDIATE"):
            metadata.create_all(self.tx)
            add_session(self.tx)
        self.driver = driver_of(self.tx)
        prepare(self.driver)

    def rows(self, group: Group, write: Callable[[sqlite3.Connection, Group], bool]) -> Any:
        assert write(self.driver, group)
        return [sorted(map(tuple, self.tx.execute(select(t)))) for t in (chunk, idempotency)]


@pytest.mark.parametrize("size", [1, 2, 13, 40])
def test_a_group_at_once_leaves_what_its_batches_leave_one_by_one(
    tmp_path: Path, size: int
) -> None:
    chance = Random(size)
    group = [
        keyed(number) if chance.random() < 0.5 else make_append(1, number) for number in range(size)
    ]

    together = Written(tmp_path / "together").rows(group, at_once)
    apart = Written(tmp_path / "apart").rows(group, one_by_one)

    assert together == apart
    assert len(together[0]) == size


@pytest.mark.parametrize("make", [keyed, lambda number: make_append(1, number)])
def test_a_group_is_a_transaction_by_itself_without_being_told(
    tmp_path: Path, make: Callable[[int], AppendLogs]
) -> None:
    written = Written(tmp_path / "new")
    said: list[str] = []
    written.driver.set_trace_callback(said.append)

    assert at_once(written.driver, [make(number) for number in range(5)])

    assert not [line for line in said if line.split()[0] in ("BEGIN", "SAVEPOINT", "COMMIT")]
    assert not written.driver.in_transaction


@pytest.mark.parametrize("odd", [keyed(1), make_append(987_654, 0)])
def test_a_group_with_one_that_is_not_ordinary_leaves_nothing(
    tmp_path: Path, odd: AppendLogs
) -> None:
    """Its key was used before, or its session is gone."""
    written = Written(tmp_path / "new")
    before = written.rows([keyed(1)], at_once)

    assert not at_once(written.driver, [keyed(2), make_append(1, 0), odd])

    assert before == written.rows([], lambda *_: True)
    assert not written.driver.in_transaction


def test_a_group_that_is_too_large_is_left_alone(tmp_path: Path) -> None:
    """It would stay bound to its statement, and there is one for each size."""
    written = Written(tmp_path / "new")

    half = make_append(1, 0, payload={"noise": os.urandom(140_000).hex()})

    assert not at_once(written.driver, [make_append(1, 0)] * 41)
    assert not at_once(written.driver, [half, half, keyed(1)])
    assert not at_once(written.driver, [half, half])
    assert at_once(written.driver, [half, keyed(1)])


def test_a_key_of_yesterday_goes_with_a_group_that_has_keys(tmp_path: Path) -> None:
    written = Written(tmp_path / "new")
    written.rows([keyed(number) for number in range(6)], at_once)

    kept = written.rows([keyed(9, REPORTED_US + KEPT_US), make_append(1, 0)], at_once)[1]

    assert len(kept) == 3  # it was one key, so four old ones were looked at
