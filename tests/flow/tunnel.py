"""A page's own server that passes one path on to UserContext, as nginx does. Not: what is asserted.

The prefix is stripped, the body and the headers go through unread.
"""

import contextlib
import http.client
from urllib.parse import urlsplit

from flow.pages import Answers

PREFIX = "/t"
_OURS = {"connection", "content-length", "date", "server", "transfer-encoding"}


class TunnelAnswers(Answers):
    """Answers pages as before, and asks ``target`` for everything below the prefix."""

    target = ""

    def do_GET(self) -> None:  # noqa: N802  (the name that the server calls)
        if self.path.startswith(f"{PREFIX}/"):
            self._pass_on()
        else:
            super().do_GET()

    def do_POST(self) -> None:  # noqa: N802
        self._pass_on()

    def _pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        headers = dict(self.headers.items()) | {"x-forwarded-for": self.client_address[0]}
        upstream = http.client.HTTPConnection(urlsplit(self.target).netloc, timeout=10)
        with contextlib.closing(upstream):
            upstream.request(self.command, self.path.removeprefix(PREFIX), body, headers)
            answer = upstream.getresponse()
            content = answer.read()
        # a page that went away after it sent its last batch waits for no answer
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self._give(answer, content)

    def _give(self, answer: http.client.HTTPResponse, content: bytes) -> None:
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in _OURS:
                self.send_header(name, value)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
