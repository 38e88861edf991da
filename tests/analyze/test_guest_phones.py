"""Apps on phones: axios, Hermes, Dart, OkHttp, URLSession; screens and taps. Not: pages."""

from typing import Any

from analyze.guest_visits import Guest, quiet, read

API = "https://api.brew.example"


def test_an_order_that_axios_tells_of_as_request_and_response() -> None:
    app = Guest().show({"screen": "Menu"}).show({"screen": "Basket", "from": "Menu"})
    app.net(
        "info",
        {
            "config": {"method": "get", "baseURL": API, "url": "/v2/basket"},
            "response": {"status": 200},
        },
    )
    app.con("warn", {"message": "[segment] flush: Network request failed"})
    app.tap({"action": "tap", "label": "Place order", "screen": "Basket"})
    failed: dict[str, Any] = {
        "message": "Request failed with status code 503",
        "code": "ERR_BAD_RESPONSE",
    }
    failed |= {"config": {"method": "post", "baseURL": API, "url": "/v2/orders"}}
    app.net("error", failed | {"response": {"status": 503, "data": {"error": "unavailable"}}})
    analysis = app.writes("Bestellung geht nicht raus, der Kringel dreht sich nur")

    read(analysis, "backend_error", "P1", "/v2/orders", "503", spared="segment")


def test_a_fatal_error_of_hermes_while_a_screen_is_drawn() -> None:
    stack = (
        "TypeError: Cannot read property 'latitude' of undefined\n"
        "    at StoreMap (address at index.android.bundle:1:884213)\n"
        "    at renderWithHooks (address at index.android.bundle:1:210034)"
    )
    app = Guest().show({"routeName": "Home"}).tap({"testID": "find-store", "text": "Find a shop"})
    app.show({"routeName": "StoreMap"})
    app.net("info", {"url": f"{API}/v2/stores", "method": "GET", "statusCode": 200, "ms": 210})
    app.con(
        "error",
        {
            "isFatal": True,
            "jsEngine": "hermes",
            "stack": stack,
            "message": "TypeError: Cannot read property 'latitude' of undefined",
        },
    )
    analysis = app.writes("App closes by itself as soon as I look for a shop near me")

    read(analysis, "js_exception", "P1 P2", "latitude")


def test_a_widget_of_flutter_that_cannot_be_built() -> None:
    app = Guest().con("info", {"msg": "AppLifecycleState.resumed"}).show({"name": "/cart"})
    app.net("info", {"uri": "https://api.fresh.example/v1/cart", "method": "GET", "status": 200})
    told = {"exception": "Null check operator used on a null value", "library": "widgets library"}
    told |= {"context": "building CartSummary(dirty)", "fatal": "false"}
    frames = (
        "#0      CartSummary.build "
        "(package:fresh/cart/cart_summary.dart:88:31)\n#1      "
        "StatelessElement.build "
        "(package:flutter/src/widgets/framework.dart:5687:49)"
    )
    app.con("error", told | {"stackTrace": frames})
    app.net("info", {"uri": "https://graph.facebook.com/v19.0/app_events", "status": 400})
    analysis = app.writes("Po wejściu do koszyka widzę tylko czerwony ekran")

    read(analysis, "js_exception", "P1 P2", "null check operator", spared="facebook")


def test_no_host_can_be_looked_up_on_a_phone_without_a_connection() -> None:
    app = Guest().show({"name": "/slots"})
    app.con("warn", {"msg": "connectivity changed", "connectivity": "none"})
    lookup = (
        "SocketException: Failed host lookup: 'api.fresh.example' (OS Error: "
        "No address associated with hostname, errno = 7)"
    )
    for path in ("/v1/slots", "/v1/cart", "/v1/slots"):
        app.net(
            "error",
            {
                "type": "connectionError",
                "method": "GET",
                "error": lookup,
                "uri": f"https://api.fresh.example{path}",
            },
        )
    analysis = app.writes("There is no delivery time to choose")

    read(analysis, "offline", "P2 P3")


def test_a_photo_whose_upload_runs_out_of_time() -> None:
    app = Guest().show({"activity": "ClaimActivity", "claim": 8812})
    app.tap({"view": "btnUpload", "text": "Foto toevoegen"})
    trace = (
        "java.net.SocketTimeoutException: timeout\n\tat "
        "okhttp3.internal.http2.Http2Stream$StreamTimeout.newTimeoutException"
        "(Http2Stream.kt:662)\n\tat "
        "nl.parcel.claims.UploadWorker.doWork(UploadWorker.kt:57)"
    )
    app.rests(60)
    app.con(
        "error",
        {
            "tag": "UploadWorker",
            "throwable": trace,
            "thread": "worker-2",
            "message": "PUT https://media.parcel.example/claims/8812/photos failed",
        },
    )
    analysis = app.writes("foto van de schade uploaden lukt niet, blijft hangen")

    read(analysis, "timeout_slow", "P1 P2", "/claims/8812/photos", "timeout")


def test_a_transfer_that_got_no_answer_and_was_sent_again() -> None:
    app = Guest().show({"screenClass": "TransferViewController"})
    app.tap({"label": "Send money", "class": "UIButton"}).rests(60)
    late = 'Error Domain=NSURLErrorDomain Code=-1001 "The request timed out."'
    app.net(
        "error",
        {"request": "POST https://api.bank.example/transfers", "error": late, "elapsed": 60.01},
    )
    app.tap({"label": "Send money", "class": "UIButton"})
    app.net(
        "info",
        {"request": "POST https://api.bank.example/transfers", "status": 201, "elapsed": 1.9},
    )
    app.show({"screenClass": "TransferDoneViewController"})
    analysis = app.writes("It hung for a minute, I pressed again. Did it go out twice now?")

    read(analysis, "timeout_slow", "P1 P2", "/transfers")


