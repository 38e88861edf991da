"""Parts that others serve: maps, chats, films, flags, letters, files of last week. Not: money."""

from analyze.outside_visits import REJECTED, Fault, held, out
from analyze.visits import PAGE

FLAGS = "https://app.launchdarkly.com/sdk/evalx/58ab/contexts/eyJr"
MAPS = "https://maps.googleapis.com/maps/api/js?key=…"
FILM = "https://vod.streamhouse.example/c/812/seg-4.ts"


def test_a_map_that_does_not_know_the_page() -> None:  # google-map-react 1240
    visit = out("/checkout/pickup").ok("GET", "/api/pickup-points").says(
        "error", "Google Maps JavaScript API error: RefererNotAllowedMapError\nhttps://developers."
        "google.com/maps/documentation/javascript/error-messages#referer-not-allowed-map-error\n"
        "Your site URL to be authorized: https://shop.example.com/checkout/pickup")  # fmt: skip
    visit.dead("Kies dit punt", 2)

    said = visit.judge("Kaart zegt 'er is iets misgegaan', kan geen afhaalpunt kiezen",
                       "/checkout/pickup")  # fmt: skip
    held(said, "third_party", "RefererNotAllowedMapError", "P1 P2", "matomo")


def test_a_film_that_waits_for_a_consent() -> None:
    visit = out("/courses/2").says(
        "info", "[cmp] player.vimeo.com held back: marketing not granted"
    )
    visit.dead("Afspelen", 2)

    said = visit.judge("de video blijft zwart", "/courses/2")
    held(said, "third_party dead_control unknown permission_denied", "", "P2 P3 P1", "matomo")


def test_a_chat_that_does_not_come() -> None:
    visit = (
        out("/help").lost("https://widget.intercom.io/widget/k2j", "script").dead("Chat with us")
    )
    visit.dead("Chat with us")

    said = visit.judge("chat button dead, how do I reach you??", "/help")
    held(said, "third_party", "widget.intercom.io", "P2 P1", "facebook")


def test_a_chat_that_does_not_come_beside_a_refund_that_fails() -> None:
    visit = out("/orders/9").lost("https://widget.intercom.io/widget/k2j", "script")
    visit.says("error", "[chat] boot failed", Fault("Error", "Intercom is not defined"))
    visit.click("Request refund").no("POST", "/api/orders/9/refund", 500).waits(3)
    visit.click("Request refund").no("POST", "/api/orders/9/refund", 500)

    said = visit.judge("refund doesn't go through", "/orders/9")
    held(said, "backend_error", "/api/orders/9/refund", "P1 P2", "intercom | Intercom")


def test_a_page_that_waits_for_flags() -> None:  # js-client-sdk 255
    visit = out("/", quiet=True).gone("GET", FLAGS).says(
        "error", "LaunchDarkly client: network error fetching flags").waits(10)  # fmt: skip
    visit.rejects("Error: waitForInitialization timed out after 10 seconds.").waits(2)
    visit.loads("/", "/").ok("GET", "/api/bootstrap").gone("GET", FLAGS)

    said = visit.judge("Ihre Seite lädt bei uns in der Firma gar nicht", "/")
    held(said, "third_party", "launchdarkly", "P1 P2", "")


def test_a_part_of_last_week_that_is_gone() -> None:  # vercel-builder 555
    lost = ("ChunkLoadError: Loading chunk 69 failed.\n(error: "
            f"{PAGE}/_next/static/chunks/69.8d1f.js)")  # fmt: skip
    visit = out("/").waits(3000).turns("visible").click("Reports").lost(
        f"{PAGE}/_next/static/chunks/69.8d1f.js", "script").broke(lost, REJECTED)  # fmt: skip
    visit.click("Reports").broke(lost, REJECTED)

    said = visit.judge("left it open over the weekend, reports menu is dead now", "/")
    held(said, "chunk_load stale_version", "69.8d1f.js", "P1 P2", "matomo")


