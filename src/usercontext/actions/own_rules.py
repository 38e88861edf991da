"""The scrubbing rules of a project, ready for whoever is about to write. Not: applying them."""

from usercontext.actions.deps import Deps
from usercontext.ingest.own_rules import OwnRules, compile_rules


async def find_rules(deps: Deps, project_row: int) -> OwnRules | None:
    """Return a project's own rules, None where it has none; as they were within the last 0.8 s."""
    now_us = deps.clock.now_us()
    known = deps.rules.get(project_row, now_us)
    if known is not None:
        return known.rules
    settings = await deps.database.read(lambda tx: deps.find_settings(tx, project_row))
    rules = compile_rules(settings.scrub_names, settings.scrub_patterns)
    deps.rules.put(project_row, rules, now_us)
    return rules
