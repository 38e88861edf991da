"""The values of keys that a project named itself, masked where they stand. Not: patterns.

What a key's value is, at any depth of JSON inside strings, in forms, headers and what was cut off,
is known to ``key_names``. As with the built-in names a key ends in the name; one of up to three
letters is a whole word, or ``id`` would be the end of ``paid``.
"""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from usercontext.ingest.classes import TOKEN
from usercontext.ingest.key_names import BEHIND_NAME, find_named_value
from usercontext.ingest.linear import UNANCHORED
from usercontext.ingest.own_shapes import OwnMask, compile_any, mask_of, name_pattern, plain_name
from usercontext.ingest.own_views import without_escapes
from usercontext.ingest.spans import goes_on
from usercontext.ingest.tally import Tally

_SHORT = 3
_SPELLINGS = 256
_UNICODE = 0x80


class _Value(Struct, frozen=True, gc=False):
    start: int
    end: int
    mask: OwnMask
    quote: bytes | None


class OwnNames:
    """The names of one project."""

    def __init__(self, names: Sequence[str]) -> None:
        self._masks = {plain_name(name): mask_of(name) for name in names}
        self.shapes = [name_pattern(names)] if names else []
        self._search = compile_any(self.shapes) if names else None
        self._mask_of = lru_cache(maxsize=_SPELLINGS)(self._look_up)

    def mask(self, text: bytes, tally: Tally) -> bytes | None:
        """Replace the values of the names; None when there are too many to look at."""
        if self._search is None:
            return text
        found = self._find(text, tally)
        plain = without_escapes(text)
        if found is not None and plain != text:
            hidden = self._find(plain, tally)
            if hidden is None or len(hidden) > len(found):
                text, found = plain, hidden
        return None if found is None else _replace(text, found, tally)

    def _find(self, text: bytes, tally: Tally) -> list[_Value] | None:
        if self._search is None:
            return []
        values: list[_Value] = []
        position, size = 0, len(text)
        while True:
            begin, stop = self._search(UNANCHORED, text, position, size)[0]
            if begin < 0:
                return values
            if not tally.may_name():
                return None
            value = self._value(text, begin, stop)
            position = stop if value is None else value.end
            if value is not None:
                values.append(value)

    def _look_up(self, spelled: bytes) -> tuple[OwnMask | None, bool]:
        """Return the rule of a key as it is spelled, quotes and all, and whether it is short."""
        name = BEHIND_NAME.sub(b"", spelled.rstrip(b"\\\"' \t\n\f\r"))
        bare = plain_name(name.decode("utf-8", "replace"))
        return self._masks.get(bare), len(bare) <= _SHORT

    def _value(self, text: bytes, begin: int, stop: int) -> _Value | None:
        mask, is_short = self._mask_of(text[begin : stop - 1])
        if mask is None or (is_short and _goes_on(text, begin)):
            return None
        if begin and text.startswith(mask.token, begin - 1):  # a token in brackets is no name
            return None
        span = find_named_value(text, begin, stop, shortest=1)
        if span is None or span.masked is None or span.start >= span.end:
            return None
        content = text[span.start : span.end]
        if content == mask.token or TOKEN.fullmatch(content):
            return None
        quote = b"\\" * span.escape + b'"' if span.value else None
        return _Value(span.start, span.end, mask, quote)


def _replace(text: bytes, values: list[_Value], tally: Tally) -> bytes:
    parts: list[bytes] = []
    done = 0
    for value in values:
        quote = value.quote or b""
        parts += (text[done : value.start], quote, value.mask.token, quote)
        done = value.end
        tally.counts[value.mask.label] += 1
    parts.append(text[done:])
    return b"".join(parts)


def _goes_on(text: bytes, begin: int) -> bool:
    """Tell whether a letter stands before a name, so that it is the end of a longer word."""
    return goes_on(text, begin) or text[begin - 1 : begin] >= bytes((_UNICODE,))
