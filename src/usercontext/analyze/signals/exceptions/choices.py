"""What a user or their browser settings did not allow. Not: permissions, the page's policies.

A device that another program holds (`NotReadableError`) counts as a permission not given.
"""

import re

from usercontext.analyze.language.machine_words import is_never_asked
from usercontext.analyze.reading.events import Event

_SEEN = 1000
_ASKED_OF_USER = re.compile(
    r"\b(?:user (?:has )?(?:denied|cancel|dismiss|reject|declin)\w*|clipboard|geolocation"
    r"|notifications?|camera|microphone|push|pop-?ups?|(?:video|audio) ?(?:source|input)"
    r"|window\.open)\b",
    re.I,
)
_BY_THE_PAGE = re.compile(r"permissions? policy", re.I)
"""A permission that the page's own headers keep from it was not the user's to give."""

HELD = frozenset({"NotReadableError", "TrackStartError"})
"""What browsers say of a device that was given, and that another program holds."""


def is_their_choice(event: Event) -> bool:
    """Tell what somebody was asked for and did not give."""
    said, thrown = event.text[:_SEEN], event.thrown
    if (thrown is not None and thrown.name in HELD) or is_never_asked(said):
        return False
    named = thrown is not None and thrown.name == "NotAllowedError"
    named = named or "timed out or was not allowed" in said
    asked = named or _ASKED_OF_USER.search(said) is not None
    return asked and _BY_THE_PAGE.search(said) is None
