"""Runs one command as a user would, in a process of its own or in this one."""

import contextlib
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

from cli.serving import template
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
    """Run a command in a process of its own that has loaded the product already."""
    if sys.platform != "linux":  # what waits for the forked is Linux'
        return start_anew(*arguments, stdin=stdin, **variables)
    with tempfile.TemporaryDirectory(prefix="uc-start-") as folder:
        given, out, err = (Path(folder) / name for name in ("given", "out", "err"))
        given.write_bytes(stdin)
        child = template().start(arguments, out, own(variables), errors=err, given=given)
        return Ended(child.wait(60), out.read_text("utf-8"), err.read_text("utf-8"))


def start_anew(*arguments: str, stdin: bytes = b"", **variables: str) -> Ended:
    """Run a command as a user does, in a child of this process."""
    ended = subprocess.run(
        [sys.executable, "-m", "usercontext", *arguments],
        input=stdin,
        capture_output=True,
        env=own(variables),
        timeout=60,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def own(variables: dict[str, str]) -> dict[str, str]:
    """Return the environment with no other settings than these."""
    return {k: v for k, v in os.environ.items() if not k.startswith("USERCONTEXT_")} | variables
