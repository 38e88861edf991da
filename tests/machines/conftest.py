"""What a machine runs on: an empty data folder to copy, a PostgreSQL, an event loop of its own."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from machines.served import Template

pytest.register_assert_rewrite("machines.driver", "machines.reads", "machines.writes")


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as opened:
        yield opened


@pytest.fixture
def template(runner: asyncio.Runner, tmp_path: Path) -> Template:
    made = Template(tmp_path)
    runner.run(made.make())
    return made
