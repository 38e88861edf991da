"""Couriers, cars and warehouses: what their programs send, told by who works with them."""

from analyze.sender_visits import Sender, held

API = "https://api.rolla.example/v2"


def test_a_photo_that_the_api_finds_too_large_keeps_a_stop_open() -> None:
    """Couriers' forum: a photo of the new phone never goes up, and the stop stays open."""
    app = Sender().screen("Route").call("GET", f"{API}/routes/today", 200)
    app.line("warn", "FCM token refresh failed: SERVICE_NOT_AVAILABLE, next try in 10 min")
    app.screen("Stop 14").tap("Take photo").call(
        "PUT", f"{API}/stops/771/proof", 413, body='{"error":"payload too large"}'
    )
    app.tap("Retry").call("PUT", f"{API}/stops/771/proof", 413)
    app.tap("Retry").call("PUT", f"{API}/stops/771/proof", 413)

    seen = app.tells("No puedo cerrar la entrega, la foto nunca sube")

    held(seen, "validation_rejected backend_error", "413 | /stops/771/proof", "P1", "FCM")


def test_location_that_was_denied_keeps_a_courier_offline() -> None:
    app = Sender().line("info", "App 7.3.1 started, Android 14, moto g54")
    app.line("debug", "remote config: 41 keys").screen("Home")
    app.tap("Go online").line("warn", "Location permission: deniedForever")
    app.line("info", "shift not started: location is required").screen("Home")
    app.tap("Go online").line("warn", "Location permission: deniedForever")
    app.line("info", "shift not started: location is required")

    held(app.tells("it will not let me start my shift"), "permission_denied", "location", "P1 P2")


def test_deliveries_that_waited_in_a_garage_and_went_up_are_well() -> None:
    app = Sender().screen("Stop 3").line("warn", "connectivity: none")
    app.tap("Delivered").line("info", "queued deliver#5512 (1 waiting)")
    app.screen("Stop 4").tap("Delivered").line("info", "queued deliver#5513 (2 waiting)")
    app.line("info", "connectivity: cellular", after=90)
    app.call("POST", f"{API}/stops/5512/deliver", 200)
    app.call("POST", f"{API}/stops/5513/deliver", 200).line("info", "queue empty, 2 sent")

    seen = app.tells("The app said no connection in the garage. Do those two count?")

    held(seen, "unknown offline", "", "P3")


def test_earnings_a_tenth_of_what_was_promised_are_wrong_money() -> None:
    app = Sender().event("offer_shown", offer="o-91", payout="14.50", currency="EUR")
    app.event("offer_accepted", offer="o-91").event("trip_completed", offer="o-91")
    app.call("GET", f"{API}/earnings/today", 200)
    app.event("earnings_mismatch", offer="o-91", promised="14.50", credited="1.45")

    seen = app.tells("Ich habe 1,45 statt 14,50 bekommen!")

    held(seen, "api_contract backend_error", "1.45", "P0")


def test_a_car_that_sleeps_does_not_take_a_command() -> None:
    """Owners' threads: accepted, wake-up, cancelled; nobody tells why."""
    app = Sender().screen("Vehicle").call("GET", "https://tiles.mapz.example/14/8/5.png", 403)
    app.tap("Unlock").call(
        "POST",
        "https://tsp.autora.example/vehicles/VX1/commands",
        202,
        request={"command": "UNLOCK"},
    )
    for _ in range(4):
        app.call(
            "GET",
            "https://tsp.autora.example/commands/c-88",
            200,
            after=9,
            response={"state": "PENDING", "detail": "WAKING_VEHICLE"},
        )
    app.line("error", "command UNLOCK c-88 ended: TIMEOUT (vehicle asleep, no answer in 45 s)")

    seen = app.tells("Stood in the car park for ten minutes, the phone would not open the car")

    held(seen, "timeout_slow", "unlock | asleep", "P1 P2", "mapz")


def test_a_link_of_a_push_message_that_no_screen_takes() -> None:
    app = Sender().line("info", "push opened: Charging finished")
    app.line("error", "Deep link not handled: autora://charge/session/9f2")
    app.screen("Home").line("debug", "widget updated").call(
        "GET", "https://tsp.autora.example/me", 200
    )

    seen = app.tells("Quand je touche la notification de charge, j'arrive sur l'accueil")

    held(seen, "dead_control js_exception asset_missing", "autora://charge/session", "P2 P3")


def test_remote_climate_without_a_subscription_is_refused_rightly() -> None:
    app = Sender().screen("Climate").tap("Start")
    app.call(
        "POST",
        "https://tsp.autora.example/vehicles/VX1/climate",
        403,
        response={"code": "SUBSCRIPTION_EXPIRED", "message": "Remote Services ended on 2026-02-20"},
    )
    app.screen("Subscriptions").line("info", "paywall shown: remote_services")

    seen = app.tells("La climatisation à distance ne marche plus depuis une semaine")

    held(seen, "permission_denied validation_rejected", "Remote Services ended", "P3 P2")


def test_a_shelf_that_is_being_counted_takes_no_goods() -> None:
    """A handheld that sends lines alone; the rule is right, and says so."""
    gun = Sender().lines("""
        08:12:03 LOGIN OK op=4471 dev=TC52-19
        08:12:40 TASK PUT 88120 QTY 24
        08:12:44 SCAN LOC A-03-2
        08:12:44 E017 LOCATION LOCKED BY STOCK COUNT 5521
        08:12:52 SCAN LOC A-03-2
        08:12:52 E017 LOCATION LOCKED BY STOCK COUNT 5521
    """)

    seen = gun.tells("Skaner nie przyjmuje lokalizacji A-03-2")

    held(seen, "validation_rejected permission_denied", "locked by stock count", "P2 P3")


def test_a_line_that_a_colleague_had_picked_is_taken_by_nobody_else() -> None:
    app = Sender().call("GET", "http://wms.local:8080/tasks/next", 200)
    app.line("info", "scan 4006381333931").call(
        "POST",
        "http://wms.local:8080/picks/7740/confirm",
        409,
        response={"msg": "pick line already confirmed by 0231 at 08:58"},
    )
    app.line("warn", "printer battery 18 %").call("GET", "http://wms.local:8080/tasks/next", 200)
    app.line("info", "task 7741 shown")

    seen = app.tells("it says somebody else did my pick")

    held(seen, "race stale_version validation_rejected", "already confirmed", "P3 P2", "battery")


def test_a_terminal_that_loses_its_host_in_one_aisle() -> None:
    gun = Sender()
    for pick in (31, 32, 33):
        gun.line("info", f"pick {pick} shown, aisle 14", after=20)
        gun.line("error", "host session lost: read ECONNRESET 10.4.0.12:23")
        gun.line("info", "roamed to AP-22 (-81 dBm)").line("info", "host session opened again")
        gun.line("info", f"pick {pick} must be started again")

    seen = gun.tells("In aisle 14 I have to start every pick twice, all shift long")

    held(seen, "socket_drop offline", "ECONNRESET", "P2 P1")


def test_a_question_about_counting_beside_a_weak_battery_is_a_question() -> None:
    app = Sender().line("warn", "battery 14 %").call("GET", "http://wms.local:8080/counts", 200)
    app.line("warn", "clock skew 2 s corrected").screen("Count 5522").line("info", "counted 12")
    app.call("POST", "http://wms.local:8080/counts/5522", 200).line("info", "count saved")

    held(app.tells("How do I count a half pallet?"), "unknown", "", "P3")
