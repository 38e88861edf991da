"""What browsers, their extensions and their owners do to a page. Not: the page's own errors."""

from analyze.outside_visits import INSIDE, IPHONE, REJECTED, SAFARI, Fault, held, out


def test_a_translator_that_moved_what_a_kit_had_made() -> None:  # react 17256
    gone = ("NotFoundError: Failed to execute 'removeChild' on 'Node': The node to be removed is "
            "not a child of this node.")  # fmt: skip
    visit = out("/checkout/address").ok("GET", "/api/addresses").fills("street", "city")
    visit.click("Continuar").broke(gone).dead("Continuar", 2)

    said = visit.judge("com o tradutor do chrome a tela fica branca", "/checkout/address")
    held(said, "js_exception third_party", "removeChild", "P1", "matomo")


def test_an_extension_that_shouts_beside_a_till_that_fails() -> None:
    visit = out("/checkout").extended("TypeError: Cannot read properties of undefined (reading "
                                      "'sendMessage')").click("Pay now")  # fmt: skip
    visit.no("POST", "/api/payments", 503)

    said = visit.judge("zahlen geht nicht", "/checkout")
    held(said, "backend_error", "/api/payments | 503", "P1", "sendMessage")


def test_a_keeper_of_passwords_beside_a_wrong_one() -> None:
    visit = out("/login").fills("email", "password").extended(
        "Error: Could not establish connection. Receiving end does not exist.")  # fmt: skip
    visit.click("Log in").no("POST", "/api/login", 401, '{"message":"Invalid email or password"}')

    said = visit.judge("bitwarden fills my password and you say it's wrong", "/login")
    held(said, "validation_rejected permission_denied auth_expired", "Invalid email or password",
         "P3", "Receiving end")  # fmt: skip


def test_a_draft_for_which_no_room_is_left() -> None:  # minio browser 225
    visit = out("/editor/14").waits(60).wrote(
        "draft:14", 6_100_000, "QuotaExceededError: Failed to execute 'setItem' on 'Storage': "
        "Setting the value of 'draft:14' exceeded the quota.")  # fmt: skip
    visit.says("warn", "autosave skipped").loads("/editor/14", "/editor/14", 30)

    said = visit.judge("mes deux dernières heures de texte ont disparu", "/editor/14")
    held(said, "storage", "draft:14", "P0 P1 P2", "matomo")


def test_a_store_that_may_not_be_read() -> None:
    denied = ("SecurityError: Failed to read the 'localStorage' property from 'Window': Access is "
              "denied for this document.")  # fmt: skip
    visit = out("/", quiet=True).broke(denied).waits(4).loads("/", "/").broke(denied)

    said = visit.judge("only a white page, chrome, cookies off", "/")
    held(said, "storage", "localStorage", "P1", "")


def test_a_base_that_a_private_window_does_not_open() -> None:
    visit = out("/notes", SAFARI).rejects("UnknownError: Connection to Indexed Database server "
                                          "lost. Refresh the page to try again")  # fmt: skip
    visit.says("error", "[notes] local db unavailable").dead("New note", 2)

    said = visit.judge("no se puede crear ninguna nota", "/notes")
    held(said, "storage", "Indexed Database", "P1 P2", "facebook")


def test_a_camera_that_its_owner_keeps_shut() -> None:
    visit = (
        out("/consultations/9/room")
        .ok("GET", "/api/consultations/9")
        .click("Join")
        .denies("NotAllowedError: Permission denied")
        .says("info", "please allow the camera and try again")
    )

    said = visit.judge("doctor cannot see me", "/consultations/9/room")
    held(said, "permission_denied", "Permission denied", "P1 P2 P3", "matomo")


def test_a_frame_that_was_not_given_the_microphone() -> None:
    visit = out("/embed/recorder").says(
        "warn", "[Violation] Permissions policy violation: microphone is not allowed in this "
        "document.").click("Record answer")  # fmt: skip
    visit.says("error", "getUserMedia failed", Fault("NotAllowedError", "Permission denied"))
    visit.dead("Record answer")

    said = visit.judge("aufnahme startet nicht, mikro ist erlaubt!", "/embed/recorder")
    held(said, "permission_denied", "microphone", "P1 P2", "facebook")


def test_a_camera_that_another_program_holds() -> None:
    visit = out("/verify/selfie", IPHONE).click("Take photo").denies(
        "NotReadableError: Could not start video source").waits(3)  # fmt: skip
    visit.click("Take photo").denies("NotReadableError: Could not start video source")

    said = visit.judge("can't verify my identity, black picture", "/verify/selfie")
    held(said, "permission_denied js_exception", "Could not start video source", "P1 P2", "")


