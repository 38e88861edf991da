"""How stretches of time are written on a timeline, and instants as offsets. Not: other filters."""

import re
from datetime import UTC, datetime, timedelta

from markupsafe import Markup

from usercontext.domain.clock import MICROSECONDS

_OFFSET = re.compile(
    r"(?:(\d{1,4}) d )?(?:(\d{1,4}):(?=\d+:))?(?:(\d{1,6}):)?(\d{1,9}(?:\.\d{0,6})?)", re.ASCII
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TIME, _TITLE = Markup('<time datetime="'), Markup('" title="')
_TOLD, _END = Markup('">'), Markup("</time>")


def as_offset(instant_us: int, start_us: int) -> Markup:
    """Write an instant as seconds after a beginning, with the instant itself behind it."""
    at = _EPOCH + timedelta(microseconds=instant_us)
    day, clock = at.date().isoformat(), f"{at.time():%H:%M:%S}.{at.microsecond // 1000:03d}"
    # Markup.format took a fifth of the time of a timeline's rows
    tag = _TIME + f"{day}T{clock}Z" + _TITLE + f"{day} {clock} UTC" + _TOLD
    return tag + offset_in_words(instant_us - start_us) + _END


def as_moment(instant_us: int) -> Markup:
    """Write an instant whole, to the millisecond; the page's script shows it in local time."""
    at = _EPOCH + timedelta(microseconds=instant_us)
    said = f"{at:%-d %b %Y %H:%M:%S}.{at.microsecond // 1000:03d}"
    iso = at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"
    return Markup('<time datetime="{}" title="{} UTC" data-form="moment">{} UTC</time>').format(
        iso, said, said
    )


def offset_in_words(span_us: int) -> str:
    """Write how long after the beginning: ``12.345``, ``1:02.345``, ``2:01:02.345``."""
    sign = "-" if span_us < 0 else ""
    milliseconds = abs(span_us) // 1000
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours >= 24:
        return f"{sign}{hours // 24} d {hours % 24}:{minutes:02d}:{seconds:02d}"
    if hours:
        return f"{sign}{hours}:{minutes:02d}:{seconds:02d}.{rest:03d}"
    if minutes:
        return f"{sign}{minutes}:{seconds:02d}.{rest:03d}"
    return f"{sign}{seconds}.{rest:03d}"


def read_offset(text: str) -> int | None:
    """Read an offset as it is written here, or as seconds; None for what is neither."""
    found = _OFFSET.fullmatch(text.strip())
    if found is None:
        return None
    days, hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return round((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * MICROSECONDS)


def span_in_words(span_us: float) -> str:
    """Write a length of time as people say it: ``340 ms``, ``2.4 s``, ``4 min 10 s``, ``3 h``."""
    seconds = span_us / MICROSECONDS
    if seconds < 1:
        return f"{round(seconds * 1000)} ms"
    if seconds < 10:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    for size, unit, smaller in ((86_400, "d", "h"), (3_600, "h", "min"), (60, "min", "s")):
        if whole >= size:
            rest = whole % size // {"h": 3_600, "min": 60, "s": 1}[smaller]
            return f"{whole // size} {unit}" + (f" {rest} {smaller}" if rest else "")
    return f"{whole} s"
