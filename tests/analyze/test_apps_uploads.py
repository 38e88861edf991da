"""Files that are sent: sizes, kinds, scanners, buckets, chunks. Judged before they were read."""

from analyze.app_visits import BUCKET, app, quiet, read
from analyze.code_visits import IPHONE


def s3(code: str, message: str) -> str:
    return f"<Error><Code>{code}</Code><Message>{message}</Message></Error>"


def test_an_attachment_over_the_proxys_limit() -> None:
    """filebrowser/filebrowser 1247, fsek/web 162."""
    visit = app("/tickets/12").hums()
    for _ in range(2):
        visit.click("Attach file").waits(3)
        visit.ask("POST", "/api/attachments", 413, contentType="text/html", requestBytes=12400000)

    said = visit.judge("Cannot attach my scan, it is only 12 MB", "/tickets/12")
    read(said, "validation_rejected backend_error", "P2", "/api/attachments", "413")


def test_a_bucket_that_does_not_take_the_signature() -> None:
    """amazon-archives/aws-sdk-core-ruby 183."""
    visit = app("/files").click("Upload").said("POST", "/api/uploads/sign", 200).hums()
    body = s3("SignatureDoesNotMatch", "The request signature we calculated does not match")
    visit.said("PUT", BUCKET, 403, body, contentType="application/xml")
    visit.log("error", "[upload] failed with 403")

    said = visit.judge("Hochladen bricht sofort ab", "/files")
    read(said, "permission_denied third_party auth_expired api_contract", "P2 P1",
         "amazonaws.com", "403")  # fmt: skip


def test_a_signature_that_ran_out_while_the_file_went() -> None:
    """aws/aws-sdk-js 2306."""
    visit = app("/files").click("Upload").said("POST", "/api/uploads/sign", 200).waits(1300)
    body = s3("AccessDenied", "Request has expired")
    visit.said("PUT", BUCKET, 403, body, contentType="application/xml", durationMs=1290000).hums()

    said = visit.judge("Big videos go to 100% and then fail, small ones are fine", "/files")
    read(said, "auth_expired permission_denied third_party", "P2 P1", "amazonaws.com", "expired")


def test_a_bucket_that_does_not_let_the_page_in() -> None:
    visit = app("/files").hums().click("Upload").said("POST", "/api/uploads/sign", 200)
    visit.unanswered("PUT", BUCKET, "network error", resource="xhr", durationMs=180)
    visit.click("Try again").said("POST", "/api/uploads/sign", 200)
    visit.unanswered("PUT", BUCKET, "network error", resource="xhr", durationMs=160)

    said = visit.judge("upload error every time, internet is fine", "/files")
    read(said, "cors third_party", "P2 P1", "amazonaws.com")


def test_a_scanner_that_is_not_there() -> None:
    visit = app("/cases/4").click("Upload document").said("POST", "/api/files", 201).hums()
    for _ in range(5):
        visit.waits(2).said("GET", "/api/files/9/status", 200, '{"status":"scanning"}')
    body = '{"status":"failed","reason":"scanner_unavailable"}'
    visit.said("GET", "/api/files/9/status", 200, body)
    visit.log("error", "[upload] scan failed: scanner_unavailable")

    said = visit.judge("Stuck at processing, then 'something went wrong'", "/cases/4")
    read(said, "backend_error", "P2", "scanner_unavailable")


def test_a_scanner_that_found_something() -> None:
    visit = app("/cases/4").click("Upload document").hums()
    body = '{"code":"MALWARE_DETECTED","message":"The file was blocked by the virus scanner"}'
    visit.said("POST", "/api/files", 422, body)

    said = visit.judge("pourquoi mon fichier est refusé ?", "/cases/4")
    read(said, "validation_rejected", "P3 P2", "/api/files", "virus scanner")


def test_a_chunk_at_another_place_than_the_server_is() -> None:
    """opencloud-eu/desktop 971, pal-tamas/rask 895."""
    visit = app("/media").click("Upload").said("POST", "/api/uploads", 201).hums()
    visit.ask("PATCH", "/api/uploads/f3a9", 204).ask("PATCH", "/api/uploads/f3a9", 204).waits(8)
    for _ in range(3):
        visit.said("PATCH", "/api/uploads/f3a9", 409, '{"message":"mismatched offset"}').waits(3)
    visit.logged("", "Error: tus: unexpected response while uploading chunk, response code: 409")

    said = visit.judge("Upload hängt bei 99 %", "/media")
    read(said, "api_contract race validation_rejected backend_error", "P2 P1",
         "/api/uploads/f3a9", "409")  # fmt: skip


