"""A caught error by which a page says that what was pressed failed, though it was answered well."""

import pytest

from analyze.stack_visits import told
from analyze.trade_visits import Customer, customer

ERROR = "TypeError: Failed to execute 'json' on 'Response': body stream already read"


def pressed(label: str, line: str) -> Customer:
    visit = customer("/work").press(label).api("PATCH", "/api/things/4", 200)
    return visit.said("error", line, ERROR)


@pytest.mark.parametrize(
    ("label", "line"),
    [
        ("Save colours", "[things] save failed"),
        ("Rename shelf", "things: could not rename"),
        ("Archive folder", "failed to archive folder 4"),
    ],
)
def test_what_is_said_to_have_failed_was_an_action_that_failed(label: str, line: str) -> None:
    told(pressed(label, line).judge("does nothing", path="/work"), "js_exception", "already", "P2")


@pytest.mark.parametrize(
    ("label", "line"),
    [
        ("Save colours", "[recent] refresh failed"),
        ("Save colours", "[things] save failed, kept to send later"),
    ],
)
def test_what_failed_beside_it_is_less(label: str, line: str) -> None:
    told(pressed(label, line).judge("does nothing", path="/work"), "js_exception", "already", "P3")


def test_who_pressed_on_had_seen_that_it_was_done() -> None:
    visit = pressed("Save colours", "[things] save failed")
    visit.press("Next thing").api("GET", "/api/things/5", 200)
    told(visit.judge("does nothing", path="/work"), "js_exception", "already", "P3")
