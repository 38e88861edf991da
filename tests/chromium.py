"""Where the tests find a Chromium, or how they get one; they never skip. Not: driving it.

The headless shell is the same engine from the same source without the browser's windows and
menus: a first tab takes 0.1 s of a processor instead of 0.9 (Chromium 156). Where installed it
shows the pages; `make test-full`, and what needs more than a page, drives the whole browser.
"""

import fcntl
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from variants import EVERY_VARIANT

VARIABLE = "USERCONTEXT_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
PACKAGE = "chromium"


def find_page_chromium() -> str:
    """Return what shows pages with the least work: the headless shell, or the whole browser."""
    whole = find_chromium()
    is_free = not (EVERY_VARIANT or os.environ.get(VARIABLE))
    return (_on_path(SHELLS) if is_free else None) or whole


def find_chromium() -> str:
    """Return the browser's path: named by the variable, on PATH, or installed now when root."""
    named = os.environ.get(VARIABLE)
    if named:
        found = shutil.which(named)
        assert found, f"{VARIABLE} names no program that can be run"
        return found
    with _one_at_a_time():
        return _on_path(NAMES) or _install()


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Let one process of tests look at a time: a browser is on PATH before it is whole."""
    with Path(__file__).open() as own:
        fcntl.flock(own, fcntl.LOCK_EX)
        yield


def _on_path(names: tuple[str, ...]) -> str | None:
    return next((path for name in names if (path := shutil.which(name))), None)


def _install() -> str:
    advice = f"run: apt-get install {PACKAGE}, or set {VARIABLE} to a Chromium"
    may_install = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")
    assert may_install, f"no Chromium on PATH; {advice}"
    if _apt("install", "-y", "--no-install-recommends", PACKAGE) != 0:
        _apt("update")
        _apt("install", "-y", "--no-install-recommends", PACKAGE)
    found = _on_path(NAMES)
    assert found, f"the package {PACKAGE} could not be installed; {advice}"
    # where there is no such package the whole browser does
    _apt("install", "-y", "--no-install-recommends", SHELLS[0])
    return found


def _apt(*words: str) -> int:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-q", "-o", "Acquire::Retries=5", "-o", "DPkg::Lock::Timeout=300", *words]
    return subprocess.run(command, env=environment, timeout=600).returncode
