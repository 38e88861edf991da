"""What a log line says happened, by all its words: wrong money, lost data, a refusal.

A linear reader of words, pairs of words and their beginnings. Its weights were learned from lines
written by hand (`bench/lines`, `make train`): it reads wordings that no rule here has, and is asked
only where the rules have no reading of their own. Not: what is done about it, or learning.
"""

import base64
import gzip
import math
import re
import unicodedata
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import pairwise

import msgspec
from msgspec import Struct

TABLE = files("usercontext.analyze.language") / "line_kinds.json.gz"
SEEN = 400
"""Characters of a line that are read; what counts is said at once."""

_BEGINNING = 5
_KNOWN_LEAST = 0.5
_FEWEST = 3
"""Words that must be known: a figure with its name ("TTFB 3020.4") says nothing of the kind."""

_VALUES = frozenset({"w:sum", "w:id", "w:number", "w:=", "w:>", "w:<"})
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SUM = re.compile(
    r"[€$£¥₹] ?\d[\d.,]*|\b\d[\d.,]* ?(?:[€$£¥₹]|eur\b|usd\b|gbp\b|chf\b|kr\b|zł)|\b\d+[.,]\d\d\b"
)
_ID = re.compile(r"\b(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{3,}")
_NUMBER = re.compile(r"\d+")
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+(?:['’][^\W_]+)?|[!?≠→=<>×]+")


class LineKind(StrEnum):
    """What one line says has happened; the kinds of the lines that were learned from."""

    MONEY = "money"
    DATA = "data"
    EXPOSED = "exposed"
    STOPPED = "stopped"
    SHOWN = "shown"
    DEGRADED = "degraded"
    REFUSED = "refused"
    CALM = "calm"


class Table(Struct, frozen=True, rename="camel"):
    """What was learned: for each feature its rarity and a weight per kind, as packed bytes.

    A byte of ``weights`` is ``scale`` of a unit of log odds, one of ``rarities`` is 1/25.
    ``lines`` is the SHA-256 of the lines that it was learned from.
    """

    kinds: tuple[LineKind, ...]
    bias: tuple[float, ...]
    scale: float
    features: tuple[str, ...]
    weights: str
    rarities: str
    lines: str


def read_line(text: str) -> dict[LineKind, float]:
    """Return how likely each kind is, in [0, 1] and one in sum; empty where hardly a word is known.

    The same text always reads the same; it takes some 50 us.
    """
    return _read(text[:SEEN])


def features_of(text: str) -> list[str]:
    """Return what a line is read by: its words, their pairs and beginnings, how its numbers agree.

    Values are left out: sums, numbers and ids stand for all of their kind.
    """
    said = _folded(text[:SEEN])
    found = _agreement(said)
    for pattern, word in ((_SUM, " sum "), (_ID, " id "), (_NUMBER, " number ")):
        said = pattern.sub(word, said)
    words = _WORD.findall(said)
    found += [f"w:{word}" for word in words]
    found += [f"b:{one} {other}" for one, other in pairwise(words)]
    found += [f"p:{word[:_BEGINNING]}" for word in words if len(word) >= _BEGINNING]
    return sorted(set(found))


def sums_agree(text: str) -> bool:
    """Tell a line of two sums or more that are one."""
    return "n:sums agree" in _agreement(_folded(text[:SEEN]))


def names_a_sum(text: str) -> bool:
    """Tell a line with two sums or more that differ, or with one."""
    folded = _folded(text[:SEEN])
    return _SUM.search(folded) is not None and not sums_agree(text)


def _agreement(said: str) -> list[str]:
    """Return whether the sums of a line are one, and its other numbers: two facts that differ."""
    sums = ["".join(_NUMBER.findall(one)) for one in _SUM.findall(said)]
    numbers = _NUMBER.findall(_ID.sub(" ", _SUM.sub(" ", said)))
    found = []
    for name, values in (("sums", sums), ("numbers", numbers)):
        if len(values) > 1:
            found.append(f"n:{name} {'agree' if len(set(values)) == 1 else 'differ'}")
    return found


def _folded(text: str) -> str:
    text = _HUMPS.sub(" ", text)
    if text.isascii():
        return text.lower()
    parted = unicodedata.normalize("NFKD", text).lower()
    return unicodedata.normalize("NFC", "".join(c for c in parted if not unicodedata.combining(c)))


@cache
def _learned() -> tuple[Table, dict[str, int], bytes, memoryview]:
    """Return what was learned: the place of each feature, then its rarity and its weights there.

    A process reads few of thirty thousand features, so they stay packed until they are met.
    """
    table = msgspec.json.decode(gzip.decompress(TABLE.read_bytes()), type=Table)
    places = dict(zip(table.features, range(len(table.features)), strict=True))
    signed = memoryview(base64.b64decode(table.weights)).cast("b")
    return table, places, base64.b64decode(table.rarities), signed


def _read(text: str) -> dict[LineKind, float]:
    table, places, rarities, signed = _learned()
    features = features_of(text)
    words = [one for one in features if one.startswith("w:") and one not in _VALUES]
    heard = sum(word in places for word in words)
    if heard < _FEWEST or heard < _KNOWN_LEAST * len(words):
        return {}
    met = [places[feature] for feature in features if feature in places]
    length = math.sqrt(sum(one * one for one in (rarities[at] / 25 for at in met)))
    odds, wide = list(table.bias), len(table.kinds)
    for at in met:
        for place, weight in enumerate(signed[at * wide : (at + 1) * wide]):
            odds[place] += weight * table.scale / length
    most = max(odds)
    powers = [math.exp(one - most) for one in odds]
    total = sum(powers)
    return {kind: power / total for kind, power in zip(table.kinds, powers, strict=True)}
