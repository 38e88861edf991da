"""The same words and the same answers, harmless: what a page remarks while all is well."""

from analyze.remark_visits import calm, remarks


def test_a_cache_that_says_it_is_stale_and_asks_anew() -> None:
    visit = remarks("/account").says("debug", "[swr] stale /api/account (age 3600), revalidating")
    visit.ok("GET", "/api/account", '{"rev":12}').says("debug", "[swr] fresh /api/account")

    calm(visit.judge("How do I change my address?", "/account"))


def test_advice_of_a_framework() -> None:
    visit = remarks("/cart").says("error", "Warning: Each child in a list should have a unique key")
    visit.says("warn", "[Vue warn]: Extraneous non-props attributes (class) were passed")
    visit.click("Add").ok("POST", "/api/cart", '{"items":2}', 201)

    calm(visit.judge("Please offer smaller sizes", "/cart"))


def test_a_save_that_took_two_tries() -> None:
    visit = remarks("/notes/4").click("Save").no("PUT", "/api/notes/4", 503)
    visit.says("warn", "[save] attempt 1 failed, retrying").waits(1)
    visit.ok("PUT", "/api/notes/4", '{"rev":9}').says("info", "[save] saved, rev 9")

    calm(visit.judge("Die neue Schriftart gefällt mir nicht", "/notes/4"))


def test_a_line_of_an_experiment_with_two_prices() -> None:
    visit = remarks("/sale").says(
        "info", "[exp] price-badge: variant B shows 19.99 instead of 24.99"
    )
    visit.ok("GET", "/api/products?sale=1", '{"total":88}').hums()

    calm(visit.judge("When does the sale end?", "/sale"))


def test_amounts_in_a_layer_of_analytics() -> None:
    visit = remarks("/thanks").ok("POST", "/api/orders", '{"id":"o-7","total":64.9}', 201)
    visit.says("log", "[dataLayer] purchase", {"value": 59.9, "expected": 64.9, "shipping": 5})

    calm(visit.judge("Can I get the bill with my company's name?", "/thanks"))


def test_a_polyfill_and_a_font_instead() -> None:
    visit = remarks("/compte").says("warn", "[polyfill] ResizeObserver missing, fallback in use")
    visit.says("info", "police de secours utilisée : Inter indisponible").hums()

    calm(visit.judge("Comment supprimer mon compte ?", "/compte"))


def test_an_import_without_a_loss() -> None:
    visit = remarks("/import").click("Import")
    visit.ok("POST", "/api/import", '{"imported":40,"skipped":0,"errors":[],"partial":false}')
    visit.says("info", "skipped 0 rows, 0 errors")

    calm(visit.judge("Which columns may the file have?", "/import"))


def test_a_place_taken_for_the_users() -> None:
    visit = remarks("/weather").says("info", "geolocation denied, falling back to Vienna")
    visit.ok("GET", "/api/weather?city=vienna", '{"ok":true}')

    calm(visit.judge("Why do you want to know where I am?", "/weather"))


def test_a_rounding_that_is_let_go() -> None:
    visit = remarks("/basket").says("debug", "[cart] total 39.996 rounded to 40.00")
    visit.ok("GET", "/api/basket", '{"total":40.0,"discount":0,"warnings":[]}')

    calm(visit.judge("Bitte bietet auch PayPal an", "/basket"))


def test_another_tab_leads() -> None:
    visit = remarks("/board").says("debug", "[sync] another tab is the leader, standing by")
    visit.says("info", "[sync] 3 changes from another tab applied").ok("GET", "/api/board")

    calm(visit.judge("A dark mode would be nice", "/board"))


def test_a_dialect_falls_back_to_its_language() -> None:
    visit = remarks("/de-at").says("warn", "[i18n] de-AT has no own file, falling back to de")
    visit.ok("GET", "/locales/de.json")

    calm(visit.judge("Liefert ihr auch nach Südtirol?", "/de-at"))


def test_a_late_answer_that_the_page_dropped() -> None:
    visit = remarks("/search").ok("GET", "/api/search?q=wo").ok("GET", "/api/search?q=wool")
    visit.says("debug", "[search] response for 'wo' is stale, dropped")
    visit.click("Wool coat").comes("/p/wool-coat").ok("GET", "/api/products/31")

    calm(visit.judge("Is this coat warm enough for Norway?", "/p/wool-coat"))


def test_a_flag_that_a_browser_overrides() -> None:
    visit = remarks("/editor").says("info", "[flags] newEditor overridden: off (was on)")
    visit.says("warn", "deprecated: Editor v1 will be removed in June").ok("GET", "/api/docs/3")
    visit.click("Save").ok("PUT", "/api/docs/3", '{"ok":true,"deprecated":true}')

    calm(visit.judge("wie kann ich ein Dokument teilen?", "/editor"))
