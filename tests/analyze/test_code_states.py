"""What a page keeps, draws, reckons and hears fails; each from a thread that is named beside it."""

from analyze.code_visits import FIREFOX, INSTAGRAM, IPHONE, SAFARI, tab
from analyze.page_visits import REJECTED, told
from analyze.visits import PAGE

LOST = "UnknownError: Connection to Indexed Database server lost. Refresh the page to try again"


def test_a_store_that_the_phone_took_away() -> None:  # Expensify/App 87864
    visit = tab("/expenses/new", IPHONE).turns("hidden", 3).turns("visible", 40)
    for _ in range(2):
        visit.click("Save", after=2).denies(LOST)

    said = visit.judge("Saving stopped working, I had to reload and lost it", "/expenses/new")
    told(said, "storage", "P1 P2", "Connection to Indexed Database server lost")


def test_a_draft_for_which_there_is_no_room() -> None:  # Comfy-Org/ComfyUI_frontend 14946
    full = "QuotaExceededError: Failed to execute 'setItem' on 'Storage': Setting the value of"
    visit = tab("/workflows/4").click("Save draft")
    visit.wrote("draft:4", 5_100_000, f"{full} 'draft:4' exceeded the quota.")
    visit.logged("workflow draft could not be saved", f"{full} 'draft:4' exceeded the quota.")

    said = visit.judge("The draft could not be saved, even after reloading", "/workflows/4")
    told(said, "storage", "P1 P2", "exceeded the quota")


def test_a_document_for_which_there_is_no_room() -> None:  # typst/webapp-issues 683
    visit = tab("/documents", FIREFOX).click("Thesis").comes("/documents/8")
    visit.ask("GET", "/api/documents/8", 200)
    visit.broke(
        "QuotaExceededError: The current transaction exceeded its quota limitations.",
        REJECTED,
        FIREFOX,
    )

    said = visit.judge("Error whichever document I open. Chromium is fine", "/documents/8")
    told(said, "storage", "P1 P2", "exceeded its quota")


def test_a_page_that_may_not_keep_anything() -> None:  # CaptainFact/captain-fact-frontend 523
    visit = tab("/videos/2", FIREFOX)
    visit.broke("SecurityError: The operation is insecure.", agent=FIREFOX).dead("Add fact", 2)

    said = visit.judge("Buttons do nothing, I block cookies", "/videos/2")
    told(said, "storage permission_denied", "P1 P2", "operation is insecure")


def test_a_checkout_that_may_not_keep_anything() -> None:  # Axtell/Axtell 151
    visit = tab("/checkout").click("Continue")
    visit.broke(
        "SecurityError: Failed to read the 'localStorage' property from 'Window': "
        "Access is denied for this document."
    )

    said = visit.judge("Continue does nothing", "/checkout")
    told(said, "storage permission_denied", "P1", "localStorage")


def test_a_store_that_a_newer_page_made() -> None:  # qegj567-cloud/SullyOS 193
    visit = tab("/themes").broke(
        "VersionError: The requested version (10) is less than the existing version (20).", REJECTED
    )
    visit.dead("My themes", 2)

    said = visit.judge("System error, nothing of mine is there any more", "/themes")
    told(said, "storage stale_version", "P1 P2", "less than the existing version")


def test_a_kept_setting_that_cannot_be_read() -> None:  # compiler-explorer/compiler-explorer 318
    error = 'SyntaxError: "undefined" is not valid JSON'
    own = (
        f"    at parse ({PAGE}/main-9c1.js:70:11)\n    at setupSettings ({PAGE}/main-9c1.js:159:9)"
    )
    visit = tab("/edit").fail(error, stack=f"{error}\n    at JSON.parse (<anonymous>)\n{own}")
    visit.dead("Run", 2)

    said = visit.judge("Works in a private window, not in my normal one", "/edit")
    told(said, "js_exception storage", "P1 P2", "is not valid JSON")


def test_a_store_that_is_closing() -> None:  # odoo/odoo 253943
    visit = tab("/pos", IPHONE).turns("hidden", 2).turns("visible", 60).click("Validate order")
    visit.broke(
        "InvalidStateError: Failed to execute 'transaction' on 'IDBDatabase': "
        "The database connection is closing.",
        REJECTED,
    )

    said = visit.judge("Can't validate the order on the iPad after a pause", "/pos")
    told(said, "storage", "P1 P2", "database connection is closing")


def test_a_stream_that_is_closed_for_good() -> None:  # ralsina/grafito 74
    visit = tab("/logs").click("Live").log("info", "[live] stream open")
    visit.log("warn", "[live] EventSource error, readyState 2", after=30)

    said = visit.judge("Live is lit, but nothing arrives any more", "/logs")
    told(said, "socket_drop", "P2 P3", "EventSource")


def test_a_map_that_lost_its_context() -> None:  # chrissnell/graywolf 468
    visit = tab("/map", FIREFOX).log("error", "WebGL context was lost.")
    visit.broke('TypeError: can\'t access property "getLayer", this.style is null', agent=FIREFOX)
    visit.dead("Stations")

    said = visit.judge("Live map is black on every other visit", "/map")
    told(said, "js_exception", "P1 P2", "getLayer")


