"""A project's own scrubbing rules, added and removed by its owners. Not: showing, trying them."""

from typing import Any

import msgspec

from usercontext.actions import project_settings
from usercontext.dashboard.asked import Told
from usercontext.dashboard.settings.frame import Problems, done, note
from usercontext.dashboard.settings.scrubbing import show_rules
from usercontext.dashboard.site import Visit
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.project_settings import ProjectSettings

_NAMES, _PATTERNS = "scrub_names", "scrub_patterns"


async def add_name(visit: Visit) -> Told:
    """Mask the values of one more field."""
    name = visit.form.get("name").strip()
    names = [*(await _kept(visit)).scrub_names, name]
    return await _add(visit, {_NAMES: names}, name)


async def add_pattern(visit: Visit) -> Told:
    """Mask one more pattern."""
    rule = {"name": visit.form.get("rule").strip(), "pattern": visit.form.get("pattern").strip()}
    kept = msgspec.to_builtins((await _kept(visit)).scrub_patterns)
    return await _add(visit, {_PATTERNS: [*kept, rule]}, f"{rule['name']}: {rule['pattern']}")


async def remove_name(visit: Visit) -> Told:
    """Mask the values of a field no longer."""
    name = visit.form.get("name")
    names = [each for each in (await _kept(visit)).scrub_names if each != name]
    return await _remove(visit, {_NAMES: names or None}, name)


async def remove_pattern(visit: Visit) -> Told:
    """Mask a pattern no longer."""
    name = visit.form.get("rule")
    kept = msgspec.to_builtins((await _kept(visit)).scrub_patterns)
    left = [each for each in kept if each["name"] != name]
    return await _remove(visit, {_PATTERNS: left or None}, name)


async def _add(visit: Visit, changes: dict[str, Any], subject: str) -> Told:
    try:
        await _change(visit, changes)
    except ValidationFailed as error:
        return await show_rules(visit, _problems_of(error), draft=visit.form, status=400)
    await note(visit, "scrubbing rule added", subject)
    return done(visit, "scrubbing", "rule-added")


async def _remove(visit: Visit, changes: dict[str, Any], subject: str) -> Told:
    await _change(visit, changes)
    await note(visit, "scrubbing rule removed", subject)
    return done(visit, "scrubbing", "rule-removed")


async def _change(visit: Visit, changes: dict[str, Any]) -> None:
    await project_settings.change_settings(visit.deps, visit.key, visit.member.project_id, changes)


async def _kept(visit: Visit) -> ProjectSettings:
    return await project_settings.show_settings(visit.deps, visit.key, visit.member.project_id)


def _problems_of(error: ValidationFailed) -> Problems:
    """Put what the API says of the rule that came last beside the field it was typed into."""
    path, _, rest = error.message.partition(": ")
    field = "name"
    if path.startswith("scrubPatterns"):
        field = "rule" if path.endswith(".name") else "pattern"
    return {field: f"{rest[:1].upper()}{rest[1:]}."}
