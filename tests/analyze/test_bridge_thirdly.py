"""Other programs a third time: how urgent it is; written after two rounds, judged once."""

from analyze.app_visits import quiet, read
from analyze.bridge_visits import Bridge


def test_a_parcel_shop_that_cannot_hand_out_anything() -> None:
    visit = Bridge().says("scan H-771 ok", "scan H-772 ok")
    for code in ("H-771", "H-772", "H-773"):
        visit.say(f"POST /handover/{code} -> 502 Bad Gateway", "error", after=9)

    said = visit.reported("none of our parcels can be handed over, customers are queueing")
    read(said, "backend_error", "P1 P0", "/handover", "502")


def test_a_picture_of_oneself_that_is_not_kept() -> None:
    visit = Bridge().say("route: /profile/photo")
    for _ in range(3):
        visit.say("PUT https://api.club.example/me/avatar -> 500", "error", after=5)

    said = visit.reported("can't change my profile picture")
    read(said, "backend_error", "P2 P3", "/me/avatar", "500")


def test_a_pump_that_was_told_to_stop_and_ran_on() -> None:
    visit = Bridge().put({"dev": "pump-3", "cmd": "stop", "src": "app"})
    visit.put(
        {"dev": "pump-3", "ack": False, "err": "no response from controller"}, "error", after=8
    )
    visit.put({"dev": "pump-3", "cmd": "stop", "src": "app"})
    visit.put(
        {"dev": "pump-3", "ack": False, "err": "no response from controller"}, "error", after=8
    )

    said = visit.reported("pressed stop twice and the pump kept running, the cellar is wet")
    read(
        said,
        "timeout_slow backend_error socket_drop third_party",
        "P1 P0",
        "no response from controller",
    )


def test_a_report_that_comes_late_and_comes() -> None:
    visit = Bridge().pino(30, "report 12 queued").pino(40, "report 12 took 48210 ms", id=12)
    visit.pino(30, "report 12 mailed")

    said = visit.reported("the monthly report needs nearly a minute, is that normal?")
    read(said, "timeout_slow unknown", "P3 P2")


def test_a_discount_that_a_partner_house_refuses() -> None:
    visit = Bridge().track("Checkout Started", value=61.0)
    visit.track("Voucher Rejected", code="SPRING", reason="voucher_expired")
    visit.track("Order Completed", value=61.0)

    said = visit.reported("mein Gutschein wurde nicht genommen, schade")
    read(said, "validation_rejected unknown", "P3")


def test_a_driver_who_cannot_begin_the_day() -> None:
    visit = Bridge().put({"screen": "Login", "level": "info"})
    for _ in range(2):
        visit.put(
            {
                "screen": "Login",
                "op": "POST /auth/driver",
                "rc": 500,
                "txt": "license service returned null",
            },
            "error",
            after=6,
        )

    said = visit.reported("şoför girişi açılmıyor, vardiyaya başlayamıyoruz")
    read(said, "backend_error", "P1 P0", "/auth/driver", "500")


def test_a_search_whose_hints_are_missing() -> None:
    visit = Bridge().har("GET", "https://lib.example/", 200)
    for word in ("ka", "kaf", "kafk"):
        visit.har("GET", f"https://lib.example/suggest?q={word}", 500)
    visit.har("GET", "https://lib.example/search?q=kafka", 200, '{"hits":12}')

    said = visit.reported("no suggestions come up any more as I type")
    read(said, "backend_error", "P2 P3", "/suggest")


def test_a_medicine_that_was_ordered_for_another() -> None:
    visit = Bridge().record(9, "order set opened", patient="P-118")
    visit.record(
        13, "context switched: patient P-204 is active, order was started for patient P-118"
    )
    visit.record(9, "order saved", patient="P-204", drug="enoxaparin")

    said = visit.reported("the order I wrote landed in the chart of another patient")
    read(said, "race api_contract backend_error permission_denied", "P0", "P-204")


def test_a_game_that_takes_a_coin_and_gives_nothing() -> None:
    visit = Bridge().say("[store] purchase ok: gems_500 4.99 EUR tx GPA.33")
    visit.say("[grant] POST /inventory/grant failed: 500 deadlock", "error")
    visit.say("[grant] giving up after 3 attempts", "error")

    said = visit.reported("paid for 500 gems and got none")
    read(said, "backend_error", "P0 P1", "/inventory/grant")


def test_a_line_of_advice_in_a_log_of_good_answers() -> None:
    visit = Bridge().says("GET /v2/plan 200 31ms", "GET /v2/plan/4 200 22ms")
    visit.say("DeprecationWarning: Buffer() is deprecated", "warn")
    visit.say("ExperimentalWarning: fetch is experimental", "warn")

    quiet(visit.reported("please add a view for the whole year"))


def test_a_clinic_whose_labels_come_out_blank() -> None:
    visit = Bridge().say("print label sample 8812 template blood_v2")
    visit.say("label template blood_v2 has no field barcode, left blank", "warn")
    visit.say("print job 31 done")

    said = visit.reported("die Etiketten für Blutproben haben keinen Strichcode mehr")
    read(said, "api_contract backend_error js_exception", "P1 P2", "barcode")


def test_a_backup_that_was_not_made() -> None:
    visit = Bridge().say("backup: started, 41 GB")
    visit.say("backup: ERROR write /mnt/b: No space left on device", "error")
    visit.say("backup: aborted at 61%", "error")

    said = visit.reported("die nächtliche Sicherung steht auf rot")
    read(said, "storage", "P1 P2", "No space left")


def test_a_wish_beside_a_retry_of_a_bystander() -> None:
    visit = Bridge().say("[Crashlytics] upload failed, will retry", "error")
    visit.say("[ads] no fill", "error").say("GET /feed 200 90ms")

    quiet(
        visit.reported("it would be nice to sort my lists by hand"),
        categories="unknown third_party",
    )
