"""What an answer calls its reason, and what is none. Not: what a reason means for the cause."""

import pytest

from usercontext.analyze.signals.refusals.answer_codes import said_in, sentence_in


@pytest.mark.parametrize(
    "body",
    [
        '{"error":{"code":"internal_error","message":"Internal Server Error"}}',
        '{"code":"INTERNAL_SERVER_ERROR"}',
        '{"error":"ServerError","status":"500"}',
        '{"message":"Something went wrong. Please try again later."}',
        "<html><title>502</title></html>",
    ],
)
def test_what_any_server_says_of_any_trouble_is_no_reason(body: str) -> None:
    assert said_in(body) == ""


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('{"code":"internal_error","reason":"stock_service_down"}', "stock_service_down"),
        ('{"code":"MIN_ORDER_VALUE","message":"Bad request"}', "MIN_ORDER_VALUE"),
        (
            '{"code":"unknown_error","message":"No rate for this address"}',
            "No rate for this address",
        ),
        ('{"title":"Größe fehlt"}', "Größe fehlt"),
    ],
)
def test_what_tells_more_than_the_status_is_a_reason(body: str, reason: str) -> None:
    assert said_in(body) == reason


def test_a_problem_is_told_by_its_detail_too() -> None:
    """RFC 9457: the title is the same for every one of its kind, and “Workflow step failed” helps
    nobody."""
    body = (
        '{"type":"https://desk.example/problems/workflow","title":"Workflow step failed",'
        '"status":500,"detail":"resolution_code must not be null","instance":"/tickets/104"}'
    )

    assert sentence_in(body) == "Workflow step failed: resolution_code must not be null"
