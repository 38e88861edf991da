"""A start that never speaks fails its test and does not keep it. Not: servers that start."""

import os
from pathlib import Path
from typing import cast

import pytest
from torture.warm import Child

from cli.serving import Warm

CHILD = cast("Child", None)
"""No process: nothing is asked of it before it has spoken."""


def test_a_server_that_never_opens_its_screen_is_waited_for_no_longer_than_told(
    tmp_path: Path,
) -> None:
    """A child that died between its start and its first line left the whole run waiting."""
    os.mkfifo(tmp_path / "data.screen")

    with pytest.raises(TimeoutError, match=r"data\.screen"):
        Warm(CHILD, tmp_path / "data.screen", most_s=0.05)


def test_what_is_written_is_read_to_its_end(tmp_path: Path) -> None:
    screen = tmp_path / "data.screen"
    os.mkfifo(screen)
    kept_open = os.open(screen, os.O_RDWR)
    os.write(kept_open, b"one\ntwo\n")

    running = Warm(CHILD, screen)
    os.close(kept_open)

    with running.written as written:
        assert written.read() == "one\ntwo\n"
