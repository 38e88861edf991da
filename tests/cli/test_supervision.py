"""The worker as a child of `serve`: forked first, a program of its own after that. Linux."""

import contextlib
import json
import os
import re
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.server import Served, serve
from migrated import place_database
from usercontext.store.options import StoreOptions
from usercontext.supervision import fork_worker

# elsewhere it is None and the worker a program of its own from the start: test_served.py has that
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no worker is forked")
_PATIENCE_S = 60.0


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    place_database(StoreOptions(tmp_path / "data"))
    server = serve(tmp_path / "data")  # not warm: that shares its memory with who forked it
    yield server
    server.running.kill()
    with server.running:
        server.running.wait(_PATIENCE_S)


def worker_of(served: Served, other_than: int = 0) -> int:
    """Wait until a worker leaves its sign, and return its process."""
    sign, give_up = served.folder / "worker.json", time.monotonic() + _PATIENCE_S
    while time.monotonic() < give_up:
        written = sign.read_bytes() if sign.exists() else b""
        if written.endswith(b"}") and (pid := int(json.loads(written)["pid"])) != other_than:
            return pid
        time.sleep(0.05)
    raise AssertionError("no worker left a sign")


def command_of(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/cmdline").read_text().split("\0")


def held_by(pid: int) -> dict[str, str]:
    """Return what the files of a process are; it may close some while they are looked at."""
    held = {}
    for each in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):
            held[each.name] = str(each.readlink())
    return held


def wait_for_end(pid: int) -> bool:
    try:
        ends = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([ends], [], [], _PATIENCE_S)[0])
    finally:
        os.close(ends)


def test_the_first_worker_shares_the_memory_of_what_was_loaded(served: Served) -> None:
    rollup = Path(f"/proc/{worker_of(served)}/smaps_rollup").read_text()
    shared = re.search(r"Shared_Dirty: +(\d+) kB", rollup)

    assert shared is not None
    assert int(shared[1]) > 15_000


def test_a_killed_worker_is_followed_by_a_program_of_its_own(served: Served) -> None:
    first = worker_of(served)
    os.kill(first, signal.SIGKILL)
    second = worker_of(served, other_than=first)

    assert command_of(second)[3:6] == ["worker", "--parent", str(served.running.pid)]


def test_the_first_worker_ends_with_a_server_that_was_killed(served: Served) -> None:
    worker = worker_of(served)
    served.running.kill()

    assert wait_for_end(worker)


def test_the_first_worker_ends_with_a_server_that_is_told_to(served: Served) -> None:
    worker = worker_of(served)
    served.running.terminate()

    assert served.running.wait(_PATIENCE_S) == 0
    assert not Path(f"/proc/{worker}").exists()


def test_the_first_worker_holds_nothing_that_the_server_was_handed(tmp_path: Path) -> None:
    ours, theirs = os.pipe()
    command = [sys.executable, "-m", "usercontext", "serve", "--port", "0"]
    server = subprocess.Popen(
        [*command, "--data", str(tmp_path)], pass_fds=(theirs,), stdout=subprocess.DEVNULL
    )
    os.close(theirs)
    with server:
        seen = Served("", tmp_path, "", server)
        worker = worker_of(seen)
        held = held_by(worker)
        server.terminate()

    assert held["0"] == "/dev/null"
    assert f"pipe:[{os.fstat(ours).st_ino}]" not in held.values()
    os.close(ours)


def test_a_process_with_threads_is_not_forked() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()

    assert fork_worker() is None
    done.set()
    other.join()
