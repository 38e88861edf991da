"""Proofs that run side by side share keys, so no two of them may share a port."""

import subprocess
import sys

_DRAWS = "from torture.product import free_port; print(*(free_port() for _ in range(40)))"


def test_two_proofs_are_never_given_one_port() -> None:
    """A batch of R16 was acknowledged by R1's server, and counted as lost."""
    command = [sys.executable, "-c", _DRAWS]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    drawn = [port for one in both for port in one.communicate()[0].split()]

    assert len(drawn) == 80
    assert len(set(drawn)) == 80
