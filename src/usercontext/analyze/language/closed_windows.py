"""Popups (sign-in, payment) that their user closed: no refusal. Not: what to do then."""

import re

from usercontext.analyze.language.screens import screened

_CLOSED = screened(
    r"(?:closed|cancel+ed|dismissed|abandoned|abort(?:ed)?)[ _-]by[ _-](?:the[ _-])?"
    r"(?:user|buyer|customer|shopper|payer|cardholder|visitor)"
    r"|(?:user|buyer|customer|shopper|payer|cardholder)[ _-](?:has[ _-])?"
    r"(?:closed|cancel+ed|dismissed|abandoned)",
    re.I,
)
"""Who asks for a sign-in or a payment in a window of their own says so when that is shut."""


def says_closed(text: str) -> bool:
    """Tell words by which a window was closed by whoever it was opened for."""
    return _CLOSED.search(text) is not None
