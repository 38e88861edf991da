"""A consequence that is loud, and the silent thing before it: a list, a kept value, a script."""

import pytest

from analyze.app_visits import quiet, read
from analyze.bridge_visits import Bridge

FRAMES = "\n    at Board (https://crew.example/js/board.js:41:9)"
LISTS = (
    ("Cannot read properties of null (reading 'forEach')", '{"id": 4, "shifts": null}', "shifts"),
    ("null is not an object (evaluating 'e.rota.map')", '{"rota": null, "notes": null}', "rota"),
    ('can\'t access property "length", t.rota is null', '{"rota": null, "notes": null}', "rota"),
)


def _answers(visit: Bridge, body: str) -> Bridge:
    told = {"method": "GET", "url": "/api/board", "status": 200, "responseBody": body}
    return visit.put(told, kind="network")


@pytest.mark.parametrize(("message", "body", "name"), LISTS)
def test_a_list_that_an_answer_left_out_is_what_broke_the_page(
    message: str, body: str, name: str
) -> None:
    visit = _answers(Bridge(), body)
    visit.put({"args": [f"TypeError: {message}{FRAMES}"]}, "error", after=0.1)

    said = visit.reported("the board is white")
    read(said, "api_contract", "P1 P2", "get /api/board answered 200", f"“{name}”")


@pytest.mark.parametrize(
    ("message", "body"),
    [
        (
            "Cannot read properties of null (reading 'forEach')",
            '{"shifts": [], "middleName": null}',
        ),
        ("Cannot read properties of null (reading 'colour')", '{"shifts": null}'),
        ("null is not an object (evaluating 'e.team.map')", '{"id": 4, "rota": null}'),
    ],
)
def test_nothing_that_was_not_walked_through(message: str, body: str) -> None:
    visit = _answers(Bridge(), body)
    visit.put({"args": [f"TypeError: {message}{FRAMES}"]}, "error", after=0.1)

    read(visit.reported("the board is white"), "js_exception", "P1 P2", message)


def test_the_calls_that_a_console_appends_are_not_quoted() -> None:
    visit = Bridge().put({"args": [f"TypeError: draft.at is not a function{FRAMES}"]}, "error")

    assert visit.reported("the board is white").root_cause == (
        "The page logged “TypeError: draft.at is not a function” in Board (board.js:41:9)."
    )


def test_where_a_maker_explains_its_line_is_not_quoted() -> None:
    line = "Booking Widget error: SiteNotAllowed\nhttps://widget.example/help/errors#site"
    said = Bridge().says(line, level="error").reported("the booking widget is grey")

    assert "“Booking Widget error: SiteNotAllowed”" in said.summary
    assert "widget.example" not in said.summary


@pytest.mark.parametrize(
    "message",
    [
        '"undefined" is not valid JSON',
        'JSON Parse error: Unexpected identifier "undefined"',
        "Unexpected token u in JSON at position 0",
    ],
)
def test_a_kept_value_that_is_no_json_is_told_with_its_key(message: str) -> None:
    visit = Bridge().put(
        {"op": "setItem", "key": "rota.filter", "value": "undefined"}, kind="storage"
    )
    visit.put({"op": "setItem", "key": "theme", "value": "dark"}, kind="storage").click("Rota")
    stack = f"SyntaxError: {message}\n    at restore (https://crew.example/js/rota.js:7:3)"
    visit.put({"message": f"Uncaught SyntaxError: {message}", "stack": stack}, "error", after=0.1)

    said = visit.reported("the rota does not open")
    read(said, "storage", "P1 P2", "read “undefined” out of “rota.filter”")
    assert "not valid JSON" in (said.suggested_fix or "")
    assert said.causes[0].evidence[:2] == ("a-3", "a-0")


def test_a_kept_value_that_is_read_well_is_of_no_other_error() -> None:
    visit = Bridge().put(
        {"op": "setItem", "key": "rota.filter", "value": '{"a": 1}'}, kind="storage"
    )
    visit.put(
        {"message": 'Uncaught SyntaxError: "<!doctype" is not valid JSON'}, "error", after=0.1
    )

    assert "rota.filter" not in (visit.reported("the rota does not open").root_cause or "")


def _without_a_script(refused: str, missed: str) -> Bridge:
    visit = Bridge()
    visit.go("/pay")
    visit.says(refused, level="error")
    at = "boot@https://shop.example.com/till.9c.js:1:80"
    visit.put({"text": f"ReferenceError: Can't find variable: {missed}", "stack": at}, "error")
    return visit.click("Pay now", after=5)


def test_what_is_missing_for_a_script_that_a_policy_kept_away_is_missed_by_the_press() -> None:
    refused = (
        "Refused to load https://js.mollie.com/v1/mollie.js because it does not appear in the"
        " script-src directive of the Content Security Policy."
    )
    visit = _without_a_script(refused, "Mollie")
    told = {"text": "TypeError: undefined is not an object (evaluating 'form.mount')"}
    visit.put(told, "error", after=0.1)

    said = visit.reported("nothing happens when I pay")
    read(said, "csp", "P1", "js.mollie.com")
    assert any("form.mount" in one.text for one in said.claims)


