"""What a team tells about its project, so that urgency and cost are theirs. Not: its place."""

from msgspec import Struct

from usercontext.domain.log_entry import EventType, LogType


class CriticalPath(Struct, frozen=True):
    """A path that matters: `/checkout/*`, what it is called, how much it weighs (0 to 1)."""

    pattern: str
    name: str
    weight: float = 1.0


class Conversion(Struct, frozen=True):
    """What counts: a page whose path matches ``path``, or an entry whose words hold ``text``.

    ``type`` and ``event_type`` narrow which entries are looked at for ``text``.
    """

    path: str | None = None
    text: str | None = None
    type: LogType | None = None
    event_type: EventType | None = None


class Trackers(Struct, frozen=True):
    """Where a team keeps its tickets, for links that open a form filled in already.

    ``github`` is a repository (``https://github.com/team/shop``), ``jira`` a site with
    ``jira_project`` its numeric id and ``jira_type`` that of the kind of ticket, ``linear`` a team
    (``https://linear.app/team/team/SHOP``). None of them is ever called by the server.
    """

    github: str | None = None
    jira: str | None = None
    jira_project: str | None = None
    jira_type: str | None = None
    linear: str | None = None


MOST_ENVIRONMENTS, LONGEST_ENVIRONMENT = 20, 64
MOST_SCRUB_NAMES, LONGEST_SCRUB_NAME = 50, 64
MOST_SCRUB_PATTERNS, LONGEST_SCRUB_PATTERN = 20, 200
"""One pass looks for all of a project's rules, so that there are only so many."""


class ScrubPattern(Struct, frozen=True):
    """What is masked wherever it stands, in RE2's syntax, and what its token calls it."""

    name: str
    pattern: str


class ProjectSettings(Struct, frozen=True):
    """Everything has a default that claims nothing: no value, no conversion, nothing detected.

    ``detect_sessions`` is how many sessions within ``window_hours`` make an issue that nobody
    reported, if they are of ``detect_users`` at least, for one who reloads fifty times is no crowd;
    None never does. ``model_daily_tokens`` is what a model may be used for on one day; 0 sends it
    nothing of this project, None leaves it to the server. In ``trial_environments`` nobody pays;
    None knows them by their usual names. Values of ``scrub_names`` and what
    ``scrub_patterns`` match are masked beside what is masked for every project.
    """

    critical_paths: tuple[CriticalPath, ...] = ()
    value_per_conversion: float | None = None
    currency: str | None = None
    conversion: Conversion | None = None
    window_hours: int = 24
    detect_sessions: int | None = None
    detect_users: int = 3
    model_daily_tokens: int | None = None
    trackers: Trackers = Trackers()
    trial_environments: tuple[str, ...] | None = None
    scrub_names: tuple[str, ...] = ()
    scrub_patterns: tuple[ScrubPattern, ...] = ()


def heaviest_path(paths: tuple[CriticalPath, ...], places: tuple[str, ...]) -> CriticalPath | None:
    """Return the path that weighs most of those that one of the places is on, None for none."""
    met = [
        path
        for path in paths
        if any(place and path_matches(path.pattern, place) for place in places)
    ]
    return max(met, key=lambda path: path.weight, default=None)


def path_matches(pattern: str, path: str) -> bool:
    """Tell whether a path reads like a pattern: `*` stands for anything, case does not count.

    Linear in the path, whatever the pattern: each piece is looked for once, from left to right.
    """
    first, *rest = pattern.casefold().split("*")
    place = path.casefold()
    if not rest:
        return first.rstrip("/") == place.rstrip("/")
    if not place.startswith(first):
        return False
    at = len(first)
    for piece in rest[:-1]:
        found = place.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return len(place) - len(rest[-1]) >= at and place.endswith(rest[-1])
