"""What forwarders of other recorders send: breadcrumbs, resources. Not: archives, spans."""

from analyze.clients_visits import Client, Crumbs, Rum, held

API = "https://api.acme.test"


def test_an_order_with_the_error_of_its_library() -> None:
    visit = Crumbs().went("/cart", "/checkout").fetched("GET", f"{API}/cart", 200)
    visit.pressed("button#place-order > span").fetched("POST", f"{API}/orders", 500, "error")
    visit.caught("AxiosError", "Request failed with status code 500", "placeOrder", "settle")

    held(visit.sent("order button broken"), "backend_error", "/orders|500", "P1")


def test_a_property_of_an_address_beside_a_missing_picture() -> None:
    visit = Crumbs().fetched("GET", "https://img.acme.test/avatar/9.png", 404, "warn")
    visit.pressed('button[name="Continue to shipping"]')
    visit.caught("TypeError", "Cannot read properties of null (reading 'street')", "onNext", "Pe")

    said = visit.sent("адрес не сохраняется, кнопка не реагирует")
    held(said, "js_exception", "street", "P1 P2", "avatar")


def test_a_right_that_the_button_did_not_ask_for() -> None:
    visit = Crumbs().pressed('button.danger[aria-label="Delete project"]')
    visit.fetched("DELETE", f"{API}/projects/7", 403, "warn")

    said = visit.sent("I can't delete my project, nothing happens")
    held(said, "permission_denied", "/projects|403", "P2")


def test_a_form_refused_after_a_list_that_came_late() -> None:
    visit = Crumbs().fetched("GET", f"{API}/feed", 503, "error").fetched("GET", f"{API}/feed", 200)
    visit.pressed("form#profile > button[type=submit]")
    body = {"errors": {"phone": "is not a valid number"}}
    visit.fetched("PUT", f"{API}/profile", 422, "warn", response=body)

    said = visit.sent("my phone number is not accepted")
    held(said, "validation_rejected", "/profile|422", "P2 P3", "/feed")


def test_a_transfer_that_a_monitor_saw_fail() -> None:
    visit = Rum().view("https://bank.test/transfers/new").action("Überweisung senden")
    visit.resource("POST", "https://api.bank.test/transfers", 500, "error", 812)

    said = visit.sent("Überweisung lässt sich nicht absenden")
    held(said, "backend_error", "/transfers|500", "P1")


def test_a_date_beside_a_beacon_that_is_kept_away() -> None:
    visit = Rum().view("https://spa.test/bookings")
    visit.resource("POST", "https://www.google-analytics.com/g/collect", 0, "error", type="beacon")
    visit.con("info", {"type": "long_task", "long_task": {"duration": 91_000_000}})
    stack = "RangeError: Invalid time value\n  at formatDay @ https://spa.test/assets/b.js:1:8812"
    visit.error("RangeError", "Invalid time value", stack, handling="unhandled")

    said = visit.sent("bookings page shows nothing")
    held(said, "js_exception", "Invalid time value", "P1 P2", "google")


def test_a_message_that_a_lost_line_keeps() -> None:
    visit = Rum().con("warn", {"connectivity": {"status": "not_connected"}, "message": "offline"})
    visit.action("Send").resource("POST", f"{API}/messages", 0, "error", error="Failed to fetch")

    held(visit.sent("message not sent"), "offline", "/messages", "P2 P3")


def test_a_voucher_that_is_over() -> None:
    visit = Client().tap({"text": "Apply"})
    visit.net("warn", {"network": {
        "request": {"method": "POST", "url": f"{API}/coupons/apply"},
        "response": {"status": 400, "body": "{\"error\":\"coupon_expired\"}"},
    }})  # fmt: skip

    said = visit.sent("voucher SUMMER doesnt work")
    held(said, "validation_rejected", "/coupons/apply|400", "P3")


def test_a_kit_for_payment_that_never_came() -> None:
    visit = Client().net("error", {"network": {
        "request": {"method": "GET", "url": "https://js.stripe.com/v3/"},
        "response": {"status": 0}, "resourceType": "script",
    }})  # fmt: skip
    visit.tap({"text": "Pay now"})
    fault = {"name": "ReferenceError", "message": "Stripe is not defined"}
    visit.con("error", {"console": {"level": "error", "args": ["Unhandled rejection:", fault]}})

    said = visit.sent("pay button is dead")
    held(said, "third_party js_exception asset_missing", "Stripe", "P1")


def test_a_payment_taken_twice() -> None:
    visit = Client().tap({"text": "Pay 49.00"}).tap({"text": "Pay 49.00"}, after=0.4)
    for charge in ("ch_1", "ch_2"):
        answer = {"status": 201, "body": {"id": charge, "amount": 4900}}
        told = {"request": {"method": "POST", "url": f"{API}/payments"}, "response": answer}
        visit.net("info", {"network": told})

    held(visit.sent("I was charged twice!!"), "race", "/payments", "P0")


def test_a_style_of_a_page_that_is_gone() -> None:
    visit = Client().nav({"from": "/home", "to": "/settings"})
    told = {"errorClass": "ChunkLoadError", "context": "/settings", "unhandled": True}
    visit.con("error", told | {"errorMessage": "Loading CSS chunk 4 failed. (/css/4.c2.css)"})

    said = visit.sent("les paramètres ne s'ouvrent pas")
    held(said, "chunk_load stale_version asset_missing", "chunk 4", "P2")


def test_a_page_in_place_of_an_answer() -> None:
    visit = Client().net("info", {
        "request": {"url": f"{API}/account", "method": "GET"},
        "response": {"status": 200, "headers": {"content-type": "text/html; charset=utf-8"}},
    })  # fmt: skip
    fault = {"class": "SyntaxError"}
    fault |= {"message": "Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON"}
    visit.con("error", {"body": {"trace": {"exception": fault, "frames": []}}})

    held(visit.sent("account page empty"), "api_contract", "not valid JSON", "P1 P2")


def test_a_failure_in_its_own_words_with_the_answer_beside() -> None:
    visit = Crumbs().pressed("button.save").fetched("PUT", f"{API}/settings", 500, "info")
    told = {"arguments": ["save settings failed", {"status": 500}], "logger": "console"}
    visit.con("error", {"category": "console", "message": "save settings failed", "data": told})

    held(visit.sent("設定が保存できません"), "backend_error", "/settings|500", "P2")
