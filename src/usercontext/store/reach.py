"""Who else met a signature: sessions, users, silent ones, in a window. Not: finding signatures."""

import hashlib
import math
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Connection, bindparam, case, func, or_, select

from usercontext.domain.analysis import Affected, Portion
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.issue import IssueSource
from usercontext.store.carriers import CARRIES, Window, add_up_carriers
from usercontext.store.reach_tables import issue_reach, session_reach, session_signature
from usercontext.store.tables import issue, session

HOUR_US = 3_600 * MICROSECONDS
_HASH_BYTES = 12
_MOST_PORTIONS = 5
_HOURLY = 48
"""A window of up to two days is told by the hour, a longer one by the day."""

_WILSON_Z = 1.959964
_LEAST_HEALTHY = 20
"""Of fewer healthy sessions a share tells nothing: one of three is no third."""

_NOBODY = -1


class _Asked(NamedTuple):
    window: Window
    values: dict[str, Any]


def signature_hash(signature: str) -> bytes:
    """Return what a signature is kept as: its name may be long, and holds words of the page."""
    return hashlib.sha256(signature.encode("utf-8", "replace")).digest()[:_HASH_BYTES]


def count_reach(
    tx: Connection,
    project_row: int,
    signatures: Collection[str],
    now_us: int,
    window_hours: int,
    reporter: int | None = None,
) -> Affected:
    """Count who met any of the signatures in the hours before ``now_us``.

    ``reporter`` is the session of a report that is being analyzed and is not counted by its
    signature yet. A session is silent when it carries a signature and no report of one was made
    from it, ever. Nothing is extrapolated: ``coverage`` tells what share was looked at.
    """
    hashes = sorted({signature_hash(one) for one in signatures})
    return count_reach_of(tx, project_row, hashes, now_us, window_hours, reporter)


def count_reach_of(
    tx: Connection,
    project_row: int,
    hashes: Sequence[bytes],
    now_us: int,
    window_hours: int,
    reporter: int | None = None,
) -> Affected:
    """Count as ``count_reach`` does, by the signatures' hashes."""
    asked = _ask(project_row, hashes, now_us, window_hours, reporter)
    reports = {row.issue_row: row for row in tx.execute(_REPORTS, asked.values)}.values()
    fresh = [row.session_row for row in reports if row.created_us >= asked.window.since_us]
    if reporter is not None and all(row.session_row != reporter for row in reports):
        fresh.append(reporter)
    met = add_up_carriers(tx, asked.window)
    told = set(tx.scalars(_TOLD, asked.values))
    silent = met.sessions - len(told)
    looked, passed = tx.execute(_LOOKED, asked.values).one()
    low, high = wilson(min(met.sessions, looked), looked)
    return Affected(
        reports=len(fresh),
        sessions=silent + len(told.union(fresh)),
        silent_sessions=silent,
        users=met.users + _count_more_users(tx, asked, set(fresh) - told),
        window_hours=window_hours,
        coverage=round(looked / passed, 4) if passed else 1.0,
        looked=looked,
        low=round(low, 6),
        high=round(high, 6),
        first_us=met.first_us,
        as_of_us=now_us,
        trend=tuple(met.trend),
        trend_hours=asked.window.bucket_us // HOUR_US,
        browsers=_portions(met.browsers),
        releases=_portions(met.releases),
    )


def find_rarity(
    tx: Connection, project_row: int, signatures: Collection[str], now_us: int, window_hours: int
) -> dict[str, float]:
    """Return for each signature what share of the healthy sessions carries it.

    Healthy is a session that was looked at, of which nobody reported anything, and whose user went
    on. Empty where there are too few of them to tell.
    """
    values = {"project": project_row, "since": now_us - window_hours * HOUR_US}
    healthy = tx.scalar(_HEALTHY, values) or 0
    if healthy < _LEAST_HEALTHY or not signatures:
        return {}
    names = {signature_hash(one): one for one in signatures}
    counted = tx.execute(_HEALTHY_CARRIERS, values | {"hashes": list(names)})
    carriers = {bytes(row.signature_hash): row.n for row in counted}
    return {name: min(1.0, carriers.get(key, 0) / healthy) for key, name in names.items()}


def has_healthy_sessions(tx: Connection, project_row: int, now_us: int, window_hours: int) -> bool:
    """Tell whether there are enough healthy sessions for a share of them to say something."""
    values = {"project": project_row, "since": now_us - window_hours * HOUR_US}
    return len(tx.execute(_SOME_HEALTHY, values).all()) == _LEAST_HEALTHY


