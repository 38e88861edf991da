"""Calls that a browser refuses for what the page's code gave them. Not: servers, connections."""

import pytest

from analyze.behaviours import Desk
from analyze.moments import told

REFUSALS = [
    "TypeError: Failed to execute 'fetch' on 'Window': Request with GET/HEAD method…",
    "TypeError: Failed to construct 'Request': Invalid URL",
    "TypeError: Window.fetch: HEAD or GET Request cannot have a body.",
    "TypeError: Window.fetch: http:// is not a valid URL.",
    "TypeError: Header 'x-name' has invalid value: 'Łukasz'",
    "TypeError: Request has method 'GET' and cannot have a body",
]


@pytest.mark.parametrize("error", REFUSALS)
def test_what_never_left_the_page_no_server_failed(error: str) -> None:
    desk = Desk("/reports")
    desk.press("Save report").ask("POST", "/api/reports", 0, error=error)

    told(desk.judge("Saving fails", "/reports"), "js_exception", "/api/reports|never sent", "P1 P2")


@pytest.mark.parametrize(
    "error",
    [
        "TypeError: Failed to fetch",
        "TypeError: Load failed",
        "TypeError: NetworkError when attempting",
    ],
)
def test_what_left_and_was_not_answered_is_still_a_server_s(error: str) -> None:
    desk = Desk("/reports")
    desk.press("Save report").ask("POST", "/api/reports", 0, error=error)

    told(
        desk.judge("Saving fails", "/reports"), "backend_error", "/api/reports|no response", "P1 P2"
    )


@pytest.mark.parametrize(
    "line",
    [
        "report not sent: Failed to execute 'append' on 'FormData': parameter 2 is no 'Blob'.",
        "report was not saved, Headers.set: Łukasz is an invalid header value.",
    ],
)
def test_a_browser_s_no_to_code_is_no_rule_of_the_house(line: str) -> None:
    desk = Desk("/reports")
    desk.press("Save report").log("warn", line)

    told(desk.judge("Saving does nothing", "/reports"), "js_exception", line[-20:], "P1 P2")


def test_a_rule_that_a_page_tells_stays_one() -> None:
    desk = Desk("/reports")
    desk.press("Save report").log("warn", "report not sent: limit of 5 a day reached")

    told(desk.judge("Saving does nothing", "/reports"), "validation_rejected", "limit", "P1 P2 P3")
