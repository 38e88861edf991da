"""What every test may ask for: the async backend and a clock that stands still. Nothing else."""

import pytest

from builders import FrozenClock


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()
