"""Written timestamps: which are accepted and what instant they name. Not: how they are stored."""

import re
from datetime import date, timedelta

from msgspec import Struct

_DATE_TIME = re.compile(
    r"([0-9]{4})-(?:([0-9]{2})-([0-9]{2})|([0-9]{3}))[Tt ]"
    r"([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]+))?)?"
    r"(?:([Zz])|([+-])([0-9]{2})(?::?([0-9]{2}))?)?"
)
_EPOCH_DAY = date(1970, 1, 1).toordinal()
_DAY_SECONDS = 86_400


class Instant(Struct, frozen=True):
    """Microseconds since 1970 in UTC, and whether the text named a zone (none means UTC)."""

    us: int
    zoned: bool


def parse_instant(text: str) -> Instant | None:
    """Read an extended ISO 8601 date-time; everything else (dates, weeks, epochs, 24:00) is None.

    Seconds and fraction are optional; a leap second counts as the last millisecond of its minute.
    """
    match = _DATE_TIME.fullmatch(text)
    day = _day(match[1], match[2], match[3], match[4]) if match else None
    if match is None or day is None:
        return None
    hour, minute, second = int(match[5]), int(match[6]), int(match[7] or 0)
    offset = _offset_seconds(match[10], match[11], match[12])
    if hour > 23 or minute > 59 or second > 60 or offset is None:
        return None
    fraction_us = (int((match[8] or "0")[:9].ljust(9, "0")) + 500) // 1000
    seconds = day * _DAY_SECONDS + hour * 3600 + minute * 60 + second - offset
    if second == 60:
        if seconds % _DAY_SECONDS:
            return None
        seconds, fraction_us = seconds - 1, 999_000
    return Instant(seconds * 1_000_000 + fraction_us, bool(match[9] or match[10]))


def _day(year: str, month: str | None, day: str | None, ordinal: str | None) -> int | None:
    """Count days since 1970, or None when the calendar has no such day."""
    try:
        if month and day:
            return date(int(year), int(month), int(day)).toordinal() - _EPOCH_DAY
        found = date(int(year), 1, 1) + timedelta(days=int(ordinal or 0) - 1)
    except (ValueError, OverflowError):
        return None
    return found.toordinal() - _EPOCH_DAY if found.year == int(year) else None


def _offset_seconds(sign: str | None, hours: str | None, minutes: str | None) -> int | None:
    """Return what local time is ahead of UTC, or None when there is no such offset."""
    ahead_hours, ahead_minutes = int(hours or 0), int(minutes or 0)
    if ahead_hours > 23 or ahead_minutes > 59:
        return None
    seconds = ahead_hours * 3600 + ahead_minutes * 60
    return -seconds if sign == "-" else seconds
