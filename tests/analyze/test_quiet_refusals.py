"""A no of the business that a page only notes behind a good answer; what went well, and wishes."""

import pytest

from analyze.experts import NO_CAUSE
from analyze.page_visits import page, told

NOES = [
    ("Book room", "/api/bookings", "booking result: NO_AVAILABILITY"),
    ("Apply voucher", "/api/vouchers", "voucher SUMMER is not applicable: MIN_BASKET_VALUE"),
    ("Apply now", "/api/applications", "decision: declined (score_too_low)"),
    ("Submit", "/api/verifications", "verification status: rejected, document_expired"),
    ("Reserve seats", "/api/reservations", "reservation -> SOLD_OUT"),
    ("File claim", "/api/claims", "claim state=REFUSED (policy_lapsed)"),
    ("Cancel order", "/api/orders/7/cancel", "cancellation denied: already_shipped"),
    ("Choose slot", "/api/slots", "slot request result=SLOT_TAKEN"),
    ("Enrol", "/api/enrolments", "enrolment state → fully booked"),
    ("Swap shift", "/api/swaps", "swap outcome = not_eligible"),
]
WELL = [
    "order status: confirmed",
    "push permission state: denied",
    "avatar is not available",
    "upload state=COMPLETED reason=NONE",
    "[consent] marketing is denied",
    "no slots were changed",
]


@pytest.mark.parametrize(("label", "path", "said"), NOES)
def test_a_no_that_is_only_noted_is_the_cause(label: str, path: str, said: str) -> None:
    visit = page("/start").click(label).ask("POST", path, 200).log("info", said)

    told(visit.judge("It does not go through"), "validation_rejected", "P2 P3", path)


@pytest.mark.parametrize("said", WELL)
def test_what_went_well_or_was_the_user_s_own_to_refuse_is_none(said: str) -> None:
    visit = page("/start").click("Book room").ask("POST", "/api/bookings", 200).log("info", said)
    visit.click("Rooms").ask("GET", "/api/rooms", 200).go("/rooms")

    told(visit.judge("The bed was too hard", "/rooms"), NO_CAUSE, "P3")


@pytest.mark.parametrize(("label", "path", "said"), NOES)
def test_who_got_it_after_all_has_nothing_to_complain_of(label: str, path: str, said: str) -> None:
    visit = page("/start").click(label).ask("POST", path, 200).log("info", said)
    visit.click(label).ask("POST", path, 201).go("/done").ask("GET", "/api/done", 200)

    told(visit.judge("Could you add a calendar?", "/done"), NO_CAUSE, "P3")


def test_behind_no_press_it_is_the_page_s_own_affair() -> None:
    visit = page("/start").ask("POST", "/api/flags", 200).log("info", "flag beta: denied")

    told(visit.judge("???"), NO_CAUSE, "P3")
