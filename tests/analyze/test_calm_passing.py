"""Slow but done, failed then done, failed without effect, failed for a part. Not: what stayed so.

Each was judged before the analyzer had read it; the thread that it comes from stands beside it.
"""

from analyze.calm_visits import call, calm, held


def test_a_report_that_came_after_twenty_seconds_came() -> None:
    # webmin/authentic-theme#1352, janus-ssp/janus#551
    visit = call("/reports").press("Umsatz 2025", "a").slow("GET", "/api/reports/revenue", 21)
    visit.moved("/reports/revenue", "/reports", "pushState").vital("LCP", 1900, "good")

    said = visit.judge("Das dauert ewig", "/reports/revenue")
    held(said, "timeout_slow", "/api/reports/revenue", "P2 P3")


def test_an_order_that_took_long_was_placed() -> None:
    # OriginProtocol/dshop#573, without the second press
    visit = call("/checkout").press("Place order").slow("POST", "/api/orders", 14, 201)
    visit.moved("/thank-you", "/checkout", "pushState").ok("GET", "/api/orders/o-4")

    said = visit.judge("had to wait ages at the end, thought it had crashed", "/thank-you")
    held(said, "timeout_slow", "/api/orders", "P2 P3")


def test_what_was_saved_at_the_second_press_is_degraded() -> None:
    # brownplt/pyret-lang#440
    visit = call("/profile").press("Save").no("PUT", "/api/profile", 500)
    visit.log("error", "[profile] could not save").press("Save", after=5)
    visit.ok("PUT", "/api/profile").log("info", "[profile] saved")

    said = visit.judge("always have to press save twice", "/profile")
    held(said, "backend_error", "PUT /api/profile | 500", "P2 P3")


def test_a_line_that_came_back_is_nobodys_fault() -> None:
    visit = call("/notes").line(False).press("Zapisz")
    visit.ask("PUT", "/api/notes/4", 0, error="TypeError: Failed to fetch", aborted=False)
    visit.line(True, after=6).ok("PUT", "/api/notes/4").log("info", "[notes] synced")

    held(visit.judge("na chwilę zniknęło połączenie", "/notes"), "offline", "", "P3")


def test_a_counter_that_fails_makes_nothing_slow() -> None:
    visit = call("/").vital("LCP", 1650, "good").vital("INP", 88, "good").reading(3)

    calm(visit.judge("it's slow today", "/help/2"))


def test_a_draft_that_was_kept_the_next_time_lost_nothing() -> None:
    # Automattic/wp-calypso#80822
    visit = call("/editor/5").no("POST", "/api/drafts/5", 502)
    visit.log("warn", "[editor] autosave failed, trying again in 10 s")
    visit.ok("POST", "/api/drafts/5", after=10).log("info", "[editor] draft kept")
    visit.press("Publier").ok("POST", "/api/posts/5/publish")

    said = visit.judge("un message rouge est apparu un instant", "/editor/5")
    held(said, "backend_error unknown", "", "P3 P2")


def test_one_picture_of_many_is_minor() -> None:
    # executablebooks/meta#1303, tategallery/collection#21
    visit = call("/products/vase").missing("/images/vase-back.webp")
    visit.ok("GET", "/api/products/vase").press("Nächstes Bild")

    said = visit.judge("Ein Bild vom Produkt fehlt", "/products/vase")
    held(said, "asset_missing", "vase-back.webp", "P3")


def test_reviews_of_another_house_are_a_part_of_the_page() -> None:
    # botfront/rasa-webchat#362 and others: a widget that does not come
    visit = call("/products/vase").missing("https://widget.stimmen.io/loader.js", "script")
    visit.ok("GET", "/api/products/vase").press("Add to cart").ok("POST", "/api/cart/items")

    said = visit.judge("the reviews are not shown any more", "/products/vase")
    held(said, "third_party", "widget.stimmen.io", "P3 P2")


