"""Apps around a web page and teams' own loggers, each with its own names. Not: kits of monitors."""

from analyze.clients_visits import Client, held


def test_a_course_booked_without_a_line() -> None:
    visit = Client().con("warn", {"tag": "netinfo", "isConnected": False, "type": "none"})
    told = {"tag": "api", "url": "https://api.gym.test/v3/bookings", "method": "POST"}
    visit.net("error", told | {"err": "TypeError: Network request failed"})

    said = visit.sent("konnte den Kurs nicht buchen")
    held(said, "offline", "/v3/bookings", "P2 P3")


def test_a_bridge_that_a_press_needs() -> None:
    visit = Client().tap({"id": "btnApplePay", "label": "Apple Pay"})
    error = (
        "TypeError: undefined is not an object "
        "(evaluating 'window.webkit.messageHandlers.pay.postMessage')"
    )
    visit.con("error", {"log": error, "origin": "webview"})

    said = visit.sent("Apple Pay button: nothing", platform="ios 17.5")
    held(said, "js_exception", "messageHandlers", "P1")


def test_a_door_after_a_token_made_anew() -> None:
    def told(method: str, path: str, status: int) -> dict[str, object]:
        return {"request": {"url": path, "method": method}, "response": {"status": status}}

    visit = Client().net("warn", told("GET", "/v1/devices", 401))
    visit.net("info", told("POST", "/v1/auth/refresh", 200))
    visit.net("info", told("GET", "/v1/devices", 200)).tap({"label": "Open"})
    visit.net("error", told("POST", "/v1/doors/3/open", 504))

    said = visit.sent("the door doesn't open with the app")
    held(said, "timeout_slow backend_error", "/v1/doors|504", "P1 P2", "401|/v1/devices")


def test_a_variant_that_a_flag_did_not_give() -> None:
    told = {"flag": "new-checkout", "value": None, "reason": "FLAG_NOT_FOUND"}
    visit = Client().nav({"path": "/checkout"}).con("warn", told)
    message = "Cannot destructure property 'steps' of 'variant' as it is undefined."
    visit.con("error", {"type": "TypeError", "description": message})

    held(visit.sent("checkout is empty"), "js_exception", "steps", "P1 P2")


def test_a_currency_that_nobody_set() -> None:
    visit = Client().nav({"path": "/warenkorb"})
    told = {"exception": "RangeError: Invalid currency code : undefined", "screen": "Cart"}
    visit.con("error", told)

    said = visit.sent("im Warenkorb fehlen alle Preise")
    held(said, "js_exception", "Invalid currency code", "P1 P2")


def test_a_date_in_a_form_that_the_server_does_not_take() -> None:
    visit = Client().con("warn", {"msg": "parsed date", "input": "31/12/2025", "locale": "en-US"})
    visit.tap({"label": "Book"})
    told = {"http_method": "POST", "request_url": "https://api.inn.test/bookings"}
    told["response_body"] = '{"message":"startDate must be a valid ISO 8601 date string"}'
    visit.net("warn", told | {"http_status": 400})

    said = visit.sent("can't book new year's eve")
    held(said, "validation_rejected api_contract", "/bookings|400", "P1 P2")


def test_a_bank_that_says_no() -> None:
    body = {"error": {"code": "card_declined", "decline_code": "insufficient_funds"}}
    visit = Client().tap({"label": "Pay"})
    visit.net("warn", {"url": "/api/pay", "method": "POST", "code": 402, "body": body})

    said = visit.sent("payment declined, but I have money!")
    held(said, "payment_declined", "/api/pay", "P3")


def test_a_map_of_another_house() -> None:
    visit = Client().nav({"path": "/branches"})
    visit.net("error", {"src": "https://maps.third.test/js", "tag": "script", "event": "error"})
    visit.con("error", {"message": "maps is not defined", "name": "ReferenceError"})
    visit.net("info", {"url": "/api/branches", "status": 200})

    said = visit.sent("die Karte ist grau")
    held(said, "third_party asset_missing", "maps.third.test", "P2 P3")


def test_answers_in_the_wrong_order() -> None:
    visit = Client()
    for words, millis in (("red", 1900), ("red+shoes", 120)):
        told = {"url": f"/api/search?q={words}", "status": 200, "took": millis, "method": "GET"}
        visit.net("info", told, after=0.3)

    said = visit.sent("I type red shoes and get results for red")
    held(said, "race", "/api/search", "P2 P3")


def test_a_socket_that_does_not_come_back() -> None:
    visit = Client().con("warn", {"event": "ws.close", "code": 1006, "wasClean": False,
                                  "url": "wss://live.acme.test/chat"})  # fmt: skip
    for attempt in (1, 2, 3):
        visit.con("warn", {"event": "ws.reconnect", "attempt": attempt, "ok": False}, after=3)
    visit.con("error", {"event": "ws.giveup", "msg": "websocket reconnect failed, giving up"})

    held(visit.sent("chat stuck since lunch"), "socket_drop", "websocket", "P2")


def test_a_cart_that_a_private_window_does_not_keep() -> None:
    told = {"storage_key": "cart", "op": "set", "storage": "local"}
    told["exception"] = "SecurityError: The operation is insecure."
    visit = Client().sto("error", told)

    said = visit.sent("cart is always empty after reload (iphone)")
    held(said, "storage", "cart", "P1 P2")


def test_a_product_without_an_id() -> None:
    visit = Client().tap({"text": "Blue lamp"}).nav({"uri": "/p/undefined"})
    visit.net("warn", {"method": "GET", "uri": "/api/products/undefined", "status_code": 404})

    said = visit.sent("la página del producto sale vacía")
    held(said, "api_contract js_exception backend_error", "/api/products/undefined|404", "P1 P2")


def test_doors_that_send_to_each_other() -> None:
    visit = Client()
    for _ in range(4):
        visit.nav({"from": "/login", "to": "/home"}, after=0.4)
        visit.nav({"from": "/home", "to": "/login"}, after=0.4)

    said = visit.sent("it jumps between two pages and I can't get in")
    held(said, "redirect_loop", "/login", "P1")


def test_a_page_drawn_otherwise_than_sent() -> None:
    visit = Client().con("error", {"msg": (
        "Hydration failed because the server rendered HTML didn't match the client."
    )})  # fmt: skip
    visit.net("info", {"url": "/api/menu", "status": 200}).tap({"text": "Menu"})
    visit.nav({"to": "/menu"})

    held(visit.sent("the menu flashes when the page loads"), "hydration", "hydration", "P2 P3")


def test_a_failure_in_a_crowd_of_warnings() -> None:
    visit = Client()
    for at in range(25):
        visit.con("warn", {"msg": f"[ads] slot {at} not filled", "src": "https://ads.test/a.js"})
    visit.tap({"label": "Konto erstellen"})
    visit.net("error", {"req": {"method": "POST", "path": "/users"}, "res": {"status": 500}})
    visit.con("error", {"msg": "[ads] bid timeout", "src": "https://ads.test/a.js"})

    held(visit.sent("Konto erstellen klappt nicht"), "backend_error", "/users|500", "P1", "ads")


def test_answers_that_arrive_before_what_asked_for_them() -> None:
    visit = Client().net("error", {"url": "/api/register", "status": 503, "method": "POST"}, 6)
    visit.tap({"selector": "#signup"}, after=-3)
    visit.nav({"to": "/signup"}, after=-2)

    said = visit.sent("registration is down?")
    held(said, "backend_error", "/api/register|503", "P1")
