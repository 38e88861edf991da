"""Other people's scripts: when they are the cause, when they are noise, and what hangs on them."""

import pytest

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Category, Priority, Verdict


def stack_of(url: str) -> str:
    return f"TypeError: x\n    at open ({url}:3:9)\n    at main ({PAGE}/app-3f2a9c1d.js:1:1)"


@pytest.mark.parametrize(
    "url",
    [
        "https://widget.helper.test/loader.js",
        "https://js.stripe.com/v3/fingerprinted.js",
        "https://www.gstatic.com/recaptcha/releases/x/recaptcha__en.js",
    ],
)
def test_a_script_of_somebody_else_that_breaks_a_click_is_the_cause(url: str) -> None:
    visit = Visit().go("/").click("Pay").fail("TypeError: x is undefined", stack=stack_of(url))
    analysis = visit.judge()

    assert analysis.category is Category.THIRD_PARTY
    assert (analysis.root_cause or "").startswith("A script from ")


@pytest.mark.parametrize(
    "url",
    [
        "https://d1.files.test/app-3f2a9c1d.js",
        "https://static.shop-files.test/main.js",
        "https://shop-team.vercel.app/main.js",
        f"{PAGE}/vendor/stripe.js",
    ],
)
def test_the_page_s_own_bundle_is_its_own_wherever_it_lies(url: str) -> None:
    visit = Visit().go("/").click("Pay").fail("TypeError: x is undefined", stack=stack_of(url))

    assert visit.judge().category is Category.JS_EXCEPTION


def test_a_script_that_breaks_every_click_on_every_page_is_no_noise() -> None:
    visit = Visit()
    stack = stack_of("https://widget.helper.test/loader.js")
    for page in ("/", "/shoes", "/coats"):
        visit.go(page).ask("GET", "/api/a", 200).click(f"Add {page}", after=2)
        visit.add("console", "error", _thrown(stack), after=0.02)

    assert visit.judge("nothing is added").category is Category.THIRD_PARTY


def test_a_script_that_throws_on_every_page_and_at_no_click_is_noise() -> None:
    visit = Visit()
    stack = stack_of("https://widget.helper.test/loader.js")
    for page in ("/", "/shoes", "/coats", "/hats"):
        visit.go(page).ask("GET", "/api/a", 200)
        visit.add("console", "error", _thrown(stack), after=0.5).click(f"Link {page}", after=2)

    assert visit.judge("hm").verdict is Verdict.INCONCLUSIVE


def test_a_missing_library_explains_what_the_page_says_of_it_later() -> None:
    visit = Visit().go("/checkout")
    visit.ask("GET", "https://js.payments.test/v3/", 0, resource="script", error="did not load")
    visit.click("Pay", after=20).log("error", "[payment] the form is not available")
    analysis = visit.judge()

    assert (analysis.category, analysis.priority) == (Category.THIRD_PARTY, Priority.P1)
    assert "js.payments.test" in (analysis.root_cause or "")


def test_a_missing_captcha_stops_a_sign_up_whatever_its_button_says() -> None:
    visit = Visit().go("/sign-up").ask("GET", "/api/a", 200)
    visit.ask("GET", "https://captcha.test/api.js", 0, resource="script", error="did not load")
    analysis = visit.click("Make it mine", after=9).log("error", "[captcha] not ready").judge()

    assert (analysis.category, analysis.priority) == (Category.THIRD_PARTY, Priority.P1)


def test_a_frame_that_the_page_waited_for_in_vain_is_its_vendor_s() -> None:
    visit = Visit().go("/checkout").ask("GET", "/api/a", 200).click("Pay")
    words = "[payment] the frame of https://bank.test/ did not load within 8 s"
    analysis = visit.log("error", words, after=8).judge()

    assert (analysis.category, analysis.priority) == (Category.THIRD_PARTY, Priority.P1)


def test_a_missing_library_does_not_explain_what_speaks_of_something_else() -> None:
    visit = Visit().go("/checkout")
    visit.ask("GET", "https://js.maps.test/v3/", 0, resource="script", error="did not load")
    visit.click("Pay", after=20).fail("TypeError: Cannot read properties of null (reading 'sum')")

    assert visit.judge().category is Category.JS_EXCEPTION


@pytest.mark.parametrize(
    "error",
    [
        "ReferenceError: Stripe is not defined",
        "ReferenceError: Can't find variable: grecaptcha",
    ],
)
def test_what_a_vendor_s_script_would_have_defined_is_the_vendor_s(error: str) -> None:
    visit = Visit().go("/checkout").ask("GET", "/api/a", 200).click("Pay").fail(error)

    assert visit.judge().category is Category.THIRD_PARTY


def test_a_counter_that_is_blocked_explains_nothing() -> None:
    visit = Visit().go("/").ask("GET", "/api/a", 200).click("Menu").go("/menu")
    visit.ask("POST", "https://www.google-analytics.com/g/collect", 0, error="did not load")

    assert visit.judge("hm").verdict is Verdict.INCONCLUSIVE


def _thrown(stack: str) -> dict[str, str]:
    named = {"kind": "uncaught", "name": "TypeError", "message": "x is undefined"}
    return named | {"stack": stack}
