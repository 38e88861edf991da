"""Log lines that say whether the browser is online. Not: flags, topics.

A short line about the browser's own flag (`navigator.onLine = false`) counts like its event.
"""

import re

_LONGEST, _SEEN = 80, 200
_FLAG = re.compile(
    r"(?:\W{0,2}[\w .-]{1,20}[\]:)]\W{0,2})?(?:window\.)?(?:navigator[. ])?(?:is)?on-?line"
    r"(?: (?:status|state|flag))?\W{1,4}(?:is |now |changed to |→ )?(?P<flag>true|false)\W*",
    re.I,
)
_WITHIN = re.compile(r"\bnavigator\.onLine\W{1,4}(?:is )?false\b")
"""The flag itself, named beside what came of it; that it is true is told in passing."""

_STATE = re.compile(
    r"(?:\W{0,2}[\w .-]{1,20}[\]:)]\W{0,2})?(?:the )?"
    r"(?:browser|network|connection|connectivity|internet|navigator|window|app|you)"
    r"(?: (?:status|state|event))?(?:\W{1,4}|(?: is| are| went| has gone| changed to| now| back"
    r"| seems)+ )(?P<state>on|off)-?line(?: (?:event|now|again))?\W*",
    re.I,
)


def connection_in(line: str) -> bool | None:
    """Return whether a short line says that its browser is online, None where it says neither."""
    if "onLine" in line[:_SEEN] and _WITHIN.search(line[:_SEEN]) is not None:
        return False
    if len(line) > _LONGEST or "line" not in line.lower():
        return None
    found = _FLAG.fullmatch(line)
    if found is not None:
        return found["flag"].lower() == "true"
    found = _STATE.fullmatch(line)
    return None if found is None else found["state"].lower() == "on"
