"""Text → search terms, the same for both engines, so that both find the same. Not: queries.

A term is a word in NFKC, case folded, without accents; Chinese, Japanese and Korean, which put no
spaces between words, are cut into pairs of characters. A term holds letters, digits and pictures
only: no operator of a search engine and no pattern of SQL can be spelled with it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

_LONGEST_TEXT = 20_000
"""Characters looked at per text; longer ones come from no field that is searched."""

_LONGEST_TERM = 64
"""A GIN entry may not pass a few kilobytes; cut in texts and in queries alike."""

_CJK = (
    "\u3005\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003fffd"
)
# Scripts whose vowels are marks, not letters: there a mark is a part of the word.
_WITH_MARKS = "\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff"
_PICTURES = "\u2600-\u27bf\u2b05-\u2bff\U0001f000-\U0001f3fa\U0001f400-\U0001faff"
_TERM = re.compile(rf"(?P<cjk>[{_CJK}]+)|(?P<word>(?:[^\W_{_CJK}]|[{_WITH_MARKS}])+)|[{_PICTURES}]")
_PLAIN_TERM = re.compile("[a-z0-9]+")
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
)
# Letters that people type without their stroke though Unicode does not take it off.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)


def index_terms(project_row: int, texts: Iterable[str | None]) -> list[str]:
    """Return the distinct terms a project's text is found by; single CJK characters too."""
    found: dict[str, None] = {}
    for text in texts:
        if text is None or text.isascii():
            found |= dict.fromkeys(_plain_terms(text or ""))
            continue
        for term, is_cjk in _terms(text):
            found |= dict.fromkeys([*term, *_pairs(term)] if is_cjk else [term])
    return _of_project(project_row, found)


def query_terms(project_row: int, text: str) -> list[str]:
    """Return the distinct terms that must all occur; none when the text has nothing to look for."""
    found: dict[str, None] = {}
    for term, is_cjk in _terms(text):
        found |= dict.fromkeys(_pairs(term) or [term] if is_cjk else [term])
    return _of_project(project_row, found)


def _of_project(project_row: int, terms: Iterable[str]) -> list[str]:
    # One index serves all projects: with its number in front, a term leads to one project's issues.
    return [f"{project_row}x{term}" for term in terms]


def _plain_terms(text: str) -> list[str]:
    # What ``_terms`` finds in ASCII, at a fifth of its cost.
    found: list[str] = _PLAIN_TERM.findall(text[:_LONGEST_TEXT].lower())
    return found if len(text) <= _LONGEST_TERM else [term[:_LONGEST_TERM] for term in found]


def _terms(text: str) -> Iterator[tuple[str, bool]]:
    for match in _TERM.finditer(_fold(text[:_LONGEST_TEXT])):
        is_cjk = match["cjk"] is not None
        yield (match[0] if is_cjk else match[0][:_LONGEST_TERM], is_cjk)


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_PLAIN)
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", folded))
    # Together again: apart, a Korean syllable is three letters, a Japanese voice mark one more.
    return unicodedata.normalize("NFC", bare)


def _pairs(word: str) -> list[str]:
    return [word[start : start + 2] for start in range(len(word) - 1)]