def test_an_answer_that_the_app_cannot_decode() -> None:
    app = Guest().show({"screen": "Menu"})
    app.net("info", {"method": "GET", "url": f"{API}/v1/menu", "status": 200, "bytes": 18_220})
    path = (
        'codingPath: [CodingKeys(stringValue: "items", intValue: nil), '
        'CodingKeys(stringValue: "price", intValue: nil)]'
    )
    error = (
        f"typeMismatch(Swift.Double, Swift.DecodingError.Context({path}, "
        f'debugDescription: "Expected to decode Double but found a string '
        f'instead.", underlyingError: nil))'
    )
    app.con("error", {"message": error, "endpoint": "/v1/menu"})
    analysis = app.writes("since this morning the menu is just empty")

    read(analysis, "api_contract", "P1 P2", "price", "/v1/menu")


def test_a_draft_that_a_full_phone_did_not_keep() -> None:
    app = Guest().show({"screen": "Inspection", "params": {"id": 77}})
    app.con(
        "error",
        {
            "message": (
                "Possible Unhandled Promise Rejection (id: 0): TypeError: Network request failed"
            ),
            "url": "https://in.appcenter.ms/logs",
        },
    )
    app.tap({"label": "Guardar borrador", "screen": "Inspection"})
    app.kept(
        "error",
        {
            "op": "setItem",
            "key": "@draft:inspection:77",
            "store": "AsyncStorage",
            "error": "Error: database or disk is full (code 13 SQLITE_FULL)",
        },
    )
    app.show({"screen": "Home"}).show({"screen": "Inspection", "params": {"id": 77}})
    analysis = app.writes("Se me borra el informe que estaba escribiendo cada vez que vuelvo")

    read(analysis, "storage", "P1 P2", "full", "draft", spared="appcenter")


def test_a_refresh_token_that_is_over_signs_the_app_out() -> None:
    app = Guest().show({"screen": "Feed"})
    app.net("warn", {"m": "GET", "u": f"{API}/me", "s": 401})
    app.net(
        "warn",
        {
            "m": "POST",
            "u": f"{API}/oauth/token",
            "s": 400,
            "body": {"error": "invalid_grant", "error_description": "Refresh token has expired"},
        },
    )
    app.show({"screen": "Login", "reason": "session"})
    analysis = app.writes("L'appli me déconnecte toute seule, tous les matins")

    read(analysis, "auth_expired", "P1 P2 P3", "/oauth/token")


def test_a_camera_that_the_user_did_not_allow() -> None:
    app = Guest().show({"screen": "Scan"}).tap({"label": "Scan barcode"})
    app.con(
        "warn",
        {
            "message": "Camera permission denied",
            "result": "denied",
            "permission": "android.permission.CAMERA",
        },
    )
    app.net("info", {"method": "GET", "url": f"{API}/v2/products/popular", "status": 200})
    analysis = app.writes("The scanner only shows a black picture")

    read(analysis, "permission_denied", "P2 P3", "camera")


def test_every_call_fails_since_the_certificate_is_over() -> None:
    app = Guest().show({"name": "/"})
    error = (
        "HandshakeException: Handshake error in client (OS Error: "
        "CERTIFICATE_VERIFY_FAILED: certificate has "
        "expired(handshake.cc:354))"
    )
    for path in ("/v1/home", "/v1/me", "/v1/home"):
        app.net(
            "error", {"uri": f"https://api.fresh.example{path}", "method": "GET", "error": error}
        )
    app.net("info", {"uri": "https://firebase.googleapis.com/v1/config", "statusCode": 200})
    analysis = app.writes("Nothing loads any more, tried wifi and mobile data")

    read(analysis, "backend_error", "P1 P2", "certificate")


def test_a_purchase_that_its_buyer_called_off_is_nothing() -> None:
    app = Guest().show({"screen": "Plans"}).tap({"label": "Start trial"})
    app.con(
        "warn",
        {
            "code": "E_USER_CANCELLED",
            "message": "Payment is Cancelled.",
            "domain": "IAPErrorDomain",
            "responseCode": 1,
        },
    )
    app.show({"screen": "Feed"})
    app.net("info", {"method": "GET", "url": f"{API}/v2/feed", "status": 200})
    analysis = app.writes("Do you also have a yearly plan? Monthly is a bit much for us")

    quiet(analysis)


def test_calls_that_end_as_the_app_goes_to_the_back_are_nothing() -> None:
    app = Guest().show({"screen": "Feed"})
    app.con("debug", {"msg": "applicationDidEnterBackground"})
    cancelled = 'Error Domain=NSURLErrorDomain Code=-999 "cancelled"'
    app.net("error", {"request": f"GET {API}/v2/feed?page=2", "error": cancelled})
    app.rests(40).con("debug", {"msg": "applicationWillEnterForeground"})
    app.net("info", {"request": f"GET {API}/v2/feed?page=2", "status": 200, "elapsed": 0.3})
    analysis = app.writes("Wäre toll, wenn es einen dunklen Modus gäbe!")

    quiet(analysis)
