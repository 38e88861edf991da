"""How much of the machine others took is read from what the system counts."""

import subprocess
import sys
from pathlib import Path

from torture.others import Others, busy_seconds, seconds_of

_LOOP = "while True: pass"


def test_cores_are_busy_when_they_neither_rest_nor_wait_for_a_disk() -> None:
    stat = "cpu  100 20 300 40000 5000 6 70 8 0 0\ncpu0 1 2 3 4 5 6 7 8 0 0\n"

    assert busy_seconds(stat) == (100 + 20 + 300 + 6 + 70 + 8) / 100


def test_a_process_is_counted_with_the_children_that_it_has_waited_for() -> None:
    times = "11 12 13 14"
    stat = f"7 (a) name) S 1 7 7 0 -1 0 0 0 0 0 {times} 20 0 1 0"

    assert seconds_of(stat) == (11 + 12 + 13 + 14) / 100


def test_what_a_server_takes_is_not_taken_by_others() -> None:
    """Both are the same process here, once as a server of ours and once as a stranger."""
    with subprocess.Popen([sys.executable, "-c", _LOOP]) as busy, subprocess.Popen(["cat"]) as idle:
        as_server, as_other = Others(busy.pid), Others(idle.pid)
        while seconds_of(Path(f"/proc/{busy.pid}/stat").read_text()) < 0.5:
            pass
        assert as_other.cores() > as_server.cores()
        busy.kill()
        idle.kill()
