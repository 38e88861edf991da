"""Long visits with a needle, visits that were cut, and what is core and what is not.

Each was judged before the analyzer had read it.
"""

from analyze.calm_visits import call, calm, held


def test_the_needle_is_minutes_before_the_report() -> None:
    visit = call("/jobs/12/apply").reading(25).press("Submit application")
    visit.no("POST", "/api/applications", 500).reading(40)

    said = visit.judge("my application is not in the list", "/applications")
    held(said, "backend_error", "POST /api/applications | 500", "P1 P2", "ads|metrics")


def test_a_press_that_threw_is_found_under_foreign_noise() -> None:
    visit = call("/lease").reading(30).at("/lease/sign", "/help/29").press("Unterschreiben")
    visit.broke("TypeError: Cannot read properties of undefined (reading 'signer')").reading(14)

    said = visit.judge("Vertrag lässt sich nicht unterschreiben", "/lease/sign")
    held(said, "js_exception", "signer", "P1 P2", "ads|metrics")


def test_a_button_is_dead_also_where_entries_are_missing() -> None:
    visit = call("/checkout").ok("GET", "/api/cart").left_out(queue_full=84)
    visit.dead("Pay €61.00", times=3)

    said = visit.judge("pay button does nothing", "/checkout", dropped=84)
    held(said, "dead_control", "Pay", "P1")


def test_a_visit_that_was_cut_tells_of_nothing() -> None:
    visit = call("/checkout").ok("GET", "/api/cart").left_out(offline_full=310)

    calm(visit.judge("got an error at checkout", "/checkout", dropped=310))


def test_an_outage_of_payments_is_told_by_the_site_itself() -> None:
    visit = call("/checkout")
    visit.ok("GET", "/api/status", '{"incident":"Payments are unavailable for all customers"}')
    visit.press("Pay now").no("POST", "/api/pay", 503).press("Pay now").no("POST", "/api/pay", 503)

    said = visit.judge("can't pay", "/checkout")
    held(said, "backend_error", "POST /api/pay | 503", "P0 P1")


def test_signing_up_is_core_and_a_preference_is_not() -> None:
    visit = call("/signup").press("Dark", "label").no("PUT", "/api/preferences", 500)
    visit.press("Create account").no("POST", "/api/signup", 500)
    visit.press("Create account").no("POST", "/api/signup", 500)

    said = visit.judge("errors everywhere", "/signup")
    held(said, "backend_error", "POST /api/signup", "P1", "preferences")


def test_an_older_failure_that_was_overcome_is_not_what_is_reported() -> None:
    visit = call("/login").press("Sign in").no("POST", "/api/login", 503)
    visit.press("Sign in").ok("POST", "/api/login").signed_in().at("/orders", "/login").reading(6)
    visit.press("Export CSV").slow("GET", "/api/export", 30, 504)

    said = visit.judge("o CSV não baixa", "/orders")
    held(said, "backend_error timeout_slow", "/api/export | 504", "P2", "login")


def test_a_page_that_answers_late_to_presses_is_slow_and_done() -> None:
    visit = call("/board").vital("INP", 1240, "poor")
    for at in range(30):
        visit.log("error", "ResizeObserver loop completed with undelivered notifications.", after=2)
        if at % 6 == 0:
            visit.press(f"Card {at}").ok("PATCH", f"/api/cards/{at}")

    held(visit.judge("页面很卡", "/board"), "timeout_slow unknown", "", "P3 P2", "ResizeObserver")


def test_a_search_that_failed_stopped_nobody_from_buying() -> None:
    visit = call("/").press("Suchen").no("GET", "/api/search?q=lampe", 500)
    visit.press("Lampen", "a").at("/lamps", "/").press("In den Warenkorb")
    visit.ok("POST", "/api/cart/items", status=201).press("Bezahlen")
    visit.ok("POST", "/api/orders", status=201).at("/danke", "/checkout")

    said = visit.judge("Suche kaputt", "/danke")
    held(said, "backend_error", "/api/search | 500", "P2 P3")


def test_who_cannot_prove_to_be_no_robot_cannot_sign_up() -> None:
    visit = call("/signup").missing("https://challenges.captcha.example/api.js", "script")
    visit.log("error", "[signup] captcha did not load")
    visit.dead("Criar conta", times=2)

    said = visit.judge("não consigo criar conta", "/signup")
    held(said, "third_party chunk_load asset_missing dead_control", "captcha", "P1 P2")


def test_a_page_without_its_own_script_is_white() -> None:
    visit = call("/").missing("/assets/index-DL6DqBnS.js", "script")

    said = visit.judge("white page", "/")
    held(said, "chunk_load asset_missing", "index-DL6DqBnS.js", "P1")


def test_a_foreign_letter_that_fails_all_the_time_hides_no_upload() -> None:
    visit = call("/documents").reading(20).press("Upload contract")
    visit.ask("PUT", "https://files.store.example/u/1?sig=x", 403, contentType="application/xml")
    visit.log("error", "[documents] upload failed").reading(10)

    said = visit.judge("contract does not arrive at my advisor", "/documents")
    held(said, "permission_denied third_party auth_expired backend_error", "files.store.example",
         "P2 P1", "ads|metrics")  # fmt: skip
