"""Banks, clinics and desks: money moved, findings kept, texts saved; told by who was at it."""

from analyze.sender_visits import Sender, held

BANK = "https://api.flussbank.example"
FHIR = "https://fhir.praxis.example/r4"


def test_a_transfer_over_the_days_limit_is_refused_rightly() -> None:
    app = Sender().screen("Przelew").tap("Wyślij")
    app.call(
        "POST",
        f"{BANK}/transfers",
        422,
        response={"code": "LIMIT_EXCEEDED", "message": "Daily limit of 2000 PLN reached"},
    )
    app.screen("Limity").call("GET", f"{BANK}/limits", 200).line("debug", "analytics flushed")

    seen = app.tells("Przelew nie przeszedł")

    held(seen, "validation_rejected", "Daily limit", "P3 P2")


def test_an_approval_that_nobody_could_give_runs_out() -> None:
    app = Sender().tap("Confirm transfer").call("POST", f"{BANK}/transfers", 202)
    app.nested("info", sca={"status": "PENDING", "channel": "push", "device": "Pixel 7"})
    app.nested("warn", after=90, sca={"status": "PENDING", "pushDelivered": False})
    app.nested(
        "error", after=90, sca={"status": "EXPIRED", "afterSeconds": 180, "pushDelivered": False}
    )
    app.screen("Transfer failed")

    seen = app.tells("I never get the message to approve, so I can't pay my rent")

    held(seen, "timeout_slow auth_expired", "EXPIRED", "P1")


def test_accounts_of_somebody_else_are_exposed() -> None:
    app = Sender().call("GET", f"{BANK}/accounts", 200).screen("Accounts")
    app.line("error", "accounts belong to customer 88123, session is customer 88132")
    app.line("info", "cache cleared").call("GET", f"{BANK}/cards", 200)

    seen = app.tells("There are accounts on my screen that aren't mine!")

    held(seen, "api_contract backend_error permission_denied", "88123", "P0")


def test_a_finger_that_was_added_takes_the_quick_way_in_away() -> None:
    app = (
        Sender()
        .screen("Lock")
        .add(
            "console",
            "error",
            {
                "type": "android.security.keystore.KeyPermanentlyInvalidatedException",
                "message": "Key permanently invalidated",
            },
        )
    )
    app.line("info", "biometric login off, asking for PIN").line("info", "PIN accepted")
    app.screen("Accounts").call("GET", f"{BANK}/accounts", 200)

    seen = app.tells("Fingerabdruck geht nicht mehr, nur noch PIN")

    held(
        seen, "auth_expired js_exception", "Key permanently invalidated", "P2 P3", "The page threw"
    )


def test_a_card_that_was_frozen_by_its_owner_declines() -> None:
    app = Sender().event(
        "card_authorization",
        merchant="Kiosk",
        amount="3.20",
        result="DECLINED",
        reason="CARD_FROZEN_BY_USER",
    )
    app.event("push_shown", kind="declined").event("card_unfrozen", card="7712")
    app.event("card_authorization", merchant="Kiosk", amount="3.20", result="APPROVED")

    seen = app.tells("Why was my card declined at the kiosk?")

    held(seen, "payment_declined", "CARD_FROZEN_BY_USER", "P3")


def test_vital_signs_in_the_wrong_shape_are_not_kept() -> None:
    tab = Sender().screen("Ward 2 / bed 7").tap("Save vitals")
    tab.call(
        "POST",
        f"{FHIR}/Observation",
        422,
        response={
            "resourceType": "OperationOutcome",
            "issue": [
                {
                    "severity": "error",
                    "diagnostics": "Observation.value[x]: string is not allowed, Quantity expected",
                }
            ],
        },
    )
    tab.tap("Save vitals").call("POST", f"{FHIR}/Observation", 422)
    tab.call("GET", "https://mdm.praxis.example/policy", 200).line("debug", "kiosk mode on")

    seen = tab.tells("I typed the blood pressure three times and it never keeps it")

    held(seen, "validation_rejected api_contract", "/Observation", "P1")


def test_consultations_that_a_full_tablet_did_not_keep_are_lost() -> None:
    tab = Sender().screen("Consultation 31").line("warn", "free space 3 MB").tap("Enregistrer")
    tab.line("error", "SQLiteFullException: database or disk is full (code 13 SQLITE_FULL)")
    tab.line("info", "form closed").screen("Liste").line("info", "30 consultations")

    seen = tab.tells("Les consultations de ce matin ont disparu")

    held(seen, "storage", "disk is full", "P0 P1")


