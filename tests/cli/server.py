"""A server in a process of its own, started as users start one. Not: starting it warm (serving)."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import IO, Any, NamedTuple, Protocol


class Running(Protocol):
    """A server's process as tests know it, however it was started."""

    @property
    def pid(self) -> int:
        """Return its number."""

    def send_signal(self, sig: int, /) -> None:
        """Send it a signal, if it runs still."""

    def terminate(self) -> None:
        """Ask it to end."""

    def kill(self) -> None:
        """End it at once."""

    def wait(self, timeout: float, /) -> int:
        """Return the status it ended with; raises TimeoutExpired."""

    def __enter__(self) -> object:
        """Begin what ends with its end."""

    def __exit__(self, *_: Any) -> None:
        """Close what it wrote to, and wait for its end."""


class Served(NamedTuple):
    """A running server and what it said when it started."""

    url: str
    folder: Path
    first_screen: str
    running: Running

    def value(self, label: str) -> str:
        found = re.search(rf"{label} +(\S+)", self.first_screen)
        assert found is not None, self.first_screen
        return found[1]


def serve(folder: Path, **variables: str) -> Served:
    environ = {k: v for k, v in os.environ.items() if not k.startswith("USERCONTEXT_")}
    running = subprocess.Popen(
        [sys.executable, "-m", "usercontext", "serve", "--port", "0", "--data", str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env=environ | {"USERCONTEXT_LATE_LOGS_WAIT_S": "0"} | variables,
    )
    assert running.stdout is not None
    return read_first_screen(folder, running.stdout, running)


def read_first_screen(folder: Path, written: IO[str], running: Running) -> Served:
    """Wait until a server that is starting says that it is there."""
    lines = []
    for line in written:
        lines.append(line)
        if "Stop it with Ctrl-C" in line or "Ctrl-C stops the server" in line:
            break
    screen = "".join(lines)
    found = re.search(r"http://\S+?(?=[,\s])", screen)
    assert found is not None, screen
    return Served(found[0], folder, screen, running)
