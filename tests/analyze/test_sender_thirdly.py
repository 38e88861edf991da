"""Senders a third time: ferries, hives, choirs, lifts, vans and the servers behind them."""

from analyze.sender_visits import Sender, held


def test_a_ferry_desk_that_prints_boarding_cards_for_a_full_ship() -> None:
    app = Sender().screen("Sailing 18:40").tap("Board 4 cars")
    app.call(
        "POST",
        "https://ops.faehre.example/sailings/1840/board",
        409,
        response={"reason": "deck_full", "text": "Deck 3 has no metres left"},
    )
    app.screen("Sailing 20:10").tap("Board 4 cars")
    app.call("POST", "https://ops.faehre.example/sailings/2010/board", 200)

    seen = app.tells("De auto's pasten niet meer op de boot van 18:40")

    held(seen, "validation_rejected race stale_version", "no metres left", "P3 P2")


def test_a_hearing_aid_that_lost_its_phone_once_is_well() -> None:
    app = Sender().line("warn", "left aid: link lost, rssi -94").line("info", "left aid: linked")
    app.screen("Volume").line("info", "volume 6 -> 7, both aids")

    held(app.tells("Kann man die App auch am Computer nutzen?"), "unknown", "", "P3")


def test_a_choir_app_that_plays_no_voice_though_it_was_bought() -> None:
    app = Sender().screen("Messiah").tap("Play alto")
    app.call(
        "GET",
        "https://cdn.chorus.example/a/881.m4a",
        403,
        response="<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>",
    )
    app.tap("Play alto").call("GET", "https://cdn.chorus.example/a/881.m4a", 403)

    seen = app.tells("I paid for the alto practice track and it just will not play")

    held(seen, "auth_expired permission_denied asset_missing", "expired", "P1 P2")


def test_a_wallet_that_sent_money_twice_over() -> None:
    app = Sender().tap("Send 50.00").call("POST", "https://api.geld.example/payouts", 504, after=30)
    app.line("info", "outbox: retry payout 7781").call(
        "POST", "https://api.geld.example/payouts", 201
    )
    app.line("error", "ledger: payout 7781 booked 2 times, 100.00 instead of 50.00")

    seen = app.tells("50 Euro gesendet, 100 sind weg")

    held(seen, "race backend_error api_contract timeout_slow", "booked 2 times", "P0")


def test_a_gym_door_that_takes_no_member_since_the_card_ran_out() -> None:
    app = Sender().screen("Door").tap("Open")
    app.call(
        "POST",
        "https://gate.fit.example/open",
        402,
        response={"code": "MEMBERSHIP_UNPAID", "message": "Last payment failed on 20 Feb"},
    )

    seen = app.tells("tür geht nicht auf")

    held(
        seen,
        "payment_declined permission_denied validation_rejected",
        "Last payment failed",
        "P3 P2",
    )


def test_a_scan_that_the_clinics_archive_did_not_take() -> None:
    pacs = Sender().line("info", "C-STORE CT.1.2.840 -> ARCHIV1")
    pacs.line("error", "C-STORE failed, status 0xA700 (out of resources)")
    pacs.line("info", "C-STORE CT.1.2.840 -> ARCHIV1 (retry 1)")
    pacs.line("error", "C-STORE failed, status 0xA700 (out of resources)")

    seen = pacs.tells("Le scanner de ce matin n'est pas dans le dossier du patient")

    held(seen, "backend_error third_party storage", "0xA700", "P1 P2")


def test_a_thermostat_that_forgot_its_plan_after_the_update() -> None:
    app = (
        Sender()
        .line("info", "firmware 4.2 -> 5.0 done")
        .line("warn", "schedule schema 3 not readable by firmware 5.0, schedule cleared")
    )
    app.screen("Schedule").line("info", "no entries")

    seen = app.tells("All my heating times are gone since last night")

    held(seen, "stale_version storage api_contract", "schedule cleared", "P1 P2 P0")


def test_a_taxi_meter_that_went_on_in_the_tunnel_is_right() -> None:
    app = Sender().line("info", "gps lost, using wheel ticks").line("info", "gps back, diff 12 m")
    app.line("info", "trip 88 closed 14.20").call("POST", "https://api.taxi.example/trips", 201)

    held(app.tells("Wo finde ich die Quittung von gestern?"), "unknown", "", "P3")


