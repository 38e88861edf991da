"""A line with one time as shown and another as stored. Not: a range.

Zones shift hours, and whoever reads the one comes at the other. Clocks are written alike
everywhere; which of the two is whose, the words beside them say.
"""

import re
from functools import lru_cache

_SEEN = 300
_MOST_PARTS = 6
_HOUR = re.compile(r"(?<![\w:.])(?:[01]?\d|2[0-3]):[0-5]\d(?![\w:])")
_SHOWN = re.compile(
    r"\b(?:show(?:n|s|ing)?|display\w*|drawn|rendered|page|screen|browser|local(?:ly)?|label"
    r"|angezeigt|zeigt|affich\w+|mostr\w+|muestra|toont|getoond|visar|viser)\b",
    re.I,
)
_KEPT = re.compile(
    r"\b(?:stored|saved|kept|server|booked|answer(?:ed|s)?|record|database|api|actual(?:ly)?|real"
    r"|gespeichert|gebucht|enregistr\w+|réserv\w+|guardad\w+|reservad\w+|salvat\w+|prenotat\w+"
    r"|opgeslagen|geboekt|sparad|bokad|gemt)\b",
    re.I,
)
_PARTS = re.compile(r"[,;|()→]|\s(?:but|while|whereas|vs\.?|and|aber|mais|pero|ma|maar|men)\s")
_OF_A_SPAN = re.compile(
    r"\b(?:from|until|till|opens?|closes?|updated|refreshed|synced|at)\b.{0,12}$", re.I
)


@lru_cache(maxsize=1024)
def shows_another_hour(text: str) -> bool:
    """Tell a line by which the hour that is shown is not the one that is kept."""
    said = text[:_SEEN]
    if len(set(_HOUR.findall(said))) < len(("shown", "kept")):
        return False
    told = [(part, _HOUR.search(part)) for part in _PARTS.split(said)[:_MOST_PARTS]]
    hours = [(part, found) for part, found in told if found is not None]
    if any(_OF_A_SPAN.search(part[: found.start()]) for part, found in hours):
        return False
    shown = {f[0] for part, f in hours if _SHOWN.search(part) and not _KEPT.search(part)}
    kept = {f[0] for part, f in hours if _KEPT.search(part) and not _SHOWN.search(part)}
    return len(shown) == len(kept) == 1 and shown != kept
