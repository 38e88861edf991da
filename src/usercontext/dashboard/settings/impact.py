"""What matters and what it is worth: critical paths, conversion, value. Not: how it is reckoned."""

from typing import Any
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from usercontext.actions import project_settings
from usercontext.dashboard.asked import Told
from usercontext.dashboard.filters import as_words
from usercontext.dashboard.forms import Fields
from usercontext.dashboard.settings.frame import Problems, done, note, show_section
from usercontext.dashboard.settings.readers import Reader
from usercontext.dashboard.site import Visit
from usercontext.domain.currencies import CURRENCIES
from usercontext.domain.log_entry import EventType, LogType
from usercontext.domain.project_settings import (
    LONGEST_ENVIRONMENT,
    MOST_ENVIRONMENTS,
    CriticalPath,
    ProjectSettings,
    heaviest_path,
    path_matches,
)

_MOST_PATHS = 50
_BLANK_ROWS = 3
_MOST_VALUE = 1_000_000_000
_EXAMPLE_SESSIONS, _EXAMPLE_USUAL, _EXAMPLE_AFFECTED = 40, 0.05, 0.01


class Match(Struct, frozen=True):
    """What a page that somebody pasted is in the eyes of the settings."""

    place: str
    paths: tuple[CriticalPath, ...]
    heaviest: CriticalPath | None
    points: int
    converts: bool | None


async def show_impact(visit: Visit) -> Told:
    """Show the settings, or, with a draft in the query, what that would mean."""
    kept = await project_settings.show_settings(visit.deps, visit.key, visit.member.project_id)
    if not visit.query.get("draft"):
        return await _show(visit, kept, fields_of(kept))
    changes, problems = read_impact(visit.query)
    drafted = kept if problems else msgspec.convert(_merged(kept, changes), ProjectSettings)
    return await _show(visit, drafted, visit.query, problems)


async def save_impact(visit: Visit) -> Told:
    """Keep the settings, unless something is wrong with them."""
    changes, problems = read_impact(visit.form)
    if problems:
        kept = await project_settings.show_settings(visit.deps, visit.key, visit.member.project_id)
        return await _show(visit, kept, visit.form, problems, 400)
    await project_settings.change_settings(visit.deps, visit.key, visit.member.project_id, changes)
    await note(visit, "impact settings changed", ", ".join(map(as_words, sorted(changes))))
    return done(visit, "impact", "impact-saved")


def read_impact(form: Fields) -> tuple[dict[str, Any], Problems]:
    """Return the changes that a form asks for, and what is wrong with it by field."""
    reader = Reader(form)
    changes: dict[str, Any] = {
        "critical_paths": _read_paths(reader),
        "value_per_conversion": reader.number("value", _MOST_VALUE, above_zero=True),
        "currency": reader.currency("currency"),
        "conversion": _read_conversion(reader),
        "window_hours": reader.whole("hours", 1, 168),
    }
    if trial := form.get("trial"):
        named = reader.lines("environments", MOST_ENVIRONMENTS, LONGEST_ENVIRONMENT)
        changes["trial_environments"] = named if trial == "named" else None
    return changes, reader.problems


def fields_of(settings: ProjectSettings) -> Fields:
    """Return settings as the form shows them."""
    counted = settings.conversion
    pairs = [
        ("value", _plain(settings.value_per_conversion)),
        ("currency", settings.currency or ""),
        ("hours", str(settings.window_hours)),
        ("counts", "" if counted is None else "path" if counted.path is not None else "text"),
        ("trial", "usual" if settings.trial_environments is None else "named"),
        ("environments", "\n".join(settings.trial_environments or ())),
    ]
    if counted is not None:
        pairs += [
            ("conversion-path", counted.path or ""),
            ("conversion-text", counted.text or ""),
            ("conversion-type", counted.type or ""),
            ("conversion-event", counted.event_type or ""),
        ]
    for number, path in enumerate(settings.critical_paths):
        pairs += [
            (f"pattern-{number}", path.pattern),
            (f"name-{number}", path.name),
            (f"weight-{number}", _plain(path.weight)),
        ]
    return Fields(pairs)


