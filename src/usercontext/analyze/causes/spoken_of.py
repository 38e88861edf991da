"""Two failures, of which the report names only the weaker one. Not: words for one.

Whoever writes "the map is grey" means the map, also where the last thing they pressed failed too.
Words are free, so they only choose: among failures that were recorded, each a cause by itself.
"""

from collections.abc import Sequence

from usercontext.analyze.causes import weights
from usercontext.analyze.language.words import Concept, concepts, telling_words
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.signals.signal import Signal

_LENGTH = 4
_ANYTHING = frozenset({Concept.LAYOUT})


def choose_spoken_of(roots: Sequence[tuple[Signal, str, float]], description: str) -> int | None:
    """Return the place of the only root that a report speaks of, where another stands first.

    ``roots`` are signals, best first, each with what was pressed for it and its score.
    """
    spoken = [place for place, (root, _, _) in enumerate(roots) if _names(root.words, description)]
    if len(spoken) != 1 or spoken[0] == 0:
        return None
    root, _, score = roots[spoken[0]]
    first, label, _ = roots[0]
    if root.party is Party.BYSTANDER or score < weights.NOTHING:
        return None
    return None if _names(f"{first.words} {first.text} {label}", description) else spoken[0]


def speaks_of(description: str, words: str) -> bool:
    """Tell a report that speaks of what these words speak of."""
    if concepts(description) & concepts(words):
        return True
    return bool(telling_words(description) & telling_words(words))


def names_a_thing_of(description: str, words: str) -> bool:
    """Tell a report that has a word of these, be it of one thing or of several."""
    return bool(_stems(description) & _stems(words))


def _names(words: str, description: str) -> bool:
    """Tell words that share a thing with a report: one of its words, be it one or several."""
    if (concepts(description) & concepts(words)) - _ANYTHING:
        return True
    said, shown = _stems(description), _stems(words)
    return bool(said & shown)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:-1] if _is_plural(word) else word for word in telling_words(text))


def _is_plural(word: str) -> bool:
    return len(word) >= _LENGTH and word.endswith("s") and not word.endswith("ss")
