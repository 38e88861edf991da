"""How far a cause reaches, in a sentence of numbers that were counted. Not: counting."""

from usercontext.domain.analysis import Affected
from usercontext.domain.counted import counted, in_percent


def reach_in_words(reach: Affected) -> str:
    """Say who met it, who told, and what share of the sessions was looked at."""
    sessions = counted(reach.sessions, "session")
    said = (
        f"{sessions} of {counted(reach.users, 'user')} hit this in the last "
        f"{counted(reach.window_hours, 'hour')}; {_told(reach)}."
    )
    if reach.coverage < 1:
        looked = in_percent(reach.coverage)
        said += f" Only {looked} of the sessions were examined: the real numbers are higher."
    return f"{said} {_rate(reach)}" if reach.looked else said


def _told(reach: Affected) -> str:
    silent = reach.silent_sessions
    if silent == 0:
        return "all of them reported" if reach.sessions else "nobody reported it in that time"
    return f"{silent} unreported ({counted(reach.reports, 'report')})"


def _rate(reach: Affected) -> str:
    return (
        f"That is {in_percent(reach.low)} to {in_percent(reach.high)} of sessions"
        f" ({counted(reach.looked, 'session')} examined)."
    )
