"""Editors and sign-ins of a back office. Judged before the analyzer had read them."""

from analyze.office_visits import Fault, calm, held, office


def test_an_autosave_that_was_refused_and_said_to_be_done() -> None:
    visit = office("/cms/pages/9")
    visit.ok("POST", "/api/cms/pages/9/autosave", '{"ok":true,"revision":18}').waits(30)
    for _ in range(3):
        visit.ok("POST", "/api/cms/pages/9/autosave", '{"ok":false,"reason":"revision_locked"}')
        visit.says("info", "All changes saved").waits(30)
    said = visit.judge("It said all changes saved and half of my text is gone")
    held(
        said,
        "validation_rejected api_contract backend_error race",
        "revision_locked",
        "P0 P1 P2",
        "/api/tips",
    )


def test_a_proposal_that_has_grown_too_large() -> None:
    visit = office("/proposals/5").no("PUT", "/api/proposals/5", 413).waits(20)
    visit.click("Guardar").no("PUT", "/api/proposals/5", 413)
    visit.click("Guardar", after=7).no("PUT", "/api/proposals/5", 413)
    said = visit.judge("Desde que pegué las fotos no me guarda la propuesta")
    held(said, "validation_rejected backend_error", "413 | /api/proposals/5", "P1 P2", "/api/tips")


def test_a_save_that_failed_once_and_a_shortcut_of_the_browser() -> None:
    visit = office("/letters/3").no("PUT", "/api/letters/3", 503).waits(3)
    visit.ok("PUT", "/api/letters/3").waits(60).ok("PUT", "/api/letters/3")
    calm(visit.judge("Ctrl+B opens the bookmarks instead of making it bold"), "P3 P2")


def test_a_sign_in_that_is_over_after_lunch() -> None:
    visit = office("/contracts/12").ok("PUT", "/api/contracts/12").turns("hidden").waits(3100)
    visit.turns("visible").says("error", "[oidc] silent renew failed: login_required")
    visit.click("Speichern").no("PUT", "/api/contracts/12", 401).click("Speichern", after=6)
    visit.no("PUT", "/api/contracts/12", 401)
    said = visit.judge("Nach der Pause nimmt er nichts mehr an, ich habe 20 Minuten getippt")
    held(said, "auth_expired", "401 | /api/contracts/12", "P1 P2", "/api/tips")


def test_a_sign_in_after_lunch_that_renewed_itself() -> None:
    visit = office("/contracts/13").turns("hidden").waits(3100).turns("visible")
    visit.no("GET", "/api/contracts/13", 401).ok("POST", "/oauth/token").ok(
        "GET", "/api/contracts/13"
    ).click("Save").ok("PUT", "/api/contracts/13")
    calm(visit.judge("Where do I find the contracts that were terminated last year?"))


def test_a_key_for_saving_that_asks_for_nothing() -> None:
    visit = office("/notes/7").click("Title").click("Body").waits(40).comes("/notes")
    visit.ok("GET", "/api/notes")
    said = visit.judge("ctrl+s used to save, now my note was lost when I left")
    held(said, "unknown dead_control", "", "P2 P1 P3", "/api/tips")


def test_a_laptop_that_woke_without_its_tunnel() -> None:
    visit = office("/cases").ok("GET", "/api/cases").turns("hidden").waits(2400)
    visit.turns("visible").turns("offline").turns("online", after=2).click("Actualiser")
    for _ in range(2):
        visit.unanswered("GET", "/api/cases").unanswered("GET", "/api/inbox/count").waits(8)
    visit.click("Actualiser").unanswered("GET", "/api/cases")
    said = visit.judge("plus rien ne charge depuis que j'ai rouvert le portable")
    held(said, "offline backend_error", "/api/cases", "P1 P2", "/api/tips")


def test_a_draft_that_could_not_be_kept_beside_the_answer() -> None:
    visit = office("/tickets/8/reply").wrote("draft:8", 900)
    visit.wrote("draft:8", 6_000_000, "QuotaExceededError: The quota has been exceeded.")
    visit.waits(40).click("Reload").comes("/tickets/8/reply", how="load").wrote("theme", 4)
    said = visit.judge("pasted screenshots into my reply and after a reload it was empty")
    held(said, "storage", "draft:8", "P1 P2", "/api/tips")


def test_an_editor_whose_undo_throws() -> None:
    visit = office("/templates/2").click("Insert field").click("Undo")
    visit.says("error", "[editor] undo", Fault("RangeError", "Position 88 outside of fragment"))
    said = visit.judge("Rückgängig geht nicht mehr", "/templates/2")
    held(said, "js_exception", "Position 88 outside of fragment", "P2", "/api/tips")