def test_a_part_that_came_as_a_page() -> None:  # angular 35077
    visit = out("/", quiet=True).says("info", "[sw] serving cached shell build 2026.02.11")
    visit.fail("SyntaxError: Unexpected token '<'", "uncaught",
               f"SyntaxError: Unexpected token '<'\n    at {PAGE}/main.4be1.js:1:1")  # fmt: skip
    visit.waits(6).loads("/", "/").says("info", "[sw] serving cached shell build 2026.02.11")
    visit.fail("SyntaxError: Unexpected token '<'", "uncaught",
               f"SyntaxError: Unexpected token '<'\n    at {PAGE}/main.4be1.js:1:1")  # fmt: skip

    said = visit.judge("seit gestern nur noch weisse seite, auf dem handy gehts", "/")
    held(said, "stale_version chunk_load", "main.4be1.js", "P1", "")


def test_an_old_page_that_the_server_does_not_serve_any_more() -> None:  # zonemaster-gui 22
    visit = (
        out("/trips/new").says("info", "[sw] update waiting, 3 clients open").fills("from", "to")
    )
    visit.click("Save trip").no("POST", "/api/trips", 426, '{"error":"client 4.2.0 is too old, '
                                                           'please reload"}').waits(3)  # fmt: skip
    visit.click("Save trip").no("POST", "/api/trips", 426, '{"error":"client 4.2.0 is too old"}')

    said = visit.judge("guardar viaje da error desde ayer", "/trips/new")
    held(said, "stale_version", "/api/trips", "P1 P2", "facebook")


def test_an_address_finder_that_nobody_paid_for() -> None:
    visit = (
        out("/checkout/address")
        .fills("postcode")
        .no("GET", "https://api.getaddress.io/find/sw1a", 429, '{"Message":"Usage limit exceeded"}')
    )
    visit.says("warn", "lookup unavailable, showing manual fields").fills("street", "city")
    visit.click("Continue").ok("PUT", "/api/checkout/address").comes("/checkout/payment")
    visit.ok("GET", "/api/payment-methods")

    said = visit.judge("postcode finder doesn't find any postcode", "/checkout/payment")
    held(said, "third_party unknown", "", "P2 P3", "matomo")


def test_a_film_whose_pieces_are_kept_back() -> None:
    visit = out("/watch/812").click("Play").ok("GET", "/api/videos/812")
    for _ in range(3):
        visit.no("GET", FILM, 403).waits(1)
    visit.says("error", "[hls] fatal networkError fragLoadError 403, giving up")

    said = visit.judge("film stoppt nach 12 sekunden", "/watch/812")
    held(said, "third_party auth_expired asset_missing permission_denied", "streamhouse | 403",
         "P1 P2", "facebook")  # fmt: skip


def test_letters_that_a_browser_does_not_fetch() -> None:
    visit = out("/").lost("https://fonts.googleapis.com/css2?family=Inter", "stylesheet")

    said = visit.judge("la police a changé ? c'est moche", "/")
    held(said, "third_party asset_missing", "fonts.googleapis.com", "P3", "facebook")


def test_a_copy_of_a_file_whose_address_is_over() -> None:
    visit = out("/invoices").ok("GET", "/api/invoices").waits(1900).click("Download").no(
        "GET", "https://acme-docs.s3.eu-west-1.amazonaws.com/inv/77.pdf", 403,
        "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>",
        contentType="application/xml")  # fmt: skip

    said = visit.judge("Rechnung lässt sich nicht herunterladen", "/invoices")
    held(said, "auth_expired", "expired", "P2 P1", "matomo")


def test_a_search_that_is_rented() -> None:
    visit = out("/catalogue").fills("search").no(
        "POST", "https://X1-dsn.algolia.net/1/indexes/products/query", 403,
        '{"message":"Invalid Application-ID or API key","status":403}').waits(2)  # fmt: skip
    visit.fills("search").no("POST", "https://X1-dsn.algolia.net/1/indexes/products/query", 403)

    said = visit.judge("search finds nothing at all today", "/catalogue")
    held(said, "third_party", "algolia.net | 403", "P1 P2", "matomo")


def test_a_signature_that_another_house_collects() -> None:
    visit = out("/contracts/5/sign").ok("POST", "/api/contracts/5/envelope", status=201)
    visit.says("error", "[docusign] session ended", {"event": "ttl_expired"}).dead("Sign now")

    said = visit.judge("contract window says session over before I could sign", "/contracts/5/sign")
    held(said, "auth_expired third_party", "ttl_expired", "P1", "facebook")
