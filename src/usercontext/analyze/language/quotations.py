"""What a report quotes verbatim from a log: a code, a key, an address. Not: its meaning.

People copy what they see. Plain words prove little; what nobody says in a sentence does.
"""

import re
from functools import lru_cache

_SEEN = 2000
_TOKEN = re.compile(r"[\w-]+(?:[./:_#-][\w-]+)+|[A-Za-z]+\d[\w-]*|[A-Z][A-Z_]{4,}|[a-z]+[A-Z]\w+")
"""Dotted, slashed or underscored names, codes with a number, capitals, camelCase."""

_QUOTED = re.compile(r"“([^”]*)”")
_NO_VALUES = ("NaN", "[object Object]", "Invalid Date", "undefined")
"""What stands on a screen where a value ought to: no language has it as a word."""

_SHORTEST = 5
_MOST = 40


def quotes(description: str, shown: str) -> bool:
    """Tell whether a report holds a name of the log's that is no word of a language."""
    seen = shown[:_SEEN]
    if any(mark in seen and mark in description[:_SEEN] for mark in _NO_VALUES):
        return True
    said = seen.casefold()
    return any(token in said for token in _tokens(description))


@lru_cache(maxsize=256)
def _tokens(description: str) -> tuple[str, ...]:
    found = (one.strip(".:-").casefold() for one in _TOKEN.findall(description[:_SEEN])[:_MOST])
    return tuple(dict.fromkeys(one for one in found if len(one) >= _SHORTEST))


def answered_in(sentence: str) -> str:
    """Return what a sentence of ours quotes of an answer: words that were on the screen, mostly."""
    _, _, answered = sentence[:_SEEN].partition(" the response says ")
    return " ".join(_QUOTED.findall(answered))
