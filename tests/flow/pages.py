"""The pages that capture is tried on, served on an origin of their own. Not: what is asserted."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STRICT = (
    "default-src 'none'; script-src 'nonce-n1'; connect-src *; "
    "require-trusted-types-for 'script'; trusted-types {policies}"
)
"""A policy under which nothing runs but what the page names."""

FROZEN = (
    '<script nonce="n1">Object.freeze(console);Object.freeze(History.prototype);'
    "Object.freeze(Storage.prototype);Object.freeze(XMLHttpRequest.prototype);"
    'Object.defineProperty(window,"fetch",{value:fetch,writable:false,configurable:false})'
    "</script>"
)
BODY = """<!doctype html><title>Shop</title>{head}
<button id="pay" onclick="pay()">Pay now</button><button id="dead">Dead</button>
<input id="mail" value="typed@mail.example">"""


class Pages(ThreadingHTTPServer):
    """Serves the html it is given by path; /api/fail answers 500, /api/ok 200, the rest 404."""

    daemon_threads = True

    def __init__(self, answers: "type[Answers] | None" = None) -> None:
        super().__init__(("127.0.0.1", 0), answers or Answers)
        self.html: dict[str, tuple[str, str]] = {}
        self.origin = f"http://127.0.0.1:{self.server_port}"

    def show(self, path: str, head: str, policy: str = "") -> str:
        """Serve a page with this head at a path; returns its address."""
        self.html[path] = (BODY.format(head=head), policy)
        return self.origin + path


class Answers(BaseHTTPRequestHandler):
    """One request to the pages' origin."""

    server: Pages

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        html, policy = self.server.html.get(path, ("", ""))
        status = {"/api/fail": 500, "/api/ok": 200}.get(path, 200 if html else 404)
        body = html.encode()
        self.send_response(status)
        self.send_header("content-type", "text/html; charset=utf-8")
        self.send_header("access-control-allow-origin", "*")
        self.send_header("content-length", str(len(body)))
        if policy:
            self.send_header("content-security-policy", policy)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Write nothing: the tests read what the pages captured."""


@contextmanager
def served_pages(answers: type[Answers] | None = None) -> Iterator[Pages]:
    pages = Pages(answers)
    threading.Thread(target=pages.serve_forever, daemon=True).start()
    try:
        yield pages
    finally:
        pages.shutdown()
        pages.server_close()
