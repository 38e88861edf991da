"""How values are written on pages: instants, numbers, names. Not: what stands where."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from usercontext.dashboard.spans import as_moment, as_offset, offset_in_words, span_in_words
from usercontext.domain.clock import MICROSECONDS, format_second
from usercontext.domain.counted import in_percent

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_HUMP = re.compile(r"([a-z])([A-Z])")
_STEPS = ((60, "s"), (60, "min"), (24, "h"), (365, "d"))


def as_time(instant_us: int, form: str = "date") -> Markup:
    """Write an instant so that the page's script can show it in the reader's own zone.

    ``form``: ``date`` with hours and minutes, ``clock`` with seconds and milliseconds.
    """
    at = _EPOCH + timedelta(microseconds=instant_us)
    iso = at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"
    shown = (
        f"{at:%H:%M:%S}.{at.microsecond // 1000:03d}" if form == "clock" else f"{at:%-d %b %H:%M}"
    )
    utc = f"{at:%Y-%m-%d %H:%M:%S} UTC"
    return Markup('<time datetime="{}" title="{}" data-form="{}">{}</time>').format(
        iso, utc, form, shown
    )


def as_age(instant_us: int, now_us: int) -> Markup:
    """Write how long ago something was, with the instant behind it."""
    span = short_span((now_us - instant_us) / MICROSECONDS)
    return _age_of(instant_us) + span + _END


def as_ago(instant_us: int, now_us: int) -> Markup:
    """Write how long ago something was, as a sentence has it: ``3 d ago``, but ``now``."""
    words = as_age(instant_us, now_us)
    return words if now_us - instant_us < MICROSECONDS else words + " ago"


_END = Markup("</time>")


@lru_cache(maxsize=4_000)  # Markup.format took a quarter of the time of an inbox
def _age_of(instant_us: int) -> Markup:
    at = _EPOCH + timedelta(microseconds=instant_us)
    utc = f"{at:%Y-%m-%d %H:%M:%S} UTC"
    tag = Markup('<time datetime="{}" title="{}" data-form="age">')
    return tag.format(format_second(instant_us), utc)


def short_span(seconds: float) -> str:
    """Write a span of time in its largest unit: ``4 min``, ``3 d``; ``now`` below one second."""
    left = int(seconds)
    if left < 1:
        return "now"
    for size, unit in _STEPS:
        if left < size or unit == "d":
            return f"{left} {unit}"
        left //= size
    return ""


def as_count(number: int) -> str:
    """Write a number with thin spaces between thousands."""
    return f"{number:,}".replace(",", "\u202f")


def as_many(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun: ``1 session``, ``37 sessions``."""
    return f"{as_count(number)} {one if number == 1 else many or one + 's'}"


def as_bytes(size: int) -> str:
    """Write a size in the largest unit that leaves a number above one."""
    amount = float(size)
    for unit in ("B", "KiB", "MiB"):
        if amount < 1024:
            return f"{amount:.0f} {unit}" if unit == "B" else f"{amount:.1f} {unit}"
        amount /= 1024
    return f"{amount:.1f} GiB"


def as_words(name: object) -> str:
    """Write the name of a choice as words: ``backend_error`` as ``backend error``."""
    return str(name).replace("_", " ")


def as_spaced(text: str) -> str:
    """Write names of the API within a text of ours as words: ``perDay`` as ``per day``."""
    return _HUMP.sub(lambda found: f"{found[1]} {found[2].lower()}", text)


def as_before(seconds: float) -> str:
    """Write how long before something else (positive: after it), short: ``−3.2 s``."""
    size, sign = abs(seconds), "+" if seconds > 0 else "−"
    if size < 60:
        return f"{sign}{size:.1f} s"
    minutes, rest = divmod(round(size), 60)
    return f"{sign}{minutes} min {rest} s" if minutes < 60 else f"{sign}{short_span(size)}"


def as_amount(value: float) -> str:
    """Write an amount of money, without cents from a hundred on."""
    text = f"{value:,.2f}" if abs(value) < 100 else f"{value:,.0f}"
    return text.replace(",", "\u202f")


def as_points(points: int) -> str:
    """Write points that are added or taken away, with their sign: ``+35``, ``−41``."""
    return f"{points:+d}".replace("-", "−")


def as_pair(name: object) -> tuple[str, str]:
    """Make the option of a choice: a value, and its name as words."""
    return str(name), as_words(name)


def short_id(identity: object) -> str:
    """Write the first characters of an id, as the widget tells them to people."""
    return str(identity)[:8]


def as_initials(name: str) -> str:
    """Write a name as one or two letters; a name without any is ``?``."""
    words = [word for word in name.split() if any(map(str.isalnum, word))]
    ends = words[:1] + words[1:][-1:]
    return "".join(next(filter(str.isalnum, word)).upper() for word in ends)[:2] or "?"


FILTERS: dict[str, Callable[..., Any]] = {
    "time": as_time,
    "age": as_age,
    "ago": as_ago,
    "count": as_count,
    "many": as_many,
    "bytes": as_bytes,
    "words": as_words,
    "spaced": as_spaced,
    "percent": in_percent,
    "before": as_before,
    "amount": as_amount,
    "points": as_points,
    "pair": as_pair,
    "short_id": short_id,
    "initials": as_initials,
    "offset": as_offset,
    "clock": offset_in_words,
    "span": span_in_words,
    "moment": as_moment,
}
