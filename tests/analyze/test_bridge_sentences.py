"""What a senior engineer reads of a server's or an app's failure: why, how long, where to look."""

import pytest

from analyze.bridge_visits import Bridge


@pytest.mark.parametrize(
    ("last", "hint"),
    [
        ("KeyError: 'shelf'", "the key that it looks up does not exist"),
        ("IndexError: list index out of range", "reads past the end of a list"),
        ("AttributeError: 'NoneType' object has no attribute 'due'", "a value is missing there"),
        ("ZeroDivisionError: division by zero", "divides by zero"),
        ("LedgerClosed: march", "log what it was given"),
    ],
)
def test_an_error_of_another_language_is_advised_by_its_name(last: str, hint: str) -> None:
    head = 'Traceback (most recent call last):\n  File "/srv/lib/fines.py", line 8, in tally'
    trace = f"{head}\n    x\n{last}"
    visit = Bridge().put({"event": "run_begun", "pid": 3})
    visit.put({"event": "run_failed", "exc_info": trace, "pid": 3}, "error")
    fix = visit.reported("No fines were sent").suggested_fix or ""

    assert fix.startswith("Start in tally (fines.py:8): ")
    assert hint in fix


def test_what_a_call_was_refused_for_is_quoted() -> None:
    told = {"rpc": "/stock.v2.Shelves/Move", "grpc-status": "7",
            "grpc-message": "needs the role keeper of hall 4"}  # fmt: skip
    visit = Bridge().click("Move").put(told, "warn", kind="network")
    said = visit.reported("It jumps back when I move a box")
    assert "“needs the role keeper of hall 4”" in (said.root_cause or "")


def test_a_gateway_that_gave_up_is_told_with_its_wait_and_the_line_of_the_first() -> None:
    asked = {"method": "POST", "url": "/loans/renew", "status": 504, "durationMs": 30_004, "pid": 1}
    visit = Bridge().put(
        {"message": "upstream timed out while reading upstream", "pid": 1}, "error"
    )
    visit.put(asked, "error", kind="network", after=0.01)
    said = visit.put(asked, "error", kind="network", after=40).reported("Renewing fails")

    cause = said.root_cause or ""
    assert "failed with 504 after 30 s, and the server said “upstream timed out" in cause


def test_a_span_s_service_is_looked_for_by_its_host() -> None:
    named = {"http.request.method": "GET", "url.full": "http://fares:81/now",
             "http.response.status_code": 503}  # fmt: skip
    span = {"name": "GET", "kind": "CLIENT", "trace_id": "t9", "span_id": "b", "attributes": named,
            "status": {"code": "ERROR"}}  # fmt: skip
    fix = Bridge().put(span, "error", kind="network").reported("No fares").suggested_fix or ""
    assert fix.startswith("Check with the trace “t9” whether fares:81 was up at ")


def test_a_sentence_with_quotes_of_its_own_is_shown_by_its_answer() -> None:
    said = 'Unknown argument "shelf" on field "books". Did you mean "shelves"?'
    told = {"method": "POST", "url": "/graphql", "status": 400, "operationName": "Books",
            "response": {"errors": [{"message": said}]}}  # fmt: skip
    visit = Bridge().go("/books").click("Find").put(told, "warn", kind="network", after=0.3)
    found = visit.reported("Finding fails", url="https://lib.example/books")

    assert "Did you mean shelves?" in (found.root_cause or "")


def test_a_machine_that_does_not_answer_is_named_with_its_port() -> None:
    line = "mail not sent: dial tcp relay.hall.example:587: connect: connection refused"
    visit = Bridge().put({"msg": "notice queued", "pid": 2}).put({"msg": line, "pid": 2}, "error")
    fix = visit.reported("No notice comes").suggested_fix or ""
    assert "relay.hall.example:587 was up at" in fix


def test_a_host_of_net_is_a_server_and_its_template_ends_in_no_two_marks() -> None:
    trace = "Hall.LateException: too late\n   at Hall.Renew.Do() in /b/Renew.cs:line 4"
    visit = Bridge().put({"@mt": "Failed to handle it.", "@x": trace, "RequestId": "h1"}, "error")
    over: dict[str, object] = {
        "@mt": "HTTP {RequestMethod}",
        "RequestMethod": "POST",
        "RequestPath": "/renewals",
    }
    over |= {"StatusCode": 500, "RequestId": "h1"}
    said = visit.put(over, "error", kind="network", after=0.01).reported("Renewing fails")

    assert "the server said “Failed to handle it: Hall.LateException: too late" in (
        said.root_cause or ""
    )


def test_a_line_that_was_closed_with_a_number_is_told_so_and_heads_what_follows() -> None:
    live = {"kind": "websocket", "url": "wss://live.hall.example/desk"}
    visit = Bridge().go("/desk").put(live | {"event": "open"}, kind="network")
    visit.put(live | {"event": "close", "code": 4403, "reason": "session expired"}, "error",
              kind="network", after=600)  # fmt: skip
    said = visit.say("ws reconnect refused", "warn").reported(
        "The desk stands still", url="https://hall.example/desk"
    )

    assert "was closed with 4403 (session expired)" in (said.root_cause or "")
    assert len(said.causes) == 1


def test_an_app_s_screen_is_no_page_and_a_press_is_called_by_its_control() -> None:
    visit = Bridge().add("console", "info", {"src": "ui", "msg": "shown"}, event="navigation",
                         meta={"screen": "RETURNS"})  # fmt: skip
    visit.add("console", "info", {"src": "ui", "msg": "touch"}, event="click", meta={"btn": "OPEN"})
    said = visit.say("flap did not open: motor 3 blocked", "error").reported("It stays shut")

    assert "the app logged" in said.summary
    assert "Click “OPEN”" in [step.text for step in said.steps]
