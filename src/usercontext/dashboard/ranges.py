"""The range of time that a page is asked for in its address, and its words. Not: what is shown."""

from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

from usercontext.dashboard.forms import Fields
from usercontext.domain.overview import DAY_US, HOUR_US, Span, span_between

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_DAY = date(2000, 1, 1)
PRESETS: dict[str, tuple[str, int]] = {
    "24h": ("24 hours", DAY_US),
    "7d": ("7 days", 7 * DAY_US),
    "30d": ("30 days", 30 * DAY_US),
}
_USUAL = "7d"


class Range(Struct, frozen=True):
    """A range with its name: one of the presets, or "" for days that somebody chose."""

    name: str
    words: str
    span: Span
    first_day: str
    last_day: str
    is_running: bool


def read_range(query: Fields, now_us: int) -> Range:
    """Read ``range=24h`` or ``from=2026-02-01&to=2026-02-14``; what cannot be read is 7 days."""
    first, last = _day(query.get("from")), _day(query.get("to"))
    today = (_EPOCH + timedelta(microseconds=now_us)).date()
    if first is not None and first <= today:
        last = min(today, max(first, last or today))
        words = f"{first:%-d %b %Y}" if first == last else f"{first:%-d %b} to {last:%-d %b %Y}"
        to_us = min(now_us, _midnight_us(last) + DAY_US)
        return _range("", words, span_between(_midnight_us(first), to_us), now_us)
    name = query.get("range", _USUAL)
    name = name if name in PRESETS else _USUAL
    words, length_us = PRESETS[name]
    return _range(name, f"the last {words}", span_between(now_us - length_us, now_us), now_us)


def days_of(start_us: int, end_us: int) -> dict[str, str]:
    """Return how the inbox is asked for what was made in ``[start, end)``."""
    if start_us % DAY_US == 0 and end_us % DAY_US == 0:
        return {"from": _iso_day(start_us), "to": _iso_day(end_us - 1)}
    return {"from": _iso(start_us), "to": _iso(end_us - 1)}


def span_words(start_us: int, width_us: int) -> str:
    """Write which part of a range a bar is, in UTC: ``27 Feb``, ``27 Feb 12:00–13:00``."""
    start = _EPOCH + timedelta(microseconds=start_us)
    if width_us % DAY_US:
        end = start + timedelta(microseconds=width_us)
        return f"{start:%-d %b %H:%M}–{end:%H:%M} UTC"
    if width_us == DAY_US:
        return f"{start:%-d %b}"
    last = start + timedelta(microseconds=width_us - DAY_US)
    return f"{start:%-d %b} to {last:%-d %b}"


def width_words(width_us: int) -> str:
    """Write how much one bar stands for."""
    if width_us == HOUR_US:
        return "one hour"
    if width_us < DAY_US:
        return f"{width_us // HOUR_US} hours"
    return "one day" if width_us == DAY_US else f"{width_us // DAY_US} days"


def _range(name: str, words: str, span: Span, now_us: int) -> Range:
    last_day = _iso_day(span.to_us - 1)
    return Range(name, words, span, _iso_day(span.from_us), last_day, span.to_us >= now_us)


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found >= _FIRST_DAY else None


def _midnight_us(day: date) -> int:
    return (day.toordinal() - _EPOCH.date().toordinal()) * DAY_US


def _iso_day(instant_us: int) -> str:
    return f"{_EPOCH + timedelta(microseconds=instant_us):%Y-%m-%d}"


def _iso(instant_us: int) -> str:
    return f"{_EPOCH + timedelta(microseconds=instant_us):%Y-%m-%dT%H:%M:%S.%fZ}"
