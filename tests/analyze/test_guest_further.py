"""Still more sessions of guests: what is nothing, other languages, old protocols. Not: pages."""

from typing import Any

from analyze.guest_visits import Guest, quiet, read


def test_one_tap_that_paid_twice() -> None:
    app = Guest().tap({"label": "Pay 18.00"})
    for _ in range(2):
        app.net("info", {"evt": "http", "req": "POST /payments", "res": 201, "ms": 230}, after=0.2)
    analysis = app.writes("There are two charges on my card")

    read(analysis, "race", "P0 P1", "/payments")


def test_a_push_token_that_did_not_come_is_nothing() -> None:
    app = Guest().con("warn", {"msg": "FCM token refresh failed: SERVICE_NOT_AVAILABLE"})
    app.show({"screen": "Home"}).net(
        "info", {"m": "GET", "u": "https://api.taxi.example/v1/home", "s": 200}
    )
    analysis = app.writes("Puoi aggiungere il pagamento in contanti?")

    quiet(analysis)


def test_a_finger_that_was_not_read_before_the_password_is_nothing() -> None:
    app = Guest().show({"screen": "Login"})
    app.con("warn", {"msg": "BiometricPrompt: Authentication canceled by user", "code": 10})
    app.tap({"label": "Sign in"})
    app.net("info", {"m": "POST", "u": "https://api.taxi.example/v1/login", "s": 200}).show(
        {"screen": "Home"}
    )
    analysis = app.writes("Can I use a PIN instead of my face?")

    quiet(analysis)


def test_lines_that_a_process_wrote_to_its_other_channel_are_nothing() -> None:
    site = Guest().con("error", {"stream": "stderr", "log": "npm warn deprecated glob@7.2.3"})
    site.con("error", {"stream": "stderr", "log": "GET /health 200 1.2 ms - 2"})
    analysis = site.writes("just checking whether this arrives")

    quiet(analysis)


def test_an_option_that_is_not_there_is_nothing() -> None:
    app = Guest().net(
        "warn", {"verb": "get", "uri": "/config/experiments.json", "http_status": "404"}
    )
    app.con("info", {"text": "experiments: none, using defaults"})
    app.tap({"label": "Rechnung"}).net(
        "info", {"verb": "get", "uri": "/invoices", "http_status": "200"}
    )
    analysis = app.writes("Danke, alles gut! Könnt ihr die Rechnung auf meine Firma ausstellen?")

    quiet(analysis)


def test_a_foreign_origin_in_french() -> None:
    text = (
        "Blocage d’une requête multiorigines (Cross-Origin Request) : la "
        "politique « Same Origin » ne permet pas de consulter la ressource "
        "distante située sur https://api.demo.test/panier. Raison : échec de "
        "la requête CORS."
    )
    trial = Guest().show({"url": "https://demo.test/panier"}).con("error", {"text": text})
    analysis = trial.writes("le panier reste vide")

    read(analysis, "cors", "P1 P2", "api.demo.test")


def test_a_queue_that_a_full_phone_did_not_keep() -> None:
    error = (
        "FileSystemException: writeFrom failed, path = "
        "'/data/user/0/app/files/queue.json' (OS Error: No space left on "
        "device, errno = 28)"
    )
    app = (
        Guest()
        .tap({"label": "Save report"})
        .con("error", {"error": error, "where": "OfflineQueue.flush"})
    )
    analysis = app.writes("Berichte von gestern sind weg")

    read(analysis, "storage", "P0 P1 P2", "no space left")


def test_a_crash_on_the_way_to_pay() -> None:
    message = (
        "Attempt to invoke virtual method 'java.lang.String "
        "com.shop.Address.getZip()' on a null object reference"
    )
    app = Guest().show({"screen": "Checkout"}).tap({"label": "Weiter", "screen": "Checkout"})
    app.con(
        "error",
        {
            "exception": "java.lang.NullPointerException",
            "message": message,
            "thread": "main",
            "fatal": True,
        },
    )
    analysis = app.writes("App stürzt an der Kasse ab")

    read(analysis, "js_exception", "P1", "getzip")


def test_a_hub_that_does_not_come_back() -> None:
    chat = Guest().show({"screen": "Chat"})
    for attempt in (3, 4, 5):
        chat.con(
            "warn",
            {
                "hub": "chat",
                "event": "reconnecting",
                "attempt": attempt,
                "reason": "Server returned handshake error: 503",
            },
        )
    chat.con(
        "error",
        {
            "hub": "chat",
            "event": "closed",
            "message": "connection closed after 5 attempts to reconnect",
        },
    )
    analysis = chat.writes("Nachrichten kommen nicht mehr an")

    read(analysis, "socket_drop", "P1 P2")


def test_a_transaction_that_ended_with_an_inner_error() -> None:
    trace: dict[str, Any] = {"op": "http.server", "status": "internal_error"}
    site = Guest().tap({"label": "Subscribe now"})
    site.net(
        "error",
        {
            "type": "transaction",
            "transaction": "POST /api/subscriptions",
            "contexts": {"trace": trace},
            "tags": {"http.status_code": "500"},
        },
    )
    analysis = site.writes("subscribing does not work")

    read(analysis, "backend_error", "P1 P2", "/api/subscriptions")


def test_a_fault_of_an_old_protocol() -> None:
    app = Guest().tap({"label": "Flug buchen"})
    app.net(
        "error",
        {
            "action": "urn:BookFlight",
            "endpoint": "/ws/booking",
            "httpStatus": 500,
            "fault": {"faultcode": "soap:Server", "faultstring": "Seat inventory offline"},
        },
    )
    analysis = app.writes("Buchung bricht ab")

    read(analysis, "backend_error", "P1", "/ws/booking", "500")


def test_an_address_in_pieces() -> None:
    url = {
        "raw": "https://api.shop.test/cart/items",
        "host": ["api", "shop", "test"],
        "path": ["cart", "items"],
    }
    trial = Guest().tap({"label": "Add to cart"})
    trial.net(
        "error",
        {
            "request": {"method": "POST", "url": url},
            "response": {"code": 500, "status": "Internal Server Error"},
        },
    )
    analysis = trial.writes("add to cart is broken")

    read(analysis, "backend_error", "P1 P2", "/cart/items", "500")


def test_names_in_another_language() -> None:
    app = Guest().tap({"etiqueta": "Confirmar pedido"})
    app.net(
        "error",
        {
            "evento": "peticion_fallida",
            "ruta": "/api/pedidos",
            "metodo": "POST",
            "estado": 500,
            "duracion": "1,2 s",
        },
    )
    analysis = app.writes("no me deja confirmar el pedido")

    read(analysis, "backend_error", "P1", "/api/pedidos", "500")


def test_a_line_in_another_script() -> None:
    app = Guest().tap({"label": "注文する"})
    app.con("error", "注文APIがエラーを返しました (status=500, url=/api/order)")
    app.con("warn", "画像の読み込みに失敗しました: banner.png")
    analysis = app.writes("注文ができません")

    read(analysis, "backend_error", "P1", "/api/order", "500")


def test_a_refusal_that_a_client_of_graphs_wrote() -> None:
    app = Guest().tap({"label": "Apply code"})
    app.con(
        "error",
        (
            "[GraphQL error]: Message: Coupon limit reached, Location: [object "
            "Object], Path: applyCoupon"
        ),
    )
    analysis = app.writes("code does not work")

    read(analysis, "validation_rejected", "P2 P3", "coupon limit reached")
