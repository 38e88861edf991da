"""Counts of one line where two add up to the third. Not: sums of money (`sums_explained`).

"counted 38, due 40, shrinkage 2 booked" behind the count that was sent is all of it: what is
missing has been found, and written off.
"""

import re
from typing import Any

from usercontext.analyze.language.words import fold
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.signals.page_words.own_words import AMISS
from usercontext.analyze.signals.page_words.says_more import DENIES
from usercontext.analyze.signals.refusals.stopped import stops
from usercontext.domain.log_entry import Level

_SEEN, _BODY, _THREE = 300, 2000, 3
_BESIDE = re.compile(r"\([^()]{1,120}\)")
_WHOLE = re.compile(r"(?<![\w.,:/-])\d{1,7}(?![\w.,:/-]*\d)\b")
_COUNT = re.compile(r'"([A-Za-z_]{4,30})"\s*:\s*([1-9]\d{0,6})\s*[,}]')
_DONE = frozenset(
    {"created", "imported", "added", "inserted", "copied", "moved", "invited", "sent"}
)
_LEFT_OUT = frozenset({"skipped", "ignored", "duplicates", "unchanged", "merged", "excluded"})
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


def is_counted_there(line: Event, asked: Request) -> bool:
    """Tell a count that the answer itself gives by that name: what it says is read by itself."""
    said = _BESIDE.sub(" ", line.text[:_SEEN])
    for name, number in _counted_in((asked.body or "")[:_BODY], said):
        if AMISS.search(name) is None and name not in _LEFT_OUT:
            continue
        counts = rf"\b{number}(?: ?(?:of|/) ?\d+)?(?: [a-z]+){{0,2}} {name}\b"
        rest = re.sub(counts, " ", said, flags=re.I)
        if rest != said and not (AMISS.search(rest) or stops(rest)):
            return True
    return False


def _counted_in(body: str, said: str) -> list[tuple[str, str]]:
    """Return the counts of an answer that a line has; what was left out beside what was done."""
    told = [(name, number) for name, number in _COUNT.findall(body) if number in said]
    some = any(name in _DONE for name, _ in told)
    return [(name, number) for name, number in told if some or name not in _LEFT_OUT]


def without_words_of(path: str, said: str) -> str:
    """Return a line without the words of an address: what is found at /lost is not lost by it."""
    for word in filter(str.isalpha, fold(path).split()):
        said = re.sub(rf"\b{word.removesuffix('s')}s?\b", " ", said, flags=re.I)
    return said


def is_nought_by_name(said: str, record: dict[str, Any]) -> bool:
    """Tell a line whose noughts stand beside the names of fields that are nought: "0 hits"."""
    rest = said
    for name, value in record.items():
        if value != 0 or isinstance(value, bool):
            continue
        one = re.escape(fold(name).strip())
        rest = re.sub(
            rf"\b0(?:[.,]0+)? {one}\b|\b{one}:? 0(?:[.,]0+)?(?![\d.,]*\d)", " ", rest, flags=re.I
        )
    if rest == said or AMISS.search(rest) or stops(rest):
        return False
    return DENIES.search(rest) is None
