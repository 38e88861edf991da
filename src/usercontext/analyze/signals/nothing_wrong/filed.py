"""What users report or flag, as the page repeats it: bad by its own words. Not: failures of a page.

"DEFECT 5 heating failure" behind POST /defects, "post 44 reported (spam)" behind POST /reports.
"""

import re

from usercontext.analyze.language.words import fold, telling_words
from usercontext.analyze.reading.events import Request
from usercontext.analyze.signals.nothing_wrong.beside_its_record import records_of
from usercontext.analyze.signals.nothing_wrong.counted_up import without_words_of
from usercontext.analyze.signals.page_words.own_words import AMISS
from usercontext.analyze.signals.page_words.says_more import DENIES, REFUSING
from usercontext.analyze.signals.refusals.stopped import stops

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_FEW = 4
_FILED = re.compile(
    r"defect|incident|complaint|damage|claim|report|issue|bug|alarm|alert|fault|outage|problem"
    r"|mangel|schaden|stoerung|beschwerde|meldung|panne|plainte|queja|reclamo|guasto"
)
"""What people report, which is bad by itself."""
_NOT_TAKEN = re.compile(
    r"\b(?:not|never|no|could|cannot|can't|unable|reject\w*|den(?:y|ied)|refus\w*|duplicate|lost"
    r"|failed|failing|errored|timed out"
    r"|discard\w*|drop\w*|nicht|kein\w*|pas|non|niet)\b",
    re.I,
)
_BRACKETS = re.compile(r"\([^()]{1,80}\)")


def is_filed(said: str, asked: Request, body: str) -> bool:
    """Tell a line of what was just reported: by its list's own verb, or by its kind and number."""
    return _is_named_by_its_list(said, asked) or _is_told_by_its_number(said, asked, body)


def _is_named_by_its_list(said: str, asked: Request) -> bool:
    """Tell "post 44 reported (spam)" behind POST /reports: what was made is what was done to it.

    Whose number it is its own answer does not say, for that is the report's.
    """
    last = asked.url.path.rstrip("/").rpartition("/")[2]
    act = last.removesuffix("s")
    words = _BRACKETS.sub(" ", said)
    told = {w for w in fold(words).split() if _is_participle(w, act)}
    if not told or len(_NUMBER.findall(words)) > 1 or len(telling_words(words)) > _FEW:
        return False
    rest = without_words_of(asked.url.path, said)
    rest = " ".join(word for word in fold(rest).split() if word not in told)
    return not (stops(rest) or any(one.search(rest) for one in (AMISS, DENIES, REFUSING)))


def _is_told_by_its_number(said: str, asked: Request, body: str) -> bool:
    """Tell "DEFECT 5 heating failure" behind POST /defects: what somebody reported, by its number.

    Its bad words are what they wrote; that it was not taken is none of these.
    """
    kind = asked.url.path.rstrip("/").rpartition("/")[2].removesuffix("s").lower()
    if _FILED.fullmatch(kind) is None:
        return False
    named = re.match(rf"(?:\[[^\]]{{1,30}}\] ?)?{re.escape(kind)} #?(\d{{1,9}})\b", said, re.I)
    own = [str(one.get("id", "")) for one in records_of(body)]
    return named is not None and named[1] in own and _NOT_TAKEN.search(said) is None


def _is_participle(word: str, act: str) -> bool:
    stem = act.removesuffix("e")
    told = word.startswith(stem) and word.endswith("ed")
    return told and len(stem) > 2 and len(word) <= len(act) + 3
