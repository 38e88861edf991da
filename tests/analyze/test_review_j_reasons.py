"""What was taken for the reason of a refusal, or for its excuse, and is neither. Not: reasons.

Found by reading sessions that the rules were not written for.
"""

import pytest

from analyze.remark_visits import remarks
from usercontext.domain.analysis import Category, Priority


@pytest.mark.parametrize(
    "line",
    [
        "Your session is still active.",
        "The cart has been synced.",
        "A retry has been scheduled.",
        "The form was restored from its draft.",
        "The button is enabled again.",
        "Your cart has 2 items in it.",
        "All systems are up to date.",
        "The user is now idle for a while.",
        "Checkout has rendered in good time.",
        "Order form is visible to the visitor.",
        "Menu was closed by the visitor.",
    ],
)
def test_what_a_page_notes_of_itself_is_no_reason_of_a_refusal(line: str) -> None:
    """Any whole sentence behind a 409 was its reason: an order that was refused was P3, not P1."""
    visit = remarks("/checkout").click("Place order").no("POST", "/api/orders", 409)

    told = visit.says("info", line).judge("I cannot order", "/checkout")
    assert (told.category, told.priority) == (Category.STALE_VERSION, Priority.P1)


@pytest.mark.parametrize(
    "path", ["/api/login-events", "/api/signin/heartbeat", "/api/logout/others", "/api/switch-plan"]
)
def test_what_is_written_about_sign_ins_signs_nobody_in(path: str) -> None:
    """Behind any address with "login" in it another user's data were P3, and not P0."""
    visit = remarks("/home").ok("POST", path).says("warn", "user changed from u1 to u2")

    assert visit.judge("I see somebody else's orders", "/home").priority is Priority.P0


@pytest.mark.parametrize("path", ["/api/login", "/auth/sign-in", "/api/session", "/account/switch"])
def test_what_signs_in_changes_who_is_signed_in(path: str) -> None:
    visit = remarks("/home").ok("POST", path).says("warn", "user changed from u1 to u2")

    assert visit.judge("please add a dark mode", "/home").priority is Priority.P3


@pytest.mark.parametrize(
    "line",
    [
        "Der Platz wurde vergeben.",
        "El pedido fue entregado a otra persona.",
        "De aanvraag werd al ingediend.",
        "Il posto è stato assegnato ad altri.",
        "The seat was given to somebody else.",
    ],
)
def test_a_sentence_for_people_is_a_reason_in_their_language(line: str) -> None:
    visit = remarks("/seats").click("Weiter").no("POST", "/api/seats", 409)

    told = visit.says("info", line).judge("I cannot go on", "/seats")
    assert told.category in (Category.VALIDATION_REJECTED, Category.RACE)


@pytest.mark.parametrize(
    "line",
    ["Die Sitzung ist noch aktiv.", "Le formulaire est encore ouvert.", "La page est prête."],
)
def test_what_a_page_notes_of_itself_is_no_reason_in_any_language(line: str) -> None:
    visit = remarks("/seats").click("Weiter").no("POST", "/api/seats", 409)

    told = visit.says("info", line).judge("I cannot go on", "/seats")
    assert told.category is Category.STALE_VERSION


def test_who_is_signed_in_already_is_refused_by_no_rule() -> None:
    """What ended with "already" was done by whoever was refused: an order was P3, not P1."""
    visit = remarks("/checkout").click("Place order")
    visit.no("POST", "/api/orders", 403, '{"message":"You are logged in already."}')

    assert visit.judge("I cannot order", "/checkout").priority is Priority.P1
