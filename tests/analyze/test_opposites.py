"""What was decided, and its opposite that was done or kept; and words that only seem opposite."""

import json
from typing import Any

import pytest

from analyze.experts import NO_CAUSE
from analyze.page_visits import PageVisit, told


def sold(press: str, line: str, level: str = "info") -> PageVisit:
    visit = PageVisit()
    visit.go("/depot").click(press)
    return visit.log(level, line).ask("POST", "/api/orders", 201).go("/depot/orders")


@pytest.mark.parametrize(
    ("press", "line", "words"),
    [
        ("Verkaufen", "[order 12] BUY 100 accepted", "I pressed sell"),
        ("Sell", "order 12: bought 100 at 3.10", "ich wollte verkaufen"),
        ("Vendre", "order 12 side=buy", "j'avais choisi de vendre"),
    ],
)
def test_the_opposite_of_what_was_pressed_for_is_wrong(press: str, line: str, words: str) -> None:
    told(sold(press, line).judge(words, "/depot/orders"), "api_contract", "P0", "12")


@pytest.mark.parametrize(
    ("press", "line", "words"),
    [
        ("Sell", "order 12: sold 100", "I sold too early"),
        ("Sell", "order 12: sell 100, buyer found", "I sold too early"),
        ("Sell", "order 12 accepted", "I pressed sell and it fell"),
        ("Sell", "[order 12] BUY side of the book is thin", "what a week"),
    ],
)
def test_what_is_not_its_opposite_or_not_meant_is_not(press: str, line: str, words: str) -> None:
    told(sold(press, line).judge(words, "/depot/orders"), NO_CAUSE, "P3")


def kept(path: str, sent: Any, answer: Any) -> PageVisit:
    visit = PageVisit()
    visit.go("/desk").click("Prescribe" if "dose" in sent else "Done")
    bodies = {"requestBody": json.dumps(sent), "responseBody": json.dumps(answer)}
    visit.ask("POST", path, 201, contentType="application/json", **bodies)
    return visit.go("/desk/thanks")


@pytest.mark.parametrize(
    ("path", "sent", "answer"),
    [
        ("/api/votes", {"choice": "yes", "poll": 3}, {"choice": "no", "poll": 3}),
        ("/api/reviews", {"verdict": "approve", "of": 3}, {"verdict": "rejected", "of": 3}),
        ("/api/donations", {"amount": 20, "interval": "once"},
         {"amount": 20, "interval": "monthly"}),
        ("/api/meal-orders", {"menu": "A", "room": 12}, {"menu": "B", "room": 12}),
        ("/api/prescriptions", {"drug": "M", "dose": "47.5 mg"}, {"drug": "M", "dose": "95 mg"}),
    ],
)  # fmt: skip
def test_what_is_kept_as_its_opposite_is_wrong(path: str, sent: Any, answer: Any) -> None:
    said = kept(path, sent, answer).judge("that is not what I chose", "/desk/thanks")
    told(said, "api_contract", "P0", "was sent")


@pytest.mark.parametrize(
    ("sent", "answer"),
    [
        ({"choice": "yes", "poll": 3}, {"choice": "Ja", "poll": 3}),
        ({"amount": 20, "interval": "once"}, {"amount": 20, "interval": "one_time"}),
        ({"amount": 20, "interval": "year"}, {"amount": 20, "interval": "annually"}),
        ({"drug": "M", "dose": "47,5 mg"}, {"drug": "M", "dose": "47.5 mg"}),
    ],
)
def test_what_is_only_written_otherwise_is_not(sent: Any, answer: Any) -> None:
    said = kept("/api/votes", sent, answer).judge("that is not what I chose", "/desk/thanks")
    told(said, NO_CAUSE, "P3")


def answered(press: str, path: str, answer: Any) -> PageVisit:
    visit = PageVisit()
    visit.go("/plan").click(press)
    body = {"responseBody": json.dumps(answer)}
    return visit.ask("POST", path, 200, contentType="application/json", **body).go("/plan")


def test_what_was_ended_and_is_renewed_by_its_own_answer_is_wrong() -> None:
    visit = answered("Kündigen", "/api/plan/cancel", {"state": "renewed", "charged": 119})
    told(visit.judge("charged all the same", "/plan"), "api_contract", "P0", "renewed")
    visit = answered("Ablehnen", "/api/invoices/9/decision", {"state": "approved"})
    told(visit.judge("it was paid", "/plan"), "api_contract", "P0", "approved")


def test_what_was_ended_or_refused_as_asked_is_not() -> None:
    visit = answered("Cancel", "/api/plan/cancel", {"state": "cancelled", "until": "2027-01-01"})
    told(visit.judge("too dear", "/plan"), NO_CAUSE, "P3")
    visit = answered("Approve", "/api/loans/9/decision", {"state": "approved"})
    told(visit.judge("so slow", "/plan"), NO_CAUSE, "P3")


def test_another_postcode_than_was_sent_is_told() -> None:
    visit = kept("/api/labels", {"order": 41, "zip": "10115"}, {"order": 41, "zip": "80331"})
    told(
        visit.judge("it went to another town", "/desk/thanks"), "api_contract", "P0 P1 P2", "80331"
    )
