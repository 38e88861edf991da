"""What a session that is passed came to, as it is kept. Not: the pass, and comparing sessions."""

import asyncio
from collections.abc import Sequence

from usercontext.actions.deps import Deps
from usercontext.analyze.reach.session_facts import facts_of
from usercontext.domain.errors import Unavailable
from usercontext.domain.log_entry import LogEntry
from usercontext.log import get_logger
from usercontext.store.logs import load_entries
from usercontext.store.quiet_sessions import QuietSession, open_navigations
from usercontext.store.session_facts import FactRow

_log = get_logger(__name__)


async def fact_of(
    deps: Deps, one: QuietSession, entries: Sequence[LogEntry], browser: str
) -> FactRow | None:
    """Return what a session came to; None where no conversion is defined, or it cannot be read.

    ``entries`` are those opened for causes. Where there are none the session is opened here: those
    to whom nothing happened are what others are compared with.
    """
    settings = await deps.database.read(lambda tx: deps.find_settings(tx, one.project_row))
    if settings.conversion is None:
        return None
    try:
        if settings.conversion.text is not None:
            read = await deps.database.read(lambda tx: load_entries(tx, one.row, one.newest_us))
            entries = read.entries
        elif not entries:
            entries = await deps.database.read(lambda tx: open_navigations(tx, one.row))
        facts = await asyncio.to_thread(facts_of, entries, settings)
    except Unavailable:
        raise
    except Exception:  # noqa: BLE001  (one untrusted step; logged with its session)
        _log.exception("session not read for what it came to", session=one.row)
        return None
    return FactRow(
        session_row=one.row,
        project_row=one.project_row,
        seen_us=one.newest_us,
        definition=facts.definition,
        converted=facts.converted,
        entry_path=facts.entry_path,
        release=one.release,
        browser=browser,
    )
