"""Desktops, televisions, tills, chargers and what hangs on them, as their programs post it."""

from analyze.app_visits import read
from analyze.client_visits import Sender


def test_a_file_that_another_program_holds_is_not_saved() -> None:
    desk = Sender().puts("info", {"process": "main", "event": "ready", "electron": "31.2.1"})
    desk.puts("info", {"process": "renderer", "action": "menu:save"})
    desk.puts("error", {
        "process": "main", "event": "uncaughtException", "code": "EPERM", "syscall": "rename",
        "message": "EPERM: operation not permitted, rename 'C:\\Users\\me\\Scores\\op4.mscx.tmp' "
        "-> 'C:\\Users\\me\\Scores\\op4.mscx'",
    })  # fmt: skip

    told = desk.hears("Beim Speichern kommt ein Fehler und die Datei ist noch die von gestern")

    read(told, "storage permission_denied js_exception", "P1 P0 P2", "EPERM")


def test_a_window_that_ran_out_of_memory_is_told() -> None:
    desk = Sender().puts("info", {"src": "main", "msg": "window created"})
    desk.puts("warn", {"src": "renderer", "msg": "Electron Security Warning (Insecure "
                       "Content-Security-Policy)"})  # fmt: skip
    desk.puts("error", {"src": "main", "msg": "render-process-gone", "details":
                        {"reason": "oom", "exitCode": -536870904}}, after=240)  # fmt: skip

    told = desk.hears("after a while the whole window turns white and I have to restart it")

    read(told, "js_exception unknown", "P1 P2", "render-process-gone")


def test_a_panic_over_a_full_disk_is_about_the_disk() -> None:
    desk = Sender().puts("info", {"target": "studio::ui", "fields": {"message": "export pressed"}})
    desk.puts("error", {"target": "panic", "fields": {"message":
              "thread 'tokio-runtime-worker' panicked at src/export/video.rs:212:18:\ncalled "
              "`Result::unwrap()` on an `Err` value: Os { code: 28, kind: StorageFull, message: "
              '"No space left on device" }'}})  # fmt: skip

    told = desk.hears("exporting stops at 71 % every time, no message")

    read(told, "storage js_exception", "P1 P2", "No space left on device")


def test_a_window_touched_from_another_thread_names_its_own_view() -> None:
    desk = Sender().puts("info", {"Window": "InvoiceView", "Action": "Save clicked"})
    desk.puts("error", {"Handler": "DispatcherUnhandledException", "Exception":
              "System.InvalidOperationException: The calling thread cannot access this object "
              "because a different thread owns it.\r\n   at System.Windows.Threading.Dispatcher."
              "VerifyAccess()\r\n   at Ledger.Views.InvoiceView.OnSaved(Object s, EventArgs e) in "
              "D:\\a\\1\\s\\Views\\InvoiceView.xaml.cs:line 142"})  # fmt: skip

    told = desk.hears("Program closes itself when I save an invoice")

    read(told, "js_exception", "P1 P2", "different thread owns it", "InvoiceView")


def test_a_licence_that_could_not_be_asked_for_is_the_connections_matter() -> None:
    desk = Sender().says("info", "qt.core: application started")
    desk.says("warn", "QFont::setPointSizeF: Point size <= 0 (-1.000000), must be greater than 0")
    desk.says("warn", "qt.network.ssl: QSslSocket::connectToHostEncrypted: TLS initialization "
              "failed")  # fmt: skip
    desk.sends("error", {"op": "POST", "target": "https://lic.cadrow.example/activate",
                         "reply": "QNetworkReply::UnknownNetworkError"})  # fmt: skip

    told = desk.hears("Lizenz lässt sich nicht aktivieren")

    read(told, "offline backend_error api_contract third_party", "P1 P2", "/activate",
         spared="QFont")  # fmt: skip


def test_a_film_whose_pieces_are_refused_does_not_play() -> None:
    tv = Sender().puts("info", {"key": "Enter", "focus": "PlayButton"})
    tv.calls("GET", "https://cdn.kinofe.example/t/881/master.m3u8", 200)
    tv.puts("warn", {"hls": {"type": "mediaError", "details": "bufferStalledError",
                             "fatal": False}})  # fmt: skip
    for at in (1, 2, 3):
        tv.calls("GET", f"https://cdn.kinofe.example/t/881/seg{at}.ts", 403)
    tv.puts("error", {"hls": {"type": "networkError", "details": "fragLoadError", "fatal": True,
                              "response": {"code": 403}}})  # fmt: skip

    told = tv.hears("film starts loading, goes black, error on the tv. phone works")

    read(told, "permission_denied asset_missing auth_expired third_party backend_error", "P1 P2",
         "403", spared="bufferStalled")  # fmt: skip


