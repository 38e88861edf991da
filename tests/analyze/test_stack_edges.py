"""Workers, caches, deployments, edges and gateways before the server. Not: other parties."""

from analyze.stack_visits import CHROME, FIREFOX, SAFARI, UNPARSED, Stack, told, untold
from analyze.visits import PAGE


def test_an_edge_that_wants_to_see_a_human_stops_an_order() -> None:
    """monkeytypegame/monkeytype 4254: a challenge cannot be solved inside a fetch."""
    visit = Stack("/checkout").press("Pay now")
    page = '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title>'
    visit.markup("POST", "/api/checkout", 403, page)
    visit.said("error", "checkout", UNPARSED[CHROME])

    analysis = visit.judge("payment button spins forever", "/checkout")
    told(analysis, "third_party permission_denied backend_error", "/api/checkout|403", "P1")


def test_an_edge_that_waited_too_long_for_a_report() -> None:
    """Cloudflare's 524 after a hundred seconds."""
    visit = Stack("/reports").press("Export all")
    visit.api("GET", "/api/reports/export", 524, contentType="text/html", durationMs=100240)

    analysis = visit.judge("export of the yearly report never finishes", "/reports")
    told(analysis, "timeout_slow backend_error", "/api/reports/export|524", "P2")


def test_a_server_that_is_down_behind_its_edge_leaves_nothing() -> None:
    """Cloudflare's 521."""
    visit = Stack("/").missing("https://cdn.cookielaw.org/scripttemplates/otSDKStub.js", "script")
    for path in ("/api/products", "/api/cart", "/api/me"):
        visit.markup("GET", path, 521, "<title>shop.example.com | 521: Web server is down</title>")

    analysis = visit.judge("сайт не работает, пустая страница")
    told(analysis, "backend_error", "521", "P1", never="cookielaw")


def test_an_order_that_worked_at_the_second_try_is_not_the_voucher() -> None:
    """A deployment in the middle of a visit."""
    visit = (
        Stack("/checkout")
        .press("Apply")
        .api(
            "POST", "/api/vouchers", 422, '{"error":"voucher_expired","message":"Code has expired"}'
        )
    )
    visit.press("Order now").markup("POST", "/api/orders", 503)
    visit.press("Order now", after=8).api("POST", "/api/orders", 201).come("/thanks")

    analysis = visit.judge("my code SPRING was not accepted", "/thanks")
    told(analysis, "validation_rejected", "/api/vouchers|422", "P3 P2", never="/api/orders")


def test_a_region_that_is_not_served_is_told_so() -> None:
    """451 by the edge."""
    visit = Stack("/katalog").api(
        "GET", "/api/catalog", 451, '{"error":"This content is not available in your region"}'
    )

    analysis = visit.judge("Ürünler görünmüyor, liste boş", "/katalog")
    told(analysis, "permission_denied", "/api/catalog|451", "P3 P2")


def test_a_page_kept_by_its_worker_is_too_old_for_the_server() -> None:
    """NekR/offline-plugin 469."""
    visit = Stack("/quote").said("info", "[sw] served from cache: app shell 5.1.0")
    visit.press("Get quote").api(
        "POST", "/api/v1/quotes", 410, '{"error":"client_too_old","minVersion":"5.2.0"}'
    )

    analysis = visit.judge("No quote. Nothing.", "/quote")
    told(analysis, "stale_version", "/api/v1/quotes|410", "P1 P2")


def test_a_worker_that_could_not_precache_has_no_part_in_a_question() -> None:
    """workbox: non-precached-url."""
    visit = Stack("/help")
    visit.rejects('WorkboxError: non-precached-url: non-precached-url :: [{"url":"/index.html"}]')
    visit.said("warn", "[PWA] service worker registration failed, going on without")
    visit.api("GET", "/api/faq", 200)

    untold(visit.judge("How long does delivery to Austria take?", "/help"))


