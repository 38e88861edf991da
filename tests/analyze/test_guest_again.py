"""More sessions of guests, written after the first were mended: consoles of phones, log formats."""

from analyze.guest_visits import Guest, read


def test_an_axios_error_that_a_console_wrote_as_text() -> None:
    text = (
        "{"
        '"message":"Request failed with status code '
        '500","config":{"url":"/orders","method":"post"}}'
    )
    app = Guest().show({"screen": "Cart"}).tap({"label": "Bestellen"})
    app.con("error", {"args": ["Order failed", text]})
    analysis = app.writes("kann nicht bestellen, App sagt Ups")

    read(analysis, "backend_error", "P1", "/orders", "500")


def test_a_ride_in_the_lines_of_a_phone_s_log() -> None:
    app = Guest().tap({"label": "Taxi bestellen"})
    app.con(
        "info",
        {"line": ("I/OkHttp  ( 8123): --> POST https://api.taxi.example/v1/rides (88-byte body)")},
    )
    app.con(
        "error", {"line": ("E/OkHttp  ( 8123): <-- 500 https://api.taxi.example/v1/rides (231ms)")}
    )
    app.con(
        "warn",
        {
            "line": (
                "W/Glide   ( 8123): Load failed for https://cdn.taxi.example/a.png "
                "with size [96x96]"
            )
        },
    )
    analysis = app.writes("no car can be ordered")

    read(analysis, "backend_error", "P1", "/v1/rides", "500", spared="glide")


def test_a_lost_connection_in_the_words_of_a_system_log() -> None:
    message = (
        "Task <A1F0>.<2> finished with error [-1009] Error "
        'Domain=NSURLErrorDomain Code=-1009 "The Internet connection appears '
        'to be offline."'
    )
    app = Guest().show({"screen": "Map"})
    app.con("error", {"subsystem": "com.taxi.app", "category": "network", "eventMessage": message})
    app.con("error", {"subsystem": "com.taxi.app", "category": "network", "eventMessage": message})
    analysis = app.writes("the map never shows cars")

    read(analysis, "offline", "P2 P3")


def test_a_game_whose_shop_breaks() -> None:
    app = Guest().show({"scene": "Shop"}).tap({"object": "BuyGems", "text": "Buy gems"})
    app.con(
        "error",
        {
            "type": "Exception",
            "stackTrace": ("ShopPanel.OnBuyClicked () (at Assets/Scripts/ShopPanel.cs:88)"),
            "condition": (
                "NullReferenceException: Object reference not set to an instance of an object"
            ),
        },
    )
    analysis = app.writes("nothing happens when I buy gems")

    read(analysis, "js_exception", "P1 P2", "nullreferenceexception")


def test_an_address_that_has_an_account_as_rails_tells_it() -> None:
    site = Guest().show({"path": "/users/new"})
    site.con(
        "warn",
        {
            "message": (
                "ActiveRecord::RecordInvalid (Validation failed: Email has already been taken)"
            ),
            "path": "/users",
            "method": "POST",
            "status": 422,
        },
    )
    analysis = site.writes("je n'arrive pas à créer mon compte")

    read(analysis, "validation_rejected", "P2 P3", "already been taken")


def test_a_long_message_beside_a_short_one() -> None:
    site = Guest().con(
        "info", {"version": "1.1", "host": "shop-7", "short_message": "cart loaded", "level": 6}
    )
    trace = (
        "java.lang.IllegalStateException: No tax rate for region\n\tat shop.Tax.rate(Tax.java:31)"
    )
    site.con(
        "error",
        {
            "version": "1.1",
            "host": "shop-7",
            "level": 3,
            "full_message": trace,
            "short_message": "Unhandled exception in POST /basket/checkout",
            "_http_status": 500,
        },
    )
    analysis = site.writes("checkout crashes")

    read(analysis, "backend_error", "P1", "/basket/checkout")


def test_a_picture_that_is_too_large() -> None:
    site = Guest().tap({"label": "Change photo"})
    site.net(
        "warn",
        {
            "log.level": "warn",
            "message": "request failed",
            "http.request.method": "PUT",
            "url.path": "/api/profile/avatar",
            "http.response.status_code": 413,
            "error.message": "Payload too large",
        },
    )
    analysis = site.writes("my new photo is not taken")

    read(analysis, "validation_rejected", "P2 P3", "/api/profile/avatar", "413")


def test_a_function_that_ran_out_of_time() -> None:
    line = (
        "2026-02-27T11:59:41.120Z\t9d1\tERROR\tInvoke "
        "Error\t"
        "{"
        '"errorType":"Error","errorMessage":"Task timed out after 29.00 '
        'seconds"}'
    )
    site = (
        Guest()
        .tap({"label": "Get my quote"})
        .rests(29)
        .con("error", {"message": line, "functionName": "createQuote"})
    )
    site.net("error", {"path": "/quotes", "httpMethod": "POST", "statusCode": 504})
    analysis = site.writes("I wait and wait for my quote and then there is an error")

    read(analysis, "timeout_slow backend_error", "P1 P2", "timed out after 29")


def test_an_error_of_a_server_that_draws_pages() -> None:
    site = Guest().show({"pathname": "/product/77"})
    site.con(
        "error",
        (
            " ⨯ Error: Failed to fetch product: 500\n    at getProduct "
            "(.next/server/app/product/[id]/page.js:1:2210)"
        ),
    )
    analysis = site.writes("product page shows application error")

    read(analysis, "backend_error", "P1 P2", "failed to fetch product")


def test_an_analytics_event_that_says_why() -> None:
    app = Guest().tap({"label": "Continue to payment"})
    app.con(
        "warn",
        {
            "event_type": "Checkout Failed",
            "event_properties": {"reason": "address_not_serviceable", "step": "shipping"},
        },
    )
    analysis = app.writes("So you do not deliver to me or what")

    read(analysis, "validation_rejected", "P2 P3", "address_not_serviceable")


def test_rules_of_a_database_that_refuse_a_reader() -> None:
    app = Guest().show({"screen": "Orders"})
    app.con(
        "error",
        {
            "exception": (
                "[cloud_firestore/permission-denied] The caller does not have "
                "permission to execute the specified operation."
            ),
            "reason": "load orders",
            "fatal": False,
        },
    )
    analysis = app.writes("my orders are empty since the update")

    read(analysis, "permission_denied", "P1 P2", "permission")


def test_an_app_that_is_too_old_for_its_server() -> None:
    app = Guest().show({"screen": "Splash"})
    app.net(
        "warn",
        {
            "url": "https://api.taxi.example/v1/bootstrap",
            "verb": "GET",
            "status": 426,
            "body": {"code": "UPGRADE_REQUIRED", "minVersion": "4.2.0"},
        },
    )
    analysis = app.writes("App verlangt ein Update, im Store gibt es aber keins")

    read(analysis, "stale_version", "P1 P2", "/v1/bootstrap")
