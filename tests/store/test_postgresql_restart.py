"""The short run of the proof that PostgreSQL may be restarted under load (R7)."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_restarts_lose_nothing_double_nothing_and_are_told_as_503() -> None:
    """Fast, immediate and SIGKILL, once each; its exit code is the verdict on all it counts."""
    proof = [sys.executable, "-m", "torture.postgres_restart"]
    command = [*proof, "--restarts", "3", "--up", "0.4", "--untimed"]

    ended = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )

    assert ended.returncode == 0, ended
    assert ended.stdout.splitlines()[-1].startswith("R7 ")
    assert "lost 0 dup 0" in ended.stdout