def test_forms_that_went_up_after_the_sign_in_are_well() -> None:
    tab = Sender().line("info", "18 forms waiting")
    tab.call("POST", "https://sync.praxis.example/forms", 401)
    tab.line("warn", "sync stopped: sign in again").tap("Sign in")
    tab.call("POST", "https://sync.praxis.example/login", 200)
    tab.call("POST", "https://sync.praxis.example/forms", 200).line("info", "18 of 18 forms sent")

    seen = tab.tells("The cloud was red this morning, is everything in now?")

    held(seen, "unknown auth_expired", "", "P3")


def test_free_times_that_take_half_a_minute_to_come() -> None:
    tab = (
        Sender()
        .tap("Nueva cita")
        .call("GET", "https://cita.praxis.example/slots?doc=4", 200, durationMs=28100, after=28)
    )
    tab.tap("Nueva cita").call(
        "GET", "https://cita.praxis.example/slots?doc=2", 200, durationMs=31700, after=31
    )
    tab.line("info", "appointment saved")

    held(tab.tells("se queda pensando"), "timeout_slow", "/slots", "P2 P3")


def test_a_save_that_worked_at_the_second_try_is_a_flicker() -> None:
    """Editors on Windows: a scanner holds the file for a moment."""
    desk = (
        Sender()
        .line("info", "autosave notes.md")
        .line(
            "warn", "EPERM: operation not permitted, rename 'notes.md.tmp' -> 'notes.md', retry 1/5"
        )
    )
    desk.line("info", "autosave notes.md done, 18 kB").line("info", "autosave notes.md done, 19 kB")

    seen = desk.tells("Some window flashed up for a second, is my text safe?")

    held(seen, "unknown storage", "", "P3")


def test_a_full_disk_leaves_an_empty_file_where_a_text_was() -> None:
    desk = Sender().line("info", "open thesis.md 412 kB").line("info", "save thesis.md")
    desk.line("error", "ENOSPC: no space left on device, write")
    desk.line("warn", "thesis.md on disk is 0 B").line("info", "window reloaded from disk")
    desk.line("warn", "update server not reachable")

    seen = desk.tells("论文内容全没了，文件是空的")

    held(seen, "storage", "ENOSPC", "P0 P1", "update server")


def test_an_add_on_of_somebody_else_leaves_its_pane_empty() -> None:
    desk = Sender().line("info", "plugins: 7 loaded").line("info", "open plan.md")
    desk.line(
        "error",
        "[plugin:mermaid-live] TypeError: Cannot read properties of undefined "
        "(reading 'parse')\n    at render (/plugins/mermaid-live/main.js:212:9)",
    )
    desk.line("info", "save plan.md done")

    seen = desk.tells("the diagram pane stays white")

    held(seen, "third_party", "mermaid-live", "P2 P3", "The page threw")


def test_a_seat_too_few_keeps_somebody_out_of_the_program() -> None:
    desk = Sender().call(
        "POST",
        "https://lic.zeichen.example/checkout",
        403,
        response={"error": "no_seat", "message": "All 25 seats of ACME are in use"},
    )
    desk.line("error", "licence: no seat, starting in view mode").screen("Viewer")

    seen = desk.tells("編集できません。閲覧のみになります")

    held(seen, "permission_denied validation_rejected", "25 seats", "P2 P1")


def test_an_export_that_is_slow_beside_an_update_that_was_skipped() -> None:
    desk = Sender().line("warn", "update 3.2.1: signature mismatch, skipped").tap("Export PDF")
    desk.line("info", "export PDF started, 214 pages")
    desk.line("warn", "export PDF took 94 s", after=94).line("info", "export PDF saved, 41 MB")

    seen = desk.tells("PDF takes forever")

    held(seen, "timeout_slow", "94 s", "P2 P3", "signature")


def test_a_password_that_the_extension_has_no_room_for() -> None:
    """chrome.storage.sync holds 8 kB an item."""
    ext = Sender().line("info", "popup opened").tap("Save login")
    ext.line("error", "Unchecked runtime.lastError: QUOTA_BYTES_PER_ITEM quota exceeded")
    ext.line("info", "popup closed").line("info", "popup opened").line("info", "vault: 96 items")

    seen = ext.tells("New logins aren't in the list after I save them")

    held(seen, "storage", "QUOTA_BYTES_PER_ITEM", "P1 P2")


def test_an_extension_that_was_renewed_is_dead_in_open_tabs() -> None:
    ext = Sender().line("info", "onInstalled: update 4.9.0 -> 4.10.0")
    ext.line("error", "Uncaught (in promise) Error: Extension context invalidated. content.js:963")
    ext.line("error", "Uncaught (in promise) Error: Extension context invalidated. content.js:963")
    ext.line("info", "content script ready https://shop.example.com", after=40)

    seen = ext.tells("Autofill did nothing until I reloaded the tab")

    held(seen, "stale_version", "context invalidated", "P2 P3")
