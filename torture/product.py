"""The installed server as a child: started, watched, killed, never left behind. Not: requests."""

import atexit
import contextlib
import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from torture.ending import children_of
from torture.requests import call, ready
from torture.warm import Template

_START_S = 60.0
_STOP_S = 40.0
_RUN_S = 120.0
_FIRST_PORT, _MOST_PORTS = 20_000, 10_000
"""Below the ports that the system itself gives out."""

_PORTS = Path(tempfile.gettempdir()) / f"usercontext-torture-{os.getuid()}.port"
_STARTED: list["Started"] = []
PRODUCT = ("-m", "usercontext")
ENVIRONMENT = {"USERCONTEXT_READ_LIMIT": "0", "PYTHONDONTWRITEBYTECODE": ""}
"""Proofs read back everything they wrote, faster than a caller may.

An installed product has its bytecode; where the environment forbids writing it, each start from
a checkout would compile 600 files anew, 0.3 s.
"""


class Keys(NamedTuple):
    """A project and its two keys."""

    project_id: str
    secret: str
    publishable: str


class DiedAtStart(Exception):
    """The server ended before its first 202, with this status."""

    def __init__(self, status: int) -> None:
        super().__init__(f"the server ended with status {status} before its first 202")
        self.status = status


class Started(Protocol):
    """A process as whoever started it knows it."""

    pid: int

    def poll(self) -> int | None:
        """Return the status it ended with, None while it runs."""

    def wait(self, timeout: float | None = None) -> int:
        """Return the status it ended with."""


class Server(NamedTuple):
    """A child that answers: ``process`` is what was started, ``pid`` the server itself."""

    folder: Path
    port: int
    keys: Keys
    process: Started
    pid: int
    first_202_s: float

    @property
    def lives(self) -> bool:
        """Tell whether it still runs; a tracer may outlive it."""
        try:
            stat = Path(f"/proc/{self.pid}/stat").read_text()
        except (FileNotFoundError, ProcessLookupError):
            return False
        return stat.rpartition(")")[2].split()[0] != "Z"

    def kill(self) -> None:
        """Kill the server as the kernel would, and wait until it is gone."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        self.process.wait(_STOP_S)

    def stop(self) -> int:
        """Ask it to end, wait, and return its exit code."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGTERM)
        return self.process.wait(_STOP_S)


def free_port() -> int:
    """Return a port nobody listens on, and that no proof beside this one is given for a while.

    Proofs share their keys. Two that drew one port at the same time sent batches to one server: 32
    were "lost" in R16, 19 "doubled" in R1, and the other server was stopped before it had begun.
    """
    with _PORTS.open("a+") as drawn:
        fcntl.flock(drawn, fcntl.LOCK_EX)
        drawn.seek(0)
        last = int(drawn.read() or _FIRST_PORT)
        port = next(one for one in _after(last) if _is_free(one))
        drawn.truncate(0)
        drawn.write(str(port))
        return port


def _after(last: int) -> Iterator[int]:
    for step in range(1, _MOST_PORTS):
        yield _FIRST_PORT + (last - _FIRST_PORT + step) % _MOST_PORTS


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def create_project(folder: Path, under: Sequence[str] = ()) -> Keys:
    """Create a project while no server runs."""
    made = run_product(["project", "create", "torture", "--data", str(folder), "--json"], under)
    if made.returncode:
        raise RuntimeError(f"project create failed: {made.stderr.decode(errors='replace')}")
    answer = json.loads(made.stdout)
    return Keys(answer["projectId"], answer["secretKey"], answer["publishableKey"])


def run_product(
    words: Sequence[str],
    under: Sequence[str] = (),
    program: Sequence[str] = PRODUCT,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run a command of the product to its end."""
    command = [*under, sys.executable, *program, *words]
    return subprocess.run(
        command,
        capture_output=True,
        check=False,
        timeout=_RUN_S,
        env=os.environ | ENVIRONMENT | dict(environment or {}),
    )


def run_warm(words: Sequence[str], log: Path, warm: Template, mutation: str | None = None) -> int:
    """Run a command of the product to its end without its imports; return its exit code."""
    return warm.start(words, log, ENVIRONMENT, mutation).wait(_RUN_S)


def start(
    folder: Path,
    keys: Keys,
    under: Sequence[str] = (),
    program: Sequence[str] = PRODUCT,
    environment: Mapping[str, str] | None = None,
    warm: Template | None = None,
) -> Server:
    """Start ``serve`` on a data folder and wait for its first 202; raises DiedAtStart."""
    port = free_port()
    begin = time.monotonic()
    words = ["serve", "--port", str(port), "--data", str(folder)]
    log = folder.parent / f"{folder.name}.log"
    own = ENVIRONMENT | dict(environment or {})
    process: Started
    if warm is not None:
        process = warm.start(words, log, own, *program[2:])  # a mutation's name, if there is one
    else:
        process = _start_cold([*under, sys.executable, *program, *words], log, own)
    _STARTED.append(process)
    while not ready(port, keys.secret):
        if (status := process.poll()) is not None:
            raise DiedAtStart(status)
        if time.monotonic() - begin > _START_S:
            raise RuntimeError(f"the server did not start, see {folder.parent}")
        time.sleep(0.01)
    seconds = time.monotonic() - begin
    pid = process.pid
    if under:
        children = children_of(process.pid)
        if not children:  # killed between its first answer and this line
            raise DiedAtStart(process.wait(_STOP_S))
        pid = children[0]
    return Server(folder, port, keys, process, pid, seconds)


def _start_cold(command: Sequence[str], log: Path, own: Mapping[str, str]) -> Started:
    with log.open("ab") as told:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=told,
            start_new_session=True,
            env=os.environ | own,
        )


@contextlib.contextmanager
def running(
    folder: Path,
    keys: Keys,
    under: Sequence[str] = (),
    program: Sequence[str] = PRODUCT,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """Start the server, and end it with everything that it started."""
    server = start(folder, keys, under, program, environment)
    try:
        yield server
    finally:
        if server.lives:
            server.stop()
        end(server.process)


def end(process: Started) -> None:
    """Kill a child and all that belongs to it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(_STOP_S)
    with contextlib.suppress(ValueError):  # its number may be another's from now on
        _STARTED.remove(process)


def groups() -> list[int]:
    """Return the process groups that were started and not ended yet."""
    return [process.pid for process in _STARTED]


@atexit.register
def end_all() -> None:
    """Leave nothing running, whatever happened."""
    while _STARTED:
        end(_STARTED.pop())


def resident_kib(pid: int, field: str = "VmRSS") -> int:
    """Return the memory a process holds (``VmHWM``: has held since ``forget_peak``)."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(f"{field}:"):
            return int(line.split()[1])
    raise RuntimeError(f"{field} is not known of process {pid}")


def forget_peak(pid: int) -> None:
    """Let the peak of the memory begin at what is held now."""
    Path(f"/proc/{pid}/clear_refs").write_text("5")


def cpu_seconds(pid: int) -> float:
    """Return the CPU time a process has used."""
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def open_session(server: Server, name: str) -> str:
    """Open a session and return its id."""
    answer = call(
        server.port, "POST", "/v1/sessions", server.keys.secret, {"externalSessionId": name}
    )
    if answer.status not in (200, 201):
        raise RuntimeError(f"opening a session was answered {answer.status}")
    return str(answer.body["sessionId"])
