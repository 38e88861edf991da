"""A run of the torture that a signal ends leaves no server and no folder behind."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import psutil
import pytest

_ROOT = Path(__file__).parents[2]
_RUN = """
    import signal, sys, threading
    from pathlib import Path
    from torture import ending, product

    folder = Path(sys.argv[1])
    # what a shell starts in its background is deaf to it, and so are the tests
    signal.signal(signal.SIGINT, signal.default_int_handler)

    def write() -> None:  # as proofs do, that are in the middle of their work
        while True:
            (folder / "deep" / "er").mkdir(parents=True, exist_ok=True)
            (folder / "deep" / "er" / "file").write_bytes(b"x")

    folder.mkdir()
    ending.remove_on_signals(folder)
    ending.end_on_signals(product.groups)
    server = product.start(folder / "data", product.create_project(folder / "data"))
    threading.Thread(target=write).start()
    print(server.pid, flush=True)
    threading.Event().wait()
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_servers_and_removes_the_folders(
    number: signal.Signals, tmp_path: Path
) -> None:
    folder = tmp_path / "scratch"
    command = [sys.executable, "-c", textwrap.dedent(_RUN), str(folder)]
    paths = os.pathsep.join([str(_ROOT), os.environ.get("PYTHONPATH", "")])
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": paths}
    ) as run:
        assert run.stdout is not None
        server = psutil.Process(int(run.stdout.readline()))
        family = [server, *server.children(recursive=True)]
        run.send_signal(number)

    assert run.returncode == 128 + number
    assert not folder.exists()
    assert not [one for one in family if lives(one)]


def lives(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
