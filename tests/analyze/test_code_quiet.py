"""Errors that harm nobody, and words about something else; each from a thread named beside it."""

from analyze.code_visits import CHROME, FIREFOX, INSTAGRAM, IPHONE, SAFARI, Tab, tab
from analyze.page_visits import REJECTED, told
from analyze.visits import PAGE


def browse(visit: Tab) -> Tab:
    """Go on as somebody does for whom all works."""
    visit.click("Mugs").comes("/mugs").ask("GET", "/api/products?page=1", 200)
    return visit.click("Blue mug").comes("/mugs/blue").ask("GET", "/api/products/7", 200)


def test_a_resize_that_is_told_late() -> None:  # alkem-io/client-web 5845
    visit = tab("/")
    for _ in range(4):
        visit.fail("ResizeObserver loop completed with undelivered notifications.")

    told(browse(visit).judge("The letters are rather small for me"), "unknown", "P3")


def test_an_element_defined_twice_that_works() -> None:  # Trendyol/baklava 891
    visit = tab("/").broke(
        "NotSupportedError: Failed to execute 'define' on 'CustomElementRegistry': "
        'the name "bl-notification-card" has already been used with this registry'
    )

    told(browse(visit).judge("Do you have this in green as well?", "/mugs/blue"), "unknown", "P3")


def test_a_bridge_that_an_app_looks_for() -> None:  # globalbrain/sefirot 769
    error = "TypeError: undefined is not an object (evaluating 'window.webkit.messageHandlers')"
    visit = tab("/", INSTAGRAM).fail(error, stack="sendDataToNative@app:///:3:40")
    visit.fail(error, REJECTED, "")

    told(browse(visit).judge("Do you ship to Norway?", "/mugs/blue"), "unknown", "P3")


def test_an_autofill_that_an_app_brings() -> None:  # openaustralia/theyvoteforyou 1692
    visit = tab("/", INSTAGRAM)
    visit.fail("ReferenceError: Can't find variable: _AutofillCallbackHandler", stack="global code")

    told(browse(visit).judge("Where can I see my points?"), "unknown", "P3")


def test_somebody_who_does_not_share_after_all() -> None:  # daviddarnes/share-button 2
    visit = browse(tab("/", SAFARI)).click("Share")
    visit.denies("AbortError: Abort due to cancellation of share.")
    visit.click("Add to cart").ask("POST", "/api/cart", 201)

    told(visit.judge("How do I get an invoice for my company?"), "unknown", "P3")


def test_counters_that_a_blocker_keeps_out() -> None:  # tyler-johnson/stripe-meteor 37
    visit = tab("/checkout").click("Pay")
    for url in ("https://q.stripe.com/?event=checkout.open", "https://api.mixpanel.com/track/"):
        visit.ask("POST", url, 0, error="TypeError: Failed to fetch")
    visit.ask("POST", "/api/orders", 201).comes("/thanks").ask("GET", "/api/orders/8", 200)

    told(visit.judge("My last parcel has not come", "/thanks"), "unknown", "P3")


def test_a_worker_that_another_way_makes_up_for() -> None:  # dribdat/dribdat 430
    visit = tab("/projects/4").click("Slides").refuses("blob", "worker-src")
    visit.log("warn", "Warning: Setting up fake worker.").ask("GET", "/files/slides.pdf", 200)
    visit.click("Next").log("debug", "[pdf] drew page 2")

    told(visit.judge("There is a typo on page 2", "/projects/4"), "unknown", "P3")


def test_a_passkey_that_somebody_waves_away() -> None:  # authgear/authgear-server 2462
    visit = (
        tab("/login")
        .click("Use passkey")
        .denies("NotAllowedError: The operation either timed out or was not allowed.")
    )
    visit.click("Password instead", after=4).click("Log in", after=9).ask(
        "POST", "/api/session", 200
    )
    visit.comes("/account").ask("GET", "/api/account", 200)

    told(visit.judge("Could you please add a dark mode?", "/account"), "unknown", "P3")


def test_a_page_drawn_anew_that_nobody_minds() -> None:  # HHS/simpler-grants-gov 2069
    visit = tab("/")
    visit.broke("Error: Minified React error #418; visit https://react.dev/errors/418 for the full")

    told(browse(visit).judge("Can I change my delivery date?"), "unknown", "P3")


def test_a_film_that_is_stopped_before_it_starts() -> None:  # sqlpage/SQLPage 575
    visit = tab("/", IPHONE).denies(
        "AbortError: The play() request was interrupted by a call to pause()."
    )

    told(browse(visit).judge("Which size is the blue mug?", "/mugs/blue"), "unknown", "P3")


def test_a_scanner_of_mails_that_leaves_a_trace() -> None:  # WordPress/openverse-frontend 1702
    visit = tab("/", CHROME).rejects("Object Not Found Matching Id:1, MethodName:update")

    told(browse(visit).judge("Please call me back about my order"), "unknown", "P3")


def test_a_private_window_without_a_worker() -> None:  # talex5/cuekeeper 4
    visit = tab("/", FIREFOX).denies("SecurityError: The operation is insecure.")
    visit.log("info", f"[sw] no offline mode: could not register {PAGE}/sw.js")
    browse(visit).click("Add to cart").ask("POST", "/api/cart", 201)

    told(visit.judge("How can I cancel an order?", "/mugs/blue"), "unknown", "P3")
