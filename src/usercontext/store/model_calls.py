"""Calls of models: allowed, reckoned up, answers found again, forgotten. Not: making one.

A call is entered at its most before it is made and corrected after, so that neither two workers at
once nor one that dies can spend more than a day's budget.
"""

from functools import cache

from msgspec import Struct
from sqlalchemy import (
    Connection,
    Insert,
    bindparam,
    delete,
    func,
    insert,
    select,
    tuple_,
    update,
)

from usercontext.domain.model_call import ANSWERED, STARTED, Fallback, ModelUse
from usercontext.store.dialects import insert_into, inserted_row
from usercontext.store.model_tables import model_call, model_spend
from usercontext.store.operations import operation
from usercontext.store.tables import issue

_DAY_US = 24 * 3_600 * 1_000_000


class ReserveCall(Struct, frozen=True):
    """Ask to make one call for a job, which takes ``tokens`` and ``cost_micros`` at most.

    A limit of None is none; ``most_calls`` are those of the job, over all its attempts.
    """

    project_row: int
    issue_row: int
    job_row: int
    provider: str
    model: str
    digest: bytes
    now_us: int
    tokens: int
    cost_micros: int
    most_calls: int
    most_tokens: int | None = None
    most_cost_micros: int | None = None


class Reserved(Struct, frozen=True):
    """The call that may be made, or why none may."""

    call_row: int | None = None
    refusal: Fallback | None = None


class SettleCall(Struct, frozen=True):
    """Say how a call ended and what it really took; ``answer`` only where it can be used again."""

    call_row: int
    outcome: str
    tokens: int
    cost_micros: int
    latency_ms: int
    answer: bytes | None = None


class ForgetCalls(Struct, frozen=True):
    """Forget calls made before an instant, and what days before another one came to."""

    calls_before_us: int
    days_before_us: int
    limit: int


