"""Other senders, written after the first were mended and before anything of them was judged."""

from analyze.app_visits import read
from analyze.client_visits import Sender


def test_an_order_that_retrofit_was_refused_by_a_broken_server() -> None:
    app = Sender().shows("Basket").taps("Submit order")
    app.puts("error", {"priority": "ERROR", "tag": "OrderRepo", "t": "retrofit2.HttpException: "
             "HTTP 500 Internal Server Error\n\tat retrofit2.KotlinExtensions.await(Extensions.kt:"
             "53)\n\tat nl.bloem.shop.OrderRepo.submit(OrderRepo.kt:52)"})  # fmt: skip

    told = app.hears("bestelling plaatsen lukt niet")

    read(told, "backend_error js_exception", "P1", "HTTP 500", "OrderRepo")


def test_a_pool_without_a_connection_left_breaks_the_checkout() -> None:
    log = Sender().puts("info", {"target": "shop::http", "fields": {"message": "finished"}})
    log.puts("error", {"target": "shop::http", "fields": {"message": "failed to serve request",
             "error": "pool timed out while waiting for an open connection"},
             "span": {"name": "request", "method": "POST", "uri": "/basket/checkout"}})  # fmt: skip

    told = log.hears("paying keeps loading and then: try later")

    read(told, "backend_error timeout_slow", "P1", "pool timed out")


def test_a_cache_that_is_not_there_stops_the_capture_of_a_payment() -> None:
    log = Sender().puts("info", {"level": "info", "message": "cart loaded", "service": "checkout"})
    log.puts(
        "error",
        {
            "level": "error",
            "message": "Payment capture failed",
            "service": "checkout",
            "code": "ECONNREFUSED",
            "syscall": "connect",
            "address": "10.0.0.4",
            "port": 6379,
        },
    )

    told = log.hears("Zahlung wird nicht abgeschlossen")

    read(told, "backend_error", "P1", "ECONNREFUSED")


def test_a_name_that_a_table_had_already_breaks_the_sign_up() -> None:
    log = Sender().puts("error", {"name": "api", "level": 50, "msg": "unhandled", "err": {
        "name": "SequelizeUniqueConstraintError", "message": "Validation error"},
        "req": {"method": "POST", "url": "/signup"}, "res": {"statusCode": 500}})  # fmt: skip

    told = log.hears("can't create an account: something went wrong")

    read(told, "backend_error", "P1", "/signup", "500")


def test_a_crash_as_a_house_of_crashes_lists_it() -> None:
    app = Sender().puts("info", {"event": "screen_view", "screen": "CheckoutFragment"})
    app.puts(
        "error",
        {
            "exception_type": "Fatal",
            "issue_title": "CheckoutFragment.kt line 88",
            "exceptions": [
                {
                    "type": "java.lang.IllegalStateException",
                    "exception_message": "Fragment not attached to a context",
                    "frames": [
                        {
                            "symbol": "com.shoply.CheckoutFragment.onPay",
                            "file": "CheckoutFragment.kt",
                            "line": 88,
                        }
                    ],
                }
            ],
        },
    )

    told = app.hears("結帳時閃退")

    read(told, "js_exception", "P1", "Fragment not attached")


def test_a_division_by_nothing_is_the_servers() -> None:
    item = Sender().puts("error", {"data": {"level": "error", "body": {"trace": {"exception": {
        "class": "ZeroDivisionError", "message": "division by zero"}, "frames": [
        {"filename": "/app/rates.py", "lineno": 40, "method": "per_unit"}]}},
        "request": {"url": "https://markt.example/unit-price", "method": "GET"}}})  # fmt: skip

    told = item.hears("no price per kilo for eggs")

    read(told, "backend_error js_exception", "P2 P3", "division by zero")


def test_a_line_of_haproxy_tells_that_the_server_took_too_long() -> None:
    log = Sender().taps("Termin buchen")
    log.says("error", "haproxy[14389]: 10.0.1.2:33317 [27/Feb/2026:12:59:30.655] http-in~ app/srv1 "
             '0/0/0/-1/30001 504 194 - - sH-- 39/3/3/3/0 0/0 "POST /termin/buchen HTTP/1.1"',
             after=31)  # fmt: skip

    told = log.hears("Termin buchen hängt ewig und bricht ab")

    read(told, "backend_error timeout_slow", "P1", "/termin/buchen", "504")


def test_a_card_that_was_taken_away_too_early() -> None:
    app = Sender().shows("Top up card").taps("Read card")
    app.puts("error", {"nfc": {"state": "failed", "cause": "android.nfc.TagLostException: Tag was "
             "lost.\n\tat android.nfc.tech.BasicTagTechnology.transceive(BasicTagTechnology.java:1)"
             "\n\tat app.bus.nfc.Reader.read(Reader.kt:71)"}})  # fmt: skip

    told = app.hears("nie czyta karty miejskiej")

    read(told, "js_exception", "P1 P2", "TagLostException")


def test_a_place_that_was_not_given_to_an_app() -> None:
    app = Sender().shows("Map")
    app.puts("warn", {"manager": "CLLocationManager", "permission": "location.always denied"})

    told = app.hears("la carte ne me montre pas où je suis")

    read(told, "permission_denied", "P2 P3", "denied")


