"""Programs on desktops, and what runs in or beside other programs."""

from analyze.app_visits import quiet, read
from analyze.bridge_visits import Bridge


def test_an_invoice_that_the_database_lets_go() -> None:
    visit = Bridge().put({"@mt": "Opened {Window}", "Window": "Invoice", "@l": "Information"})
    for attempt in (1, 2, 3):
        visit.put(
            {"@mt": "Saving invoice {No} failed, attempt {Attempt}", "No": "R-2026-118",
             "Attempt": attempt, "@l": "Error",
             "@x": "Microsoft.Data.SqlClient.SqlException: Transaction (Process ID 61) was "
                   "deadlocked on lock resources and has been chosen as the deadlock victim."},
            "error", after=4)  # fmt: skip
    visit.put({"@mt": "Update check failed: {Reason}", "Reason": "proxy", "@l": "Warning"}, "warn")

    said = visit.reported("Rechnung laesst sich nicht speichern, seit einer Stunde probiert")
    read(said, "backend_error", "P1", "deadlock", spared="Update check")


def test_a_document_that_may_not_be_written_there() -> None:
    visit = Bridge().say("[main] ready in 1204 ms")
    visit.say("[updater] Error: sha512 checksum mismatch, expected 9f3", "error")
    visit.say("[export] rendering 14 pages")
    visit.say("[export] Error: EACCES: permission denied, open 'Z:\\Angebote\\A-77.pdf'", "error")
    visit.say("[ui] export dialog closed")

    said = visit.reported("When I export an offer as PDF there is simply no file afterwards")
    read(said, "permission_denied storage", "P2 P1", "EACCES", spared="checksum")


def test_a_licence_that_cannot_be_asked_for() -> None:
    visit = Bridge().says("qt.qpa.fonts: Populating font family aliases took 91 ms")
    for _ in range(3):
        visit.say("license: GET https://license.drawkit.example/v1/lease: Operation timed out "
                  "(10000 ms)", "error", after=12)  # fmt: skip
    visit.say("license: no lease, switching to read-only mode", "warn")

    said = visit.reported("急に読み取り専用になって図面を編集できません")
    read(said, "timeout_slow", "P1", "license.drawkit.example", "read-only")


def test_a_sheet_that_asked_too_often_today() -> None:
    visit = Bridge().put({"severity": "INFO", "textPayload": "syncStock started, 812 rows"})
    visit.put(
        {"severity": "ERROR", "textPayload": "Exception: Service invoked too many times for one "
         "day: urlfetch.\n    at fetchPrice(Code:41:22)\n    at syncStock(Code:12:5)"},
        "error")  # fmt: skip
    visit.put({"severity": "INFO", "textPayload": "syncStock finished, 311 rows updated"})

    said = visit.reported("Half of the rows in my stock sheet still have yesterday's prices")
    read(said, "third_party validation_rejected backend_error js_exception", "P2",
         "too many times")  # fmt: skip


def test_a_skill_that_answers_too_late() -> None:
    visit = Bridge()
    for at in ("8f14e45f-ceea-467f-a0e6-b2b6c3d1f9aa", "c9f0f895-fb98-4b91-99f5-1fd0297e236d"):
        visit.says(f"START RequestId: {at} Version: 14", f"{at} intent=NextBusIntent stop=Rathaus")
        visit.say(f"{at} Task timed out after 3.00 seconds", after=3)
        visit.say(f"REPORT RequestId: {at} Duration: 3000.00 ms Memory Size: 128 MB")

    said = visit.reported("Der Lautsprecher sagt immer nur, der Skill antwortet nicht")
    read(said, "timeout_slow", "P1", "3.00 seconds")


def test_a_bot_that_waited_and_then_delivered() -> None:
    visit = Bridge().put({"update_id": 811, "text": "/start"}).put({"method": "sendMessage"})
    visit.put(
        {"method": "sendMessage", "ok": False, "error_code": 429,
         "description": "Too Many Requests: retry after 3"}, "warn")  # fmt: skip
    visit.put({"method": "sendMessage", "ok": True, "attempt": 2}, after=3)
    visit.put({"update_id": 812, "text": "/help"}).put({"method": "sendMessage", "ok": True})

    quiet(visit.reported("Is there a way to mute the bot at night?"))


def test_a_document_that_has_more_than_there_is() -> None:
    visit = Bridge().says("Открыт документ: Реализация №114", "Проведение документа №114")
    visit.say("Документ №114 не проведён: недостаточно товара на складе «Основной», "
              "нужно 40, остаток 12", "error")  # fmt: skip
    visit.says("Проведение документа №114")
    visit.say("Документ №114 не проведён: недостаточно товара на складе «Основной», "
              "нужно 40, остаток 12", "error")  # fmt: skip

    said = visit.reported("программа не даёт провести накладную")
    read(said, "validation_rejected", "P2 P3", "недостаточно товара")


def test_a_hire_bike_that_cannot_be_given_back() -> None:
    visit = Bridge().put({"kind": "ble", "msg": "connect GATT 133"}, "warn")
    visit.put({"kind": "ble", "msg": "connected on attempt 2"})
    visit.put({"kind": "ride", "msg": "lock closed, ending ride 9"})
    for _ in range(3):
        visit.put(
            {"kind": "http", "verb": "POST", "path": "/rides/9/end", "err": "timeout of 15000ms "
             "exceeded"}, "error", after=15)  # fmt: skip
    visit.put({"kind": "ride", "msg": "ride 9 still running, 3 h 12 min, EUR 18.20"}, "warn")

    said = visit.reported("You billed me for three hours although the bike was locked after 10 min")
    read(said, "timeout_slow backend_error", "P0 P1", "/rides/9/end", spared="GATT")
