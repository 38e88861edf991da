"""A project's own patterns, masked in each string as it reads. Not: names, and which are taken.

A text so full of matches that looking at each would take too long is masked from there to its end.
"""

import re
from collections.abc import Sequence

import msgspec
from msgspec import Raw
from re2 import _re2

from usercontext.domain.project_settings import ScrubPattern
from usercontext.ingest.classes import TOKEN
from usercontext.ingest.json_extents import escape_of
from usercontext.ingest.linear import UNANCHORED
from usercontext.ingest.own_shapes import OwnMask, compile_any, compile_pattern, mask_of
from usercontext.ingest.own_views import without_escapes
from usercontext.ingest.tally import Tally

_AT = _re2.RE2.Anchor.ANCHOR_START
_STRINGS_AND_NUMBERS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|-?[0-9][0-9.eE+-]*+', re.DOTALL)
_JSON = msgspec.json.Decoder(Raw)
_STRING = msgspec.json.Decoder(str)
_QUOTE = ord('"')
_BEGINS_JSON = (b"{", b"[", b'"')
_VALUE_BEFORE = re.compile(rb"(\\*)\"\s*:\s*\Z")
_VALUE_AFTER = re.compile(rb"\s*(?:[,}\]]|\Z)")
_NEARBY = 40


class OwnPatterns:
    """The patterns of one project; ``names`` have tokens too, which no pattern looks into."""

    def __init__(self, patterns: Sequence[ScrubPattern], names: Sequence[str]) -> None:
        self._rules = [(compile_pattern(rule.pattern), mask_of(rule.name)) for rule in patterns]
        tokens = {mask_of(name).token for name in names} | {mask.token for _, mask in self._rules}
        shape = b"|".join((TOKEN.pattern, *map(re.escape, sorted(tokens))))
        self._token = re.compile(shape)
        own = [re.escape(token.decode()) for token in sorted(tokens)]
        any_token = "|".join((TOKEN.pattern.decode(), *own))
        shapes = [any_token, *(rule.pattern for rule in patterns)]
        self._search = compile_any(shapes) if patterns else None

    def mask_json(self, text: bytes, tally: Tally) -> bytes:
        """Mask in the strings and numbers of valid JSON; it stays valid, keys are looked at too."""
        if self._search is None:
            return text
        parts: list[bytes] = []
        done = 0
        for found in _STRINGS_AND_NUMBERS.finditer(text):
            masked = self._mask_json_value(found[0], tally)
            if masked is not None:
                parts += (text[done : found.start()], masked)
                done = found.end()
        return b"".join((*parts, text[done:])) if done else text

    def mask_text(self, text: bytes, tally: Tally) -> bytes:
        """Mask in a text: first inside the JSON that it may be, then across all of it."""
        if self._search is None:
            return text
        if text.lstrip()[:1] in _BEGINS_JSON and _is_json(text):
            text = self.mask_json(text, tally)
        text = self._mask(text, tally)
        plain = without_escapes(text)
        if plain != text:
            masked = self._mask(plain, tally)
            text = masked if masked != plain else text
        return text

    def _mask_json_value(self, raw: bytes, tally: Tally) -> bytes | None:
        """Return what takes the place of a string or a number, None where nothing does."""
        if raw[0] != _QUOTE:
            masked = self._mask(raw, tally)
            return None if masked == raw else b'"%b"' % masked
        inner = raw[1:-1]
        if b"\\" not in inner:
            masked = self.mask_text(inner, tally)
            return None if masked == inner else _as_string(masked)
        try:
            text = _STRING.decode(raw).encode()
        except msgspec.DecodeError:  # half a surrogate pair, in JSON inside a string
            masked = self._mask(inner, tally)
            return None if masked == inner else b'"%b"' % masked
        masked = self.mask_text(text, tally)
        return None if masked == text else _as_string(masked)

    def _mask(self, text: bytes, tally: Tally) -> bytes:
        if self._search is None:
            return text
        parts: list[bytes] = []
        position = done = 0
        size = len(text)
        while position <= size:
            begin, stop = self._search(UNANCHORED, text, position, size)[0]
            if begin < 0:
                break
            mask = None if begin == stop else self._mask_at(text, begin)
            if not tally.may_search_on(size - position):
                stop, mask = size, mask or self._rules[0][1]
            if mask is not None:
                parts += (text[done:begin], _token(text, begin, stop, mask))
                done = stop
                tally.counts[mask.label] += 1
            position = max(stop, begin + 1)
        return b"".join((*parts, text[done:])) if done else text

    def _mask_at(self, text: bytes, begin: int) -> OwnMask | None:
        """Return which rule matches at a place, none where a token stands."""
        if self._token.match(text, begin):
            return None
        size = len(text)
        for match, mask in self._rules:
            if match(_AT, text, begin, size)[0][0] == begin:
                return mask
        return None


def _token(text: bytes, begin: int, stop: int, mask: OwnMask) -> bytes:
    """Return the token, quoted where it takes the place of a number in JSON that was cut off."""
    if not text[begin:stop].isdigit() or not _VALUE_AFTER.match(text, stop):
        return mask.token
    before = _VALUE_BEFORE.search(text[max(0, begin - _NEARBY) : begin])
    if before is None:
        return mask.token
    quote = b"\\" * escape_of(len(before[1])) + b'"'
    return quote + mask.token + quote


def _as_string(text: bytes) -> bytes:
    return msgspec.json.encode(text.decode("utf-8", "replace"))


def _is_json(text: bytes) -> bool:
    try:
        _JSON.decode(text)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    return True