def test_a_sale_that_was_paid_and_not_booked_is_money() -> None:
    till = Sender().puts("info", {"lvl": "I", "t": "basket", "total": "18.40"})
    till.puts("warn", {"lvl": "W", "t": "StripeTerminal", "m": "onUnexpectedReaderDisconnect"})
    till.puts("info", {"lvl": "I", "t": "StripeTerminal", "m": "processPayment Success",
                       "intent": "succeeded"}, after=2)  # fmt: skip
    till.calls("POST", "https://till.bakery.example/api/sales", 504)
    till.puts("error", {"lvl": "E", "t": "sale", "m": "sale not stored, basket discarded"})

    told = till.hears("customer has the charge on her phone, our till shows no sale")

    read(told, "backend_error timeout_slow", "P0 P1", "/api/sales", "504")


def test_a_printer_out_of_reach_beside_a_good_payment_is_the_printers_matter() -> None:
    till = Sender().puts("info", {"msg": "payment approved", "amount": 7.5})
    till.calls("POST", "https://kiosk.canteen.example/orders", 201)
    till.puts(
        "error",
        {
            "msg": "print receipt failed",
            "cause": {
                "kind": "BluetoothGattException",
                "text": "GATT_ERROR status=133, device 00:11:62:AA:10:02 not connected",
            },
        },
    )

    told = till.hears("bon komt niet uit de printer")

    read(told, "third_party js_exception socket_drop offline", "P2 P3", "133")


def test_a_card_without_money_is_declined_by_its_bank() -> None:
    till = Sender().puts("info", {"fn": "checkout", "amount": 4190, "currency": "EUR"})
    till.puts("warn", {"fn": "sumup.result", "txStatus": "FAILED", "declineCode": "51",
                       "declineText": "INSUFFICIENT FUNDS"})  # fmt: skip
    till.puts("info", {"fn": "ui", "show": "Card declined. Try another card."})

    told = till.hears("la carte d'un client est refusée, votre appareil est cassé ?")

    read(told, "payment_declined", "P3 P2", "INSUFFICIENT FUNDS")


def test_a_charger_whose_plug_does_not_lock_refuses_to_start() -> None:
    car = Sender().shows("Station 0417").taps("Start charging")
    car.calls("POST", "https://cpo.stromer.example/stations/0417/start", 409,
              body={"error": "CONNECTOR_FAULTED", "ocpp": {"status": "Faulted",
                    "errorCode": "ConnectorLockFailure"}})  # fmt: skip
    car.taps("Start charging").calls("POST", "https://cpo.stromer.example/stations/0417/start", 409,
             body={"error": "CONNECTOR_FAULTED"})  # fmt: skip

    told = car.hears("Ladung startet nicht, zwei Mal probiert")

    read(told, "backend_error validation_rejected third_party stale_version", "P1 P2",
         "CONNECTOR_FAULTED")  # fmt: skip


def test_a_broker_that_lets_nobody_in_is_told_with_its_word() -> None:
    hub = Sender().says("info", "mqtt connect wss://broker.hausnetz.example:8883 as hub-77")
    for _ in range(3):
        hub.says("error", "mqtt: Connection refused: Not authorized (code 5)", after=5)
        hub.says("info", "mqtt: retry in 5 s")

    told = hub.hears("lights do not react to the app since this morning")

    read(told, "auth_expired permission_denied", "P1 P2", "Not authorized")


def test_a_login_page_of_a_hotel_answers_for_the_server() -> None:
    app = Sender().says("info", "wifi ssid=HotelGuest validated=false")
    app.calls("GET", "https://api.fahrplan.example/departures", 200, contentType="text/html",
              finalUrl="http://wifi.hotel.example/login")  # fmt: skip
    app.says("error", "FormatException: Unexpected character (at character 1)\n<html><head>"
             "<title>Welcome to our WiFi</title>\n^")  # fmt: skip

    told = app.hears("departures stay empty, at the hotel")

    read(told, "api_contract redirect_loop offline third_party", "P2 P3 P1", "/departures")
