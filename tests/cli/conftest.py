"""Runs one command as a user would, in a process of its own or in this one."""

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

from usercontext.cli.main import run


class Ended(NamedTuple):
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str


@pytest.fixture
def cli(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., Ended]:
    """Run a command in this process, on an empty data folder."""
    for name in list(os.environ):
        if name.startswith("USERCONTEXT_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("USERCONTEXT_DATA", str(tmp_path / "data"))

    def call(*arguments: str) -> Ended:
        code = run(arguments)
        written = capsys.readouterr()
        return Ended(code, written.out, written.err)

    return call


def inside(*arguments: str, **variables: str) -> Ended:
    """Run a command in this process, which spares the second that a start takes."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        for name, text in variables.items():
            patch.setenv(name, text)
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(arguments)
    return Ended(code, out.getvalue(), err.getvalue())


def aside(*arguments: str, **variables: str) -> Ended:
    """Like ``inside``, for a caller whose own thread runs a loop already, as Playwright's do."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(inside, *arguments, **variables).result()


def start(*arguments: str, stdin: bytes = b"", **variables: str) -> Ended:
    """Run a command in a process of its own."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith("USERCONTEXT_")}
    ended = subprocess.run(
        [sys.executable, "-m", "usercontext", *arguments],
        input=stdin,
        capture_output=True,
        env=environ | variables,
        timeout=60,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())
