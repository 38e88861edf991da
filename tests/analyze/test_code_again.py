"""More of what a page's own code fails at, written before anything was mended for the first lot."""

from analyze.code_visits import FIREFOX, INSTAGRAM, IPHONE, SAFARI, tab
from analyze.page_visits import REJECTED, told
from analyze.visits import PAGE


def test_a_window_that_did_not_open() -> None:  # polarsource/polar 6111
    visit = tab("/portal", IPHONE)
    for _ in range(2):
        visit.click("Download invoice", after=3).ask("POST", "/api/invoices/2/create", 202)
        visit.ask("GET", "/api/invoices/2", 200)
        visit.broke("TypeError: null is not an object (evaluating 'w.location')", REJECTED, IPHONE)

    said = visit.judge("Nothing happens when I download an invoice on the go", "/portal")
    told(said, "js_exception permission_denied", "P1 P2", "w.location")


def test_a_day_that_safari_cannot_read() -> None:  # alextselegidis/easyappointments 1584
    visit = tab("/booking", SAFARI).click("10:30").click("Next")
    visit.broke("RangeError: Invalid time value", agent=SAFARI).click("Next", after=3)
    visit.broke("RangeError: Invalid time value", agent=SAFARI)

    said = visit.judge("I can't complete the booking on my iPhone", "/booking")
    told(said, "js_exception", "P1 P2", "Invalid time value")


def test_a_zone_that_safari_does_not_name() -> None:  # openwebwork/webwork2 1873
    visit = tab("/sets", SAFARI).click("Edit")
    visit.broke('RangeError: timeZoneName must be "short" or "long"', agent=SAFARI)

    said = visit.judge("Due dates show as long numbers instead of dates", "/sets")
    told(said, "js_exception", "P2 P3", "timeZoneName")


def test_a_change_that_cannot_be_cloned() -> None:  # bzdeck/bzdeck 340
    visit = tab("/bugs/77", FIREFOX).click("Submit comment")
    visit.broke("DataCloneError: The object could not be cloned.", agent=FIREFOX)

    said = visit.judge("Cannot make changes: the comment form shows an error", "/bugs/77")
    told(said, "js_exception", "P1 P2", "could not be cloned")


def test_a_file_too_big_for_the_worker() -> None:  # RoboPhred/oni-duplicity 87
    visit = tab("/editor").click("Load file")
    visit.logged(
        "Error loading file",
        "DataCloneError: Failed to execute 'postMessage' on 'DedicatedWorkerGlobalScope': "
        "Data cannot be cloned, out of memory.",
    )

    said = visit.judge("My file does not load", "/editor")
    told(said, "js_exception", "P2", "out of memory")


def test_a_part_that_is_no_longer_on_the_page() -> None:  # livewire/livewire 767
    visit = tab("/profile")
    for _ in range(2):
        visit.click("Update", after=3).ask("POST", "/livewire/message/profile", 200)
        visit.broke("TypeError: Cannot read property 'receiveMessage' of undefined", REJECTED)

    said = visit.judge("The form is never updated", "/profile")
    told(said, "js_exception api_contract", "P1 P2", "receiveMessage")


def test_a_circuit_that_the_server_ends() -> None:  # dotnet/aspnetcore 14938
    visit = tab("/orders").click("Approve")
    visit.log(
        "error",
        "[2026-11-27T09:31:02.158Z] Error: There was an unhandled exception on the current "
        "circuit, so this circuit will be terminated. For more details turn on detailed exceptions",
    )
    visit.dead("Approve", 2)

    said = visit.judge("Nothing reacts any more after I approved one", "/orders")
    told(said, "backend_error js_exception", "P1 P2", "circuit will be terminated")


def test_a_circuit_lost_over_a_pause() -> None:  # dotnet/aspnetcore 24103
    visit = tab("/plan").turns("hidden", 2).turns("visible", 90)
    visit.log("error", "[2026-11-27T09:31:02.168Z] Error: WebSocket closed with status code: 1006")
    visit.log("info", "[2026-11-27T09:31:05.168Z] Attempting to reconnect", after=3)
    visit.log("error", "[2026-11-27T09:31:06.001Z] Error: Failed to rejoin.").dead("Add shift")

    said = visit.judge("When my computer wakes up, nothing works until I reload", "/plan")
    told(said, "socket_drop", "P1 P2", "1006")


