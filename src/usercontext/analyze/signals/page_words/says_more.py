"""What a line says beyond the action that was requested and done.

Not: whether it tells of a failure, which is for those who read it.
"""

import re

from usercontext.analyze.language.screens import screened
from usercontext.analyze.signals.answers.two_sides import shows_another, was_given_another
from usercontext.analyze.signals.page_words.parts_lacking import lacks_a_part
from usercontext.analyze.signals.refusals.sentences import begins_with_a_no

DENIES = screened(
    r"\b(?:not|never|no|none|but|although|though|fail\w*|errors?|could|cannot|can't|without|still"
    r"|already|instead|twice|wrong|missing|null|undefined|den(?:y|ied)|refus\w*|declin\w*|ignor\w*"
    r"|expired|time-?d? ?out|unavailable|unknown|invalid|unexpected|crash\w*|broken|mismatch"
    r"|nicht|kein\w*|aber|pas|mais|aucun\w*|pero|não|non|niet|geen|nie|inte|ikke|не|нет)\b"
    r"|ない|ません|不|没|未|실패",
    re.I,
)
"""What a line says only where more is amiss than was asked for, and what several tongues deny by.

A refusal is left to the press only where the press refuses, which is `wished`.
"""

_FOR_EVER = re.compile(
    r"\b(?:this |it )?(?:cannot|can not|can't) be (?:undone|reversed|restored)\b", re.I
)
"""What a page adds to what is gone on purpose."""

_SUM = re.compile(r"\d[.,]\d\d\b|[€$£¥₹]|\b[A-Z]{3} \d")


REFUSING = screened(
    r"\b(?:lock|block|suspend|fr[eo]ez|expir|duplicat|conflict|limit|throttl|quarantin|reject"
    r"|refus|declin|den[iy]|fail|cancel|abort|skip|ignor|drop|stal|overdue|ban)\w*"
    r"|\b(?:gesperrt|abgelehnt|bloqu\w+|bloccat\w+|geblokkeerd)\b",
    re.I,
)
"""States by which something is kept from whoever asked for something else."""


def says_more(text: str) -> bool:
    """Tell a line that denies something, names a sum or sets two values apart."""
    said = _FOR_EVER.sub(" ", text)
    if DENIES.search(said) is not None or _SUM.search(said) is not None:
        return True
    tells = (shows_another, was_given_another, lacks_a_part, begins_with_a_no)
    return any(tell(said) for tell in tells)
