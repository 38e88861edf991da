"""What the fifth set showed to be misread, in wordings other than its own. Not: the urgency."""

import pytest

from analyze.experts import NO_CAUSE
from analyze.page_visits import REJECTED, PageVisit, page, told
from analyze.visits import PAGE

RUN_TIME = f"{PAGE}/_next/static/chunks/webpack-1f6e2c3d9a.js"
STOCK = "/api/stock"


def _in(function: str, file: str) -> str:
    return f"Error\n    at {function} ({file}:1:1203)\n    at open ({PAGE}/assets/main.js:3:9)"


@pytest.mark.parametrize(
    ("error", "function", "file"),
    [
        ("TypeError: Cannot read property 'call' of undefined", "__webpack_require__", RUN_TIME),
        ("TypeError: __webpack_modules__[e] is not a function", "r", f"{PAGE}/js/runtime~app.js"),
        ("Error: Module 4411 was instantiated because it was required from module 87, but the "
         "module factory is not available.", "instantiate", f"{PAGE}/c/turbopack-7d0c1f22.js"),
        ("Error: Cannot find module '8123'", "newRequire", f"{PAGE}/index.4f1c9d02.js"),
    ],
)  # fmt: skip
def test_a_module_that_no_part_brings_is_of_two_releases(
    error: str, function: str, file: str
) -> None:
    visit = page("/rooms").click("Show rooms").ask("GET", STOCK, 200)
    visit.fail(error, REJECTED, _in(function, file)).click("Show rooms")
    visit.fail(error, REJECTED, _in(function, file))

    told(visit.judge("Rooms do not open"), "stale_version chunk_load", "P1 P2", error[-20:])


def test_a_call_of_nothing_in_the_page_s_own_code_is_no_module() -> None:
    error = "TypeError: Cannot read properties of undefined (reading 'call')"
    visit = page("/rooms").click("Show rooms").fail(error, stack=_in("show", f"{PAGE}/app.js"))

    told(visit.judge("Rooms do not open"), "js_exception", "P2", "reading 'call'")


def test_what_was_thrown_without_an_answer_before_blames_no_answer() -> None:
    error = "TypeError: Cannot read properties of undefined (reading 'seats')"
    visit = page("/rooms").click("Rooms").fail(error, REJECTED)
    visit.click("Show rooms", after=9).ask("GET", STOCK, 200).fail(error, REJECTED)

    told(visit.judge("Rooms do not open"), "js_exception", "P2", "reading 'seats'")


def test_what_was_thrown_behind_an_answer_alone_blames_it_still() -> None:
    error = "TypeError: Cannot read properties of undefined (reading 'seats')"
    visit = page("/rooms").click("Show rooms").ask("GET", STOCK, 200).fail(error, REJECTED)

    told(visit.judge("Rooms do not open"), "api_contract js_exception", "P2", "reading 'seats'")


@pytest.mark.parametrize("host", ["acme.us5.list-manage.com", "connect.mailerlite.com"])
def test_a_letter_that_its_house_does_not_take_is_a_third_party_s(host: str) -> None:
    visit = page("/").click("Subscribe")
    visit.ask("POST", f"https://{host}/api/subscribers", 0, error="TypeError: Failed to fetch")

    told(visit.judge("I do not get the newsletter"), "third_party", "P2 P3", host)


def test_the_script_of_a_house_for_letters_is_no_chunk_of_the_page() -> None:
    visit = page("/").lost("https://assets.mailerlite.com/js/universal.js", "script")
    visit.click("Sign me up").fail("ReferenceError: ml is not defined")

    told(visit.judge("Cannot subscribe"), "third_party", "P1 P2 P3", "mailerlite")


def test_a_subscription_of_the_page_s_own_is_paid() -> None:
    visit = page("/plans").click("Start plan").ask("POST", "/api/subscriptions", 500)

    told(visit.judge("I cannot start"), "backend_error", "P1", "/api/subscriptions")


@pytest.mark.parametrize(
    "said",
    [
        "Document revision conflict: expected revision 12, current revision is 14",
        "VersionConflict: expected version=7, but found 9",
        "Actual version: 31, expected version: 30",
    ],
)
def test_two_counts_of_a_record_are_a_race(said: str) -> None:
    visit = page("/editor").click("Publish").ask("POST", "/api/documents/9/publish", 409)
    visit.log("error", said)

    told(visit.judge("It does not publish"), "race", "P1 P2", "409")