def test_a_label_whose_window_was_never_opened() -> None:
    visit = out("/returns/31", SAFARI).click("Etikett drucken").ok("POST", "/api/returns/31/label")
    visit.broke("TypeError: null is not an object (evaluating 'w.location')", agent=SAFARI)
    visit.waits(4).click("Etikett drucken").ok("POST", "/api/returns/31/label")
    visit.broke("TypeError: null is not an object (evaluating 'w.location')", agent=SAFARI)

    said = visit.judge("Etikett drucken macht nichts", "/returns/31")
    held(said, "js_exception permission_denied", "w.location", "P1 P2", "matomo")


def test_a_picker_of_files_that_a_borrowed_browser_lacks() -> None:
    visit = out("/kyc/upload", INSIDE).ok("GET", "/api/kyc").dead("Upload your ID", 3)

    said = visit.judge("upload button wont open my photos. opened from your insta link",
                       "/kyc/upload")  # fmt: skip
    held(said, "dead_control", "Upload your ID", "P1 P2", "facebook")


def test_an_old_browser_that_lacks_a_word() -> None:
    visit = out("/basket", SAFARI).fail("Script error.", stack="").click("Zur Kasse").broke(
        "ReferenceError: Can't find variable: structuredClone", agent=SAFARI)  # fmt: skip
    visit.dead("Zur Kasse")

    said = visit.judge("mit dem alten ipad komme ich nicht zur kasse", "/basket")
    held(said, "js_exception", "structuredClone", "P1", "Script error")


def test_a_button_that_is_dead_beside_a_browser_s_own_remark() -> None:
    visit = out("/product/81").fail("ResizeObserver loop completed with undelivered "
                                    "notifications.", stack="")  # fmt: skip
    visit.dead("Add to basket", 3)

    said = visit.judge("can't add the jacket", "/product/81")
    held(said, "dead_control", "Add to basket", "P1", "ResizeObserver")


def test_a_copy_that_was_not_granted() -> None:
    visit = out("/invite", IPHONE).ok("POST", "/api/invites", status=201).click("Copy link")
    visit.denies("NotAllowedError: The request is not allowed by the user agent or the platform in "
                 "the current context, possibly because the user denied permission.")  # fmt: skip

    said = visit.judge("copy link copies nothing", "/invite")
    held(said, "permission_denied js_exception", "not allowed by the user agent", "P2 P3", "")


def test_an_own_page_that_a_list_takes_for_advertising() -> None:
    visit = out("/campaigns").ok("GET", "/api/me")
    visit.gone("GET", "/api/ads/campaigns", "net::ERR_BLOCKED_BY_CLIENT").waits(2)
    visit.click("Retry").gone("GET", "/api/ads/campaigns", "net::ERR_BLOCKED_BY_CLIENT")

    said = visit.judge("my campaign list is empty in brave", "/campaigns")
    held(said, "third_party", "/api/ads/campaigns", "P1 P2", "matomo")


def test_a_song_that_may_not_begin_by_itself() -> None:
    visit = out("/lessons/4", IPHONE).click("Lesson 4").comes("/lessons/4").ok("GET", "/api/l/4")
    visit.says("warn", "autoplay refused").denies(
        "NotAllowedError: play() failed because the user didn't interact with the document first."
    )
    visit.click("Play").ok("GET", "/api/l/4/manifest").says("info", "player state: playing")

    said = visit.judge("where can I change the playback speed", "/lessons/4")
    held(said, "unknown", "", "P3")


def test_a_refusal_to_the_place_where_somebody_is() -> None:
    visit = (
        out("/stores")
        .click("Near me")
        .says(
            "error", "GeolocationPositionError", {"code": 1, "message": "User denied Geolocation"}
        )
    )
    visit.dead("Near me")

    said = visit.judge("trouver un magasin près de moi ne fait rien", "/stores")
    held(said, "permission_denied", "User denied Geolocation", "P2 P3", "facebook")


def test_a_push_that_a_browser_does_not_offer() -> None:
    visit = out("/settings/alerts", IPHONE).click("Turn on alerts").fail(
        "ReferenceError: Can't find variable: Notification", REJECTED, "")  # fmt: skip
    visit.click("Turn on alerts").fail(
        "ReferenceError: Can't find variable: Notification", REJECTED, "")  # fmt: skip

    said = visit.judge("alerts switch jumps back", "/settings/alerts")
    held(said, "js_exception", "Notification", "P2 P3", "matomo")
