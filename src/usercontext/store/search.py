"""Text → search terms, the same for both engines: NFKC, case folded, accents off, CJK bigrams."""

import unicodedata
from collections.abc import Iterator

_MOST_TERMS = 4_000
_LONGEST_TERM = 64


def index_terms(texts: tuple[str | None, ...]) -> list[str]:
    """Return the distinct terms under which texts are found; single CJK characters too."""
    found: dict[str, None] = {}
    for text in texts:
        for word, is_cjk in _words(text or ""):
            found |= dict.fromkeys([*word, *_bigrams(word)] if is_cjk else [word[:_LONGEST_TERM]])
    return list(found)[:_MOST_TERMS]


def query_terms(text: str) -> list[str]:
    """Return the distinct terms that must all occur; empty when the text has none."""
    found: dict[str, None] = {}
    for word, is_cjk in _words(text):
        found |= dict.fromkeys(_bigrams(word) or [word] if is_cjk else [word[:_LONGEST_TERM]])
    return list(found)


def _words(text: str) -> Iterator[tuple[str, bool]]:
    word, kind = "", False
    for character in _fold(text) + " ":
        is_cjk = _is_cjk(character)
        if character.isalnum() and (not word or is_cjk == kind):
            word, kind = word + character, is_cjk
            continue
        if word:
            yield word, kind
        word, kind = (character, is_cjk) if character.isalnum() else ("", False)


def _fold(text: str) -> str:
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(character for character in apart if unicodedata.category(character) != "Mn")
    return unicodedata.normalize("NFC", bare)


def _bigrams(word: str) -> list[str]:
    return [word[start : start + 2] for start in range(len(word) - 1)]


def _is_cjk(character: str) -> bool:
    point = ord(character)
    return (
        0x3040 <= point <= 0x30FF  # kana
        or 0x3400 <= point <= 0x9FFF  # ideographs
        or 0xAC00 <= point <= 0xD7AF  # hangul
        or 0xF900 <= point <= 0xFAFF
        or 0x20000 <= point <= 0x3FFFF
    )
