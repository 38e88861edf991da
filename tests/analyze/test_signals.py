"""Each pattern a session can show, told by its structure, in words the detectors do not know."""

import pytest

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Category, Verdict

OWN_STACK = f"TypeError: x\n    at render ({PAGE}/assets/app-3f2a9c.js:10:5)"
JSON = {"contentType": "application/json", "responseBytes": 120}


def test_pages_that_send_a_visitor_back_and_forth_are_a_loop() -> None:
    visit = Visit().go("/").click("Orders")
    for _ in range(3):
        visit.go("/orders").go("/welcome")
    analysis = visit.judge("it flickers")

    assert analysis.category is Category.REDIRECT_LOOP
    assert "/orders and /welcome" in (analysis.root_cause or "")


def test_going_back_by_clicks_is_no_loop() -> None:
    visit = Visit().go("/")
    for _ in range(3):
        visit.click("Orders").go("/orders").click("Home").go("/welcome")

    assert visit.judge("hm").verdict is Verdict.INCONCLUSIVE


def test_three_pages_that_send_a_visitor_around_are_a_loop() -> None:
    visit = Visit().go("/account")
    for _ in range(3):
        visit.go("/login").go("/callback").go("/account")

    assert "/account, /login and /callback" in (visit.judge("it flickers").root_cause or "")


def test_a_page_that_loads_itself_anew_is_a_loop() -> None:
    visit = Visit()
    for _ in range(5):
        visit.add("console", "info", {}, event="navigation", meta=_loaded("/account"))

    assert visit.judge().root_cause == "The page /account reloaded itself, 5 times."


def test_a_person_who_loads_a_page_anew_takes_longer() -> None:
    visit = Visit()
    for _ in range(5):
        visit.add("console", "info", {}, event="navigation", meta=_loaded("/"), after=4)

    assert visit.judge("hm").verdict is Verdict.INCONCLUSIVE


def test_a_page_that_was_busy_for_seconds_under_a_press_froze() -> None:
    measured = {"kind": "vital", "name": "INP", "value": 5120, "message": "INP 5120"}
    visit = Visit().go("/").ask("GET", "/api/a", 200).click("Sort")
    analysis = visit.add("console", "debug", measured, after=6).judge("it hangs")

    assert analysis.root_cause == "The page did not respond to a press for 5120 ms."


def test_a_page_that_answered_a_press_a_little_late_did_not_freeze() -> None:
    measured = {"kind": "vital", "name": "INP", "value": 640, "message": "INP 640"}
    visit = Visit().go("/").ask("GET", "/api/a", 200).click("Sort")

    assert visit.add("console", "debug", measured).judge("hm").verdict is Verdict.INCONCLUSIVE


def test_a_request_repeated_without_pause_says_how_often() -> None:
    visit = Visit().go("/").click("Load")
    for _ in range(12):
        visit.ask("GET", "/api/things", 503)

    assert visit.judge("empty").root_cause == "GET /api/things failed with 503, 12 times."


def test_many_good_requests_in_a_moment_are_a_storm() -> None:
    visit = Visit().go("/").click("Find")
    for _ in range(30):
        visit.add("network", "info", _answer("/api/hints"), after=0.05)

    assert visit.judge("slow").category is Category.TIMEOUT_SLOW


def test_a_page_that_asks_until_it_is_refused_storms_all_the_same() -> None:
    """An effect sent 498 requests in six seconds, of which a limit refused 455.

    That was no cause and P3, "nothing explains the report": refusals did not count as a storm.
    """
    visit = Visit().go("/customers").click("Bo").go("/customers/3")
    for n in range(120):
        answer = _answer("/api/customers/3") | ({"status": 429} if n >= 20 else {})
        visit.add("network", "warn" if n >= 20 else "info", answer, after=0.02)
    analysis = visit.judge("The customer page is very slow")

    assert (analysis.category, analysis.verdict) == (Category.TIMEOUT_SLOW, Verdict.LIKELY)
    assert "coming too often" in (analysis.root_cause or "")
    assert "by itself" in (analysis.suggested_fix or "")


