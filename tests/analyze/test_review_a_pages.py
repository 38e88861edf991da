"""Pages that came rightly where a press led, and lines of a page that no test tool wrote.

Not: ways to a page to sign in on (test_review_a.py).
"""

import pytest

from analyze.served_visits import PAGE, calm, held, site


@pytest.mark.parametrize(
    ("path", "came"),
    [
        ("/checkout/error", ""),
        ("/kasse/fehler", ""),
        ("/payment/failed", ""),
        ("/checkout/payment-error", "https://pay.acquirer.test/"),
    ],
)
def test_a_way_to_the_bank_that_broke_is_no_card_that_was_declined(path: str, came: str) -> None:
    """It was P3 and no defect: nobody could pay."""
    visit = site("/checkout").fills("card").press("Order now").page(path, came=came or PAGE + "/x")

    held(visit.judge("an error came when I ordered"), "backend_error", path, "P1")


@pytest.mark.parametrize(
    ("here", "press", "tag", "led"),
    [
        ("/", "Zahlungen", "a", "/payment/failed"),
        ("/notifications", "Your subscription", "a", "/payment/failed"),
        ("/help", "My card does not work", "a", "/help/payment/failed"),
        ("/payments", "Show all", "button", "/payments/failed"),
        ("/payments", "Apply filter", "button", "/payments/failed"),
    ],
)
def test_a_page_that_tells_of_an_earlier_payment_is_no_failure(
    here: str, press: str, tag: str, led: str
) -> None:
    """The own house's `/payment/failed` was P1 although nobody had paid, and nothing failed."""
    visit = site(here).press(press, tag).page(led)

    calm(visit.judge("how long is this kept?"))


@pytest.mark.parametrize(
    ("here", "press", "tag", "led"),
    [
        ("/checkout", "Order now", "a", "/payment/failed"),
        ("/kasse", "Kaufen", "button", "/payment/failed"),
        ("/checkout", "Pay now", "button", "/payments/failed"),
    ],
)
def test_a_page_of_a_failure_behind_a_press_that_pays_is_one(
    here: str, press: str, tag: str, led: str
) -> None:
    visit = site(here).fills("card").press(press, tag).page(led)

    held(visit.judge("an error came"), "backend_error", led, "P1")


def test_a_bank_that_refuses_is_no_defect() -> None:
    visit = site("/checkout").press("Order now").page("/checkout/card-declined")

    held(visit.judge("my card"), "payment_declined", "/checkout/card-declined", "P3")


@pytest.mark.parametrize(
    ("here", "press", "led"),
    [
        ("/maintenance/new", "Save", "/maintenance"),
        ("/projects/7/errors/12", "Resolve", "/projects/7/errors"),
        ("/projects/7/errors/120", "Resolve", "/projects/7/errors"),
        ("/wartung/neu", "Anlegen", "/wartung"),
        ("/requests/31", "Reject", "/requests/denied"),
        ("/leave/31", "Ablehnen", "/leave/denied"),
        ("/admin/payments/failed/12", "Retry later", "/admin/payments/failed"),
    ],
)
def test_a_part_of_the_site_that_is_called_so_is_no_failure(
    here: str, press: str, led: str
) -> None:
    visit = site("/").press("Open", "a").page(here).fills("note").press(press).page(led)

    calm(visit.judge("can I sort this list?"))


def test_a_list_of_errors_that_somebody_went_to_by_name() -> None:
    visit = site("/projects/7").press("Errors", "a").page("/projects/7/errors")

    calm(visit.press("Mute").page("/projects/7/errors").judge("how long is it muted?"))


def test_a_list_that_an_application_shows_by_itself() -> None:
    visit = site("/devices/4").press("Plan").turbo("/maintenance")

    calm(visit.judge("can I plan two at once?"))


def test_a_shop_that_is_closed_twice_is_told() -> None:
    visit = site("/kasse").press("Kaufen").page("/maintenance").press("Zurück", "a").page("/kasse")

    held(visit.press("Kaufen").page("/maintenance").judge("geht nicht"),
         "backend_error", "/maintenance", "P1 P2")  # fmt: skip


@pytest.mark.parametrize(
    ("here", "press", "tag"),
    [
        ("/products", "Buy", "button"),
        ("/orders", "My orders", "a"),
        ("/bookings", "Bookings", "a"),
        ("/", "Register", "a"),
    ],
)
def test_a_control_that_rightly_stays_is_no_form_that_comes_back(
    here: str, press: str, tag: str
) -> None:
    visit = site(here).press(press, tag).page(here).press(press, tag).page(here)

    calm(visit.judge("which size fits me?"))


@pytest.mark.parametrize(
    ("here", "field", "press"),
    [("/products/7", "quantity", "Buy"), ("/", "email", "Sign up"), ("/", "email", "Subscribe")],
)
def test_one_field_beside_a_button_is_no_form_that_comes_back(
    here: str, field: str, press: str
) -> None:
    visit = site(here)
    for _ in range(2):
        visit.fills(field).press(press).page(here)

    calm(visit.judge("which size fits me?"))


def test_a_form_of_an_application_that_comes_back_is_told() -> None:
    visit = site("/kurs/4")
    for _ in range(2):
        visit.fills("name", "birthday").press("Termin buchen").page("/kurs/4")

    assert visit.judge("es kommt immer wieder").category == "validation_rejected"


@pytest.mark.parametrize(
    "line",
    [
        "socket timed out retrying in 5s",
        "[tour] waiting for element to mount, retry 3",
        "Container element does not exist",
        "[editor] element is not visible yet",
    ],
)
def test_a_page_waits_for_elements_as_well(line: str) -> None:
    """It was told as a control that does nothing, and dropped behind any answer of 5xx."""
    visit = site("/board").json("GET", "https://ads.house.test/slots", 503)
    visit.press("Show cards").says("error", line)

    said = visit.judge("the board is empty")
    assert said.category != "dead_control"
    assert line[:20] in f"{said.root_cause} {said.summary} {[c.text for c in said.claims]}"


def test_what_the_page_threw_no_tool_wrote() -> None:
    visit = site("/board").broke('Error: element "#app" is not visible', "/assets/app.js")

    assert visit.judge("the board is empty").category == "js_exception"


@pytest.mark.parametrize(
    "line",
    [
        'element ("#submit") still not clickable after 5000ms',
        "Timed out retrying after 4000ms: Expected to find element: `#submit`, but never found it.",
        "locator.click: Timeout 30000ms exceeded. waiting for locator('#submit')",
        "element not interactable (Session info: chrome=143.0)",
    ],
)
def test_a_tool_that_waited_for_a_control_is_known_by_its_words(line: str) -> None:
    visit = site("/board").press("Show cards").says("error", line)

    assert visit.judge("nightly run").category == "dead_control"


def test_a_tool_waited_for_what_failed_a_moment_before() -> None:
    line = "waiting for selector `#submit` failed: timeout 30000ms exceeded"
    visit = site("/board").json("GET", "/api/form", 500).says("error", line, after=30)

    held(visit.judge("nightly run: no submit"), "backend_error", "/api/form|500", "P1 P2")


def test_what_failed_minutes_before_is_not_what_a_tool_waited_for() -> None:
    line = "waiting for selector `#submit` failed: timeout 30000ms exceeded"
    visit = site("/board").json("GET", "/api/suggestions", 500).waits(300).says("error", line)

    said = visit.judge("nightly run: no submit")
    assert "#submit" in f"{said.root_cause} {said.summary}"
