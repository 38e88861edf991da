"""Loggers that somebody wrote for one product: verbs, codes and paths in keys of their own."""

from analyze.guest_visits import Guest, quiet, read

DEMO = "https://api.reisen.example"


def test_a_call_with_its_verb_code_and_time_in_words() -> None:
    app = Guest().tap({"ev": "tap", "id": "btn_book", "label": "Book now"})
    app.con(
        "error",
        {
            "ev": "api_fail",
            "endpoint": "/rpc/book",
            "verb": "post",
            "code": "500",
            "took": "2.3s",
            "msg": "Server error",
        },
    )
    analysis = app.writes("rezervasyon yapamıyorum")

    read(analysis, "backend_error", "P1", "/rpc/book", "500")


def test_a_host_and_a_path_apart_beside_a_missing_picture() -> None:
    app = Guest()
    app.net(
        "warn",
        {"http_status": 404, "host": "api.reisen.example", "path": "/v3/avatars/12", "verb": "GET"},
    )
    app.tap({"component": "Composer", "control": "Send"})
    app.net(
        "error",
        {
            "http_status": 500,
            "host": "api.reisen.example",
            "path": "/v3/messages",
            "verb": "POST",
            "latency_s": 0.21,
        },
    )
    analysis = app.writes("Nachricht an den Vermieter wird nicht verschickt")

    read(analysis, "backend_error", "P1 P2", "/v3/messages", "500", spared="avatars")


def test_a_page_instead_of_data_in_a_nested_cause() -> None:
    cause = {
        "name": "SyntaxError",
        "message": "Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON",
    }
    app = Guest().show({"view": "profile"})
    app.net(
        "info",
        {
            "url": "/api/profile",
            "method": "GET",
            "statusCode": 200,
            "headers": {"content-type": "text/html"},
        },
    )
    app.con(
        "error",
        {"error": {"message": "Failed to load profile", "cause": cause}, "url": "/api/profile"},
    )
    analysis = app.writes("perfil em branco")

    read(analysis, "api_contract backend_error", "P1 P2", "/api/profile")


def test_a_graph_call_that_answered_well_with_errors() -> None:
    app = Guest().tap({"label": "In den Warenkorb"})
    app.net(
        "info",
        {
            "op": "mutation AddToCart",
            "url": "/graphql",
            "responseStatus": "200",
            "errors": [{"message": "Product variant not found", "path": ["addToCart"]}],
        },
    )
    analysis = app.writes("Artikel landet nicht im Warenkorb")

    read(analysis, "backend_error api_contract validation_rejected", "P1 P2", "variant not found")


def test_a_call_of_another_protocol_that_lost_its_server() -> None:
    app = Guest().tap({"name": "PayButton"})
    app.net(
        "error",
        {
            "rpc": "/shop.Checkout/Pay",
            "grpc_status": 14,
            "elapsed_ms": 41,
            "grpc_message": "upstream connect error or disconnect/reset before headers",
        },
    )
    analysis = app.writes("pay doesn't work in the new version")

    read(analysis, "backend_error", "P1", "checkout/pay")


def test_a_call_that_was_taken_back_while_leafing_is_nothing() -> None:
    app = Guest().show({"view": "list"})
    app.net("info", {"rpc": "/shop.Catalog/List", "grpc_status": 0, "elapsed_ms": 80})
    app.net("warn", {"rpc": "/shop.Catalog/Thumb", "grpc_status": 1, "grpc_message": "CANCELLED"})
    app.net("info", {"rpc": "/shop.Catalog/List", "grpc_status": 0, "elapsed_ms": 77})
    analysis = app.writes("Please add Apple Pay")

    quiet(analysis)


def test_a_short_rest_of_the_service_that_was_over_at_the_next_try() -> None:
    app = Guest().tap({"label": "Refresh"})
    app.net("error", {"uri": f"{DEMO}/trips", "verb": "get", "responseStatus": "503"})
    app.rests(20).tap({"label": "Refresh"})
    app.net("info", {"uri": f"{DEMO}/trips", "verb": "get", "responseStatus": "200"})
    analysis = app.writes("Once it said maintenance, now it works. Just to let you know")

    read(analysis, "backend_error unknown", "P2 P3")


def test_a_map_that_its_maker_does_not_allow_here() -> None:
    app = Guest().show({"view": "branches"})
    app.con(
        "error",
        {
            "src": "maps",
            "text": "Google Maps JavaScript API error: RefererNotAllowedMapError",
            "url": "https://maps.googleapis.com/maps/api/js?key=…",
        },
    )
    app.net("info", {"uri": f"{DEMO}/branches", "verb": "get", "responseStatus": "200"})
    analysis = app.writes("the map with your branches is grey")

    read(analysis, "third_party", "P2 P3", "google")


def test_another_sum_was_taken_than_the_one_shown() -> None:
    app = Guest().tap({"label": "Jetzt kaufen"})
    app.net("info", {"uri": f"{DEMO}/orders", "verb": "post", "responseStatus": 201})
    app.con(
        "error",
        {
            "msg": "amount mismatch",
            "displayed": "49.90",
            "charged": "59.90",
            "currency": "EUR",
            "order": "A-1",
        },
    )
    analysis = app.writes("Mir wurden 10 Euro mehr abgebucht als angezeigt")

    read(analysis, "backend_error api_contract", "P0", "59.90")


def test_two_screens_that_send_each_other_around() -> None:
    app = Guest()
    for _ in range(5):
        app.show({"route": "/home", "replace": True}).show({"route": "/login", "replace": True})
    analysis = app.writes("flackert nur zwischen Anmeldung und Startseite")

    read(analysis, "redirect_loop", "P1", "/login")


def test_a_token_that_was_renewed_in_between_is_nothing() -> None:
    app = Guest().show({"view": "trips"})
    app.net("warn", {"p": "/trips", "m": "GET", "sc": 401})
    app.net("info", {"p": "/auth/refresh", "m": "POST", "sc": 200})
    app.net("info", {"p": "/trips", "m": "GET", "sc": 200})
    analysis = app.writes("Bisa tambahkan pembayaran dengan QRIS?")

    quiet(analysis)


def test_a_level_that_says_error_for_a_good_word_is_nothing() -> None:
    app = Guest().con("error", {"lvl": "E", "tag": "boot", "text": "init done, 0 errors"})
    app.net("info", {"p": "/trips", "m": "GET", "sc": 200})
    app.con("error", {"lvl": "E", "tag": "push", "text": "token registered"})
    analysis = app.writes("How can I cancel my subscription?")

    quiet(analysis)


def test_a_description_that_brings_the_only_fact() -> None:
    app = Guest().con("info", {"text": "app start", "build": 411})
    analysis = app.writes(
        "When I press 'Save address' I get: POST https://api.reisen.example/addresses 500. Ref 88-1"
    )

    quiet(analysis)


def test_a_booking_without_an_answer_s_status_but_with_its_words() -> None:
    app = Guest().tap({"label": "Buchen", "screen": "Zimmer"})
    app.con(
        "error",
        {
            "text": "createBooking rejected",
            "reason": {
                "kind": "HttpError",
                "status": 500,
                "request": {"method": "POST", "url": f"{DEMO}/bookings"},
            },
        },
    )
    app.con("warn", {"text": "ImageCache: evicted 12 items"})
    analysis = app.writes("Zimmer lässt sich nicht buchen")

    read(analysis, "backend_error", "P1", "/bookings", "500", spared="imagecache")