def match_of(settings: ProjectSettings, url: str) -> Match:
    """Tell which paths a page is on: a whole address, or the path alone."""
    try:
        place = urlsplit(url.strip()).path or "/"
    except ValueError:
        place = "/"
    met = tuple(one for one in settings.critical_paths if path_matches(one.pattern, place))
    heaviest = heaviest_path(settings.critical_paths, (place,))
    counted = settings.conversion.path if settings.conversion else None
    points = round(project_settings.PATH_POINTS * heaviest.weight) if heaviest else 0
    converts = None if counted is None else path_matches(counted, place)
    return Match(place, met, heaviest, points, converts)


async def _show(
    visit: Visit,
    settings: ProjectSettings,
    fields: Fields,
    problems: Problems | None = None,
    status: int = 200,
) -> Told:
    url = fields.get("url") or visit.query.get("url")
    row = visit.member.project_row
    return show_section(
        visit,
        "impact",
        status,
        problems=problems,
        settings=settings,
        fields=fields,
        rows=range(_rows_of(fields)),
        currencies=sorted(CURRENCIES),
        types=list(LogType),
        events=list(EventType),
        full_points=project_settings.PATH_POINTS,
        example=_example(settings),
        url=url,
        match=match_of(settings, url) if url else None,
        seen=await project_settings.list_seen(visit.deps, row, settings),
    )


def _read_paths(reader: Reader) -> list[dict[str, Any]]:
    paths = []
    for number in range(_MOST_PATHS):
        pattern = reader.pattern(f"pattern-{number}")
        name = reader.line(f"name-{number}", 60)
        weight = reader.number(f"weight-{number}", 1, above_zero=False)
        if pattern is not None:
            weight = 1.0 if weight is None else weight
            paths.append({"pattern": pattern, "name": name or pattern[:60], "weight": weight})
        elif name is not None and f"pattern-{number}" not in reader.problems:
            reader.problems[f"pattern-{number}"] = "Enter a path, or empty the name too."
    return paths


def _read_conversion(reader: Reader) -> dict[str, Any] | None:
    counts = reader.form.get("counts")
    if counts == "path":
        path = reader.pattern("conversion-path")
        if path is None:
            reader.problems.setdefault("conversion-path", "Enter the page.")
        return {"path": path}
    if counts != "text":
        return None
    text = reader.line("conversion-text", 200)
    if text is None:
        reader.problems.setdefault("conversion-text", "Enter the words.")
    found: dict[str, Any] = {"text": text}
    for name, field, kinds in (
        ("type", "conversion-type", list(LogType)),
        ("event_type", "conversion-event", list(EventType)),
    ):
        chosen = reader.form.get(field)
        if chosen in kinds:
            found[name] = chosen
    return found


def _rows_of(fields: Fields) -> int:
    """Return how many rows to show: those with something in them, and a few to fill in."""
    names = ("pattern", "name", "weight")
    used = [
        number
        for number in range(_MOST_PATHS)
        if any(fields.get(f"{name}-{number}") for name in names)
    ]
    return min(_MOST_PATHS, max(used, default=-1) + 1 + _BLANK_ROWS)


def _merged(kept: ProjectSettings, changes: dict[str, Any]) -> dict[str, Any]:
    told = msgspec.to_builtins(kept) | changes
    return {name: value for name, value in told.items() if value is not None}


def _example(settings: ProjectSettings) -> dict[str, Any] | None:
    """Return a loss reckoned with the team's own value, None while an input is missing."""
    value = settings.value_per_conversion
    if value is None or settings.currency is None or settings.conversion is None:
        return None
    return {
        "sessions": _EXAMPLE_SESSIONS,
        "usual": f"{_EXAMPLE_USUAL * 100:.0f} %",
        "affected": f"{_EXAMPLE_AFFECTED * 100:.0f} %",
        "value": _plain(value),
        "currency": settings.currency,
        "loss": f"{_EXAMPLE_SESSIONS * (_EXAMPLE_USUAL - _EXAMPLE_AFFECTED) * value:,.2f}",
    }


def _plain(number: float | None) -> str:
    return "" if number is None else f"{number:.10g}"
