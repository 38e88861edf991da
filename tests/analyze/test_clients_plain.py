"""Sessions as most who read the reference would post them: plain names, a rival, some ten entries.

Written after the shapes were read, before these were judged. Not: wrapped payloads.
"""

from typing import Any, Self

from analyze.clients_visits import Client, calm, held


class Plain(Client):
    """A script of some forty lines that wraps fetch, the console and two listeners."""

    def asked(self, method: str, url: str, status: int, duration: int = 130, **more: Any) -> Self:
        level = "error" if status >= 500 or not status else "warn" if status >= 400 else "info"
        told = {"method": method, "url": url, "status": status, "duration": duration} | more
        return self.net(level, told)

    def pressed(self, text: str, selector: str = "button", after: float = 2) -> Self:
        return self.tap({"selector": selector, "text": text}, {"message": f"click {text}"}, after)

    def went(self, came_from: str, to: str) -> Self:
        return self.nav({"from": came_from, "to": to}, {"message": f"navigate to {to}"})

    def said(self, level: str, message: str, stack: str = "") -> Self:
        return self.con(level, {"message": message} | ({"stack": stack} if stack else {}))

    def kept(self, key: str, action: str = "setItem", after: float = 0.1, **more: Any) -> Self:
        return self.sto("info", {"key": key, "action": action} | more, after)


def shop() -> Plain:
    visit = Plain().went("", "/").asked("GET", "/api/products", 200).said("debug", "render: 14ms")
    visit.pressed("Add to cart", ".add").asked("POST", "/api/cart", 201).kept("cart")
    return visit.went("/", "/checkout").asked("GET", "/api/cart", 200)


def test_a_payment_that_a_server_fails_twice() -> None:
    visit = shop()
    for _ in range(2):
        visit.pressed("Pay now", "#pay").asked("POST", "/api/payments", 500)
        visit.said("error", "Payment failed: Internal Server Error")

    held(visit.sent("Checkout button does nothing"), "backend_error", "/api/payments|500", "P1")


def test_an_address_that_nobody_gave() -> None:
    stack = (
        "TypeError: Cannot read properties of undefined (reading 'zip')\n    at pay (app.js:88:13)"
    )
    visit = shop().asked("GET", "/api/recommendations", 404).pressed("Pay now", "#pay")
    visit.said("error", "TypeError: Cannot read properties of undefined (reading 'zip')", stack)

    said = visit.sent("Checkout button does nothing")
    held(said, "js_exception", "zip", "P1", "/api/recommendations")


def test_a_token_that_cannot_be_renewed() -> None:
    visit = Plain().kept("access_token").went("", "/inbox").asked("GET", "/api/inbox", 200)
    visit.asked("GET", "/api/inbox/4", 401).asked("POST", "/api/auth/refresh", 401)
    visit.kept("access_token", "removeItem").went("/inbox", "/login")

    held(visit.sent("ich werde ständig abgemeldet"), "auth_expired", "401", "P1 P2")


def test_a_flag_whose_code_is_not_there() -> None:
    visit = shop().kept("ff_new_checkout", value="true")
    visit.said("warn", "feature flags: 1 unknown flag, using default")
    visit.pressed("Continue", "#continue").said("error", "renderSteps is not a function")

    held(visit.sent("Continue doesn't work at checkout"), "js_exception", "renderSteps", "P1")


def test_a_cart_that_was_emptied() -> None:
    visit = shop().went("/checkout", "/").kept("cart", "clear", after=40)
    visit.asked("GET", "/api/cart", 200, response={"items": []})

    held(visit.sent("my cart was suddenly empty"), "storage", "cart", "P1 P2")


def test_a_list_that_takes_ages() -> None:
    visit = Plain().went("", "/products").asked("GET", "/api/config", 200)
    visit.asked("GET", "/api/products", 200, 12400).said("info", "rendered 48 products")

    held(visit.sent("de productlijst laadt eindeloos"), "timeout_slow", "/api/products", "P2")


def test_a_page_that_asks_without_end() -> None:
    visit = Plain().went("", "/profile")
    for _ in range(40):
        visit.net("info", {"method": "GET", "url": "/api/user", "status": 200}, after=0.05)
    visit.said("error", "Maximum update depth exceeded. This can happen when a component calls "
               "setState inside useEffect")  # fmt: skip

    said = visit.sent("tab freezes on my profile")
    held(said, "js_exception", "Maximum update depth", "P1 P2")


def test_a_charge_that_is_there_twice() -> None:
    visit = shop().pressed("Pay 80 €", "#pay").pressed("Pay 80 €", "#pay", 0.3)
    visit.asked("POST", "/api/charge", 200).asked("POST", "/api/charge", 200)

    held(visit.sent("Me cobraron dos veces"), "race", "/api/charge", "P0")


def test_a_currency_that_is_another() -> None:
    visit = shop().said("warn", "currency mismatch: expected EUR, got USD")

    said = visit.sent("Preis plötzlich in Dollar")
    held(said, "api_contract", "EUR|USD", "P0 P1 P2")


def test_a_word_without_a_translation() -> None:
    visit = shop().said("error", "Missing translation: checkout.pay (fr)")

    said = visit.sent("le bouton affiche checkout.pay")
    held(said, "js_exception asset_missing api_contract unknown", "", "P2 P3")


