"""What is another's, or went to others, by a line or an answer; and what only names two people."""

import json
from typing import Any

import pytest

from analyze.experts import NO_CAUSE
from analyze.page_visits import PageVisit, told


def opened(line: str) -> PageVisit:
    visit = PageVisit()
    visit.go("/chart/7").ask("GET", "/api/patients/7", 200)
    visit.ask("GET", "/api/patients/7/letters", 200).log("warn", line).click("Letter 1")
    return visit.ask("GET", "/api/letters/1", 200)


def test_what_is_shown_of_another_than_was_asked_for_is_exposed() -> None:
    visit = opened("letters: showing 3 of patient 9")
    told(visit.judge("strange letters", "/chart/7"), "api_contract", "P0", "patient 9")


@pytest.mark.parametrize(
    "line",
    [
        "letters: showing 3 of patient 7",
        "letters: showing 3 of patient 9, merged into patient 7",
        "letter 3 mentions patient 9",
        "letters: showing 3 of 9",
    ],
)
def test_what_only_names_another_is_not(line: str) -> None:
    said = opened(line).judge("too many letters", "/chart/7")
    assert said.priority is not None
    assert said.priority.value in {"P2", "P3"}


def sent(name: str, one: Any, answer: Any) -> PageVisit:
    visit = PageVisit()
    visit.go("/chat/5").click("Send")
    bodies = {
        "requestBody": json.dumps({name: one, "text": "x"}),
        "responseBody": json.dumps({"id": 3, name: answer}),
    }
    return visit.ask("POST", "/api/messages", 201, contentType="application/json", **bodies)


def test_what_went_to_more_than_it_was_sent_to_is_exposed() -> None:
    visit = sent("to", ["anna"], ["anna", "all-staff"])
    told(visit.judge("the whole house has read it", "/chat/5"), "api_contract", "P0", "all-staff")


@pytest.mark.parametrize(
    ("name", "one", "answer"),
    [
        ("to", ["anna"], ["anna"]),
        ("to", ["anna", "ben"], ["ben", "anna"]),
        ("members", ["anna"], ["anna", "me"]),
        ("to", ["team"], ["anna", "ben"]),
    ],
)
def test_whom_it_was_meant_for_is_not(name: str, one: Any, answer: Any) -> None:
    told(sent(name, one, answer).judge("nobody answers", "/chat/5"), NO_CAUSE, "P3")


def signed_in(login: str, name: str) -> PageVisit:
    visit = PageVisit()
    visit.go("/login").click("Sign in")
    bodies = {
        "requestBody": json.dumps({"user": login, "password": "[masked]"}),
        "responseBody": json.dumps({"user": {"id": 8, "name": name}, "token": "x"}),
    }
    visit.ask("POST", "/api/login", 200, contentType="application/json", **bodies)
    return visit.go("/account").ask("GET", "/api/accounts", 200)


def test_who_is_let_in_as_another_sees_what_is_another_s() -> None:
    visit = signed_in("s.meier", "K. Weber")
    told(visit.judge("I see the account of K. Weber", "/account"), "api_contract", "P0", "K. Weber")


@pytest.mark.parametrize(
    ("login", "name", "words"),
    [
        ("s.meier", "Sabine Meier", "Weber never answers me"),
        ("dragon77", "K. Weber", "I, Weber, cannot find my bill"),
        ("s.meier", "K. Weber", "where is my bill"),
    ],
)
def test_a_name_of_one_s_own_is_not(login: str, name: str, words: str) -> None:
    told(signed_in(login, name).judge(words, "/account"), NO_CAUSE, "P3")


def booked(first: int) -> PageVisit:
    visit = PageVisit()
    visit.go("/book").click("Book").ask("POST", "/api/appointments", 201).go("/mine")
    visit.ask("GET", "/api/appointments", 200).ask("GET", "/api/appointments/91", first)
    return visit.click("No. 91", after=4).ask("GET", "/api/appointments/91", 404)


def test_what_was_booked_and_is_not_there_at_once_is_core_at_a_later_press_too() -> None:
    words = "they did not know of it"
    told(booked(404).judge(words, "/mine"), "api_contract", "P1")
    told(booked(200).judge(words, "/mine"), "api_contract", "P2")


def called(times: int, status: int) -> PageVisit:
    visit = PageVisit()
    visit.go("/help")
    for _ in range(times):
        visit.click("Call for help", after=2).ask("POST", "/api/sos", status)
    return visit.go("/help/phone")


def test_a_call_for_help_that_meets_a_limit_each_time_is_core() -> None:
    told(called(3, 429).judge("", "/help/phone"), "backend_error", "P1")
    told(called(1, 200).judge("", "/help/phone"), NO_CAUSE, "P3")


def registered(words: str) -> PageVisit:
    visit = PageVisit()
    visit.go("/register")
    for _ in range(3):
        visit.click("Create account", after=15).ask("POST", "/api/accounts", 409)
        note = {"kind": "notice", "message": words, "selector": "div.toast"}
        visit.add("console", "info", note, after=0.3)
    return visit.go("/")


@pytest.mark.parametrize(
    "words",
    [
        "Bitte später erneut versuchen",
        "Veuillez réessayer plus tard",
        "Inténtelo de nuevo más tarde",
        "Riprova più tardi",
    ],
)
def test_who_is_only_told_to_try_later_gets_no_account(words: str) -> None:
    told(registered(words).judge("", "/"), "validation_rejected race", "P1")


def test_who_is_told_why_has_a_way_round() -> None:
    told(
        registered("Only residents of Austria may take part").judge("", "/"),
        "validation_rejected",
        "P2 P3",
    )


def cancelled(line: str) -> PageVisit:
    visit = PageVisit()
    visit.go("/courses").click("Cancel").ask("DELETE", "/api/bookings/7", 204)
    return visit.log("warn", line).go("/courses/mine").ask("GET", "/api/bookings", 200)


def test_another_booking_that_was_cancelled_is_exposed() -> None:
    visit = cancelled("booking 8 cancelled, seat released")
    told(visit.judge("the wrong course is gone", "/courses/mine"), "api_contract", "P0", "8")


@pytest.mark.parametrize(
    "line", ["booking 7 cancelled, seat released", "seat 8 cancelled", "booking 7, seat 8 removed"]
)
def test_the_one_that_was_meant_is_not(line: str) -> None:
    told(cancelled(line).judge("the fees!", "/courses/mine"), NO_CAUSE, "P3")
