"""Editors: autosave, drafts, undo, clipboard, exports. Judged before the analyzer had read them."""

from analyze.app_visits import app, quiet, read
from analyze.code_visits import FIREFOX, SAFARI

CONFLICT = '{"code":"version_conflict","message":"Document was changed","currentVersion":14}'


def test_a_colleague_saved_first() -> None:
    """2witstudios/PageSpace 2447: a 409 on save throws away what was typed."""
    visit = app("/docs/81").hums().types("body").waits(4)
    visit.said("PUT", "/api/documents/81", 409, CONFLICT).waits(5)
    visit.log("warn", "[autosave] not saved, trying again").said(
        "PUT", "/api/documents/81", 409, CONFLICT
    ).waits(10).said("PUT", "/api/documents/81", 409, CONFLICT)

    said = visit.judge("My text vanishes after a while, Anna is in the same page", "/docs/81")
    read(said, "race stale_version validation_rejected", "P1 P2", "/api/documents/81", "409")


def test_an_autosave_after_the_session_was_over() -> None:
    visit = app("/drafts/7").types("body").said("PUT", "/api/drafts/7", 200).waits(1900)
    for _ in range(4):
        visit.types("body").waits(3).said("PUT", "/api/drafts/7", 401, '{"error":"token_expired"}')
    visit.hums()

    said = visit.judge("Mein Artikel von heute Vormittag ist weg!!", "/drafts/7")
    read(said, "auth_expired", "P1 P2", "/api/drafts/7", "401")


def test_undo_throws_and_an_older_save_had_worked_again() -> None:
    """ProseMirror: positions outside of the document after an undo."""
    visit = app("/notes/3").types("body").said("PUT", "/api/notes/3", 503).waits(2)
    visit.said("PUT", "/api/notes/3", 200).hums().click("Undo")
    visit.broke("RangeError: Position 412 out of range")

    said = visit.judge("strg+z geht nicht mehr, alles hängt", "/notes/3")
    read(said, "js_exception", "P2", "RangeError", "Position 412 out of range", spared="503")


def test_a_collaborative_editor_that_stops_taking_text() -> None:
    visit = app("/docs/9", FIREFOX).types("body").hums()
    visit.logged("[collab]", "RangeError: Applying a mismatched transaction")
    visit.types("body").logged("[collab]", "RangeError: Applying a mismatched transaction")

    said = visit.judge("Since this morning nothing I type stays in the document", "/docs/9")
    read(said, "js_exception race", "P1 P2", "mismatched transaction")


def test_another_tab_has_a_newer_drafts_database() -> None:
    visit = app("/inbox/new").types("body").hums()
    visit.denies("VersionError: The requested version (3) is less than the existing version (4).")

    said = visit.judge("Drafts are not kept when I close the window", "/inbox/new")
    read(said, "storage stale_version", "P2 P1", "VersionError")


def test_a_draft_does_not_fit_into_the_browser() -> None:
    visit = app("/posts/44/edit").types("body").wrote("draft:44", 80).hums().waits(3)
    visit.wrote("draft:44", 5242880, "QuotaExceededError: The quota has been exceeded.")
    visit.types("body").wrote(
        "draft:44", 5242990, "QuotaExceededError: The quota has been exceeded."
    )

    said = visit.judge("el borrador no se guarda si pego fotos", "/posts/44/edit")
    read(said, "storage", "P2 P1", "draft:44", "QuotaExceededError")


def test_a_copy_button_without_the_focus() -> None:
    """mustang-im/mustang 357, fjordllc/bootcamp 8048."""
    error = "Failed to execute 'writeText' on 'Clipboard': Document is not focused."
    visit = app("/projects/2/keys").hums().click("Copy link").denies(f"NotAllowedError: {error}")

    said = visit.judge("copy does nothing", "/projects/2/keys")
    read(said, "permission_denied js_exception", "P2 P3", "NotAllowedError")


def test_a_pasted_picture_is_too_large_for_the_proxy() -> None:
    """halo-dev/docs 313."""
    visit = app("/wiki/start/edit").types("body").hums()
    page = "<html><head><title>413 Request Entity Too Large</title></head></html>"
    visit.said("POST", "/api/images", 413, page, contentType="text/html", requestBytes=3521000)

    said = visit.judge("粘贴图片没有反应", "/wiki/start/edit")
    read(said, "validation_rejected backend_error", "P2 P3", "/api/images", "413")


def test_a_deleted_task_cannot_be_brought_back() -> None:
    visit = app("/tasks").click("Delete").said("DELETE", "/api/tasks/9", 204).click("Undo")
    visit.said("POST", "/api/tasks/9/restore", 404, '{"message":"Task not found"}').hums()

    said = visit.judge("Undo after deleting doesn't bring the task back", "/tasks")
    read(said, "api_contract backend_error validation_rejected", "P2 P1", "/api/tasks/9/restore")


def test_an_export_that_no_gateway_waits_for() -> None:
    visit = app("/docs/5").hums().refuses("https://px.ads.example/1.gif", "img-src")
    visit.click("Export as Word").waits(60)
    visit.ask("POST", "/api/documents/5/export", 504, durationMs=60012, contentType="text/html")
    visit.click("Export as Word").waits(60)
    visit.ask("POST", "/api/documents/5/export", 504, durationMs=60008, contentType="text/html")

    said = visit.judge("L'export Word tourne sans fin puis erreur", "/docs/5")
    read(said, "timeout_slow backend_error", "P2", "/api/documents/5/export", "504")


def test_an_autosave_that_overtakes_itself_is_well() -> None:
    visit = app("/docs/2").types("body")
    for _ in range(4):
        visit.aborted("PUT", "/api/documents/2").waits(1)
    visit.said("PUT", "/api/documents/2", 200).hums()

    quiet(visit.judge("Is there any way to change the default font?", "/docs/2"))


def test_a_draft_that_waited_for_the_network_is_well() -> None:
    visit = app("/docs/6").types("body").turns("offline").unanswered("PUT", "/api/documents/6")
    visit.wrote("outbox", 300).turns("online", 9).said("PUT", "/api/documents/6", 200)
    visit.log("info", "[sync] 1 change sent").types("body").said("PUT", "/api/documents/6", 200)

    said = visit.judge("what does the little cloud with the tick mean?", "/docs/6")
    quiet(said, "P3", "unknown offline")


def test_the_editor_of_yesterdays_release() -> None:
    lost = "https://shop.example.com/assets/Editor-9f1c2b7a.js"
    visit = app("/pages").hums().press("a.edit", "a", "Editar")
    visit.ask("GET", lost, 404, resource="script").rejects(
        f"TypeError: Failed to fetch dynamically imported module: {lost}"
    )

    said = visit.judge("al pulsar editar la pantalla se queda en blanco", "/pages")
    read(said, "chunk_load stale_version", "P1 P2", "Editor-9f1c2b7a.js")


def test_a_comment_that_is_too_long() -> None:
    visit = app("/docs/3", SAFARI).types("comment").click("Comment")
    body = '{"errors":{"body":["is too long (maximum is 2000 characters)"]}}'
    visit.said("POST", "/api/comments", 422, body).hums()

    said = visit.judge("Kann keinen Kommentar schreiben", "/docs/3")
    read(said, "validation_rejected", "P2 P3", "/api/comments", "too long")
