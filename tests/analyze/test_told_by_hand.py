"""Entries as one writes them by hand: facts under odd names, places in words. Not: lines alone."""

from typing import Any

import pytest

from analyze.visits import Visit
from usercontext.analyze.reading.read_entry import read_event
from usercontext.domain.log_entry import LogEntry


def entry(kind: str, level: str, payload: dict[str, Any], **more: Any) -> LogEntry:
    return Visit().add(kind, level, payload, **more).entries[0]


@pytest.mark.parametrize(
    "told",
    [
        {"message": "TypeError: total is undefined at showCart (cart.js:42:13)"},
        {"message": "TypeError: total is undefined", "source": "cart.js:42:13"},
        {"message": "TypeError: total is undefined", "file": "cart.js", "line": 42, "column": 13},
    ],
)
def test_one_place_written_by_hand_is_a_frame(told: dict[str, Any]) -> None:
    said = Visit().go("/cart").click("Cart").add("console", "error", told, after=0.1).judge()

    assert (said.root_cause or "").startswith("The page threw “TypeError: total is undefined”")
    assert "cart.js:42" in said.summary


@pytest.mark.parametrize(
    "line", ["Saved at noon (see notes.md:12)", "Could not load the list at 12:30:05"]
)
def test_a_time_or_a_note_is_no_place_of_code(line: str) -> None:
    event = read_event(entry("console", "error", {"message": line}), 0)

    assert event.text == line
    assert event.thrown is None


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"url": "/api/pay", "message": "the server responded with a status of 500 ()"}, 500),
        ({"url": "/api/pay", "method": "POST", "error": "502 Bad Gateway"}, 502),
        ({"request": "POST /api/pay", "response": "503 Service Unavailable"}, 503),
        ({"message": "Request failed", "details": "POST /api/pay returned 500"}, 500),
        ({"message": "POST api/pay failed with 500"}, 500),
        ({"url": "/api/pay", "error": "no seats left in row 500"}, 0),
    ],
)
def test_a_status_is_found_where_it_stands(told: dict[str, Any], status: int) -> None:
    request = read_event(entry("network", "error", told), 0).request

    assert request is not None
    assert (request.url.path, request.status) == ("/api/pay", status)


@pytest.mark.parametrize(
    ("told", "label"),
    [
        ({"description": "User clicked Pay now"}, "Pay now"),
        ({"text": "Clicked Pay now"}, "Pay now"),
        ({"element": "Pay now button"}, "Pay now"),
        ({"element": '<button id="pay">Pay now</button>'}, "Pay now"),
        ({"target": "button", "text": "Pay now"}, "Pay now"),
        ({"message": "Rage click on Pay now (5 times)"}, "Pay now"),
        ({"selector": "div button"}, "div button"),
        ({"text": "Pressed flowers"}, "Pressed flowers"),
    ],
)
def test_what_a_press_is_called_is_found_where_it_stands(told: dict[str, Any], label: str) -> None:
    element = read_event(entry("console", "info", told, event="click"), 0).element

    assert element is not None
    assert element.label == label


def test_two_buttons_of_one_bare_tag_are_two() -> None:
    told = ({"element": "button", "text": text} for text in ("Pay now", "Cancel"))
    keys = {
        event.element.key
        for one in told
        if (event := read_event(entry("console", "info", one, event="click"), 0)).element
    }

    assert len(keys) == 2


@pytest.mark.parametrize("head", ["TypeError: total is undefined\n", "Error\n", ""])
def test_words_that_the_stack_says_again_are_said_once(head: str) -> None:
    calls = "    at showCart (https://shop.example.com/cart.js:42:13)"
    told = {"message": f"TypeError: total is undefined\n{head}{calls}"}
    said = Visit().go("/cart").click("Cart").add("console", "error", told, after=0.1).judge()

    assert (said.root_cause or "").startswith("The page threw “TypeError: total is undefined”")


def test_a_store_s_error_is_quoted_without_what_was_to_be_kept() -> None:
    visit = Visit().go("/product/5").click("Add to cart")
    line = 'localStorage setItem cart = [{"id":5}] failed: QuotaExceededError: it is full'
    said = visit.add("storage", "error", {"message": line}, after=0.1).judge("My cart is empty")

    assert said.root_cause == "The page logged “QuotaExceededError: it is full”."
