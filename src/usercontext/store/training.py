"""Make a zstd dictionary of what a project's sessions have in common. Pure; not: when, storing it.

A dictionary outlives the sessions it was trained on, so it may hold nothing that is theirs alone.
What fewer than three sessions share is replaced by noise of the same shape before the trainer sees
it: a digit by a digit, a letter by a letter. Measured, this costs 0 to 2 % of the gain
(decision record 0011), for the gain lies in the structure.
"""

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter

import zstandard
from msgspec import Struct

SHARED_BY = 3
"""Sessions that must hold a string before it may stand in a dictionary."""

LEVEL = 1
"""Half the size of level -3 and a third of the time of level 6 on batches (performance.md 2d)."""

_FEWEST_SESSIONS = 8
_LARGEST_BYTES = 32 * 1024
"""Twice as large gains 0.4 % more on batches of 10 and takes twice the cache."""

_FEWEST_BYTES = 4 * 1024
_SAMPLE_SHARE = 8
"""A dictionary larger than an eighth of what it learned from only repeats it."""

_TESTED_OF = 5
_WORTH = 0.97
"""A dictionary must save 3 % of what the one in use (or none) leaves of unseen sessions."""

_PARTS = re.compile(rb'(["/?&=\\,:{}.\-]+)')
_HEX = re.compile(rb"[0-9a-f]*[0-9][0-9a-f]*")
_DIGITS, _LETTERS, _HEX_LETTERS = b"0123456789", b"abcdefghijklmnopqrstuvwxyz", b"abcdef"
_ZERO, _NINE, _A, _Z, _TILDE = b"09az~"
_CASE, _ASCII_END = 0x20, 0x80


class Sample(Struct, frozen=True):
    """The body of one chunk and the session it belongs to."""

    session_row: int
    body: bytes


class Trained(Struct, frozen=True):
    """A dictionary and what it leaves of unseen sessions' bytes, beside what was left before."""

    body: bytes
    ratio: float
    ratio_before: float


def train(samples: Sequence[Sample], current: bytes | None, number: int) -> Trained | None:
    """Train on four fifths of the sessions; None unless the last fifth is clearly smaller with it.

    ``number`` is written into every frame (one byte), so that a wrong dictionary is an error and
    never other text. The same samples give the same dictionary.
    """
    sessions = sorted({sample.session_row for sample in samples})
    if len(sessions) < _FEWEST_SESSIONS:
        return None
    tested = set(sessions[::_TESTED_OF])
    learned = [sample for sample in samples if sample.session_row not in tested]
    unseen = [sample.body for sample in samples if sample.session_row in tested]
    common = veil_rare(learned)
    size = min(_LARGEST_BYTES, max(_FEWEST_BYTES, sum(map(len, common)) // _SAMPLE_SHARE))
    try:
        made = zstandard.train_dictionary(size, [*common], level=LEVEL, dict_id=1 + number % 255)
    except zstandard.ZstdError:  # too little, or too unlike, to find anything in
        return None
    trained = Trained(made.as_bytes(), _ratio(made.as_bytes(), unseen), _ratio(current, unseen))
    return trained if trained.ratio <= trained.ratio_before * _WORTH else None


def veil_rare(samples: Sequence[Sample]) -> list[bytes]:
    """Return the bodies with everything that fewer than three sessions share made noise."""
    in_order = sorted(samples, key=lambda sample: sample.session_row)
    parted = [(sample.session_row, _PARTS.split(sample.body)) for sample in in_order]
    common = _shared(parted)
    split = ((row, _words_of(parts, common)) for row, parts in parted)
    words = _shared(split)
    chance = random.Random(0)  # noqa: S311  (noise that replaces text, not a secret)
    return [
        b"".join(part if part in common else _veil(part, words, chance) for part in parts)
        for _, parts in parted
    ]


def _shared(parted: Iterable[tuple[int, list[bytes]]]) -> set[bytes]:
    """Return the parts that enough sessions hold; what comes of one session comes together."""
    owners: Counter[bytes] = Counter()
    for _, session in groupby(parted, key=itemgetter(0)):
        owners.update({part for _, parts in session for part in parts})
    return {part for part, sessions in owners.items() if sessions >= SHARED_BY}


def _words_of(parts: Sequence[bytes], common: set[bytes]) -> list[bytes]:
    return [word for part in parts if part not in common for word in part.split(b" ")]


def _veil(part: bytes, words: set[bytes], chance: random.Random) -> bytes:
    """Keep the words that are shared, in no order that says anything, and none of the others."""
    if b" " not in part:
        return _noise(part, chance)
    kept = [word if word in words else _noise(word, chance) for word in part.split(b" ")]
    chance.shuffle(kept)
    return b" ".join(kept)


def _noise(part: bytes, chance: random.Random) -> bytes:
    letters = _HEX_LETTERS if _HEX.fullmatch(part) else _LETTERS
    return bytes(_noise_for(byte, letters, chance) for byte in part)


def _noise_for(byte: int, letters: bytes, chance: random.Random) -> int:
    if _ZERO <= byte <= _NINE:
        return _DIGITS[int(chance.random() * 10)]
    if byte >= _ASCII_END:
        return _TILDE
    letter = letters[int(chance.random() * len(letters))]
    if _A <= byte | _CASE <= _Z:
        return letter ^ _CASE if byte < _A else letter
    return byte


def _ratio(dictionary: bytes | None, bodies: Sequence[bytes]) -> float:
    known = None if dictionary is None else zstandard.ZstdCompressionDict(dictionary)
    compress = zstandard.ZstdCompressor(level=LEVEL, dict_data=known).compress
    return sum(len(compress(body)) for body in bodies) / sum(map(len, bodies))
