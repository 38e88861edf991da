"""Desktops, games, televisions and tills that post by the reference: judged before any rule."""

from analyze.app_visits import quiet, read
from analyze.foreign_visits import Client


def test_a_disk_that_is_full_under_a_main_process() -> None:
    visit = (
        Client()
        .tap("File > Save")
        .line(
            "error",
            process="main",
            message="UnhandledPromiseRejection: Error: ENOSPC: no space left on device, write",
            errno=-28,
            syscall="write",
            code="ENOSPC",
            path="C:\\Users\\u\\Documents\\plan.acme",
        )
    )

    said = visit.said("Speichern schlägt fehl, meine Arbeit ist weg")
    read(said, "storage", "P1 P2 P0", "no space left on device")


def test_an_updater_that_could_not_reach_its_server() -> None:
    visit = Client().line(
        "error",
        process="main",
        scope="updater",
        message="Error: net::ERR_CONNECTION_RESET at latest.yml",
    )
    visit.line(process="renderer", message="document opened in 120 ms")

    quiet(visit.said("Where can I switch the language to Polish?"))


def test_a_game_whose_shop_breaks() -> None:
    visit = Client().screen("Store").tap("Gems 500")
    visit.line(
        "error",
        logType="Exception",
        condition="NullReferenceException: Object reference not set to an instance of an object",
        stackTrace="Acme.Shop.PurchaseController.OnBuy (System.String sku) (at Assets/Scripts/"
        "Shop/PurchaseController.cs:57)\nUnityEngine.Events.UnityEvent.Invoke ()",
    )

    said = visit.said("i tap on the gems and NOTHING happens, i want to buy them")
    read(said, "js_exception", "P1 P2", "NullReferenceException")


def test_a_till_at_which_a_bank_refuses() -> None:
    visit = Client().line(device="terminal", event="auth_request", amount=1990)
    visit.line(
        "warn",
        device="terminal",
        event="auth_response",
        result="DECLINED",
        host_code="05",
        host_text="DO NOT HONOUR",
    )
    visit.line(device="printer", event="receipt", printed=True)

    said = visit.said("Karte eines Kunden geht nicht")
    read(said, "payment_declined", "P3 P2", "DO NOT HONOUR")


def test_a_kiosk_without_its_server() -> None:
    visit = Client()
    for attempt in range(3):
        visit.net(
            "error",
            after=5,
            op="POST",
            target="http://10.4.0.2:8080/tickets",
            outcome="ECONNREFUSED",
            message="connect ECONNREFUSED 10.4.0.2:8080",
            attempt=attempt + 1,
        )

    said = visit.said("Automat 4: Fahrkarte kann nicht gekauft werden")
    read(said, "backend_error offline", "P1 P0 P2", "ECONNREFUSED", "/tickets")


def test_a_line_of_qml() -> None:
    visit = (
        Client()
        .tap("Cart")
        .line(
            "warn",
            category="qml",
            message="qrc:/qml/Cart.qml:88: TypeError: Cannot read property 'price' of undefined",
            file="qrc:/qml/Cart.qml",
            line=88,
        )
    )

    said = visit.said("cart total is blank on the bedside terminal")
    read(said, "js_exception", "P2 P1", "Cannot read property 'price' of undefined")


def test_a_game_that_loses_its_room() -> None:
    visit = Client().screen("Match")
    for attempt in range(4):
        visit.line(
            "warn",
            after=3,
            transport="websocket",
            url="wss://rt.game.example/room/8",
            event="disconnect",
            code=1006,
            reason="transport close",
            reconnectAttempt=attempt,
        )

    said = visit.said("me saca de la partida todo el rato")
    read(said, "socket_drop", "P2 P1", "transport close")


def test_a_database_on_a_handset_that_is_full() -> None:
    visit = Client().add(
        "storage",
        "error",
        {
            "op": "INSERT",
            "store": "sqlite",
            "table": "stops",
            "error": {"code": "SQLITE_FULL", "message": "database or disk is full (code 13)"},
        },
    )

    said = visit.said("scanned parcels vanish from the list")
    read(said, "storage", "P1 P2 P0", "database or disk is full")


def test_a_set_top_box_and_a_question_about_a_price() -> None:
    visit = Client().net(method="GET", url="https://epg.tv.example/now", status=200)
    visit.line("warn", message="BufferUnderrun 80ms, recovered")

    quiet(visit.said("Was kostet das Sportpaket ab März?"))
