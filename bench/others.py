"""Programs that the product is measured beside: no-ops, the bare socket, one that is named."""

import contextlib
import os
import shlex
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import posts
from bench.course import Course
from bench.load import Outcome, Plan, run
from bench.product import free_port

NOOP = Path(__file__).parent / "noop.py"
_KEY = "uc_sec_" + "0" * 36
_OPENS_S = 30.0
_STOP_S = 10.0


def noop_load(course: Course, *words: str) -> Outcome:
    """Send batches to the no-op (`noop.py`); ``words`` say under which server."""
    port = free_port()
    with listening([sys.executable, str(NOOP), str(port), *words], port):
        return foreign_load(course, port)


def bare_load(course: Course) -> Outcome:
    """Send batches to the bare socket."""
    port = free_port()
    with listening([sys.executable, "-m", "bench.bare", str(port)], port):
        return foreign_load(course, port)


def beside_load(course: Course, command: str, key: str) -> Outcome:
    """Send batches to a program that takes the same POST.

    In the command ``{port}`` is its port and ``{folder}`` an empty folder of its own.
    """
    port = free_port()
    with course.scratch() as place:
        words = shlex.split(command.format(port=port, folder=place))
        with listening(words, port):
            return foreign_load(course, port, key)


def foreign_load(course: Course, port: int, key: str = _KEY) -> Outcome:
    """Send batches to sessions that exist nowhere."""
    sessions = [str(uuid.UUID(int=number + 1, version=4)) for number in range(posts.SESSIONS)]
    return run(Plan(port, posts.batches(key, sessions), seconds=course.seconds))


@contextlib.contextmanager
def listening(
    command: Sequence[str], port: int, folder: Path | None = None, **settings: str
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a program until the block ends; its port answers when the block begins."""
    environment = os.environ | settings
    process = subprocess.Popen(command, cwd=folder, env=environment, start_new_session=True)
    try:
        wait_for_port(process, port)
        yield process
    finally:
        end(process)


def wait_for_port(process: "subprocess.Popen[bytes]", port: int) -> None:
    """Wait until somebody listens there; raises when the program ends before."""
    begun = time.monotonic()
    while time.monotonic() - begun < _OPENS_S:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args!r} ended with {process.returncode}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise RuntimeError(f"{process.args!r} does not listen on port {port}")


def end(process: "subprocess.Popen[bytes]") -> None:
    """End a program and what it started: it was started in a session of its own."""
    process.terminate()
    try:
        process.wait(_STOP_S)
    except subprocess.TimeoutExpired:
        pass
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
