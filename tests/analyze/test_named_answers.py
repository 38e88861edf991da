"""What a page writes of an answer of 2xx by its address, and words that mean another thing.

None of the situations is one of the shop's: each class of misreadings is shown elsewhere.
"""

from analyze.behaviours import nothing
from analyze.desk import Desk
from analyze.servers import told


def test_a_list_that_came_without_what_it_is_asked_for() -> None:
    page = Desk("/trips").hum().click("Show my trips").no("GET", "/api/trips", 200)
    page.log("error", "[trips] GET /api/trips has 0 rows of 12 booked ones")

    told(page.judge("My trips are gone", path="/trips"), "api_contract backend_error", "P1 P2",
         "/api/trips", "0 rows")  # fmt: skip


def test_a_setting_that_was_taken_and_stays_as_it_was() -> None:
    page = Desk("/settings").hum().click("Save").no("PUT", "/api/settings", 200)
    page.log("warn", "PUT /api/settings answered 200, but the language is still German")

    told(page.judge("My language is not kept", path="/settings"), "api_contract backend_error",
         "P1 P2", "/api/settings", "still German")  # fmt: skip


def test_a_warning_that_tells_only_how_long_an_answer_was_is_nothing() -> None:
    page = Desk("/trips").hum().click("Show my trips").no("GET", "/api/trips", 200)
    page.log("warn", "[perf] GET /api/trips took 180 ms, 14 rows")

    nothing(page.judge("Can I change my seat?", path="/trips"))


def test_a_line_that_names_another_request_leaves_the_answer_alone() -> None:
    page = Desk("/trips").hum().click("Show my trips").no("GET", "/api/trips", 200)
    page.log("warn", "[sync] GET /api/offers has nothing new, but the last copy is fresh")

    nothing(page.judge("Can I change my seat?", path="/trips"))


def test_an_answer_for_one_user_while_another_is_signed_in() -> None:
    page = Desk("/inbox").hum().no("GET", "/api/messages", 200)
    page.log("error", "GET /api/messages returned those of user 7731 while user 205 is signed in"
                      ": logged in 205")  # fmt: skip

    told(page.judge("I can read a stranger's mail", path="/inbox"), "api_contract", "P0",
         "/api/messages")  # fmt: skip


def test_the_same_user_on_both_sides_is_nobody_else() -> None:
    page = Desk("/inbox").hum().no("GET", "/api/messages", 200)
    page.log("warn", "[session] user u_205 restored, signed in as u_205")

    nothing(page.judge("Where are my drafts?", path="/inbox"))


def test_a_nonce_that_does_not_match_ends_a_sign_in() -> None:
    page = Desk("/callback").hum().click("Continue with Acme")
    page.log("error", "OIDC callback refused: nonce mismatch")

    told(page.judge("I cannot log in", path="/callback"), "auth_expired", "P1 P2", "nonce mismatch")


def test_a_key_that_was_not_touched_is_its_owner_s_choice() -> None:
    page = Desk("/login").hum().click("Sign in with a security key")
    page.log("warn", "webauthn: NotAllowedError: The operation either timed out or was not"
                     " allowed.")  # fmt: skip

    told(page.judge("My key does nothing", path="/login"), "permission_denied", "P2 P3",
         "not allowed")  # fmt: skip


def test_a_sum_that_looks_like_a_status_does_not_hide_a_reason() -> None:
    page = Desk("/cart").hum().click("Order").no("POST", "/api/orders", 422)
    page.log("warn", "order not taken: the minimum order is 450.00 EUR")

    told(page.judge("I cannot order", path="/cart"), "validation_rejected", "P2 P3", "450.00 EUR")


def test_a_thing_that_is_still_needed_is_no_old_page() -> None:
    page = Desk("/files").hum().click("Delete folder").no("DELETE", "/api/folders/9", 409)
    page.log("error", "folder not deleted: it is still used by 3 shares")

    told(page.judge("I cannot delete a folder", path="/files"),
         "validation_rejected backend_error", "P2 P3", "409", "still used by 3 shares")  # fmt: skip


def test_a_banner_about_cookies_that_asks_again_is_noise() -> None:
    page = Desk("/").hum()
    page.log("warn", "[cookie-consent] asked again, the kept choice is of an old version")

    nothing(page.judge("Do you open on Sundays?"))
