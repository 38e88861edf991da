"""What every test may ask for: the async backend, a clock that stands still, a PostgreSQL.

And in which order tests run, and what each part of them took.
"""

import gc
import time
from collections import Counter, defaultdict
from collections.abc import Generator, Iterator

import hypothesis
import pytest
import structlog
from sqlalchemy import Engine, event

from builders import FrozenClock
from in_memory import write_in_memory
from postgres import postgres_server, take_back
from statements import share_statements
from units import pytest_xdist_make_scheduler

__all__ = ["pytest_xdist_make_scheduler"]

_BEGAN = time.monotonic()
_BETWEEN_LOOKS = 10_000
"""Objects that stay, before the youngest are looked at for garbage; Python's own number is 700."""
event.listen(Engine, "engine_connect", share_statements)
write_in_memory()
# its own way with an exception draws a table of every frame's variables: 30 ms each
structlog.dev.ConsoleRenderer.get_active().exception_formatter = structlog.dev.plain_traceback
# nothing fails on time: an example may wait long for a busy machine
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with browsers: a file of theirs takes up to minutes, and none is to begin last.

    End with the analyzer: its files take the least, so that no process waits long for another.
    """
    items.sort(
        key=lambda item: (item.get_closest_marker("browser") is None, "analyze" in item.path.parts)
    )


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage while tests are collected, and never again among what that has made.

    Afterwards seldom: one test makes and drops more objects than Python lets be made between two
    looks, and to look took a tenth of the time of tests.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.collect()
        gc.freeze()
        gc.set_threshold(_BETWEEN_LOOKS)


@pytest.hookimpl(wrapper=True)
def pytest_sessionfinish() -> Generator[None, object, object]:
    """Look for garbage once more, and not among what is left: pytest does five times at its end."""
    gc.collect()
    gc.freeze()
    return (yield)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell what browser tests took and what the others: they run at once, so by their shares."""
    spent: defaultdict[str, float] = defaultdict(float)
    tests: Counter[str] = Counter()
    for each in (one for told in terminalreporter.stats.values() for one in told):
        if isinstance(each, pytest.TestReport):
            part = "browser tests" if "browser" in each.keywords else "Python tests"
            spent[part] += each.duration
            tests[part] += each.when == "call"
    for part in sorted(spent) if len(spent) > 1 else ():
        seconds = (time.monotonic() - _BEGAN) * spent[part] / sum(spent.values())
        terminalreporter.write_line(f"{part}: {seconds:.0f} s ({tests[part]} tests)")


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


@pytest.fixture(autouse=True)
def _databases_come_back() -> Iterator[None]:
    """The first of a test's fixtures, so the last that ends: nobody uses its databases then."""
    yield
    take_back()
