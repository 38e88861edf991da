"""Devices: browsers that lack something, permissions, media, frames, what a page may not do."""

from analyze.moments import IPHONE, answered, arrive, lifeless, missing, told
from analyze.visits import PAGE

REJECTED = "unhandledrejection"


def test_a_function_that_an_old_phone_lacks() -> None:
    error = "ReferenceError: Can't find variable: structuredClone"
    visit = arrive("/cart", IPHONE).click("Remove item").fail(error)

    told(visit.judge("Remove does nothing", "/cart"), "js_exception", "structuredClone", "P1 P2")


def test_a_pattern_that_an_old_browser_cannot_read() -> None:
    error = "SyntaxError: Invalid regular expression: invalid group specifier name"
    visit = arrive("/", IPHONE).fail(error, stack=f"{error}\n@{PAGE}/assets/app-3f2a9c.js:1:880")

    told(visit.judge("White page on my iPhone"), "js_exception", "regular expression", "P0 P1 P2")


def test_a_page_that_a_translator_rewrote() -> None:
    error = "NotFoundError: Failed to execute 'insertBefore' on 'Node'"
    why = "The node before which the new node is to be inserted is not a child of this node."
    visit = arrive("/checkout").click("Continue").fail(f"{error}: {why}")

    expected = "js_exception third_party"
    told(visit.judge("Turns white", "/checkout"), expected, "insertBefore", "P0 P1")


def test_a_canvas_that_a_phone_has_no_room_for() -> None:
    visit = arrive("/designer", IPHONE).click("Preview poster")
    visit.log("warn", "Total canvas memory use exceeds the maximum limit (384 MB).")
    visit.fail("TypeError: null is not an object (evaluating 'ctx.drawImage')")

    told(visit.judge("Preview is black", "/designer"), "js_exception", "drawImage", "P2")


def test_a_scene_that_lost_its_graphics() -> None:
    visit = arrive("/3d").click("View in 3D").log("error", "THREE.WebGLRenderer: Context Lost.")
    visit.log("error", "THREE.WebGLRenderer: A WebGL context could not be created.")

    told(visit.judge("3D view is black", "/3d"), "js_exception third_party", "WebGL", "P2 P3")


def test_a_date_that_one_browser_cannot_read() -> None:
    visit = arrive("/orders", IPHONE).ask("GET", "/api/orders", 200)
    visit.fail("RangeError: Invalid time value")

    expected = "js_exception api_contract"
    told(visit.judge("Order list is blank", "/orders"), expected, "Invalid time value", "P1 P2")


def test_a_camera_that_was_not_granted() -> None:
    visit = arrive("/scan", IPHONE).click("Scan code")
    visit.log("error", "NotAllowedError: Permission denied by user: camera")

    told(visit.judge("Scanner stays black", "/scan"), "permission_denied", "camera", "P2 P3")


def test_a_camera_that_another_program_holds() -> None:
    visit = arrive("/call").click("Join call")
    visit.fail("NotReadableError: Could not start video source", REJECTED)

    expected = "permission_denied js_exception third_party"
    told(visit.judge("No picture", "/call"), expected, "video source", "P2 P3 P1")


def test_a_clipboard_that_a_window_without_focus_may_not_use() -> None:
    error = "NotAllowedError: Failed to execute 'writeText' on 'Clipboard'"
    visit = arrive("/share").click("Copy link").fail(f"{error}: Document is not focused.", REJECTED)

    expected = "permission_denied js_exception"
    told(visit.judge("Link is not copied", "/share"), expected, "Clipboard", "P2 P3")


def test_a_place_that_the_user_does_not_tell() -> None:
    visit = arrive("/stores").click("Near me")
    visit.log("warn", "GeolocationPositionError: User denied Geolocation (code 1)")

    told(visit.judge("No stores near me", "/stores"), "permission_denied", "Geolocation", "P2 P3")


def test_a_place_that_the_device_does_not_find() -> None:
    visit = arrive("/stores").click("Near me")
    visit.log("error", "GeolocationPositionError {code: 3, message: 'Timeout expired'}", 10)

    expected = "timeout_slow permission_denied third_party"
    told(visit.judge("It searches for ever", "/stores"), expected, "Timeout", "P2 P3")


