"""Why something failed, where its log has that in a place of its own: causes, ids, web servers."""

import pytest

from analyze.app_visits import read
from analyze.bridge_visits import Bridge
from usercontext.domain.analysis import Category, Priority

ASKED = {"method": "PUT", "url": "/tours/31/stops"}


def of_fastify(error: dict[str, object], status: int = 500, known: str = "req-7") -> Bridge:
    visit = Bridge().pino(30, "incoming request", reqId=known, req=ASKED)
    visit.pino(50, "no stop was kept", reqId=known, err=error)
    done = {"res": {"statusCode": status}, "responseTime": 41.2}
    return visit.pino(30, "request completed", reqId="req-7", **done)


WRAPPED: dict[str, object] = {
    "type": "StopError",
    "message": "stop not kept",
    "stack": "StopError: stop not kept\n    at keep (/srv/tours/dist/stops.js:12:9)",
    "cause": {"type": "Error", "message": "getaddrinfo ENOTFOUND geo.internal"},
}


def test_the_end_of_a_request_is_known_by_the_id_it_began_with() -> None:
    said = of_fastify(WRAPPED).reported("stops of a tour cannot be changed")
    read(said, "backend_error", "P1 P2", "PUT /tours/31/stops failed with 500", "no stop was kept")
    assert {"a-0", "a-2"} <= set(said.causes[0].evidence)


def test_what_was_thrown_first_of_all_is_told() -> None:
    said = of_fastify(WRAPPED).reported("stops of a tour cannot be changed")
    assert "caused by “getaddrinfo ENOTFOUND geo.internal”" in (said.root_cause or "")


def test_another_request_s_end_is_not_taken_for_it() -> None:
    said = of_fastify(WRAPPED, known="req-8").reported("stops of a tour cannot be changed")
    assert "failed with 500" not in (said.root_cause or "")


def test_what_ended_well_failed_at_nothing() -> None:
    visit = Bridge().pino(30, "incoming request", reqId="r1", req=ASKED)
    visit.pino(30, "request completed", reqId="r1", res={"statusCode": 204}, responseTime=9)
    assert visit.reported("could you add a map of the tour?").priority is Priority.P3


@pytest.mark.parametrize("name", ["cause", "innerException", "previous", "caused_by"])
def test_a_chain_is_followed_to_its_end(name: str) -> None:
    first = {"name": "TimeoutError", "message": "no row lock within 5 s"}
    middle = {"name": "DbError", "message": "update failed", name: first}
    told = {"name": "SaveError", "message": "could not save the shift", name: middle}
    said = Bridge().put({"error": told}, "error").reported("shift is not saved")
    assert "no row lock within 5 s" in (said.root_cause or "")


def test_a_cause_that_is_said_already_is_not_said_twice() -> None:
    told = {"message": "save failed: no row lock", "cause": {"message": "no row lock"}}
    said = Bridge().put({"error": told}, "error").reported("shift is not saved")
    assert "caused by" not in (said.root_cause or "")


BEHIND = ', client: 10.1.1.9, server: shop.example, request: "{}", host: "shop.example"'


def nginx(words: str, asked: str) -> Bridge:
    line = f"2026/03/02 11:20:31 [error] 77#77: *4012 {words}{BEHIND.format(asked)}"
    return Bridge().say(line, "error")


@pytest.mark.parametrize(
    ("words", "categories"),
    [
        ("client intended to send too large body: 9000001 bytes", "validation_rejected"),
        ("upstream timed out (110: Connection timed out) while reading response header from"
         " upstream", "timeout_slow"),
        ("connect() failed (111: Connection refused) while connecting to upstream",
         "backend_error"),
        ("no live upstreams while connecting to upstream", "backend_error"),
    ],
)  # fmt: skip
def test_a_web_server_s_line_is_told_by_its_words_and_its_visit(
    words: str, categories: str
) -> None:
    said = nginx(words, "POST /files/new HTTP/1.1").reported("my scan is not taken")
    read(said, categories, "P1 P2 P3", words[:40], "POST /files/new", spared="client: 10.1.1.9")
    assert "The server logged" in (said.root_cause or "")
    assert "77#77" not in said.summary


def test_what_a_proxy_turned_away_is_no_wrong_field() -> None:
    visit = nginx("client intended to send too large body: 88 bytes", "POST /files/new HTTP/1.1")
    assert "a proxy has its own limit" in (
        visit.reported("my scan is not taken").suggested_fix or ""
    )


def test_apache_s_line_too() -> None:
    line = (
        "[Mon Mar 02 11:20:31.118 2026] [proxy_fcgi:error] [pid 9:tid 12] [client 10.1.1.9:51]"
        " AH01071: Got error 'Primary script unknown', referer: https://shop.example/"
    )
    said = Bridge().say(line, "error").reported("the page is blank").root_cause or ""
    assert "AH01071: Got error 'Primary script unknown'" in said
    assert "pid 9" not in said


TRACE = (
    "Traceback (most recent call last):\n"
    '  File "/app/mails/send.py", line 18, in send_all\n'
    "    server.login(user, word)\n"
    "smtplib.SMTPServerDisconnected: Connection unexpectedly closed"
)


def test_what_a_server_threw_is_its_own_error_and_said_once() -> None:
    told = {"event": "job_failed", "error": "Connection unexpectedly closed", "exception": TRACE}
    said = Bridge().put(told, "error").reported("no mail came")
    cause = said.root_cause or ""

    assert said.category is Category.BACKEND_ERROR
    assert cause.startswith("The server threw")
    assert cause.count("Connection unexpectedly closed") == 1
    assert "Start in send_all (send.py:18)" in (said.suggested_fix or "")


def test_a_program_on_a_desk_is_no_server() -> None:
    trace = TRACE.replace("/app/mails/", "C:/tools/mails/")
    said = Bridge().put({"message": "export", "exception": trace}, "error").reported("no export")
    assert said.category is not Category.BACKEND_ERROR
