"""Decoders of typed languages complaining about a response's shape. Not: JSON syntax.

A script takes what comes and stumbles later; Swift, Kotlin, Java, Go and Dart refuse it as they
read it, and name the field, what they expected and what came.
"""

import re

from usercontext.analyze.language.screens import screened

_SEEN = 1000
_DECODER = screened(
    r"\bDecodingError\b|\b(?:typeMismatch|keyNotFound|valueNotFound|dataCorrupted)\("
    r"|\bExpected (?:BEGIN_|an? )?\w{3,10} but was (?:BEGIN_)?[A-Z]{4,10}\b"
    r"|\bMissingFieldException\b|\bJson(?:Decoding|Mapping|Data|Syntax|Parse)Exception\b"
    r"|\bMismatchedInputException\b|\bUnrecognizedPropertyException\b"
    r"|\b[Cc]annot deserialize (?:value|instance)\b|\bjson: cannot unmarshal\b"
    r"|\bFormatException: (?:Unexpected|Invalid) \w{1,20}.{0,60}\bat (?:character|offset|line)\b"
    r"|\binvalid (?:type|value|length): .{1,80}, expected \S.{0,80}|\bmissing field `\w{1,60}`"
    r"|\bunknown (?:variant|field) `[^`]{1,60}`, expected \S"
    r"|\bUnexpected JSON token at offset\b|\bThe JSON value could not be converted to\b"
)
_DID_WITHOUT = screened(
    r"\b(?:using|used|use|with|kept|keeping) (?:the |its |a )?(?:default|fallback|built-?in"
    r"|previous|cached|last)\b|\bfall(?:s|ing)? ?back\b|\bskipp(?:ed|ing)\b|\bignor(?:ed|ing)\b",
    re.I,
)
"""Whoever says so has gone on with something else."""

_OF_A_TYPE = screened(r"\btype '.{1,80}' is not a subtype of type '.{1,80}'")
"""What Dart says of any value; right behind an answer it is of what came."""


_TYPE = (
    r"[`'\"“]?(?:string|number|boolean|bool|integer|int|float|object|array|list|null|undefined|nan"
    r"|map|record|bigint|enum|date|none)\b[`'\"”]?"
)
_OF_A_SCHEMA = screened(
    rf"\bexpected:? (?:an? )?{_TYPE}(?: type)?\W{{1,3}}(?:but )?(?:the final value was|received|got"
    rf"|found|was|given|actual(?:ly)?):? (?:an? )?{_TYPE}"
    rf"|(?:[\w$]\[\d+\][.\w$]*|[./]\d+[./][\w$]+|/[\w$]+/\d+)[`'\"]?:? (?:must be|should be|is not)"
    rf" (?:an? )?{_TYPE}",
    re.I,
)
"""How what compares an answer with a schema says it: a pair of types, or a place in a list and one.

Of what somebody typed no form speaks so.
"""

_FIELDS = tuple(
    re.compile(pattern)
    for pattern in (
        r"keyNotFound\(\w{0,30}\(?stringValue: \\?\"(?P<field>[\w-]{1,60})\\?\"",
        r".*stringValue: \\?\"(?!Index \d)(?P<field>[\w-]{1,60})\\?\"",
        r".*\[\\?\"(?P<field>[\w-]{1,60})\\?\"\]\)?",
        r"Unrecognized field \\?\"(?P<field>[\w-]{1,60})",
        r".*\b[Pp]ath:? '?\$\.?(?P<field>[\w.-]{1,60}(?:\[\d+\][\w.-]{0,60}){0,3})",
        r".*\b[Ff]ields? \[?'?(?P<field>[\w-]{1,60})'?\]?.{0,60}\b(?:is|are|was|were)"
        r" (?:required|missing)",
        r".*?(?P<field>\b[A-Za-z_$][\w$]{0,40}(?:(?:\[\d+\]|\.\d+)(?:\.[\w$]{1,40})?){1,3})\W{1,3}"
        r"(?:expected|must be|should be)\b",
        r".*\bstruct field \w{1,60}\.(?P<field>[\w.-]{1,60}) of type",
    )
)
"""How such languages name the field that they could not take."""

_PLACE = re.compile(r'"path"\s*:\s*\[(?P<steps>[^\]\[]{1,200})\]')
"""Where what compares an answer with a schema lists what is amiss: the steps down to the value."""


_A_PAGE = re.compile(
    r"(?:unexpected|unrecognized) token:? ?['\"‘“`]?<|<!doctype html|<html\b|<head\b", re.I
)
"""What readers of JSON quote of a text that is a page."""


def shows_a_page(text: str) -> bool:
    """Tell an error about a text that was read and began as pages do."""
    return "<" in text[:_SEEN] and _A_PAGE.search(text[:_SEEN]) is not None


def what_came(text: str) -> str:
    """Say what an answer was, of which such an error tells."""
    is_page = shows_a_page(text)
    return "with a page instead of JSON" if is_page else "with invalid JSON"


def field_of(text: str) -> str:
    """Return the field of an answer that a decoder names, or ''."""
    said = " ".join(text[:_SEEN].split())
    if (place := _PLACE.search(said)) is not None:
        steps = [one.strip(" \"'") for one in place["steps"].split(",")]
        return next((one for one in reversed(steps) if not one.isdigit()), "")
    found = (one.search(said) for one in _FIELDS)
    return next((one["field"] for one in found if one is not None), "")


def could_not_decode(text: str) -> bool:
    """Tell the complaint of a decoder, by the words that only one has."""
    said = text[:_SEEN]
    return _DECODER.search(said) is not None and _DID_WITHOUT.search(said) is None


def did_without(text: str) -> bool:
    """Tell a line that says what was taken instead."""
    return _DID_WITHOUT.search(text[:_SEEN]) is not None


def breaks_a_schema(text: str) -> bool:
    """Tell a value of another type than a schema has, wherever it came from."""
    said = text[:_SEEN]
    return _OF_A_SCHEMA.search(said) is not None and _DID_WITHOUT.search(said) is None


def is_of_another_type(text: str) -> bool:
    """Tell a value of another type than expected, wherever it came from."""
    return _OF_A_TYPE.search(text[:_SEEN]) is not None
