"""How much of the machine others took while a proof measured. Not: judging, it only explains."""

import os
import time
from pathlib import Path

from torture.ending import family_of

_IDLE, _WAITING = 3, 4
_OWN = slice(11, 15)
"""A process's own user and system time, and those of its children that it has waited for."""
_TICKS = os.sysconf("SC_CLK_TCK")


class Others:
    """What runs beside this process and a server of it, from now on."""

    def __init__(self, server_pid: int) -> None:
        self._server_pid = server_pid
        self._began = time.monotonic()
        self._before_s = self._seconds()

    def cores(self) -> float:
        """Return how many cores others took so far, the kernel's own work included."""
        return (self._seconds() - self._before_s) / (time.monotonic() - self._began)

    def _seconds(self) -> float:
        ours = [self._server_pid, *family_of(self._server_pid)]
        own_s = sum(seconds_of(Path(f"/proc/{pid}/stat").read_text()) for pid in ours)
        return busy_seconds(Path("/proc/stat").read_text()) - own_s - time.process_time()


def busy_seconds(stat: str) -> float:
    """Return how long the cores have worked since the machine started, from ``/proc/stat``."""
    ticks = [int(word) for word in stat.partition("\n")[0].split()[1:9]]
    return (sum(ticks) - ticks[_IDLE] - ticks[_WAITING]) / _TICKS


def seconds_of(stat: str) -> float:
    """Return what a process and the children it has waited for have used, from its ``stat``."""
    return sum(map(int, stat.rpartition(")")[2].split()[_OWN])) / _TICKS
