"""What a page says by the way counts where somebody complains of it, and nowhere else."""

import pytest

from analyze.remark_visits import Remarks, calm, remarks
from usercontext.domain.analysis import Category, Priority

SORTED = "sort key 'date' unknown, falling back to id"


def sorted_badly() -> Remarks:
    visit = remarks("/claims").click("Newest first").ok("GET", "/api/claims?sort=-date")
    return visit.says("debug", SORTED)


def test_a_remark_of_what_somebody_complains_of_is_the_cause() -> None:
    said = sorted_badly().judge("my claims are all in disorder", "/claims")

    assert (said.category, said.priority) == (Category.API_CONTRACT, Priority.P2)
    assert SORTED in (said.root_cause or "")


@pytest.mark.parametrize(
    "words", ["How do I file a claim?", "I would like to see my claims on a map", "Merci beaucoup"]
)
def test_a_remark_beside_a_question_or_a_wish_is_none(words: str) -> None:
    calm(sorted_badly().judge(words, "/claims"))


def test_a_remark_yields_to_what_failed() -> None:
    visit = sorted_badly().click("File a claim").no("POST", "/api/claims", 500)

    assert visit.judge("my claim is not taken").category is Category.BACKEND_ERROR


def test_a_line_of_every_page_is_no_remark() -> None:
    visit = remarks("/claims")
    for page in ("/claims/1", "/claims/2", "/claims/3", "/claims/4"):
        visit.click("Next claim").comes(page).ok("GET", f"/api{page}").says("warn", SORTED)

    calm(visit.judge("my claims are all in disorder", "/claims/4"))


def test_a_list_that_is_all_there_says_so_in_its_numbers() -> None:
    visit = remarks("/ledger").click("Export all")
    visit.ok("POST", "/api/exports", '{"rows":500,"total":500,"truncated":false,"skipped":0}')

    calm(visit.judge("the export looks strange", "/ledger"))


@pytest.mark.parametrize(
    "line",
    [
        "customer 20417 is shown, expected 20388",
        "Konto 20417 geladen, angemeldet ist 20388",
        "профиль из кэша: id 5512, ожидался 5530",
    ],
)
def test_somebody_else_s_number_is_somebody_else_s_in_any_language(line: str) -> None:
    visit = remarks("/me").ok("GET", "/api/profile").says("warn", line)

    assert visit.judge("that is not me", "/me").priority is Priority.P0


@pytest.mark.parametrize(
    "line",
    [
        "user list: 40 rows, expected 38 ms",
        "customer 3 of 10 expected",
        "[auth] user 17, session 88412 opened",
        "customer 12 logged in 3 times",
        "[auth] user 17 logged in: 3 devices",
        "account 12 opened, expected 30 days until review",
        "member 5 connected, current room 9",
    ],
)
def test_a_number_of_people_is_nobody_s(line: str) -> None:
    visit = remarks("/me").ok("GET", "/api/profile").says("debug", line)

    calm(visit.judge("Where is my profile picture set?", "/me"))


@pytest.mark.parametrize(
    "line", ["gift card valid but not deducted", "Gutschein akzeptiert, nicht abgezogen"]
)
def test_a_discount_that_was_taken_and_not_spent_is_wrong_money(line: str) -> None:
    visit = remarks("/checkout").click("Pay").ok("POST", "/api/orders", status=201)
    visit.says("warn", line)

    assert visit.judge("I paid the full price", "/checkout").priority is Priority.P0


@pytest.mark.parametrize(
    "line",
    [
        "coupon valid but not applied: minimum of 50 not met",
        "promo accepted, total 40.00",
        "promo banner shown, not charged",
        "discount applied, amount not charged until Friday",
    ],
)
def test_a_discount_with_its_rule_or_its_sum_is_none(line: str) -> None:
    visit = remarks("/checkout").ok("GET", "/api/basket").says("warn", line)

    assert visit.judge("Do you ship to Norway?", "/checkout").priority is Priority.P3


def test_a_wait_that_came_to_its_end_at_once_is_nobody_s_complaint() -> None:
    visit = remarks("/trip").click("Unlock")
    visit.ok("POST", "/api/cars/7/unlock", '{"accepted":true}', 202)
    for _ in range(5):
        visit.waits(4).ok("GET", "/api/cars/7", '{"locked":false,"battery":71}')

    calm(visit.judge("Where can I see the price per minute?", "/trip"))


def test_what_a_change_does_not_touch_may_stay_as_it_was() -> None:
    visit = remarks("/course/3").ok("GET", "/api/course/3", '{"completed":12,"total":15}')
    visit.click("Open lesson").ok("POST", "/api/course/3/lessons/13/visits", status=204)
    visit.ok("GET", "/api/course/3", '{"completed":12,"total":15}')

    calm(visit.judge("Is there a certificate at the end?", "/course/3"))


def test_an_answer_that_holds_what_was_sent_lacks_nothing() -> None:
    visit = remarks("/order").click("Send order")
    sent = '{"dish":17,"note":"no nuts","password":"secret"}'
    visit.sends("POST", "/api/orders", sent, '{"dish":17,"note":"no nuts","password":null}', 201)

    calm(visit.judge("the waiter was not friendly to us", "/order"))


@pytest.mark.parametrize(
    "line",
    [
        "cart opened, 2 items",
        "[api] GET /api/basket took 40 ms, cache cold",
        "[router] home -> basket, no guard",
    ],
)
def test_a_line_about_the_page_is_no_answer_to_a_complaint_of_something_else(line: str) -> None:
    visit = remarks("/basket").says("debug", line).ok("GET", "/api/basket", '{"items":2}')

    calm(visit.judge("your parcel service left everything in the rain", "/basket"))
