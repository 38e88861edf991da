"""Operations of which a SQLite group does many by one set of hand-written statements. Not: SQL.

Through SQLAlchemy and a savepoint each, an issue took seven statements and 500 us of the writer's
thread, a session three and 110 us; together 90 us and 35 us (decision record 0003).
"""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from usercontext.domain.errors import DomainError
from usercontext.store.bulk_issues import create_issues
from usercontext.store.bulk_keys import answer_row, is_known, prune_keys, remember_all
from usercontext.store.bulk_sessions import open_sessions
from usercontext.store.issues import create_issue
from usercontext.store.key_names import name_of
from usercontext.store.sessions import open_session

Bulk = Callable[[sqlite3.Connection, Sequence[Any]], Sequence[Any]]
"""Runs commands of one operation; returns their values, None where it must be done by itself."""

_BULKS: dict[Callable[..., Any], Bulk] = {
    create_issue: create_issues,
    open_session: open_sessions,
}


class Waiting(Protocol):
    """A write of the group, as the writer keeps it."""

    operation: Callable[..., Any] | None
    command: Any
    value: Any


def run_bulks(driver: sqlite3.Connection, group: Sequence[Waiting]) -> set[int]:
    """Run what can be done together; returns the places in the group of what was done.

    First in its transaction. Where one cannot be, it is begun anew for those whose keys are new,
    and if that fails too (a session was deleted, say) all are left to be done one by one, so that
    only the one at fault fails. A savepoint would say the same, but wait for the interpreter's lock
    twice in every group.
    """
    done = _run_these(driver, group, range(len(group)))
    if done is None:
        done = _run_these(driver, group, _places_of_new_keys(driver, group))
    return done or set()


def _run_these(
    driver: sqlite3.Connection, group: Sequence[Waiting], allowed: Sequence[int]
) -> set[int] | None:
    done: set[int] = set()
    try:
        for operation, bulk in _BULKS.items():
            places = [place for place in allowed if group[place].operation is operation]
            done |= _run_bulk(driver, bulk, group, places)
    except (sqlite3.IntegrityError, DomainError):
        driver.execute("ROLLBACK").close()
        driver.execute("BEGIN IMMEDIATE").close()
        return None
    return done


def _places_of_new_keys(driver: sqlite3.Connection, group: Sequence[Waiting]) -> list[int]:
    seen: set[tuple[int, str, str]] = set()
    places = []
    for place, write in enumerate(group):
        key = write.command.idempotency if write.operation in _BULKS else None
        if key is not None:
            if name_of(key) in seen or is_known(driver, key):
                continue
            seen.add(name_of(key))
        places.append(place)
    return places


def _run_bulk(
    driver: sqlite3.Connection, bulk: Bulk, group: Sequence[Waiting], places: list[int]
) -> set[int]:
    if len(places) < 2:
        return set()
    values = bulk(driver, [group[place].command for place in places])
    done, answers = set(), []
    for place, value in zip(places, values, strict=True):
        if value is not None:
            command, group[place].value = group[place].command, value
            done.add(place)
            if command.idempotency is not None:
                answers.append(answer_row(command.idempotency, value, command.now_us))
    remember_all(driver, answers)
    prune_keys(driver, [row[-1] for row in answers])
    return done
