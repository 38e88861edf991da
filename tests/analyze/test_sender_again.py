"""Machines and apps once more: kiosks, chargers, boxes, players; told by who stood before them."""

from analyze.sender_visits import Sender, held

CP = "https://csms.ladenetz.example"


def test_a_charge_point_whose_contactor_is_stuck_gives_no_power() -> None:
    """OCPP's own names for a connector's state and what is wrong with it."""
    box = Sender().nested("info", StatusNotification={"connectorId": 1, "status": "Preparing"})
    box.call("POST", f"{CP}/authorize", 200)
    box.nested(
        "error",
        StatusNotification={
            "connectorId": 1,
            "status": "Faulted",
            "errorCode": "PowerSwitchFailure",
            "info": "contactor welded",
        },
    )
    box.nested("debug", Heartbeat={"at": "2026-02-27T11:59:12Z"})

    seen = box.tells("Das Auto lädt nicht, rote LED")

    held(seen, "third_party backend_error js_exception", "PowerSwitchFailure", "P1 P2")


def test_a_library_that_lends_no_more_than_ten() -> None:
    box = Sender().event("loan", item="b-1", outcome="accepted")
    box.event("loan", item="b-2", outcome="refused", code="MAX_LOANS_REACHED")

    seen = box.tells("no me deja sacar el segundo libro")

    held(seen, "validation_rejected", "MAX_LOANS_REACHED", "P3 P2")


def test_a_watch_whose_run_is_not_taken_by_the_server() -> None:
    app = Sender().screen("Run").tap("Save run")
    app.call(
        "POST",
        "https://api.laufen.example/runs",
        500,
        response={"message": "gpx_points: value too long for type character varying(65535)"},
    )
    app.tap("Save run").call("POST", "https://api.laufen.example/runs", 500)
    app.line("info", "heart rate zone 3").line("warn", "step sensor asleep")

    seen = app.tells("my long run from Sunday won't save")

    held(seen, "backend_error", "gpx_points", "P1", "step sensor")


def test_a_drone_that_may_not_start_here_says_why() -> None:
    app = Sender().screen("Fly").tap("Take off")
    app.line("error", "takeoff rejected: NO_FLY_ZONE (airport 2.1 km)")
    app.screen("Map").line("info", "zones shown")

    seen = app.tells("Drohne startet nicht")

    held(seen, "permission_denied validation_rejected", "NO_FLY_ZONE", "P3 P2")


def test_a_speaker_that_answers_everything_with_sorry() -> None:
    box = Sender().event("wake", word="hallo").event("utterance", text="licht an")
    box.call("POST", "https://nlu.stimme.example/v1/parse", 504, durationMs=15000, after=15)
    box.event("say", text="Sorry").event("wake", word="hallo").event("utterance", text="licht aus")
    box.call("POST", "https://nlu.stimme.example/v1/parse", 504, durationMs=15000, after=15)
    box.event("say", text="Sorry")

    seen = box.tells("Sie sagt nur noch Sorry")

    held(seen, "timeout_slow backend_error", "/v1/parse | 504", "P1 P2")


def test_an_e_reader_that_opened_its_book_after_a_while() -> None:
    box = Sender().line("info", "open emma.epub").line("warn", "font Bookerly missing, using serif")
    box.line("info", "emma.epub opened in 2.1 s").line("info", "page 1").line("info", "page 2")

    held(box.tells("How do I make the letters bigger?"), "unknown", "", "P3")


def test_a_lottery_terminal_that_has_no_line() -> None:
    box = Sender().lines("""
        uplink lte: registration denied
        uplink dsl: no carrier
        bet 8812 kept locally
        bet 8813 refused: no uplink for 600 s
        bet 8814 refused: no uplink for 600 s
    """)

    seen = box.tells("Terminal nimmt seit zehn Minuten keinen Tippschein mehr an")

    held(seen, "offline socket_drop", "no uplink", "P1 P2 P3")


def test_a_pharmacy_drawer_that_gave_the_wrong_box() -> None:
    box = Sender().line("info", "pick order 991: PZN 01234567")
    box.line("error", "order 991: delivered PZN 07654321, expected PZN 01234567")
    box.line("info", "drawer closed")

    seen = box.tells("The robot handed out another medicine than prescribed")

    held(seen, "api_contract backend_error race", "07654321", "P0 P1")


def test_a_ski_gate_that_knows_a_pass_only_after_the_sync() -> None:
    gate = Sender().line("info", "pass 44-1 unknown, closed").line("info", "sync 212 passes")
    gate.line("info", "pass 44-1 valid, open", after=40)

    seen = gate.tells("The gate opened only at my second try")

    held(seen, "unknown stale_version validation_rejected", "", "P3")


def test_a_meeting_whose_microphone_another_program_holds() -> None:
    desk = Sender().screen("Meeting").tap("Unmute")
    desk.line("error", "AudioInput open failed: device in use by another application (0x8889000A)")
    desk.tap("Unmute").line(
        "error", "AudioInput open failed: device in use by another application (0x8889000A)"
    )

    seen = desk.tells("Nobody hears me")

    held(seen, "permission_denied third_party", "in use by another application", "P1 P2")
