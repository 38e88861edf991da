"""Visits that were once misread, each as an engineer on call would read it."""

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Category, Priority, Verdict

OWN_STACK = f"TypeError: x\n    at render ({PAGE}/assets/app-3f2a9c.js:10:5)"
FETCH_FAILED = "NetworkError when attempting to fetch resource."


def test_a_page_that_asks_who_the_guest_is_has_no_expired_sign_in() -> None:
    visit = Visit().go("/").ask("GET", "/api/me", 401).ask("GET", "/api/products", 200)
    analysis = visit.click("Add").ask("POST", "/api/cart", 201).go("/cart").judge()

    assert (analysis.verdict, analysis.priority) == (Verdict.INCONCLUSIVE, Priority.P3)


def test_a_sign_in_that_ended_on_the_way_is_expired() -> None:
    visit = Visit().go("/").ask("GET", "/api/me", 200).go("/orders")
    analysis = visit.ask("GET", "/api/me", 401).ask("GET", "/api/orders", 401).judge()

    assert analysis.category is Category.AUTH_EXPIRED


def test_an_error_on_every_page_of_a_healthy_visit_is_noise() -> None:
    visit = Visit()
    for page in ("/", "/shoes", "/coats", "/hats"):
        visit.go(page).ask("GET", "/api/products", 200)
        visit.throw("Uncaught TypeError: x is undefined", OWN_STACK).click(f"Link on {page}")

    assert visit.judge().verdict is Verdict.INCONCLUSIVE


def test_a_wrong_password_is_refused_and_not_our_defect() -> None:
    visit = Visit().go("/login").click("Sign in").ask("POST", "/api/session", 401)
    analysis = visit.click("Sign in").ask("POST", "/api/session", 401).judge("I cannot log in")

    assert analysis.category is Category.VALIDATION_REJECTED
    assert analysis.priority is Priority.P3


def test_a_refresh_that_fails_is_an_expired_sign_in() -> None:
    visit = Visit().go("/orders").click("Reload").ask("POST", "/api/auth/refresh", 401)

    assert visit.judge().category is Category.AUTH_EXPIRED


def test_a_form_that_somebody_put_right_is_not_our_defect() -> None:
    visit = Visit().go("/signup").click("Sign up").ask("POST", "/api/signup", 422)
    visit.click("Sign up").ask("POST", "/api/signup", 201)

    assert visit.judge("Sign up failed").priority is Priority.P3


def test_a_form_that_somebody_left_for_something_else_that_worked_is_not_our_defect() -> None:
    visit = Visit().go("/signup").click("Sign up").ask("POST", "/api/signup", 422)
    visit.click("Find").ask("GET", "/api/find", 200)

    assert visit.judge("Sign up fails").priority is Priority.P3


def test_who_was_refused_once_and_never_got_any_further_may_have_been_right() -> None:
    visit = Visit().go("/signup").click("Sign up").ask("POST", "/api/signup", 422)

    assert visit.judge("Sign up fails").priority is Priority.P1


def test_a_form_that_refuses_again_and_again_may_refuse_what_is_right() -> None:
    visit = Visit().go("/signup")
    for _ in range(4):
        visit.click("Sign up").ask("POST", "/api/signup", 422)

    assert visit.judge("Sign up fails").priority is Priority.P1


def test_a_lost_connection_explains_a_request_without_an_answer() -> None:
    visit = Visit().go("/checkout").add("console", "info", {"type": "offline", "message": "gone"})
    analysis = visit.click("Pay").ask("POST", "/api/pay", 0, error=FETCH_FAILED).judge("no pay")

    assert (analysis.category, analysis.priority) == (Category.OFFLINE, Priority.P3)


def test_a_connection_that_came_back_explains_nothing() -> None:
    visit = Visit().go("/checkout").add("console", "info", {"online": False})
    visit.add("console", "info", {"online": True}).click("Pay")

    assert visit.ask("POST", "/api/pay", 0, error=FETCH_FAILED).judge("no pay").category is (
        Category.BACKEND_ERROR
    )


def test_a_slow_answer_that_came_late_is_no_dead_control() -> None:
    visit = Visit().go("/search").click("Search").click("Search", after=3)
    slow = {"method": "GET", "url": f"{PAGE}/api/search", "status": 200, "durationMs": 9000}
    analysis = visit.add("network", "info", slow, after=6).judge("search does nothing")

    assert analysis.category is Category.TIMEOUT_SLOW


