"""The npm package from a running server, as an application gets it. Not: what is in it."""

import json
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from capture_build import find_node
from cli.server import Served, serve


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    server = serve(tmp_path / "data")
    yield server
    server.running.send_signal(signal.SIGTERM)
    with server.running:
        assert server.running.wait(60) == 0


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """An application's folder, with nothing in it but its name."""
    folder = tmp_path / "app"
    folder.mkdir()
    (folder / "package.json").write_text('{"type": "module"}')
    return folder


def test_the_package_is_installed_from_the_server_and_once_more_by_its_lock_file(
    served: Served, app: Path
) -> None:
    """A front-end team has no clone of the server; what it has is an address."""
    (command,) = re.findall(r"npm (install http\S+\.tgz)", served.first_screen)
    npm(*command.split(), folder=app)
    shutil.rmtree(app / "node_modules")
    npm("ci", folder=app)

    lock = json.loads((app / "package-lock.json").read_text("utf-8"))
    locked = lock["packages"]["node_modules/@usercontext/browser"]
    assert locked["resolved"] == command.split()[1]
    assert locked["integrity"].startswith("sha512-")
    place = app / "node_modules" / "@usercontext" / "browser" / "dist"
    assert (place / "usercontext.mjs").is_file()
    assert (place / "types" / "index.d.ts").is_file()


def npm(*arguments: str, folder: Path) -> None:
    program = find_node().parents[1] / "lib/node_modules/npm/bin/npm-cli.js"
    flags = ["--no-audit", "--no-fund", "--ignore-scripts", f"--cache={folder / 'cache'}"]
    # whatever this machine's registry is, nothing is asked of it
    flags += ["--registry=http://127.0.0.1:9/", "--update-notifier=false"]
    command = [str(find_node()), str(program), *arguments, *flags]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    assert ended.returncode == 0, ended.stdout + ended.stderr
