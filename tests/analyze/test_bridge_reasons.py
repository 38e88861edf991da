"""Why something failed, in places of a client's own: a line as text, a cause within, a code."""

from typing import Any

import pytest

from analyze.app_visits import quiet, read
from analyze.bridge_visits import Bridge


@pytest.mark.parametrize("name", ["data", "line", "record"])
def test_a_line_that_is_sent_on_as_text_is_opened(name: str) -> None:
    line = '{"lvl":"error","verb":"PATCH","url":"/v1/rota","statusCode":500}'
    visit = Bridge().put({name: line}, "error")

    said = visit.reported("the rota is not saved")
    assert said.root_cause == "PATCH /v1/rota failed with 500."


def test_an_error_is_told_with_what_caused_it() -> None:
    cause = {"name": "TypeError", "message": "sheet 3 has no header"}
    visit = Bridge().click("Upload list")
    visit.put(
        {"error": {"name": "UploadError", "message": "list refused", "cause": cause}}, "error"
    )

    said = visit.reported("my list cannot be uploaded")
    read(said, "js_exception validation_rejected", "P1 P2", "sheet 3 has no header")


def test_an_answer_says_more_than_the_page_makes_of_it() -> None:
    visit = Bridge().click("Continue")
    answer = {"error": "invalid_scope", "error_description": "calendar.write was not granted"}
    told = {"method": "POST", "url": "/oauth/token", "status": 400, "response": answer}
    visit.put(told, "warn", kind="network").say("Linking failed: invalid_scope", "error", after=0.2)

    said = visit.reported("linking my calendar ends on an empty page")
    assert "calendar.write was not granted" in (said.root_cause or "")


def test_a_page_s_own_sentence_stands_where_the_answer_has_none() -> None:
    visit = Bridge().click("Rename")
    told = {"method": "POST", "url": "/v1/boards/4", "status": 422}
    visit.put(told, "warn", kind="network")
    visit.say("rename refused: NAME_TOO_LONG", "warn", after=0.2)

    said = visit.reported("cannot rename my board")
    assert "said “rename refused: NAME_TOO_LONG”" in (said.root_cause or "")


def test_a_line_is_closed_with_a_code_of_the_other_end_s_own() -> None:
    visit = Bridge().put({"evt": "joined", "table": "t-2"})
    for _ in range(2):
        visit.put({"evt": "bye", "code": 4010, "reason": "banned for slow play"}, "warn")

    said = visit.reported("I am thrown out of each game")
    read(said, "permission_denied", "P1 P2 P3", "banned for slow play")


def test_a_code_of_the_protocol_is_none_of_these() -> None:
    visit = Bridge().put({"evt": "bye", "code": 1000, "reason": "kicked off by the timer"}, "warn")

    quiet(visit.reported("where do I find my games?"))


def test_a_provider_that_refuses_is_another_house() -> None:
    visit = Bridge().click("Send reminder")
    visit.say("carrier rejected: no route for prefix 0150", "error")

    read(visit.reported("reminders never arrive"), "third_party", "P1 P2 P3", "prefix 0150")


def test_a_limit_of_a_machine_is_no_form() -> None:
    visit = (
        Bridge().say("job 8 accepted").say("spindle speed limit exceeded (9100 > 9000)", "error")
    )

    assert "form" not in (visit.reported("the mill stops").suggested_fix or "")


def pressed(label: str, **answer: Any) -> Bridge:
    visit = Bridge().click(label)
    told = {"method": "POST", "url": "https://till.example/api/pay", "status": 200}
    return visit.put(told | {"body": answer}, kind="network", after=0.3)


def test_a_sum_that_is_not_the_one_on_the_button() -> None:
    said = pressed("Pay €18.50", charged=21.5).reported("I was charged more than it said")

    read(said, "api_contract", "P0", "“21.5”", "Pay €18.50")


def test_the_sum_of_the_button_in_cents_or_with_its_fee_is_right() -> None:
    words = "I was charged more than it said"

    quiet(pressed("Pay €18.50", charged=1850).reported(words))
    quiet(pressed("Pay €18.50", charged=20.0, serviceFee=1.5).reported(words))
    quiet(pressed("Pay €18.50", charged=21.5).reported("can I have an invoice for this?"))
