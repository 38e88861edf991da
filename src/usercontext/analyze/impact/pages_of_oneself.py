"""Pages of oneself, of help and of what a shop shows: no work of the day is done there.

Not: what a visit was for.
"""

import re

_OF_ONESELF = re.compile(
    r"/(?:settings?|profiles?|accounts?|preferences|konto|compte|cuenta|perfil|mi-cuenta"
    r"|mein-konto|addresses|adress\w*|einstellungen|security|privacy|contact|kontakt|support|help"
    r"|feedback|reviews?|p|dp|cart|basket|search|products?"
    r"|items?|shop|articles?|artikel|produkte?|orders?|wishlists?"
    r"|lists?|posts?|blog|news)(?:/|$)",
    re.I,
)
"""Pages of oneself, of shops, whose core is known by its words, and of what is read."""


def is_of_oneself(page: str) -> bool:
    """Tell a page of oneself, of help, or of what a shop shows."""
    return _OF_ONESELF.search(page) is not None
