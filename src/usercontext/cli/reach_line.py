"""How far an issue's cause reaches, in one line of a terminal. Not: counting."""

from typing import Any

from usercontext.domain.counted import counted, in_percent


def reach_line(affected: dict[str, Any] | None) -> str | None:
    """Return who met it and who never told; None before it was counted."""
    if affected is None:
        return None
    line = (
        f"{counted(affected['sessions'], 'session')} of {counted(affected['users'], 'user')}"
        f" in the last {counted(affected['windowHours'], 'hour')};"
        f" {affected['silentSessions']:,} unreported"
    )
    if affected["coverage"] < 1:
        line += f" ({in_percent(affected['coverage'])} of sessions examined)"
    return line