def test_another_page_misses_nothing_of_a_script_that_was_kept_away() -> None:
    refused = (
        "Refused to load https://player.reel.example/embed.js because it does not appear in the"
        " script-src directive of the Content Security Policy."
    )
    visit = _without_a_script(refused, "Reel").go("/account").click("Save address")
    told = {"text": "TypeError: undefined is not an object (evaluating 'form.street')"}
    visit.put(told, "error", after=0.1)

    read(visit.reported("my address is not saved"), "js_exception", "P1 P2", "form.street")


def test_what_a_page_asks_at_its_own_pace_was_not_asked_by_the_press() -> None:
    visit = Bridge()
    for _ in range(6):
        told = {"method": "GET", "url": "/api/inbox/count", "status": 500}
        visit.put(told, "error", kind="network", after=15)
    visit.click("Print labels", after=13)
    why = {"message": "role packer lacks labels.print"}
    told = {"method": "GET", "url": "/api/labels/9.pdf", "status": 403, "response": why}
    visit.put(told, "warn", kind="network", after=0.4)
    told = {"method": "GET", "url": "/api/inbox/count", "status": 500}
    visit.put(told, "error", kind="network", after=1.6)

    said = visit.reported("the labels are not printed")
    read(said, "permission_denied", "P2 P3", "/api/labels/9.pdf", "lacks labels.print")


def test_what_a_press_asks_each_time_was_asked_by_it() -> None:
    visit = Bridge()
    for after in (3, 9, 4, 14, 6):
        visit.click("Load the inbox", after=after)
        told = {"method": "GET", "url": "/api/inbox", "status": 500}
        visit.put(told, "error", kind="network", after=0.4)

    said = visit.reported("the inbox does not load")
    read(said, "backend_error", "P1 P2", "/api/inbox")
    assert "After a click on “Load the inbox”" in said.summary


def _searched(visit: Bridge, words: str, waited: int, after: float) -> Bridge:
    told = {"url": f"/api/streets?q={words}&lang=en", "method": "GET", "status": 200}
    return visit.put(told | {"duration": waited}, kind="network", after=after)


def test_the_beginning_of_a_word_that_is_answered_after_the_whole() -> None:
    visit = _searched(_searched(Bridge(), "oxford", 300, 1), "oxf", 2600, 1.9)

    said = visit.reported("I typed oxford and it lists other streets")
    read(said, "race", "P2 P3", "/api/streets was overtaken")


@pytest.mark.parametrize(("first", "then"), [("oxf", "oxford"), ("oxford", "leeds")])
def test_answers_in_the_order_of_typing_overtake_nothing(first: str, then: str) -> None:
    visit = _searched(_searched(Bridge(), first, 300, 1), then, 2600, 3.9)

    assert visit.reported("I typed oxford and it lists other streets").category != "race"


def test_an_order_that_was_entered_and_is_not_shown_stands() -> None:
    visit = Bridge().click("Pay")
    for path, status in (("/api/payments", 200), ("/api/bookings", 201), ("/api/bookings/61", 404)):
        method = "GET" if status == 404 else "POST"
        told = {"method": method, "url": path, "status": status}
        visit.put(told, "info" if status < 400 else "error", kind="network", after=0.5)

    said = visit.reported("the payment failed, I saw an error")
    read(said, "api_contract backend_error", "P1 P2", "/api/bookings/61")
    assert "no order exists" not in said.summary


def test_a_gateway_that_gave_up_is_told_with_how_long_it_waited() -> None:
    told = {"endpoint": "/v1/yearbook", "http_method": "POST", "status_code": 504}
    visit = Bridge().put(told | {"elapsed_ms": 60012}, "error", kind="network")
    read(visit.reported("the yearbook never comes"), "timeout_slow", "P2", "504 after 60 s")

    soon = Bridge().put(told | {"elapsed_ms": 210}, "error", kind="network")
    assert soon.reported("the yearbook never comes").root_cause == (
        "POST /v1/yearbook failed with 504."
    )


def test_the_same_wait_again_is_no_other_thing() -> None:
    visit = Bridge().click("Find")
    for waited in (9000, 12000):
        told = {"method": "GET", "url": "/api/find", "status": 200, "duration": waited}
        visit.put(told, kind="network", after=waited / 1000 + 0.2)

    said = [one.text for one in visit.reported("finding takes forever").claims]
    assert not any(one.startswith("Then GET") for one in said)


def test_a_page_that_was_open_from_the_start_is_nowhere_that_anything_led() -> None:
    visit = Bridge().go("/dashboard").click("Last year")
    told = {"method": "GET", "url": "/api/sums", "status": 200, "duration": 90}
    said = visit.put(told, kind="network").reported("nothing works here")

    quiet(said)
    assert "completed action" not in said.summary
