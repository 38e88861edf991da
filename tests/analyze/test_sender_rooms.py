"""Homes, sets and lobbies: lamps that do not pair, films that do not start, rooms that are full."""

from analyze.sender_visits import Sender, held

TV = "https://api.kino.example"
GAME = "wss://lobby.tiefsee.example/v3"


def test_a_lamp_that_breaks_off_each_connection_is_not_added() -> None:
    app = Sender().screen("Add device").line("debug", "scan: 3 advertisements, LAMP-77A2 -58 dBm")
    for attempt in (1, 2, 3):
        app.line("info", f"connectGatt LAMP-77A2 attempt {attempt}", after=3)
        app.line("warn", "onConnectionStateChange status=133 newState=0")
    app.line("error", "pairing LAMP-77A2 given up").screen("Add device")
    app.call("GET", "https://fw.hausig.example/lamp/latest", 304)

    seen = app.tells("neue Lampe lässt sich nicht hinzufügen")

    held(seen, "socket_drop third_party timeout_slow", "133", "P1 P2")


def test_a_matter_plug_that_does_not_answer_is_not_commissioned() -> None:
    hub = Sender().lines("""
        INFO commissioning node 29 with code
        INFO mdns: 2 services seen
        ERROR [SC] PASESession timed out while waiting for a response from the peer
        INFO commissioning node 29 attempt 2/2
        ERROR [SC] PASESession timed out while waiting for a response from the peer
        WARNING failed to commission node 29
    """)

    held(hub.tells("plug will not join"), "timeout_slow", "PASESession timed out", "P1 P2")


def test_a_hub_that_was_away_for_a_moment_is_no_answer_to_a_question() -> None:
    app = Sender().line("warn", "hub socket closed 1006").line("info", "reconnecting in 1 s")
    app.line("info", "hub socket open", after=1).line("info", "state restored: 41 devices")
    app.screen("Rooms").tap("Küche").line("info", "light Küche on").line("info", "ack 84 ms")

    held(app.tells("Wie benenne ich einen Raum um?"), "unknown", "", "P3")


def test_a_valve_that_is_not_connected_stays_cold() -> None:
    app = Sender().nested("info", shadow={"thing": "valve-bath", "desired": {"temp": 21.5}})
    app.call("POST", "https://iot.hausig.example/things/valve-bath/shadow", 200)
    app.nested(
        "warn",
        after=120,
        shadow={
            "thing": "valve-bath",
            "desired": {"temp": 21.5},
            "reported": {"temp": 17.0},
            "connected": False,
            "lastSeen": "2026-02-24",
        },
    )
    app.line("warn", "valve-bath is offline since 3 days, setpoint is pending")
    app.call("GET", "https://weather.example/v1/today", 503)

    seen = app.tells("Bathroom heating stays cold whatever I set")

    held(seen, "offline", "valve-bath", "P1 P2", "weather")


def test_a_scene_that_ran_late_because_the_cloud_was_slow() -> None:
    app = Sender().tap("Good night")
    app.call("POST", "https://iot.hausig.example/scenes/9/run", 200, durationMs=23400, after=23)
    app.line("info", "scene 9 done, 12 of 12 devices").tap("Good night")
    app.call("POST", "https://iot.hausig.example/scenes/9/run", 200, durationMs=19800, after=20)

    seen = app.tells("Good night takes half a minute until the lights go off")

    held(seen, "timeout_slow", "scenes/9/run", "P2 P3")


def test_a_lock_that_says_jammed_did_not_lock() -> None:
    app = Sender().tap("Lock front door")
    app.call("POST", "https://iot.hausig.example/locks/front/lock", 200, response={"accepted": 1})
    app.line("error", "lock front: state JAMMED, bolt not extended", after=6)
    app.tap("Lock front door").line("error", "lock front: state JAMMED, bolt not extended", after=6)

    seen = app.tells("The door says locked on the widget but my neighbour walked right in")

    held(seen, "third_party backend_error api_contract", "JAMMED", "P0 P1")


def test_a_film_is_refused_while_too_many_watch() -> None:
    """A set's own JSON; the refusal is right and names its reason."""
    tv = Sender().nested("info", screen="detail", title={"id": "m-881"})
    tv.nested("info", player={"state": "LOADING", "asset": "m-881"})
    tv.nested(
        "error",
        player={
            "state": "ERROR",
            "error": {
                "code": 4030,
                "name": "CONCURRENT_STREAM_LIMIT",
                "detail": "2 of 2 streams in use",
            },
        },
    )
    tv.nested("debug", memory={"freeMb": 112})

    seen = tv.tells("non parte il film")

    held(seen, "permission_denied validation_rejected", "stream", "P3 P2")