def test_a_storm_that_a_limit_lets_through_now_and_then_is_one() -> None:
    """Its refusals before the densest three seconds were a cause of their own, and came first."""
    visit = Visit().go("/customers").click("Bo").go("/customers/3")
    for n in range(300):
        refused = n % 130 >= 40
        answer = _answer("/api/customers/3") | ({"status": 429} if refused else {})
        visit.add("network", "warn" if refused else "info", answer, after=0.02)
    root = visit.judge("The customer page is very slow").root_cause or ""

    assert root.startswith("GET /api/customers/3 was sent 300 times at once")


def test_a_limit_that_was_reached_before_the_page_asked_is_no_storm_of_the_page() -> None:
    visit = Visit().go("/customers").click("Load")
    for _ in range(30):
        refused = _answer("/api/customers") | {"status": 429}
        visit.add("network", "warn", refused, after=0.05)

    assert visit.judge("nothing loads").root_cause == (
        "GET /api/customers failed with 429, 30 times."
    )


def test_one_order_sent_twice_at_once_is_a_race() -> None:
    visit = Visit().go("/checkout").click("Pay")
    for _ in range(2):
        sent = _answer("/api/orders", method="POST", status=201, durationMs=700)
        visit.add("network", "info", sent, after=0.1)
    analysis = visit.judge("charged twice")

    assert (analysis.category, len(analysis.claims[1].evidence)) == (Category.RACE, 2)


def test_a_question_asked_twice_by_post_is_no_double_order() -> None:
    visit = Visit().go("/cart").click("More")
    for _ in range(2):
        visit.add("network", "info", _answer("/api/prices", method="POST"), after=0.1)

    assert visit.judge("hm").verdict is Verdict.INCONCLUSIVE


def test_a_good_answer_that_a_promise_stumbles_over_has_another_shape() -> None:
    visit = Visit().go("/").click("Apply")
    visit.add("network", "info", _answer("/api/codes", method="POST"), after=0.1)
    thrown = {
        "kind": "unhandledrejection",
        "name": "TypeError",
        "message": "Cannot read properties of undefined (reading 'rate')",
        "stack": f"f@{PAGE}/a.js:1:2",
    }
    analysis = visit.add("console", "error", thrown, after=0.15).judge("no discount")

    assert analysis.category is Category.API_CONTRACT
    assert "/api/codes answered 200" in (analysis.root_cause or "")


def test_a_page_where_all_else_is_json_breaks_the_contract_without_any_error() -> None:
    visit = Visit().go("/")
    for path in ("/api/me", "/api/stock", "/api/prices"):
        visit.add("network", "info", _answer(path), after=0.1)
    page = _answer("/api/list") | {"contentType": "text/html"}
    analysis = visit.click("List").add("network", "info", page, after=0.1).judge("empty")

    assert analysis.category is Category.API_CONTRACT


@pytest.mark.parametrize("status", [409, 426])
def test_a_conflict_with_what_changed_meanwhile_is_an_old_version(status: int) -> None:
    analysis = Visit().go("/doc").click("Save").ask("PUT", "/api/doc", status).judge()

    assert analysis.category is Category.STALE_VERSION


def test_a_name_that_is_taken_is_refused_input() -> None:
    taken = {"responseBody": '{"error": "already taken"}'}
    visit = Visit().go("/join").click("Join").ask("POST", "/api/accounts", 409, **taken)

    assert visit.judge().category is Category.VALIDATION_REJECTED


def test_one_message_that_names_two_versions_is_a_skew() -> None:
    told = {"message": "bundle 7.1.0 met backend 7.3.2"}
    visit = Visit().go("/").click("Open").add("console", "error", told, after=0.1)

    assert visit.judge().category is Category.STALE_VERSION


def test_a_foreign_host_that_gives_no_answer_to_a_browser_online_is_cross_origin() -> None:
    visit = Visit().go("/").click("Rates")
    failed = {"error": "TypeError: Failed to fetch"}
    visit.ask("GET", "https://api.partner.test/rates", 0, **failed)

    assert visit.judge().category is Category.CORS


