"""Sessions that carry signatures in a window, added up. Not: who of them told, what it means.

There are two ways, and a test holds each to the other. Any engine groups all carriers in one
statement; that sorts them, which took SQLite 125 ms for 100,000. So there, where one signature is
asked for, the window is read slice by slice and added up here, without sorting.
"""

import struct
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Executable,
    FromClause,
    LargeBinary,
    Row,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    select,
)

from usercontext.store.dialects import SQLITE
from usercontext.store.reach_tables import session_signature

_EVER_US = 2**62
_NAME_BYTES = 16
"""A user's name as it is kept; a slice with one of another length is read row by row."""

_FEW_TEXTS = 16
"""So many different texts are looked for in a slice one after the other."""


class Window(NamedTuple):
    """Carriers of any of the signatures since an instant; ``bucket_us`` is a part of the trend."""

    project_row: int
    hashes: Sequence[bytes]
    since_us: int
    until_us: int
    bucket_us: int

    @property
    def values(self) -> dict[str, Any]:
        """Return what statements about carriers are bound to."""
        return {
            "project": self.project_row,
            "hashes": list(self.hashes),
            "since": self.since_us,
            "until": self.until_us,
            "bucket": self.bucket_us,
        }


class Carriers(Struct):
    """How many sessions of how many users; the trend, its oldest part first; where they ran."""

    sessions: int
    users: int
    first_us: int | None
    trend: list[int]
    browsers: Counter[str]
    releases: Counter[str]


def add_up_carriers(tx: Connection, window: Window) -> Carriers:
    """Add up the carriers of a window, in the way that is quicker."""
    if tx.dialect.name == SQLITE and len(window.hashes) == 1:
        return add_up_slices(tx, window)
    return add_up_groups(tx, window)


def add_up_groups(tx: Connection, window: Window) -> Carriers:
    """Let the engine count by age, browser and release, and the users apart from them."""
    several = len(window.hashes) > 1
    whole = tx.execute(_whole(several), window.values).one()
    added = Carriers(whole.sessions, whole.users, whole.first_us, _no_trend(window), *_none())
    for row in tx.execute(_groups(several), window.values):
        # counted back from now, so that the last one is whole
        added.trend[-1 - min(int(row.age), len(added.trend) - 1)] += row.n
        added.browsers[row.browser] += row.n
        added.releases[row.release] += row.n
    return added


def add_up_slices(tx: Connection, window: Window) -> Carriers:
    """Read what is to be counted in one piece per slice: rows one by one took five times as long.

    A slice is a part of the trend, so the memory that it takes is bounded by the sessions of an
    hour, or of a day.
    """
    first_us = tx.scalar(_FIRST, window.values)
    added = Carriers(0, 0, first_us, _no_trend(window), *_none())
    users: set[bytes] = set()
    for place, bounds in _slices(window):
        found = tx.execute(_SLICE, bounds).one()
        if not found.sessions:
            continue
        added.sessions += found.sessions
        added.users += found.sessions - found.named
        added.trend[place] = found.sessions
        _tally(found.browsers, added.browsers)
        _tally(found.releases, added.releases)
        users.update(_users(tx, found, bounds))
    added.users += len(users)
    return added


def _slices(window: Window) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield each part of the trend, the newest first, counted back from now."""
    many = len(_no_trend(window))
    for age in range(many):
        low = window.until_us - (age + 1) * window.bucket_us
        yield (
            many - 1 - age,
            {
                "project": window.project_row,
                "hash": window.hashes[0],
                "after": low if age < many - 1 else window.since_us - 1,
                "upto": window.until_us - age * window.bucket_us if age else _EVER_US,
            },
        )


def _users(tx: Connection, found: Row[Any], bounds: dict[str, Any]) -> Sequence[bytes]:
    """Return the users of a slice, some of them more than once."""
    if not found.named:
        return ()
    if len(found.users) == _NAME_BYTES * found.named:
        return struct.unpack(f"{_NAME_BYTES}s" * found.named, found.users)
    return [bytes(one) for one in tx.scalars(_USERS_OF_SLICE, bounds)]


def _tally(array: str, into: Counter[str]) -> None:
    """Count the texts of a JSON array; what earlier slices held mostly is all that it holds.

    Counting those takes a fifth of the time of decoding all. Where nothing is escaped a quotation
    mark stands around texts only; a text that begins with a comma could be taken for what stands
    between two.
    """
    listed, found = f"{array[1:-1]},", {}
    left = len(listed)
    for text, _ in into.most_common(_FEW_TEXTS):
        if left and not text.startswith(",") and '"' not in text:
            found[text] = listed.count(f'"{text}",')
            left -= found[text] * (len(text) + 3)
    into.update(_texts(array) if left or "\\" in listed else found)


def _no_trend(window: Window) -> list[int]:
    return [0] * -(-(window.until_us - window.since_us) // window.bucket_us)


def _none() -> tuple[Counter[str], Counter[str]]:
    return Counter(), Counter()


CARRIES = (
    session_signature.c.project_row == bindparam("project"),
    session_signature.c.signature_hash.in_(bindparam("hashes", expanding=True)),
    session_signature.c.first_us >= bindparam("since"),
)


@cache
def _carriers(several: bool) -> FromClause:
    """Return one row per session: several signatures of one group may meet in it."""
    c = session_signature.c
    if not several:
        one = select(c.session_row, c.first_us, c.user_hash, c.browser, c.release)
        return one.where(*CARRIES).subquery("carrier")
    return (
        select(
            c.session_row,
            func.min(c.first_us).label("first_us"),
            func.min(c.user_hash).label("user_hash"),
            func.min(c.browser).label("browser"),
            func.min(c.release).label("release"),
        )
        .where(*CARRIES)
        .group_by(c.session_row)
        .subquery("carrier")
    )


@cache
def _whole(several: bool) -> Executable:
    c = _carriers(several).c
    nameless = func.coalesce(func.sum(case((c.user_hash.is_(None), 1), else_=0)), 0)
    return select(
        func.count().label("sessions"),
        (func.count(c.user_hash.distinct()) + nameless).label("users"),
        func.min(c.first_us).label("first_us"),
    )


@cache
def _groups(several: bool) -> Executable:
    """Count by age, browser and release at once: three scans of all carriers took three times."""
    c = _carriers(several).c
    until = bindparam("until", type_=BigInteger)
    later = case((c.first_us > until, until), else_=c.first_us)
    waited: ColumnElement[int] = until - later
    age = (waited // bindparam("bucket", type_=BigInteger)).label("age")
    n = func.count().label("n")
    return select(age, c.browser, c.release, n).group_by(age, c.browser, c.release)


_FIRST = select(func.min(session_signature.c.first_us)).where(*CARRIES)
_texts = msgspec.json.Decoder(list[str]).decode
_OF_SLICE = (
    session_signature.c.project_row == bindparam("project"),
    session_signature.c.signature_hash == bindparam("hash"),
    session_signature.c.first_us > bindparam("after"),
    session_signature.c.first_us <= bindparam("upto"),
)
_SLICE = select(
    func.count().label("sessions"),
    func.count(session_signature.c.user_hash).label("named"),
    cast(func.group_concat(session_signature.c.user_hash, literal_column("''")), LargeBinary).label(
        "users"
    ),
    func.json_group_array(session_signature.c.browser).label("browsers"),
    func.json_group_array(session_signature.c.release).label("releases"),
).where(*_OF_SLICE)
_USERS_OF_SLICE = (
    select(session_signature.c.user_hash)
    .where(*_OF_SLICE, session_signature.c.user_hash.is_not(None))
    .distinct()
)