def test_a_chunk_that_the_deployment_took_away_stops_the_checkout() -> None:
    """react/create-react-app 5750."""
    visit = Stack("/warenkorb", FIREFOX).missing(f"{PAGE}/favicon-32.png", "img").away(7200)
    visit.press("Zur Kasse").missing(f"{PAGE}/static/js/812.a9f3.chunk.js", "script")
    url = f"{PAGE}/static/js/812.a9f3.chunk.js"
    visit.rejects(f"ChunkLoadError: Loading chunk 812 failed.\n(error: {url})")

    analysis = visit.judge("Komme nicht zur Kasse", "/warenkorb")
    told(analysis, "chunk_load stale_version", "812", "P1", never="favicon")


def test_a_chunk_that_came_after_a_reload_is_not_the_slow_payment() -> None:
    """DestinyItemManager/DIM 11809: the page loads itself anew, once."""
    visit = Stack("/cart").press("Checkout", "a")
    visit.said("error", "reloading once", "ChunkLoadError: Loading chunk 41 failed.")
    visit.come("/checkout", "load").press("Pay")
    visit.api("POST", "/api/pay", 200, durationMs=28400).come("/thank-you", after=28)

    analysis = visit.judge("paying took ages, thought it was broken", "/thank-you")
    told(analysis, "timeout_slow", "/api/pay", "P2 P3", never="chunk")


def test_a_gateway_that_knows_no_such_route_says_a_token_is_missing() -> None:
    """AWS API Gateway answers so for a path that no stage has."""
    visit = Stack("/rooms/7").api("GET", "/prod/v1/rooms/7", 200).press("Reserve")
    visit.api("POST", "/prod/v2/bookings", 403, '{"message":"Missing Authentication Token"}')

    analysis = visit.judge("予約できません", "/rooms/7")
    told(
        analysis,
        "api_contract permission_denied auth_expired backend_error",
        "/prod/v2/bookings|403|Missing Authentication Token",
        "P1 P2",
    )


def test_a_gateway_gives_up_after_its_29_seconds() -> None:
    """Endpoint request timed out."""
    visit = Stack("/invoices").api("GET", "/api/invoices", 200).press("Download PDF")
    visit.api("POST", "/api/invoices/pdf", 504, '{"message":"Endpoint request timed out"}',
              durationMs=29012)  # fmt: skip

    analysis = visit.judge("kan de factuur niet downloaden", "/invoices")
    told(analysis, "timeout_slow backend_error", "/api/invoices/pdf|504", "P2")


def test_pictures_of_a_cdn_are_gone_and_the_telemetry_does_not_matter() -> None:
    """An image host that is down."""
    visit = Stack("/katalog").api("POST", "/api/telemetry", 500)
    for at in range(5):
        visit.missing(f"https://images.shopcdn.net/p/{at}.webp", "img")

    analysis = visit.judge("Man sieht keine Produktbilder", "/katalog")
    told(analysis, "asset_missing third_party", "images.shopcdn.net", "P3 P2", never="telemetry")


def test_an_edge_and_a_page_send_a_traveller_to_and_fro() -> None:
    """Each knows better which language it should be."""
    visit = Stack("/")
    for _ in range(4):
        visit.come("/de", "load", after=0.6).come("/en", "load", after=0.6)

    analysis = visit.judge("site keeps jumping between german and english, cannot do anything")
    told(analysis, "redirect_loop", "/de|/en", "P1")


def test_what_browsers_do_all_day_is_no_answer_to_a_question() -> None:
    """Parts, copies that are still good, and beacons that were cut off."""
    visit = Stack("/video", SAFARI).ask("GET", "/media/intro.mp4", 206)
    visit.ask("GET", "/api/captions", 304)
    visit.ask("POST", "/api/beacon", 0, error="AbortError: Fetch is aborted", aborted=True)
    visit.said("warn", "The resource was preloaded using link preload but not used")

    untold(visit.judge("¿Dónde cambio mi correo electrónico?", "/video"))


def test_html_for_an_old_script_is_the_deployment_and_not_the_syntax() -> None:
    """A server that answers every unknown path with its page."""
    visit = Stack("/dashboard", SAFARI).press("Billing", "a").come("/billing")
    visit.rejects("TypeError: Importing a module script failed.", "")
    visit.said("error", "'text/html' is not a valid JavaScript MIME type.")

    analysis = visit.judge("billing page stays empty", "/billing")
    told(analysis, "chunk_load stale_version", "module", "P2 P1")
