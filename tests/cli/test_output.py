"""A terminal obeys no word of a page, also where JSON is printed. Not: what commands print."""

import json

import pytest

from usercontext.cli.output import print_json, safe

_OBEYED = "\x1b[2J\x9b2J\x9d0;owned\x07 \u202ecod\u2066 \u061c\u200b\ufeff\U000e0041\U000e007f\r\n"


def test_json_is_the_same_value_and_moves_no_cursor(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"message": f"a{_OBEYED}é日👩‍💻"})
    printed = capsys.readouterr().out
    assert {"message": f"a{_OBEYED}é日👩‍💻"} == json.loads(printed)
    assert not set(_OBEYED) - {" ", "\n", *map(chr, range(0x30, 0x7F))} & set(printed.rstrip("\n"))
    assert "é日👩‍💻" in printed


def test_a_line_hides_and_turns_nothing() -> None:
    shown = safe(_OBEYED)
    assert shown.isascii()
    assert shown.isprintable()
    assert r"\udb40\udc41" in shown


def test_what_an_export_takes_the_sense_from_mentions_with_stays() -> None:
    assert safe("@\u2060everyone") == "@\u2060everyone"
