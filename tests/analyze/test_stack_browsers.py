"""Flags, consent, blockers, extensions, proxies, scanners, private windows, apps. Not: servers."""

from analyze.stack_visits import (
    BUNDLE,
    CHROME,
    FIREFOX,
    INSTAGRAM,
    SAFARI,
    UNPARSED,
    Stack,
    told,
    untold,
)

FLAGS = "https://app.launchdarkly.com/sdk/evalx/5f/contexts/eyJr"
EXTENSION = "chrome-extension://fmkadmapgofadopljbjfkapdkoienihi/inject.js"


def test_flags_that_a_blocker_kept_away_hide_a_button() -> None:
    """bcgov/entity 17531."""
    visit = Stack("/reports", FIREFOX).lost("GET", FLAGS)
    visit.said("error", "LaunchDarkly client error", "LaunchDarklyFlagFetchError: network error")
    visit.said("warn", "flag export-button: using the default, off")

    analysis = visit.judge("my colleagues have an Export button, I don't", "/reports")
    told(analysis, "third_party", "launchdarkly", "P2 P3")


def test_flags_that_were_blocked_are_not_the_refused_date() -> None:
    """launchdarkly/js-client-sdk 255."""
    visit = Stack("/termin").lost("POST", "https://events.launchdarkly.com/events/bulk/5f")
    visit.press("Buchen").api(
        "POST", "/api/booking", 422, '{"errors":{"date":["must be in the future"]}}'
    )

    analysis = visit.judge("Termin lässt sich nicht buchen", "/termin")
    told(analysis, "validation_rejected", "/api/booking|422|date", "P3 P2", never="launchdarkly")


def test_an_experiment_that_throws_is_not_the_dead_button() -> None:
    """A tool for A/B tests that throws on every page."""
    visit = Stack("/p/8").broke(
        "TypeError: Cannot read properties of undefined (reading 'variant')",
        file="https://cdn.optimizely.com/js/2183.js",
    )
    visit.dead("Add to basket").dead("Add to basket")

    analysis = visit.judge("add to basket doesn't do anything", "/p/8")
    told(analysis, "dead_control", "Add to basket", "P1", never="optimizely")


def test_a_banner_that_was_blocked_is_missed_by_the_page_itself() -> None:
    """datacite/datacite 1215."""
    visit = Stack("/").missing("https://cdn.cookielaw.org/scripttemplates/otSDKStub.js", "script")
    visit.press("Akzeptieren").broke("ReferenceError: OneTrust is not defined")

    analysis = visit.judge("Seite ist grau überlagert, ich kann nichts anklicken")
    told(analysis, "js_exception third_party", "OneTrust", "P1 P2")


def test_a_tag_that_throws_is_no_answer_to_a_question() -> None:
    """A tag manager's own code."""
    visit = Stack("/frakt")
    visit.broke("TypeError: Cannot read properties of undefined (reading 'ecommerce')",
                file="https://www.googletagmanager.com/gtm.js")  # fmt: skip
    visit.lost("POST", "https://connect.facebook.net/tr")

    untold(visit.judge("Sender dere til Svalbard?", "/frakt"))


def test_an_extension_that_throws_is_not_the_seats_that_failed() -> None:
    """An extension that reads every page."""
    visit = Stack("/seats").broke("TypeError: Cannot read properties of null (reading 'tagName')",
                                  file=EXTENSION)  # fmt: skip
    visit.press("Row 4").api("GET", "/api/seats?row=4", 500)

    analysis = visit.judge("can't choose a seat", "/seats")
    told(analysis, "backend_error", "/api/seats|500", "P1 P2", never="extension")


def test_a_purse_of_coins_that_throws_is_no_answer_to_a_complaint() -> None:
    """MetaMask in every page of the browser."""
    visit = Stack("/pricing").broke("TypeError: Cannot redefine property: ethereum", file=EXTENSION)
    visit.rejects("i: Failed to connect to MetaMask", EXTENSION)

    untold(visit.judge("your prices went up again, not happy", "/pricing"))


def test_a_company_that_lets_no_file_out_answers_for_the_server() -> None:
    """community.zscaler.com 2468: its page comes instead of the server's answer."""
    visit = Stack("/documents").api("GET", "/api/documents", 200).press("Upload contract")
    page = "<html><head><title>Access Denied - Zscaler</title></head><body>Your organization"
    visit.markup("POST", "/api/documents", 403, page)

    analysis = visit.judge("upload works at home but not in the office", "/documents")
    told(analysis, "permission_denied third_party", "/api/documents|403|zscaler", "P3 P2")


