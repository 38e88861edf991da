"""More noise without a fault, and faults beside louder ones. Not: kinds of faults.

Judged before they were run, like those in `test_state_again.py`.
"""

from analyze.moments import arrive, came, lifeless, missing, quiet, told, untold

REJECTED = "unhandledrejection"


def test_a_wish_for_a_feature() -> None:
    visit = arrive("/settings").click("Theme").ask("PUT", "/api/theme", 200)
    visit.log("warn", "[Intervention] Images loaded lazily and replaced with placeholders.")

    untold(visit.judge("Please add a dark mode", "/settings"))


def test_a_blocker_that_takes_the_counters() -> None:
    visit = arrive("/blog/5")
    missing(visit, "https://static.hotjar.com/c/hotjar-1.js", "script")
    missing(visit, "https://connect.facebook.net/en_US/fbevents.js", "script")
    visit.log("error", "Failed to load resource: net::ERR_BLOCKED_BY_CLIENT")

    untold(visit.judge("There is a spelling mistake in the second paragraph", "/blog/5"))


def test_a_film_that_was_paused_at_once() -> None:
    error = "AbortError: The play() request was interrupted by a call to pause()."
    visit = arrive("/course").click("Play").ask("GET", "/media/1.mp4", 206).fail(error, REJECTED)

    untold(visit.judge("The course is too hard", "/course"))


def test_a_long_visit_that_ends_in_praise() -> None:
    visit = quiet(arrive("/articles"), 300)
    visit.ask("GET", "/api/recommendations", 503).ask("GET", "/api/recommendations", 200)

    analysis = quiet(visit, 30).judge("Great articles, more of them please", "/articles")
    told(analysis, "unknown backend_error", "", "P3")


def test_a_refusal_of_a_friend_beside_a_hanging_chat() -> None:
    visit = arrive("/team").log("warn", "chat: socket closed (1001), reconnecting")
    visit.click("Invite").ask("POST", "/api/invitations", 422)
    visit.log("warn", "invite refused: seat_limit")
    visit.log("warn", "chat: socket closed (1001), reconnecting")

    words = "I cannot invite my colleague"
    told(visit.judge(words, "/team"), "validation_rejected", "/api/invitations", "P2 P3")


def test_a_dead_filter_beside_a_lost_counter() -> None:
    visit = arrive("/list").click("In stock").ask("GET", "/api/items?stock=1", 200)
    visit.fail("TypeError: items.filterBy is not a function", REJECTED)
    visit.ask("POST", "/api/telemetry", 500).ask("POST", "/api/telemetry", 500)

    told(
        visit.judge("The filter is broken", "/list"), "js_exception api_contract", "filterBy", "P2"
    )


def test_a_price_that_is_refused_after_an_outage_that_is_over() -> None:
    visit = arrive("/").click("Reload").ask("GET", "/api/home", 502).click("Reload")
    visit.ask("GET", "/api/home", 200).go("/checkout").click("Pay now")
    visit.ask("POST", "/api/orders", 409).log("warn", "order refused: price_changed")

    expected = "validation_rejected race"
    told(visit.judge("Cannot buy", "/checkout"), expected, "price_changed", "P2 P3")


def test_a_stop_that_nobody_wrote_down() -> None:
    visit = arrive("/checkout").click("Terms").go("/terms").ask("GET", "/api/terms", 200)

    untold(visit.judge("After payment I got an error 504 from my bank", "/checkout"))


def test_a_button_under_a_banner() -> None:
    visit = arrive("/cart")
    for _ in range(3):
        lifeless(visit.click("Proceed to payment"), "Proceed to payment")
    visit.click("Accept all").log("info", "[cmp] consent given")
    came(visit.click("Proceed to payment"), "/payment")

    words = "I had to accept cookies before I could pay"
    told(visit.judge(words, "/payment"), "dead_control third_party", "Proceed", "P2 P3 P1")