def test_one_block_of_a_board_is_a_part_of_it() -> None:
    visit = call("/dashboard")
    for name in ("visits", "orders", "returns", "stock", "staff"):
        visit.ok("GET", f"/api/widgets/{name}")
    visit.no("GET", "/api/widgets/revenue", 500).log("error", "[board] revenue: no data")

    said = visit.judge("Der Umsatz-Block bleibt leer", "/dashboard")
    held(said, "backend_error", "/api/widgets/revenue", "P2 P3")


def test_a_poll_that_fails_now_and_then_is_not_what_was_reported() -> None:
    visit = call("/labels")
    for at in range(9):
        visit.no("GET", "/api/notifications", 502 if at in {2, 6} else 200, after=15)
    visit.press("Red", "li").ok("PATCH", "/api/labels/4").press("Red", "li")
    visit.ok("PATCH", "/api/labels/4")

    calm(visit.judge("I want the label in another red, this one is nearly orange", "/labels"))


def test_what_the_page_gave_up_itself_is_no_failure() -> None:
    visit = call("/catalogue")
    for at in range(4):
        visit.ask("GET", f"/api/search?q={at}", 0, error="AbortError: aborted", aborted=True)
    visit.ok("GET", "/api/search?q=lamp").press("Lamp", "a").moved("/products/lamp")

    calm(visit.judge("something feels weird", "/products/lamp"))


def test_a_page_that_loaded_itself_anew_after_a_deployment_goes_on() -> None:
    visit = call("/orders").press("Returns", "a")
    visit.missing("/assets/Returns-4b1c.js", "script")
    visit.fail("ChunkLoadError: Loading chunk 31 failed.", "unhandledrejection", "")
    visit.log("info", "[app] new version, reloading").at("/returns", "/orders")
    visit.ok("GET", "/api/returns").press("Return a lamp", "a").ok("GET", "/api/returns/new")

    said = visit.judge("the page flashed and I lost my place in the list", "/returns")
    held(said, "chunk_load stale_version", "", "P3 P2")


def test_an_extension_breaks_nothing_of_ours() -> None:
    visit = call("/")
    frame = "    at o (chrome-extension://gighmmpiobklfepjocnamgkkbiglidom/content.js:2:9)"
    error = "TypeError: Cannot read properties of null (reading 'remove')"
    visit.fail(error, "uncaught", f"{error}\n{frame}").reading(2)

    held(visit.judge("sayfa bozuk görünüyor", "/"), "unknown third_party", "", "P3")


def test_a_token_that_was_renewed_signs_nobody_out() -> None:
    visit = call("/inbox").no("GET", "/api/messages", 401, '{"error":"token_expired"}')
    visit.ok("POST", "/api/token/refresh").ok("GET", "/api/messages")
    visit.press("Settings", "a").ok("GET", "/api/settings")

    said = visit.judge("why do I have to log in every morning", "/inbox")
    held(said, "unknown auth_expired", "", "P3")


def test_three_tiles_of_a_map_are_a_few_grey_squares() -> None:
    visit = call("/stores").ok("GET", "/api/stores")
    for at in range(3):
        visit.missing(f"https://tile.maps.example/12/2138/14{at}.png")

    said = visit.judge("a few grey squares on the map", "/stores")
    held(said, "asset_missing third_party unknown", "", "P3")


def test_a_socket_that_came_back_delivered_late() -> None:
    visit = call("/chat").log("info", "[chat] connected")
    visit.log("warn", "[chat] WebSocket closed: 1006, reconnecting in 5 s", after=40)
    visit.log("info", "[chat] connected again, 3 missed messages", after=5)

    said = visit.judge("mensajes llegan tarde", "/chat")
    held(said, "socket_drop unknown", "", "P3 P2")


def test_a_language_that_is_missing_falls_back_to_another() -> None:
    visit = call("/").no("GET", "/locales/nl/shop.json", 404)
    visit.log("warn", "[i18n] nl is not there, using en").reading(2, noisy=False)

    said = visit.judge("alles staat ineens in het Engels", "/help/1")
    held(said, "asset_missing backend_error", "nl", "P3 P2")
