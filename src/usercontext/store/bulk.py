"""Operations of which a SQLite group does many by one set of hand-written statements. Not: SQL.

Through SQLAlchemy and a savepoint each, an issue took seven statements and 500 us of the writer's
thread, a session three and 110 us; together 90 us and 35 us (decision record 0003).
"""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from usercontext.domain.errors import DomainError
from usercontext.store.bulk_issues import create_issues
from usercontext.store.bulk_sessions import open_sessions
from usercontext.store.issues import create_issue
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

    First in its transaction. Where one of them cannot be (its session was deleted, say), it is
    begun anew and all are left to be done one by one, so that only that one fails. A savepoint each
    would say the same, but wait for the interpreter's lock twice in every group.
    """
    done: set[int] = set()
    try:
        for operation, bulk in _BULKS.items():
            done |= _run_bulk(driver, bulk, group, _places_of(operation, group))
    except (sqlite3.IntegrityError, DomainError):
        driver.execute("ROLLBACK").close()
        driver.execute("BEGIN IMMEDIATE").close()
        return set()
    return done


def _places_of(operation: Callable[..., Any], group: Sequence[Waiting]) -> list[int]:
    return [
        place
        for place, write in enumerate(group)
        if write.operation is operation and write.command.idempotency is None
    ]


def _run_bulk(
    driver: sqlite3.Connection, bulk: Bulk, group: Sequence[Waiting], places: list[int]
) -> set[int]:
    if len(places) < 2:
        return set()
    values = bulk(driver, [group[place].command for place in places])
    done = set()
    for place, value in zip(places, values, strict=True):
        if value is not None:
            group[place].value = value
            done.add(place)
    return done
