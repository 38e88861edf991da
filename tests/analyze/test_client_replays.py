"""What bridges replay: breadcrumbs, archives, spans, calls and frames of other recorders."""

from analyze.app_visits import read
from analyze.client_visits import Sender


def test_crumbs_of_sentry_tell_which_request_was_too_large() -> None:
    crumbs = Sender().puts("info", {"category": "ui.click", "message": "button.save-draft"})
    crumbs.puts("warn", {"category": "fetch", "type": "http", "data": {
        "method": "PUT", "url": "/api/drafts/3", "status_code": 413}})  # fmt: skip
    crumbs.puts(
        "error",
        {
            "exception": {
                "values": [
                    {
                        "type": "SaveError",
                        "value": "draft not saved",
                        "stacktrace": {
                            "frames": [
                                {
                                    "filename": "app:///editor/save.ts",
                                    "function": "persist",
                                    "lineno": 71,
                                }
                            ]
                        },
                    }
                ]
            }
        },
    )

    told = crumbs.hears("long article won't save any more, short ones do")

    read(told, "validation_rejected api_contract js_exception", "P1 P2", "413", "/api/drafts")


def test_events_of_datadog_tell_the_resource_and_its_status() -> None:
    rum = Sender().puts("info", {"type": "view", "view": {"url": "https://cover.example/quote"}})
    rum.puts("info", {"type": "action", "action": {"type": "click", "target": {"name":
                      "Get my price"}}})  # fmt: skip
    rum.puts("error", {"type": "resource", "resource": {"type": "xhr", "method": "POST",
             "url": "https://api.cover.example/quotes", "status_code": 503,
             "duration": 1240000000}})  # fmt: skip
    rum.puts("warn", {"type": "long_task", "long_task": {"duration": 88000000}})

    told = rum.hears("no price, only an empty box", url="https://cover.example/quote")

    read(told, "backend_error", "P1", "/quotes", "503")


def test_an_archive_tells_what_a_graph_answered() -> None:
    har = Sender()
    har.sends(
        "info",
        {
            "startedDateTime": "2026-02-27T11:59:30.000Z",
            "time": 140,
            "request": {"method": "GET", "url": "https://b2b.example/"},
            "response": {"status": 200, "content": {"mimeType": "text/html", "size": 8120}},
        },
    )
    har.sends("info", {"startedDateTime": "2026-02-27T11:59:41.000Z", "time": 212,
              "request": {"method": "POST", "url": "https://b2b.example/graphql", "postData": {
                  "text": '{"operationName":"OpenOrders"}'}},
              "response": {"status": 200, "content": {"mimeType": "application/json", "text":
                  '{"errors":[{"message":"Cannot return null for non-nullable field Order.total.",'
                  '"path":["orders",4,"total"]}],"data":null}'}}})  # fmt: skip

    told = har.hears("open orders: nothing there although I have at least six")

    read(told, "backend_error api_contract", "P2 P1", "Order.total")


def test_a_span_with_its_attributes_in_a_list_is_an_exchange() -> None:
    spans = Sender()
    spans.puts("info", {"name": "GET /basket", "kind": 3, "status": {}, "attributes": [
        {"key": "http.request.method", "value": {"stringValue": "GET"}},
        {"key": "http.response.status_code", "value": {"intValue": "200"}}]})  # fmt: skip
    spans.puts("error", {"name": "POST", "kind": 3, "status": {"code": 2}, "attributes": [
        {"key": "http.request.method", "value": {"stringValue": "POST"}},
        {"key": "url.full", "value": {"stringValue": "https://api.blumen.example/basket/items"}},
        {"key": "http.response.status_code", "value": {"intValue": "500"}}],
        "startTimeUnixNano": "1772193581000000000"})  # fmt: skip

    told = spans.hears("kan niets in mijn mandje leggen")

    read(told, "backend_error", "P1", "/basket/items", "500")


