"""Errors that look like another's: kept text, schemas, scripts, frameworks, reloads, captchas."""

import pytest

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Category, Priority

NO_JSON = 'SyntaxError: "undefined" is not valid JSON'


def shop() -> Visit:
    return Visit().go("/cart").ask("GET", "/api/stock", 200)


def test_what_a_click_reads_at_once_is_not_the_answer_from_before() -> None:
    analysis = shop().click("Add to cart", after=1.2).fail(NO_JSON).judge()

    assert (analysis.category, analysis.priority) == (Category.JS_EXCEPTION, Priority.P1)


def test_what_a_promise_reads_is_the_answer() -> None:
    visit = Visit().go("/cart").click("Add to cart").ask("POST", "/api/cart", 200)

    assert visit.fail(NO_JSON, kind="unhandledrejection").judge().category is Category.API_CONTRACT


def test_what_a_click_asked_for_and_could_not_read_is_the_answer() -> None:
    visit = Visit().go("/cart").click("Add to cart").ask("POST", "/api/cart", 200)

    assert visit.fail(NO_JSON).judge().category is Category.API_CONTRACT


def logged(visit: Visit, words: str, name: str, message: str) -> Visit:
    error = {
        "name": name,
        "message": message,
        "stack": f"{name}: {message}\n at a ({PAGE}/a.js:1:2)",
    }
    told = {"method": "error", "message": f"{words} {name}: {message}", "error": error}
    return visit.add("console", "error", told, after=0.15)


def test_a_logged_schema_that_an_answer_does_not_match_is_the_api_s() -> None:
    visit = Visit().go("/checkout").click("Pay now").ask("POST", "/api/payments", 201)
    analysis = logged(visit, "the response has another shape", "ZodError", "invalid_type").judge()

    assert (analysis.category, analysis.priority) == (Category.API_CONTRACT, Priority.P1)
    assert "/api/payments" in (analysis.root_cause or "")


def test_a_logged_schema_that_a_form_does_not_match_is_no_answer_s() -> None:
    visit = Visit().go("/checkout").click("Pay now").ask("POST", "/api/quote", 201)
    analysis = logged(visit, "fields", "ZodError", "too_small").judge()

    assert analysis.category is not Category.API_CONTRACT


@pytest.mark.parametrize("message", ["Unexpected token '<'", "expected expression, got '<'"])
def test_a_script_that_is_a_page_is_named(message: str) -> None:
    told = {"kind": "uncaught", "name": "SyntaxError", "message": message, "stack": ""}
    where = {"source": f"{PAGE}/assets/cart-77aa12c9.js", "line": 1, "column": 1}
    analysis = Visit().go("/cart").add("console", "error", told | where).judge()

    assert analysis.category is Category.CHUNK_LOAD
    assert "/assets/cart-77aa12c9.js" in (analysis.root_cause or "")


def test_a_value_that_is_not_valid_as_something_is_the_code_s_own() -> None:
    error = "Error: Objects are not valid as a React child (found: object with keys {a})"

    assert Visit().go("/cart").click("Add").fail(error).judge().category is Category.JS_EXCEPTION


def test_a_field_that_is_not_valid_is_a_form_s() -> None:
    visit = Visit().go("/checkout").click("Pay now").log("warn", "the postcode is not valid")

    assert visit.judge().category is Category.VALIDATION_REJECTED


def crashed(words: str) -> Visit:
    visit = Visit().go("/cart").ask("GET", "/api/cart", 200).click("Pay now")
    return logged(visit, words, "RuntimeError", "NG0900: cannot diff").go("/help")


def test_a_crash_that_a_framework_caught_and_logged_stopped_the_user() -> None:
    assert crashed("ERROR").judge().priority is Priority.P1


def test_an_error_that_a_page_logged_while_it_went_on_did_not() -> None:
    visit = Visit().go("/cart").ask("GET", "/api/cart", 200).click("Pay now")
    went_on = logged(visit, "could not count", "RuntimeError", "no counter").go("/help")

    assert went_on.judge().priority is not Priority.P1


def loads(*pauses: float) -> Visit:
    visit = Visit().click("Go to checkout")
    for pause in pauses:
        visit.add(
            "console",
            "info",
            {"kind": "load", "to": f"{PAGE}/checkout"},
            event="navigation",
            after=pause,
        )
    return visit


def test_four_loads_in_a_few_seconds_are_a_page_that_loads_itself() -> None:
    assert loads(0.2, 2.7, 1.2, 1.1).judge().category is Category.REDIRECT_LOOP


def test_four_loads_at_a_person_s_pace_are_none() -> None:
    assert loads(0.2, 2.7, 2.7, 2.7).judge().category is not Category.REDIRECT_LOOP


def refused_script(path: str, words: str) -> str:
    visit = Visit().go("/sign-up")
    script = {"kind": "resource", "initiator": "script", "resourceType": "script"}
    visit.ask("GET", f"https://www.recaptcha.example{path}", 0, error="did not load", **script)
    return visit.click("Make it").log("error", words).judge().root_cause or ""


def test_what_a_page_misses_is_the_script_that_did_not_load() -> None:
    assert "recaptcha.example/recaptcha/api.js" in refused_script(
        "/recaptcha/api.js", "the captcha is not there, the form cannot be sent"
    )


def test_what_a_page_says_of_something_else_is_not() -> None:
    assert "recaptcha" not in refused_script("/recaptcha/api.js", "the drawing could not be made")


@pytest.mark.parametrize(
    "line",
    [
        "3-D Secure challenge closed by the buyer, not authenticated",
        "3DS2 authentication cancelled",
        "3D Secure: timed out",
    ],
)
def test_a_bank_s_question_that_was_closed_is_a_decline(line: str) -> None:
    visit = Visit().go("/checkout").click("Pay now").ask("POST", "/api/payments", 200)
    analysis = visit.log("warn", line).judge()

    assert (analysis.category, analysis.priority) == (Category.PAYMENT_DECLINED, Priority.P3)


@pytest.mark.parametrize("line", ["user not authenticated", "3-D Secure challenge opened"])
def test_what_only_speaks_of_authentication_is_no_decline(line: str) -> None:
    visit = Visit().go("/checkout").click("Pay now").ask("POST", "/api/payments", 200)

    assert visit.log("warn", line).judge().category is not Category.PAYMENT_DECLINED