def test_a_remembered_upload_that_the_server_forgot_begins_anew() -> None:
    """tus/tus-js-client 50."""
    visit = app("/media").click("Upload").ask("HEAD", "/api/uploads/a1", 404).hums()
    visit.said("POST", "/api/uploads", 201).ask("PATCH", "/api/uploads/b2", 204)
    visit.comes("/media/b2").said("GET", "/api/media/b2", 200)

    quiet(visit.judge("Can I sort my videos by name?", "/media/b2"))


def test_a_line_that_went_while_a_file_was_sent() -> None:
    visit = app("/media").click("Upload").said("POST", "/api/uploads", 201)
    visit.ask("PATCH", "/api/uploads/c3", 204).turns("offline", 20)
    visit.unanswered("PATCH", "/api/uploads/c3").log("error", "[upload] stopped at 61 %")
    visit.turns("online", 40)

    said = visit.judge("upload stopped at 61%", "/media")
    read(said, "offline", "P3 P2", "/api/uploads/c3")


def test_a_kind_of_picture_that_the_page_does_not_take() -> None:
    visit = app("/profile", IPHONE).hums().click("Choose photo").waits(4)
    visit.log("warn", "[dropzone] IMG_0412.HEIC rejected: file-invalid-type")

    said = visit.judge("I can't set a picture from my iPhone", "/profile")
    read(said, "validation_rejected", "P3 P2", "file-invalid-type")


def test_a_workspace_that_is_full() -> None:
    visit = app("/files").click("Upload").hums()
    body = '{"error":"storage_quota_exceeded","message":"Your workspace uses 5 GB of 5 GB"}'
    visit.said("POST", "/api/uploads", 403, body).click("Upload").said(
        "POST", "/api/uploads", 403, body
    )

    said = visit.judge("envio de arquivos parou de funcionar", "/files")
    read(said, "validation_rejected permission_denied", "P3 P2", "/api/uploads", "5 GB of 5 GB")


def test_a_file_that_came_and_was_not_finished() -> None:
    visit = app("/library").lost("https://shop.example.com/thumbs/3.webp", "img").hums()
    visit.click("Upload").said("POST", "/api/uploads/sign", 200).ask("PUT", BUCKET, 200)
    visit.said("POST", "/api/uploads/9/complete", 500, '{"error":"internal"}')

    said = visit.judge("bar reaches the end but the file isn't in the list", "/library")
    read(said, "backend_error", "P2 P1", "/api/uploads/9/complete", "500", spared="thumbs")


def test_a_picture_that_the_browser_cannot_read() -> None:
    visit = app("/avatars").hums().click("Crop and save")
    visit.denies("InvalidStateError: The source image could not be decoded.")

    said = visit.judge("Profilbild speichern geht nicht", "/avatars")
    read(said, "js_exception validation_rejected", "P2 P3", "could not be decoded")


def test_a_file_that_was_moved_after_it_was_chosen() -> None:
    error = "NotReadableError: The requested file could not be read, typically due to permission "
    error += "problems that have occurred after a reference to a file was acquired."
    visit = app("/claims/new").hums().click("Envoyer").denies(error)

    said = visit.judge("impossible d'envoyer le justificatif", "/claims/new")
    read(said, "permission_denied js_exception", "P2 P3", "NotReadableError")


def test_an_import_whose_rows_are_refused_one_by_one() -> None:
    visit = app("/contacts/import").click("Import").said("POST", "/api/imports", 202).hums()
    visit.waits(2).said("GET", "/api/imports/8", 200, '{"state":"running","done":40}')
    body = '{"state":"failed","error":"row 41: column email is missing"}'
    visit.waits(2).said("GET", "/api/imports/8", 200, body)
    visit.log("error", "import failed: row 41: column email is missing")

    said = visit.judge("CSV import fails without saying why", "/contacts/import")
    read(said, "validation_rejected backend_error", "P2 P3", "column email is missing")
