"""A page that wants a device or a right and does not get it; each from a thread named beside it."""

from analyze.code_visits import FIREFOX, IPHONE, SAFARI, tab
from analyze.page_visits import REJECTED, told

CONTEXT = (
    "NotAllowedError: The request is not allowed by the user agent or the platform in the current "
    "context, possibly because the user denied permission."
)
PASSKEY = (
    "NotAllowedError: The operation either timed out or was not allowed. "
    "See: https://www.w3.org/TR/webauthn-2/#sctn-privacy-considerations-client."
)


def test_a_passkey_that_never_gets_through() -> None:  # canonical/identity-platform-login-ui 313
    visit = tab("/login")
    for _ in range(3):
        visit.click("Sign in with a security key", after=4).ask("GET", "/webauthn/options", 200)
        visit.denies(PASSKEY)

    said = visit.judge("Phone gets the prompt, then it fails. Every further attempt too", "/login")
    told(said, "permission_denied js_exception", "P1 P2", "timed out or was not allowed")


def test_a_camera_that_another_program_holds() -> None:  # element-hq/element-call 95
    visit = tab("/room/12").click("Join").denies("NotReadableError: Could not start video source")
    visit.click("Join", after=3).denies("NotReadableError: Could not start video source")

    said = visit.judge("After the crash I couldn't join the call again", "/room/12")
    told(said, "js_exception permission_denied", "P1 P2", "video source")


def test_a_room_that_needs_a_microphone() -> None:  # matrix-org/thirdroom 111
    visit = tab("/world/7").click("Enter world").ask("POST", "/api/rooms/7/join", 200)
    visit.denies("NotFoundError: Requested device not found")

    said = visit.judge("Stuck before the world, I have no microphone", "/world/7")
    told(said, "js_exception permission_denied", "P1 P2", "Requested device not found")


def test_a_call_that_asks_for_nothing() -> None:  # aws/amazon-chime-sdk-js 1941
    visit = tab("/meeting/3").click("Join meeting")
    visit.logged(
        "[meeting] failed to get audio device",
        "TypeError: Failed to execute 'getUserMedia' on 'MediaDevices': "
        "At least one of audio and video must be requested",
    )

    said = visit.judge("No sound in the meeting", "/meeting/3")
    told(said, "js_exception", "P1 P2", "getUserMedia")


def test_a_camera_that_the_system_keeps() -> None:  # twilio/video-quickstart-js 86
    visit = tab("/consultation").click("Start video")
    visit.logged(
        "could not connect to the consultation:", "NotAllowedError: Permission denied by system"
    )

    said = visit.judge("The doctor can't see me, I did allow the camera", "/consultation")
    told(said, "permission_denied", "P1 P2 P3", "Permission denied by system")


def test_a_scanner_that_only_says_why() -> None:  # mebjas/html5-qrcode 832
    visit = tab("/scan").click("Request camera permission")
    visit.log(
        "error",
        "Error getting userMedia, error = NotReadableError: Could not start video source",
    )

    said = visit.judge("It only lets me upload a picture of the code, I want to scan", "/scan")
    told(said, "js_exception permission_denied", "P2 P3", "video source")


def test_a_link_that_is_not_copied() -> None:  # webbingbrasil/filament-copyactions 7
    visit = tab("/share", SAFARI).click("Copy link").ask("POST", "/api/links", 201).denies(CONTEXT)

    said = visit.judge("Copy doesn't work on my Mac", "/share")
    told(said, "permission_denied js_exception", "P2 P3", "not allowed by the user agent")


def test_a_board_that_does_not_exist() -> None:  # monarch-initiative/monarch-app 308
    visit = tab("/gene/9", SAFARI).click("Copy")
    visit.log(
        "error",
        '[Vue warn]: Error in 5: "TypeError: undefined is not an object '
        "(evaluating 'window.navigator.clipboard.writeText')\"",
    )

    said = visit.judge("Click to copy does nothing", "/gene/9")
    told(said, "js_exception", "P2 P3", "clipboard.writeText")


def test_a_place_that_cannot_be_found() -> None:  # OpenBeta/open-tacos 1358
    visit = tab("/map").click("Locate me")
    visit.log("error", "geolocation error 2: Position unavailable")
    visit.click("Locate me", after=6).log("error", "geolocation error 2: Position unavailable")

    said = visit.judge("It spins and does not find me", "/map")
    told(said, "js_exception permission_denied", "P2 P3", "Position unavailable")


