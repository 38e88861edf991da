"""What is free goes back to the system, and what is held is told. Linux with glibc."""

import sys

import pytest

from usercontext.memory import give_back, own_megabytes

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")


def test_what_is_held_is_told_in_megabytes() -> None:
    before = own_megabytes()
    held = b"x" * 64_000_000

    assert own_megabytes() - before >= 55, len(held)


def test_pages_below_one_that_is_in_use_are_given_back() -> None:
    blocks = [b"x" * 64_000 for _ in range(1_000)]
    last = blocks.pop()
    peak = own_megabytes()
    blocks.clear()
    give_back()

    assert peak - own_megabytes() >= 40, len(last)
