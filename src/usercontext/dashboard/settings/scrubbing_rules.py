"""A project's own scrubbing rules, added and removed by its owners. Not: showing, trying them."""

from collections.abc import Callable
from typing import Any

import msgspec

from usercontext.actions import project_settings
from usercontext.dashboard.asked import Told
from usercontext.dashboard.settings.frame import Problems, done, note
from usercontext.dashboard.settings.scrubbing import show_rules
from usercontext.dashboard.site import Visit
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.project_settings import ProjectSettings, ScrubPattern

Changes = dict[str, Any]
Revise = Callable[[ProjectSettings], Changes]
_NAMES, _PATTERNS = "scrub_names", "scrub_patterns"


async def add_name(visit: Visit) -> Told:
    """Mask the values of one more field."""
    name = visit.form.get("name").strip()
    return await _add(visit, lambda kept: {_NAMES: [*kept.scrub_names, name]}, name)


async def add_pattern(visit: Visit) -> Told:
    """Mask one more pattern."""
    rule = ScrubPattern(visit.form.get("rule").strip(), visit.form.get("pattern").strip())
    told = f"{rule.name}: {rule.pattern}"
    return await _add(visit, lambda kept: {_PATTERNS: _plain(*kept.scrub_patterns, rule)}, told)


async def remove_name(visit: Visit) -> Told:
    """Mask the values of a field no longer."""
    name = visit.form.get("name")

    def without(kept: ProjectSettings) -> Changes:
        return {_NAMES: [each for each in kept.scrub_names if each != name] or None}

    return await _remove(visit, without, name)


async def remove_pattern(visit: Visit) -> Told:
    """Mask a pattern no longer."""
    name = visit.form.get("rule")

    def without(kept: ProjectSettings) -> Changes:
        left = [each for each in kept.scrub_patterns if each.name != name]
        return {_PATTERNS: _plain(*left) or None}

    return await _remove(visit, without, name)


async def _add(visit: Visit, revise: Revise, subject: str) -> Told:
    try:
        await _revise(visit, revise)
    except ValidationFailed as error:
        return await show_rules(visit, _problems_of(error), draft=visit.form, status=400)
    await note(visit, "scrubbing rule added", subject)
    return done(visit, "scrubbing", "rule-added")


async def _remove(visit: Visit, revise: Revise, subject: str) -> Told:
    await _revise(visit, revise)
    await note(visit, "scrubbing rule removed", subject)
    return done(visit, "scrubbing", "rule-removed")


async def _revise(visit: Visit, revise: Revise) -> None:
    await project_settings.revise_settings(visit.deps, visit.key, visit.member.project_id, revise)


def _plain(*patterns: ScrubPattern) -> list[dict[str, str]]:
    return [msgspec.to_builtins(each) for each in patterns]


def _problems_of(error: ValidationFailed) -> Problems:
    """Put what the API says of the rule that came last beside the field it was typed into."""
    path, _, rest = error.message.partition(": ")
    field = "name"
    if path.startswith("scrubPatterns"):
        field = "rule" if path.endswith(".name") else "pattern"
    return {field: f"{rest[:1].upper()}{rest[1:]}."}
