"""Advice that is given to whoever runs an app or a server: no page, no form."""

import pytest

from analyze.bridge_visits import Bridge
from usercontext.analyze.advice.programs import worded_for
from usercontext.analyze.reading.programs import Program


@pytest.mark.parametrize(
    ("program", "words"),
    [
        (Program.APP, "Let the app say so in the app, not “the page”."),
        (Program.SERVER, "Let the client say so in the client, not “the page”."),
        (Program.PAGE, "Let the page say so on the page, not “the page”."),
    ],
)
def test_a_page_is_called_what_it_is(program: Program, words: str) -> None:
    assert worded_for(program, "Let the page say so on the page, not “the page”.") == words


def test_a_phone_has_no_page_that_says_so() -> None:
    told = {"method": "POST", "url": "https://api.acme.example/v1/laps", "status": 500}
    fix = Bridge().put(told, "error", kind="network").reported("the lap is not kept").suggested_fix
    assert "page" not in (fix or "")


def test_a_server_s_request_is_looked_for_where_it_broke() -> None:
    asked = {"method": "POST", "url": "/laps"}
    stack = "LapError: no\n    at keep (/srv/laps/keep.js:4:2)"
    visit = Bridge().pino(30, "incoming request", reqId="r", req=asked)
    visit.pino(50, "lap not kept", reqId="r", err={"type": "LapError", "message": "no",
                                                   "stack": stack})  # fmt: skip
    visit.pino(30, "request completed", reqId="r", res={"statusCode": 500}, responseTime=3)

    fix = visit.reported("laps are lost").suggested_fix or ""
    assert fix.startswith("Start in keep (keep.js:4:2), which handled POST /laps")


def test_what_is_read_back_old_is_looked_for_where_it_is_read() -> None:
    visit = Bridge().put({"method": "PUT", "url": "/v1/laps/3", "status": 200,
                          "request": {"km": 9}, "response": {"km": 9}}, kind="network")  # fmt: skip
    visit.put({"method": "GET", "url": "/v1/laps/3", "status": 200, "response": {"km": 4}},
              kind="network", after=0.5)  # fmt: skip
    fix = visit.reported("I change the kilometres and the old ones are back").suggested_fix or ""
    assert "lags behind" in fix


def test_a_program_that_is_refused_is_asked_as_whom_it_came() -> None:
    visit = Bridge().say("connecting to the broker").say("refused: not authorized (rc=5)", "error")
    fix = visit.reported("the panel shows yesterday's values").suggested_fix or ""
    assert "which account or key" in fix


def test_what_was_taken_twice_is_given_back_and_not_compared() -> None:
    visit = Bridge().put({"service": "fees", "message": "run begun"})
    visit.put({"service": "fees", "message": "card of member 4 was charged twice: c1, c2"}, "error")
    fix = visit.reported("the fee was taken two times").suggested_fix or ""
    assert fix.startswith("Refund what was charged twice")


def test_a_day_that_came_back_as_another_is_told() -> None:
    told = {"method": "POST", "url": "/api/trips", "status": 201,
            "request": {"start": "2026-05-04"},
            "response": {"id": 3, "start": "2026-05-03"}}  # fmt: skip
    said = Bridge().put(told, kind="network").reported("my trip has the wrong day")
    assert "“start” “2026-05-03”, where “2026-05-04” was sent" in (said.root_cause or "")
    assert "a time zone" in (said.suggested_fix or "")
    assert "done twice" not in said.summary
