"""Other clients by hand once more: two lines of one exchange, an error beside its line, JSON."""

import msgspec

from analyze.clients_visits import Client, calm, held

TOURS = "https://disp.test/api/tours?day=2026-11-29"


def _asked(visit: Client, url: str, status: int) -> None:
    visit.con("info", {"Category": "Http", "Message": f"Start processing HTTP request GET {url}"})
    over = f"Received HTTP response headers after 312.9ms - {status}"
    visit.con("info", {"Category": "Http", "Message": over})


def test_an_exchange_in_two_lines_has_the_address_of_the_first() -> None:
    visit = Client()
    _asked(visit, "https://disp.test/api/me", 200)
    _asked(visit, TOURS, 502)
    visit.con("error", {"Category": "Tours", "Message": "Loading tours failed"}, 0.02)

    held(visit.sent("the plan stays grey"), "backend_error", "GET /api/tours|502", "P1 P2")


def test_an_exchange_in_two_lines_that_went_well_is_no_cause() -> None:
    visit = Client()
    _asked(visit, "https://disp.test/api/me", 200)
    _asked(visit, TOURS, 200)

    calm(visit.sent("the colours look odd"))


def test_a_time_that_was_measured_of_nothing_has_no_address() -> None:
    visit = Client().con("info", {"Message": "Received response after 31.9ms - 502"})

    assert "api" not in visit.sent("the plan stays grey").summary


def test_an_error_beside_its_line_is_what_was_thrown() -> None:
    calls = "#0      List.[] (dart:core-patch/growable_array.dart:264:36)\n"
    calls += "#1      Chart._bar (package:fitlog/stats/chart.dart:88:31)"
    said = "RangeError (index): Invalid value: Not in inclusive range 0..5: 6"
    visit = Client().con("info", {"message": "route:/stats"})
    visit.con("error", {"message": "FlutterError caught", "exception": said, "stack": calls})

    held(visit.sent("a red screen"), "js_exception", "Not in inclusive range|chart.dart", "P1 P2")


def test_a_panic_is_told_with_the_request_that_it_ended() -> None:
    stack = "goroutine 8 [running]:\nmain.recover()\n\t/src/m.go:31 +0x4d\n"
    stack += "hub/teams.(*Service).Members(0xc0)\n\t/src/teams/service.go:77 +0x1a"
    visit = Client().con("info", {"msg": "request", "method": "GET", "path": "/me", "status": 200})
    panic = {"msg": "panic recovered", "err": "runtime error: nil pointer dereference"}
    visit.con("error", {**panic, "stack": stack, "path": "/teams/88"}, 3)
    ended = {"msg": "request", "method": "GET", "path": "/teams/88", "status": 500}

    said = visit.con("info", ended, 0.01).sent("the team page gives an internal error")
    held(said, "backend_error", "/teams/88|500|nil pointer", "P1 P2")


def test_an_error_of_another_path_is_not_told_with_it() -> None:
    visit = Client().con("info", {"msg": "request", "method": "GET", "path": "/me", "status": 200})
    visit.con("error", {"msg": "digest not sent", "path": "/mail"}, 3)
    ended = {"msg": "request", "method": "GET", "path": "/teams/88", "status": 500}

    said = visit.con("info", ended, 0.01).sent("the team page gives an internal error")
    assert "the log says “digest" not in said.summary


def test_a_head_with_a_time_before_it_does_not_hide_what_was_thrown() -> None:
    head = "10:00:09.802 [http-nio-8080-exec-4] ERROR o.a.c.c.C.[.[.[/].[dispatcherServlet] - "
    head += "Servlet.service() for servlet [dispatcherServlet] in context with path [] threw "
    head += "exception [Request processing failed] with root cause"
    thrown = 'java.lang.NumberFormatException: For input string: "C"'
    trace = f"{head}\n{thrown}\n\tat com.aero.seat.SeatParser.column(SeatParser.java:22)"
    visit = Client().con("info", {"raw": '10:00:08 INFO c.a.access - "GET /b HTTP/1.1" 200 12'})
    visit.con("error", {"raw": trace})
    row = '10:00:09 INFO c.a.access - "PUT /bookings/7/seat HTTP/1.1" 500 312'

    said = visit.con("info", {"raw": row}, 0.02).sent("changing the seat fails")
    held(said, "backend_error", "/bookings/7/seat|500|NumberFormatException", "P1 P2")


def test_a_line_that_was_closed_for_a_version_is_stale() -> None:
    closed = 'lobby: closed code=4009 reason="protocol version 31 required, client has 30"'
    visit = Client().con("info", {"line": "lobby: open"}).con("error", {"line": closed})

    held(visit.sent("cannot join"), "stale_version", "version 31 required", "P1 P2")


def test_a_line_that_was_closed_for_nothing_else_only_broke() -> None:
    visit = Client().con("info", {"line": "lobby: open"})
    visit.con("error", {"line": 'lobby: closed code=4000 reason="see log for more"'})

    held(visit.sent("cannot join"), "socket_drop js_exception", "closed", "P1 P2 P3")


def test_an_object_written_out_as_a_message_is_read() -> None:
    visit = Client()
    film = {"src": "fetch", "m": "GET", "u": "https://media.test/c/intro.mp4", "s": 404}
    for told in ({"src": "player", "ev": "boot"}, {"src": "player", "ev": "play"}):
        visit.con("info", {"message": msgspec.json.encode(told).decode()})
    visit.con("error", {"message": msgspec.json.encode(film).decode()})

    held(visit.sent("the screen is black"), "asset_missing", "/c/intro.mp4|404", "P2 P3")


def test_a_message_that_only_begins_like_an_object_stays_a_line() -> None:
    visit = Client().con("info", {"message": "{not an object} drawn again"})

    calm(visit.sent("the screen looks odd"))


def test_a_database_of_the_application_that_is_locked_keeps_nothing() -> None:
    visit = Client().con("info", {"text": "badge read 04A2"})
    locked = 'QSqlError("5", "Unable to fetch row", "database is locked") insert into events'

    said = visit.con("error", {"text": locked}).sent("it does not take my badge")
    held(said, "storage", "database is locked", "P1 P2")


def test_a_refusal_that_stands_in_the_details_of_a_line_is_a_request() -> None:
    visit = Client().con("info", {"message": "GET /apply/77 200"})
    told = {"type": "entity.too.large", "status": 413, "path": "/apply/77/cv", "method": "POST"}
    visit.con("error", {"message": "request entity too large", "metadata": told}, 5)

    held(visit.sent("my file is not taken"), "validation_rejected", "/apply/77/cv|413", "P2")
