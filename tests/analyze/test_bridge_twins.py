"""The healthy twins of what other programs send: the same words, and nothing is wrong or urgent."""

from analyze.app_visits import quiet, read
from analyze.bridge_visits import Bridge

URL = "https://api.rounds.example"


def test_an_answer_that_a_phone_renewed_its_sign_in_for() -> None:
    visit = Bridge().say(f"I/okhttp: --> PUT {URL}/notes/51")
    visit.say(f"I/okhttp: <-- 401 {URL}/notes/51 (82ms)")
    visit.say(f"I/okhttp: --> POST {URL}/token").say(f"I/okhttp: <-- 200 {URL}/token (90ms)")
    visit.say(f"I/okhttp: --> PUT {URL}/notes/51")
    visit.say(f"I/okhttp: <-- 200 {URL}/notes/51 (70ms)")

    quiet(visit.reported("How do I add a photo to a note?"))


def test_rows_of_answers_that_are_well() -> None:
    visit = Bridge().says(
        "POST;/pick/771/confirm;201;ok;20ms", "POST;/pick/772/confirm;200;ok;18ms"
    )

    quiet(visit.reported("Can I change the language of the scanner?"))


def test_a_counter_that_is_never_taken_is_no_core_action() -> None:
    visit = Bridge()
    for _ in range(4):
        visit.say("POST;/v1/telemetry/batch;503;busy;12ms", after=5)

    quiet(visit.reported("Can I change the language?"), "P3 P2", "backend_error unknown")


def test_a_sync_that_fails_in_the_background_is_no_core_action() -> None:
    visit = Bridge()
    for _ in range(3):
        visit.say("Sync started").say("Background sync failed: timed out", "error", after=30)

    quiet(visit.reported("The app shows old news"), "P2 P3", "timeout_slow backend_error unknown")


def test_a_save_that_worked_the_fourth_time() -> None:
    visit = Bridge()
    for _ in range(3):
        visit.say("Saving offer failed: deadlock detected", "error", after=4)
    visit.say("Offer 12 saved")

    said = visit.reported("saving an offer takes several tries")
    read(said, "backend_error", "P2 P3", "deadlock")


def test_a_viewer_who_is_given_the_read_only_mode() -> None:
    visit = Bridge().say("GET /v1/docs/4 200 31ms").say("opening in read-only mode for a guest")

    quiet(visit.reported("who can give me the right to edit?"), "P3 P2",
          "unknown permission_denied")  # fmt: skip


def test_a_store_that_is_made_anew_and_filled_again() -> None:
    visit = Bridge().say("Room: destructive migration, cache tables dropped", "warn")
    visit.say("sync: 240 readings loaded").say("outbox: 0 pending")

    said = visit.reported("where do I find the readings of last year?")
    quiet(said, "P3 P2", "unknown storage")


def test_an_order_that_was_taken_at_the_second_try_after_the_payment() -> None:
    visit = Bridge().say("[pay] result: succeeded pi_3Qx81")
    visit.say("status code of 500 POST https://api.tavola.example/v2/orders", "error")
    visit.say("POST https://api.tavola.example/v2/orders 201").say("[nav] OrderPlacedPage")

    said = visit.reported("when will my food be here?")
    quiet(said, "P3 P2", "unknown backend_error")


def test_a_circle_that_ends() -> None:
    visit = Bridge()
    visit.har("GET", f"{URL}/login", 302).har("GET", f"{URL}/sso", 302)
    visit.har("GET", f"{URL}/login", 302).har("GET", f"{URL}/home", 200)

    quiet(visit.reported("where is the timetable?"))


def test_presses_in_a_hurry_that_were_answered() -> None:
    visit = Bridge().track("$pageview", **{"$pathname": "/list"})
    visit.track("$rageclick", after=0.6, **{"$el_text": "Next"})
    visit.track("$pageview", after=0.6, **{"$pathname": "/list/2"})

    quiet(visit.reported("can the list show more rows at once?"))


def test_one_long_task_as_a_page_comes_up() -> None:
    visit = Bridge().put({"type": "long_task", "long_task": {"duration": 900}}, "warn")

    quiet(visit.reported("Is there a dark mode?"))


def test_an_event_that_says_no_and_is_followed_by_a_yes() -> None:
    visit = Bridge().put({"ev": "coupon", "d": {"ok": False, "err": {"code": "EXPIRED"}}})
    visit.put({"ev": "coupon", "d": {"ok": True}}).put({"ev": "order", "d": {"ok": True}})

    quiet(visit.reported("when does it arrive?"), "P3", "unknown validation_rejected timeout_slow")


def test_a_comma_that_is_read_as_it_was_meant() -> None:
    visit = Bridge().say("import: ',' taken as decimal comma (locale de-DE), 612 rows", "warn")

    quiet(visit.reported("How do I import a price list?"))


