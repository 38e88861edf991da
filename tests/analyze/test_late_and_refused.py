"""Late answers that say that they failed, and so they did. Not: answers that were only late."""

import pytest

from analyze.behaviours import Desk
from analyze.servers import told

LATE = {"durationMs": 5_200, "contentType": "application/json"}


@pytest.mark.parametrize(
    ("body", "category"),
    [
        ('{"success":false,"error":"SQLSTATE[40001]: Deadlock found"}', "backend_error"),
        ('{"ok":false,"error":"permission denied"}', "permission_denied"),
        ('{"errors":{"copies":["must be less than 50"]}}', "validation_rejected"),
    ],
)
def test_a_late_answer_that_says_that_it_failed_failed(body: str, category: str) -> None:
    desk = Desk("/print")
    for _ in range(2):
        desk.press("Print", after=8).ask("POST", "/api/jobs", 200, responseBody=body, **LATE)

    told(desk.judge("Printer 3 is broken", "/print"), category, "P1 P2 P3", "/api/jobs", "says")


def test_a_late_answer_that_says_nothing_of_the_kind_was_late() -> None:
    desk = Desk("/print")
    for _ in range(2):
        desk.press("Print", after=8).ask("POST", "/api/jobs", 200, responseBody='{"id":4}', **LATE)

    told(desk.judge("Printing takes for ever", "/print"), "timeout_slow", "P2 P3", "/api/jobs")
