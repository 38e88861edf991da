"""Pages of yesterday with servers of today. Judged unread."""

from analyze.calm_visits import calm, held
from analyze.shopper_visits import shopper
from analyze.visits import PAGE

GONE = f"TypeError: Failed to fetch dynamically imported module: {PAGE}/assets/Seats-Dq81.js"


def test_a_part_of_yesterday_is_gone_and_loading_anew_mended_it() -> None:
    visit = shopper("/show/77").ok("GET", "/version.json").press("Choose seats")
    visit.ask("GET", "/assets/Seats-Dq81.js", 404).broke(GONE, "unhandledrejection")
    visit.press("Choose seats", after=3).broke(GONE, "unhandledrejection")
    visit.lands("/show/77", after=9).press("Choose seats").ok("GET", "/api/seats").turns("/seats")
    analysis = visit.judge("had to refresh before I could pick seats", "/seats")
    held(analysis, "chunk_load stale_version", "Seats-Dq81.js", "P2 P3")


def test_a_part_of_yesterday_is_gone_for_good() -> None:
    visit = shopper("/show/77").press("Choose seats")
    visit.ask("GET", "/assets/Seats-Dq81.js", 404).broke(GONE, "unhandledrejection")
    visit.lands("/show/77", "/show/77", after=5).press("Choose seats")
    visit.ask("GET", "/assets/Seats-Dq81.js", 404).broke(GONE, "unhandledrejection")
    analysis = visit.judge("Sitzplatzwahl öffnet sich nicht, auch nach Neuladen", "/show/77")
    held(analysis, "chunk_load stale_version", "Seats-Dq81.js", "P1")


def test_an_app_too_old_for_the_booking_stays_too_old() -> None:
    visit = shopper("/book").ok("GET", "/api/v2/trains?from=Brno")
    for _ in range(2):
        visit.press("Koupit", after=3)
        visit.no("POST", "/api/v2/book", 426, '{"error":"client_outdated","minimum":"5.2"}')
        visit.lands("/book", "/book", after=4)
        visit.log("info", "[sw] controller active, shell 5.0.3 from cache")
    analysis = visit.judge("pořád to píše aktualizujte, ale aktualizovat není co", "/book")
    held(analysis, "stale_version", "client_outdated", "P1")


def test_prices_of_nine_days_ago_stand_on_the_shelf() -> None:
    visit = shopper("/c/garden").log("warn", "[sw] catalogue served from cache, 9 days old")
    visit.press("Add to cart").ok("POST", "/api/cart/items", '{"total":64.90}', 201)
    visit.press("Cart", "a").turns("/cart").log("warn", "price of sku 1182 differs: 49.90 / 64.90")
    analysis = visit.judge("mower is 49.90 in the shop and 64.90 in the cart??", "/cart")
    held(analysis, "stale_version api_contract", "differs", "P0 P1 P2")


def test_a_page_without_its_dress_still_sells() -> None:
    visit = shopper("/checkout").missing("/assets/checkout-8fa1.css", "stylesheet")
    visit.press("Buy now", after=14).ok("POST", "/api/orders", status=201).lands("/thanks")
    analysis = visit.judge("checkout looked like a website from 1995", "/thanks")
    held(analysis, "asset_missing chunk_load stale_version", "checkout-8fa1.css", "P2 P3")


def test_a_page_comes_where_a_program_should_and_nothing_is_seen() -> None:
    url = f"{PAGE}/static/js/412.9be0.chunk.js"
    visit = shopper("/eltern").ask("GET", url, 200, contentType="text/html")
    visit.fail("SyntaxError: Unexpected token '<'", "uncaught", f"    at {url}:1:1")
    visit.fail("ChunkLoadError: Loading chunk 412 failed.", "unhandledrejection", "")
    analysis = visit.judge("Elternportal bleibt weiß seit heute früh", "/eltern")
    held(analysis, "chunk_load stale_version", "412", "P1")


def test_a_new_version_that_was_taken_well_may_still_be_disliked() -> None:
    visit = shopper("/feed").log("info", "New version 8.1 is ready").press("Reload")
    visit.lands("/feed", "/feed").ok("GET", "/api/feed?limit=30").press("Profile", "a")
    visit.turns("/me").ok("GET", "/api/me")
    calm(visit.judge("bring the old layout back, this is awful", "/me"))