def test_a_parcel_that_came_to_whom_it_is_of() -> None:
    visit = Bridge().say("parcel of customer 311 delivered to customer 311", "warn")

    quiet(visit.reported("Can I get my parcels on Saturdays?"))


def test_a_page_about_errors_that_was_looked_at() -> None:
    visit = Bridge().track("Error Guide Viewed", article=4).track("Article Rated", stars=5)

    quiet(visit.reported("Where is the guide for beginners?"))


def test_a_handshake_that_was_done_again() -> None:
    visit = Bridge().say("HandshakeException: Connection terminated during handshake", "error")
    visit.say("GET /v2/menu 200 80ms").say("GET /v2/cart 200 40ms")

    said = visit.reported("which card types do you take?")
    quiet(said, "P3 P2", "unknown auth_expired backend_error socket_drop js_exception")


def test_a_test_program_that_throws_as_it_draws() -> None:
    visit = Bridge().say("scene loaded")
    for _ in range(5):
        visit.say("NullReferenceException: Object reference not set to an instance of an object",
                  "error", after=0.1)  # fmt: skip

    said = visit.reported("the shadow of the tower flickers")
    read(said, "js_exception", "P2 P3", "NullReferenceException")


def test_a_task_whose_length_is_told_in_nanoseconds() -> None:
    visit = Bridge().put({"type": "long_task", "long_task": {"duration": 91_000_000}}, "warn")

    quiet(visit.reported("Is there a dark mode?"))


def test_parcels_of_which_the_last_was_taken() -> None:
    visit = Bridge()
    for code in ("H-771", "H-772"):
        visit.say(f"POST /handover/{code} -> 502 Bad Gateway", "error", after=9)
    visit.say("POST /handover/H-773 200")

    read(visit.reported("handing over is slow today"), "backend_error", "P2 P3", "502")


def test_a_device_that_answered_at_the_second_call() -> None:
    visit = Bridge().put({"dev": "pump-3", "cmd": "stop"})
    visit.put({"dev": "pump-3", "ack": False, "err": "no response from controller"}, "error")
    visit.put({"dev": "pump-3", "cmd": "stop"}).put({"dev": "pump-3", "msg": "ack ok, stopped"})

    said = visit.reported("can I name my pumps?")
    quiet(said, "P3 P2", "unknown timeout_slow")


def test_a_purchase_that_was_granted() -> None:
    visit = Bridge().say("[store] purchase ok: gems_500 4.99 EUR tx GPA.33")
    visit.say("POST https://api.game.example/grants 201").say("[grant] 500 gems added")

    quiet(visit.reported("can I send gems to a friend?"))


def test_an_order_for_whose_chart_is_open() -> None:
    visit = Bridge().record(13, "patient P-204 is active, order was started for patient P-204")

    quiet(visit.reported("how do I repeat an order?"))


def test_a_sentence_of_failure_that_names_a_status_of_goods() -> None:
    visit = Bridge().put({"op": "label", "text": "shelf 500 is full"}, "warn")

    quiet(visit.reported("how do I move a shelf?"), "P3 P2", "unknown validation_rejected")


def test_a_press_that_a_monitor_calls_rage_is_heard_where_somebody_complains_of_it() -> None:
    def visit() -> Bridge:
        told = {"type": "click", "target": "Apply filter", "frustration": ["rage_click"]}
        return Bridge().put({"type": "view", "view": {"url_path": "/stock"}}).put({"action": told})

    read(visit().reported("Apply filter does nothing"), "dead_control", "P2 P1", "Apply filter")
    quiet(visit().reported("how do I export the stock list?"))


def test_lines_that_failed_three_times_beside_a_wish() -> None:
    visit = Bridge()
    for _ in range(3):
        visit.say("could not read slot 4", "error", after=4)

    said = visit.reported("It would be great to have a list of all slots")
    quiet(said, "P2 P3", "unknown js_exception")


def test_a_message_from_one_to_another() -> None:
    visit = Bridge().say("message from user 12 delivered to user 13", "warn")
    visit.say("user 12 is active, invited by user 13", "warn")
    visit.say("0 of 12 queued messages left", "warn")

    quiet(visit.reported("how do I leave a group?"))


def test_an_import_that_was_only_looked_at() -> None:
    visit = Bridge().say("preview: 608 values read as a thousands separator", "warn")
    visit.say("preview: closed, nothing was written")

    said = visit.reported("the preview of my import shows strange prices")
    read(said, "api_contract", "P2 P3", "thousands separator")


def test_a_theme_that_is_refused_three_times_is_no_core_action() -> None:
    visit = Bridge().say("GET;/v1/home;200;ok;40ms")
    for _ in range(3):
        visit.say("PUT;/v1/me/settings/theme;500;oops;12ms", after=5)

    said = visit.reported("the app stays bright, dark mode is not kept")
    read(said, "backend_error", "P2 P3", "/v1/me/settings/theme")
