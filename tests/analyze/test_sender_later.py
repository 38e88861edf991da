"""Desks, extensions and servers once more; told by who waited for them."""

from analyze.sender_visits import Sender, held


def test_photos_that_are_not_backed_up_for_want_of_room() -> None:
    desk = Sender().line("info", "backup: 41 new photos")
    desk.call(
        "POST",
        "https://up.fotobox.example/v2/files",
        507,
        response={"error": "storage_quota", "message": "15 GB of 15 GB used"},
    )
    desk.line("warn", "backup paused").line("info", "thumbnails done")

    seen = desk.tells("Fotos werden nicht mehr gesichert")

    held(seen, "validation_rejected storage backend_error permission_denied", "15 GB", "P2 P3")


def test_a_translator_whose_key_is_spent_leaves_pages_as_they_are() -> None:
    ext = Sender().tap("Translate page")
    ext.call(
        "POST",
        "https://api.dolmetsch.example/v2/translate",
        456,
        response={"message": "Quota for this billing period has been exceeded"},
    )
    ext.line("error", "translate: 456").tap("Translate page")
    ext.call("POST", "https://api.dolmetsch.example/v2/translate", 456)

    seen = ext.tells("ページが翻訳されません")

    held(seen, "third_party validation_rejected backend_error permission_denied", "456", "P1 P2")


def test_a_password_keeper_that_locked_itself_as_it_should() -> None:
    ext = Sender().line("info", "vault locked: idle 15 min").tap("Unlock")
    ext.line("info", "vault unlocked").line("info", "filled login on bank.example")

    held(ext.tells("Can it stay open for an hour?"), "unknown", "", "P3")


def test_a_report_that_the_database_gave_up_on() -> None:
    job = Sender().line("info", "request q-7 GET /reports/year user=31")
    job.line("error", "ERROR: canceling statement due to statement timeout (57014) after 60 s")
    job.line("info", "GET /reports/year 500 61022ms user=31").line("debug", "pool 4/20")

    seen = job.tells("El informe anual no se genera nunca")

    held(seen, "timeout_slow backend_error", "statement timeout", "P2 P1")


def test_a_bot_that_speaks_to_the_wrong_person() -> None:
    bot = Sender().nested("info", turn={"user": "u-41", "conversation": "c-9"})
    bot.nested(
        "error",
        turn={"user": "u-41", "message": "conversation c-9 belongs to user u-17, answered u-41"},
    )

    seen = bot.tells("The bot told me somebody else's order number and address")

    held(seen, "api_contract backend_error", "u-17", "P0")


def test_a_search_that_answers_from_an_old_index() -> None:
    job = Sender().line("warn", "index products is 9 h old, last build failed: mapper_parsing")
    job.line("info", "GET /search?q=kettle 200 user=88").line("info", "GET /health 200")

    seen = job.tells("New kettles we added this morning cannot be found")

    held(seen, "backend_error stale_version api_contract", "9 h old", "P2")


def test_a_letter_that_waits_for_the_night_is_no_failure() -> None:
    job = Sender().line("info", "mail 88 queued until 22:00 (quiet hours)")
    job.line("warn", "dkim key rotates in 6 days").line("info", "POST /orders 201 user=5")

    held(job.tells("Could the confirmation have my name in it?"), "unknown", "", "P3")


def test_a_build_runner_that_was_told_no_by_its_registry() -> None:
    run = Sender().nested("info", step="pull", image="reg.example/app:41")
    run.nested("error", step="pull", stderr="denied: requested access to the resource is denied")
    run.nested("error", step="deploy", skipped=True, because="pull")

    seen = run.tells("Deploy geht nicht durch")

    held(seen, "permission_denied auth_expired", "access to the resource is denied", "P1 P2")


def test_a_booking_that_two_desks_took_at_once_is_refused_to_one() -> None:
    app = Sender().screen("Room 12").tap("Book")
    app.call(
        "POST",
        "https://pms.hotel.example/bookings",
        409,
        response={"code": "ROOM_TAKEN", "message": "Room 12 was booked a moment ago"},
    )
    app.screen("Free rooms").tap("Book").call("POST", "https://pms.hotel.example/bookings", 201)

    seen = app.tells("Zimmer 12 war als frei angezeigt, ging aber nicht")

    held(seen, "race validation_rejected stale_version", "booked a moment ago", "P3 P2")


def test_a_school_bus_whose_place_stands_still() -> None:
    app = Sender().add(
        "network",
        "error",
        {"url": "wss://live.bus.example/v1", "kind": "socket", "code": 1006, "reason": ""},
    )
    app.line("warn", "live position: reconnect 1").add(
        "network",
        "error",
        {"url": "wss://live.bus.example/v1", "kind": "socket", "code": 1006, "reason": ""},
    )
    app.line("warn", "live position: reconnect 2, last fix 11 min ago")

    seen = app.tells("El autobús no se mueve en el mapa")

    held(seen, "socket_drop", "/v1", "P2 P1")


def test_an_update_that_was_put_off_is_nobodys_trouble() -> None:
    desk = Sender().line("warn", "update 8.1 postponed by user").line("info", "open plan.dwg")
    desk.line("error", "crash reporter: upload failed 403").line("info", "saved plan.dwg")

    held(desk.tells("Is there a shortcut for mirroring?"), "unknown", "", "P3")


def test_a_drawing_that_closes_the_program_each_time() -> None:
    desk = (
        Sender()
        .line("info", "open hall.dwg")
        .line(
            "error", "Unhandled exception 0xC0000005 in geometry.dll: access violation reading 0x0"
        )
    )
    desk.line("info", "started after crash").line("info", "open hall.dwg").line(
        "error", "Unhandled exception 0xC0000005 in geometry.dll: access violation reading 0x0"
    )

    seen = desk.tells("Przy otwieraniu hall.dwg program się zamyka")

    held(seen, "js_exception", "geometry.dll", "P1 P2")