def test_a_note_that_found_no_room_on_the_phone() -> None:
    app = Sender().shows("Note").taps("Save")
    app.puts("error", {"db": "notes.sqlite", "error": {"type": "SQLiteFullException",
             "message": "database or disk is full (code 13 SQLITE_FULL)"}})  # fmt: skip

    told = app.hears("メモが保存できません")

    read(told, "storage", "P1 P2", "disk is full")


def test_an_update_that_is_not_what_was_announced() -> None:
    desk = Sender().puts("info", {"updater": "update-available", "version": "4.2.0"})
    desk.puts("error", {"updater": "error", "message": "sha512 checksum mismatch, expected 9fA2"})

    told = desk.hears("it says there is an update since weeks and never installs it")

    read(told, "js_exception stale_version api_contract asset_missing", "P2 P3", "sha512")


def test_a_letter_that_a_mailbox_did_not_take() -> None:
    log = Sender().puts("info", {"queue": "emails", "state": "active", "job": "confirmation"})
    log.puts("error", {"queue": "emails", "state": "dead-lettered", "job": "confirmation",
             "failedReason": "550 mailbox unavailable"}, after=20)  # fmt: skip

    told = log.hears("I never got the confirmation mail")

    read(told, "backend_error third_party validation_rejected js_exception", "P2 P3", "mailbox")


def test_a_sale_that_was_posted_twice_at_once() -> None:
    till = Sender().taps("Charge 12,50 €")
    for _ in (1, 2):
        till.calls("POST", "https://till.bakery.example/api/charges", 201, after=0.2)

    told = till.hears("customer says she was charged twice")

    read(told, "race", "P0 P1", "/api/charges")


def test_a_television_that_is_not_known_any_more() -> None:
    tv = Sender().shows("Home")
    for path in ("/profiles", "/continue", "/profiles"):
        tv.calls("GET", f"https://api.kinofe.example{path}", 401, body='{"error":"token_revoked"}')
    tv.shows("EnterCode")

    told = tv.hears("Fernseher will jeden Tag einen neuen Code von mir")

    read(told, "auth_expired", "P1 P2", "401")


def test_a_basket_of_qml_reads_what_is_not_there() -> None:
    kiosk = Sender().shows("Cart")
    kiosk.says("error", "qrc:/pages/Cart.qml:112: TypeError: Cannot read property 'price' of "
               "undefined")  # fmt: skip

    told = kiosk.hears("total on the kiosk stays at 0.00")

    read(told, "js_exception", "P1 P2", "price", "Cart.qml")


def test_a_proxy_that_wants_to_know_who_asks() -> None:
    app = Sender().shows("Orders")
    for path in ("/orders", "/stock"):
        app.calls("GET", f"https://api.lager.example{path}", 407)

    told = app.hears(
        "since we got new laptops the app shows nothing at the office, at home it works"
    )

    read(told, "permission_denied auth_expired third_party", "P1 P2", "407")


def test_words_of_another_language_under_names_of_another_language() -> None:
    app = Sender().puts("info", {"niveau": "INFO", "ecran": "inscription"}).taps("Valider")
    app.puts("error", {"niveau": "ERREUR", "ecran": "inscription", "quoi": "enregistrement refusé",
                       "motif": "SIRET invalide"})  # fmt: skip

    told = app.hears("impossible de m'inscrire")

    read(told, "validation_rejected js_exception", "P1 P2 P3", "SIRET invalide")


def test_checks_of_a_neighbours_health_explain_no_question() -> None:
    log = Sender()
    for _ in range(4):
        log.puts(
            "error",
            {
                "level": 50,
                "msg": "health check failed",
                "target": "search-2",
                "err": {"message": "connect ECONNREFUSED 10.1.0.9:9200"},
            },
            after=10,
        )
        log.calls("GET", "https://shop.example.net/api/invoices", 200)

    read(log.hears("Where can I change the address on my invoice?"), "unknown", "P3 P2")


def test_a_crash_that_was_none_explains_no_wish() -> None:
    app = Sender().puts("warn", {"exception_type": "Non-fatal", "fatal": False, "issue_title":
                        "ImageCache.kt line 12", "message": "bitmap recycled"})  # fmt: skip
    app.shows("Recipe 5")

    read(app.hears("a shopping list would be lovely"), "unknown", "P3")


def test_who_paid_with_the_other_card_asks_something_else() -> None:
    till = Sender().puts(
        "warn", {"fn": "result", "txStatus": "FAILED", "declineText": "DO NOT HONOR"}
    )
    till.puts("info", {"fn": "result", "txStatus": "SUCCESSFUL"}, after=15)
    till.calls("POST", "https://till.flora.example/sales", 201)

    read(till.hears("how do I print the report of the day?"), "unknown payment_declined", "P3")


def test_a_watch_that_came_back_explains_no_praise() -> None:
    app = Sender().puts("warn", {"ble": "onConnectionStateChange", "status": 8, "newState": 0})
    app.puts("info", {"ble": "onConnectionStateChange", "status": 0, "newState": 2}, after=2)

    read(app.hears("love the new faces, thank you"), "unknown", "P3")
