"""The wheel serves without the repository. Not: what the server does (tests/api, tests/flow)."""

import json
import os
import re
import signal
import subprocess
import sys
import sysconfig
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from builders import make_log_entry

ROOT = Path(__file__).resolve().parents[2]
START_S = 60
COMMAND_S = 120


class Served(NamedTuple):
    """A server from the wheel: its address, its secret key, its folder, its process."""

    url: str
    secret_key: str
    data: Path
    process: "subprocess.Popen[str]"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a fresh environment; its dependencies are lent by this one."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ["-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    run(sys.executable, *build)
    (wheel,) = folder.glob("usercontext-*.whl")
    run(sys.executable, "-m", "venv", "--without-pip", str(folder / "venv"))
    python = folder / "venv" / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", str(wheel))
    own = run(str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
    lent = sysconfig.get_path("purelib")
    (Path(own.strip()) / "lent.pth").write_text(f"{lent}\n", encoding="utf-8")
    return python.parent


@pytest.fixture(scope="module")
def served(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("empty")
    process = subprocess.Popen(
        [installed / "usercontext", "serve", "--port", "0", "--data", "data"],
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.PIPE,
        text=True,
    )
    too_late = threading.Timer(START_S, process.kill)
    too_late.start()
    try:
        said = announcement(process)
        wait_for_answer(said["url"])
        too_late.cancel()
        yield Served(said["url"], said["key"], folder / "data", process)
    finally:
        too_late.cancel()
        process.kill()
        process.communicate()


def test_the_package_comes_from_the_wheel_and_knows_its_version(installed: Path) -> None:
    place = run(str(installed / "python"), "-c", "import usercontext; print(usercontext.__file__)")

    assert Path(place.strip()).is_relative_to(installed.parent)
    assert re.fullmatch(
        r"usercontext \d+\.\d+\.\d+\n", run(str(installed / "usercontext"), "--version")
    )


def test_a_batch_is_taken(served: Served) -> None:
    opened, session = post(served, "/v1/sessions", {"externalSessionId": "visit-1"})
    path = f"/v1/sessions/{session['sessionId']}/logs"

    assert opened == 201
    assert post(served, path, {"logs": [make_log_entry()]}) == (202, {"accepted": 1})


def test_the_script_for_pages_is_in_it(served: Served) -> None:
    """It is built, not committed: a wheel without it would serve everything but a page."""
    with urllib.request.urlopen(f"{served.url}/uc.js", timeout=30) as answer:
        assert answer.status == 200
        assert b"UserContext" in answer.read()


def test_a_recorded_session_is_replayed_and_analyzed(installed: Path, served: Served) -> None:
    """The recordings and the migrations are files, which a wheel forgets most easily."""
    replay = ["session", "replay", "failing-checkout", "--data", str(served.data)]
    markdown = run(str(installed / "usercontext"), *replay, folder=served.data.parent)

    assert markdown.startswith("## Issue: ")
    assert "**Priority:** P" in markdown


def test_the_labelled_cases_are_installed(installed: Path, tmp_path: Path) -> None:
    """Teams judge analyzers by them too: `usercontext eval --shipped`."""
    count = "from usercontext.evals.cases import load_cases; print(len(load_cases()))"

    assert int(run(str(installed / "python"), "-c", count, folder=tmp_path)) >= 300


def test_sigterm_ends_the_server_in_order(served: Served) -> None:
    """Stands last: the server of this module is gone afterwards."""
    served.process.send_signal(signal.SIGTERM)

    assert served.process.wait(timeout=60) == 0


def run(*command: str, folder: Path | None = None) -> str:
    """Run a command to its end and return what it printed; what it complained about if it fails."""
    finished = subprocess.run(
        command,
        cwd=folder,
        env=environment(folder or Path("/nonexistent")),
        capture_output=True,
        text=True,
        timeout=COMMAND_S,
        check=False,
    )
    assert finished.returncode == 0, f"{command}\n{finished.stdout}\n{finished.stderr}"
    return finished.stdout


def environment(home: Path) -> dict[str, str]:
    """Return ours without what would point into the repository or at another server."""
    ours = ("USERCONTEXT_", "PYTHON", "XDG_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {"HOME": str(home)}


def announcement(process: "subprocess.Popen[str]") -> dict[str, str]:
    """Read what a first start prints, until the address and the secret key have been seen."""
    assert process.stdout is not None
    said: dict[str, str] = {}
    for line in process.stdout:
        if match := re.search(r"serves at\s+(http://\S+)", line):
            said["url"] = match[1]
        if match := re.search(r"secret key\s+(uc_sec_\S+)", line):
            said["key"] = match[1]
        if len(said) == 2:
            return said
    raise AssertionError(f"the server ended or said too little: {said}")


def wait_for_answer(url: str) -> None:
    """Wait until the port accepts, as an operator's probe does; gives up after START_S."""
    end_s = time.monotonic() + START_S
    while True:
        try:
            with urllib.request.urlopen(f"{url}/readyz", timeout=START_S) as answer:
                assert answer.status == 200
                return
        except urllib.error.URLError:
            assert time.monotonic() < end_s, f"nothing answers at {url}"
            time.sleep(0.05)


def post(served: Served, path: str, body: dict[str, Any]) -> tuple[int, Any]:
    request = urllib.request.Request(
        served.url + path,
        json.dumps(body).encode(),
        {"x-api-key": served.secret_key, "content-type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.status, json.load(answer)
