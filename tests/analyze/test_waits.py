"""One press, and nothing comes of it: told from controls that need no server, and from patience."""

import pytest

from analyze.visits import Visit
from usercontext.domain.analysis import Category, Priority, Verdict


def at_the_till() -> Visit:
    return Visit().go("/checkout").ask("GET", "/api/cart", 200)


@pytest.mark.parametrize(
    "label",
    [
        "Pay €12.00",
        "Bezahlen",
        "Sign up",
        "Enregistrer",
        "送信",
        "Войти",
        "Zapłać",
        "ログイン",
        "إرسال",
    ],
)
def test_a_press_that_nothing_follows_until_the_report_was_in_vain(label: str) -> None:
    analysis = at_the_till().click(label).judge("It turns and turns")

    assert analysis.category is Category.DEAD_CONTROL
    assert label in (analysis.root_cause or "")


def test_waiting_in_vain_for_a_core_action_is_urgent() -> None:
    assert at_the_till().click("Pay").judge("One moment …").priority is Priority.P1


def test_a_page_that_only_says_that_it_waits_has_done_nothing() -> None:
    visit = at_the_till().click("Pay").log("info", "[sheet] not ready, waiting (1)")
    analysis = visit.log("info", "[sheet] not ready, waiting (2)", after=0.7).judge()

    assert analysis.category is Category.DEAD_CONTROL


def test_who_waited_long_and_went_elsewhere_had_given_up() -> None:
    visit = at_the_till().click("Pay").click("Home", after=12).go("/").ask("GET", "/api/a", 200)

    assert visit.judge().category is Category.DEAD_CONTROL


def test_who_got_it_done_by_another_button_had_only_opened_a_form() -> None:
    visit = Visit().go("/").ask("GET", "/api/a", 200).click("Log in").click("Enter", after=12)
    visit.ask("POST", "/api/session", 201).go("/account")

    assert visit.judge("hm").verdict is Verdict.INCONCLUSIVE


def test_a_button_on_another_page_than_its_own_may_have_opened_a_form() -> None:
    visit = Visit().go("/").ask("GET", "/api/a", 200).click("Log in")

    assert visit.judge("hm").verdict is Verdict.INCONCLUSIVE


def test_who_went_elsewhere_at_once_had_not_waited() -> None:
    visit = at_the_till().click("Pay").click("Home", after=2).go("/").ask("GET", "/api/a", 200)

    assert visit.judge("hm").verdict is Verdict.INCONCLUSIVE


def test_a_press_that_a_request_follows_was_not_in_vain() -> None:
    visit = at_the_till().click("Pay").ask("POST", "/api/pay", 201)

    assert visit.judge("hm").verdict is Verdict.INCONCLUSIVE


def test_a_slow_answer_that_is_told_at_its_end_was_not_nothing() -> None:
    visit = at_the_till().click("Pay")
    slow = {"method": "POST", "url": "/api/pay", "status": 201, "durationMs": 3900}
    visit.add("network", "info", slow, after=3.9)

    assert visit.judge("hm").verdict is Verdict.INCONCLUSIVE


def test_a_control_that_promises_nothing_of_a_server_may_do_its_work_in_the_page() -> None:
    assert at_the_till().click("Show more").judge("hm").verdict is Verdict.INCONCLUSIVE


@pytest.mark.parametrize("label", ["Payments", "Settings", "Bestellungen", "Orders", "Password"])
def test_a_button_that_names_a_place_may_show_it_without_a_server(label: str) -> None:
    assert at_the_till().click(label).judge("hm").verdict is Verdict.INCONCLUSIVE


def test_a_form_that_somebody_goes_on_filling_in_was_not_waited_for() -> None:
    visit = at_the_till().click("Pay")
    visit.add("storage", "info", {"action": "set", "key": "draft"}, after=3)

    assert visit.judge("hm").verdict is Verdict.INCONCLUSIVE


def test_a_form_that_is_written_down_when_it_is_left_is_no_answer() -> None:
    visit = at_the_till()
    for _ in range(3):
        visit.add("storage", "info", {"action": "set", "key": "draft"}, after=0.2)
    visit.click("Pay", after=0.4).add("storage", "info", {"action": "set", "key": "draft"}, after=0)

    assert visit.judge().category is Category.DEAD_CONTROL


def test_a_page_that_complains_at_once_has_answered() -> None:
    visit = at_the_till().click("Pay").log("warn", "please fill in your street")

    assert visit.judge("hm").category is not Category.DEAD_CONTROL


def test_a_client_that_tells_of_no_request_proves_nothing_by_its_silence() -> None:
    assert Visit().go("/checkout").click("Pay").judge("hm").verdict is Verdict.INCONCLUSIVE


def test_an_error_that_the_press_threw_explains_it() -> None:
    visit = at_the_till().click("Pay").fail("TypeError: Cannot read properties of undefined")

    assert visit.judge().category is Category.JS_EXCEPTION


def test_a_line_that_a_page_writes_by_itself_answers_no_click() -> None:
    visit = Visit()
    for page in ("/a", "/b", "/c"):
        visit.go(page).ask("GET", "/api/x", 200).log("warn", "a picture was slow", after=4)
    visit.click("Apply").log("warn", "a picture was slow", after=0.3)
    visit.click("Apply", after=3)

    assert visit.judge().category is Category.DEAD_CONTROL
