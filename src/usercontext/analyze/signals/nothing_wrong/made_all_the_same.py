"""Lines that something was left out of what was created anyway. Not: refusals.

"1 item ignored: engraving unavailable" behind an order that was answered 201 refuses nobody: the
order is there, without what it was made for, and nobody was asked.
"""

import re
from http import HTTPStatus

from usercontext.analyze.reading.events import Event, Request

_SEEN = 300
_STAYS = re.compile(
    r"\b(?:defaults?|fallback|previous|old one|standard\w*|vorgabe\w*|par défaut|por defecto|padrão"
    r"|predefinit\w+|domyśln\w+|varsayılan)\b|умолчани|既定|默认|기본",
    re.I,
)
"""What stands there instead: somebody went on, with something else than was chosen."""

_LOST = re.compile(
    r"\b(?:lost|dropped|gone|vanished|disappeared|wiped|reset|stripped|missing|expired too|after"
    r" (?:the )?(?:refresh|reload|renewal|login|deploy\w*|update|migration)|but|although|though"
    r"|despite|verloren|perdu\w*|perdid\w+|aber|obwohl|pero|mais|aunque)\b",
    re.I,
)
"""A right that was there before, or that something else says is there: no rule took it."""

_UNDONE = re.compile(
    r"\b(?:is|was|are|were|got|has been|have been)(?: \w+ly| already| now)? (?:cancel+ed|voided"
    r"|reversed|revoked|annulled|storniert|annulée?|cancelad[oa]|geannuleerd)\b",
    re.I,
)


def was_made(line: Event, asked: Request) -> bool:
    """Tell what was made or set by the same answer, though the line says that some was not."""
    if asked.reads:
        return False
    stays = _STAYS.search(line.text[:_SEEN]) is not None
    return stays or asked.status == HTTPStatus.CREATED


def was_undone(text: str, asked: Request) -> bool:
    """Tell what is asked for again, and is cancelled: it had been taken, and was not refused."""
    return asked.reads and _UNDONE.search(text[:_SEEN]) is not None


def is_no_rule(text: str) -> bool:
    """Tell a right that got lost on the way, or that two sides tell otherwise."""
    return _LOST.search(text[:_SEEN]) is not None
