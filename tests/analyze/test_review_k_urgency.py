"""What was called urgent by a word or a number that it shares with what is. Not: what is urgent."""

import pytest

from analyze.remark_visits import remarks
from usercontext.domain.analysis import Category, Priority

FULL = "QuotaExceededError: The quota has been exceeded."


@pytest.mark.parametrize(
    "line",
    [
        "billing: yearly plan, paid monthly",
        "plan: billed monthly, was billed yearly",
        "charged once, next charge differs: in a month",
        "invoice interval differs: monthly for the base, yearly for the domain",
        "unique payment id missing in monthly report",
        "daily payment report differs from the weekly one",
        "warranty sold: asked 2 years, 6 months were paid for",
    ],
)
def test_two_intervals_of_which_none_was_agreed_wrong_nobody(line: str) -> None:
    """Any two intervals in a line behind a payment were a charge at other times (P0)."""
    visit = remarks("/checkout").click("Pay").ok("POST", "/api/payments", status=201)

    told = visit.says("warn", line).judge("my parcel has not come", "/checkout")
    assert told.priority is not Priority.P0


@pytest.mark.parametrize(
    "line",
    [
        "subscription created monthly, wanted single payment",
        "charged weekly instead of monthly as chosen",
        "renewal charged 1 year, not 1 month, as the user picked",
        "monatlich abgebucht statt einmalig",
    ],
)
def test_another_interval_than_was_agreed_is_wrong_money(line: str) -> None:
    visit = remarks("/checkout").click("Pay").ok("POST", "/api/payments", status=201)

    told = visit.says("warn", line).judge("I paid too much", "/checkout")
    assert told.priority is Priority.P0


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/password/token", '{"error":"token already used"}'),
        ("/api/invite/token", '{"error":"token already used"}'),
        ("/api/gift/token/redeem", '{"error":"code already redeemed"}'),
        ("/api/push/token", '{"error":"token was replaced"}'),
        ("/api/subscription/renew", '{"error":"voucher code already used"}'),
        ("/api/cards/token", '{"error":"token already consumed"}'),
    ],
)
def test_a_ticket_that_is_no_sign_in_s_is_not_renewed_twice(path: str, body: str) -> None:
    """A reset link that was used before was a race of two renewals, since it has a token."""
    visit = remarks("/x").click("Continue").no("POST", path, 400, body)

    assert visit.judge("it does not go on", "/x").category is Category.VALIDATION_REJECTED


@pytest.mark.parametrize(
    "key", ["amplitude_unsent_9f1", "ads:outbox:metrics", "draft-filter-cache", "unsent.events"]
)
def test_what_a_counter_could_not_keep_is_nobody_s_work(key: str) -> None:
    """A counter's own list of what it has not sent was somebody's draft (P1)."""
    visit = remarks("/x").click("Open").ok("GET", "/api/x").wrote(key, 10, FULL)

    assert visit.judge("it does not work", "/x").priority in (Priority.P2, Priority.P3)


@pytest.mark.parametrize("path", ["/ads/banner.json", "/ads/slot"])
def test_an_advertisement_beside_what_was_pressed_for_is_missed_by_nobody(path: str) -> None:
    """Whatever stood behind a press was pressed for: a blocked banner was the cause (P2)."""
    visit = remarks("/news").click("Sport").unanswered("GET", path).ok("GET", "/api/news")

    told = visit.judge("It does not work", "/news")
    assert (told.category, told.priority) == (Category.UNKNOWN, Priority.P3)


@pytest.mark.parametrize(
    ("device", "denied"),
    [
        ("geolocation", "NotAllowedError: Permission denied"),
        ("camera", "NotAllowedError: Write permission denied."),
        ("camera", "GeolocationPositionError: User denied Geolocation"),
    ],
)
def test_a_policy_about_another_device_is_not_why_one_was_denied(device: str, denied: str) -> None:
    """A map in a frame without a place was told as the reason why a user denied the camera."""
    visit = remarks("/call").says(
        "warn", f"Permissions policy violation: {device} is not allowed in this document."
    )

    told = visit.click("Start").denies(denied).judge("it does not start", "/call")
    assert "policy" not in (told.root_cause or "")


def test_who_was_let_in_and_goes_from_page_to_page_came_back_well() -> None:
    """Pages that asked their server for nothing more were no way in: a visitor was P1 for hours."""
    visit = remarks("/auth/callback").says("error", "permission denied: analytics")
    visit.comes("/home").click("Open").comes("/notes")

    assert visit.judge("the font is small", "/notes").priority is not Priority.P1


@pytest.mark.parametrize("path", ["/newsletter/callback", "/settings/integrations/slack/callback"])
def test_a_way_back_from_what_is_no_sign_in_locks_nobody_out(path: str) -> None:
    visit = remarks(path).says("error", "access denied: this link was used before")

    assert visit.judge("my link does not work", path).priority is not Priority.P1


def test_who_reads_about_signing_in_is_led_in_no_circle() -> None:
    """Two pages of a manual, opened in turn by bookmarks, were a loop of sign-ins (P1)."""
    visit = remarks("/docs/auth")
    for _ in range(3):
        visit.comes("/docs/auth/", "load", after=20).comes("/docs/api", "load", after=20)

    assert visit.judge("thanks for the manual", "/docs/api").priority is Priority.P3


@pytest.mark.parametrize(
    "line",
    [
        "wrong price: offer price 9.99 EUR, submitted 19.99 EUR",
        "price 19.99 EUR differs from special price 9.99 EUR at placing",
        "price mismatch: original price 20.00, submitted 2.00",
    ],
)
def test_a_price_that_was_sent_or_is_called_wrong_is_no_list_price(line: str) -> None:
    """Whatever stood beside an offer's price was shown to be compared with: P2, not P0."""
    visit = remarks("/checkout").click("Pay").ok("POST", "/api/orders", status=201)

    told = visit.says("warn", line).judge("I paid too much", "/checkout")
    assert told.priority is Priority.P0


def test_who_is_signed_out_by_two_renewals_as_they_pay_cannot_pay() -> None:
    """As a race it stopped nobody (P2), and the summary spoke of an edit that was not taken."""
    visit = remarks("/checkout").click("Pay").no("POST", "/api/orders", 401)
    visit.no("POST", "/api/token/refresh", 401, '{"error":"token already used"}').comes("/login")

    told = visit.judge("I cannot pay", "/checkout")
    assert (told.category, told.priority) == (Category.RACE, Priority.P1)
    assert "edit" not in told.summary
