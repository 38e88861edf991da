"""A line that says that money was taken twice. Not: two orders that were sent, which is doubles."""

import re
from functools import lru_cache

_TWICE = re.compile(
    r"\b(?:charged|paid|billed|debited|invoiced|withdrawn|transferred|refunded)\b.{0,30}"
    r"\b(?:twice|two times|2 ?x|2 times|again)\b|\b(?:double|duplicate) (?:charge|payment|debit"
    r"|billing|invoice|transfer|refund)s?\b|\b(?:zweimal|doppelt) (?:abgebucht|bezahlt|belastet"
    r"|berechnet)|\bdébité\w* deux fois|\bcobrad\w+ dos veces",
    re.I,
)
_KEPT_AWAY = re.compile(
    r"\b(?:prevent\w*|reject\w*|refus\w*|block\w*|ignor\w*|skip\w*|avoid\w*|void\w*|revers\w*"
    r"|stopped"
    r"|cancel\w*|not|no|never|if|would)\b",
    re.I,
)


@lru_cache(maxsize=256)
def is_twice(text: str) -> bool:
    """Tell a line that says that money was taken twice, and not that this was kept from being."""
    return _TWICE.search(text) is not None and _KEPT_AWAY.search(text) is None
