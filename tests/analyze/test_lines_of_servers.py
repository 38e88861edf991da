"""Which line of a server's log belongs to which failure, and what an error was caused by."""

from typing import Any

import pytest

from analyze.clients_visits import Client, held
from usercontext.analyze.reading.caused_by import cause_within


def line(**named: Any) -> dict[str, Any]:
    return named


def put(visit: Client, *lines: tuple[str, str, float]) -> Client:
    for level, message, after in lines:
        visit.con(level, line(message=message), after)
    return visit


def test_a_framework_s_two_lines_of_one_exchange_and_its_error_behind_them() -> None:
    visit = put(
        Client(),
        ("info", '[9f] Started GET "/plans/3" for 10.0.0.4', 0.2),
        ("info", "[9f] Completed 200 OK in 20ms (Views: 9ms)", 0.1),
        ("info", '[a2] Started PATCH "/plans/3" for 10.0.0.4', 60),
        ("error", "[a2] Completed 500 Internal Server Error in 40ms", 0.1),
        ("error", "[a2] Shop::Quota::MissingError (no tariff for zone 7):", 0.001),
        ("error", "[Job] error performing SitemapJob: refused", 20),
    )

    said = visit.sent("cannot save")
    held(said, "backend_error", "no tariff for zone 7", "P1 P2")
    assert "/plans/3" in said.summary


def test_a_later_error_of_a_job_is_not_of_the_failure_before_it() -> None:
    visit = put(
        Client(),
        ("info", '[a2] Started PATCH "/plans/3" for 10.0.0.4', 0.2),
        ("error", "[a2] Completed 500 Internal Server Error in 40ms", 0.1),
        ("error", "SitemapJob::FetchError (no route to host)", 4),
    )

    assert "route to host" not in (visit.sent("cannot save").root_cause or "")


def test_the_error_about_the_thing_that_an_address_names() -> None:
    visit = put(
        Client(),
        ("info", "level=info msg=request method=GET path=/cart status=200", 0.2),
        ("error", 'level=error msg="charge failed" order=o_55 err="stripe: \\"key\\" expired"', 4),
        ("info", "level=info msg=request method=POST path=/orders/o_55/pay status=500", 0.1),
    )

    held(visit.sent("cannot pay"), "backend_error", 'stripe: "key" expired', "P0 P1")


def test_an_error_about_another_thing_is_not_of_the_failure() -> None:
    visit = put(
        Client(),
        ("error", 'level=error msg="mail failed" order=o_54 err="no such mailbox here"', 4),
        ("info", "level=info msg=request method=POST path=/orders/o_55/pay status=500", 0.1),
    )

    assert "mailbox" not in (visit.sent("cannot pay").root_cause or "")


@pytest.mark.parametrize(
    ("payload", "first"),
    [
        (
            {"exception": {"message": "a", "causedBy": {"exception": {"message": "b c"}}}},
            "b c",
        ),
        ({"error": {"message": "a", "cause": {"message": "b c", "cause": {"message": "d"}}}}, "d"),
        ({"error": {"message": "a", "cause": {"held": {"at": 7}}}}, ""),
    ],
)
def test_the_first_of_errors_within_errors(payload: dict[str, Any], first: str) -> None:
    assert cause_within(payload) == first


def test_what_a_database_answered_is_nobody_s_right() -> None:
    said = "SQLSTATE[22001]: String data, right truncated: 1406 Data too long for column 'name'"
    visit = put(Client(), ("info", "Matched route edit", 0.2))
    visit.con("error", line(message=f"Uncaught exception: {said}", pid=7), 2)

    held(visit.sent("cannot publish"), "backend_error", "right truncated", "P1 P2")


def test_a_right_that_is_missing_is_one_still() -> None:
    visit = put(Client(), ("info", "Matched route edit", 0.2))
    visit.con("error", line(message="Not published: right 'editor' is missing", pid=7), 2)

    held(visit.sent("cannot publish"), "permission_denied", "editor", "P1 P2 P3")


def test_a_warning_beside_which_an_engine_writes_its_calls_stops_nobody() -> None:
    calls = "\n   at: push_warning (core/variant/variant_utility.cpp:1112)"
    visit = Client().con("warn", line(line=f"WARNING: no translation for HUD_AMMO{calls}"))
    lost = "ERROR: [net] room socket closed, code 1011, reason: room lost"
    visit.con("error", line(line=f"{lost}\n   at: push_error (core/variant/v.cpp:9)"), 40)

    held(visit.sent("thrown out of the round"), "socket_drop", "1011", "P1 P2 P3")


def test_a_directive_that_a_monitor_names() -> None:
    told = "csp_violation: 'https://pay.idp.test/f' blocked by 'frame-src' directive"
    visit = Client().con("error", line(message=told, error={"kind": "frame-src"}))

    said = visit.sent("the window stays white", url="https://shop.test/signup")
    held(said, "csp", "frame-src", "P1 P2")


def test_the_code_of_a_graph_s_error_beside_its_words() -> None:
    errors = [{"message": "member may not rename b4", "extensions": {"code": "FORBIDDEN"}}]
    visit = Client().con("info", line(source="touch", label="Save name"))
    visit.con("error", line(operation="RenameBoard", graphQLErrors=errors), 0.4)

    held(visit.sent("renaming fails"), "permission_denied", "may not rename", "P1 P2 P3")


def test_no_number_of_an_address_is_a_sum() -> None:
    told = (
        'POST https://api.x.test/v1/claims returned 422: {"message":"IBAN is not valid for payout"}'
    )
    visit = Client().con("info", line(message="submit tapped")).con("error", line(message=told), 1)

    held(visit.sent("cannot submit"), "validation_rejected", "IBAN is not valid", "P1 P2 P3")


