"""A line that says something is incomplete: 3 of 5. Not: whose fault that is."""

import re

from usercontext.analyze.reading.events import Event

_SEEN = 300
_PARTIAL = re.compile(
    r"\b(\d{1,9}) of (\d{1,9})\b(?=.{0,30}\b(?:received|returned|drawn|shown|loaded|delivered"
    r"|arrived|rows|records|parcels|items|entries|lines|moved|sent|saved|copied|deleted|removed"
    r"|updated|created|applied|uploaded|restored|assigned|archived|converted|kept|added|booked"
    r"|published|migrated|matched|synced|stored)\b)|\btruncated\b|\bincomplete\b"
    r"|\bpartial(?:ly)?\b|\btimed[ _-]?out\b|\b0 bytes\b|\bis empty\b|\bcame (?:back )?empty\b",
    re.I,
)
"""What says by itself that something is missing, at whatever level it was said."""


def lacks_a_part(said: str) -> bool:
    """Tell a line that says that not all of something is there."""
    found = _PARTIAL.search(said)
    return found is not None and (found[1] is None or int(found[1]) < int(found[2]))


def counts(line: Event) -> bool:
    """Tell a line that says how many of how many are there."""
    found = _PARTIAL.search(line.text[:_SEEN])
    return found is not None and found[1] is not None