def test_a_refusal_that_nothing_is_known_of() -> None:  # stayradiated/clickandcollect.nz 16
    visit = tab("/stores")
    for _ in range(2):
        visit.click("Stores near me", after=3).rejects("{}")

    said = visit.judge("Stores near me doesn't show any", "/stores")
    told(said, "js_exception permission_denied dead_control", "P2 P3", "Stores near me")


def test_a_push_service_that_is_switched_off() -> None:  # stackernews/stacker.news 574
    visit = tab("/settings").click("Enable notifications")
    visit.denies("AbortError: Registration failed - push service error")

    said = visit.judge("Push notifications have never worked for me", "/settings")
    told(said, "third_party permission_denied js_exception", "P2 P3", "push service error")


def test_a_subscription_that_is_denied() -> None:  # safwanrahman/django-webpush 90
    visit = tab("/news").click("Subscribe")
    visit.logged("Subscription error.", "NotAllowedError: Registration failed - permission denied")

    said = visit.judge("Subscribe does nothing", "/news")
    told(said, "permission_denied", "P2 P3", "permission denied")


def test_a_wallet_that_opens_too_late() -> None:  # stripe-archive/react-stripe-elements 335
    visit = tab("/checkout", IPHONE).click("Apple Pay").ask("POST", "/api/address/check", 200)
    visit.broke("SecurityError: show() must be triggered by user activation.", REJECTED, IPHONE)
    visit.click("Apple Pay", after=3).ask("POST", "/api/address/check", 200)
    visit.broke("SecurityError: show() must be triggered by user activation.", REJECTED, IPHONE)

    said = visit.judge("Apple Pay doesn't open", "/checkout")
    told(said, "js_exception permission_denied third_party", "P1 P2", "user activation")


def test_a_wallet_that_is_still_open() -> None:  # stripe-archive/stripe-payments-demo 158
    visit = tab("/checkout", IPHONE).click("Apple Pay").turns("hidden", 4).turns("visible", 6)
    visit.click("Apple Pay").denies(
        "InvalidAccessError: Page already has an active payment session."
    )

    said = visit.judge("I cancelled once and now the Apple Pay button is dead", "/checkout")
    told(said, "js_exception third_party", "P1 P2", "active payment session")


def test_a_share_sheet_that_firefox_lacks() -> None:  # foxihd/hugo-brewm 7
    visit = tab("/posts/9", FIREFOX).click("Share")
    visit.broke("TypeError: navigator.share is not a function", agent=FIREFOX)

    said = visit.judge("Share button isn't working", "/posts/9")
    told(said, "js_exception", "P2 P3", "navigator.share")


def test_a_port_that_is_asked_for_too_late() -> None:  # WICG/serial 85
    visit = tab("/labels").click("Print label").ask("GET", "/api/labels/5", 200, durationMs=5400)
    visit.broke(
        "SecurityError: Failed to execute 'requestPort' on 'Serial': "
        "Must be handling a user gesture to show a permission request.",
        REJECTED,
    )

    said = visit.judge("Sometimes the label printer is not found", "/labels")
    told(said, "js_exception permission_denied timeout_slow", "P2 P3", "requestPort")


def test_a_sound_that_the_phone_cannot_play() -> None:  # 1014156094/vue-audio-player 65
    visit = tab("/tracks/3", IPHONE).click("Play")
    visit.denies("NotSupportedError: The operation is not supported.")
    visit.click("Play", after=3).denies("NotSupportedError: The operation is not supported.")

    said = visit.judge("Plays on my laptop, not on my iPhone", "/tracks/3")
    told(said, "js_exception", "P2", "operation is not supported")


def test_a_file_that_is_not_on_the_phone() -> None:  # SuperLlama88888/holoprint 140
    visit = tab("/upload").click("Create pack")
    visit.denies(
        "NotReadableError: The requested file could not be read, typically due to permission "
        "problems that have occurred after a reference to a file was acquired."
    )

    said = visit.judge("Upload from my drive fails on Android", "/upload")
    told(said, "js_exception permission_denied", "P2", "could not be read")


def test_a_sign_in_window_that_closes_by_itself() -> None:  # firebase/firebase-js-sdk 8265
    visit = tab("/login", IPHONE)
    for _ in range(2):
        visit.click("Continue with Google", after=3).turns("hidden").turns("visible", 7)
        visit.fail(
            "FirebaseError: Firebase: The popup has been closed by the user before finalizing the "
            "operation. (auth/popup-closed-by-user).",
            REJECTED,
        )

    said = visit.judge("I choose my account, the window closes, I am not signed in", "/login")
    told(said, "third_party permission_denied js_exception", "P1 P2 P3", "popup-closed")