def test_a_day_that_moved() -> None:
    visit = Plain().went("", "/book").pressed("Book", "#book")
    sent, got = {"date": "2026-03-01", "room": 4}, {"id": 9, "date": "2026-02-28", "room": 4}
    visit.asked("POST", "/api/bookings", 201, requestBody=sent, responseBody=got)

    said = visit.sent("it booked the wrong day")
    held(said, "api_contract", "/api/bookings", "P0 P1 P2")


def test_an_order_that_is_not_found() -> None:
    visit = Plain().went("", "/orders").asked("GET", "/api/orders", 200)
    visit.pressed("Order 123", "a").went("/orders", "/orders/123")
    visit.asked("GET", "/api/orders/123", 404)

    said = visit.sent("order page says not found")
    held(said, "api_contract backend_error", "/api/orders/123|404", "P2")


def test_a_search_that_is_limited() -> None:
    visit = Plain().went("", "/search")
    for words in ("l", "la", "lam", "lamp"):
        visit.asked("GET", f"/api/search?q={words}", 429)

    said = visit.sent("search stopped working")
    held(said, "backend_error validation_rejected", "/api/search|429", "P2")


def test_a_counter_that_a_press_needs() -> None:
    visit = Plain().went("", "/signup")
    visit.asked("GET", "https://connect.facebook.net/en_US/fbevents.js", 0, error="blocked")
    visit.pressed("Create account", "#create")
    stack = "ReferenceError: fbq is not defined\n    at submit (https://a.test/main.js:4:18)"
    visit.said("error", "ReferenceError: fbq is not defined", stack)

    said = visit.sent("Sign up does not work")
    held(said, "third_party js_exception", "fbq", "P1")


def test_a_client_that_is_too_old() -> None:
    visit = Plain().went("", "/board").pressed("Save", "#save")
    visit.said("warn", "version mismatch: client 1.2.0, server 1.3.0")
    visit.asked("PUT", "/api/boards/4", 409)

    held(visit.sent("kann nicht speichern"), "stale_version", "1.2.0|1.3.0", "P2 P1")


def test_an_upload_that_was_cut() -> None:
    visit = Plain().went("", "/videos").pressed("Upload", "#upload")
    visit.asked("POST", "/api/upload", 0, 61000, error="net::ERR_CONNECTION_RESET")

    said = visit.sent("video upload stops at 99 %")
    held(said, "backend_error timeout_slow offline", "/api/upload", "P2")


def test_a_chat_that_cannot_connect() -> None:
    visit = Plain().went("", "/support").asked("GET", "/api/agents", 200)
    visit.said("error", "WebSocket connection to 'wss://chat.acme.test/ws' failed: Error during "
               "WebSocket handshake: Unexpected response code: 502")  # fmt: skip

    said = visit.sent("live chat won't connect")
    held(said, "socket_drop backend_error", "wss://chat.acme.test/ws|502", "P2 P3")


def test_a_password_that_is_too_short() -> None:
    visit = Plain().went("", "/register").pressed("Register", "#register")
    body = {"errors": {"password": ["is too short (minimum is 12)"]}}
    visit.asked("POST", "/api/register", 422, responseBody=body)

    said = visit.sent("registration form won't let me through")
    held(said, "validation_rejected", "/api/register|422", "P1 P2 P3")


def test_an_order_and_praise() -> None:
    visit = shop().pressed("Pay now", "#pay").asked("POST", "/api/payments", 201)

    calm(visit.went("/checkout", "/thank-you").sent("Just wanted to say the new site is great"))


def test_advice_of_a_browser_and_a_question() -> None:
    visit = shop().said("warn", "[Deprecation] 'window.webkitStorageInfo' is deprecated")

    calm(visit.sent("How do I change my email address?"))


def test_an_icon_that_is_missing_and_a_question() -> None:
    visit = shop().asked("GET", "/favicon.ico", 404).said("debug", "hydrate 31ms")

    calm(visit.sent("Wo kann ich den Rabattcode eingeben?"))


def test_a_voucher_and_another_question() -> None:
    visit = shop().pressed("Apply", "#apply").asked("POST", "/api/voucher", 400)
    visit.pressed("Apply", "#apply").asked("POST", "/api/voucher", 200)

    said = visit.sent("When will my parcel arrive?")
    held(said, "unknown validation_rejected", "", "P3")


def test_widgets_that_are_kept_away() -> None:
    visit = shop()
    for url in ("https://www.google-analytics.com/collect", "https://widget.intercom.io/w/8"):
        visit.asked("POST", url, 0, error="Failed to fetch")

    calm(visit.sent("¿tienen tienda en Madrid?"))


def test_a_line_that_came_back() -> None:
    visit = shop().con("warn", {"message": "offline"}, 40).asked("POST", "/api/presence", 0)
    visit.con("info", {"message": "online"}, 9).asked("POST", "/api/presence", 204)

    calm(visit.sent("the font is small on mobile"))


def test_a_remark_of_a_framework_as_an_error() -> None:
    line = 'Warning: Each child in a list should have a unique "key" prop.'

    calm(shop().said("error", line).sent("Please let me sort by price"))
