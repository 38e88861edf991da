"""Programs that warn of what failed, and know no louder level. Not: pages, logs with errors."""

from typing import Any

from analyze.clients_visits import Client, calm, held
from usercontext.analyze.reading.report import Report
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.rules import analyze
from usercontext.domain.log_entry import Level


def _toolkit() -> Client:
    """Begin a log of a desktop application, whose toolkit warns of what it draws with."""
    app = Client().con("info", {"category": "app", "msg": "main window shown"})
    app.con("warn", {"category": "qt.svg", "msg": "Cannot open file ':/icons/x.svg'"})
    return app.con("warn", {"category": "qt.qpa.fonts", "msg": "Unable to enumerate family 'X'"})


def test_a_warning_that_a_query_failed() -> None:
    app = _toolkit()
    for _ in range(2):
        app.con("info", {"category": "app", "msg": "open orders"}, after=5)
        told = 'query failed: QSqlError("11", "", "database disk image is malformed")'
        app.con("warn", {"category": "app.store", "msg": told})

    held(app.sent("the list of orders is empty"), "storage", "malformed", "P1 P2", "enumerate")


def test_a_warning_that_holds_an_error_in_its_fields() -> None:
    server = Client()
    for _ in range(2):
        told = {"message": "feed read", "url": "https://feed.test/v1/a.json", "status": 200}
        server.con("info", {"level": "INFO", "target": "ingest", "fields": told}, after=4)
        broke = 'invalid type: string "n/a", expected f64 at line 1 column 233'
        told = {"message": "feed dropped", "error": broke}
        server.con("warn", {"level": "WARN", "target": "ingest", "fields": told})

    held(server.sent("no values for our town"), "api_contract", "expected f64", "P2")


def test_a_toolkit_that_warns_of_its_fonts_alone() -> None:
    app = _toolkit().con("info", {"category": "app", "msg": "order 12 saved"}, after=9)

    calm(app.sent("the list does not show the colours that we agreed on"))


def test_a_warning_of_what_a_program_goes_on_without_stays_one() -> None:
    app = Client().con("info", {"msg": "boot"})
    app.con("warn", {"msg": "theme not found, using the built-in one", "error": "no such file"})
    told: dict[str, Any] = {"release": None, "environment": None}
    report = Report("it is slow", {}, app.entries[-1].instant_us, entries=app.entries, **told)

    assert Timeline(report).events[1].level is Level.WARN


def test_a_warning_beside_a_wish() -> None:
    app = Client().con("info", {"msg": "boot"})
    app.con("warn", {"msg": "avatar upload failed", "error": "file is too old"})

    calm(app.sent("It would be great if the app had a dark mode"))


def test_a_session_that_nobody_reported_is_read_as_it_was_sent() -> None:
    app = Client().con("info", {"msg": "boot"})
    app.con("warn", {"msg": "avatar upload failed", "error": "file is too old"})
    silent: dict[str, Any] = {"release": None, "environment": None, "is_silent": True}
    report = Report("", {}, app.entries[-1].instant_us + 1, entries=app.entries, **silent)

    calm(analyze(report))


def test_a_till_that_runs_out_of_paper_and_a_card_that_was_refused() -> None:
    till = Client().con("info", {"message": "mod=ui screen=terminal"})
    said = 'mod=emv event=auth_result approved=0 resp=51 text="insufficient funds"'
    till.con("warn", {"message": said}).con("warn", {"message": "mod=printer paper=low"})

    held(till.sent("my card was not taken"), "payment_declined", "insufficient", "P2 P3")