def wilson(hits: int, among: int) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a rate (Wilson 1927); 0 to 1 where nothing was looked at."""
    if among == 0:
        return 0.0, 1.0
    rate, z2 = hits / among, _WILSON_Z**2
    middle = rate + z2 / (2 * among)
    spread = _WILSON_Z * math.sqrt(rate * (1 - rate) / among + z2 / (4 * among**2))
    divisor = 1 + z2 / among
    return max(0.0, (middle - spread) / divisor), min(1.0, (middle + spread) / divisor)


def _ask(
    project_row: int, hashes: Sequence[bytes], now_us: int, window_hours: int, reporter: int | None
) -> _Asked:
    trend_hours = 1 if window_hours <= _HOURLY else 24
    since_us = now_us - window_hours * HOUR_US
    window = Window(project_row, hashes, since_us, now_us, trend_hours * HOUR_US)
    values = window.values | {"reporter": _NOBODY if reporter is None else reporter}
    return _Asked(window, values)


def _count_more_users(tx: Connection, asked: _Asked, sessions: set[int]) -> int:
    """Count the users of sessions that told before anybody looked, and are no carrier's."""
    if not sessions:
        return 0
    found: list[bytes | None] = list(tx.scalars(_USERS_OF, {"rows": sorted(sessions)}))
    named = {bytes(one) for one in found if one is not None}
    if named:
        known = tx.scalars(_KNOWN_USERS, asked.values | {"users": sorted(named)})
        named -= set(map(bytes, known))
    return len(named) + sum(one is None for one in found)


def _portions(counted: Counter[str]) -> tuple[Portion, ...]:
    named: Counter[str] = Counter()
    for name, n in counted.items():
        named[name or "unknown"] += n
    first = sorted(named.items(), key=lambda one: (-one[1], one[0]))[:_MOST_PORTIONS]
    return tuple(Portion(name, n) for name, n in first)


_REPORTED = (
    select(issue.c.id.label("issue_row"), issue.c.session_row, issue.c.created_us)
    .join_from(issue_reach, issue, issue.c.id == issue_reach.c.issue_row)
    .where(
        issue_reach.c.project_row == bindparam("project"),
        issue_reach.c.signature_hash.in_(bindparam("hashes", expanding=True)),
        issue.c.source == IssueSource.REPORTED.value,
    )
)
_REPORTS = _REPORTED.where(
    or_(issue.c.created_us >= bindparam("since"), issue.c.session_row == bindparam("reporter"))
)
_REPORTING = _REPORTED.subquery("reported")
# Without the project, which the session implies: so it is looked up by session, never scanned.
_TOLD = (
    select(session_signature.c.session_row)
    .where(
        session_signature.c.session_row.in_(
            select(_REPORTING.c.session_row).union(select(bindparam("reporter", type_=BigInteger)))
        ),
        session_signature.c.signature_hash.in_(bindparam("hashes", expanding=True)),
        session_signature.c.first_us >= bindparam("since"),
    )
    .distinct()
)
_LOOKED = select(
    func.coalesce(func.sum(case((session_reach.c.looked, 1), else_=0)), 0), func.count()
).where(
    session_reach.c.project_row == bindparam("project"),
    session_reach.c.seen_us >= bindparam("since"),
)
_USERS_OF = select(session.c.user_hash).where(session.c.id.in_(bindparam("rows", expanding=True)))
_KNOWN_USERS = (
    select(session_signature.c.user_hash)
    .where(*CARRIES, session_signature.c.user_hash.in_(bindparam("users", expanding=True)))
    .distinct()
)
_OF_HEALTHY = (
    session_reach.c.project_row == bindparam("project"),
    session_reach.c.seen_us >= bindparam("since"),
    session_reach.c.looked,
    session_reach.c.healthy,
    ~select(issue.c.id).where(issue.c.session_row == session_reach.c.session_row).exists(),
)
_HEALTHY = select(func.count()).select_from(session_reach).where(*_OF_HEALTHY)
_SOME_HEALTHY = select(session_reach.c.session_row).where(*_OF_HEALTHY).limit(_LEAST_HEALTHY)
_HEALTHY_CARRIERS = (
    select(session_signature.c.signature_hash, func.count().label("n"))
    .join_from(
        session_signature,
        session_reach,
        session_reach.c.session_row == session_signature.c.session_row,
    )
    .where(*CARRIES, *_OF_HEALTHY)
    .group_by(session_signature.c.signature_hash)
)
