"""Requests reported as pending. Not: what their response said.

The browser's script tells what has waited for long as pending, and tells it again as it ends: at
the same instant, for both are stamped with the moment of asking.
"""

from collections.abc import Sequence

from usercontext.domain.log_entry import LogEntry, LogType


def without_ended(entries: Sequence[LogEntry]) -> list[LogEntry]:
    """Return the entries without what was pending for a while, and is told with its end too."""
    waited = [entry for entry in entries if _is_pending(entry)]
    if not waited:
        return list(entries)
    asked = {_asked(entry) for entry in entries if _is_exchange(entry) and not _is_pending(entry)}
    over = {entry.id for entry in waited if _asked(entry) in asked}
    return [entry for entry in entries if entry.id not in over]


def _is_pending(entry: LogEntry) -> bool:
    return _is_exchange(entry) and entry.payload.get("pending") is True


def _is_exchange(entry: LogEntry) -> bool:
    return entry.type is LogType.NETWORK and isinstance(entry.payload, dict)


def _asked(entry: LogEntry) -> tuple[int, str]:
    payload = entry.payload
    return entry.instant_us, f"{payload.get('method')} {payload.get('url')}"