def test_a_program_for_which_there_is_no_memory() -> None:  # webarkit/jsartoolkitNFT 97
    visit = tab("/try-on")
    error = "RangeError: WebAssembly.instantiate(): Out of memory: wasm memory"
    visit.logged("failed to asynchronously prepare wasm:", error)
    visit.broke(f"RuntimeError: abort({error}). Build with -s ASSERTIONS=1", REJECTED)

    said = visit.judge("Stays on the loading screen on my phone", "/try-on")
    told(said, "js_exception", "P1 P2", "Out of memory")


def test_a_program_of_another_release() -> None:  # ThatOpen/web-ifc-viewer 87
    visit = tab("/models/2").click("Open model").ask("GET", "/wasm/web-ifc.wasm", 200)
    visit.broke(
        "LinkError: WebAssembly.instantiate(): memory import 47 has a larger maximum size 65536 "
        "than the module's declared maximum 32768",
        REJECTED,
    )

    said = visit.judge("No model opens since yesterday", "/models/2")
    told(said, "js_exception stale_version chunk_load", "P1 P2", "memory import 47")


def test_a_picture_too_big_for_the_phone() -> None:  # nanxiaobei/antd-img-crop 133
    visit = tab("/profile", IPHONE).click("Choose photo")
    visit.rejects("Canvas area exceeds the maximum limit (width * height > 16777216).")

    said = visit.judge("Photos from my camera can't be uploaded, screenshots can", "/profile")
    told(said, "js_exception", "P2", "Canvas area exceeds")


def test_a_worker_that_the_policy_keeps_out() -> None:  # VadimDez/ng2-pdf-viewer 965
    visit = tab("/invoices/3").click("Preview").ask("GET", "/api/invoices/3.pdf", 200)
    visit.refuses("blob", "worker-src")
    visit.broke(
        "SecurityError: Failed to construct 'Worker': Access to the script at "
        f"'blob:{PAGE}/d1721875' is denied by the document's Content Security Policy.",
        REJECTED,
    )

    said = visit.judge("No preview of my invoice", "/invoices/3")
    told(said, "csp", "P2", "worker-src")


def test_a_text_that_the_policy_does_not_trust() -> None:  # RestyaPlatform/board 4107
    visit = tab("/board/5").refuses("trusted-types-sink", "require-trusted-types-for")
    visit.broke(
        "TypeError: Failed to set the 'innerHTML' property on 'Element': "
        "This document requires 'TrustedHTML' assignment."
    )
    visit.dead("Open board")

    said = visit.judge("Only a white page in Chrome and Edge, Firefox works", "/board/5")
    told(said, "csp", "P1 P2", "TrustedHTML")


def test_an_hour_of_charts_eats_the_memory() -> None:  # SigNoz/signoz 2169
    visit = tab("/dashboard/1")
    for _ in range(4):
        visit.ask("GET", "/api/panels", 200, durationMs=300)
        visit.log("debug", "[charts] refreshed 14 panels", after=8)
    visit.vital("INP", 4800, "poor")
    visit.broke("RangeError: Array buffer allocation failed", REJECTED)

    said = visit.judge("Gets slower and slower, then the tab crashes", "/dashboard/1")
    told(said, "js_exception timeout_slow", "P2 P3", "Array buffer allocation failed")


def test_an_event_is_all_that_a_promise_says() -> None:  # getsentry/sentry-javascript 2546
    visit = tab("/checkout").click("Pay").lost("https://js.stripe.com/v3/", "script")
    visit.rejects('{"isTrusted":true}')

    said = visit.judge("Paying does not work", "/checkout")
    told(said, "third_party", "P1", "js.stripe.com")


def test_nothing_is_all_that_a_promise_says() -> None:  # wangweianger/web-report-sdk 20
    visit = tab("/checkout")
    for _ in range(3):
        visit.click("Place order", after=3).rejects("undefined")

    said = visit.judge("Place order does nothing at all", "/checkout")
    told(said, "js_exception dead_control", "P1", "Place order")


def test_a_page_comes_back_as_it_was_left() -> None:  # dreamwidth/dreamwidth 2571
    visit = tab("/checkout/address", SAFARI).click("Continue")
    visit.ask("POST", "/api/checkout/address", 200).comes("/checkout/preview", "load")
    visit.comes("/checkout/address", "restored", after=9).dead("Continue", 3)

    said = visit.judge("I went back to fix a typo and now Continue is grey", "/checkout/address")
    told(said, "dead_control js_exception", "P1 P2", "Continue")


def test_a_session_that_the_app_does_not_share() -> None:  # wix/skills 933
    visit = tab("/cart", INSTAGRAM).click("Checkout").comes("/checkout")
    visit.ask("GET", "/api/checkout", 401).log("error", "checkout: technical issue, see status 401")

    said = visit.judge("'We have a technical issue' when I open the checkout", "/checkout")
    told(said, "auth_expired", "P1", "/api/checkout")