def test_a_window_that_the_browser_keeps_shut() -> None:
    visit = arrive("/checkout").click("Pay with PayPal")
    visit.log("warn", "Popup blocked: window.open returned null")

    expected = "third_party permission_denied dead_control js_exception"
    told(visit.judge("PayPal does not open", "/checkout"), expected, "Popup", "P1 P2")


def test_news_that_may_not_be_pushed() -> None:
    error = "NotAllowedError: Registration failed - permission denied"
    visit = arrive("/alerts").click("Notify me").fail(error, REJECTED)

    expected = "permission_denied"
    told(visit.judge("I get no alerts", "/alerts"), expected, "permission denied", "P2 P3")


def test_pictures_that_their_store_refuses() -> None:
    visit = arrive("/p/mug")
    for number in range(6):
        missing(visit, f"https://img.example-cdn.net/mug/{number}.webp")

    told(visit.judge("No pictures", "/p/mug"), "asset_missing", "img.example-cdn.net", "P2 P3")


def test_a_font_that_is_broken() -> None:
    visit = arrive("/")
    visit.log("warn", f"Failed to decode downloaded font: {PAGE}/fonts/brand.woff2")
    visit.log("warn", "OTS parsing error: invalid sfntVersion: 1008821359")

    told(visit.judge("Icons are squares"), "asset_missing unknown", "", "P3 P2")


def test_a_picture_that_cannot_be_read() -> None:
    error = "EncodingError: The source image cannot be decoded."
    visit = arrive("/profile", IPHONE).click("Choose photo").fail(error, REJECTED)

    expected = "js_exception validation_rejected asset_missing"
    told(visit.judge("Photo is not taken", "/profile"), expected, "source image", "P2 P3")


def test_a_file_that_is_too_large() -> None:
    visit = arrive("/claims/new").click("Upload receipt").ask("POST", "/api/upload", 413)

    told(visit.judge("Upload fails", "/claims/new"), "validation_rejected", "413", "P2 P3")


def test_a_film_whose_list_does_not_come() -> None:
    visit = arrive("/course/2").click("Play lesson")
    visit.ask("GET", "https://video.example-cdn.net/2/master.m3u8", 403)
    visit.log("error", "VIDEOJS: ERROR: (CODE:4 MEDIA_ERR_SRC_NOT_SUPPORTED)")

    expected = "asset_missing permission_denied third_party"
    told(visit.judge("Video does not start", "/course/2"), expected, "master.m3u8", "P3 P2")


def test_a_wallet_that_its_server_cannot_open() -> None:
    visit = arrive("/checkout", IPHONE).click("Apple Pay")
    visit.ask("POST", "/api/applepay/session", 500).fail("Error: merchant validation", REJECTED)

    told(visit.judge("Apple Pay closes", "/checkout"), "backend_error", "500", "P0 P1")


def test_a_wallet_that_the_shop_set_up_wrongly() -> None:
    error = "Error: DEVELOPER_ERROR: merchantId is missing or not registered"
    visit = arrive("/checkout").click("Buy with GPay").log("error", f"[Google Pay] {error}")

    expected = "third_party js_exception"
    told(visit.judge("GPay fails", "/checkout"), expected, "DEVELOPER_ERROR", "P0 P1")


def test_a_wallet_s_sheet_that_the_user_closed() -> None:
    visit = arrive("/checkout").click("Buy now")
    visit.fail("AbortError: User closed the Payment Request UI.", REJECTED)

    expected = "payment_declined third_party unknown validation_rejected"
    told(visit.judge("Payment did not go through", "/checkout"), expected, "", "P2 P3")


def test_a_print_that_is_dead() -> None:
    visit = arrive("/ticket/7").click("Print ticket")
    lifeless(visit, "Print ticket")

    told(visit.judge("Cannot print", "/ticket/7"), "dead_control", "Print ticket", "P2")


def test_an_old_web_view_without_a_bridge() -> None:
    error = "TypeError: undefined is not an object (evaluating 'window.Native.share')"
    visit = arrive("/p/mug", IPHONE).click("Share").fail(error)

    told(visit.judge("Share is broken", "/p/mug"), "js_exception", "share", "P2 P3")


def test_an_answer_about_a_browser_that_is_too_old() -> None:
    visit = answered(arrive("/app").click("Start"), "POST", "/api/start", 426, '{"min":"18.2"}')
    visit.log("error", "Upgrade required: client 17.0 is older than 18.2")

    told(visit.judge("It does not start", "/app"), "stale_version", "426", "P1 P2")
