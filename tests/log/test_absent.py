"""A library that is not to be loaded by another one, and what it is before and after."""

import sys
from importlib import import_module

import pytest

from usercontext.absent import absent


def test_what_is_absent_cannot_be_loaded_until_the_block_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)

    with absent("colorsys"), pytest.raises(ImportError):
        import_module("colorsys")

    assert import_module("colorsys").rgb_to_hsv


def test_what_was_loaded_before_stays() -> None:
    before = import_module("json")

    with absent("json"):
        assert import_module("json") is before

    assert sys.modules["json"] is before
