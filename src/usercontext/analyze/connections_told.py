"""A line in which a page writes whether its browser has a connection. Not: flags, topics."""

import re

_LONGEST = 80
_FLAG = re.compile(
    r"(?:\W{0,2}[\w .-]{1,20}[\]:)]\W{0,2})?(?:window\.)?(?:navigator[. ])?(?:is)?on-?line"
    r"(?: (?:status|state|flag))?\W{1,4}(?:is |now |changed to |→ )?(?P<flag>true|false)\W*",
    re.I,
)
_STATE = re.compile(
    r"(?:\W{0,2}[\w .-]{1,20}[\]:)]\W{0,2})?(?:the )?"
    r"(?:browser|network|connection|connectivity|internet|navigator|window|app|you)"
    r"(?: (?:status|state|event))?(?:\W{1,4}|(?: is| are| went| has gone| changed to| now| back"
    r"| seems)+ )(?P<state>on|off)-?line(?: (?:event|now|again))?\W*",
    re.I,
)


def connection_in(line: str) -> bool | None:
    """Return whether a short line says that its browser is online, None where it says neither."""
    if len(line) > _LONGEST or "line" not in line.lower():
        return None
    found = _FLAG.fullmatch(line)
    if found is not None:
        return found["flag"].lower() == "true"
    found = _STATE.fullmatch(line)
    return None if found is None else found["state"].lower() == "on"
