"""Back ends that hand on what their loggers write: pino, bunyan, Serilog, Monolog. Not: pages."""

from analyze.guest_visits import Guest, quiet, read


def test_a_checkout_that_pino_tells_of() -> None:
    site = Guest().con(
        "info",
        {
            "level": 30,
            "pid": 17,
            "hostname": "web-3",
            "msg": "request completed",
            "req": {"method": "GET", "url": "/api/cart"},
            "res": {"statusCode": 200},
            "responseTime": 31,
        },
    )
    err = {
        "type": "SequelizeConnectionAcquireTimeoutError",
        "message": "Operation timeout",
        "stack": (
            "SequelizeConnectionAcquireTimeoutError: Operation timeout\n    at "
            "ConnectionManager.getConnection "
            "(/srv/node_modules/sequelize/lib/connection-manager.js:206:48)"
        ),
    }
    site.con(
        "error",
        {
            "level": 50,
            "pid": 17,
            "hostname": "web-3",
            "msg": "request errored",
            "req": {"method": "POST", "url": "/api/checkout"},
            "res": {"statusCode": 500},
            "responseTime": 60013,
            "err": err,
        },
    )
    analysis = site.writes("I can't complete my purchase")

    read(analysis, "backend_error timeout_slow", "P1", "/api/checkout")


def test_a_quote_whose_service_refused_the_connection() -> None:
    reason = (
        "request to http://pricing.internal:8080/quote failed, reason: "
        "connect ECONNREFUSED 10.2.0.14:8080"
    )
    site = Guest().con("warn", {"name": "bff", "level": 40, "msg": "cache miss", "v": 0})
    site.con(
        "error",
        {
            "name": "bff",
            "level": 50,
            "v": 0,
            "msg": "quote failed",
            "err": {"name": "FetchError", "message": reason, "code": "ECONNREFUSED"},
            "req": {"method": "POST", "url": "/quote"},
            "res": {"statusCode": 502},
        },
    )
    analysis = site.writes("non riesco a calcolare il preventivo, esce sempre un errore")

    read(analysis, "backend_error", "P1 P2", "/quote", "502")


def test_a_card_without_funds_that_winston_tells_of() -> None:
    site = Guest().tap({"target": "button", "name": "Pay 42.00"})
    site.net("warn", {"http": {"method": "POST", "path": "/pay", "status": 402}})
    site.con(
        "error",
        {
            "level": "error",
            "service": "payments",
            "orderId": "A-771",
            "message": "Payment capture failed: card_declined (insufficient_funds)",
            "stack": (
                "StripeCardError: Your card has insufficient funds.\n    at "
                "Function.generate (/srv/node_modules/stripe/cjs/Error.js:14:20)"
            ),
        },
    )
    analysis = site.writes("Payment does not go through on your side, my bank says it is ok")

    read(analysis, "payment_declined", "P3", "insufficient")


def test_a_sign_in_that_waits_for_a_directory() -> None:
    site = Guest().show({"page": "/login"}).tap({"id": "login-submit", "text": "Sign in"}).rests(30)
    site.con(
        "error",
        {
            "categoryName": "auth",
            "level": {"level": 40000, "levelStr": "ERROR"},
            "data": ["LDAP bind failed", "Error: connect ETIMEDOUT 10.0.0.5:636"],
        },
    )
    site.net("error", {"verb": "POST", "route": "/login", "statusCode": 504, "ms": 30001})
    analysis = site.writes("nobody in our office gets in since nine")

    read(analysis, "timeout_slow backend_error", "P1", "/login")


def test_an_appointment_that_serilog_tells_of() -> None:
    template = "HTTP {RequestMethod} {RequestPath} responded {StatusCode} in {Elapsed:0.0000} ms"
    site = Guest().con(
        "info",
        {
            "@mt": template,
            "RequestMethod": "GET",
            "StatusCode": 200,
            "RequestPath": "/api/doctors",
            "Elapsed": 18.1,
        },
    )
    thrown = (
        "System.InvalidOperationException: Sequence contains no elements\n   "
        "at System.Linq.ThrowHelper.ThrowNoElementsException()\n   at "
        "Praxis.Slots.SlotService.Reserve(Int32 id) in "
        "/src/Slots/SlotService.cs:line 88"
    )
    site.con(
        "error",
        {
            "@mt": template,
            "@l": "Error",
            "RequestMethod": "POST",
            "StatusCode": 500,
            "RequestPath": "/api/appointments",
            "Elapsed": 212.5,
            "@x": thrown,
        },
    )
    analysis = site.writes("Termin buchen geht nicht, Seite sagt nur Fehler")

    read(analysis, "backend_error", "P1", "/api/appointments", "500")