def test_two_versions_of_an_app_are_of_a_release() -> None:
    visit = page("/editor").click("Publish").ask("POST", "/api/documents/9/publish", 409)
    visit.log("error", "Client version mismatch: expected 31, actual 30. Please reload the page")

    told(visit.judge("It does not publish"), "stale_version", "P1 P2", "409")


def test_an_address_that_changes_too_often_is_the_page_s_loop() -> None:
    visit = page("/map").click("Zoom in")
    visit.log("warn", "Throttling navigation to prevent the browser from hanging.")
    visit.fail("SecurityError: The operation is insecure.")

    told(visit.judge("The map hangs"), "js_exception", "P2 P3", "insecure")


def test_storage_that_is_off_stays_storage() -> None:
    visit = page("/map").click("Remember").fail("SecurityError: The operation is insecure.")

    told(visit.judge("Not remembered"), "storage", "P1 P2 P3", "insecure")


@pytest.mark.parametrize(
    "said",
    ["instalments: purchase could not be approved, not authorised by the lender",
     "Wallet: payment was not authorized by your bank"],
)  # fmt: skip
def test_a_lender_s_no_after_a_good_answer_is_a_decline(said: str) -> None:
    visit = page("/checkout").click("Pay by instalments").ask("POST", "/api/payments", 200)
    visit.log("warn", said)

    told(visit.judge("My payment was refused"), "payment_declined", "P3", "/api/payments")


@pytest.mark.parametrize(
    "body",
    ['{"id":"p1","approved":false}',
     '{"success":false,"message":"The purchase was not approved by the lender"}'],
)  # fmt: skip
def test_a_good_answer_that_says_no_to_a_payment_is_a_decline(body: str) -> None:
    visit = page("/checkout").click("Pay by instalments")
    visit.ask("POST", "/api/payments", 200, responseBody=body)

    told(visit.judge("My payment was refused"), "payment_declined", "P3", "/api/payments")


def test_an_answer_that_says_no_to_something_else_is_no_decline() -> None:
    visit = page("/team").click("Ask for access")
    visit.ask("POST", "/api/access", 200, responseBody='{"id":"r1","approved":false}')

    told(visit.judge("When do I get access?"), NO_CAUSE, "P3")


def test_a_right_that_was_not_given_is_no_decline() -> None:
    visit = page("/team").click("Open report").ask("GET", "/api/team/report", 200)
    visit.log("warn", "request was not approved by an admin yet").ask("GET", "/api/report/1", 200)

    assert visit.judge("Where is the report?").category != "payment_declined"


@pytest.mark.parametrize(
    "said",
    ["Warning: Extra attributes from the server: data-new-gr-c-s-check-loaded,data-gr-ext",
     "A tree hydrated but some attributes of the server rendered HTML didn't match the client "
     "properties.\n  <input\n-   fdprocessedid=\"x1\"\n  />",
     "Hydration failed: Prop `bis_skin_checked` did not match. Server: null Client: \"1\""],
)  # fmt: skip
def test_what_an_extension_writes_into_a_page_is_noise(said: str) -> None:
    visit = page("/").log("error", said).click("Menu").ask("GET", "/api/menu", 200)

    told(visit.judge("Do you deliver on Sundays?"), NO_CAUSE, "P3")


def test_an_attribute_of_the_page_that_differs_is_not() -> None:
    said = ("A tree hydrated but some attributes of the server rendered HTML didn't match.\n"
            "  <body\n-   cz-shortcut-listen=\"true\"\n+   class=\"dark\"\n>")  # fmt: skip
    visit = page("/").log("error", said)

    told(visit.judge("The page flickers"), f"hydration {NO_CAUSE}", "P3", "hydrated")


def test_a_permission_that_no_press_asked_for_is_noise() -> None:
    visit = page("/").fail("NotAllowedError: Notification permission was denied", REJECTED)
    visit.click("Lamps").ask("GET", "/api/lamps", 200).click("All").ask("GET", "/api/all", 200)

    told(visit.judge("Do you have gift cards?"), NO_CAUSE, "P3")


def test_a_permission_that_a_press_asked_for_is_none() -> None:
    visit: PageVisit = page("/list").click("Copy link")
    visit.fail("NotAllowedError: Write permission denied.", REJECTED)

    told(visit.judge("Copy does not work"), "permission_denied", "P2 P3", "denied")