def test_a_line_that_a_proxy_does_not_let_through_makes_a_chat_slow() -> None:
    """helpme.calxa.com: WebSockets and proxies."""
    visit = Stack("/chat")
    for _ in range(3):
        visit.said("error", "[socket] connect_error", "TransportError: websocket error")
    visit.said("warn", "[socket] falling back to polling").api("GET", "/api/chat/poll", 200)

    analysis = visit.judge("mensajes del chat llegan con un minuto de retraso", "/chat")
    told(analysis, "socket_drop", "socket", "P2 P3")


def test_a_hotel_that_wants_a_login_answers_for_the_server() -> None:
    """A captive portal, in the middle of a visit."""
    visit = Stack("/cart").api("GET", "/api/cart", 200).away(1800).press("Checkout")
    page = "<html><head><title>HotelNet - please sign in to continue</title></head>"
    visit.markup("POST", "/api/checkout/start", 200, page)
    visit.said("error", "checkout", UNPARSED[CHROME].replace("<!DOCTYPE ", "<html><hea"))

    analysis = visit.judge("checkout broken since I'm in the hotel", "/cart")
    told(analysis, "offline third_party api_contract", "/api/checkout/start|html", "P1 P2 P3")


def test_a_scanner_that_sits_in_every_page_stops_a_form() -> None:
    """Kaspersky puts a script into pages, and wraps what sends."""
    visit = Stack("/contact").press("Send message")
    visit.broke("TypeError: Cannot read properties of undefined (reading 'apply')",
                file="https://gc.kis.v2.scr.kaspersky-labs.com/FD126C42/main.js")  # fmt: skip
    visit.dead("Send message")

    analysis = visit.judge("contact form: send does nothing", "/contact")
    told(analysis, "third_party", "kaspersky", "P3 P2")


def test_a_private_window_that_keeps_nothing_loses_the_cart() -> None:
    """Safari gave private windows a quota of nothing."""
    visit = Stack("/p/2", SAFARI).press("Add to bag")
    visit.kept("cart", "QuotaExceededError: The quota has been exceeded.").come("/bag")

    analysis = visit.judge("my bag stays empty", "/bag")
    told(analysis, "storage", "cart|quota", "P1 P2")


def test_a_private_window_without_a_database_saves_no_map() -> None:
    """Firefox, private, before version 115."""
    visit = Stack("/mapa", FIREFOX).press("Zapisz offline")
    visit.rejects("InvalidStateError: A mutation operation was attempted on a database that did "
                  "not allow mutations.", "")  # fmt: skip

    analysis = visit.judge("mapa nie zapisuje się na telefonie", "/mapa")
    told(analysis, "storage", "mutation operation", "P2 P3")


def test_a_page_that_may_not_look_into_its_storage_never_begins() -> None:
    """All cookies blocked: in Chrome the property itself throws."""
    visit = Stack("/").broke(
        "SecurityError: Failed to read the 'localStorage' property from 'Window': "
        "Access is denied for this document."
    )

    analysis = visit.judge("화면이 하얗게만 나와요")
    told(analysis, "storage", "localStorage", "P1")


def test_a_bridge_that_only_the_own_app_has_is_missing_in_another() -> None:
    """A page of an app, opened from Instagram."""
    visit = Stack("/pay", INSTAGRAM)
    visit.broke("ReferenceError: Can't find variable: _AutofillCallbackHandler", file="")
    visit.press("Pay now").broke(
        "TypeError: undefined is not an object "
        "(evaluating 'window.webkit.messageHandlers.pay.postMessage')"
    )

    analysis = visit.judge("pay button dead", "/pay")
    told(analysis, "js_exception", "messageHandlers", "P1", never="Autofill")


def test_a_blocker_that_takes_a_word_for_an_advertisement_stops_a_campaign() -> None:
    """An own address with /ads/ in it; all others of the same server answer."""
    visit = Stack("/campaigns", FIREFOX).api("GET", "/api/campaigns", 200)
    for _ in range(2):
        visit.press("Create campaign").lost("POST", "/api/ads/create")
        visit.api("GET", "/api/campaigns", 200)

    analysis = visit.judge("cannot create a campaign, colleague can", "/campaigns")
    told(analysis, "third_party offline", "/api/ads/create", "P1 P2 P3")


def test_what_a_bundle_writes_when_it_begins_is_no_answer_to_praise() -> None:
    """Nothing is wrong, in a private window."""
    visit = Stack("/about", FIREFOX).said("info", f"boot {BUNDLE}")
    visit.said("warn", "Cookie “_ga” has been rejected for invalid domain.")

    untold(visit.judge("Super Laden, weiter so!", "/about"))
