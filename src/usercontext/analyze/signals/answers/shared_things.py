"""Whether a page's line is about the resource that an address names.

A refusal without a body is explained by such a line within a second, where that says more than that
it was refused.
"""

from usercontext.analyze.language.words import fold, telling_words
from usercontext.analyze.reading.events import Request

_SEEN = 300
_BEGINNING = 5
"""Two words that share so many letters from the start are of one thing."""


_OF_ANY = frozenset(
    {"code", "valid", "invalid", "expired", "state", "status", "check", "number", "until", "left"}
    | {"used", "unknown", "user", "account", "please", "still", "name"}
)
"""What is said of any thing."""


def shares_a_thing(text: str, asked: Request) -> bool:
    """Tell a text that has a word of the address: its last parts."""
    parts = " ".join(asked.url.path.split("/")[-4:])
    named = _stems(parts)
    said = _stems(text[:_SEEN])
    if named & said:
        return True
    begun = {word[:_BEGINNING] for word in named if len(word) > _BEGINNING}
    return any(word[:_BEGINNING] in begun for word in said if len(word) > _BEGINNING)


def things_in(text: str) -> frozenset[str]:
    """Return the words of a text that may name a thing, one of many as many."""
    return frozenset(w for w in _stems(text) if w.isalpha()) - _OF_ANY


def _stems(text: str) -> frozenset[str]:
    words = telling_words(text) | {w for w in fold(text).split() if any(map(str.isdigit, w))}
    return frozenset(map(_one_of, words))


def _one_of(word: str) -> str:
    """Return the name of one of many: passes, boxes, orders."""
    if word.endswith(("sses", "xes", "ches", "shes")) and len(word) > 4:
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
