"""What stands in a log every day and stopped nobody, though it says "not", "ignored", "locked"."""

from analyze.words_visits import calm, held, words


def test_tags_that_wait_for_consent_stopped_nobody() -> None:
    visit = words("/account").ok("GET", "/api/account")
    visit.says("warn", "[consent] visitor declined marketing, pixels are not loaded")
    visit.click("Invoices").comes("/account/invoices").ok("GET", "/api/invoices")

    calm(visit.judge("my account does not show it", "/account/invoices"))


def test_sound_that_waits_for_a_gesture_stopped_nobody() -> None:
    visit = words("/map").says("warn", "The AudioContext was not allowed to start.")
    visit.ok("GET", "/api/places").click("Legend").comes("/map/legend")

    calm(visit.judge("the map is not nice", "/map"))


def test_a_line_behind_a_failed_answer_is_that_answer_s() -> None:
    visit = words("/seats").click("Release").no("DELETE", "/api/holds/7", 404)
    visit.says("error", "[seats] not released: no such hold 'plan_b', your plan is unknown")

    said = visit.judge("I cannot give my seats back", "/seats")
    held(said, "api_contract backend_error", "/api/holds/7", "P1 P2 P3", "permission")


def test_a_lock_of_another_tab_is_no_right_that_is_lacking() -> None:
    visit = words("/forms/3").click("Save")
    visit.says("error", "[forms] draft not saved: draft 3 is locked by another tab")

    said = visit.judge("saving does nothing", "/forms/3")
    held(said, "js_exception race stale_version storage", "locked by another tab", "P1 P2 P3")


def test_what_was_thrown_is_no_rule_that_somebody_was_told() -> None:
    visit = words("/checkout").click("Pay")
    visit.says(
        "error",
        "[10:00:04] @acme/db: Uncaught Error in listener: DbError: [code=permission-denied]",
    )

    said = visit.judge("I cannot pay", "/checkout")
    held(said, "permission_denied", "permission-denied", "P0 P1")
