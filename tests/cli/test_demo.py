"""What `usercontext demo` refuses before a visit is played: one line each, no traceback."""

import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest

import usercontext
from cli.conftest import Ended

KEY = "uc_pub_" + "a" * 36


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--fault", "no-such"], "there is no such fault"),
        (["--fault", "add-undefined:opera"], "comes as chrome, firefox, safari"),
        (["--sessions", "0"], "must be a whole number from 1"),
        (["--key", "uc_sec_x"], "must be a publishable key"),
        (["--url", "ftp://x"], "must be like http://127.0.0.1:8787"),
    ],
)
def test_a_wrong_option_is_named(
    cli: Callable[..., Ended], options: list[str], reason: str
) -> None:
    ended = cli("demo", *options)

    assert ended.code == 2
    assert reason in ended.err


def test_without_a_server_it_says_how_to_start_one(cli: Callable[..., Ended]) -> None:
    ended = cli("demo")

    assert ended.code == 4
    assert "start it with `usercontext serve --data" in ended.err


def test_a_browser_that_is_not_there_is_named(cli: Callable[..., Ended]) -> None:
    ended = cli("demo", "--key", KEY, "--chromium", "/no/chromium")

    assert ended.code == 1
    assert "apt-get install chromium, or set USERCONTEXT_CHROMIUM" in ended.err


def test_a_browser_that_does_not_start_is_named(cli: Callable[..., Ended]) -> None:
    ended = cli("demo", "--key", KEY, "--chromium", "/bin/false")

    assert (ended.code, ended.out, ended.err.count("\n")) == (1, "", 1)
    assert "/bin/false did not start: " in ended.err


def test_a_window_without_a_screen_is_explained(
    cli: Callable[..., Ended], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    ended = cli("demo", "--key", KEY, "--headed", "--chromium", "/bin/false")

    assert (ended.code, ended.out, ended.err.count("\n")) == (1, "", 1)
    assert "no screen here (DISPLAY)" in ended.err


def test_without_playwright_it_says_how_to_get_it(tmp_path: Path) -> None:
    """As after `pip install usercontext`: all that is installed here, but for Playwright."""
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if not entry.name.startswith("playwright"):
            (tmp_path / entry.name).symlink_to(entry)
    source = Path(str(usercontext.__file__)).parents[1]
    command = [sys.executable, "-S", "-m", "usercontext", "demo", "--key", KEY]
    ended = subprocess.run(
        [*command, "--chromium", "/bin/false", "--data", str(tmp_path / "data")],
        env={"PYTHONPATH": f"{source}:{tmp_path}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (1, "", 1)
    assert "pip install 'usercontext[demo]'" in ended.stderr
