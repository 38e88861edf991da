"""What came of a choice, a sum or a demand: told by what stands beside it. Not: refusals."""

import pytest

from analyze.stack_visits import told, untold
from analyze.trade_visits import answer, customer
from usercontext.analyze.signals.answers.two_sides import is_of_words, was_given_another


@pytest.mark.parametrize(
    "line",
    [
        "[plan] picked yearly, stored monthly",
        '[seat] asked "A (window)", got "E (middle)"',
        "room: requested twin, confirmed double",
    ],
)
def test_two_names_of_one_choice_differ(line: str) -> None:
    assert was_given_another(line)
    assert is_of_words(line)


@pytest.mark.parametrize(
    "line", ["[sync] sent 3, received 2", "[plan] picked yearly, stored yearly", "asked and got it"]
)
def test_numbers_and_equal_names_are_no_choice(line: str) -> None:
    """Counts may differ for a hundred reasons."""
    assert not is_of_words(line)


def test_who_paid_a_sum_that_is_not_right_paid_that() -> None:
    visit = customer("/extras").press("Add insurance").api("POST", "/api/extras", 200)
    visit.said("error", "[sum] total 84.00 is not 70.00 + 7.00")
    visit.press("Next").api("POST", "/api/payments", 201)
    analysis = visit.judge("sum is off", path="/extras")

    told(analysis, "api_contract", "84.00", "P0")


def test_a_choice_that_never_came_is_demanded_in_vain() -> None:
    visit = customer("/checkout/time").press("Choose time").api("GET", "/api/slots", 500)
    visit.press("Continue", after=8).said("warn", "[time] please select a time")
    analysis = visit.judge("no times there", path="/checkout/time")

    told(analysis, "backend_error", "/api/slots | 500", "P1")


def test_a_demand_after_a_list_that_came_is_the_form_s() -> None:
    visit = customer("/checkout/time").press("Choose time").api("GET", "/api/slots", 500)
    visit.api("GET", "/api/slots", 200).press("Continue", after=8)
    visit.said("warn", "[time] please select a time")
    analysis = visit.judge("cannot continue", path="/checkout/time")

    told(analysis, "validation_rejected", "select a time", "P1 P2 P3")


def test_a_problem_is_quoted_with_what_it_is_about_this_once() -> None:
    visit = (
        customer("/loan")
        .press("Extend")
        .problem(
            "POST", "/api/loans/3/extend", 422, "Book is reserved", detail="Two readers wait for it"
        )
    )
    analysis = visit.judge("cannot extend", path="/loan")  # fmt: skip

    told(analysis, "validation_rejected", "Book is reserved | Two readers wait for it", "P1 P2 P3")


def test_what_another_house_throws_on_the_next_page_is_not_the_press_s() -> None:
    """The press was served; its page opened, and a tag broke on it."""
    visit = customer("/poll").press("Vote").api("POST", "/api/votes", 201).come("/results")

    untold(visit.tags_throw().judge("nice idea", path="/results"))


def test_a_no_is_quoted_in_its_server_s_own_language() -> None:
    body = answer(accepted=False, begrundelse="Kontoen er allerede lukket")
    visit = customer("/konto").press("Luk konto").api("POST", "/api/close", 200, body)
    analysis = visit.judge("kan ikke lukke", path="/konto")

    told(analysis, "validation_rejected", "Kontoen er allerede lukket", "P1 P2 P3")