def test_a_handler_of_go_that_panics() -> None:
    site = Guest().con(
        "debug", {"msg": "served", "route": "GET /v1/rooms", "status": 200, "dur": "3.1ms"}
    )
    site.con(
        "error",
        {
            "msg": "handler panic",
            "route": "POST /v1/bookings",
            "status": 500,
            "err": "runtime error: invalid memory address or nil pointer dereference",
            "dur": "34.2ms",
            "stack": (
                "goroutine 812 [running]:\nmain.(*Bookings).Create(0x0)\n\t/app/booki"
                "ngs.go:71 +0x1c"
            ),
        },
    )
    analysis = site.writes("error")

    read(analysis, "backend_error", "P1", "/v1/bookings")


def test_a_registration_that_monolog_tells_of() -> None:
    message = (
        "Uncaught PHP Exception Doctrine\\DBAL\\Exception\\DriverException: "
        "\"SQLSTATE[HY000]: General error: 1364 Field 'locale' doesn't have "
        'a default value" at RegisterController.php line 41'
    )
    site = Guest().con(
        "info", {"channel": "request", "level_name": "INFO", "message": 'Matched route "register".'}
    )
    site.con(
        "error",
        {
            "channel": "request",
            "level": 500,
            "level_name": "CRITICAL",
            "message": message,
            "extra": {"url": "/register", "http_method": "POST"},
            "context": {"status": 500},
        },
    )
    analysis = site.writes(
        "Impossible de m'inscrire, page blanche", url="https://club.example/register"
    )

    read(analysis, "backend_error", "P1", "/register")


def test_a_form_whose_token_was_too_old() -> None:
    site = Guest().show({"uri": "contact"}).rests(7200)
    site.net(
        "warn",
        {
            "method": "POST",
            "uri": "contact",
            "status": 419,
            "exception": "Illuminate\\Session\\TokenMismatchException",
            "message": "CSRF token mismatch.",
        },
    )
    analysis = site.writes("your contact form says PAGE EXPIRED and my text is gone")

    read(analysis, "auth_expired", "P1 P2", "419")


def test_lines_of_an_access_log() -> None:
    line = '10.1.1.4 - - [27/Feb/2026:11:59:{} +0000] "{} HTTP/1.1" {} 552 "-" "Mozilla/5.0"'
    site = Guest().con("info", line.format("20", "GET /cart", 200))
    site.con("info", line.format("22", "GET /img/logo.png", 404))
    site.con("info", line.format("41", "POST /checkout", 502))
    analysis = site.writes("hängt beim Bezahlen und dann kommt Bad Gateway")

    read(analysis, "backend_error", "P1", "/checkout", "502", spared="logo")


def test_an_access_log_without_trouble_blames_nothing() -> None:
    line = '10.1.1.4 - - [27/Feb/2026:11:59:{} +0000] "{} HTTP/1.1" {} 552 "-" "Mozilla/5.0"'
    site = Guest().con("info", line.format("20", "GET /account", 200))
    site.con("info", line.format("21", "GET /favicon.ico", 404))
    site.con("info", line.format("22", "GET /account/orders", 304))
    analysis = site.writes("Where do I find my invoices?")

    quiet(analysis)


def test_a_slow_job_in_the_background_is_nobody_s_trouble() -> None:
    site = Guest().con(
        "info",
        {
            "level": 30,
            "msg": "request completed",
            "responseTime": 12,
            "req": {"method": "GET", "url": "/settings"},
            "res": {"statusCode": 200},
        },
    )
    site.con(
        "warn", {"level": 40, "msg": "slow query", "job": "nightly-rollup", "durationMs": 9120}
    )
    analysis = site.writes("Please change the mail address of my account, I have a new one")

    quiet(analysis)


def test_an_invoice_that_django_cannot_print() -> None:
    trace = (
        'Traceback (most recent call last):\n  File "/app/billing/pdf.py", '
        "line 52, in render\n    return weasy.write_pdf()\nMemoryError"
    )
    site = Guest().con(
        "warn",
        {
            "logger": "urllib3",
            "levelname": "WARNING",
            "msg": "Connection pool is full, discarding connection",
        },
    )
    site.con(
        "error",
        {
            "logger": "django.request",
            "levelname": "ERROR",
            "status_code": 500,
            "msg": "Internal Server Error: /api/invoices/991/pdf",
            "exc_info": trace,
        },
    )
    analysis = site.writes("factuur downloaden lukt niet")

    read(analysis, "backend_error", "P2", "/api/invoices/991/pdf", spared="urllib3")


def test_a_profile_that_is_refused_for_its_phone_number() -> None:
    refused = {
        "method": "PATCH",
        "path": "/profile",
        "format": "json",
        "status": 422,
        "db": 3.0,
        "controller": "ProfilesController",
        "action": "update",
        "duration": 18.2,
        "errors": ["Phone is invalid"],
    }
    site = Guest().show({"page": "/profile"})
    site.net("warn", refused).rests(9).net("warn", refused)
    analysis = site.writes("It does not save my profile")

    read(analysis, "validation_rejected", "P2 P3", "phone is invalid")