def test_what_a_page_asked_when_it_was_left_did_not_fail() -> None:
    visit = Visit().go("/").ask("GET", "/api/news", 0, error="TypeError: Failed to fetch")
    left = {"how": "load", "to": f"{PAGE}/next"}
    visit.add("console", "info", {}, event="navigation", meta=left, after=0.4)

    assert visit.judge("hm").verdict is Verdict.INCONCLUSIVE


def test_a_refusal_by_policy_is_known_by_its_kind_in_any_words() -> None:
    told = {"kind": "csp", "message": "Nein: https://js.pay.test/v3"}
    visit = Visit().go("/").click("Pay").add("console", "error", told, after=0.1)

    assert visit.judge().category is Category.CSP


def test_what_the_client_saw_to_be_dead_is_dead_after_one_click() -> None:
    visit = Visit().go("/").click("Abschicken")
    told = {"kind": "dead_click", "message": "Nothing followed the click on Abschicken"}
    analysis = visit.add("console", "warn", told, after=1.5).judge("nichts passiert")

    assert analysis.category is Category.DEAD_CONTROL


def test_an_error_explains_the_click_that_did_nothing() -> None:
    visit = Visit().go("/").click("Pay").throw("Uncaught TypeError: q", OWN_STACK)
    told = {"kind": "dead_click", "message": "Nothing followed the click on Pay"}

    assert visit.add("console", "warn", told, after=1.4).judge().category is Category.JS_EXCEPTION


def test_hammering_in_vain_is_a_dead_control() -> None:
    visit = Visit().go("/").click("Go")
    for _ in range(4):
        visit.click("Go", after=0.3)

    assert visit.judge().category is Category.DEAD_CONTROL


def test_a_decline_told_after_a_good_answer_names_the_payment() -> None:
    visit = Visit().go("/checkout").click("Pay").ask("POST", "/api/payments", 201)
    told = {"message": "declined: do_not_honor"}
    analysis = visit.add("console", "warn", told, after=0.1).judge("no order")

    assert analysis.category is Category.PAYMENT_DECLINED
    assert "/api/payments answered 201" in (analysis.root_cause or "")


def test_two_sums_in_one_warning_are_a_matter_of_money() -> None:
    told = {"message": "invoice says €12.00, shown was €10.00"}
    visit = Visit().go("/checkout").click("Pay").ask("POST", "/api/pay", 201)

    assert visit.add("console", "warn", told, after=0.1).judge().category is Category.API_CONTRACT


def test_somebody_elses_script_that_breaks_a_click_is_named_so() -> None:
    stack = "TypeError: x\n    at open (https://widget.helper.test/loader.js:3:9)"
    visit = Visit().go("/").click("Pay").throw("Uncaught TypeError: x is undefined", stack)

    assert visit.judge().category is Category.THIRD_PARTY


def test_a_bundle_of_a_build_on_another_host_is_the_pages_own() -> None:
    stack = "TypeError: x\n    at open (https://d1.files.test/app-3f2a9c1d.js:3:9)"
    visit = Visit().go("/").click("Pay").throw("Uncaught TypeError: x is undefined", stack)

    assert visit.judge().category is Category.JS_EXCEPTION


def test_a_get_that_is_called_wrong_breaks_the_contract_and_refuses_no_input() -> None:
    assert Visit().go("/").click("Show").ask("GET", "/api/r", 400).judge().category is (
        Category.API_CONTRACT
    )


def test_too_many_requests_are_the_servers_refusal() -> None:
    analysis = Visit().go("/").click("Find").ask("GET", "/api/find", 429).judge()

    assert analysis.category is Category.BACKEND_ERROR


def _loaded(path: str) -> dict[str, str]:
    return {"how": "load", "to": PAGE + path}


def _answer(path: str, **more: object) -> dict[str, object]:
    plain = {"method": "GET", "url": PAGE + path, "status": 200, "durationMs": 90}
    return plain | JSON | more