def test_a_match_that_stops_to_load_again_and_again() -> None:
    tv = Sender().event("play", channel="sport-1", bitrate=8000)
    for at in range(5):
        tv.event("rebuffer", after=30, channel="sport-1", stallMs=6000 + at * 900)
    tv.event("bitrate_change", to=1200).event("ad_beacon", status="blocked")

    seen = tv.tells("La partita si ferma ogni trenta secondi")

    held(seen, "timeout_slow", "rebuffer", "P2 P1", "ad_beacon")


def test_posters_that_are_missing_are_a_blemish() -> None:
    tv = Sender().screen("Kids").call("GET", f"{TV}/rows/kids", 200)
    for name in ("a1", "a2", "b7"):
        tv.call("GET", f"https://img.kino.example/poster/{name}.jpg", 404)
    tv.tap("Biene").event("play", asset="b7").event("progress", seconds=300)

    seen = tv.tells("No pictures on the kids row")

    held(seen, "asset_missing", "poster", "P3")


def test_a_code_that_waits_to_be_typed_is_no_failure() -> None:
    tv = Sender().screen("Sign in").call("POST", f"{TV}/device/code", 200)
    for _ in range(4):
        tv.call(
            "POST", f"{TV}/device/token", 400, after=5, response={"error": "authorization_pending"}
        )
    tv.call("POST", f"{TV}/device/token", 200, after=5).screen("Home").event("play", asset="n-2")

    seen = tv.tells("Please add a dark theme for the menu")

    held(seen, "unknown", "", "P3")


def test_a_licence_server_that_is_down_keeps_every_film_shut() -> None:
    tv = Sender().nested("info", player={"state": "LOADING", "asset": "m-12"})
    tv.call("POST", "https://lic.drmhouse.example/widevine", 503)
    tv.nested(
        "error",
        player={
            "state": "ERROR",
            "error": {"code": 6004, "name": "ERROR_CODE_DRM_LICENSE_ACQUISITION_FAILED"},
        },
    )
    tv.nested("info", player={"state": "LOADING", "asset": "m-13"})
    tv.call("POST", "https://lic.drmhouse.example/widevine", 503)
    tv.nested(
        "error",
        player={
            "state": "ERROR",
            "error": {"code": 6004, "name": "ERROR_CODE_DRM_LICENSE_ACQUISITION_FAILED"},
        },
    )

    seen = tv.tells("nada abre, todas las películas dan error")

    held(seen, "third_party backend_error", "lic.drmhouse.example | 503", "P1 P0")


def test_a_lobby_that_is_full_is_left_for_another() -> None:
    game = Sender().line("info", f"connected {GAME}")
    game.add(
        "network",
        "warn",
        {
            "url": GAME,
            "kind": "socket frame",
            "direction": "in",
            "data": '{"op":"join_failed","reason":"ROOM_FULL","room":"KX2"}',
        },
    )
    game.add(
        "network",
        "info",
        {
            "url": GAME,
            "kind": "socket frame",
            "direction": "in",
            "data": '{"op":"joined","room":"PQ9","players":3}',
        },
    )
    game.line("info", "match started PQ9")

    seen = game.tells("couldn't get into my friend's room KX2")

    held(seen, "validation_rejected permission_denied", "ROOM_FULL", "P3 P2")


def test_a_client_that_is_too_old_is_shown_the_door() -> None:
    game = Sender().line("info", "build 1.42.0 steam").line("warn", "shader cache rebuilt")
    game.add(
        "network",
        "error",
        {
            "url": GAME,
            "kind": "socket",
            "code": 4426,
            "reason": "client 1.42.0 too old, needs 1.43.0",
        },
    )
    game.line("info", "back to menu").tap("Play online")
    game.add(
        "network",
        "error",
        {
            "url": GAME,
            "kind": "socket",
            "code": 4426,
            "reason": "client 1.42.0 too old, needs 1.43.0",
        },
    )

    seen = game.tells("オンラインに入れません")

    held(seen, "stale_version", "1.43.0", "P1 P2", "shader")


def test_gems_that_were_paid_for_do_not_come() -> None:
    game = Sender().event("iap_start", sku="gems_500").event("iap_result", code="OK", token="t-9")
    for _ in range(3):
        game.call("POST", "https://api.tiefsee.example/iap/verify", 500, after=4)
    game.event("iap_pending", sku="gems_500").event("ad_loaded", unit="banner")

    seen = game.tells("Paguei as 500 gemas e não recebi nada")

    held(seen, "backend_error", "/iap/verify | 500", "P0 P1", "banner")


def test_a_newer_score_that_an_older_one_replaced_is_lost() -> None:
    game = Sender().line("info", "cloud save rev 88 (device tablet, level 41)")
    game.line("info", "local save rev 61 (device phone, level 12)")
    game.line("warn", "save conflict: rev 61 wins by timestamp, rev 88 overwritten")
    game.line("info", "uploaded rev 89 (level 12)").call("GET", "https://ads.example/fill", 204)

    seen = game.tells("I was level 41 and now I am level 12, a year of playing gone")

    held(seen, "race stale_version storage", "rev 88 overwritten", "P0 P1")
