"""A server as most tests want one: started warm, on a database that was migrated once.

One process for each process of tests loads the product and forks for each server, as in
torture/warm.py: to load it was half of what a server's life costs. Not: a first start in an empty
folder (test_served, tests/wheel), what a start itself does (test_supervision).
"""

import atexit
import functools
import os
import select
import signal
import sys
from pathlib import Path
from typing import Any

from torture.warm import Child, Template

from cli.server import Served, read_first_screen, serve
from migrated import place_database
from usercontext.store.options import StoreOptions

_ENVIRONMENT = {k: v for k, v in os.environ.items() if not k.startswith("USERCONTEXT_")}
"""As it was before any test has changed it: what is started warm begins with this."""

_OPENED_S = 60.0
"""A start takes a second or two, on a busy machine ten times that."""


class Warm:
    """A server that was started warm; it is used as a Popen is."""

    def __init__(self, child: Child, screen: Path, most_s: float = _OPENED_S) -> None:
        self._child = child
        descriptor = _await_writer(screen, most_s)
        self.written = os.fdopen(descriptor, encoding="utf-8")

    @property
    def pid(self) -> int:
        return self._child.pid

    def send_signal(self, sig: int) -> None:
        if self._child.poll() is None:
            os.kill(self.pid, sig)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def wait(self, timeout: float | None = None) -> int:
        return self._child.wait(timeout)

    def __enter__(self) -> "Warm":
        return self

    def __exit__(self, *_: Any) -> None:
        self.written.close()
        self.wait()


def _await_writer(screen: Path, most_s: float) -> int:
    """Open a pipe once somebody has written to it; to open it waiting may wait for ever."""
    descriptor = os.open(screen, os.O_RDONLY | os.O_NONBLOCK)
    begun = select.poll()
    begun.register(descriptor, select.POLLIN)
    if not begun.poll(1000 * most_s):
        os.close(descriptor)
        raise TimeoutError(f"nothing was written to {screen.name} in {most_s:g} s")
    os.set_blocking(descriptor, True)
    return descriptor


def serve_migrated(folder: Path, **variables: str) -> Served:
    """Start a server in a process of its own: to load and to migrate take longer than the rest."""
    place_database(StoreOptions(folder))
    return serve_warm(folder, **variables)


def serve_warm(folder: Path, **variables: str) -> Served:
    """Start a server in a process of its own that has loaded the product already."""
    if sys.platform != "linux":  # what waits for the forked is Linux': elsewhere each loads it
        return serve(folder, **variables)
    screen = folder.with_name(f"{folder.name}.screen")
    screen.unlink(missing_ok=True)
    os.mkfifo(screen)
    child = template().start(
        ["serve", "--port", "0", "--data", str(folder)],
        screen,
        {"USERCONTEXT_LATE_LOGS_WAIT_S": "0"} | variables,
        errors=Path("/dev/stderr"),
    )
    running = Warm(child, screen)
    return read_first_screen(folder, running.written, running)


@functools.cache
def template() -> Template:
    """Return the process that has loaded the product and forks for each start."""
    opened = Template(_ENVIRONMENT)
    atexit.register(opened.__exit__)
    return opened
