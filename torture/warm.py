"""Starts of the product without its imports: one process has done them, and forks for each start.

    python -m torture.warm

takes orders from its standard input, a line of JSON each, and answers in a line. What follows the
imports is the product's own: same interpreter, same entry, own process group, files, arguments and
environment. Not: starts that are timed, or that are to be killed while it loads.
"""

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

_LOADED = (
    "usercontext.__main__",
    "usercontext.app",
    "usercontext.log",
    "usercontext.store.migrations.runner",
    "usercontext.supervision",
    "usercontext.worker_app",
    "uvloop",
    "torture.mutant",
)
"""What the commands load that are started warm; what else they need, they load as ever."""
_THREADS = Path("/proc/self/task")
_END_S = 10.0


class Child:
    """A start of the product that the template is the parent of; waited for as a Popen is."""

    def __init__(self, template: "Template", pid: int) -> None:
        self.pid = pid
        self._template = template
        self._descriptor = os.pidfd_open(pid)  # still there: nobody has waited for it
        self._lock = threading.Lock()
        self._status: int | None = None

    def poll(self) -> int | None:
        """Return the status it ended with, None while it runs."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self.wait(0)
        return None

    def wait(self, timeout: float | None = None) -> int:
        """Return the status it ended with; raises TimeoutExpired."""
        with self._lock:
            if self._status is None:
                self._await_end(timeout)
                self._status = int(self._template.ask({"wait": self.pid}))
                os.close(self._descriptor)
            return self._status

    def _await_end(self, timeout: float | None) -> None:
        ended = select.poll()  # numbers of files go beyond what select takes
        ended.register(self._descriptor, select.POLLIN)
        if not ended.poll(None if timeout is None else 1000 * timeout):
            raise subprocess.TimeoutExpired("a warm start", timeout or 0)


class Template(contextlib.AbstractContextManager["Template"]):
    """The process that has loaded the product; it ends with the block, and all that it started."""

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        command = [sys.executable, "-m", "torture.warm"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
        )
        self._lock = threading.Lock()
        self._started: list[Child] = []

    def __exit__(self, *_: object) -> None:
        for child in self._started:
            if child.poll() is None:
                with contextlib.suppress(ProcessLookupError):  # it ended just now
                    os.killpg(child.pid, signal.SIGKILL)
                child.wait(_END_S)
        self._process.communicate(timeout=_END_S)  # at the end of its orders it ends

    def start(
        self,
        words: Sequence[str],
        log: Path,
        environment: Mapping[str, str],
        mutation: str | None = None,
        *,
        errors: Path | None = None,
        given: Path = Path(os.devnull),
    ) -> Child:
        """Start ``usercontext WORDS``, broken on purpose or not, in a process group of its own.

        It reads what is given; what it writes comes into the log, errors elsewhere if it is said.
        """
        order = {"words": list(words), "log": str(log), "environment": dict(environment)}
        more = {"mutation": mutation, "errors": str(errors or log), "given": str(given)}
        child = Child(self, int(self.ask(order | more)))
        self._started.append(child)
        return child

    def ask(self, order: Mapping[str, Any]) -> Any:
        """Give an order and return its answer."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with self._lock:
            self._process.stdin.write(json.dumps(order).encode() + b"\n")
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError("the process that starts the product warm has ended")
        return json.loads(answer)


def main() -> None:
    """Load, fork for each order; become the product in each child."""
    for name in _LOADED:
        importlib.import_module(name)
    if len(list(_THREADS.iterdir())) > 1:
        raise SystemExit("the product has threads when it is loaded: no fork of it is like a start")
    gc.collect()
    gc.freeze()  # or the first collection of each child would copy all that they share
    order = _take_orders()
    if order is not None:
        _become(order)


def _take_orders() -> Any:
    """Return what to become in each child; None in this process, when there are no more orders."""
    for line in sys.stdin.buffer:
        order = json.loads(line)
        if "wait" in order:
            answer = os.waitstatus_to_exitcode(os.waitpid(order["wait"], 0)[1])
        else:
            answer = os.fork()
            if answer == 0:
                return order
        print(json.dumps(answer), flush=True)
    return None


def _become(order: Any) -> None:
    """Be what a program started anew would be, and run it to its end."""
    os.setsid()
    writing = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    opened = [os.open(order["given"], os.O_RDONLY)]
    opened += [os.open(order[name], writing, 0o644) for name in ("log", "errors")]
    for number, descriptor in enumerate(opened):
        os.dup2(descriptor, number)
    os.closerange(3, max(opened) + 1)
    os.environ.update(order["environment"])
    sys.argv[1:] = order["words"]
    if order["mutation"] is not None:
        importlib.import_module("torture.mutant").break_as(order["mutation"])
    importlib.import_module("usercontext.__main__").main()


if __name__ == "__main__":
    main()
