"""Places: addresses that lead nowhere, back and forth, offline, in the background."""

from analyze.moments import IPHONE, answered, arrive, came, lifeless, told, turned
from analyze.visits import PAGE

REJECTED = "unhandledrejection"


def test_a_link_to_a_page_that_is_gone() -> None:
    visit = arrive("/").click("Summer sale").go("/sale/summer")
    visit.ask("GET", "/api/pages/summer", 404)

    expected = "api_contract asset_missing backend_error"
    told(visit.judge("Page not found", "/sale/summer"), expected, "404", "P2 P3")


def test_a_route_that_the_page_does_not_have() -> None:
    visit = came(arrive("/cart").click("Checkout"), "/shop/checkout")
    visit.log("warn", 'No routes matched location "/shop/checkout"')

    expected = "js_exception dead_control api_contract asset_missing"
    told(visit.judge("Empty page", "/shop/checkout"), expected, "/shop/checkout", "P0 P1")


def test_an_address_that_no_route_fits() -> None:
    error = "Error: NG04002: Cannot match any routes. URL Segment: 'orders/12/track'"
    visit = arrive("/orders").click("Track parcel").fail(error, REJECTED)

    told(visit.judge("Track does nothing", "/orders"), "js_exception", "orders/12", "P2")


def test_a_history_that_is_written_too_often() -> None:
    error = (
        "SecurityError: Attempt to use history.replaceState() more than 100 times per 30 seconds"
    )
    visit = arrive("/search", IPHONE).click("Price slider").fail(error)

    told(
        visit.judge("Search crashed", "/search"), "js_exception redirect_loop", "100 times", "P2 P1"
    )


def test_two_pages_that_send_each_other_back() -> None:
    visit = arrive("/account")
    for _ in range(4):
        came(visit, "/sign-in").ask("GET", "/api/session", 200)
        came(visit, "/account").ask("GET", "/api/session", 200)

    expected = "redirect_loop auth_expired"
    told(visit.judge("It flickers and never opens", "/account"), expected, "/sign-in", "P1 P2")


def test_a_page_that_came_back_with_its_button_off() -> None:
    visit = arrive("/checkout").click("Pay now").ask("POST", "/api/payments", 200)
    came(visit, "/bank", "load", 2)
    came(visit, "/checkout", "restored", 8).click("Pay now", 3)
    lifeless(visit, "Pay now")
    lifeless(visit.click("Pay now"), "Pay now")

    told(visit.judge("Pay is grey", "/checkout"), "dead_control", "Pay now", "P0 P1")


def test_a_mail_s_link_that_lost_its_token() -> None:
    visit = came(arrive("/"), "/reset", "load").click("Save password")
    visit.ask("POST", "/api/password/reset?token=undefined", 400)

    expected = "api_contract js_exception"
    told(visit.judge("I cannot set a password", "/reset"), expected, "400", "P1 P2")


def test_a_guard_that_turns_the_way_around() -> None:
    error = 'Error: Redirected when going from "/cart" to "/checkout" via a navigation guard.'
    visit = arrive("/cart")
    for _ in range(3):
        visit.click("Checkout").fail(error, REJECTED)

    expected = "js_exception dead_control redirect_loop permission_denied auth_expired"
    told(visit.judge("Checkout does not open", "/cart"), expected, "guard", "P0 P1")


def test_parts_that_are_asked_of_the_wrong_folder() -> None:
    url = PAGE + "/assets/Checkout-1a2b3c.js"
    visit = arrive("/shop/cart").click("Checkout").ask("GET", url, 404)
    visit.fail(f"TypeError: Failed to fetch dynamically imported module: {url}", REJECTED)

    expected = "chunk_load"
    told(visit.judge("Checkout stays white", "/shop/cart"), expected, "Checkout", "P0 P1")


def test_a_way_back_into_an_order_that_is_over() -> None:
    visit = came(arrive("/done"), "/checkout", "popstate").click("Pay now")
    answered(visit, "POST", "/api/checkout", 410, '{"code":"CHECKOUT_EXPIRED"}')

    expected = "validation_rejected stale_version race api_contract"
    told(visit.judge("Pay fails", "/checkout"), expected, "410", "P1 P2")


def test_a_connection_that_came_back_by_itself() -> None:
    visit = turned(arrive("/post/3"), "offline").click("Comment")
    visit.ask("POST", "/api/comments", 0, error="Failed to fetch")
    turned(visit, "online", 6).click("Comment").ask("POST", "/api/comments", 201)

    told(visit.judge("Comment failed at first", "/post/3"), "offline", "offline", "P3")


def test_a_train_in_a_tunnel_at_the_checkout() -> None:
    visit = turned(arrive("/checkout", IPHONE), "offline").click("Pay now")
    visit.ask("POST", "/api/checkout", 0, error="Load failed")
    visit.fail("TypeError: Load failed", REJECTED)

    told(visit.judge("Payment failed", "/checkout"), "offline", "offline", "P3 P2")


def test_a_network_that_loses_everything_at_once() -> None:
    visit = arrive("/feed", IPHONE).click("Refresh")
    for url in ("/api/feed", "/api/me", "https://cdn.example.net/a.json", "https://api.pay.test/k"):
        visit.ask("GET", url, 0, error="The network connection was lost.")

    told(visit.judge("Nothing loads", "/feed"), "offline", "", "P2 P3")


def test_a_socket_that_fell_asleep_with_its_tab() -> None:
    visit = turned(turned(arrive("/chat"), "hidden"), "visible", 1200)
    visit.log("warn", "WebSocket closed: code 1006, reason: none, reconnecting in 30 s", 1)

    told(visit.judge("Messages arrive late", "/chat"), "socket_drop", "1006", "P2 P3")


def test_a_hotel_s_page_instead_of_an_answer() -> None:
    visit = arrive("/orders").click("Orders")
    visit.ask("GET", "/api/orders", 200, contentType="text/html")
    visit.fail("SyntaxError: Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON", REJECTED)

    expected = "api_contract auth_expired"
    told(visit.judge("No orders", "/orders"), expected, "/api/orders", "P1 P2")


def test_a_signature_in_a_frame_that_may_not_be_shown() -> None:
    frame = "https://acs.bank.test/"
    error = f"Refused to display '{frame}' in a frame because it set 'X-Frame-Options' to 'deny'."
    visit = arrive("/checkout").click("Pay now").ask("POST", "/api/payments", 200)
    visit.log("error", error)

    told(visit.judge("Empty window", "/checkout"), "csp third_party", "acs.bank.test", "P0 P1")


def test_a_place_that_reloads_itself() -> None:
    visit = arrive("/dashboard")
    for _ in range(5):
        came(visit, "/dashboard", "load", 1.5).ask("GET", "/api/config", 200)

    told(visit.judge("Reloads all the time", "/dashboard"), "redirect_loop", "/dashboard", "P1 P2")


def test_an_invitation_that_was_used() -> None:
    body = '{"error":"access_denied","error_code":"otp_expired"}'
    visit = came(arrive("/"), "/invite", "load").click("Accept invitation")
    answered(visit, "POST", "/api/invite/accept", 403, body)

    expected = "auth_expired validation_rejected permission_denied"
    told(visit.judge("The link does not work", "/invite"), expected, "403", "P1 P2 P3")
