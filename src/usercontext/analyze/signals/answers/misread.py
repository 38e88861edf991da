"""A number written in one locale's format and read in another's. Not: other differences."""

import re
from typing import Any

_CENT = 0.01
_WRITTEN = re.compile(r"\d{1,3}(?:([.,])\d{3})+([.,])\d{1,2}")

_AS_THOUSANDS = re.compile(
    r"\b(?:read|parsed|taken|interpreted|treated|understood) as (?:an? |the )?thousands?"
    r"(?: (?:separators?|marks?|comma|point)|['\"])",
    re.I,
)
"""How an import warns that it took what parts the cents for what parts the thousands."""


def says_misread(text: str) -> bool:
    """Tell a warning that sums were read as a hundred times what they are."""
    return _AS_THOUSANDS.search(text) is not None


def is_misread(sent: Any, answered: Any) -> bool:
    """Tell a number that was sent as a text with both marks and came back as another number.

    The last mark parts the cents, whichever it is: "1.250,00" is 1250, and never 1.25.
    """
    if not isinstance(sent, str) or not isinstance(answered, int | float):
        return False
    told = _WRITTEN.fullmatch(sent.strip())
    if told is None or told[1] == told[2]:
        return False
    value = float(sent.strip().replace(told[1], "").replace(told[2], "."))
    return abs(value - float(answered)) > _CENT
