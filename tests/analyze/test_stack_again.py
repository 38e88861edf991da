"""More of frameworks, services and edges, written after the first were mended. Not: payments."""

from analyze.stack_visits import CHROME, FIREFOX, SAFARI, UNPARSED, Stack, told, untold
from analyze.visits import PAGE

EXTENSION = "chrome-extension://gppongmhjkpfnbhagpmjfkannfbllamg/js/inject.js"


def test_a_page_from_a_cache_brings_a_nonce_that_is_over() -> None:
    """woocommerce/woocommerce 62749: guests of a cached page put nothing into the cart."""
    visit = Stack("/product/lamp").api("GET", "/wp-json/wc/store/v1/products", 200)
    visit.press("Add to cart").api(
        "POST", "/wp-json/wc/store/v1/cart/add-item", 403,
        '{"code":"woocommerce_rest_invalid_nonce","message":"Nonce is invalid.",'
        '"data":{"status":403}}',
    )  # fmt: skip

    analysis = visit.judge("add to cart fails with some nonce thing", "/product/lamp")
    told(analysis, "auth_expired stale_version", "cart/add-item|403|nonce", "P1")


def test_a_component_of_livewire_that_was_left_too_long_is_over() -> None:
    """livewire/livewire 1146."""
    visit = Stack("/profil", FIREFOX).api("POST", "/livewire/update", 200).away(8000)
    visit.press("Zapisz").markup("POST", "/livewire/update", 419)

    analysis = visit.judge("nie mogę zapisać profilu", "/profil")
    told(analysis, "auth_expired", "/livewire/update|419", "P2 P1")


def test_a_page_of_inertia_that_is_older_than_its_server_loads_itself_anew() -> None:
    """inertiajs: 409 with the new version's address; the page that came is whole."""
    visit = Stack("/orders").press("Next page", "a").api("GET", "/orders?page=2", 409)
    visit.come("/orders?page=2", "load").api("GET", "/api/orders?page=2", 200)

    untold(visit.judge("is there a way to export all orders as csv?", "/orders"))


def test_a_file_that_the_host_of_functions_does_not_take_is_too_large() -> None:
    """payloadcms/payload 16484."""
    visit = Stack("/media").press("Upload").api(
        "POST", "/api/media?depth=0", 413, "Request Entity Too Large\n\nFUNCTION_PAYLOAD_TOO_LARGE",
        contentType="text/plain",
    )  # fmt: skip

    analysis = visit.judge("Upload eines PDFs schlägt immer fehl", "/media")
    told(analysis, "validation_rejected", "/api/media|413", "P2 P3")


def test_a_function_that_ran_too_long_has_no_answer_in_json() -> None:
    """FUNCTION_INVOCATION_TIMEOUT; the extension throws on every page."""
    visit = Stack("/search").broke("TypeError: Cannot read properties of null (reading 'dataset')",
                                   file=EXTENSION)  # fmt: skip
    visit.press("Generate summary").api(
        "POST", "/api/summarize", 504, "An error occurred with your deployment\n\n"
        "FUNCTION_INVOCATION_TIMEOUT", contentType="text/plain", durationMs=60050,
    )  # fmt: skip
    visit.said("error", UNPARSED[CHROME].replace("<!DOCTYPE ", "An error o"))

    analysis = visit.judge("summary button: syntax error on screen", "/search")
    told(analysis, "timeout_slow backend_error", "/api/summarize|504", "P2", never="extension")


def test_a_widget_of_vue_that_reads_what_is_no_more_stops_a_basket() -> None:
    """Firefox's words for what is undefined, thrown by the press."""
    visit = Stack("/artikel/5", FIREFOX).api("GET", "/api/artikel/5", 200)
    visit.press("In den Warenkorb")
    visit.broke('TypeError: can\'t access property "sku", this.variant is undefined')

    analysis = visit.judge("Warenkorb-Button reagiert nicht", "/artikel/5")
    told(analysis, "js_exception", "sku", "P1")


def test_a_state_of_pinia_that_was_restored_from_an_old_release_breaks_the_start() -> None:
    """A persisted store of another shape."""
    visit = Stack("/", SAFARI).said("info", "[store] restored v3 from localStorage")
    visit.broke("TypeError: undefined is not an object (evaluating 'r.settings.locale')")

    analysis = visit.judge("page blanche sur mon iPhone, rien ne s'affiche")
    told(analysis, "js_exception storage stale_version", "settings.locale", "P1")


