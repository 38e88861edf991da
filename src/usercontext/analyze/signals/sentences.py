"""A page's own sentence about a refusal: "order refused: only two a day". Not: what it means.

Whoever writes a refusal down puts the server's reason behind a colon. That is worth quoting even
where no word of it is known; a status, an address or a client's own words say nothing new.
"""

import re
from functools import lru_cache

_SEEN = 300
_REASON = re.compile(
    r"\b(?:refus\w+|reject\w+|den(?:ied|y)|declin\w+|fail\w*|invalid|blocked|cannot"
    r"|could(?: not|n't)|not [a-z]+(?:ed|d|t|en))\b[^:]{0,40}: +(?P<why>[^\s:].{8,240})",
    re.I,
)
_SAYS_NOTHING = re.compile(
    r"(?<![\d.,$€£])\b[45]\d\d\b(?![.,]\d| ?(?:EUR|USD|GBP|CHF|[€$£]))"
    r"|https?://|(?<!\w)/\w+/|\bstatus\b|\bHTTP\b|\bfetch\b|\bnetwork\b|\baxios"
    r"|\[object|\{|\bundefined\b|\bstack\b|^\w*(?:Error|Exception)\b",
    re.I,
)
_WORDS = 3


@lru_cache(maxsize=1024)
def gives_a_sentence(text: str) -> bool:
    """Tell a line that names a refusal and, behind a colon, why."""
    return bool(sentence_behind(text))


def sentence_behind(text: str) -> str:
    """Return what stands behind the colon of such a line, or ''."""
    found = _REASON.search(text[:_SEEN])
    why = found["why"] if found is not None else ""
    return why if len(why.split()) >= _WORDS and _SAYS_NOTHING.search(why) is None else ""
