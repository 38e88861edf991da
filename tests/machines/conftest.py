"""What a machine runs on: empty data folders, a PostgreSQL, an event loop of its own."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from machines.served import Folders

pytest.register_assert_rewrite("machines.driver", "machines.reads", "machines.writes")


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as opened:
        yield opened


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path)
