"""Nothing is broken: what apps, loggers and bridges post all the same while all is well."""

from analyze.app_visits import read
from analyze.client_visits import Sender


def test_a_purchase_that_the_customer_gave_up_is_no_fault_of_an_invoice() -> None:
    app = Sender().shows("Store").taps("Premium").puts("info", {"storekit": "SKPaymentQueue add"})
    app.puts("warn", {"storekit": "failed", "domain": "SKErrorDomain", "code": 2,
                      "text": "paymentCancelled"})  # fmt: skip
    app.calls("GET", "https://api.meditia.example/me", 200)

    read(app.hears("Wo finde ich die Rechnung vom letzten Jahr?"), "unknown", "P3 P2")


def test_a_film_that_stalls_for_a_moment_does_not_explain_subtitles() -> None:
    tv = Sender().puts("info", {"key": "Enter", "focus": "Episode 4"})
    for _ in range(3):
        tv.puts("warn", {"hls": {"details": "bufferStalledError", "fatal": False}}, after=5)
        tv.puts("info", {"player": "playing", "bitrate": 5400})

    read(tv.hears("altyazıları nasıl açabilirim?"), "unknown", "P3 P2")


def test_a_task_that_the_system_puts_off_is_no_fault() -> None:
    app = Sender().puts("info", {"work": "PhotoBackup", "state": "RUNNING"})
    app.puts("warn", {"work": "PhotoBackup", "state": "STOPPED", "stopReason":
                      "CONSTRAINT_CONNECTIVITY", "will": "reschedule"})  # fmt: skip
    app.puts("info", {"work": "PhotoBackup", "state": "SUCCEEDED", "uploaded": 12}, after=60)

    read(app.hears("Can you add albums that I share with my sister?"), "unknown", "P3")


def test_a_request_that_got_through_again_does_not_explain_a_wish() -> None:
    app = Sender().shows("Home")
    app.puts(
        "warn", {"msg": "TypeError: Network request failed", "url": "/feed", "willRetry": True}
    )
    app.calls("GET", "https://api.wander.example/feed", 200, after=2).shows("Route 14")

    read(app.hears("un mode sombre ce serait top, sinon super appli"), "unknown", "P3")


def test_spans_that_all_went_well_leave_a_question_a_question() -> None:
    spans = Sender()
    for path, status in (("/me", 200), ("/feature-flags/ios", 404), ("/plans", 200)):
        spans.puts("info", {"name": f"GET {path}", "traceId": "4bf9", "attributes": {
            "http.request.method": "GET", "http.route": path,
            "http.response.status_code": status}})  # fmt: skip

    read(spans.hears("How do I delete my account and all my data?"), "unknown", "P3 P2")


def test_those_who_knock_at_a_server_are_not_the_users_fault() -> None:
    log = Sender()
    for path, status in (("/wp-login.php", 404), ("/.env", 403), ("/rechnungen", 200)):
        log.says("info", f'203.0.113.9 - - [27/Feb/2026:12:58:01 +0100] "GET {path} HTTP/1.1" '
                 f'{status} 153 "-" "curl/8.5"')  # fmt: skip

    read(log.hears("Auf der Rechnung steht noch meine alte Adresse"), "unknown", "P3 P2")


def test_an_engine_that_grumbles_does_not_explain_a_price() -> None:
    game = Sender().puts("warn", {"text": "WARNING: ObjectDB instances leaked at exit"})
    game.puts("info", {"text": "Vulkan 1.3.280 - Forward+ - Using Device #0: Apple"})
    game.calls("GET", "https://api.tinyfarm.example/shop", 200).puts("info", {"scene": "shop"})

    read(game.hears("ein Rind kostet 400 Münzen, das ist viel zu teuer"), "unknown", "P3")


def test_a_sale_with_a_reader_that_came_back_was_taken_once() -> None:
    till = Sender().puts("warn", {"m": "reader disconnected", "battery": 0.18})
    till.puts("info", {"m": "reader connected"}, after=4)
    till.puts("info", {"m": "processPayment Success", "intent": "succeeded"}, after=3)
    till.calls("POST", "https://till.flora.example/sales", 201).says("info", "receipt printed")

    read(till.hears("how do I change the opening float tomorrow morning?"), "unknown", "P3")
