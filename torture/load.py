"""Clients that send numbered batches and reports until told to stop, and read them back."""

import contextlib
import http.client
import re
import threading
from collections.abc import Iterator
from typing import Any

from torture.ledger import PARTS, Ledger
from torture.product import Server
from torture.requests import Answer, Line, entry_of

_CLIENTS = 8
_ISSUE_EVERY = 16
_NUMBER = re.compile(r"number (\d+)")
_REFUSED = frozenset(range(400, 500))


class Books:
    """Two ledgers: one for batches, one for issues. Every second number carries a key."""

    def __init__(self) -> None:
        self.logs = Ledger()
        self.issues = Ledger()
        self.statuses: dict[int, int] = {}
        self.unavailable_means_refused = False

    def note(self, ledger: Ledger, number: int, answer: Answer) -> None:
        """Write down an answer; a 503 leaves open whether it was kept, unless the proof knows."""
        self.statuses[answer.status] = self.statuses.get(answer.status, 0) + 1
        if answer.status in (201, 202):
            ledger.acknowledge(number)
        elif answer.status in _REFUSED or self.unavailable_means_refused:
            ledger.refuse(number)


def send(line: Line, session: str, books: Books, number: int) -> Answer:
    """Send one numbered batch."""
    logs = [entry_of({"number": number, "part": part}) for part in range(PARTS)]
    headers = {"idempotency-key": f"batch-{number}"} if number % 2 else None
    answer = line.ask("POST", f"/v1/sessions/{session}/logs", {"logs": logs}, headers)
    books.note(books.logs, number, answer)
    return answer


def report(line: Line, session: str, books: Books, number: int) -> Answer:
    """Make one numbered issue, always with a key."""
    body = {"sessionId": session, "userDescription": f"It broke, number {number}"}
    headers = {"idempotency-key": f"issue-{number}"}
    answer = line.ask("POST", "/v1/issues", body, headers)
    books.note(books.issues, number, answer)
    return answer


@contextlib.contextmanager
def loaded(
    server: Server, session: str, books: Books, clients: int = _CLIENTS, issues: bool = False
) -> Iterator[threading.Event]:
    """Send while the block runs; the clients end by themselves when the server is gone."""
    stop = threading.Event()
    arguments = (server, session, books, stop, issues)
    threads = [threading.Thread(target=_client, args=arguments) for _ in range(clients)]
    for thread in threads:
        thread.start()
    try:
        yield stop
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def _client(
    server: Server, session: str, books: Books, stop: threading.Event, issues: bool
) -> None:
    line = Line(server.port, server.keys.secret)
    sent = 0
    while not stop.is_set():
        sent += 1
        act, ledger = (send, books.logs)
        if issues and sent % _ISSUE_EVERY == 0:
            act, ledger = (report, books.issues)
        number = ledger.take()
        try:
            act(line, session, books, number)
        except (OSError, http.client.HTTPException) as error:
            if isinstance(error, ConnectionRefusedError):
                ledger.refuse(number)
            if not server.lives or stop.wait(0.02):
                break
    line.close()


def settle(server: Server, session: str, books: Books) -> int:
    """Send every keyed number of unknown outcome again, as a client would; return how many."""
    line = Line(server.port, server.keys.secret)
    again = [number for number in sorted(books.logs.unknown) if number % 2]
    for number in again:
        send(line, session, books, number)
    reports = sorted(books.issues.unknown)
    for number in reports:
        report(line, session, books, number)
    line.close()
    return len(again) + len(reports)


def stored_numbers(server: Server, session: str) -> list[int]:
    """Read back the number of every entry of a session."""
    return [int(entry["payload"]["number"]) for entry in stored_entries(server, session)]


def stored_entries(server: Server, session: str) -> Iterator[dict[str, Any]]:
    """Read back a session, page by page, in order of arrival."""
    line = Line(server.port, server.keys.secret)
    cursor = ""
    while True:
        answer = line.ask("GET", f"/v1/sessions/{session}/logs?limit=1000{cursor}")
        if answer.status != 200:
            raise RuntimeError(f"reading back was answered {answer.status}")
        yield from answer.body["logs"]
        if answer.body["next"] is None:
            line.close()
            return
        cursor = f"&cursor={answer.body['next']}"


def stored_issues(server: Server) -> list[int]:
    """Read back the number of every issue."""
    line = Line(server.port, server.keys.secret)
    found: list[int] = []
    for page in range(1, 10_000):
        path = f"/v1/projects/{server.keys.project_id}/issues?limit=1000&page={page}"
        issues = line.ask("GET", path).body["issues"]
        if not issues:
            break
        for issue in issues:
            match = _NUMBER.search(issue["userDescription"])
            found += [int(match[1])] if match else []
    line.close()
    return found
