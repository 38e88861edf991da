"""What Firefox tells of answers that could not be used, and Chromium does not. Not: no answer."""

from analyze.gecko_visits import REJECTED, gecko, held

NO_JSON = "SyntaxError: JSON.parse: unexpected character at line 1 column 1 of the JSON data"


def test_a_page_for_signing_in_that_was_read_as_json() -> None:
    """Firefox tells the rejection of `answer.json()`, Chromium nothing: it hid the sign-in."""
    visit = gecko("/account").ok("GET", "/api/me").ok("GET", "/api/version")
    visit.ok("GET", "/api/orders", contentType="text/html", responseBytes=3382)
    visit.says("warn", "[http] /api/orders was redirected to /sign-in, the session is over")
    visit.threw(NO_JSON, kind=REJECTED)

    said = visit.judge("My orders are gone.", "/account")
    held(said, "auth_expired", "/sign-in | /api/orders", "P1 P2")


def test_what_is_no_json_and_no_page_for_signing_in() -> None:
    visit = gecko("/account").ok("GET", "/api/me").ok("GET", "/api/version")
    visit.ok("GET", "/api/orders", contentType="text/html", responseBytes=3382)
    visit.threw(NO_JSON, kind=REJECTED)

    said = visit.judge("My orders are gone.", "/account")
    held(said, "api_contract", "/api/orders | invalid JSON", "P1 P2")
