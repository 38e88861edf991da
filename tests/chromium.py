"""Where the tests find a Chromium, or how they get one; they never skip. Not: driving it."""

import os
import shutil
import subprocess

VARIABLE = "USERCONTEXT_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGE = "chromium"


def find_chromium() -> str:
    """Return the browser's path: named by the variable, on PATH, or installed now when root."""
    named = os.environ.get(VARIABLE)
    if named:
        found = shutil.which(named)
        assert found, f"{VARIABLE} names no program that can be run"
        return found
    return _on_path() or _install()


def _on_path() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _install() -> str:
    advice = f"run: apt-get install {PACKAGE}, or set {VARIABLE} to a Chromium"
    may_install = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")
    assert may_install, f"no Chromium on PATH; {advice}"
    if _apt("install", "-y", "--no-install-recommends", PACKAGE) != 0:
        _apt("update")
        _apt("install", "-y", "--no-install-recommends", PACKAGE)
    found = _on_path()
    assert found, f"the package {PACKAGE} could not be installed; {advice}"
    return found


def _apt(*words: str) -> int:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(["apt-get", "-q", *words], env=environment, timeout=600).returncode
