"""The scrubbing rules of a project, ready for whoever is about to write. Not: applying them."""

import asyncio

from usercontext.actions.deps import Deps
from usercontext.domain.errors import Unavailable
from usercontext.ingest.own_rules import OwnRules, compile_rules


async def find_rules(deps: Deps, project_row: int) -> OwnRules | None:
    """Return a project's own rules, None where it has none; as they were within the last 0.8 s.

    While batches come they are read again beside them, before they are too old. When batches had to
    wait for that, all of a turn of the event loop did, without counting for what such a turn may
    take in: under overload answers took five seconds.
    """
    now_us = deps.clock.now_us()
    known = deps.rules.get(project_row, now_us)
    if known is None:
        rules = await _read(deps, project_row)
        deps.rules.put(project_row, rules, now_us)
        return rules
    if deps.rules.is_ageing(known, now_us) and project_row not in deps.rules.reading:
        renewing = _renew(deps, project_row, now_us)
        deps.rules.reading[project_row] = asyncio.create_task(renewing)
    return known.rules


async def _read(deps: Deps, project_row: int) -> OwnRules | None:
    settings = await deps.database.read(lambda tx: deps.find_settings(tx, project_row))
    return compile_rules(settings.scrub_names, settings.scrub_patterns)


async def _renew(deps: Deps, project_row: int, now_us: int) -> None:
    reading, task = deps.rules.reading, asyncio.current_task()
    try:
        rules = await _read(deps, project_row)
        if reading.get(project_row) is task:  # else they were changed meanwhile
            deps.rules.put(project_row, rules, now_us)
    except Unavailable:  # whoever needs them once they are too old is told
        return
    finally:
        if reading.get(project_row) is task:
            del reading[project_row]
