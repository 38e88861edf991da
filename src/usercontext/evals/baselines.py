"""The naive analyzers that a real one must beat: last error, first error, always P2, nothing."""

import re
from collections.abc import Callable

from msgspec.structs import replace

from usercontext.domain.analysis import (
    Analysis,
    Analyzer,
    Category,
    Cause,
    Completeness,
    Priority,
    Verdict,
)
from usercontext.domain.log_entry import Level, LogEntry, LogType
from usercontext.evals.cases import Case, entries_of

_SURE = 0.8
_URGENT_ENOUGH = 55
_ID = re.compile(r"\d+")
_BY_STATUS = {
    0: Category.BACKEND_ERROR,
    401: Category.AUTH_EXPIRED,
    403: Category.PERMISSION_DENIED,
    402: Category.PAYMENT_DECLINED,
    422: Category.VALIDATION_REJECTED,
}


def last_error(case: Case) -> Analysis:
    """Name the last error of the session, always P2."""
    return _name(_errors(case)[-1:])


def first_error(case: Case) -> Analysis:
    """Name the first error of the session, always P2."""
    return _name(_errors(case)[:1])


def always_p2(case: Case) -> Analysis:  # noqa: ARG001  (it looks at nothing)
    """Name nothing and say P2 to everything."""
    return _without_cause()


def nothing(case: Case) -> Analysis:  # noqa: ARG001  (it looks at nothing)
    """Find nothing, ever."""
    return _NOTHING


BASELINES: dict[str, Callable[[Case], Analysis]] = {
    "last error": last_error,
    "first error": first_error,
    "always P2": always_p2,
    "nothing": nothing,
}


def _errors(case: Case) -> list[LogEntry]:
    return [entry for entry in entries_of(case) if entry.level is Level.ERROR]


def _name(found: list[LogEntry]) -> Analysis:
    if not found:
        return _without_cause()
    entry = found[0]
    payload = entry.payload
    if entry.type is LogType.NETWORK:
        status = payload.get("status")
        text = f"{payload.get('method', '')} {payload.get('url', '')} answered {status}."
        category = _BY_STATUS.get(status if isinstance(status, int) else 0, Category.BACKEND_ERROR)
    else:
        text = f"{payload.get('name', 'Error')}: {payload.get('message', '')}"
        category = Category.JS_EXCEPTION
    signature = f"{category.value} {_ID.sub('0', text)}"
    return replace(
        _without_cause(),
        verdict=Verdict.LIKELY,
        confidence=_SURE,
        category=category,
        summary=text,
        root_cause=text,
        causes=(Cause(text, category, _SURE, (entry.id,), signature),),
        signature=signature,
    )


def _without_cause() -> Analysis:
    return replace(_NOTHING, priority=Priority.P2, impact_score=_URGENT_ENOUGH)


_NOTHING = Analysis(
    verdict=Verdict.INCONCLUSIVE,
    confidence=0.0,
    category=Category.UNKNOWN,
    summary="Nothing was found.",
    root_cause=None,
    priority=Priority.P3,
    impact_score=0,
    revenue_impact=None,
    causes=(),
    claims=(),
    steps=(),
    suggested_fix=None,
    impact=(),
    completeness=Completeness(0, 0, 0, 0),
    analyzer=Analyzer("baseline", "1"),
)
