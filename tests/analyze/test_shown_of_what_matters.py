"""Values that are none and that are shown: in a sum, on a control, or where nobody needs them."""

import pytest

from analyze.servers import Page, told


def notice(page: Page, text: str) -> Page:
    said = {"kind": "notice", "message": text, "selector": "p.status"}
    page.add("console", "info", said, after=0.3)
    return page


@pytest.mark.parametrize(
    "text",
    [
        "Your total is now NaN €",
        "Neue Summe: NaN",
        "Zu zahlen: undefined €",
        "Le montant est NaN EUR",
        "合計: NaN",
        "Shipping $undefined is added",
        "NaN zł do zapłaty",
    ],
)
def test_no_value_in_a_sum_is_more_than_a_blemish(text: str) -> None:
    page = notice(Page("/basket").click("Add code").ask("POST", "/api/basket/code", 200), text)

    told(page.judge("The sum is no number", "/basket"), "js_exception", "P1 P2")


@pytest.mark.parametrize("line", ["[price] formatted as NaN for lamp-4", "cart total: NaN"])
def test_a_line_of_a_price_that_is_none_is_too(line: str) -> None:
    page = Page("/lamps/4").ask("GET", "/api/lamps/4", 200).log("warn", line)

    told(page.judge("NaN stands where the price ought to be", "/lamps/4"), "js_exception", "P2")


def test_a_control_without_a_name_that_still_works_is_degraded() -> None:
    page = Page("/calendar").ask("GET", "/api/slots", 200).click("Book Invalid Date")
    page.ask("POST", "/api/bookings", 201)

    told(page.judge("All slots are called Invalid Date", "/calendar"), "js_exception", "P1 P2")


def test_a_control_without_a_name_that_does_nothing_blocks() -> None:
    page = Page("/calendar").ask("GET", "/api/slots", 200).click("Invalid Date")

    judged = page.dead("Invalid Date").judge("None of the slots can be taken", "/calendar")
    told(judged, "js_exception", "P1 P2")
    assert judged.impact[0].name == "blocked"


def test_who_is_to_pay_no_number_cannot_pay() -> None:
    page = Page("/checkout").ask("GET", "/api/cart", 200).click("Pay €NaN").dead("Pay €NaN")

    told(page.judge("It wants NaN euros of me", "/checkout"), "js_exception", "P1")


@pytest.mark.parametrize(
    "text", ["Welcome back, undefined undefined", "Last seen Invalid Date", "NaN km to go"]
)
def test_no_value_in_passing_stays_minor(text: str) -> None:
    page = notice(Page("/profile").log("info", "drawn", after=3), text)

    assert page.judge("Strange words at the top", "/profile").priority == "P3"


def test_a_chart_that_skips_what_is_no_number_is_no_cause() -> None:
    page = Page("/stats").ask("GET", "/api/stats", 200).log("warn", "d3: NaN in series skipped")

    said = page.click("Export").ask("GET", "/api/export", 200).judge("Could you add CSV?", "/stats")
    told(said, "unknown", "P3")


@pytest.mark.parametrize(
    "line",
    [
        "RangeError: Invalid time value",
        "date value is not finite in Intl.DateTimeFormat.format()",
    ],
)
def test_an_engine_s_words_of_a_day_that_is_none_are_of_it(line: str) -> None:
    page = Page("/orders/8").log("info", "drawn").log("error", line)

    told(page.judge("The delivery says Invalid Date", "/orders/8"), "js_exception", "P2 P3")
