"""Usual faults of what browsers give and refuse: media, storage, permissions, frames; remarks."""

import pytest

from analyze.experts import NO_CAUSE, agree
from analyze.visits import PAGE, Visit

REJECTED = "unhandledrejection"


def shop(path: str) -> Visit:
    return Visit().go("/").ask("GET", "/api/products", 200).go(path).ask("GET", "/api/cart", 200)


def test_a_clipboard_that_wants_the_focus_is_a_refusal_of_the_browser() -> None:
    error = "NotAllowedError: Failed to execute 'writeText': Document is not focused."
    visit = shop("/products/mug").click("Copy link").fail(error, REJECTED)

    agree(visit.judge(), "permission_denied", "P2 P3")


def test_a_place_that_the_user_keeps_to_themselves_is_their_choice() -> None:
    visit = shop("/stores").click("Find near me")
    visit.log("error", "GeolocationPositionError: User denied Geolocation")

    agree(visit.judge(), "permission_denied", "P2 P3")


def test_a_base_that_cannot_be_opened_is_storage() -> None:
    error = "UnknownError: Internal error opening backing store for indexedDB.open."
    visit = shop("/notes").click("Save draft").fail(error, REJECTED)

    agree(visit.judge(), "storage", "P2")


def test_a_base_whose_server_was_lost_is_storage() -> None:
    error = (
        "UnknownError: Connection to Indexed Database server lost. Refresh the page to try again"
    )
    visit = shop("/notes").click("Save draft").fail(error, REJECTED)

    agree(visit.judge(), "storage", "P2")


def test_a_page_that_may_keep_nothing_is_storage() -> None:
    error = (
        "SecurityError: Failed to read the 'localStorage' property from 'Window': "
        "Access is denied for this document."
    )
    visit = shop("/checkout").click("Pay now").fail(error)

    agree(visit.judge(), "storage", "P1")


def test_a_film_that_its_player_cannot_load_is_missing() -> None:
    visit = shop("/products/mug").click("Watch")
    visit.log("error", "VIDEOJS: ERROR: (CODE:4 MEDIA_ERR_SRC_NOT_SUPPORTED) The media could not "
              "be loaded, either because the server or network failed")  # fmt: skip

    agree(visit.judge("The film does not play"), "asset_missing", "P2 P3")


def test_a_film_that_no_browser_finds_a_source_for_is_missing() -> None:
    visit = shop("/products/mug")
    visit.ask("GET", "/films/a.webm", 404, resource="video").click("Watch")
    visit.fail("NotSupportedError: The element has no supported sources.", REJECTED)

    agree(visit.judge("The film does not play"), "asset_missing", "P2 P3")


def test_a_sound_that_cannot_be_read_after_it_was_not_found_is_missing() -> None:
    visit = shop("/game").ask("GET", "/sounds/hit.mp3", 404).click("Play")
    visit.fail("EncodingError: Unable to decode audio data", REJECTED)

    agree(visit.judge("No sound"), "asset_missing", "P2 P3")


def test_a_picture_in_three_dimensions_that_the_machine_cannot_draw_is_an_exception() -> None:
    visit = shop("/products/mug").click("View in 3D").fail("Error: Error creating WebGL context.")

    agree(visit.judge(), "js_exception", "P2 P3")


def test_a_canvas_that_may_not_be_read_is_of_another_origin() -> None:
    error = (
        "SecurityError: Failed to execute 'toDataURL' on 'HTMLCanvasElement': "
        "Tainted canvases may not be exported."
    )
    visit = shop("/designer").click("Download").fail(error)

    agree(visit.judge(), "cors js_exception", "P2")


def test_a_font_that_is_missing_is_minor() -> None:
    visit = shop("/products").ask("GET", "/fonts/inter.woff2", 404, resource="font")
    visit.click("Filter").ask("GET", "/api/products", 200)

    agree(visit.judge("The letters look strange"), "asset_missing unknown", "P3")


def test_a_worker_that_cannot_be_registered_is_minor() -> None:
    visit = shop("/products")
    visit.log("error", "SecurityError: Failed to register a ServiceWorker: The script has an "
              "unsupported MIME type ('text/html').")  # fmt: skip
    visit.click("Filter").ask("GET", "/api/products", 200)

    agree(visit.judge("Hm"), "chunk_load unknown", "P3")


def test_a_payment_s_frame_that_does_not_answer_is_its_vendor_s() -> None:
    visit = shop("/checkout").click("Pay now")
    visit.log("error", "[pay] the frame of https://bank.test/ did not answer within 9 s", after=9)

    agree(visit.judge(), "third_party timeout_slow", "P1")


@pytest.mark.parametrize(
    "remark",
    [
        "Cookie “_ga” has been rejected for invalid domain.",
        "Partitioned cookie or storage access was provided to “https://px.test/” because it is "
        "loaded in the third-party context and dynamic state partitioning is enabled.",
        "[Deprecation] Unload event listeners are deprecated and will be removed.",
        "[Intervention] Slow network is detected. Fallback font will be used while loading.",
        "[Violation] Permissions policy violation: sync-xhr is not allowed in this document.",
        "Blocked aria-hidden on an element because its descendant retained focus.",
        "Source map error: request failed with status 404 Resource URL: "
        f"{PAGE}/assets/app.js Source Map URL: app.js.map",
        "Layout was forced before the page was fully loaded.",
        "The resource was preloaded using link preload but not used within a few seconds",
    ],
)
def test_what_a_browser_remarks_is_no_cause(remark: str) -> None:
    visit = shop("/products").log("error", remark).click("Filter", after=5)

    agree(visit.ask("GET", "/api/products", 200).judge("Prices seem high"), NO_CAUSE, "P3")


@pytest.mark.parametrize(
    "error", ["Error: undefined", "Error: Timeout", "Error: zoid destroyed all components"]
)
def test_a_rejection_without_a_stack_long_before_is_no_cause(error: str) -> None:
    visit = shop("/products").fail(error, REJECTED, stack="").click("Filter", after=5)

    agree(visit.ask("GET", "/api/products", 200).judge("Prices seem high"), NO_CAUSE, "P3")
