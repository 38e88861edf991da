"""Other programs once more, after the first situations were mended; judged once before any rule."""

from analyze.app_visits import quiet, read
from analyze.bridge_visits import Bridge


def test_a_letter_that_went_to_somebody_else() -> None:
    visit = Bridge().say("INFO  [task-3] c.a.PayrollJob - run 2026-02 started, 212 employees")
    visit.say("WARN  [task-3] c.a.Mailer - smtp slow, 4100 ms", "warn")
    visit.say("WARN  [task-3] c.a.PayrollJob - payslip of employee 311 delivered to employee 113",
              "warn")  # fmt: skip
    visit.say("INFO  [task-3] c.a.PayrollJob - run 2026-02 finished")

    said = visit.reported("I got the payslip of a colleague in my mailbox")
    read(said, "backend_error api_contract permission_denied race", "P0", "employee 311",
         spared="smtp")  # fmt: skip


def test_pictures_that_are_too_large_for_the_way() -> None:
    visit = Bridge().crumb("navigation", **{"from": "Home", "to": "DamageReport"})
    visit.asked("GET", "https://api.insure.example/policies", 200)
    for _ in range(3):
        visit.crumb("touch", "Send report")
        visit.asked("POST", "https://api.insure.example/claims/8/photos", 413, reason="Too Large")

    said = visit.reported("enviar las fotos del golpe falla siempre, solo con una funciona")
    read(said, "validation_rejected backend_error", "P1 P2", "/claims/8/photos", "413")


def test_a_till_whose_line_to_the_bank_is_slow_to_say_no() -> None:
    visit = Bridge().say("2026-02-27 11:58:01.2|INFO|Till.Sale|sale 771 total 18,40")
    visit.say("2026-02-27 11:58:40.9|ERROR|Till.Eft|terminal 4 answered DECLINED 51 insufficient "
              "funds", "error")  # fmt: skip
    visit.say("2026-02-27 11:59:10.0|INFO|Till.Sale|sale 771 paid CASH 20,00 change 1,60")

    quiet(visit.reported("How do I print the daily report a second time?"), "P3",
          "unknown payment_declined")  # fmt: skip


def test_an_order_that_a_test_waits_for() -> None:
    visit = Bridge().put({"name": "visit", "message": "/checkout", "state": "passed"})
    visit.put({"name": "click", "message": "button:contains('Place order')", "state": "passed"})
    visit.put({"name": "wait", "message": "@placeOrder", "state": "passed",
               "consoleProps": {"url": "/api/orders", "method": "POST", "status": 500,
                                "body": "pricing service returned no currency"}}, "error")  # fmt: skip

    said = visit.reported("checkout spec red since the pricing deploy")
    read(said, "backend_error", "P1", "/api/orders", "500")


def test_a_server_that_reads_what_is_not_there() -> None:
    visit = Bridge().record(9, "HTTP POST /api/appointments responded 201 in 31 ms")
    visit.record(13, "cache miss for clinic 4")
    visit.record(17, "HTTP POST /api/appointments/77/confirm responded 500 in 12 ms",
                 exception__type="System.NullReferenceException",
                 exception__message="Object reference not set to an instance of an object.",
                 http__route="/api/appointments/{id}/confirm")  # fmt: skip

    said = visit.reported("confirming my appointment ends with an error page")
    read(said, "backend_error", "P1 P2", "/api/appointments/77/confirm", spared="cache miss")


def test_a_partner_that_asked_to_wait_and_then_answered() -> None:
    visit = Bridge().pino(30, "sync stock started", partner="acme")
    visit.pino(40, "partner answered 429, retrying in 5s", partner="acme", attempt=1)
    visit.pino(30, "sync stock finished", partner="acme", rows=812, attempt=2)

    quiet(visit.reported("could you add a column for the supplier's own number?"))


def test_an_order_that_the_supplier_never_got() -> None:
    visit = Bridge().pino(30, "commande 4471 enregistrée", client=88)
    for tour in (1, 2, 3):
        visit.pino(50, "commande 4471 non transmise au fournisseur: certificat client expiré",
                   tour=tour)  # fmt: skip

    said = visit.reported("ma commande de lundi est toujours en attente, le fournisseur n'a rien")
    read(said, "backend_error auth_expired third_party", "P1 P0", "non transmise")


def test_a_room_that_was_booked_by_two() -> None:
    visit = Bridge().put({"@t": "x", "@mt": "Room {Room} assigned to {Booking}", "Room": 12,
                          "Booking": "B-101"})  # fmt: skip
    visit.put({"@mt": "Room {Room} assigned to {Booking}", "Room": 12, "Booking": "B-102"})
    visit.put({"@mt": "Overbooking detected: room {Room} has {Count} bookings tonight", "Room": 12,
               "Count": 2, "@l": "Warning"}, "warn")  # fmt: skip

    said = visit.reported("somebody else was already in our hotel room when we arrived")
    read(said, "race backend_error api_contract", "P0 P1", "Overbooking")


def test_a_replay_in_which_the_key_ran_out() -> None:
    visit = Bridge().put({"type": "lr.core.LocationEvent", "data": {"href": "/billing"}})
    visit.put({"type": "lr.network.RequestEvent", "data": {
        "reqId": "r1", "request": {"url": "https://app.ledger.example/api/invoices",
                                   "method": "GET"}}})  # fmt: skip
    visit.put({"type": "lr.network.ResponseEvent", "data": {
        "reqId": "r1", "response": {"url": "https://app.ledger.example/api/invoices",
                                    "status": 401}}}, "warn")  # fmt: skip
    visit.put({"type": "lr.core.LogEvent", "data": {"args": ["session expired, go to /login"]}})

    said = visit.reported("My invoices page keeps asking me to log in again")
    read(said, "auth_expired", "P1 P2", "401")


