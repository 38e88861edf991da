"""More errors that harm nobody, and more rivals, written with those in test_code_again.py."""

from analyze.code_visits import CHROME, IPHONE, tab
from analyze.page_visits import REJECTED, told
from analyze.visits import PAGE


def test_a_message_that_a_counter_cannot_send() -> None:  # chrisjm/openbrewerydb-website 13
    error = (
        "DataCloneError: Failed to execute 'postMessage' on 'Window': function could not be cloned"
    )
    at = "https://www.googletagmanager.com/gtag/js"
    visit = tab("/").fail(error, stack=f"{error}\n    at a ({at}:3:9)")
    visit.click("Breweries").comes("/breweries").ask("GET", "/api/breweries", 200)

    told(visit.judge("Can you list ours too?", "/breweries"), "unknown", "P3")


def test_a_film_that_waits_for_a_press() -> None:  # vimeo/player.js 939
    visit = tab("/course/2", IPHONE).denies(
        "NotAllowedError: The request is not allowed by the user agent or the platform in the "
        "current context, possibly because the user denied permission."
    )
    visit.click("Play").log("debug", "[player] playing").click("Next lesson").comes("/course/3")
    visit.ask("GET", "/api/lessons/3", 200)

    told(visit.judge("When does the next course begin?", "/course/3"), "unknown", "P3")


def test_an_update_that_reloads_once() -> None:  # GoogleChrome/web.dev 1803
    visit = tab("/").log("info", "[sw] new version, reloading").comes("/", "load")
    visit.ask("GET", "/api/me", 200).click("Orders").comes("/orders").ask("GET", "/api/orders", 200)

    told(visit.judge("Where is my order of last week?", "/orders"), "unknown", "P3")


def test_a_window_that_somebody_closes_again() -> None:  # google/google-api-javascript-client 507
    visit = tab("/login", IPHONE).click("Sign in with Apple").turns("hidden").turns("visible", 6)
    visit.fail("AppleIDSigninError: popup_closed_by_user", REJECTED, "")
    visit.click("Log in", after=8).ask("POST", "/api/session", 200).comes("/account")
    visit.ask("GET", "/api/orders", 200)

    told(visit.judge("Where do I see my invoices?", "/account"), "unknown", "P3")


def test_a_style_that_the_policy_refuses() -> None:  # VadimDez/ng2-pdf-viewer 965
    visit = tab("/products/mug").refuses("inline", "style-src-attr").click("Buy now")
    visit.ask("POST", "/api/cart", 201).comes("/checkout").ask("GET", "/api/checkout", 200)

    told(visit.judge("Is it dishwasher safe?", "/checkout"), "unknown", "P3")


def test_a_stream_that_was_given_up() -> None:  # Shopify/dashing 211
    visit = tab("/chat").log("error", "SSE closed, retry 1")
    visit.log("error", "SSE closed, retry 2", after=3).log("error", "SSE closed", after=3)

    told(visit.judge("No new messages come", "/chat"), "socket_drop", "P2 P3", "SSE closed")


def test_a_keeper_of_passwords_that_resizes() -> None:  # thegrumpys/odop 1068
    error = "TypeError: Cannot read properties of null (reading 'tagName')"
    at = "chrome-extension://hdokiejnpimakedhajhdlcegeplioahd/content.js"
    visit = tab("/", CHROME).fail(error, stack=f"{error}\n    at fill ({at}:1:70)")
    visit.fail("ResizeObserver loop completed with undelivered notifications.")
    visit.click("Designs").comes("/designs").ask("GET", "/api/designs", 200)

    told(visit.judge("Please add inches as a unit", "/designs"), "unknown", "P3")


def test_a_line_lost_before_an_order_that_fails() -> None:  # MutinyWallet/mutiny-web 137
    visit = tab("/cart").turns("offline", 4).turns("online", 8).ask("GET", "/api/cart", 200)
    visit.click("Order").ask("POST", "/api/orders", 500).click("Order", after=3)
    visit.ask("POST", "/api/orders", 500)

    told(visit.judge("My order gives an error", "/cart"), "backend_error", "P1", "/api/orders")


def test_a_place_denied_before_a_search_that_fails() -> None:  # Piwigo/piwigo-openstreetmap 111
    visit = tab("/stores").log("warn", "geolocation: User denied Geolocation")
    for _ in range(2):
        visit.click("Search", after=4).ask("GET", "/api/stores?q=berlin", 500)

    said = visit.judge("Searching a store by its town fails", "/stores")
    told(said, "backend_error", "P1 P2", "/api/stores", "500")


def test_a_blocked_counter_before_a_list_that_throws() -> None:  # nuxt/nuxt 13766
    visit = tab("/contacts").lost("https://static.hotjar.com/c/hotjar-1.js", "script")
    visit.click("Delete").ask("DELETE", "/api/contacts/3", 204)
    visit.broke("TypeError: Cannot read properties of null (reading 'insertBefore')", REJECTED)
    visit.dead("Delete").log("debug", f"[app] at {PAGE}/contacts")

    said = visit.judge("After deleting one contact I can't delete another", "/contacts")
    told(said, "js_exception", "P1 P2", "insertBefore")