def test_a_call_that_nobody_took_is_blamed_and_not_the_one_that_was_repeated() -> None:
    rpc = Sender().puts("warn", {"rpc": "trips.v1.Trips/List", "code": "DEADLINE_EXCEEDED"})
    rpc.puts("info", {"rpc": "trips.v1.Trips/List", "code": "OK", "attempt": 2}, after=2)
    rpc.taps("Top up 20 €")
    for attempt in (1, 2, 3):
        rpc.puts("error", {"rpc": "pay.v1.Wallet/TopUp", "code": "UNAVAILABLE", "attempt": attempt,
                 "desc": "upstream connect error or disconnect/reset before headers"})  # fmt: skip

    told = rpc.hears("Guthaben aufladen geht nicht")

    read(told, "backend_error", "P1", "TopUp", "UNAVAILABLE", spared="Trips")


def test_a_socket_that_closes_again_and_again_is_dropped() -> None:
    ws = Sender().puts("info", {"ws": "open", "url": "wss://play.quizduell.example/room/8"})
    for at in range(4):
        ws.puts("warn", {"ws": "close", "code": 1006, "clean": False, "retry": at}, after=6)
        ws.puts("info", {"ws": "open", "url": "wss://play.quizduell.example/room/8"}, after=2)

    told = ws.hears("we keep getting thrown out of the game room")

    read(told, "socket_drop", "P1 P2", "1006")


def test_crumbs_of_bugsnag_tell_the_handled_and_the_unhandled_apart() -> None:
    bug = Sender().puts("info", {"type": "navigation", "name": "PlanList", "metaData": {}})
    bug.puts("warn", {"type": "error", "name": "handled", "metaData": {
        "errorClass": "AnalyticsError", "message": "queue flush failed"}})  # fmt: skip
    bug.puts("info", {"type": "user", "name": "touch", "metaData": {"target": "Change plan"}})
    bug.puts("error", {"unhandled": True, "severity": "error", "exceptions": [{
        "errorClass": "NSRangeException", "message": "-[__NSArrayM objectAtIndex:]: index 2 beyond "
        "bounds [0 .. 1]", "stacktrace": [
            {"method": "-[PlanPickerController tableView:cellForRowAtIndexPath:]", "lineNumber": 88,
             "file": "PlanPickerController.m", "inProject": True}]}]})  # fmt: skip

    told = bug.hears("change plan → crash", url="")

    read(told, "js_exception", "P1 P2", "NSRangeException", spared="AnalyticsError")


def test_a_crash_of_swift_names_its_file_and_line() -> None:
    crash = Sender().puts("info", {"breadcrumb": "viewDidAppear CheckoutViewController"})
    crash.puts("error", {"crash": {"reason": "Fatal error: Unexpectedly found nil while unwrapping "
               "an Optional value", "thread": 0, "frames": [
                   "0 libswiftCore.dylib 0x1a2 _assertionFailure + 308",
                   "1 Bikeshop 0x104 CheckoutViewController.pay(_:) + 96 "
                   "(CheckoutViewController.swift:131)"]}})  # fmt: skip

    told = crash.hears("購入ボタンを押すとアプリが落ちます")

    read(told, "js_exception", "P1", "Unexpectedly found nil", "CheckoutViewController")


def test_a_transaction_of_new_relic_names_its_error_class() -> None:
    relic = Sender().puts("info", {"eventType": "PageView", "pageUrl": "https://rx.example/refill"})
    relic.puts("error", {"eventType": "TransactionError", "error.class": "Net::ReadTimeout",
               "error.message": "Net::ReadTimeout with #<TCPSocket:(closed)>", "httpResponseCode":
               "500", "request.method": "POST", "request.uri": "/refills", "duration": 60.4},
               after=61)  # fmt: skip

    told = relic.hears("Mi receta: doy a renovar y tras un minuto sale error", url="")

    read(told, "backend_error timeout_slow", "P1", "/refills", "ReadTimeout")
