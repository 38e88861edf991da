"""What is asked of a process that is being killed. Not: the kills themselves, that torture runs."""

import os
import subprocess
import sys

from torture.faults import is_traced


def test_a_process_that_has_gone_meanwhile_is_not_traced() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()

    assert not is_traced(gone.pid)


def test_a_process_that_nobody_looks_into_is_not_traced() -> None:
    assert not is_traced(os.getpid())
