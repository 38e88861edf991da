"""A line with two dates, one chosen and one that resulted. Not: a range.

Days are written alike everywhere, so no word of a server is needed: which of the two is whose, the
word beside one of them says.
"""

import re
from functools import lru_cache

_SEEN = 300
_DAY = r"(?:\d{4}-\d\d-\d\d(?!\d)|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b)"
_CHOSEN = (
    r"(?:chose|chosen|picked|selected|asked for|requested|wanted|entered|typed|gewählt|choisie?"
    r"|elegid[oa]|gekozen)"
)
_IS = r"(?:(?: day| date)? (?:is|was|were|had been|for|on|war|était|era))*:?"
_MADE = (
    r"(?:booking|reservation|tickets?|appointment|order|slot|stay|trip|lesson|visit|place|it|this"
    r"|is|was|are|were|says|reads|stands)"
)
_OTHER = re.compile(
    rf"\b{_MADE}\b[^,;()]{{0,24}}?(?P<made>{_DAY})[\s,;()]{{1,3}}(?:but |and )?{_CHOSEN}{_IS}"
    rf" (?!(?P=made)){_DAY}"
    rf"|\b{_CHOSEN}{_IS} (?P<meant>{_DAY})[\s,;()]{{1,3}}(?:but |and |the )*{_MADE}\b"
    rf"[^,;()]{{0,24}}? (?!(?P=meant)){_DAY}",
    re.I,
)
_OF_MANY = re.compile(
    r"\b(?:next|free|available|earliest|first|last|from|until|till|to|between|nearest|suggest\w*"
    r"|instead|moved|changed|expires?|made|created|updated|closed|full|sold out)\b",
    re.I,
)
"""What is offered in its place, or stands for the time of something else."""


@lru_cache(maxsize=1024)
def is_of_another_day(text: str) -> bool:
    """Tell a line by which something was made for another day than the one that was chosen."""
    said = text[:_SEEN]
    return _OTHER.search(said) is not None and _OF_MANY.search(said) is None
