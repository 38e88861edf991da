"""A time that was sent and came back different. Not: dates."""

import re
from datetime import datetime
from typing import Any

_INSTANT = re.compile(
    r"\d{4}-\d\d-\d\d[T ](?P<hour>\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?(?P<zone>Z|[+-]\d\d:?\d\d)?"
)
_SEEN = 300
_HOUR_S, _MINUTE_S = 3600, 60
_OF_HOURS = re.compile(
    r"\b(?:times?|hours?|clock|early|slots?|\d{1,2} ?(?:[ap]m|h|uhr)|\d{1,2}[:.h]\d\d|uhrzeit|zeit"
    r"|stunden?|heures?|horaire|horas?|hor[aá]rio|orario|tijd\w*|uur|godzin\w*|tid|klockan|saat\w*)"
    r"\b|врем|час|時間|时间|시간",
    re.I,
)


def are_two_instants(sent: Any, answered: Any) -> bool:
    """Tell two instants, each with a zone or both without one, that are not the same."""
    one, two = _read(sent), _read(answered)
    if one is None or two is None or (one.tzinfo is None) is not (two.tzinfo is None):
        return False
    return abs((one - two).total_seconds()) >= _MINUTE_S


def is_one_instant(one: Any, other: Any) -> bool:
    """Tell one instant that is written in two zones, or once without its zone."""
    first, second = _read(one), _read(other)
    if first is None or second is None:
        return False
    return (first.tzinfo is None) is not (second.tzinfo is None) or first == second


def may_be_of_two_zones(sent: Any, answered: Any) -> bool:
    """Tell two instants without a zone that are whole hours apart: each may be of another one."""
    one, two = _read(sent), _read(answered)
    if one is None or two is None or one.tzinfo is not None or two.tzinfo is not None:
        return False
    return abs((one - two).total_seconds()) % _HOUR_S == 0


def speaks_of_hours(description: str) -> bool:
    """Tell a report that is about when something is."""
    return _OF_HOURS.search(description[:_SEEN]) is not None


def _read(value: Any) -> datetime | None:
    if not isinstance(value, str) or _INSTANT.fullmatch(value) is None:
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None
