"""Applications on phones, posting by the reference alone: judged once before any rule was read."""

from analyze.app_visits import quiet, read
from analyze.foreign_visits import Client


def test_the_system_says_that_the_application_is_not_responding() -> None:
    visit = Client().screen("Cart").screen("Checkout").tap("Place order")
    visit.line(
        "error",
        after=6,
        tag="ActivityManager",
        msg="ANR in com.acme.shop (com.acme.shop/.MainActivity)\nReason: Input dispatching timed "
        "out (com.acme.shop/.MainActivity is not responding. Waited 5001ms for MotionEvent)",
    )

    said = visit.said("App freezes when I place my order and Android offers to close it")
    read(said, "timeout_slow dead_control js_exception", "P1", "not responding")


def test_cleartext_is_not_allowed() -> None:
    visit = (
        Client()
        .screen("Menu")
        .net(
            "error",
            method="get",
            url="http://api.bistro.example/v2/menu",
            error="java.net.UnknownServiceException: CLEARTEXT communication to api.bistro.example "
            "not permitted by network security policy",
        )
    )
    visit.line("warn", message="Choreographer: Skipped 34 frames!")

    said = visit.said("die Speisekarte bleibt leer seit dem Update", app="bistro 4.1 Android 14")
    read(said, "csp cors permission_denied", "P1 P2", "cleartext", "/v2/menu")


def test_a_module_that_is_not_in_the_bundle() -> None:
    visit = Client().line(message='Running "Acme" with {"rootTag":1}')
    visit.line(
        "error",
        isFatal=True,
        message='Requiring unknown module "1042".',
        stack="n@2:760\no@2:426\nt@2:210\nrender@978:16782",
    )
    visit.line("error", message="Module AppRegistry is not a registered callable module")

    said = visit.said("After the update the app closes again at once, I cannot even log in")
    read(said, "chunk_load js_exception", "P1 P0 P2", 'Requiring unknown module "1042"')


def test_dart_reads_a_field_that_the_answer_does_not_have() -> None:
    visit = Client().screen("Home").tap("Orders", widget="ListTile", label="Meine Bestellungen")
    visit.net(method="GET", uri="https://api.acme.example/v1/orders", statusCode=200, durationMs=88)
    visit.line(
        "error",
        exception="type 'Null' is not a subtype of type 'String' in type cast",
        library="widgets library",
        context="building OrderTile(dirty)",
        stackTrace="#0      Order.fromJson (package:acme/models/order.dart:31:24)\n"
        "#1      OrdersRepo.load (package:acme/data/orders_repo.dart:18:30)",
    )

    said = visit.said("graue Fläche statt meiner Bestellungen")
    read(said, "js_exception api_contract", "P2", "is not a subtype of type 'String'")


def test_kotlin_crashes_beside_an_old_analytics_fault() -> None:
    visit = Client().line("error", tag="FA", message="Failed to upload analytics, code 503")
    visit.screen("Transfer").tap("Continue")
    visit.line(
        "error",
        thread="main",
        message="FATAL EXCEPTION: main\nProcess: com.acme.bank, PID: 2210\n"
        "java.lang.NullPointerException: Attempt to invoke interface method 'int java.util.List"
        ".size()' on a null object reference\n\tat com.acme.bank.TransferFragment.onConfirm"
        "(TransferFragment.kt:88)\n\tat android.os.Handler.dispatchMessage(Handler.java:106)",
    )

    said = visit.said("every time I send money the app just disappears")
    read(said, "js_exception", "P1 P2", "NullPointerException", spared="analytics")


def test_a_phone_without_a_connection() -> None:
    visit = (
        Client()
        .screen("Feed")
        .net(
            "error",
            request={"httpMethod": "GET", "URL": "https://api.news.example/feed?page=1"},
            error='Error Domain=NSURLErrorDomain Code=-1009 "The Internet connection appears to be '
            'offline." UserInfo={_kCFStreamErrorCodeKey=50}',
        )
    )
    visit.line("info", event="reachability", reachable=False)

    said = visit.said("no se cargan las noticias en el metro")
    read(said, "offline", "P3 P2", "-1009")


def test_a_transfer_that_the_phone_gives_up_on() -> None:
    visit = Client().screen("Top up").tap("Confirm")
    visit.net(
        "error",
        after=60,
        path="/v3/topups",
        host="api.sim.example",
        verb="POST",
        failure={
            "domain": "NSURLErrorDomain",
            "code": -1001,
            "localizedDescription": "The request timed out.",
        },
    )

    said = visit.said("Aufladen dreht sich ewig und dann passiert nichts")
    read(said, "timeout_slow", "P1", "/v3/topups", "timed out")


def test_a_page_in_cordova_that_another_origin_refuses() -> None:
    visit = (
        Client()
        .screen("Login")
        .tap("Sign in")
        .line(
            "error",
            text="Access to XMLHttpRequest at 'https://id.clinic.example/token' from origin "
            "'file://' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is "
            "present on the requested resource.",
        )
    )
    visit.net(
        "error",
        type="xhr",
        method="POST",
        url="https://id.clinic.example/token",
        readyState=4,
        status="0",
    )

    said = visit.said("Connexion impossible, rien ne se passe quand j'appuie")
    read(said, "cors", "P1", "id.clinic.example/token")


def test_a_bridge_to_the_native_side_that_is_not_there() -> None:
    visit = Client().line("warn", message="[WebView] insecure attribute ignored").tap("Buy pass")
    visit.line(
        "error",
        error={
            "name": "TypeError",
            "message": "undefined is not an object (evaluating "
            "'window.webkit.messageHandlers.pay.postMessage')",
            "stack": "onBuy@https://m.transit.example/js/app.js:118:40",
        },
    )

    said = visit.said("Buy pass doesn't respond in your iPhone app. In Safari it works.")
    read(said, "js_exception", "P2 P1", "messageHandlers.pay")


def test_dotnet_says_what_the_server_answered() -> None:
    visit = Client().screen("Appointments").tap("Book")
    visit.line(
        "error",
        Source="Acme.Clinic.Mobile",
        ExceptionType="System.Net.Http.HttpRequestException",
        Message="Response status code does not indicate success: 503 (Service Unavailable).",
        Data={"RequestUri": "https://api.clinic.example/appointments", "Method": "POST"},
        StackTrace="   at System.Net.Http.HttpResponseMessage.EnsureSuccessStatusCode()",
    )

    said = visit.said("booking an appointment fails since noon, tried 3 times")
    read(said, "backend_error", "P1", "/appointments", "503")


def test_a_second_try_that_worked_and_a_wish() -> None:
    visit = (
        Client()
        .screen("Feed")
        .net(
            "warn",
            method="GET",
            url="https://api.news.example/feed",
            error="java.net.SocketTimeoutException: timeout",
            attempt=1,
        )
    )
    visit.net(method="GET", url="https://api.news.example/feed", code=200, attempt=2, tookMs=140)
    visit.screen("Settings")

    quiet(visit.said("Would love a dark mode!"))


def test_presses_are_not_told_and_a_form_is_refused() -> None:
    visit = (
        Client()
        .screen("Register")
        .nets(
            {
                "verb": "POST",
                "endpoint": "/users",
                "http_status": 422,
                "took": "0.21s",
                "body": {"errors": {"phone": ["has already been taken"]}},
            },
            level="warn",
        )
    )
    visit.line("info", message="toast shown: Something went wrong")

    said = visit.said("kann mich nicht registrieren, nur 'Something went wrong'")
    read(said, "validation_rejected", "P2 P1 P3", "/users", "has already been taken")
