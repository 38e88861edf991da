"""No text of a user, a page or a model changes the structure of an export."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from present.written import prose, shape, tokens, write

HOSTILE = [
    *("`" * run for run in (1, 2, 3, 4, 40)),
    *("~" * run for run in (1, 3, 40)),
    "```\ncode\n```",
    "a ``` b\n````text\n~~~~",
    "![](http://evil.example/x.png)",
    "[a](javascript:alert(1)) [b][c]\n\n[c]: http://evil.example",
    "@all #1 GH-1 ada@example.com",
    "{html}<b>x</b>{html} {code}x{code} [~admin] [^file] !http://evil.example/x.png!",
    "a\r\n\r\n# b\r- c\n1. d\n> e\n\n    f",
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script> <!-- x",
    "<http://evil.example> <ada@example.com> www.evil.example",
    "1. one",
    "17) seventeen",
    "- dash\n+ plus\n* star",
    "# heading #",
    "title ##",
    "a\n===\nb\n---",
    "| a | b |\n|---|---|\n| c | d |",
    "   \t indented",
    "\u2028\u2029\u0085\u202ereversed\u202c\u200b\u2066x\U000e0041",
    "\u200b\u2060\ufeff",
    "\x00\x1b[31mred\ud800",
    "\\ \\\\ a\\",
    "&amp; &#35; &nbsp;",
    "*a* _b_ __c__ **d** ~~e~~ ^f^ $g$ $$h$$ snake_case_name",
    "x" * 5000,
    "`x" * 2500,
    "word " * 1000,
    "👩\u200d💻 नमस्ते عربى 日本語",
]
PLAIN = shape(write("Checkout button does nothing"))
FORBIDDEN = {"link_open", "image", "html_inline", "html_block", "s_open", "table_open", "em_open"}


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_do_not_change_the_structure(words: str) -> None:
    assert shape(write(words)) == PLAIN


@settings(deadline=None)
@given(st.text(min_size=1, max_size=400))
def test_no_words_change_the_structure(words: str) -> None:
    assert shape(write(words)) == PLAIN


@settings(deadline=None)
@given(st.text(alphabet="`*_{}[]()#+-.!|<>&~^=:@/\\ \r\n\t$ax1", min_size=1, max_size=80))
def test_no_marks_change_the_structure(words: str) -> None:
    assert shape(write(words)) == PLAIN


@settings(deadline=None)
@given(st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=5).map("".join))
def test_no_mixture_of_hostile_words_changes_the_structure(words: str) -> None:
    assert shape(write(words)) == PLAIN


@pytest.mark.parametrize("words", HOSTILE)
def test_no_link_image_or_html_comes_from_words(words: str) -> None:
    emphasis_of_ours = {"em_open"}
    kinds = {token.type for token in tokens(write(words))}

    assert not kinds & (FORBIDDEN - emphasis_of_ours)


@pytest.mark.parametrize("words", HOSTILE)
def test_the_title_is_one_line(words: str) -> None:
    lines = write(words).splitlines()

    assert lines[0].startswith("## Issue: ")
    assert lines[1:3] == ["", "**Priority:** P1"]


@pytest.mark.parametrize(
    "trigger",
    [
        "@all",
        "#12",
        "GH-1",
        "https://",
        "www.evil",
        "evil.example",
        "mailto:a",
        "a@example",
        "!http",
    ],
)
def test_what_trackers_react_to_is_split_in_prose(trigger: str) -> None:
    words = f"see {trigger} or !http: mailto:a@example.com https://www.evil.example"

    assert trigger not in prose(write(words))


@pytest.mark.parametrize("macro", ["{code}", "{html}", "[~admin]", "[^file]"])
def test_no_macro_of_jira_is_left_whole(macro: str) -> None:
    assert macro not in write(f"see {macro} now")


def test_scripts_and_emoji_stay_as_written() -> None:
    assert "👩\u200d💻 नमस्ते عربى 日本語" in prose(write("👩\u200d💻 नमस्ते عربى 日本語"))


def test_names_with_underscores_read_as_written() -> None:
    assert "### What happened\n\ncolumn gift_note of orders\n" in write(
        "column gift_note of orders"
    )
