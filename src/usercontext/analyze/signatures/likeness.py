"""How similar two reports are by their words, where logs say nothing. Not: which groups.

Careful on purpose, and without knowing the language: two reports are alike when the words of the
shorter one all stand in the longer one, in their order, and the longer one adds little. A word that
is exchanged (*login* for *checkout*, *in* for *out*) makes them different, whatever else is shared.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from msgspec import Struct

from usercontext.analyze.language.urls import path_template, split_url
from usercontext.domain.group import TextMatch

MOST_TERMS = 200
LEAST_ALIKE = 0.8
"""What the words shared are of all words, by length: a sentence may add one word in five."""

_FEW_TERMS = 3
_FEW_LETTERS = 12
"""Under either, words fit anything (*it is broken*): the page must be the same too."""

_CODE = 4
_STEP = _CODE + 1
_NAME = "t1:unknown:#"
_SHOWN_TERMS = 40
_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_VALUE = re.compile(
    r"\[[A-Z][A-Z_]{1,30}\]|[a-z][a-z+.\-]{1,20}://\S{1,2000}|[\w.+\-]{1,64}@[\w.\-]{1,200}"
    r"|\b(?=[\w\-]{0,63}\d)[0-9a-f][0-9a-f\-]{7,63}\b|\d{6,}",
    re.I,
)
_TERM = re.compile(rf"[{_CJK}]+|(?:(?![{_CJK}])[^\W_])+")
_REPEATED = re.compile(r"(\w)\1+")


class Words(Struct, frozen=True):
    """A report's words: the name of exactly these, their print, and the terms as they read."""

    name: str
    code: bytes
    terms: tuple[str, ...]


def read_words(description: str, url: object) -> Words | None:
    """Return a report's words and page in a form that can be kept; None where there are none.

    The print holds hashes and lengths, no words: it may outlive a report that is deleted.
    """
    terms = _terms(description)
    if not terms:
        return None
    code = _page(url) + b"".join(map(_coded, terms))
    few = _is_few(code)
    named = hashlib.sha256(code if few else code[_CODE:]).hexdigest()[:16]
    return Words(_NAME + named, code, terms)


def find_alike(words: Words, known: Iterable[tuple[int, bytes]]) -> TextMatch | None:
    """Return the known text (row and print) that a report is most like, the first of equals."""
    best: TextMatch | None = None
    for row, code in known:
        score, shared = _compare(words, code)
        if score >= LEAST_ALIKE and (best is None or score > best.score):
            best = TextMatch(row, shared[:_SHOWN_TERMS], round(score, 3))
    return best


def _compare(words: Words, other: bytes) -> tuple[float, tuple[str, ...]]:
    ours, theirs = _codes(words.code), _codes(other)
    if words.code[:_CODE] != other[:_CODE] and (_is_few(words.code) or _is_few(other)):
        return 0.0, ()
    shorter, longer = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
    rest = iter(longer)
    if not all(code in rest for code in shorter):  # each after the one before it
        return 0.0, ()
    score = _weight(shorter) / _weight(longer)
    common = set(shorter)
    pairs = zip(words.terms, ours, strict=True)
    return score, tuple(dict.fromkeys(term for term, code in pairs if code in common))


def _terms(description: str) -> tuple[str, ...]:
    text = unicodedata.normalize("NFKC", _VALUE.sub(" ", description[:5000])).casefold()
    terms: list[str] = []
    for match in _TERM.finditer(text):
        run = match[0]
        if re.match(f"[{_CJK}]", run) and len(run) > 1:  # no spaces between words: pairs
            terms += [run[at : at + 2] for at in range(len(run) - 1)]
        else:
            terms.append(run)
    return tuple(terms[:MOST_TERMS])


def _page(url: object) -> bytes:
    path = path_template(split_url(url).path) if isinstance(url, str) and url else ""
    return _hash(path)


def _coded(term: str) -> bytes:
    # A letter typed twice too often, or once too seldom, is the same word.
    once = _REPEATED.sub(r"\1", term) if not term.isdigit() else term
    return _hash(once) + bytes([min(len(once), 255)])


def _hash(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=_CODE).digest()


def _codes(code: bytes) -> list[bytes]:
    return [code[at : at + _STEP] for at in range(_CODE, len(code), _STEP)]


def _weight(codes: list[bytes]) -> int:
    return sum(code[-1] for code in codes)


def _is_few(code: bytes) -> bool:
    codes = _codes(code)
    return len(codes) < _FEW_TERMS or _weight(codes) < _FEW_LETTERS
