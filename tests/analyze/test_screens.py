"""Screened patterns find what they find unscreened. Not: what any of them is looked for."""

import functools
import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest

import usercontext.analyze
from usercontext.analyze.language.screens import Screened, screened
from usercontext.evals.cases import load_cases
from variants import EVERY_VARIANT

SHARE = 3 if EVERY_VARIANT else 9
FILLER = " and then the page went on for a while" * 3


def screens_in(value: Any) -> Iterator[Screened]:
    if isinstance(value, Screened):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from screens_in(one)


def all_screened() -> list[Screened]:
    found: dict[int, Screened] = {}
    for name in pkgutil.walk_packages(usercontext.analyze.__path__, "usercontext.analyze."):
        for value in vars(importlib.import_module(name.name)).values():
            found |= {id(one): one for one in screens_in(value)}
    return list(found.values())


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from texts_in(one)


@functools.cache
def said_in_cases() -> list[str]:
    """Some of what pages said, made long enough to be screened, each at both ends of a text."""
    cases = load_cases()[::12]
    said = {text for case in cases for log in case.logs for text in texts_in(log)}
    short = sorted(text for text in said if text.isascii() and 8 < len(text) < 400)[::SHARE]
    return [both for text in short for both in (text + FILLER, f"{FILLER} {text}")]


def test_a_long_text_is_read_as_it_is_unscreened() -> None:
    texts = said_in_cases()
    for one in all_screened():
        for text in texts:
            found, there = one.search(text), one.pattern.search(text)
            assert (found and found.span()) == (there and there.span()), (one.pattern, text)


OTHERS = (
    "é",
    "日本",
    "“",
    "„",
    " ",
    "٣",
    "я",
    "ß",
    "²",
    "İ",
    "ſ",
    "K",
    "€",
    "\U0001f600",
    "\udc80",
)


def test_a_text_of_other_letters_is_read_as_it_is_unscreened() -> None:
    """Some letters of what pages said are others, and others stand between its words."""
    texts = said_in_cases()[:: 3 if EVERY_VARIANT else 9]
    for number, one in enumerate(all_screened()):
        for place, said in enumerate(texts):
            other = OTHERS[(number + place) % len(OTHERS)]
            spaced = said.replace(" ", f" {other}", 1 + place % 4)
            text = spaced.replace("aeiost"[place % 6], other, place % 5)
            found, there = one.search(text), one.pattern.search(text)
            assert (found and found.span()) == (there and there.span()), (one.pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\bnot\s+found\b", "not\u00a0found"),
        (r"[^\s]{3}done", "日日日done"),
        (r"[^\S\n]done", "\u00a0done"),
        (r"[^“”]{2}end", "„éend"),
        (r"\w{4}-\d\d", "日本語é-٣٣"),
        (r"[\w.]+@", "日.本@"),
        (r"fehl(?:er|geschlagen)|ошиб[а-я]+", "ошибка"),
        (r"[aäöü]bc", "äbc"),
        (r"\Wx", "”x"),
        (r"failed$", "é failed\n"),
        (r"task", "taſk"),
        (r"ok", "oK"),
    ],
)
def test_a_screen_of_other_letters_lets_pass_what_a_pattern_finds(pattern: str, text: str) -> None:
    one = screened(pattern, re.I)

    found = one.search(f"{FILLER} é {text}")

    assert found is not None
    assert found[0] == one.pattern.search(text)[0]  # type: ignore[index]


def test_a_long_run_of_other_letters_is_not_looked_through() -> None:
    one = screened(r"\bcould not (?:be )?\w{1,20}ed\b")

    assert not one.may_match("日" * 2_000)
    assert not one.may_match("“ é " * 500)


def test_patterns_are_screened_and_there_are_texts_to_read() -> None:
    assert len(all_screened()) > 40
    assert len(said_in_cases()) > 200


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(?<![a-z])load(?= failed)", "load failed"),
        (r"(?P<who>\w+) is not (?P=who)\b", "ann is not ann"),
        (r"(\w+) for \1!", "an eye for eye!"),
        (r"(?>a{2,40}+)b++c?+$", "aaabb\n"),
        (r"\sdone\Z", "\x1cdone"),
        (r"[\s.]end[^]()]{0,200}x{9,}", "\x0bend of it xxxxxxxxx"),
        (r"\{\}|\(\[(?:a|b(?!c))\]", "{}"),
        (r"a{}b", "a{}b"),
    ],
)
def test_a_screen_lets_pass_what_a_pattern_finds(pattern: str, text: str) -> None:
    one = screened(pattern, re.I)

    found = one.search(f"{FILLER} {text}")

    assert found is not None
    assert found[0] == one.pattern.search(text)[0]  # type: ignore[index]


def test_what_no_screen_lets_pass_is_not_looked_for() -> None:
    one = screened("stack overflow")

    assert (one.search(FILLER), one.findall(FILLER), one.sub("x", FILLER)) == (None, [], FILLER)


def test_a_pattern_is_compiled_when_it_is_first_asked_for() -> None:
    """Of three hundred a start needs few: compiling all took a quarter of it."""
    one = screened("stack overflow")
    assert "pattern" not in vars(one)

    assert not one.may_match(FILLER)
    assert "pattern" not in vars(one)

    assert one.search("a stack overflow was seen there") is not None
