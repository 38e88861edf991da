"""Whose numbers and whose discounts are nobody else's: what was taken for P0 and is all well."""

import pytest

from analyze.remark_visits import remarks
from usercontext.domain.analysis import Priority


@pytest.mark.parametrize(
    "line",
    [
        "student 12 answered 5, expected 4",
        "patient 20417: heart rate expected 80",
        "member 300 loaded, requested 200 avatars",
        "Kunde 20417: erwartet 300 Pakete",
        "driver 770 expected 14:05",
        "account 20417 balance 550, current 600",
        "hasta 500 resultados, esperado 1000",
        "requested customer 20417, got 404",
        "customer 20417 waited, session 88213",
        "customer 300: signed in 301 days ago",
        "cart belongs to user 5, current user 5",
        "tenant id differs per region",
        "user changed theme without signing out",
        "support: user 20417 impersonated by session user 771",
    ],
)
def test_a_number_beside_somebody_is_nobody_else_s(line: str) -> None:
    """Any two numbers behind a word for people were read as two people, and as exposed (P0)."""
    visit = remarks("/me").ok("GET", "/api/profile").says("warn", line)

    assert visit.judge("my photo is blurry", "/me").priority is not Priority.P0


@pytest.mark.parametrize(
    "line",
    [
        "customer 20417 is shown, signed in is 20388",
        "requested user 20417, got 20388",
        "user u_41 answered, session u_77",
        "identity changed without sign-in",
    ],
)
def test_two_people_where_there_ought_to_be_one_are_exposed(line: str) -> None:
    visit = remarks("/me").ok("GET", "/api/profile").says("warn", line)

    assert visit.judge("that is not me", "/me").priority is Priority.P0


@pytest.mark.parametrize(
    "line",
    [
        "coupon SAVE10 valid, shipping not charged",
        "gift card applied, card not charged",
        "gift card valid, amount not deducted until the order is placed",
        "voucher accepted, not deducted yet",
        "coupon already applied, total unchanged",
        "promo banner displayed, not applied to sale items",
        "vale, la lista es válida y no fue aplicada la plantilla",
        "Gutschein gültig, noch nicht abgezogen",
    ],
)
def test_a_discount_that_is_still_to_be_spent_is_no_wrong_sum(line: str) -> None:
    """What a page says of a discount before anybody has paid was read as money lost (P0)."""
    visit = remarks("/checkout").click("Place order").ok("POST", "/api/orders", status=201)

    told = visit.says("warn", line).judge("my parcel has not come", "/checkout")
    assert told.priority is not Priority.P0