def test_a_signature_that_the_tablet_keeps_asking_for() -> None:
    app = Sender().screen("Contract 12").tap("Sign")
    app.add(
        "console",
        "error",
        {
            "error": "System.ObjectDisposedException: Cannot access a "
            "disposed object. Object name: 'InkCanvas'.\n   at Acme.Sign.SignView.OnDone() in "
            "SignView.cs:line 88"
        },
    )
    app.tap("Sign").add(
        "console",
        "error",
        {
            "error": "System.ObjectDisposedException: Cannot "
            "access a disposed object. Object name: 'InkCanvas'.\n   at Acme.Sign.SignView.OnDone()"
            " in SignView.cs:line 88"
        },
    )

    seen = app.tells("Kunde kann nicht unterschreiben, Stift geht aber")

    held(seen, "js_exception", "InkCanvas", "P1", "The page threw")


def test_a_sign_up_whose_code_the_phone_house_does_not_deliver() -> None:
    job = Sender().line("info", "POST /signup 201 user=771")
    job.line("error", "sms to user 771: provider error 30007 carrier filtered")
    job.line("info", "POST /signup/resend 202 user=771")
    job.line("error", "sms to user 771: provider error 30007 carrier filtered")

    seen = job.tells("no me llega el código para registrarme")

    held(seen, "third_party backend_error", "30007", "P1")


def test_a_plugin_of_a_game_that_is_too_old_for_it() -> None:
    game = Sender().line("warn", "mod BetterMaps 1.2 was built for 0.9, game is 1.0")
    game.line("error", "[mod:BetterMaps] MissingMethodException: Map.Draw")
    game.line("info", "world loaded").line("info", "autosave done")

    seen = game.tells("minimap is black since the patch")

    held(seen, "third_party stale_version", "BetterMaps", "P3 P2")


def test_a_conference_client_that_the_server_put_out_for_another_device() -> None:
    desk = (
        Sender()
        .line("info", "joined room standup")
        .add(
            "network",
            "warn",
            {
                "url": "wss://meet.runde.example/ws",
                "kind": "socket",
                "code": 4002,
                "reason": "signed in on another device",
            },
        )
    )
    desk.screen("Left")

    seen = desk.tells("Thrown out of the standup as I opened it on my phone")

    held(
        seen,
        "permission_denied validation_rejected auth_expired socket_drop",
        "another device",
        "P3 P2",
    )


def test_a_bank_statement_that_adds_up_to_another_sum() -> None:
    app = (
        Sender()
        .screen("Statement")
        .line("error", "statement feb: sum of lines 1,204.10 EUR, balance change 1,304.10 EUR")
    )

    seen = app.tells("the numbers on my statement do not add up")

    held(seen, "api_contract backend_error", "1,304.10", "P0 P1")


def test_a_backup_that_is_done_though_it_grumbled() -> None:
    desk = Sender().line("warn", "skipped 3 open files").line("warn", "usb 2.0, slow")
    desk.line("info", "backup done 412 GB").line("info", "verify ok")

    held(desk.tells("Danke, läuft super seit dem Update"), "unknown", "", "P3")


def test_a_queue_number_that_is_called_at_no_desk() -> None:
    box = Sender().event("ticket_issued", number="B12").event("call", number="B11", desk=4)
    box.event("call_error", number="B12", reason="desk 5 unknown").event(
        "call", number="B13", desk=4
    )

    seen = box.tells("On n'a jamais appelé mon numéro B12")

    held(
        seen,
        "backend_error api_contract js_exception validation_rejected",
        "desk 5 unknown",
        "P1 P2",
    )


def test_a_camera_that_records_nothing_for_a_full_card() -> None:
    cam = Sender().lines("""
        motion zone 2
        write /sd/0227/1158.mp4 failed: No space left on device
        motion zone 2
        write /sd/0227/1159.mp4 failed: No space left on device
    """)

    seen = cam.tells("Break-in last night and the camera has no recording of it")

    held(seen, "storage", "No space left", "P1 P0")


def test_prices_that_a_web_view_of_an_app_cannot_load() -> None:
    app = (
        Sender()
        .screen("Prices")
        .call("GET", "https://m.friseur.example/prices", 0, error="net::ERR_CERT_DATE_INVALID")
    )
    app.tap("Reload").call(
        "GET", "https://m.friseur.example/prices", 0, error="net::ERR_CERT_DATE_INVALID"
    )
    app.screen("Book").tap("Book Tuesday").call(
        "POST", "https://m.friseur.example/book", 0, error="net::ERR_CERT_DATE_INVALID"
    )

    seen = app.tells("kein Termin buchbar, nichts lädt")

    held(seen, "backend_error offline third_party auth_expired", "ERR_CERT_DATE_INVALID", "P1 P0")
