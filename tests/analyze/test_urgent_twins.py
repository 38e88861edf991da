"""Side tasks and healthy visits that look like what is urgent: none of them may be. By hand."""

import pytest

from analyze.calm_visits import calm, held
from analyze.urgent_visits import work

BESIDE = "P2 P3"
CORE = "P0 P1"


def test_ordering_under_a_number_is_still_ordering() -> None:
    """The twin of a booking that is rated: what ends an address may be the core itself."""
    visit = work("/bookings/5520").hums().press("Confirm and pay")
    visit.no("POST", "/api/bookings/5520/confirm", 500)
    held(visit.judge("could not book", "/bookings/5520"), "backend_error", "500", CORE)


def test_an_invoice_that_cannot_be_paid_is_core() -> None:
    """The twin of last year's invoice as a file."""
    visit = work("/invoices/91").hums().press("Pay invoice").no("POST", "/api/invoices/91/pay", 500)
    held(visit.judge("it will not take my money", "/invoices/91"), "backend_error", "500", CORE)


def test_a_password_asked_for_at_the_door_is_core() -> None:
    """The twin of a password that is changed by who is in."""
    visit = work("/reset-password").hums().press("Change password")
    visit.no("PUT", "/api/auth/reset/password", 500)
    held(visit.judge("locked out", "/reset-password"), "backend_error", "500", CORE)


def test_a_sign_up_is_core_though_letters_are_offered_beside_it() -> None:
    visit = work("/signup").field("newsletter").hums().press("Sign up")
    visit.no("POST", "/api/users", 500)
    held(visit.judge("no account for me", "/signup"), "backend_error", "500", CORE)


def test_a_payment_that_fails_after_the_order_was_made_is_core() -> None:
    """The twin of a letter of welcome: the page stays where it is."""
    visit = work("/checkout").hums().press("Pay now").ok("POST", "/api/intents", status=201)
    visit.no("POST", "/api/confirm", 500)
    held(visit.judge("stuck at paying", "/checkout"), "backend_error", "500", CORE)


def test_a_way_back_to_the_step_before_is_no_other_way_in() -> None:
    """The twin of a password in place of the company's door."""
    visit = work("/checkout/payment").hums().press("Pay now").no("POST", "/api/payments", 500)
    visit.press("Back", after=5).goes("/checkout/address").press("Continue to payment")
    visit.ok("PUT", "/api/checkout/address").goes("/checkout/payment")
    held(visit.judge("cannot pay", "/checkout/payment"), "backend_error", "500", CORE)


@pytest.mark.parametrize(
    ("page", "press", "path"),
    [
        ("/contact", "Send message", "/api/contact"),
        ("/p/mug", "Submit review", "/api/p/mug/reviews"),
        ("/p/mug-22-blue", "Notify me", "/api/p/mug-22-blue/alerts"),
        ("/help", "Submit feedback", "/api/help/77/feedback"),
        ("/settings/profile", "Save", "/api/profiles/77"),
        ("/orders/77", "Return items", "/api/orders/77/returns"),
        ("/blog/a-long-way", "Post comment", "/api/blog/a-long-way/comments"),
        ("/list?sort=new", "Apply filters", "/api/filters"),
        ("/cart", "Apply code", "/api/codes"),
    ],
)
def test_what_is_sent_beside_the_core_is_not_handed_in(page: str, press: str, path: str) -> None:
    visit = work(page).hums()
    for _ in range(2):
        visit.press(press).no("POST", path, 500, after=1)
    held(visit.judge("does not work", page), "backend_error", "500", BESIDE)


def test_a_product_s_film_is_not_what_a_shop_lives_by() -> None:
    visit = work("/p/mug").hums().press("Play").no("GET", "/media/mug/manifest", 500)
    held(visit.judge("no film", "/p/mug"), "backend_error", "500", BESIDE)


def test_a_document_kept_at_the_second_try_was_kept() -> None:
    visit = work("/d/8f2c/edit").hums().press("Save").no("PUT", "/api/documents/8f2c", 500)
    visit.press("Save", after=3).ok("PUT", "/api/documents/8f2c")
    held(visit.judge("saving hiccup", "/d/8f2c/edit"), "backend_error", "500", BESIDE)


