"""Other programs once more: what events, rows, archives and plain lines tell; judged once."""

from analyze.app_visits import quiet, read
from analyze.bridge_visits import Bridge


def test_a_film_whose_key_is_not_given() -> None:
    visit = Bridge().track("Video Play Requested", title="Ep 4", quality="1080p")
    visit.track("Video Playback Error", errorCode="DRM_LICENSE_DENIED", reason="device not trusted")
    visit.track("Video Play Requested", title="Ep 4", quality="720p")
    visit.track("Video Playback Error", errorCode="DRM_LICENSE_DENIED", reason="device not trusted")

    said = visit.reported("the series will not start on my projector, other apps are fine")
    read(said, "permission_denied third_party", "P1 P2 P3", "DRM_LICENSE_DENIED")


def test_a_field_that_is_filled_in_wrongly() -> None:
    visit = Bridge().track("signup_started", plan="team")
    for _ in range(2):
        visit.track("signup_step_failed", step="company", field="vat_id", reason="invalid_format")
    visit.track("help_opened", article="vat-number")

    said = visit.reported("registering our company: it does not like our VAT number")
    read(said, "validation_rejected", "P2 P3 P1", "vat_id")


def test_a_badge_that_ran_out_at_the_door() -> None:
    visit = Bridge().says("door;north;open;granted;badge 118", "door;north;closed;;")
    visit.say("door;north;open;denied;badge 2207 expired 2026-02-26")
    visit.say("door;north;open;denied;badge 2207 expired 2026-02-26", after=6)
    visit.say("door;north;open;granted;badge 119")

    said = visit.reported("kapı kartımı kabul etmiyor, dışarıda kaldım")
    read(said, "permission_denied auth_expired validation_rejected", "P2 P3 P1", "badge 2207")


def test_a_certificate_that_is_too_old() -> None:
    visit = Bridge().har("GET", "https://kurse.example/", 200)
    for _ in range(2):
        visit.har(
            "GET",
            "https://api.kurse.example/v1/courses",
            0,
            "",
            time=90,
            statusText="",
            _error="net::ERR_CERT_DATE_INVALID",
        )
    visit.har("GET", "https://fonts.example/inter.woff2", 0, "", _error="net::ERR_BLOCKED")

    said = visit.reported("Kursliste bleibt leer bei allen Kollegen")
    read(said, "backend_error cors auth_expired", "P0 P1 P2", "/v1/courses", spared="fonts")


def test_a_search_that_takes_half_a_minute() -> None:
    visit = Bridge().har("GET", "https://lib.example/", 200)
    for _ in range(2):
        visit.har("GET", "https://lib.example/search?q=kafka", 200, '{"hits":12}', time=31400)

    said = visit.reported("searching the catalogue takes ages")
    read(said, "timeout_slow", "P2 P3", "/search")


def test_a_kiosk_whose_start_button_throws() -> None:
    visit = Bridge()
    for _ in range(3):
        visit.say("Button_Start pressed")
        visit.say(
            "NullReferenceException: Object reference not set to an instance of an object\n"
            "  at TourLoader.Begin () [0x00012] in TourLoader.cs:41",
            "error",
        )

    said = visit.reported("pressing start on the audio guide station does nothing")
    read(said, "js_exception dead_control", "P1", "NullReferenceException")


def test_a_tariff_that_nobody_knows() -> None:
    visit = Bridge().put({"w": "meter", "r": {"c": "OK", "kwh": 31.2}})
    for _ in range(2):
        visit.put({"w": "bill", "r": {"c": "E42", "t": "tariff N-17 not found"}}, "error")
    visit.put({"w": "lamp", "r": {"c": "OK"}})

    said = visit.reported("Ich kann am Ladepunkt nicht bezahlen, es kommt E42")
    read(said, "backend_error api_contract js_exception validation_rejected", "P1 P0 P2", "E42")


def test_a_box_of_lines_that_a_logger_draws() -> None:
    visit = Bridge().say("┌─────────────")
    visit.say("│ 💡 CartBloc: AddItem(sku: 771)").say("└─────────────")
    visit.say(
        "│ ⛔ HandshakeException: Handshake error in client (OS Error: "
        "CERTIFICATE_VERIFY_FAILED: certificate has expired(handshake.cc:393))",
        "error",
    )
    visit.say("│ #0 _SecureFilterImpl._handshake (dart:io-patch/secure_socket_patch.dart:99:46)")

    said = visit.reported("Nothing loads in the app since this morning, also not for my wife")
    read(said, "backend_error auth_expired", "P0 P1", "CERTIFICATE_VERIFY_FAILED")


def test_a_store_that_refuses_to_be_written() -> None:
    visit = Bridge().put(
        {
            "subsystem": "app.diary",
            "category": "store",
            "composedMessage": "loaded 812 entries",
            "messageType": "Info",
        }
    )
    for _ in range(2):
        visit.put(
            {
                "subsystem": "app.diary",
                "category": "store",
                "messageType": "Error",
                "composedMessage": "save failed: NSCocoaErrorDomain Code=642 the file "
                "couldn't be saved because the volume is read only",
            },
            "error",
        )

    said = visit.reported("kan niets meer in mijn dagboek opslaan")
    read(said, "storage permission_denied", "P1 P2 P0", "read only")


def test_a_deposit_that_was_booked_as_ten_times_as_much() -> None:
    visit = Bridge().pino(30, "deposit received", ref="D-8", amount="150.00", currency="EUR")
    visit.pino(
        40, "ledger mismatch: bank statement 150.00 EUR, account credited 1500.00 EUR", ref="D-8"
    )
    visit.pino(30, "health ok")

    said = visit.reported("my balance is far too high, please have a look")
    read(said, "api_contract backend_error", "P0", "1500.00")


def test_a_question_beside_a_run_that_is_green() -> None:
    visit = Bridge().put({"step": "page.goto('/')", "status": "passed", "ms": 300})
    visit.put({"step": "expect(locator).toBeVisible()", "status": "passed", "ms": 20, "retry": 1})
    visit.put({"step": "worker teardown", "status": "passed", "ms": 9})

    quiet(visit.reported("how do I see the video of a run?"))


def test_a_word_of_thanks_beside_old_errors() -> None:
    visit = Bridge().say("boot: config v3").say("mqtt: connection lost, reconnecting", "warn")
    visit.say("mqtt: connected").say("valve 2: open 10 min").say("valve 2: closed, 40 l")

    quiet(visit.reported("Danke, seit dem Update giesst alles wieder puenktlich"))
