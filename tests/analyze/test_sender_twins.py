"""The healthy twins of what senders report: the same words and shapes, and nothing is broken."""

from analyze.sender_visits import Sender, calm, held
from usercontext.domain.analysis import Priority

API = "https://api.rolla.example/v2"


def test_a_line_that_speaks_of_errors_and_has_none_is_quiet() -> None:
    app = Sender().lines("""
        error reporting enabled
        0 errors, 0 warnings after update
        cache expired, refetching 12 items
        config key theme not found, using default
    """)

    calm(app.tells("the letters on the home screen are a bit small"), "P3")


def test_a_job_that_failed_and_was_retried_well_explains_no_wish() -> None:
    job = Sender().lines("""
        job mail-77 failed, retry in 5 s
        job mail-77 started attempt=2
        job mail-77 done
    """)

    calm(job.tells("Could you add a weekly summary?"), "P3")


def test_one_ticket_among_many_is_turned_away_rightly() -> None:
    gate = Sender()
    for code, result in (("a1", "ok"), ("a2", "ok"), ("b9", "rejected"), ("a3", "ok")):
        gate.event("scan", code=code, result=result)

    calm(gate.tells("the beep is too loud for the quiet hall"), "P3")


def test_a_frame_of_a_room_that_lets_somebody_in_says_no_no() -> None:
    game = Sender().add("network", "info", {"url": "wss://lobby.tiefsee.example/v3", "kind":
                        "socket frame", "data": '{"op":"joined","room":"KX2"}'})  # fmt: skip
    game.line("info", "match started KX2")

    calm(game.tells("more maps please"), "P3")


def test_a_cache_that_found_no_room_costs_nobody_their_work() -> None:
    desk = Sender().line("info", "open plan.md").line("info", "save plan.md done")
    desk.line("error", "thumbnail cache: ENOSPC: no space left on device, write")

    seen = desk.tells("The little pictures in the file list are grey")

    held(seen, "storage", "ENOSPC", "P2 P3")


def test_two_numbers_in_brackets_are_two_of_one_thing() -> None:
    game = Sender().line("info", "cloud save rev 88 (tablet, level 41)")
    game.line("info", "local save rev 88 (phone, level 41)").line("info", "in sync")

    calm(game.tells("my score list is not sorted"), "P3")


def test_a_double_booking_that_was_kept_from_being_is_none() -> None:
    job = Sender().line("info", "booking b-1 seat 14C confirmed user=7")
    job.line("warn", "double booking of 14C prevented, b-2 got 15A").line("info", "b-2 confirmed")

    calm(job.tells("Sitz 15A ist schmutzig"), "P3")


def test_a_second_press_that_is_answered_well_ends_it() -> None:
    app = Sender().screen("Stop 4").tap("Send photo")
    app.call("PUT", f"{API}/stops/9/proof", 503).tap("Send photo")
    app.call("PUT", f"{API}/stops/9/proof", 200).screen("Stop 5")

    seen = app.tells("It took two tries to send the photo")

    held(seen, "backend_error", "503", "P2 P3")


def test_a_share_button_that_fails_twice_is_no_core() -> None:
    app = Sender().screen("Trip").tap("Share trip").call("POST", f"{API}/trips/9/share", 500)
    app.tap("Share trip").call("POST", f"{API}/trips/9/share", 500)

    held(app.tells("sharing my trip does not work"), "backend_error", "/share", "P2 P3")


def test_a_guest_whose_first_questions_are_refused_has_lost_nothing() -> None:
    app = Sender().screen("Welcome").call("GET", f"{API}/config", 200)
    app.call("GET", f"{API}/me", 401).call("GET", f"{API}/me", 401).screen("Sign in")

    calm(app.tells("what does this app cost?"), "P3")


def test_a_partial_payment_is_no_wrong_sum() -> None:
    till = Sender().line("info", "sale 8 charged 20.00 of 41.20 by voucher, due 21.20")
    till.line("info", "sale 8 charged 21.20 card, due 0.00").line("info", "sale 8 paid")

    calm(till.tells("the till screen is too bright at night"), "P3")


def test_a_phone_that_lost_its_watch_and_found_it_again_is_well() -> None:
    app = Sender().line("warn", "ble onConnectionStateChange status=8 newState=0")
    app.line("info", "ble onConnectionStateChange status=0 newState=2", after=2)

    calm(app.tells("love the new faces, thank you"), "P3")


def test_a_transfer_that_is_not_covered_is_no_wrong_sum() -> None:
    app = Sender().screen("Transfer")
    app.line("error", "transfer failed: amount 500.00 EUR, available balance 312.10 EUR")

    seen = app.tells("my transfer of 500 was not made")

    assert seen.priority is not Priority.P0


def test_a_door_that_opened_at_the_first_press_is_open() -> None:
    app = Sender().screen("Gate").tap("Open gate").call("POST", f"{API}/gates/4/open", 200)
    app.line("info", "gate 4 open").call("GET", f"{API}/offers", 500)

    seen = app.tells("Is there a family ticket?")

    assert seen.priority in {Priority.P2, Priority.P3}


def test_settings_that_are_not_opened_shut_nobody_out() -> None:
    app = Sender().screen("Home").tap("Open settings").call("POST", f"{API}/settings/open", 500)

    held(app.tells("settings do not open"), "backend_error", "500", "P2 P3")


def test_a_text_message_that_was_delivered_is_no_trouble() -> None:
    job = Sender().line("info", "POST /signup 201 user=771")
    job.line("info", "sms to user 771: delivered by carrier in 2 s")

    calm(job.tells("could the code be longer?"), "P3")


def test_a_mod_that_only_warns_breaks_nothing() -> None:
    game = Sender().line("warn", "mod BetterMaps 1.2 was built for 0.9, game is 1.0")
    game.line("info", "world loaded").line("info", "autosave done")

    calm(game.tells("love the new island"), "P3")


def test_feedback_that_is_not_taken_twice_is_no_core() -> None:
    app = Sender().screen("Help").tap("Send feedback").call("POST", f"{API}/feedback", 500)
    app.tap("Send feedback").call("POST", f"{API}/feedback", 500)

    held(app.tells("I cannot send you my feedback"), "backend_error", "500", "P2 P3")