def test_a_film_whose_key_is_not_given() -> None:
    visit = Bridge().track("Video Play Requested", title="Ep 4", quality="1080p")
    visit.track("Video Playback Error", errorCode="DRM_LICENSE_DENIED", reason="device not trusted")
    visit.track("Video Play Requested", title="Ep 4", quality="720p")
    visit.track("Video Playback Error", errorCode="DRM_LICENSE_DENIED", reason="device not trusted")

    said = visit.reported("the series will not start on my projector, other apps are fine")
    read(said, "permission_denied third_party", "P1 P2", "DRM_LICENSE_DENIED")


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
        visit.har("GET", "https://api.kurse.example/v1/courses", 0, "", time=90, statusText="",
                  _error="net::ERR_CERT_DATE_INVALID")  # fmt: skip
    visit.har("GET", "https://fonts.example/inter.woff2", 0, "", _error="net::ERR_BLOCKED")

    said = visit.reported("Kursliste bleibt leer bei allen Kollegen")
    read(said, "backend_error cors auth_expired", "P0 P1 P2", "/v1/courses", spared="fonts")


def test_a_search_that_takes_half_a_minute() -> None:
    visit = Bridge().har("GET", "https://lib.example/", 200)
    for _ in range(2):
        visit.har("GET", "https://lib.example/search?q=kafka", 200, '{"hits":12}', time=31400)

    said = visit.reported("searching the catalogue takes ages")
    read(said, "timeout_slow", "P2 P3", "/search")


def test_a_bag_that_came_back_empty() -> None:
    visit = Bridge().says("[oyun] oturum açıldı, oyuncu 5512", "[envanter] 214 eşya yüklendi")
    visit.say("[envanter] kayıt çakışması: sunucu sürümü 88, istemci 91, sunucu sürümü alındı",
              "warn")  # fmt: skip
    visit.say("[envanter] 0 eşya yüklendi")

    said = visit.reported("güncellemeden sonra çantamdaki bütün eşyalar silinmiş")
    read(said, "race storage stale_version api_contract backend_error", "P0 P1", "çakışması")


def test_a_kiosk_whose_start_button_throws() -> None:
    visit = Bridge()
    for _ in range(3):
        visit.say("Button_Start pressed")
        visit.say("NullReferenceException: Object reference not set to an instance of an object\n"
                  "  at TourLoader.Begin () [0x00012] in TourLoader.cs:41", "error")  # fmt: skip

    said = visit.reported("pressing start on the audio guide station does nothing")
    read(said, "js_exception dead_control", "P1", "NullReferenceException")


def test_a_tariff_that_nobody_knows() -> None:
    visit = Bridge().put({"w": "meter", "r": {"c": "OK", "kwh": 31.2}})
    for _ in range(2):
        visit.put({"w": "bill", "r": {"c": "E42", "t": "tariff N-17 not found"}}, "error")
    visit.put({"w": "lamp", "r": {"c": "OK"}})

    said = visit.reported("Ich kann am Ladepunkt nicht bezahlen, es kommt E42")
    read(said, "backend_error api_contract js_exception validation_rejected", "P1 P0", "E42")


def test_a_page_of_notes_that_is_of_yesterday() -> None:
    visit = Bridge().track("doc_saved", doc=7, version=91).track("doc_closed", doc=7)
    visit.track("sync_conflict_resolved", doc=7, kept="remote", discarded_version=91)
    visit.track("doc_opened", doc=7, version=88)

    said = visit.reported("everything I wrote this morning has vanished from the protocol")
    read(said, "race storage api_contract backend_error", "P0 P1", "discarded")


def test_a_box_of_lines_that_a_logger_draws() -> None:
    visit = Bridge().say("┌─────────────")
    visit.say("│ 💡 CartBloc: AddItem(sku: 771)").say("└─────────────")
    visit.say("│ ⛔ HandshakeException: Handshake error in client (OS Error: "
              "CERTIFICATE_VERIFY_FAILED: certificate has expired(handshake.cc:393))", "error")  # fmt: skip
    visit.say("│ #0 _SecureFilterImpl._handshake (dart:io-patch/secure_socket_patch.dart:99:46)")

    said = visit.reported("Nothing loads in the app since this morning, also not for my wife")
    read(said, "backend_error auth_expired", "P0 P1", "CERTIFICATE_VERIFY_FAILED")


def test_a_store_that_refuses_to_be_written() -> None:
    visit = Bridge().put({"subsystem": "app.diary", "category": "store",
                          "composedMessage": "loaded 812 entries", "messageType": "Info"})  # fmt: skip
    for _ in range(2):
        visit.put({"subsystem": "app.diary", "category": "store", "messageType": "Error",
                   "composedMessage": "save failed: NSCocoaErrorDomain Code=642 the file "
                                      "couldn't be saved because the volume is read only"},
                  "error")  # fmt: skip

    said = visit.reported("kan niets meer in mijn dagboek opslaan")
    read(said, "storage permission_denied", "P1 P2 P0", "read only")


def test_a_deposit_that_was_booked_as_ten_times_as_much() -> None:
    visit = Bridge().pino(30, "deposit received", ref="D-8", amount="150.00", currency="EUR")
    visit.pino(40, "ledger mismatch: bank statement 150.00 EUR, account credited 1500.00 EUR",
               ref="D-8")  # fmt: skip
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