def test_two_sums_that_a_line_sets_apart_are_wrong_still() -> None:
    visit = Client().con("info", line(message="Pay tapped"))
    visit.con("error", line(message="/v1/pay: charged 20.00, expected total 12.00"), 1)

    assert visit.sent("wrong amount taken").priority == "P0"


def test_an_answer_that_an_error_s_line_quotes_is_the_reason() -> None:
    told = 'POST https://s.test/v2/match returned 401: {"errorMessage":"token expired at 8:40"}'
    visit = Client().con("info", line(message="Button clicked: BTN_Play"))
    visit.con("error", line(category="LogHttp", message=told), 0.5)

    held(visit.sent("not signed in, it says"), "auth_expired", "token expired at 8:40", "P1 P2")


def test_an_answer_that_a_line_ends_with() -> None:
    told = 'POST /v1/plan/renew 402 611ms {"error":{"message":"Your card was declined."}}'
    visit = Client().con("info", line(category="ui", message="Button tapped: Renew"))
    visit.con("error", line(category="net", message=told), 0.8)

    held(visit.sent("cannot renew"), "payment_declined", "card was declined", "P2 P3")


def test_the_error_that_a_log_has_right_before_the_outcome() -> None:
    visit = Client().con("info", line(message="http", method="GET", path="/albums/8", status=200))
    why = line(error="delete album 8: caller is not its owner", message="handler failed")
    visit.con("error", why, 4)
    visit.con("warn", line(message="http", method="DELETE", path="/albums/8", status=403), 0.001)

    held(visit.sent("cannot delete"), "permission_denied", "not its owner", "P1 P2 P3")


def test_an_error_of_another_moment_is_not_the_outcome_s() -> None:
    visit = Client().con("error", line(error="no such bucket here", message="thumbs failed"), 4)
    visit.con("warn", line(message="http", method="DELETE", path="/albums/8", status=403), 1.2)

    assert "bucket" not in (visit.sent("cannot delete").root_cause or "")


def test_what_a_host_of_net_tells_of_one_that_it_answered() -> None:
    trace = (
        "App.SaveFailed: not saved\n ---> Npgsql.PostgresException (0x80004005): 23505: duplicate"
        ' key value violates unique constraint "IX_One"\n   at App.Enrol() in /src/a.cs:line 4'
    )
    visit = Client()
    visit.con("error", line(Message="An unhandled exception has occurred.", Exception=trace))
    over = "Request finished HTTP/2 POST https://kurse.test/9/enrol - 500 - text/html 88.1ms"
    visit.con("info", line(Message=over), 0.06)

    said = visit.sent("cannot enrol")
    held(said, "backend_error", "IX_One", "P1 P2")
    assert "/9/enrol" in said.summary


def test_what_stands_beside_an_arrow_back_came_back() -> None:
    told = "<- 403 Forbidden POST https://api.zeit.test/exports 401ms"
    visit = Client().con("info", line(logger="ui", message="tapped Export"))
    why = '{"reason":"export is part of the gold plan"}'
    visit.con("warn", line(logger="net", message=told, body=why), 0.5)

    said = visit.sent("export fails")
    held(said, "permission_denied", "gold plan", "P1 P2 P3")
    assert "POST /exports" in said.summary


def test_a_warning_right_before_a_quiet_refusal() -> None:
    refused = '[GIN] 2026/11/24 - 09:12:05 | 400 |  0.511ms |  10.0.0.4 | POST     "/signup"'
    why = line(log="signup: Error:Field validation for 'Email' failed on the 'email' tag")
    visit = Client().con("warn", why).con("info", line(log=refused), 0.001)
    visit.con("warn", why, 6).con("info", line(log=refused), 0.001)
    visit.con("error", line(log="smtp: warmup failed: no such host"), 9)

    held(visit.sent("sign up says error"), "validation_rejected", "Email", "P1 P2 P3")


def test_a_limit_that_a_client_names_beside_its_code() -> None:
    config = {"url": "/search", "method": "get", "baseURL": "https://api.buch.test"}
    told = line(line="search failed: timeout of 15000ms exceeded", code="ECONNABORTED")
    visit = (
        Client().con("info", line(line="search submit")).con("error", told | {"config": config}, 15)
    )

    held(visit.sent("search never ends"), "timeout_slow", "/search", "P1 P2")


def test_what_a_client_gave_up_by_itself_is_no_limit() -> None:
    config = {"url": "/search", "method": "get", "baseURL": "https://api.buch.test"}
    told = line(line="search canceled", code="ECONNABORTED")
    visit = (
        Client().con("info", line(line="search submit")).con("error", told | {"config": config}, 1)
    )

    assert visit.sent("can I sort by year?").category != "timeout_slow"


def test_a_socket_that_its_remote_host_closed() -> None:
    visit = Client().con("info", line(category="chat", message="connected"))
    told = "socket error QAbstractSocket::RemoteHostClosedError"
    visit.con("warn", line(category="chat", message=told), 60)

    held(visit.sent("chat stopped in the middle"), "socket_drop", "RemoteHostClosed", "P1 P2 P3")


def test_a_store_of_an_app_that_is_corrupt() -> None:
    told = line(name="store", message="open failed", error="HiveError: Box may be corrupted.")
    visit = Client().con("info", line(name="main", message="runApp")).con("error", told, 0.3)

    held(visit.sent("all my notes are gone"), "storage", "corrupted", "P0 P1 P2")