def test_a_mirror_of_a_module_that_is_down_keeps_a_map_away() -> None:
    """A module from a public CDN, by import map."""
    visit = Stack("/filialen").api("GET", "/api/filialen", 200)
    visit.rejects(
        "TypeError: Failed to fetch dynamically imported module: https://esm.sh/leaflet@1.9.4", ""
    )

    analysis = visit.judge("Karte der Filialen bleibt grau", "/filialen")
    told(analysis, "third_party chunk_load", "esm.sh", "P2 P3")


def test_a_key_of_a_map_whose_quota_is_over_is_the_houses() -> None:
    """Mapbox answers 429; the shop's own calls are well."""
    visit = Stack("/stores").api("GET", "/api/stores", 200)
    visit.api("GET", "https://api.mapbox.com/styles/v1/shop/ck1", 429,
              '{"message":"Rate limit exceeded"}')  # fmt: skip
    visit.said("error", "Error: Too Many Requests")

    analysis = visit.judge("store map is not loading", "/stores")
    told(analysis, "third_party", "api.mapbox.com|429", "P2 P3")


def test_a_search_that_a_blocker_takes_for_tracking_finds_nothing() -> None:
    """An own address under /analytics/ that every blocker knows; the page shows nothing."""
    visit = Stack("/dashboard").api("GET", "/api/me", 200)
    visit.press("Show sales", "a").lost("GET", "/api/analytics/sales").api("GET", "/api/teams", 200)
    visit.press("Show sales", "a").lost("GET", "/api/analytics/sales").api("GET", "/api/teams", 200)

    analysis = visit.judge("sales chart is empty for me, fine for my boss", "/dashboard")
    told(analysis, "third_party offline", "/api/analytics/sales", "P2 P3")


def test_a_login_that_waits_for_a_frame_of_another_house_gives_up() -> None:
    """keycloak/keycloak 49050: third-party cookies."""
    visit = Stack("/", FIREFOX)
    visit.rejects("Error: Timeout when waiting for 3rd party check iframe message.")

    analysis = visit.judge("не могу войти, крутится загрузка")
    told(analysis, "auth_expired timeout_slow third_party", "3rd party check iframe", "P1 P2")


def test_a_login_that_believes_another_one_open_does_nothing() -> None:
    """AzureAD/microsoft-authentication-library-for-js 6676."""
    visit = Stack("/login")
    for _ in range(2):
        visit.press("Sign in with Microsoft").rejects(
            "BrowserAuthError: interaction_in_progress: Interaction is currently in progress. "
            "Please ensure that this interaction has been completed before calling an "
            "interactive API."
        )

    analysis = visit.judge("Microsoft login button dead", "/login")
    told(analysis, "auth_expired js_exception third_party", "interaction_in_progress", "P1 P2")


def test_a_cookie_that_was_not_kept_sends_back_to_the_login() -> None:
    """SameSite in a frame: the login is answered well, and forgotten."""
    visit = Stack("/login", SAFARI).press("Logga in").api("POST", "/api/login", 200)
    visit.come("/mina-sidor").api("GET", "/api/me", 401).come("/login", "replaceState")
    visit.press("Logga in").api("POST", "/api/login", 200)
    visit.come("/mina-sidor").api("GET", "/api/me", 401).come("/login", "replaceState")

    analysis = visit.judge("loggar in men hamnar på inloggningen igen", "/login")
    told(analysis, "auth_expired redirect_loop", "/api/me|401", "P1")


def test_a_worker_that_came_while_the_page_was_open_took_a_request_with_it() -> None:
    """DestinyItemManager/DIM 11809: lost once, got at once, and the question is another."""
    visit = Stack("/news").said("info", "[sw] activated 7.3.0").lost("GET", "/api/news?page=1")
    visit.api("GET", "/api/news?page=1", 200).press("Weiterlesen", "a").come("/news/77")
    visit.api("GET", "/api/news/77", 200)

    untold(visit.judge("Wann kommt die neue Ausgabe?", "/news/77"))


def test_a_wish_beside_a_counter_that_throws_has_no_cause() -> None:
    """A heat map that is written against by many."""
    visit = Stack("/faq").lost("POST", "https://in.hotjar.com/api/v2/client")
    visit.broke("TypeError: Cannot read properties of undefined (reading 'hjid')",
                file="https://static.hotjar.com/c/hotjar-1.js")  # fmt: skip
    visit.missing(f"{PAGE}/apple-touch-icon.png", "img")

    untold(visit.judge("Potete aggiungere la lingua tedesca?", "/faq"))
