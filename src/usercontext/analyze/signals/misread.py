"""A number that was written in one country's way and read in another's. Not: other differences."""

import re
from typing import Any

_CENT = 0.01
_WRITTEN = re.compile(r"\d{1,3}(?:([.,])\d{3})+([.,])\d{1,2}")


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
