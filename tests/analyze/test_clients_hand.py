"""A few lines that somebody posts by hand or with ten lines of script. Not: nothing is wrong."""

from analyze.clients_visits import Client, held


def test_a_press_and_the_error_after_it() -> None:
    visit = Client().tap({"selector": "#checkout"})
    visit.con("error", {"message": "Cannot read properties of undefined (reading 'total')"})

    held(visit.sent("Checkout button does nothing"), "js_exception", "total", "P1")


def test_one_answer_and_nothing_else() -> None:
    visit = Client().net("error", {"url": "/api/login", "status": 500, "method": "POST"})

    held(visit.sent("Can't log in"), "backend_error", "/api/login|500", "P1")


def test_a_status_that_is_a_string_beside_its_endpoint() -> None:
    visit = Client().net("info", {"endpoint": "/api/v2/cart", "statusCode": "200", "verb": "GET"})
    told = {"endpoint": "/api/v2/orders", "statusCode": "503", "verb": "POST"}
    visit.net("error", told | {"msg": "upstream unavailable"})

    said = visit.sent("Bestellung geht nicht durch")
    held(said, "backend_error", "/api/v2/orders|503", "P1")


def test_an_answer_that_only_a_line_tells_of() -> None:
    visit = Client().con("info", {"text": "Pay pressed"})
    visit.con("error", {"text": "POST https://api.acme.test/v1/payments 502 (Bad Gateway)"})

    held(visit.sent("paying fails every time"), "backend_error", "/v1/payments|502", "P1")


def test_an_error_within_an_error_beside_a_missing_icon() -> None:
    visit = Client().nav({"to": "/cart"})
    visit.net("warn", {"url": "https://shop.test/favicon.ico", "status": 404})
    stack = "TypeError: items.map is not a function\n    at CartList (https://shop.test/m.js:2:19)"
    told = {"name": "TypeError", "message": "items.map is not a function", "stack": stack}
    visit.con("error", {"error": told})

    said = visit.sent("cart page is blank", url="https://shop.test/cart")
    held(said, "js_exception api_contract", "items.map", "P1 P2", "favicon")


def test_a_store_that_is_full() -> None:
    visit = Client().sto("info", {"key": "theme", "operation": "setItem"})
    visit.sto("error", {"key": "draft-17", "operation": "setItem", "error": "QuotaExceededError"})

    said = visit.sent("My draft was gone when I opened the page again")
    held(said, "storage", "draft-17|quota", "P1 P2")


def test_a_token_that_ends_in_the_middle() -> None:
    visit = Client().net("info", {"url": "/api/me", "status": 200, "method": "GET"})
    visit.tap({"element": "Place order"})
    told = {"url": "/api/orders", "status": 401, "method": "POST", "message": "token expired"}
    visit.net("warn", told).nav({"from": "/checkout", "to": "/login"})

    held(visit.sent("It kicked me out when I ordered"), "auth_expired", "/api/orders|401", "P1 P2")


def test_too_many_codes_asked_for() -> None:
    visit = Client().tap({"text": "Enviar código"})
    told = {"path": "/api/sms/code", "verb": "POST", "status": 429, "message": "Too Many Requests"}
    visit.net("warn", told)

    said = visit.sent("no me llega el código para entrar")
    held(said, "validation_rejected backend_error", "/api/sms/code|429", "P1 P2")


def test_a_client_that_gave_up_waiting() -> None:
    visit = Client().net("info", {"url": "https://api.acme.test/suggest?q=sh", "status": 200})
    told = {"url": "https://api.acme.test/search?q=shoes", "method": "get", "elapsed": 10002}
    visit.net("error", told | {"error": "timeout of 10000ms exceeded"})

    held(visit.sent("search never finishes"), "timeout_slow", "/search", "P2")


def test_a_policy_of_another_origin() -> None:
    visit = Client().tap({"text": "Add to cart"})
    visit.con("error", {"message": (
        "Access to fetch at 'https://api.acme.test/cart' from origin 'https://www.acme.test' has "
        "been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the "
        "requested resource."
    )})  # fmt: skip
    visit.net("error", {"url": "https://api.acme.test/cart", "method": "POST", "status": 0})

    held(visit.sent("Add to cart doesn't work"), "cors", "api.acme.test", "P1")


def test_a_request_without_a_lock_on_a_page_with_one() -> None:
    visit = Client().nav({"to": "https://www.acme.test/checkout"})
    visit.con("error", {"args": [
        "Mixed Content: The page at 'https://www.acme.test/checkout' was loaded over HTTPS, but "
        "requested an insecure XMLHttpRequest endpoint 'http://api.acme.test/shipping'. This "
        "request has been blocked; the content must be served over HTTPS."
    ]})  # fmt: skip

    said = visit.sent("Versandarten laden nicht")
    held(said, "csp cors asset_missing", "api.acme.test/shipping", "P1 P2")


def test_a_script_that_the_page_forbids_itself() -> None:
    visit = Client().nav({"to": "/pay"}).con("warn", {"message": "[intl] no messages for 'nl-BE'"})
    visit.con("error", {"message": (
        "Refused to load the script 'https://js.pay.test/v3' because it violates the following "
        "Content Security Policy directive: \"script-src 'self'\"."
    )})  # fmt: skip

    held(visit.sent("card form doesn't show up"), "csp", "js.pay.test", "P1 P2", "intl")


def test_a_part_of_the_app_that_is_gone() -> None:
    visit = Client().tap({"target": "a.profile", "text": "Profil"})
    message = "Loading chunk 17 failed.\n(error: https://www.acme.test/assets/17.9f3.js)"
    visit.con("error", {"reason": {"name": "ChunkLoadError", "message": message}})

    said = visit.sent("Profil sayfası açılmıyor")
    held(said, "chunk_load stale_version", "17", "P2")


def test_a_level_that_alone_tells_of_failure() -> None:
    visit = Client().tap({"text": "Download PDF"})
    visit.net("error", {"url": "/api/invoices/9/pdf", "method": "GET"})

    said = visit.sent("invoice pdf won't download")
    held(said, "backend_error offline timeout_slow cors", "/api/invoices", "P2")


def test_a_step_in_words_alone() -> None:
    visit = Client().con("info", {"msg": "user clicked save"})
    visit.con("error", {"msg": "save failed: server returned 500 for PUT /api/notes/12"})

    held(visit.sent("Save does nothing"), "backend_error", "/api/notes|500", "P2")


def test_entries_of_one_and_the_same_instant() -> None:
    visit = Client().net("info", {"url": "/api/cart", "status": 200}, after=0)
    visit.tap({"selector": "button.pay"}, after=0)
    visit.net("error", {"url": "/api/pay", "status": 500, "method": "POST"}, after=0)
    visit.con("error", {"message": "Error: Request failed with status code 500"}, after=0)

    held(visit.sent("Pay fails"), "backend_error", "/api/pay|500", "P1")