@pytest.mark.parametrize(
    ("level", "press", "line"),
    [
        ("error", "Discard draft", "[draft] 41 paragraphs discarded"),
        ("warn", "Close", "41 paragraphs will be lost if you leave"),
        ("info", "Sync", "0 edits lost, 12 paragraphs merged"),
        ("error", "Sync", "[rtc] 41 packets lost"),
    ],
)
def test_what_was_thrown_away_on_purpose_or_is_only_warned_of_is_not_lost(
    level: str, press: str, line: str
) -> None:
    visit = work("/d/9/edit").hums().press(press).log(level, line).ok("GET", "/api/docs/9")
    analysis = visit.judge("how does this work", "/d/9/edit")

    assert analysis.priority.value in {"P2", "P3"}, analysis.root_cause


@pytest.mark.parametrize(
    "line",
    [
        "asked for patient 4711, got patient 4711",
        "asked for patient 4711, got 12 findings",
        "identity changed after sign-in: guest -> u_77",
        "switched to customer 8150 as chosen",
    ],
)
def test_a_record_that_is_the_right_one_is_nobody_elses(line: str) -> None:
    visit = work("/patients/4711").ok("GET", "/api/patients/4711").hums().log("info", line)
    calm(visit.judge("where are the findings", "/patients/4711"))


def test_a_reload_of_a_page_that_throws_and_works_is_no_dead_page() -> None:
    visit = work("/board").broke("TypeError: x is undefined").ok("GET", "/api/board")
    visit.moved("/board", after=8).broke("TypeError: x is undefined").ok("GET", "/api/board")
    visit.press("Card 4").ok("GET", "/api/cards/4")
    held(visit.judge("odd flicker", "/board"), "js_exception", "", BESIDE)


@pytest.mark.parametrize(
    ("page", "press", "path"),
    [
        ("/", "Show more", "/api/feed"),
        ("/tour", "Start tour", "/api/tour"),
        ("/settings/app", "Check for updates", "/api/updates"),
        ("/board", "Sort rows", "/api/boards/1/order"),
        ("/cart", "Estimate", "/api/estimates"),
    ],
)
def test_what_is_pressed_once_or_by_the_way_is_no_core(page: str, press: str, path: str) -> None:
    visit = work(page).hums().press(press).no("POST", path, 500)
    held(visit.judge("hm", page), "backend_error", "500", BESIDE)


def test_who_pressed_in_vain_and_went_on_with_other_work_was_not_stopped() -> None:
    visit = work("/projects/9").hums()
    for _ in range(3):
        visit.press("Recalculate").no("POST", "/api/projects/9/stats", 500, after=1)
    visit.press("Add task").ok("POST", "/api/projects/9/tasks", status=201)
    held(visit.judge("figures stay old", "/projects/9"), "backend_error", "500", BESIDE)


@pytest.mark.parametrize(
    "line",
    [
        "amount should be between 5.00 EUR and 10.00 EUR",
        "59.00 EUR debited as agreed, next on 01.12.",
        "charged 12.00 EUR, you should see it in 3 days",
    ],
)
def test_sums_that_are_as_they_should_be_are_no_wrong_money(line: str) -> None:
    visit = work("/pay").hums().press("Next").ok("POST", "/api/steps").log("error", line)
    analysis = visit.judge("what is this", "/pay")

    assert analysis.priority.value != "P0", analysis.root_cause


@pytest.mark.parametrize(
    ("line", "priorities"),
    [
        ("[days] 0 of 3 days can be chosen, the order is not sent", CORE),
        ("[days] 2 of 3 days can be chosen, choose one first", BESIDE),
        ("[codes] 0 of 2 codes can be combined, the order is not sent", "P1 P2 P3"),
    ],
)
def test_a_rule_has_a_way_round_where_something_is_left_to_choose(
    line: str, priorities: str
) -> None:
    visit = work("/checkout").hums().press("Pay now").ok("GET", "/api/days").log("warn", line)
    analysis = visit.judge("cannot go on", "/checkout")

    assert analysis.priority.value in priorities.split(), analysis.root_cause


@pytest.mark.parametrize(
    "line", ["cards: deleted 31 instead of hiding it", "cards: deleted 31, not archived"]
)
def test_the_right_one_that_was_changed_is_no_wrong_data(line: str) -> None:
    visit = work("/cards").hums().press("Remove").ok("DELETE", "/api/me/cards/31")
    visit.log("warn", line)

    assert visit.judge("where is it", "/cards").priority.value in {"P2", "P3"}


def test_a_code_by_sms_that_does_not_come_is_a_sign_in() -> None:
    """The twin of a mail when it is back in stock."""
    visit = work("/login").hums().press("Send me an SMS").no("POST", "/api/otp", 500)
    held(visit.judge("no code", "/login"), "backend_error", "500", CORE)
