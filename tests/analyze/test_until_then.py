"""What is forbidden until its user has done something, and a code that is not right.

Who lacks a right needs somebody who gives it; who owes a fine can pay it. Not: what a form wants.
"""

import pytest

from analyze.calm_visits import held
from analyze.urgent_visits import Work, work


def forbidden(said: str, label: str = "Keep it longer") -> Work:
    visit = work("/loans").hums().press(label, after=4).no("POST", "/api/loans/77/renewal", 403)
    return visit.log("warn", f"[loans] {said}")


@pytest.mark.parametrize(
    "said",
    [
        "You owe 12.40 in fines. Loans can be renewed when less than 10.00 is owed.",
        "Please pay your open invoice first, then you can lend again.",
        "You can lend only after your first week with us.",
        "Your card must be shown at the desk once before you can lend.",
    ],
)
def test_a_condition_that_its_user_can_meet_is_a_rule(said: str) -> None:
    held(forbidden(said).judge("cannot renew", "/loans"), "permission_denied", "403", "P3")


@pytest.mark.parametrize(
    "said",
    [
        "You do not have permission to renew this until an administrator lets you.",
        "Only the owner of the card must renew it.",
        "Your role does not allow this.",
        "Forbidden.",
        "Renewal failed after two tries, see the log for more.",
    ],
)
def test_a_right_that_somebody_lacks_is_none(said: str) -> None:
    told = forbidden(said).judge("cannot renew", "/loans")
    held(told, "permission_denied backend_error", "403", "P1 P2")


def test_who_cannot_pay_for_a_condition_is_looked_at_all_the_same() -> None:
    visit = work("/pay").hums().press("Pay £20", after=4).no("POST", "/api/payments", 403)
    visit.log("warn", "[pay] Please confirm your address first, then you can pay.")
    told = visit.judge("cannot pay", "/pay")

    assert told.priority is not None
    assert told.priority.value in {"P1", "P2"}


@pytest.mark.parametrize("said", ["This code is not right.", "The PIN you entered was wrong."])
def test_a_code_that_is_not_right_is_a_slip(said: str) -> None:
    visit = work("/sign-in").hums().press("Sign in").no("POST", "/api/session/code", 422)
    visit.log("warn", f"[sign-in] code refused: {said}")
    held(visit.judge("not accepted", "/sign-in"), "validation_rejected auth_expired", "422", "P3")
