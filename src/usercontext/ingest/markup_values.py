"""Values of form fields as a browser sends or shows them: parts of a body, attributes. Not: names.

A part of ``multipart/form-data`` has its name in a header and its value on the line behind an empty
one; an element has both as attributes, in any order.
"""

import re

from usercontext.ingest.classes import TOKEN, Masked
from usercontext.ingest.json_extents import string_end, whole_escape
from usercontext.ingest.patterns import KEY_WORDS
from usercontext.ingest.spans import Span

_END_OF_LINE = rb"(?:(?:\\+r)?\\+n|\r?\n)"
_PART_NAME = re.compile(rb"(?i)\bname=\\*\"[^\"\\\r\n]{0,64}\Z")
_PART_HEAD = re.compile(
    rb"\\*\"" + _END_OF_LINE + rb"(?:[A-Za-z-]{1,40}:[^\r\n\"\\]{0,200}"
    rb"" + _END_OF_LINE + rb"){0,3}" + _END_OF_LINE
)
_LINE_END, _PART_END = re.compile(_END_OF_LINE), re.compile(_END_OF_LINE + rb"--")
_LONGEST_PART, _LONGEST_TAG = 4_096, 512
_BEFORE_ATTRIBUTE = b" \t\r\n\f\"'/nrt"
_TAG = re.compile(rb"(?i)<(?:input|meta|button|param)\b")
_ATTRIBUTE_VALUE = re.compile(rb"(\\*)\"|'([^'\"\\<>]*)'|([^\s\"'\\<>]+)")
_NAMING = re.compile(
    rb"(?i)\b(?:name|id|type|autocomplete)\s?=\s?(?:\\*\"|')?([^\s\"'\\<>]{1,128})"
)
_NAMES_SECRET = re.compile(
    rb"(?i)(?:" + KEY_WORDS + rb"|cc-csc|one-time-code)(?:\]|%5d)?\Z|(?<![a-z])pass\Z"
)
_NOT_TYPED = frozenset((b"submit", b"button", b"checkbox", b"radio", b"reset", b"image"))
_SHORT = (b"pin", b"otp", b"jwt", b"pwd")


def find_part(text: bytes, start: int, stop: int, masked: Masked) -> Span | None:
    """Return the value of the part whose name from ``start`` ends with a quote and a line."""
    quote = text.rfind(b'"', start, stop)
    name = text[start:quote]
    escape = len(name) - len(name.rstrip(b"\\"))
    head = _PART_HEAD.match(text, quote - escape)
    if head is None or not _PART_NAME.search(text, max(0, start - _LONGEST_TAG), start):
        return None
    begin = head.end()
    limit = begin + _LONGEST_PART
    ends = _PART_END.search(text, begin, limit) or _LINE_END.search(text, begin, limit)
    window = text[begin : ends.start() if ends else limit]
    end = begin + (string_end(window, 0, escape // 2) if escape else len(window))
    if ends is None:
        end = whole_escape(text, end)
    is_value = end > begin and not TOKEN.fullmatch(text, begin, end)
    return Span(begin, end, masked) if is_value else None


def find_attribute(text: bytes, start: int, stop: int) -> Span | None:
    """Return the value of the attribute at ``start`` if its element names a secret."""
    if text[start - 1] not in _BEFORE_ATTRIBUTE:
        return None
    opened = text.rfind(b"<", max(0, start - _LONGEST_TAG), start)
    if opened < 0 or text.find(b">", opened, start) >= 0 or not _TAG.match(text, opened):
        return None
    found = _ATTRIBUTE_VALUE.match(text, stop)
    if found is None:
        return None
    begin, end = found.span(found.lastindex or 0)
    if found[1] is not None:
        begin = found.end()
        end = begin + string_end(text[begin : begin + _LONGEST_TAG], 0, len(found[1]))
    closed = text.find(b">", end, end + _LONGEST_TAG)
    around = text[opened:start] + text[end : closed if closed >= 0 else end + _LONGEST_TAG]
    is_value = end > begin and not TOKEN.fullmatch(text, begin, end)
    return Span(begin, end, Masked.SECRET) if is_value and _is_secret_field(around) else None


def _is_secret_field(attributes: bytes) -> bool:
    names = [each.lower() for each in _NAMING.findall(attributes)]
    return _NOT_TYPED.isdisjoint(names) and any(map(_is_secret_name, names))


def _is_secret_name(name: bytes) -> bool:
    ending = _NAMES_SECRET.search(name)
    if ending is None:
        return False
    is_short = ending[0].rstrip(b"]") in _SHORT
    return not (is_short and name[: ending.start()][-1:].isalpha())
