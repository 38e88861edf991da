"""The installed product as a proof drives it: started, used, stopped. Loopback only."""

import contextlib
import http.client
import json
import os
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
    folder: Path


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def call(
    port: int, method: str, path: str, key: str, body: Any = None, timeout_s: float = 30
) -> tuple[int, Any]:
    """Send one request and return status and answer: decoded when it is JSON, else its text."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout_s)
    try:
        content = body if isinstance(body, bytes) else json.dumps(body).encode() if body else None
        headers = {"x-api-key": key, "content-type": "application/json"}
        connection.request(method, path, content, headers)
        answer = connection.getresponse()
        text = answer.read()
        if "json" not in answer.getheader("content-type", ""):
            return answer.status, text.decode()
        return answer.status, json.loads(text)
    finally:
        connection.close()


def open_session(port: int, key: str, name: str) -> str:
    """Open a session and return its id."""
    status, answer = call(port, "POST", "/v1/sessions", key, {"externalSessionId": name})
    if status not in (200, 201):
        raise RuntimeError(f"opening a session was answered {status}: {answer}")
    return str(answer["sessionId"])


def create_project(folder: Path, **settings: str) -> dict[str, str]:
    """Create the project of the benchmark while no server runs."""
    command = [*_cli(), "project", "create", "bench", "--data", str(folder), "--json"]
    made = subprocess.run(command, check=True, capture_output=True, env=os.environ | settings)
    return dict(json.loads(made.stdout))


@contextlib.contextmanager
def running(
    folder: Path, keys: dict[str, str], *options: str, cut: str = "", **settings: str
) -> Iterator[Product]:
    """Start ``usercontext serve`` on a data folder and stop it again."""
    product = start(folder, keys, *options, cut=cut, **settings)
    try:
        yield product
    finally:
        stop(product)


def start(
    folder: Path, keys: dict[str, str], *options: str, cut: str = "", **settings: str
) -> Product:
    """Start ``usercontext serve`` and wait for its first 202.

    ``cut`` names work that ``launch.py`` leaves out; ``settings`` are variables of the product.
    """
    port = free_port()
    begin = time.monotonic()
    command = [*_cli(cut), "serve", "--port", str(port), "--data", str(folder), *options]
    environment = os.environ | settings
    with (folder / "server.log").open("ab") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
    try:
        _wait_for_202(port, keys["secretKey"], process, begin)
    except BaseException:
        process.kill()
        process.wait()
        raise
    seconds = time.monotonic() - begin
    return Product(port, keys["projectId"], keys["secretKey"], process, seconds, folder)


def stop(product: Product) -> None:
    """End the server as its operator would."""
    product.process.terminate()
    product.process.wait(30)


def _wait_for_202(port: int, key: str, process: "subprocess.Popen[bytes]", begin: float) -> None:
    entry = {
        "type": "console",
        "level": "info",
        "payload": {"message": "first"},
        "timestamp": "2026-02-27T12:00:00Z",
    }
    while True:
        try:
            path = f"/v1/sessions/{open_session(port, key, 'first')}/logs"
            if call(port, "POST", path, key, {"logs": [entry]})[0] == 202:
                return
        except (OSError, http.client.HTTPException):
            pass  # not listening yet
        time.sleep(0.02)
        if process.poll() is not None or time.monotonic() - begin > _START_S:
            raise RuntimeError("the server did not start; see server.log in its data folder")


def _cli(cut: str = "") -> list[str]:
    program = ["bench.launch", cut] if cut else ["usercontext"]
    return [sys.executable, "-m", *program]
