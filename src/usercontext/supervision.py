"""The worker as the server's child: the first one forked, later ones started anew. Not: its work.

The first is forked before anything runs, so that both share the memory of what both need
(decision records 0027 and 0040). A server that runs has threads, and a fork of it would be of one
thread alone: a worker that ended is followed by a new program.
"""

import asyncio
import contextlib
import gc
import os
import signal
import socket
import sys
import threading
from pathlib import Path
from typing import Protocol

from usercontext.log import get_logger
from usercontext.settings.sources import Settings

_RESTART_S = 1.0
_STOP_S = 10.0
_START = b"1"
_FIRST_OWN_DESCRIPTOR = 3
_SHOWN_NAME = Path("/proc/self/comm")
_DESCRIPTORS = Path("/proc/self/fd")
_log = get_logger(__name__)


class Child(Protocol):
    """A worker that runs, however it was started."""

    async def wait(self) -> int:
        """Return the status it ended with."""

    def terminate(self) -> None:
        """Ask it to end after the job in hand; ProcessLookupError when it is gone."""

    def kill(self) -> None:
        """End it at once; ProcessLookupError when it is gone."""


class Forked:
    """The first worker as the server knows it; when its end of the line closes, it has ended."""

    def __init__(self, pid: int, line: socket.socket) -> None:
        self._pid = pid
        self._line = line
        line.setblocking(False)

    def start(self) -> None:
        """Let it begin: the server is there."""
        with contextlib.suppress(BrokenPipeError):  # it was killed: ``wait`` tells
            self._line.send(_START)

    async def wait(self) -> int:
        """Return the status it ended with."""
        with contextlib.suppress(ConnectionResetError):  # killed before it read that it may begin
            await asyncio.get_running_loop().sock_recv(self._line, 1)
        # at once: it has closed its files, so it is gone, and nobody must reap it twice
        _, status = os.waitpid(self._pid, 0)  # noqa: ASYNC222
        self._line.close()
        return os.waitstatus_to_exitcode(status)

    def terminate(self) -> None:
        """Ask it to end after the job in hand."""
        os.kill(self._pid, signal.SIGTERM)

    def kill(self) -> None:
        """End it at once."""
        os.kill(self._pid, signal.SIGKILL)


class Waiting:
    """The first worker as it knows itself: it may begin when its server is there."""

    def __init__(self, server_pid: int, line: socket.socket) -> None:
        self.server_pid = server_pid
        self._line = line

    def wait_for_server(self) -> bool:
        """Return when the server is there; False when it ended instead."""
        return self._line.recv(1) == _START


def fork_worker() -> Forked | Waiting | None:
    """Split this process in two, server and worker; None where the worker must be a program anew.

    What both loaded lies in memory once for as long as neither writes there. The collector writes
    into every object that it looks at, so it must never look at these again.
    """
    if sys.platform != "linux" or threading.active_count() > 1 or not _DESCRIPTORS.is_dir():
        return None
    ours, theirs = socket.socketpair()
    server_pid = os.getpid()
    gc.collect()
    gc.freeze()
    try:
        pid = os.fork()
    except OSError as error:
        _log.warning("no memory is shared with the worker", reason=error.strerror)
        return None
    if pid:
        theirs.close()
        return Forked(pid, ours)
    ours.close()
    _own_nothing_but(theirs)
    return Waiting(server_pid, theirs)


async def supervise(settings: Settings, first: Forked | None) -> None:
    """Keep a worker running until this is cancelled; then end it."""
    child: Child = first or await _start(settings)
    if first is not None:
        first.start()
    while True:
        try:
            status = await child.wait()
        except asyncio.CancelledError:
            await _end(child)
            raise
        tell = _log.info if status == 0 else _log.warning
        tell("worker ended, restarting it", status=status)
        await asyncio.sleep(_RESTART_S)
        child = await _start(settings)


async def _start(settings: Settings) -> Child:
    command = [sys.executable, "-m", "usercontext", "worker", "--parent", str(os.getpid())]
    command += ["--data", str(settings.store.data_dir)]
    if settings.config_file is not None:
        command += ["--config", str(settings.config_file)]
    return await asyncio.create_subprocess_exec(*command, stdin=asyncio.subprocess.DEVNULL)


async def _end(child: Child) -> None:
    with contextlib.suppress(ProcessLookupError):
        child.terminate()
    try:
        async with asyncio.timeout(_STOP_S):
            await child.wait()
    except TimeoutError:
        child.kill()
        await child.wait()


def _own_nothing_but(line: socket.socket) -> None:
    """Hold what a program started anew would: standard streams, nothing to read, a name."""
    # by name: containers allow a thousand million of them, and old kernels close one at a time
    for found in list(_DESCRIPTORS.iterdir()):
        if int(found.name) >= _FIRST_OWN_DESCRIPTOR and int(found.name) != line.fileno():
            with contextlib.suppress(OSError):  # the one that listed them is closed already
                os.close(int(found.name))
    nothing = os.open(os.devnull, os.O_RDONLY | os.O_CLOEXEC)
    os.dup2(nothing, 0)
    os.close(nothing)
    with contextlib.suppress(OSError):  # only how it looks in `top`
        _SHOWN_NAME.write_text("uc-worker")