def test_a_refused_script_explains_the_name_that_is_missing() -> None:
    refused = "Refused to load the script 'https://cdn.example/map.js' because it violates the"
    visit = (
        Visit()
        .go("/shops")
        .add(
            "console",
            "error",
            {"message": f"{refused} following Content Security Policy directive"},
        )
    )
    visit.click("Map", after=20).throw("Uncaught ReferenceError: L is not defined", OWN_STACK)

    assert visit.judge("the map is empty").category is Category.CSP


def test_a_page_instead_of_json_breaks_the_contract_of_the_api() -> None:
    visit = Visit().go("/").click("Load").ask("GET", "/api/items", 200)
    analysis = visit.throw("Uncaught SyntaxError: Unexpected token '<' is not valid JSON").judge()

    assert (analysis.category, analysis.causes[0].evidence[0]) == (Category.API_CONTRACT, "a-2")


def test_a_status_that_only_the_console_tells_is_read() -> None:
    told = {"message": "AxiosError: Request failed with status code 500"}
    visit = Visit().go("/account").click("Save").add("console", "error", told, after=0.3)

    assert visit.judge("cannot save").category is Category.BACKEND_ERROR


def test_a_report_that_speaks_of_something_else_is_said_and_not_confirmed() -> None:
    visit = Visit().go("/checkout").click("Pay").ask("POST", "/api/pay", 500)
    analysis = visit.throw("Uncaught TypeError: y", OWN_STACK).judge("My avatar is cut off")

    assert analysis.verdict is Verdict.LIKELY
    assert "is about something else (an upload)" in analysis.summary


def test_what_was_lost_keeps_a_verdict_from_being_confirmed() -> None:
    visit = Visit().go("/checkout").click("Pay").ask("POST", "/api/pay", 500)
    visit.throw("Uncaught TypeError: y", OWN_STACK)

    assert visit.judge("cannot pay").verdict is Verdict.CONFIRMED
    assert visit.judge("cannot pay", dropped=2).verdict is Verdict.LIKELY


def test_no_cause_has_no_confidence() -> None:
    """An empty session once was 100 % confident of nothing."""
    assert Visit().judge().confidence == 0


def test_a_thousand_small_errors_do_not_hide_the_one_that_matters() -> None:
    visit = Visit().go("/")
    for number in range(1000):
        visit.throw(f"Uncaught TypeError: {'abcdefgh'[number % 8] * (number % 40)}", OWN_STACK)
    analysis = visit.click("Pay").ask("POST", "/api/pay", 500).judge("cannot pay")

    assert analysis.category is Category.BACKEND_ERROR


def test_an_answer_that_was_kept_back_from_another_origin_is_said_to_be_of_one() -> None:
    visit = Visit().go("/account").click("Save")
    visit.ask("PATCH", "https://api.shop.example.com/me", 0, error=FETCH_FAILED)

    root = visit.judge("Saving fails").root_cause
    said = "PATCH api.shop.example.com/me at another origin got no response"
    assert root == f"{said} ({FETCH_FAILED})."


def test_a_script_of_another_host_is_named_by_it() -> None:
    stack = "TypeError: x\n    at open (https://widget.chat.example/loader.js:6:29)"
    thrown = {"kind": "uncaught", "name": "TypeError", "message": "x is undefined", "stack": stack}
    visit = Visit().go("/cart").click("Chat").add("console", "error", thrown, after=0.1)
    visit.click("Chat")

    causes = visit.judge("The chat does not open").causes
    assert causes[0].text.startswith("A script from widget.chat.example threw “TypeError: x is ")


def test_a_page_that_is_loaded_is_no_answer_without_json() -> None:
    """Named by the SDK's own field, ``resource``, once read as the address of the request."""
    visit = Visit().go("/")
    for number in range(3):
        visit.ask("GET", f"/api/products/{number}", 200, contentType="application/json")
    visit.ask("GET", "/cart", 200, contentType="text/html", resource="document")
    analysis = visit.click("Pay").ask("POST", "/api/pay", 500).judge("cannot pay")

    assert [cause.text for cause in analysis.causes if "/cart" in cause.text] == []


def test_a_pattern_whose_range_is_out_of_order_is_no_race() -> None:
    visit = Visit().go("/desk").click("Filter")
    visit.fail("SyntaxError: Invalid regular expression: /[z-a]/: Range out of order in class")

    assert visit.judge().category is Category.JS_EXCEPTION
