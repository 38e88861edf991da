"""Find the value that belongs to a secret's name: JSON, headers, forms, name/value pairs.

Works on bytes at any depth of JSON inside strings, also on JSON that was cut off: a quote's
backslashes tell the depth; in elements, printed objects and addresses within addresses too. Not:
values that show by their own shape.
"""

import re

from usercontext.ingest.classes import TOKEN, Masked
from usercontext.ingest.credentials import is_secret_looking
from usercontext.ingest.doubtful_names import JUDGES
from usercontext.ingest.json_extents import container_end, escape_of, string_end
from usercontext.ingest.markup_values import find_attribute, find_part
from usercontext.ingest.spans import Span, goes_on

_LINE_MARKS, _BEFORE_LINE = b"rn\r\n", b'\\"'
_ATTRIBUTES = frozenset((b"value", b"content"))
_EQUALS, _COLON, _COMMA, _ARROW = b"=:,>"
_NAME_BYTES = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-["
BEHIND_NAME = re.compile(rb"(?:\]|%5[Dd]|%(?:25)*(?:22(?:%(?:25)*3[Aa]?)?|3[Dd]?)|>|[\"']?\s*=)\Z")
_WHOLE_WORDS = frozenset((b"pin", b"otp", b"jwt", b"pwd"))
_QUOTE = re.compile(rb"\s*(\\*)\"")
_BARE = re.compile(rb"\s*(-?[0-9][0-9.eE+-]*)")
_OPEN = re.compile(rb"\s*([\[{])")
_PAIR_NAME = re.compile(rb"\"(?:name|key|header|field)\\*\"\s*:\s*\\*\"\Z", re.IGNORECASE)
_PAIR_VALUE = re.compile(rb"\s*\\*\"value\\*\"\s*:", re.IGNORECASE)
_FORM = re.compile(rb" ?((?:[^\s\"'\\&;,<>()\[\]{}|=`]|\\+/)(?:[^\s\"'\\&;,<>()\[\]{}|`]|\\+/)*)")
# A quote before a comma or bracket ends the string that the name stands in: {"url":"/?token=",…
_QUOTED_FORM = re.compile(rb">? ?(?:(\\*)\"(?!\s*[:,}\]])|')")
_SINGLE_QUOTED = re.compile(rb"[^'\"\\\r\n]*")
_SINGLE_VALUE = re.compile(rb"\s*'([^'\"\\\r\n]+)'")
_IN_ADDRESS = re.compile(rb"%(?:25)*(?:22(?:%(?:25)*3[Aa]|:)|3[Dd])\Z")
_PERCENT_VALUE = re.compile(
    rb"(?:%(?:25)*20|\+)*(?:%(?:25)*22)?"
    rb"((?:[^\s\"'\\%&,}]|%(?!(?:25)*(?:22|2[Cc]|7[Dd])))+)"
)
_PERCENT_FORM = re.compile(rb"((?:[^\s\"'\\&;,<>()\[\]{}|`%]|%(?!(?:25)*(?:26|23)))+)")
_ELEMENT_VALUE = re.compile(rb"([^<>\"\\\r\n]{1,1024})(?=<\\?/)")
_ELEMENT_OPENS = re.compile(rb"<[0-9A-Za-z:_.-]{0,64}\Z")
_LINE = re.compile(rb"\s?((?:[^\"\\\r\n]|\\+/)+)")
# a name of bounded length: without one, each of many headers that have no = is read to the end
_COOKIES = re.compile(
    rb"\s?([^\s=;,\"\\]{1,256}=[^\s;\"\\]*(?:; ?[^\s=;,\"\\]+(?:=[^;\s\"\\]*)?)*)"
)
_AUTHORIZATION = re.compile(
    rb"\s?((?:(?i:bearer|basic|token|apikey|negotiate)\s+)?(?:[^\s\"'\\,;]|\\+/)+)"
)
_TOKEN_FIRST = re.compile(rb"\s?" + TOKEN.pattern)
_NOT_VALUES = frozenset(
    b"null true false undefined none nan include omit same-origin bearer basic".split()
)
_NEARBY, _LONGEST_JUDGED = 64, 1_100


def find_named_value(
    text: bytes, start: int, stop: int, shortest: int | None = None
) -> Span | None:
    """Return the value that the name from ``start`` to ``stop`` stands for, None if harmless.

    The name ends with what follows it: its quote and : , } or ], or an = or : alone. In prose a
    value has ``shortest`` bytes at least; by default those of a secret.
    """
    mark = text[stop - 1]
    name = text[start : stop - 1].rstrip()
    bare = name.rstrip(b"\\\"'")
    word = BEHIND_NAME.sub(b"", bare).lower()
    if shortest is None and (word in JUDGES or word in _ATTRIBUTES):
        return _judged(text, start, stop, word)
    if word in _WHOLE_WORDS and goes_on(text, start):
        return None
    if start and TOKEN.match(text, start - 1):  # [COOKIE]= is no name
        return None
    masked = _class_of(word)
    if mark in _LINE_MARKS and text[stop - 2] in _BEFORE_LINE:
        return find_part(text, start, stop, masked)
    if b">" in text[stop - 2 : stop] or _IN_ADDRESS.search(text, start, stop):
        return _written_otherwise(text, start, stop, masked)
    if bare == name:
        shortest = _shortest(word) if shortest is None else shortest
        return _after_plain_name(text, stop, mark == _EQUALS, shortest, masked)
    escape = escape_of(len(name) - len(bare) - 1)
    if mark == _COLON:
        return _json_value(text, stop, escape, masked)
    return _paired_value(text, start, stop, escape, masked) if mark == _COMMA else None


def _judged(text: bytes, start: int, stop: int, word: bytes) -> Span | None:
    """Return what is secret of the value of a name that may be harmless, or of an attribute."""
    if word in _ATTRIBUTES:
        return find_attribute(text, start, stop)
    # of what is no secret the next name is looked at as well: none may read far for each of them
    lead = max(0, start - _NEARBY)
    window = text[lead : stop + _LONGEST_JUDGED]
    first, after = start - lead, stop - lead
    span = find_named_value(window, first, after, _shortest(word))
    if span is None or (span.end == len(window) and stop + _LONGEST_JUDGED < len(text)):
        return None
    real = JUDGES[word](window, first, after, span)
    if real is None:
        return None
    return Span(real.start + lead, real.end + lead, real.masked, real.value, real.escape)


def _written_otherwise(text: bytes, start: int, stop: int, masked: Masked) -> Span | None:
    """Return the value of ``"name"=>"…"`` or ``<name>…</name>``, or of a name in an address."""
    if text[stop - 2 : stop] == b"=>":
        name = text[start : stop - 2].rstrip()
        escape = escape_of(len(name) - len(name.rstrip(b"\\\"'")) - 1)
        return _json_value(text, stop, escape, masked)
    opens = _ELEMENT_OPENS.search(text, max(0, start - _NEARBY), start)
    if text[stop - 2] == _ARROW:
        return _first(_ELEMENT_VALUE, text, stop - 1, masked) if opens else None
    is_form = text[stop - 1] in b"Dd"
    span = _first(_PERCENT_FORM if is_form else _PERCENT_VALUE, text, stop, masked)
    return None if span is None or text[span.start : span.end].lower() in _NOT_VALUES else span


def _class_of(word: bytes) -> Masked:
    if word.startswith(b"cookie"):
        return Masked.COOKIE
    return Masked.CREDENTIALS if word.startswith(b"authorization") else Masked.SECRET


def _json_value(text: bytes, position: int, escape: int, masked: Masked) -> Span | None:
    """Return the JSON value at ``position`` whose quotes carry ``escape`` backslashes."""
    quote = _QUOTE.match(text, position)
    if quote:
        if len(quote[1]) < escape:
            return None  # the end of the string that the name stands in
        stop = string_end(text, quote.end(), len(quote[1]))
        content = text[quote.end() : stop]
        if not content or TOKEN.fullmatch(content) or content.lower() in _NOT_VALUES:
            return None
        return Span(quote.end(), stop, masked)
    single = _SINGLE_VALUE.match(text, position)  # a dictionary or an object as it is printed
    if single:
        is_value = not TOKEN.fullmatch(single[1]) and single[1].lower() not in _NOT_VALUES
        return Span(*single.span(1), masked) if is_value else None
    bare = _BARE.match(text, position)
    if bare:
        return Span(bare.start(1), bare.end(1), masked, value=True, escape=escape)
    opened = _OPEN.match(text, position)
    if opened is None:
        return None
    stop, closed = container_end(text, opened.start(1), escape)
    if not closed or stop - opened.start(1) <= len(b"{}"):
        return None if closed else Span(opened.start(1), stop, masked)
    return Span(opened.start(1), stop, masked, value=True, escape=escape)


def _paired_value(text: bytes, start: int, after: int, escape: int, masked: Masked) -> Span | None:
    """Return the value of {"name": …, "value": …} or of a header list ["name", "value"]."""
    before = text[max(0, start - _NEARBY) : start]
    whole_name = start - len(before) + len(before.rstrip(_NAME_BYTES))
    left = text[max(0, whole_name - _NEARBY) : whole_name]
    if _PAIR_NAME.search(left):
        value = _PAIR_VALUE.match(text, after)
        return _json_value(text, value.end(), escape, masked) if value else None
    if left.rstrip(b'\\"').rstrip().endswith(b"[") and _QUOTE.match(text, after):
        return _json_value(text, after, escape, masked)
    return None


def _after_plain_name(
    text: bytes, position: int, assigned: bool, shortest: int, masked: Masked
) -> Span | None:
    """Return the value of ``name=value`` or ``name: value`` in a form, a query, a header, prose."""
    if masked is Masked.COOKIE and not assigned:
        return _first(_COOKIES, text, position, masked)
    if masked is Masked.CREDENTIALS and not assigned:
        span = _first(_AUTHORIZATION, text, position, masked)
        real = span is not None and is_secret_looking(text[span.start : span.end], 6)
        return span if real else None
    quoted = _QUOTED_FORM.match(text, position)
    if quoted:
        return _quoted_value(text, quoted, masked)
    found = _FORM.match(text, position)
    if found is None or found[1].lower() in _NOT_VALUES:
        return None
    spaced = found[0].startswith(b" ")
    if (spaced or not assigned) and not _is_plausible(found[1], shortest):
        return None
    return Span(found.start(1), found.end(1), masked)


def _first(pattern: re.Pattern[bytes], text: bytes, position: int, masked: Masked) -> Span | None:
    if _TOKEN_FIRST.match(text, position):  # before its end is looked for, which may be far away
        return None
    found = pattern.match(text, position)
    return Span(found.start(1), found.end(1), masked) if found else None


def _quoted_value(text: bytes, quoted: re.Match[bytes], masked: Masked) -> Span | None:
    if quoted[0].endswith(b"'"):
        content = _SINGLE_QUOTED.match(text, quoted.end())
        stop = content.end() if content else quoted.end()
        if text[stop : stop + 1] != b"'":
            return None
    else:
        stop = string_end(text, quoted.end(), len(quoted[1]))
    content_bytes = text[quoted.end() : stop]
    if not content_bytes or TOKEN.fullmatch(content_bytes) or b"\n" in content_bytes:
        return None
    return Span(quoted.end(), stop, masked)


def _shortest(word: bytes) -> int:
    return 4 if word.startswith((b"pass", b"pwd", b"pin", b"otp", b"cv", b"iban")) else 8


def _is_plausible(value: bytes, shortest: int) -> bool:
    """Tell a value from the next word of a sentence: "password: hunter2", "token: expired"."""
    return is_secret_looking(value.rstrip(b".,:;!?)"), shortest)