@operation
def reserve_call(tx: Connection, command: ReserveCall) -> Reserved:
    """Enter a call that is about to be made, unless a budget says no."""
    day = {"project_row": command.project_row, "day": command.now_us // _DAY_US}
    tx.execute(_first_of_day(tx.dialect.name), day | {"calls": 0, "tokens": 0, "cost_micros": 0})
    spent = tx.execute(_SPENT, {"project": command.project_row, "today": day["day"]}).one()
    made: int = tx.scalar(_MADE, {"job": command.job_row}) or 0
    if made >= command.most_calls:
        return Reserved(refusal=Fallback.CALLS_USED_UP)
    if _exceeds(spent.tokens + command.tokens, command.most_tokens) or _exceeds(
        spent.cost_micros + command.cost_micros, command.most_cost_micros
    ):
        return Reserved(refusal=Fallback.DAILY_BUDGET)
    if tx.scalar(_ISSUE, {"issue": command.issue_row}) is None:
        return Reserved(refusal=Fallback.FAILED)  # deleted meanwhile: nobody will read the answer
    _spend(tx, command.project_row, day["day"], 1, command.tokens, command.cost_micros)
    return Reserved(inserted_row(tx.execute(insert(model_call), _row(command))))


@operation
def settle_call(tx: Connection, command: SettleCall) -> bool:
    """Correct what was entered; False when the issue and its calls are gone."""
    found = tx.execute(_CALL, {"row": command.call_row}).first()
    if found is None:
        return False
    tokens = command.tokens - found.tokens
    cost = command.cost_micros - found.cost_micros
    _spend(tx, found.project_row, found.created_us // _DAY_US, 0, tokens, cost)
    settled = update(model_call).where(model_call.c.id == command.call_row)
    tx.execute(
        settled.values(
            outcome=command.outcome,
            tokens=command.tokens,
            cost_micros=command.cost_micros,
            latency_ms=command.latency_ms,
            answer=command.answer,
        )
    )
    return True


@operation
def forget_calls(tx: Connection, command: ForgetCalls) -> int:
    """Forget up to ``limit`` of each, the oldest calls first; return how many of both are gone."""
    calls = {"before": command.calls_before_us, "limit": command.limit}
    days = {"before": command.days_before_us // _DAY_US, "limit": command.limit}
    gone = tx.execute(_FORGET_CALLS, calls).rowcount
    return gone + tx.execute(_FORGET_DAYS, days).rowcount


def find_answer(tx: Connection, project_row: int, digest: bytes) -> bytes | None:
    """Return what a model answered to the same question of the same project, or None."""
    answer: bytes | None = tx.scalar(_ANSWER, {"project": project_row, "asked": digest})
    return answer


def use_of_day(tx: Connection, now_us: int) -> ModelUse:
    """Return what all projects together used on the day of an instant."""
    found = tx.execute(_USE, {"today": now_us // _DAY_US}).one()
    return ModelUse(int(found.calls or 0), int(found.tokens or 0), int(found.cost_micros or 0))


def use_of_project(tx: Connection, project_row: int, now_us: int) -> ModelUse:
    """Return what one project used on the day of an instant."""
    found = tx.execute(_USE_OF, {"project": project_row, "today": now_us // _DAY_US}).first()
    return ModelUse() if found is None else ModelUse(*map(int, found))


def _exceeds(value: int, limit: int | None) -> bool:
    return limit is not None and value > limit


def _row(command: ReserveCall) -> dict[str, object]:
    return {
        "project_row": command.project_row,
        "issue_row": command.issue_row,
        "job_row": command.job_row,
        "provider": command.provider,
        "model": command.model,
        "digest": command.digest,
        "outcome": STARTED,
        "tokens": command.tokens,
        "cost_micros": command.cost_micros,
        "created_us": command.now_us,
    }


def _spend(tx: Connection, project_row: int, day: int, calls: int, tokens: int, cost: int) -> None:
    c = model_spend.c
    spent = update(model_spend).where(c.project_row == project_row, c.day == day)
    tx.execute(
        spent.values(
            calls=c.calls + calls, tokens=c.tokens + tokens, cost_micros=c.cost_micros + cost
        )
    )


@cache
def _first_of_day(engine: str) -> Insert:
    return insert_into(model_spend, engine).on_conflict_do_nothing(
        index_elements=["project_row", "day"]
    )


# Held until the commit: two workers reckon one after the other. SQLite has one writer anyway.
_SPENT = (
    select(model_spend.c.tokens, model_spend.c.cost_micros)
    .where(
        model_spend.c.project_row == bindparam("project"), model_spend.c.day == bindparam("today")
    )
    .with_for_update()
)
_MADE = select(func.count()).where(model_call.c.job_row == bindparam("job"))
_ISSUE = select(issue.c.id).where(issue.c.id == bindparam("issue"))
_CALL = select(
    model_call.c.project_row,
    model_call.c.tokens,
    model_call.c.cost_micros,
    model_call.c.created_us,
).where(model_call.c.id == bindparam("row"))
_ANSWER = (
    select(model_call.c.answer)
    .where(
        model_call.c.project_row == bindparam("project"),
        model_call.c.digest == bindparam("asked"),
        model_call.c.outcome == ANSWERED,
        model_call.c.answer.is_not(None),
    )
    .order_by(model_call.c.id.desc())
    .limit(1)
)
_USE = select(
    func.sum(model_spend.c.calls).label("calls"),
    func.sum(model_spend.c.tokens).label("tokens"),
    func.sum(model_spend.c.cost_micros).label("cost_micros"),
).where(model_spend.c.day == bindparam("today"))
_USE_OF = select(model_spend.c.calls, model_spend.c.tokens, model_spend.c.cost_micros).where(
    model_spend.c.project_row == bindparam("project"), model_spend.c.day == bindparam("today")
)
# The oldest first, which is the order of rows: no index by time is kept for one look an hour.
_OLDEST = (
    select(model_call.c.id, model_call.c.created_us)
    .order_by(model_call.c.id)
    .limit(bindparam("limit"))
    .subquery("oldest")
)
_FORGET_CALLS = delete(model_call).where(
    model_call.c.id.in_(select(_OLDEST.c.id).where(_OLDEST.c.created_us < bindparam("before")))
)
_FORGET_DAYS = delete(model_spend).where(
    tuple_(model_spend.c.project_row, model_spend.c.day).in_(
        select(model_spend.c.project_row, model_spend.c.day)
        .where(model_spend.c.day < bindparam("before"))
        .limit(bindparam("limit"))
    )
)
