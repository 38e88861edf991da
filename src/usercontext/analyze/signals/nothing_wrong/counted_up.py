"""Counts of one line where two add up to the third. Not: sums of money (`sums_explained`).

"counted 38, due 40, shrinkage 2 booked" behind the count that was sent is all of it: what is
missing has been found, and written off.
"""

import re

from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.signals.page_words.own_words import AMISS
from usercontext.analyze.signals.page_words.says_more import DENIES
from usercontext.analyze.signals.refusals.stopped import stops
from usercontext.domain.log_entry import Level

_SEEN, _THREE = 300, 3
_WHOLE = re.compile(r"(?<![\w.,:/-])\d{1,7}(?![\w.,:/-]*\d)\b")
_COUNT = re.compile(r'"([A-Za-z_]{4,30})"\s*:\s*([1-9]\d{0,6})\s*[,}]')
_DONE = frozenset(
    {"created", "imported", "added", "inserted", "copied", "moved", "invited", "sent"}
)
LEFT_OUT = frozenset({"skipped", "ignored", "duplicates", "unchanged", "merged", "excluded"})
"""What needs nothing more, beside what was done of the same: who imports twice is told so."""
_PLACES = re.compile(r"(?<=/)\d{1,7}(?=/|$)")
_DIFFERENCE = re.compile(r"\b(?:diff\w*|écart|diferencia|différence|verschil|różnica)\b", re.I)


def is_counted_up(line: Event, asked: Request) -> bool:
    """Tell a warning of three whole numbers of which two make the third, and nothing is amiss."""
    said = line.text[:_SEEN]
    own = {int(one) for one in _PLACES.findall(asked.url.path)}
    three = sorted(one for one in map(int, _WHOLE.findall(said)) if one not in own)
    if line.level is not Level.WARN or len(three) != _THREE or not three[0]:
        return False
    rest = _DIFFERENCE.sub(" ", _WHOLE.sub(" ", said))
    if AMISS.search(rest) or stops(rest) or DENIES.search(rest):
        return False
    return three[0] + three[1] == three[2]


def counted_in(body: str, said: str) -> list[tuple[str, str]]:
    """Return the counts of an answer that a line has; what was left out beside what was done."""
    told = [(name, number) for name, number in _COUNT.findall(body) if number in said]
    some = any(name in _DONE for name, _ in told)
    return [(name, number) for name, number in told if some or name not in LEFT_OUT]