def test_an_update_that_reloads_for_ever() -> None:  # ahoek/katsu 67
    visit = tab("/home")
    for _ in range(6):
        visit.log("info", "[sw] version ready, reloading").comes("/home", "load", after=0.8)
        visit.ask("GET", "/api/me", 200)

    said = visit.judge("The page reloads again and again since this morning", "/home")
    told(said, "redirect_loop stale_version", "P1 P2", "/home")


def test_a_voice_that_is_not_heard() -> None:  # microsoft/BotFramework-WebChat 716
    visit = tab("/assistant").click("Speak").log("error", "SpeechRecognitionError: not-allowed")

    said = visit.judge("It doesn't hear me", "/assistant")
    told(said, "permission_denied js_exception", "P2 P3", "not-allowed")


def test_a_scene_that_turns_black() -> None:  # CARTAvis/carta 175
    visit = tab("/viewer").click("Next frame").click("Next frame")
    visit.log("info", "THREE.WebGLRenderer: Context Lost.").click("Next frame", after=3)

    said = visit.judge("The graphics disappear and never come back", "/viewer")
    told(said, "js_exception", "P2", "Context Lost")


def test_a_worker_file_that_was_not_built() -> None:  # ICIJ/datashare-client 24
    visit = tab("/documents/8").click("Preview").lost(f"{PAGE}/static/js/pdf.worker.js", "script")
    visit.broke(
        "Error: Setting up fake worker failed: \"Cannot read property 'setup' of undefined\".",
        REJECTED,
    )

    said = visit.judge("Preview shows an error", "/documents/8")
    told(said, "asset_missing chunk_load js_exception", "P2", "pdf.worker.js")


def test_a_cropped_picture_that_is_none() -> None:  # Mawi137/ngx-image-cropper 639
    visit = tab("/profile", IPHONE).click("Save photo")
    visit.broke(
        "TypeError: Argument 2 ('blob') to FormData.append must be an instance of Blob",
        REJECTED,
        IPHONE,
    )

    said = visit.judge("I can't save a photo unless I make it very small", "/profile")
    told(said, "js_exception", "P2", "instance of Blob")


def test_a_counter_that_the_button_waits_for() -> None:  # Automattic/wp-calypso 3484
    visit = tab("/checkout")
    visit.lost("https://www.googleadservices.com/pagead/conversion_async.js", "script")
    visit.click("Pay now").broke("TypeError: window.google_trackConversion is not a function")
    visit.click("Pay now", after=3)
    visit.broke("TypeError: window.google_trackConversion is not a function")

    said = visit.judge("Pay now stays grey as if it was working", "/checkout")
    told(said, "third_party js_exception", "P1", "google_trackConversion")


def test_a_button_that_autofill_does_not_wake() -> None:  # hackoregon/openelections 496
    visit = tab("/login")
    for _ in range(3):
        visit.press("button#sign-in", "button", "Sign in", disabled=True)

    said = visit.judge("All is filled in but I can't press Sign in", "/login")
    told(said, "dead_control validation_rejected", "P1 P2", "Sign in")


def test_a_form_that_does_not_see_what_was_filled_in() -> None:  # home-assistant/frontend 51620
    visit = tab("/auth/authorize")
    for _ in range(3):
        visit.click("Log in", after=4).ask("POST", "/auth/login_flow/4f", 400)

    said = visit.judge("It says name and password are missing, they are there", "/auth/authorize")
    told(said, "validation_rejected js_exception", "P1 P2", "/auth/login_flow")


def test_a_wallet_that_an_app_cuts_off() -> None:  # paypal/paypal-checkout-components 666
    error = "Error: No ack for postMessage zoid_delegate in https://www.paypal.com in 10000ms"
    at = "https://www.paypal.com/sdk/js"
    visit = tab("/checkout", INSTAGRAM).click("PayPal").turns("hidden", 2).turns("visible", 20)
    visit.fail(error, REJECTED, f"{error}\nai@{at}:2:9\nbi@{at}:2:90")

    said = visit.judge("A white page after PayPal, no order", "/checkout")
    told(said, "third_party", "P1", "No ack for postMessage")


def test_a_field_of_a_house_that_was_blocked() -> None:  # braintree/braintree-web 402
    visit = tab("/checkout").lost(
        "https://js.braintreegateway.com/web/dropin/1.14/js/a.js", "script"
    )
    visit.broke("ReferenceError: braintree is not defined").click("Place order").dead("Place order")

    said = visit.judge("Checkout stuck loading", "/checkout")
    told(said, "third_party", "P1", "braintree")


