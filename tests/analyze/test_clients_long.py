"""Longer sessions of other clients: hundreds of lines, one failure, and who tells no press.

Judged once when they were written. Not: a few entries.
"""

from typing import Self

from analyze.clients_visits import Client, calm, held

API = "https://api.acme.test"


class Stream(Client):
    """A logger that ships everything it has, and hears no presses."""

    def runs(self, lines: int, every: float = 1.5) -> Self:
        """Add what always goes on: polls, renders, a counter that is kept away now and then."""
        for at in range(lines):
            self.con("debug", {"lvl": 20, "msg": f"render list in {at % 17} ms"}, every)
            if at % 4 == 0:
                told = {"method": "GET", "path": f"/api/items?page={at}", "statusCode": 200}
                self.net("info", told | {"ms": 40 + at % 9})
            if at % 15 == 7:
                told = {"method": "POST", "url": "https://stats.acme-metrics.test/e"}
                self.net("error", told | {"error": "Failed to fetch", "statusCode": 0})
        return self

    def asks(self, method: str, path: str, status: int, level: str = "error") -> Self:
        return self.net(level, {"method": method, "path": path, "statusCode": status, "ms": 90})


def test_a_note_that_is_not_kept() -> None:
    visit = Stream().runs(40).asks("PUT", "/api/notes/12", 500).runs(3)

    held(visit.sent("my note isn't saved"), "backend_error", "/api/notes|500", "P2")


def test_an_order_that_fails_at_the_end_of_a_long_log() -> None:
    visit = Stream().runs(60).asks("POST", "/api/orders", 503).runs(2)

    held(visit.sent("Bestellung schlägt fehl"), "backend_error", "/api/orders|503", "P1")


def test_an_error_at_the_end_of_a_long_log() -> None:
    visit = Stream().runs(50)
    told = {
        "lvl": 50,
        "msg": "unhandled",
        "err": {"type": "TypeError", "message": "e.rows is null"},
    }

    said = visit.con("error", told).runs(2).sent("table is empty since noon")
    held(said, "js_exception api_contract", "e.rows is null", "P2 P3")


def test_a_right_that_is_missing_in_a_long_log() -> None:
    visit = Stream().runs(45).asks("DELETE", "/api/teams/4/members/9", 403, "warn").runs(2)

    said = visit.sent("removing a member does nothing")
    held(said, "permission_denied", "/api/teams|403", "P2 P3")


def test_a_failure_long_ago_and_a_later_one() -> None:
    visit = Stream().runs(5).asks("GET", "/api/avatar/9", 500).runs(50)
    visit.asks("POST", "/api/comments", 500).runs(1)

    said = visit.sent("mon commentaire ne part pas")
    held(said, "backend_error", "/api/comments|500", "P2", "avatar")


def test_a_token_that_ends_in_a_long_log() -> None:
    visit = Stream().runs(50).asks("GET", "/api/items", 401, "warn")
    visit.asks("POST", "/api/token/refresh", 400, "warn").con("warn", {"msg": "session over"})

    held(visit.sent("app threw me out"), "auth_expired", "40", "P1 P2")


def test_a_slow_report_in_a_long_log() -> None:
    visit = Stream().runs(40)
    visit.net("info", {"method": "POST", "path": "/api/report", "statusCode": 200, "ms": 41_000})

    said = visit.runs(2).sent("the monthly report takes ages")
    held(said, "timeout_slow", "/api/report", "P2")


def test_a_store_that_is_full_in_a_long_log() -> None:
    visit = Stream().runs(45)
    visit.sto("error", {"key": "outbox", "op": "setItem", "err": {"name": "QuotaExceededError"}})

    said = visit.runs(2).sent("unsent messages are lost after a restart")
    held(said, "storage", "outbox|quota", "P1 P2 P3")


def test_a_long_log_in_which_nothing_fails() -> None:
    calm(Stream().runs(60).sent("wie ändere ich meine Adresse?"))


def test_a_long_log_with_a_retry() -> None:
    visit = Stream().runs(30).asks("GET", "/api/items", 502).asks("GET", "/api/items", 200, "info")

    calm(visit.runs(30).sent("could you add a dark theme"))


def test_a_long_log_with_an_error_long_ago() -> None:
    visit = Stream().runs(3).con("error", {"lvl": 50, "msg": "tooltip: target is gone"})

    calm(visit.runs(60).sent("the prices are too high"))


def test_a_long_log_with_a_refused_form_that_was_put_right() -> None:
    visit = Stream().runs(30).asks("POST", "/api/profile", 422, "warn")
    visit.runs(6).asks("POST", "/api/profile", 200, "info").runs(10)

    said = visit.sent("is there an app for tablets?")
    held(said, "unknown validation_rejected", "", "P3")
