"""What a page could not take of an answer, and caught: a schema's no, a warning of no JSON, NaN.

Beside each stand those that are of what somebody typed, of a store, or that went on without it.
"""

import json
from typing import Any

import pytest

from analyze.behaviours import Desk
from analyze.servers import told
from analyze.visits import PAGE
from usercontext.domain.analysis import Analysis, Category

JSON = "application/json"
ISSUE = {"code": "invalid_type", "expected": "number", "received": "null", "message": "Required"}


def caught(desk: Desk, name: str, message: str, level: str = "error") -> Desk:
    stack = f"{name}: {message}\n    at parse ({PAGE}/assets/fleet-7c.js:3:4100)"
    error = {"name": name, "message": message, "stack": stack}
    said = {"method": level, "message": f"fleet: {name}: {message}", "error": error}
    return desk.add("console", level, said, after=0.12)


def refused(*path: str | int) -> str:
    return json.dumps([ISSUE | {"path": list(path)}], indent=2)


@pytest.mark.parametrize(
    ("name", "message", "field"),
    [
        ("ZodError", refused("vans", 3, "mileage"), "mileage"),
        ("ZodError", refused("driver", "phone", 0), "phone"),
        ("ValiError", "Invalid type: Expected string but received null", ""),
        ("StructError", "Expected a value of type `number`, but received: `null`", ""),
    ],
)
def test_a_schema_that_refuses_right_behind_a_reading_refuses_the_answer(
    name: str, message: str, field: str
) -> None:
    desk = Desk("/fleet").press("Vans").ask("GET", "/api/vans", 200, contentType=JSON)

    judged = caught(desk, name, message).judge("The list of vans is gone", "/fleet")

    told(judged, "api_contract", "P1 P2", "GET /api/vans", *([f"“{field}”"] if field else []))


def test_a_schema_s_own_words_name_the_field_though_the_line_does_not() -> None:
    desk = Desk("/fleet").press("Vans").ask("GET", "/api/vans", 200, contentType=JSON)
    error = {"name": "ZodError", "message": refused("vans", 3, "mileage"), "stack": ""}
    desk.add("console", "error", {"method": "error", "message": "vans", "error": error}, after=0.12)

    judged = desk.judge("The list of vans is gone", "/fleet")

    told(judged, "api_contract", "P1 P2", "GET /api/vans", "“mileage”")


def test_a_schema_that_refuses_at_a_press_refuses_what_was_typed() -> None:
    desk = Desk("/fleet").ask("GET", "/api/vans", 200, contentType=JSON)
    desk.press("Save", after=0.1)

    judged = caught(desk, "ZodError", refused("mileage")).judge("I cannot save", "/fleet")

    assert "GET /api/vans" not in (judged.root_cause or "")


def warned(said: str, after: float = 0.12, path: str = "/api/vans", **more: Any) -> Analysis:
    desk = Desk("/fleet").press("Vans").ask("GET", path, 200, contentType=JSON, **more)
    return desk.log("warn", said, after=after).judge("There are no vans", "/fleet")


@pytest.mark.parametrize(
    "said",
    [
        "Vognene ikke læst: Unexpected end of JSON input",
        "[fleet] vans SyntaxError: Unexpected token '<', \"<!doctype \"... is not valid JSON",
        "laden van de lijst: JSON Parse error: Unexpected EOF",
    ],
)
def test_a_warning_that_an_answer_is_no_json_is_of_the_answer(said: str) -> None:
    told(warned(said), "api_contract", "P1 P2", "GET /api/vans", "JSON")


@pytest.mark.parametrize(
    "said",
    [
        "vans: Unexpected end of JSON input, using the default list",
        "could not read the saved filter: Unexpected end of JSON input",
        "vans: falling back to last week: Unexpected end of JSON input",
    ],
)
def test_a_warning_of_what_was_done_without_is_of_no_answer(said: str) -> None:
    assert "invalid JSON" not in (warned(said).root_cause or "")


def shown(body: str, notice: str = "Ihr Preis: NaN €", **more: Any) -> Analysis:
    desk = Desk("/quote").press("Berechnen")
    desk.ask("POST", "/api/offers", 200, contentType=JSON, responseBody=body)
    for path in more.get("beside", ()):
        desk.ask("GET", path, 200, contentType=JSON)
    said = {"kind": "notice", "message": notice, "selector": "p.sum"}
    desk.add("console", "info", said, after=0.2)
    return desk.judge("Ich bekomme keinen Preis", "/quote")


def test_no_value_shown_behind_an_answer_with_one_empty_field_is_of_that_field() -> None:
    judged = shown('{"offer":{"lines":[],"premium":null,"currency":"EUR"}}')

    told(judged, "api_contract", "P1 P2", "POST /api/offers", "“premium” empty", "NaN")


@pytest.mark.parametrize(
    ("body", "more"),
    [
        ('{"offer":{"premium":12.5,"currency":"EUR"}}', {}),
        # which of the two?
        ('{"offer":{"premium":null,"agent":null}}', {}),
        # another answer came meanwhile
        ('{"offer":{"premium":null}}', {"beside": ("/api/tariffs",)}),
    ],
)
def test_no_value_behind_an_answer_that_does_not_say_where_from_is_the_page_s(
    body: str, more: dict[str, Any]
) -> None:
    assert shown(body, **more).category is not Category.API_CONTRACT
