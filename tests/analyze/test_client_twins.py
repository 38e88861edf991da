"""The healthy twins: words and shapes that failures have, and nobody was kept from anything."""

from analyze.app_visits import read
from analyze.client_visits import Sender

TRIPS = "https://api.trips.example"


def test_edits_that_their_user_gave_up_for_the_servers_are_not_lost() -> None:
    app = Sender().shows("Conflict").taps("Keep server version")
    app.calls("POST", "https://api.caremobil.example/sync/push", 409, response={"code": "CONFLICT"})
    app.says("warn", "conflict on visit 311: server copy kept, local edits discarded (3 fields)")

    read(app.hears("why was I asked which version I want?"), "stale_version race unknown", "P2 P3")


def test_one_request_without_an_answer_while_offline_is_no_outage() -> None:
    app = Sender().puts("warn", {"net": "connectivity", "isConnected": False})
    for path in ("a", "b"):
        app.sends("error", {"request": f"GET {TRIPS}/{path}", "failure": "offline: no connection"})

    read(app.hears("nothing loads in the tunnel"), "offline", "P3")


def test_a_quote_that_came_at_the_second_try_blocks_nobody() -> None:
    app = Sender().calls("POST", "https://api.cover.example/quotes", 503)
    app.calls("POST", "https://api.cover.example/quotes", 201, after=4).shows("Offer 88")

    read(app.hears("what does liability mean in my offer?"), "unknown backend_error", "P3 P2")


def test_a_preview_of_a_quote_is_not_the_quote() -> None:
    app = Sender().calls("POST", "https://api.cover.example/quotes/preview", 500)

    read(app.hears("the preview of my price stays empty"), "backend_error", "P2 P3")


def test_a_handled_error_of_a_checkout_that_led_on_blocks_nobody() -> None:
    app = Sender().shows("Checkout").taps("Pay").puts("error", {
        "handled": True, "message": "Fatal error: cache miss", "frames": [
            "1 Bikeshop 0x104 Checkout.pay(_:) + 96 (Checkout.swift:9)"]})  # fmt: skip
    app.calls("POST", "https://api.bikes.example/orders", 201).shows("Thanks")

    read(app.hears("When will my bike be delivered?"), "unknown js_exception", "P3 P2")


def test_who_types_the_code_that_the_camera_could_not_read_got_on() -> None:
    app = Sender().shows("TicketScan")
    app.puts("warn", {"permission": "android.permission.CAMERA", "granted": False})
    app.taps("Type the code").calls("POST", f"{TRIPS}/tickets/check", 200, after=5)

    read(app.hears("Could the digits be larger please"), "unknown permission_denied", "P3")


def test_a_line_that_was_cut_once_and_came_back_explains_no_wish() -> None:
    ws = Sender().puts("info", {"ws": "open", "url": "wss://play.quizduell.example/room/8"})
    ws.puts("warn", {"ws": "close", "code": 1006, "clean": False})
    ws.puts("info", {"ws": "open", "url": "wss://play.quizduell.example/room/8"}, after=1)

    read(ws.hears("more questions about music would be great"), "unknown", "P3")


def test_what_an_app_threw_before_its_next_screen_blocks_nobody() -> None:
    app = Sender().shows("Checkout").taps("Pay with bank app")
    app.calls("POST", "https://pay.tickets.example/intents", 201)
    app.puts("error", {"error": "android.content.ActivityNotFoundException: No Activity found"})
    app.shows("BankInBrowser", after=2).calls("POST", f"{TRIPS}/orders", 201).shows("Thanks")

    read(app.hears("where do I find my ticket?"), "unknown js_exception third_party", "P3 P2")


def test_a_sale_that_was_stored_at_the_second_try_is_no_lost_money() -> None:
    till = Sender().puts("info", {"t": "StripeTerminal", "m": "processPayment Success"})
    till.calls("POST", "https://till.bakery.example/api/sales", 504)
    till.calls("POST", "https://till.bakery.example/api/sales", 201, after=3)

    read(till.hears("the receipt prints very slowly"), "unknown backend_error", "P3 P2")


def test_a_list_of_bookings_that_ran_out_of_time_is_no_booking() -> None:
    app = Sender().shows("Home").taps("My bookings")
    app.says("error", "finished with error [-1001] Error Domain=NSURLErrorDomain Code=-1001 \"The "
             f'request timed out." UserInfo={{NSErrorFailingURLStringKey={TRIPS}/bookings}}',
             after=60)  # fmt: skip

    read(app.hears("my trips don't show up"), "timeout_slow", "P2 P3")


def test_a_call_that_was_taken_at_the_second_attempt_explains_no_wish() -> None:
    rpc = Sender().puts("error", {"rpc": "pay.v1.Wallet/TopUp", "code": "UNAVAILABLE"})
    rpc.puts("info", {"rpc": "pay.v1.Wallet/TopUp", "code": "OK", "attempt": 2}, after=1)

    read(rpc.hears("please add Apple Pay"), "unknown backend_error", "P3 P2")


def test_a_job_of_the_night_explains_no_question() -> None:
    log = Sender().puts("error", {"logger_name": "i.k.jobs.Digest", "message": "digest failed",
                        "stack_trace": "i.k.jobs.MailDown: smtp\n\tat i.k.jobs.Digest.run("
                        "Digest.java:12)"})  # fmt: skip
    for path in ("/seats", "/halls", "/prices"):
        log.calls("GET", f"https://api.kino.example{path}", 200, after=40)

    read(log.hears("How long before the film do I have to be there?"), "unknown", "P3 P2")


def test_a_button_called_my_orders_buys_nothing() -> None:
    app = Sender().shows("Home").taps("Meine Bestellungen")
    app.calls("GET", "https://api.lieferfix.example/bestellungen", 500)

    read(app.hears("Liste bleibt leer"), "backend_error", "P2")


def test_a_history_of_payments_that_failed_is_no_payment() -> None:
    log = Sender().says("error", "Payment history failed", code="ETIMEDOUT")

    read(log.hears("my old payments are not listed"), "backend_error timeout_slow js_exception",
         "P2 P3")  # fmt: skip
