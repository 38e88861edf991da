"""What every test may ask for: the async backend, a clock that stands still, a PostgreSQL."""

from collections.abc import Iterator

import pytest

from builders import FrozenClock
from postgres import postgres_server


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture(scope="session")
def postgres_address() -> Iterator[str]:
    with postgres_server() as address:
        yield address
