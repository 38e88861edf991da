"""What /proc tells is read right. Not: the kernel."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from bench.usage import (
    cpu_seconds,
    cpu_seconds_of,
    parse_name,
    parse_pss,
    parse_ticks,
    pss_mb,
    tree,
)

ROLLUP = """55d0-7ffc ---p 00000000 00:00 0 [rollup]
Rss:               14000 kB
Pss:                2000 kB
Pss_Dirty:           900 kB
"""


def test_the_proportional_memory_is_told_in_megabytes() -> None:
    assert parse_pss(ROLLUP) == 2.048


def test_a_rollup_without_it_is_an_error() -> None:
    with pytest.raises(ValueError, match="no Pss"):
        parse_pss("Rss: 1 kB\n")


def test_a_name_with_brackets_and_blanks_does_not_shift_the_ticks() -> None:
    assert parse_ticks("7 (a) b (c) S 1 7 7 0 -1 0 0 0 0 0 11 31 0 0 20 0 1 0") == 42


def test_a_name_with_brackets_and_blanks_is_read_whole() -> None:
    assert parse_name("7 (a) b (c) S 1 7 7 0 -1 0 0 0 0 0 11 31 0 0 20 0 1 0") == "a) b (c"


def test_only_what_goes_by_the_name_counts() -> None:
    own = parse_name(Path(f"/proc/{os.getpid()}/stat").read_text(encoding="utf-8"))

    assert cpu_seconds_of(os.getpid(), own) > 0
    assert cpu_seconds_of(os.getpid(), own + "?") == 0


def test_children_count_as_part_of_a_program() -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    with child:
        found = tree(os.getpid())

    assert {os.getpid(), child.pid} <= set(found)


def test_this_process_uses_memory_and_time() -> None:
    assert pss_mb(os.getpid()) > 1
    assert cpu_seconds(os.getpid()) > 0
