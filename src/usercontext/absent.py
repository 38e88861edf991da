"""Libraries that another one would load for what we never ask of it. Not: what we use ourselves."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def absent(name: str) -> Iterator[None]:
    """Let ``name`` look as if it were not installed while something that can do without is loaded.

    A server takes 3.4 MB for rich, which structlog loads to draw tracebacks. What was loaded before
    stays as it is.
    """
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]  # how Python marks what may not be loaded
    try:
        yield
    finally:
        del sys.modules[name]
