"""Tills and gates: money taken, slips printed, people let in; told by who stands behind them."""

from analyze.sender_visits import Sender, held

POS = "https://cloud.kassa.example"
GATE = "https://tix.example/api/v1/checkin/redeem"


def test_a_printer_that_is_not_there_costs_the_slip_and_not_the_sale() -> None:
    till = Sender().line("info", "sale 10442 total 23.80").call("POST", f"{POS}/sales", 201)
    till.line("info", "payment 23.80 card approved, auth 071223")
    till.line("error", "receipt printer 192.168.1.87:9100: connect ECONNREFUSED")
    till.line("warn", "receipt for sale 10442 not printed, 3 waiting")

    seen = till.tells("No sale el ticket, pero el cobro sí se hizo")

    held(seen, "third_party offline asset_missing", "9100", "P2 P3")


def test_a_sale_sent_again_after_a_silence_is_charged_twice() -> None:
    till = Sender().tap("Pay 41.20")
    till.call("POST", f"{POS}/terminal/charge", 0, error="timeout of 30000ms exceeded", after=30)
    till.line("warn", "no answer from terminal service, sending charge again")
    till.call("POST", f"{POS}/terminal/charge", 201, response={"id": "ch_2", "amount": "41.20"})
    till.call(
        "GET",
        f"{POS}/sales/10443/charges",
        200,
        response=[{"id": "ch_1", "amount": "41.20"}, {"id": "ch_2", "amount": "41.20"}],
    )
    till.line("error", "sale 10443: charged 82.40, due 41.20")

    seen = till.tells("Der Kundin wurde zweimal abgebucht")

    held(seen, "timeout_slow race api_contract backend_error", "charged 82.40", "P0")


def test_a_day_is_not_closed_while_tables_are_open() -> None:
    till = Sender().call("GET", f"{POS}/shifts/current", 200).tap("Close day")
    till.call(
        "POST",
        f"{POS}/shifts/77/close",
        409,
        response={"error": "OPEN_TICKETS", "message": "2 tickets are still open: table 4, table 9"},
    )
    till.screen("Open tickets").line("debug", "sync: 0 changes")

    seen = till.tells("I can't close my day, please help, it is late")

    held(seen, "validation_rejected", "still open", "P3 P2")


def test_a_signing_stick_whose_certificate_ended_stops_every_sale() -> None:
    """A till's own lines, in German; the stick is another house's."""
    till = Sender().lines("""
        Kasse 2 gestartet, Version 5.11
        TSE: Selbsttest gestartet
        TSE: Zertifikat abgelaufen seit 26.02.2026 (Swissbit)
        Bon 8841 kann nicht signiert werden: TSE nicht bereit
        Verkauf abgebrochen
        Bon 8842 kann nicht signiert werden: TSE nicht bereit
        Verkauf abgebrochen
    """)

    seen = till.tells("Seit heute früh können wir gar nichts mehr verkaufen")

    held(seen, "third_party auth_expired", "TSE | abgelaufen", "P0 P1")


def test_a_discount_that_throws_in_the_till_is_the_apps_own() -> None:
    till = Sender().call("GET", f"{POS}/images/p/88.webp", 404)
    till.call("GET", f"{POS}/images/p/91.webp", 404).tap("Discount")
    till.add(
        "console",
        "error",
        {
            "exception": "java.lang.NullPointerException",
            "message": "Attempt to invoke virtual method 'int Rate.percent()' on a null object",
            "stacktrace": "at com.kassa.till.DiscountSheet.open(DiscountSheet.kt:41)\n"
            "at com.kassa.till.Sale.onTap(Sale.kt:212)",
        },
    )
    till.tap("Discount").line("info", "sale 10450 paid in full")

    seen = till.tells("Staff discount won't open, we rang it up at full price and note it down")

    held(seen, "js_exception", "Rate.percent", "P2", "88.webp|The page threw")


def test_a_gate_whose_clock_is_wrong_is_not_let_in_itself() -> None:
    gate = Sender().line("info", "device clock 2026-02-27T11:46:10Z")
    gate.call("POST", GATE, 401, response={"error": "token not valid yet", "skewSeconds": 841})
    gate.call("POST", GATE, 401, response={"error": "token not valid yet", "skewSeconds": 841})
    gate.line("error", "redeem failed: 401").call("POST", "https://o1.sentry.example/e", 429)

    seen = gate.tells("Poortje 3 weigert alle kaarten sinds vanochtend")

    held(seen, "auth_expired", "not valid yet", "P0 P1", "sentry")


def test_a_ticket_of_another_day_is_refused_and_nothing_is_broken() -> None:
    gate = Sender().event("scan", code="aa1", result="ok").event("scan", code="aa2", result="ok")
    gate.event("scan", code="bb9", result="rejected", reason="valid on 28 Feb only")
    gate.event("scan", code="aa3", result="ok").event("sync", pending=0)

    seen = gate.tells("Can I turn the beep down?")

    held(seen, "unknown", "", "P3")
