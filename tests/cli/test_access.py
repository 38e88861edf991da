"""How a command finds the server of a data folder. Not: what it asks it."""

import json
from pathlib import Path

from usercontext.cli.access import read_server_file


def write_server_file(folder: Path, pid: int) -> None:
    found = {"url": "http://127.0.0.1:8787", "pid": pid}
    (folder / "server.json").write_text(json.dumps(found))


def test_a_process_that_one_may_not_signal_runs(tmp_path: Path) -> None:
    """Every command beside a server in a container ended with "Operation not permitted" as another
    user: the server's process 1 was looked for where process 1 is another one."""
    write_server_file(tmp_path, 1)

    def kill(pid: int, _: int) -> None:
        raise PermissionError(1, "Operation not permitted")

    found = read_server_file(tmp_path, kill)
    assert found is not None
    assert found.url == "http://127.0.0.1:8787"


def test_what_a_killed_server_left_behind_is_no_server(tmp_path: Path) -> None:
    write_server_file(tmp_path, 1)

    def kill(pid: int, _: int) -> None:
        raise ProcessLookupError(3, "No such process")

    assert read_server_file(tmp_path, kill) is None
