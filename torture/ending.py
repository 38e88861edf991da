"""A run that a signal ends leaves nothing behind: no server, no folder. Not: the ends of proofs.

Proofs run in threads that would go on, start servers and write files. So the process becomes this
program, by exec, which ends them all at once; it imports nothing of ours, and takes what it is to
end and to remove from its command line: EXIT-CODE GROUPS FOLDER…
"""

import contextlib
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_STOP_S = 10.0
_POLL_S = 0.02
_FOLDERS: list[Path] = []


def end_on_signals(groups: Callable[[], Iterable[int]]) -> None:
    """From now on end on a signal, with the process groups that there are then.

    A signal that is ignored stays so: a shell without jobs starts those of its background deaf to
    Ctrl-C.
    """

    def end(number: int, _frame: object) -> None:
        for each in _SIGNALS:
            signal.signal(each, signal.SIG_IGN)  # also for the program that follows
        words = [str(128 + number), ",".join(map(str, groups())), *map(str, _FOLDERS)]
        os.execv(sys.executable, [sys.executable, __file__, *words])

    for number in _SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, end)


def remove_on_signals(folder: Path) -> None:
    """Remove this folder too when a signal ends the run."""
    _FOLDERS.append(folder)


def children_of(pid: int) -> list[int]:
    """Return the process ids of a process's children."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # that thread has ended
            found += [int(child) for child in (task / "children").read_text().split()]
    return found


def family_of(pid: int) -> list[int]:
    """Return the process ids of all that descend from a process; none when it is gone."""
    try:
        children = children_of(pid)
    except (FileNotFoundError, ProcessLookupError):
        return []
    return children + [one for child in children for one in family_of(child)]


def main(code: str, groups: str, *folders: str) -> int:
    """End the groups, whatever descends from this process and databases; remove the folders."""
    family = family_of(os.getpid())
    for group in filter(None, groups.split(",")):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(int(group), signal.SIGKILL)
    for pid in family:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
    for pid in family:
        _wait_for(pid)
    for folder in map(Path, folders):
        _end_database(folder)
        shutil.rmtree(folder, ignore_errors=True)
    return int(code)


def _end_database(folder: Path) -> None:
    """End PostgreSQL, which is nobody's child, as fast as it can; its own children follow it."""
    told = folder / "postmaster.pid"
    if not told.exists():
        return
    pid = int(told.read_text().split()[0])
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGQUIT)
    _wait_for(pid)


def _wait_for(pid: int) -> None:
    """Wait until a process has ended; it may stay on as a zombie that nobody asks for."""
    give_up = time.monotonic() + _STOP_S
    while time.monotonic() < give_up:
        try:
            stat = Path(f"/proc/{pid}/stat").read_text()
        except (FileNotFoundError, ProcessLookupError):
            return
        if stat.rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(_POLL_S)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
