#!/usr/bin/env python3
"""Serve the demo shop and its small API, with one fault switched on. Not: products, pages, visits.

    python packages/shop/recorder/serve.py --fault checkout-500
    http://127.0.0.1:8090/?fault=card-declined&noise=1   switches for this browser

Only the standard library, so that it runs anywhere Python does. Nothing is stored.
"""

import argparse
import json
import time
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from catalogue import PRODUCTS, SHIPPING
from faults import FAULTS

# Pages of its own, as they were when the recordings were made; styles and pictures are the shop's.
_HERE = Path(__file__).resolve()
SITES = (_HERE.parent / "site", _HERE.parents[1] / "site")
PAGES = {"/": "index.html", "/cart": "cart.html", "/checkout": "checkout.html"} | {
    "/thanks": "thanks.html"
}
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
ANSWERS: dict[tuple[str, str], tuple[int, dict[str, object]]] = {
    ("GET", "/api/products"): (200, {"products": PRODUCTS}),
    ("GET", "/api/account"): (200, {"signedIn": True, "name": "Ada Sample"}),
    ("GET", "/api/shipping"): (200, SHIPPING),
    ("POST", "/api/session/refresh"): (200, {"expiresInSeconds": 3600}),
    ("POST", "/api/voucher"): (200, {"voucher": {"code": "SLOW10", "discount": {"percent": 10}}}),
    ("POST", "/api/checkout"): (
        201,
        {"receipt": {"number": "F-20481", "email": "ada@example.com"}},
    ),
}
NOISE_SCRIPT = '<script src="http://cdn.metrics.example/tag.js" async></script>'
SLOW_IMAGE_SECONDS = 1.6


class ShopServer(ThreadingHTTPServer):
    """The shop on one address; ``pace`` scales how long its API takes."""

    daemon_threads = True

    def __init__(self, port: int, fault: str = "none", noise: bool = False, pace: float = 1.0):
        super().__init__(("127.0.0.1", port), ShopHandler)
        self.fault, self.noise, self.pace = fault, noise, pace


def find_file(name: str) -> Path | None:
    """Return the file of that name, the recorder's own first; None for any that leads elsewhere."""
    for site in SITES:
        path = (site / name).resolve()
        if site in path.parents and path.suffix in TYPES and path.is_file():
            return path
    return None


class ShopHandler(BaseHTTPRequestHandler):
    """Answer pages, files and the API; a fault replaces answers of the API."""

    protocol_version = "HTTP/1.1"
    server: ShopServer

    def do_GET(self) -> None:
        """Answer a page, a file or a read of the API."""
        url = urlsplit(self.path)
        if url.path.startswith("/api/"):
            self.answer_api("GET", url.path)
        elif self.headers.get("Host", "").startswith("cdn.metrics.example"):
            self.answer_file("third-party/tag.js")
        else:
            self.answer_file(PAGES.get(url.path, url.path.lstrip("/")))

    def do_POST(self) -> None:
        """Answer a write of the API."""
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.answer_api("POST", urlsplit(self.path).path)

    def answer_api(self, method: str, path: str) -> None:
        """Answer as the fault says, otherwise as a shop that works."""
        time.sleep(self.server.pace * (0.35 if method == "POST" else 0.04))
        fallback = (404, {"error": "not_found"})
        usual = ANSWERS.get((method, path), fallback)
        status, body = FAULTS[self.switch("fault")].answers.get((method, path), usual)
        self.send(status, "application/json", json.dumps(body).encode())

    def answer_file(self, name: str) -> None:
        """Answer a file of the site, or 404."""
        path = find_file(name)
        if path is None:
            self.send(404, "text/plain; charset=utf-8", b"Not found\n")
            return
        body = path.read_bytes()
        if path.suffix == ".svg" and self.switch("noise") and path.stem != "favicon":
            time.sleep(self.server.pace * SLOW_IMAGE_SECONDS)
        if path.suffix == ".html" and self.switch("noise"):
            body = body.replace(b"</head>", NOISE_SCRIPT.encode() + b"</head>")
        self.send(200, TYPES[path.suffix], body)

    def switch(self, name: str) -> str:
        """Return a switch: of this address, else of this browser, else of the server."""
        chosen = parse_qs(urlsplit(self.path).query).get(name)
        kept = SimpleCookie(self.headers.get("Cookie", "")).get(f"shop_{name}")
        value = chosen[0] if chosen else kept.value if kept else None
        if name == "noise":
            return "1" if value == "1" or (value is None and self.server.noise) else ""
        return value if value in FAULTS else self.server.fault

    def send(self, status: int, content_type: str, body: bytes) -> None:
        """Write one answer; switches given in the address are kept for this browser."""
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        for name in parse_qs(urlsplit(self.path).query).keys() & {"fault", "noise"}:
            # HttpOnly: the page cannot see the switch, so a recording cannot give it away.
            cookie = f"shop_{name}={self.switch(name)}; Path=/; HttpOnly; SameSite=Lax"
            self.send_header("Set-Cookie", cookie)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet: the browser's own tools show every request."""


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description="Serve the demo shop.")
    parser.add_argument("--port", type=int, default=8090)
    parser.add_argument("--fault", choices=sorted(FAULTS), default="none")
    parser.add_argument("--noise", action="store_true", help="third-party errors, slow images")
    chosen = parser.parse_args()
    server = ShopServer(chosen.port, chosen.fault, chosen.noise)
    print(f"The shop is open at http://127.0.0.1:{server.server_port}/ (fault: {chosen.fault})")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print("The shop is closed.")


if __name__ == "__main__":
    main()
