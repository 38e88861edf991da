"""The installed product as a proof drives it: started, used, stopped. Loopback only."""

import contextlib
import http.client
import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

_START_S = 30.0


class Product(NamedTuple):
    """A running server: its port, keys, process, and the seconds from start to first 202."""

    port: int
    project_id: str
    secret_key: str
    process: subprocess.Popen[bytes]
    first_202_s: float


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def call(
    port: int, method: str, path: str, key: str, body: Any = None, timeout_s: float = 30
) -> tuple[int, Any]:
    """Send one request and return status and decoded answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout_s)
    try:
        content = body if isinstance(body, bytes) else json.dumps(body).encode() if body else None
        headers = {"x-api-key": key, "content-type": "application/json"}
        connection.request(method, path, content, headers)
        answer = connection.getresponse()
        text = answer.read()
        return answer.status, json.loads(text) if text else None
    finally:
        connection.close()


def open_session(port: int, key: str, name: str) -> str:
    """Open a session and return its id."""
    status, answer = call(port, "POST", "/v1/sessions", key, {"externalSessionId": name})
    if status not in (200, 201):
        raise RuntimeError(f"opening a session was answered {status}: {answer}")
    return str(answer["sessionId"])


def create_project(folder: Path) -> dict[str, str]:
    """Create the project of the benchmark while no server runs."""
    command = [*_cli(), "project", "create", "bench", "--data", str(folder), "--json"]
    made = subprocess.run(command, check=True, capture_output=True)
    return dict(json.loads(made.stdout))


@contextlib.contextmanager
def running(folder: Path, keys: dict[str, str], *options: str) -> Iterator[Product]:
    """Start ``usercontext serve`` on a data folder and stop it again."""
    product = start(folder, keys, *options)
    try:
        yield product
    finally:
        product.process.terminate()
        product.process.wait(30)


def start(folder: Path, keys: dict[str, str], *options: str) -> Product:
    """Start ``usercontext serve`` and wait for its first 202."""
    port = free_port()
    begin = time.monotonic()
    command = [*_cli(), "serve", "--port", str(port), "--data", str(folder), *options]
    with (folder / "server.log").open("ab") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    entry = {
        "type": "console",
        "level": "info",
        "payload": {"message": "first"},
        "timestamp": "2026-02-27T12:00:00Z",
    }
    while True:
        try:
            session = open_session(port, keys["secretKey"], "first")
            path = f"/v1/sessions/{session}/logs"
            status, _ = call(port, "POST", path, keys["secretKey"], {"logs": [entry]})
            if status == 202:
                break
        except (OSError, http.client.HTTPException):
            time.sleep(0.02)
        if process.poll() is not None or time.monotonic() - begin > _START_S:
            raise RuntimeError(f"the server did not start; see {folder / 'server.log'}")
    seconds = time.monotonic() - begin
    return Product(port, keys["projectId"], keys["secretKey"], process, seconds)


def require(program: str) -> str:
    """Return the path of a program, or stop with the command that installs it."""
    path = shutil.which(program)
    if path is None:
        raise SystemExit(f"{program} is missing: apt-get install {program}")
    return path


def _cli() -> list[str]:
    return [sys.executable, "-m", "usercontext"]
