"""What is relied on below RE2's Python wrapper: spans of bytes, and nothing of captures."""

import re

import pytest
import re2

from usercontext.ingest.linear import UNANCHORED, Linear, compile_match
from usercontext.ingest.patterns import GUARDED_PATTERN


def test_a_match_is_the_leftmost_span_of_bytes() -> None:
    match = compile_match(rb"(b+)|(\xe9)")

    assert match(UNANCHORED, b"aabba", 0, 5) == [(2, 4)]
    assert match(UNANCHORED, b"a\xe9b", 0, 3) == [(1, 2)]


def test_no_match_is_minus_one() -> None:
    assert compile_match(b"b")(UNANCHORED, b"aaa", 0, 3) == [(-1, -1)]


def test_the_search_begins_at_a_position_but_the_text_does_not() -> None:
    match = compile_match(rb"(?:^|x)b")

    assert match(UNANCHORED, b"bbxb", 1, 4) == [(2, 4)]


def test_a_pattern_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="missing"):
        compile_match(b"(")


def test_yes_or_no_is_asked_of_a_part_or_of_all() -> None:
    pattern = Linear(rb"a[0-9]+")

    assert pattern.occurs_in(b"xa12x")
    assert not pattern.is_all_of(b"xa12x")
    assert pattern.is_all_of(b"a12")


def test_both_engines_read_the_scanner_alike() -> None:
    """RE2 says where and re says which: they must agree on what a pattern means."""
    text = b"mail a@b.co, 4242424242424242; token=x 3e400,1e400 \\u0041 +44 20 eyJabcdef \x0b://u@"
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    theirs = re2.compile(GUARDED_PATTERN, options).finditer(text)
    ours = re.finditer(GUARDED_PATTERN.replace(rb"\z", rb"\Z"), text)

    assert [(m.span(), m.lastindex) for m in theirs] == [(m.span(), m.lastindex) for m in ours]
