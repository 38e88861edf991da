"""Two faults in one visit, of which the report is about one; each from threads named beside it."""

from analyze.code_visits import FIREFOX, IPHONE, SAFARI, tab
from analyze.page_visits import REJECTED, told
from analyze.visits import PAGE

MODULE = "TypeError: Failed to fetch dynamically imported module:"
NOT_A_CHILD = (
    "NotFoundError: Failed to execute 'removeChild' on 'Node': "
    "The node to be removed is not a child of this node."
)


def test_a_gone_module_beside_an_order_that_fails() -> None:  # IGNF/cartes.gouv.fr 770
    visit = tab("/").click("Magazine").denies(f"{MODULE} {PAGE}/assets/Magazine-DKRb.js")
    visit.click("Cart").comes("/checkout").click("Pay").ask("POST", "/api/orders", 500)
    visit.click("Pay", after=3).ask("POST", "/api/orders", 500)

    told(visit.judge("I can't pay", "/checkout"), "backend_error", "P1", "/api/orders", "500")


def test_a_page_drawn_anew_beside_a_press_that_throws() -> None:  # HHS/simpler-grants-gov 1828
    visit = tab("/search")
    visit.broke("Error: Minified React error #425; visit https://reactjs.org/docs/error-decoder")
    visit.click("Save search")
    visit.broke("TypeError: Cannot read properties of undefined (reading 'filters')")
    visit.click("Save search", after=3)
    visit.broke("TypeError: Cannot read properties of undefined (reading 'filters')")

    told(visit.judge("Can't save my search", "/search"), "js_exception", "P1 P2", "filters")


def test_a_translated_page_beside_a_full_store() -> None:  # antiwork/gumroad 4489
    visit = tab("/faq").broke(NOT_A_CHILD).comes("/products/edit").click("Save draft")
    full = "QuotaExceededError: Failed to execute 'setItem' on 'Storage': Setting the value of"
    visit.wrote("draft", 5_000_000, f"{full} 'draft' exceeded the quota.")
    visit.broke(f"{full} 'draft' exceeded the quota.")

    said = visit.judge("My draft is never saved", "/products/edit")
    told(said, "storage", "P1 P2", "exceeded the quota")


def test_a_lost_store_beside_a_server_that_fails() -> None:  # firebase/firebase-js-sdk 4948
    visit = tab("/notes/4", SAFARI).turns("hidden").turns("visible", 30)
    visit.denies("UnknownError: Connection to Indexed Database server lost. Refresh the page")
    for _ in range(2):
        visit.click("Share with team", after=3).ask("POST", "/api/notes/4/share", 503)

    said = visit.judge("Sharing a note with the team fails", "/notes/4")
    told(said, "backend_error", "P1 P2", "/api/notes/4/share", "503")


def test_an_extension_beside_the_page_itself() -> None:  # rangle/augury 1071
    error = "TypeError: Cannot read property 'injector' of null"
    at = "chrome-extension://elgalmkoelokbchhkhacckoklkejnhcd/build/backend.js"
    visit = tab("/orders").fail(error, REJECTED, f"{error}\n    at get ({at}:2:901)")
    visit.click("Export").broke("TypeError: rows.toCsv is not a function")
    visit.click("Export", after=3).broke("TypeError: rows.toCsv is not a function")

    told(visit.judge("Export does nothing", "/orders"), "js_exception", "P1 P2", "rows.toCsv")


def test_a_refused_pixel_beside_a_gone_module() -> None:  # pqina/filepond 118
    visit = tab("/cart").refuses("https://px.ads.linkedin.com/collect", "img-src")
    visit.click("Checkout").denies(f"{MODULE} {PAGE}/assets/Checkout-71ab.js")
    visit.click("Checkout", after=3).denies(f"{MODULE} {PAGE}/assets/Checkout-71ab.js")

    said = visit.judge("Can't get to the checkout", "/cart")
    told(said, "chunk_load stale_version", "P1", "Checkout-71ab.js")


def test_a_denied_push_beside_a_sign_in_that_fails() -> None:  # angular/angularfire 2475
    visit = tab("/login").denies("AbortError: Registration failed - push service error")
    for _ in range(2):
        visit.click("Log in", after=3).ask("POST", "/api/session", 502)

    said = visit.judge("Log in gives an error", "/login")
    told(said, "backend_error", "P1", "/api/session", "502")


def test_a_dropped_line_beside_a_message_that_fails() -> None:  # commontoolsinc/labs 5390
    visit = tab("/chat").log("warn", "[ws] closed 1006, reconnecting in 2 s")
    visit.log("info", "[ws] open again", after=2)
    for _ in range(2):
        visit.click("Send", after=3).ask("POST", "/api/messages", 500)

    told(visit.judge("My messages aren't sent", "/chat"), "backend_error", "P1 P2", "/api/messages")


def test_a_denied_camera_beside_a_picture_that_fails() -> None:  # woowacourse PhotoGather 561
    visit = tab("/report", IPHONE).click("Take photo").denies("NotAllowedError: Permission denied")
    visit.click("Choose photo", after=4).click("Upload", after=8)
    visit.broke("TypeError: null is not an object (evaluating 'blob.size')", REJECTED, IPHONE)
    visit.click("Upload", after=4)
    visit.broke("TypeError: null is not an object (evaluating 'blob.size')", REJECTED, IPHONE)

    said = visit.judge("Uploading a picture that I chose fails", "/report")
    told(said, "js_exception", "P1 P2", "blob.size")


def test_a_page_that_comes_back_after_its_session_ended() -> None:  # remix-run/history 34
    visit = tab("/account", FIREFOX).comes("/logout", "load").comes("/account", "restored", 5)
    visit.log("warn", "[Deprecation] unload listeners are ignored").click("My orders")
    visit.ask("GET", "/api/orders", 401).click("My orders", after=3).ask("GET", "/api/orders", 401)

    told(visit.judge("My orders stay empty", "/account"), "auth_expired", "P1 P2", "/api/orders")
