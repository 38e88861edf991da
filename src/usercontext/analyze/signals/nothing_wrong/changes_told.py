"""A line that tells a change as its response has it: from, to, in place of. Not: money.

"ALERT rr 168/101 > 140/90" behind the two values that were handed in, "streak lost: 14 -> 0" beside
`was` and `streak`, "trip 4 replaced by trip 5" beside `replaces`. Not: what was only read, money.
"""

import re
from itertools import permutations
from typing import Any

from usercontext.analyze.language.words import fold
from usercontext.analyze.reading.events import Request
from usercontext.analyze.signals.nothing_wrong.beside_its_record import (
    is_a_number,
    records_of,
    set_beside,
    told_of,
)
from usercontext.analyze.signals.page_words.own_words import AMISS
from usercontext.analyze.signals.page_words.parts_lacking import lacks_a_part
from usercontext.analyze.signals.page_words.says_more import DENIES
from usercontext.analyze.signals.refusals.stopped import stops

_MAY_BE = re.compile(
    r"(?:(?<![-=])[<>≤≥]=?|\b(?:above|below|over|under|exceeds|than|limit|threshold|target|range"
    r"|über|unter|grenzwert)\b:?) ?\d[\d.,]*(?: ?[/–-] ?\d[\d.,]*)?",
    re.I,
)
_OF_A_LEVEL = re.compile(r"\b(?:level|grade|stage|step|stufe|grad|niveau|nivel)[ :]\d\b", re.I)
_MARKS = re.compile(r"(?:very_|critical(?:ly)?_)?(?:high|low|elevated|abnormal|critical)", re.I)
"""What was measured may be so much, and is called so."""

_FROM_TO = re.compile(r"(?<![\w.,])(\d{1,9}) ?(?:-+>|→|=>) ?(\d{1,9})(?![\w.,]*\d)")
_WAS = re.compile(r"(?:was|old|before|prev\w*|from|former\w*)|\w+_(?:before|was|old)", re.I)
_OF_MONEY = re.compile(r"[€$£¥₹]|\b[A-Z]{3}\b(?= ?\d)|(?<=\d )[A-Z]{3}\b|\d[.,]\d\d\b")
_NUMBER = re.compile(r"(?<![\w.,])\d{1,9}(?![\w.,]*\d)")
_STEM = 6
_LEFT_OUT = frozenset({"excluded", "skipped", "left_out", "ignored", "omitted"})
_OF_TROUBLE = re.compile(
    r"error|exception|fail|timeout|unavail|unreach|internal|server|gateway|database|unknown|null"
)
_WITHOUT = re.compile(r"\b(?:left out|without|missing|excluded|skipped|ignored|omitted)\b")
_MOST_SUMS = 6


def tells_the_change(said: str, asked: Request, body: str) -> bool:
    """Tell a line that says nothing of a change but what its own answer holds."""
    records = told_of(said, records_of(body))
    if any(_is_accounted_for(said, asked, one) for one in records):
        return True
    if lacks_a_part(said):
        return any(_is_made_up_for(said, one) for one in records)
    ways = _is_from_to, _is_in_its_place
    if _OF_MONEY.search(said) is None and any(way(said, one) for way in ways for one in records):
        return True
    return _is_measured(said, asked, records) or _is_reckoned(said, asked, records)


def _is_accounted_for(said: str, asked: Request, record: dict[str, Any]) -> bool:
    """Tell what an answer itself counts as left out, and why, beside what it did."""
    left = [n for n, v in record.items() if n.lower() in _LEFT_OUT and is_a_number(v) and v > 0]
    why = {w for n, v in record.items() if n in ("reason", "why") for w in fold(str(v)).split()}
    beside = set_beside(said, record, asked.url.path)
    if any(map(_OF_TROUBLE.search, why)) or not left or not set(left) <= beside.told:
        return False
    if beside.numbers or len(beside.told) <= 1:
        return False
    words = fold(said).split()
    if not any(len(word) >= _STEM and word in words for word in why):
        return False
    rest = _WITHOUT.sub(" ", " ".join(word for word in words if word not in why))
    return not _says_more(rest)


def _is_made_up_for(said: str, record: dict[str, Any]) -> bool:
    """Tell what is short, beside what was made for the rest of it: "backorder 31 created"."""
    for name, value in record.items():
        one = re.escape(fold(name).strip())
        made = rf"\b{one} #?{value}\b.{{0,12}}\b(?:created|opened|booked)\b"
        rest = re.sub(made, " ", said, flags=re.I) if is_a_number(value) and value else said
        if rest != said and DENIES.search(rest) is None and not stops(rest):
            return True
    return False


def _is_measured(said: str, asked: Request, records: list[dict[str, Any]]) -> bool:
    """Tell an alarm of what somebody measured and handed in, set against what it may be."""
    bare, limits = _MAY_BE.subn(" ", _OF_A_LEVEL.sub(" ", said))
    for record in records:
        beside = set_beside(bare, record, asked.url.path)
        marked = any(isinstance(one, str) and _MARKS.fullmatch(one) for one in record.values())
        numbers = [name for name in beside.told if is_a_number(record[name])]
        named = any(fold(name).strip() in fold(said).split() for name in numbers)
        enough = len(numbers) > 1 and (limits > 0 or named)
        enough = enough or (marked and limits > 0 and bool(numbers))
        if enough and not beside.numbers and not _says_more(beside.rest):
            return True
    return False


def _is_reckoned(said: str, asked: Request, records: list[dict[str, Any]]) -> bool:
    """Tell what a change costs, part by part, of which two make the third."""
    for record in records:
        beside = set_beside(said, record, asked.url.path)
        sums = [float(record[n]) for n in beside.told if is_a_number(record[n])]
        whole = any(one + two == third for one, two, third in permutations(sums[:_MOST_SUMS], 3))
        if whole and not beside.numbers and not _says_more(beside.rest):
            return True
    return False


def _is_from_to(said: str, record: dict[str, Any]) -> bool:
    """Tell an arrow from what a record was to what it is, by its own fields."""
    found = _FROM_TO.search(said)
    if found is None or DENIES.search(said) is not None:
        return False
    numbers = [(name, str(value)) for name, value in record.items() if is_a_number(value)]
    was = any(value == found[1] and _WAS.fullmatch(name) for name, value in numbers)
    return was and any(value == found[2] and not _WAS.fullmatch(name) for name, value in numbers)


def _is_in_its_place(said: str, record: dict[str, Any]) -> bool:
    """Tell two ids of a record in a line that has the word by which one is in the other's place."""
    held = {str(value) for value in record.values() if is_a_number(value)}
    if str(record.get("id", "")) not in _NUMBER.findall(said):
        return False
    named = _NUMBER.findall(said)
    if len(set(named)) <= 1 or not set(named) <= held:
        return False
    begins = {name[:_STEM].lower() for name, value in record.items() if str(value) in named}
    words = fold(said).split()
    rest = " ".join(one for one in words if one[:_STEM] not in begins)
    return len(rest) < len(" ".join(words)) and not _says_more(rest)


def _says_more(rest: str) -> bool:
    return any(says.search(rest) for says in (AMISS, DENIES)) or stops(rest)
