"""Lines about wrong money, wrong data or other people's data, by all their words.

What is read here no rule has words for. Not: what a line is about otherwise, how urgent it is.
"""

import re

from usercontext.analyze.language.line_kinds import LineKind, names_a_sum, read_line, sums_agree
from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.signals.money.sums_explained import adds_up

_DONE = 0.6
"""How likely it must be that a line tells of one of the three, where it is of what was just
ordered or sent: nearly nine of ten of which so much is said do, in domains that were left out."""

_SHOWN = 0.75
_ALONE = 0.88
_OF_OTHERS = 0.85
_AGREED = 0.95
"""The same, of what another can see; where a line stands for itself, and of money that no sum is
named of; where values differ that may be a setting's; and where all sums of a line are one: it has
to say that it was taken twice."""

_NEVER = 1.1

_NOTHING_OPEN = re.compile(
    r"\b(?:0|no|none) (?:\w+ )?(?:failed|failures|errors|conflicts|pending|skipped"
    r"|duplicates|left to \w+|to (?:send|sync|upload|retry|write))\W*$",
    re.I,
)
"""How a tally ends by which all is done."""

_AS_IT_OUGHT = re.compile(
    r"\b(?:cart|basket|bag|trolley|draft|form|selection)\b.{0,12}\b(?:emptied|cleared|reset|closed)"
    r" (?:after|for|with|by|on|since) (?:the |your )?(?:order|booking|payment|purchase|checkout)\b"
    r"|\b(?:will|shall|is going to) be \w{3,}",
    re.I,
)
_ALL_THE_SAME = re.compile(
    r"\b(?:not|n't|never|instead|twice|again|but|though|wrong\w*|lost|differ\w*|mismatch|should"
    r"|expected|other|another|double|more than)\b",
    re.I,
)
"""What an order leaves behind it, or what is to come; and what says that it ought not to."""

_GRAVE = (LineKind.MONEY, LineKind.DATA, LineKind.EXPOSED)


def wrong_in(text: str, *, differs: bool = False, done: bool = False) -> LineKind | None:
    """Return what a line says is wrong.

    ``differs``: two values do, and a rule knows which; what differs is a setting as often as a
    record, and what is in a cart nobody has paid for. ``done``: they are of something that was just
    ordered, booked or sent, and answered well.
    """
    likely = read_line(text)
    grave, kind = _gravest(likely)
    if kind is None or grave < _least_for(kind, text, done=done):
        return None
    if kind is LineKind.MONEY and adds_up(text):
        return None
    if kind is LineKind.DATA and _NOTHING_OPEN.search(text) is not None:
        return None
    if _AS_IT_OUGHT.search(text) is not None and _ALL_THE_SAME.search(text) is None:
        return None
    if differs and not done:
        is_open = kind is LineKind.EXPOSED and likely[kind] >= _OF_OTHERS
        return kind if is_open or (kind is LineKind.MONEY and not _is_of_a_cart(text)) else None
    return kind


def _least_for(kind: LineKind, text: str, *, done: bool) -> float:
    if kind is LineKind.MONEY and sums_agree(text):
        return _AGREED
    bare = kind is LineKind.MONEY and not names_a_sum(text)
    if done:
        return _ALONE if bare else _DONE
    if kind is LineKind.EXPOSED:
        return _SHOWN
    return _NEVER if bare else _ALONE


def _gravest(likely: dict[LineKind, float]) -> tuple[float, LineKind | None]:
    if not likely:
        return 0.0, None
    return sum(likely[kind] for kind in _GRAVE), max(_GRAVE, key=lambda kind: likely[kind])


def _is_of_a_cart(text: str) -> bool:
    return Concept.CART in concepts(text) and Concept.PAY not in concepts(text)