def test_a_window_that_the_browser_keeps_shut() -> None:  # phanan/vue-google-signin-button 33
    visit = tab("/login")
    for _ in range(2):
        visit.click("Sign in with Google", after=3)
        visit.rejects('{"error":"popup_blocked_by_browser"}')

    said = visit.judge("I can't sign in with Google", "/login")
    told(said, "permission_denied third_party js_exception", "P1 P2", "popup_blocked_by_browser")


def test_every_source_fails() -> None:  # posit-dev/publisher 1805
    visit = tab("/catalogue").click("Refresh")
    for host in ("a", "b"):
        visit.ask("GET", f"{PAGE}/mirror-{host}/catalogue.json", 503)
    visit.broke("AggregateError: All promises were rejected", REJECTED)

    said = visit.judge("The catalogue does not load", "/catalogue")
    told(said, "backend_error", "P1 P2", "503")


def test_a_part_that_another_team_serves() -> None:  # Amphiluke/handy-scroll 29
    visit = tab("/").click("Cart")
    error = (
        "ScriptExternalLoadError: Loading script failed.\n(missing: /remotes/cart/remoteEntry.js)"
    )
    visit.fail(error, REJECTED, "")

    said = visit.judge("The cart does not open")
    told(said, "chunk_load", "P1 P2", "remoteEntry.js")


def test_a_line_that_is_told_lost_after_what_it_cut() -> None:  # hyperblast/beefweb 21
    visit = tab("/checkout").click("Pay")
    visit.ask("POST", "/api/pay", 0, error="TypeError: Failed to fetch", aborted=False)
    visit.denies("TypeError: Failed to fetch").turns("offline", 0.2)

    told(visit.judge("Paying failed", "/checkout"), "offline", "P3", "/api/pay")


def test_a_digest_that_needs_a_safe_page() -> None:  # altcha.org/docs/troubleshooting
    visit = tab("/sign-up").click("I am human")
    visit.broke("TypeError: Cannot read properties of undefined (reading 'digest')", REJECTED)
    visit.dead("Create account")

    said = visit.judge("Verification failed, I can't register", "/sign-up")
    told(said, "js_exception", "P1", "digest")


def test_a_store_that_says_why_it_closed() -> None:  # dexie/Dexie.js 1507
    visit = tab("/customers").click("Customers")
    visit.broke(
        "DatabaseClosedError: VersionError The requested version (10) is less than the existing "
        "version (20).",
        REJECTED,
    )

    said = visit.judge("My customers are gone", "/customers")
    told(said, "storage stale_version", "P1 P2", "less than the existing version")


def test_a_radio_that_the_browser_lacks() -> None:  # covid-lens/covid-lens.github.io 1
    visit = tab("/devices").click("List nearby devices")
    visit.broke("TypeError: Cannot read property 'requestDevice' of undefined")

    said = visit.judge("The list of devices does nothing", "/devices")
    told(said, "js_exception", "P2 P3", "requestDevice")


def test_a_share_that_comes_too_late() -> None:  # tarasglek/chatcraft.org 706
    visit = tab("/chat/4").click("Share").ask("POST", "/api/shares", 201)
    visit.broke(
        "NotAllowedError: Failed to execute 'share' on 'Navigator': "
        "Must be handling a user gesture to perform a share request.",
        REJECTED,
    )

    said = visit.judge("I can't share addresses any more", "/chat/4")
    told(said, "js_exception permission_denied", "P2 P3", "user gesture")


def test_a_camera_that_is_denied_again_and_again() -> None:  # miroslavpejic85/mirotalk 13
    visit = tab("/join/room")
    for _ in range(3):
        visit.click("Join", after=3).denies("NotAllowedError: Permission denied")

    said = visit.judge("It is not asking, it just says access denied", "/join/room")
    told(said, "permission_denied", "P1 P2 P3", "Permission denied")


def test_boxes_where_icons_should_be() -> None:  # ChurchCRM/CRM 3944
    visit = tab("/menu").lost(f"{PAGE}/skin/external/font-awesome/font-awesome.css", "stylesheet")
    visit.click("Members").comes("/members").ask("GET", "/api/members", 200)

    said = visit.judge("I only see boxes, no icons", "/members")
    told(said, "asset_missing", "P2 P3", "font-awesome")
