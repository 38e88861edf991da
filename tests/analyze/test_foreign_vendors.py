"""Events of other vendors' kits, passed on as they are: judged once before any rule was read."""

from analyze.app_visits import quiet, read
from analyze.foreign_visits import Client


def test_an_ajax_request_of_new_relic() -> None:
    visit = Client().lines(
        {"eventType": "PageAction", "actionName": "add_to_cart", "sku": "B-12"},
        {
            "eventType": "AjaxRequest",
            "requestUrl": "https://shop.acme.example/api/coupons",
            "httpMethod": "POST",
            "httpResponseCode": "422",
            "timeToLastCallbackEnd": 0.18,
            "responseText": '{"message":"This voucher is valid from 40 EUR"}',
        },
    )

    said = visit.said("Gutschein wird nicht angenommen!!")
    read(said, "validation_rejected", "P3 P2", "/api/coupons", "valid from 40 EUR")


def test_a_resource_and_a_tap_of_datadog() -> None:
    view = {"url": "https://pay.acme.example/checkout", "name": "/checkout"}
    visit = Client().lines(
        {"type": "view", "view": view},
        {"type": "action", "action": {"type": "tap", "target": {"name": "Pay now"}}, "view": view},
        {
            "type": "resource",
            "view": view,
            "resource": {
                "type": "fetch",
                "method": "POST",
                "status_code": 500,
                "duration": 234000000,
                "url": "https://pay.acme.example/api/payments",
            },
        },
    )

    said = visit.said("paying fails with a red banner")
    read(said, "backend_error", "P1", "/api/payments", "500")


def test_an_error_of_datadog_beside_a_slow_counter() -> None:
    visit = Client().lines(
        {
            "type": "resource",
            "resource": {
                "url": "https://stats.vendor.example/b",
                "method": "POST",
                "status_code": 0,
                "duration": 9000000000,
            },
        },
        {"type": "action", "action": {"type": "click", "target": {"name": "Filter"}}},
        {
            "type": "error",
            "error": {
                "message": 'can\'t access property "range", this.filters is null',
                "type": "TypeError",
                "source": "source",
                "handling": "unhandled",
                "stack": 'TypeError: can\'t access property "range", this.filters is null\n'
                "apply@https://bi.example/assets/board.js:9:1122",
            },
        },
    )

    said = visit.said("filtros do painel não funcionam")
    read(said, "js_exception", "P2", "this.filters is null", spared="vendor.example")


def test_breadcrumbs_in_an_envelope_of_sentry() -> None:
    crumbs = [
        {"category": "navigation", "data": {"from": "/", "to": "/signup"}},
        {"category": "ui.click", "message": "form > button.submit"},
        {
            "category": "xhr",
            "type": "http",
            "level": "error",
            "data": {"method": "POST", "url": "/api/signup", "status_code": 500},
        },
    ]
    visit = Client().line(
        "error", message="Request failed with status code 500", breadcrumbs={"values": crumbs}
    )

    said = visit.said("sign up is broken for me")
    read(said, "backend_error", "P1", "/api/signup", "500")


def test_an_exception_in_an_envelope_of_sentry() -> None:
    frames = [
        {
            "filename": "app:///main.jsbundle",
            "function": "onSubmit",
            "lineno": 1,
            "colno": 99120,
            "in_app": True,
        }
    ]
    visit = (
        Client()
        .screen("Profile")
        .line(
            "error",
            platform="javascript",
            contexts={"device": {"model": "Pixel 8"}},
            exception={
                "values": [
                    {
                        "type": "ReferenceError",
                        "value": "Property 'Intl2' doesn't exist",
                        "mechanism": {"handled": False},
                        "stacktrace": {"frames": frames},
                    }
                ]
            },
        )
    )

    said = visit.said("can't save my profile on Android")
    read(said, "js_exception", "P2", "Property 'Intl2' doesn't exist")


def test_an_entry_of_an_archive_that_took_long() -> None:
    visit = Client().nets(
        {
            "time": 41.0,
            "request": {"method": "GET", "url": "https://crm.example/api/me"},
            "response": {"status": 200, "statusText": "OK"},
        },
        {
            "time": 18234.2,
            "request": {"method": "GET", "url": "https://crm.example/api/leads?q=a"},
            "response": {"status": 200, "statusText": "OK", "content": {"size": 88123}},
            "timings": {"wait": 18190.0, "receive": 30.1},
        },
    )

    said = visit.said("la recherche de contacts rame")
    read(said, "timeout_slow", "P2", "/api/leads", "18")


def test_an_entry_of_an_archive_without_an_answer() -> None:
    visit = Client().nets(
        {
            "request": {"method": "GET", "url": "https://img.crm-cdn.example/logo.svg"},
            "response": {"status": 404},
        },
        {
            "request": {"method": "POST", "url": "https://api.crm.example/notes"},
            "response": {"status": 0, "_error": "net::ERR_NAME_NOT_RESOLVED"},
        },
        level="error",
    )

    said = visit.said("my note is not saved, it says check your connection")
    read(said, "offline backend_error", "P1 P2", "/notes", "ERR_NAME_NOT_RESOLVED")


def test_a_report_of_the_reporting_interface() -> None:
    visit = Client().lines(
        {
            "type": "csp-violation",
            "age": 12,
            "url": "https://shop.acme.example/checkout",
            "body": {
                "blockedURL": "https://js.stripe.com/v3/",
                "disposition": "enforce",
                "effectiveDirective": "script-src-elem",
                "statusCode": 200,
                "documentURL": "https://shop.acme.example/checkout",
            },
        },
        level="warn",
    )

    said = visit.said("das Kartenfeld fehlt an der Kasse")
    read(said, "csp", "P1 P0 P2", "https://js.stripe.com/v3", "script-src-elem")


def test_a_policy_that_only_reports_beside_a_lost_sign_in() -> None:
    visit = Client().lines(
        {
            "type": "csp-violation",
            "url": "https://wiki.example/p/1",
            "body": {
                "blockedURL": "inline",
                "disposition": "report",
                "statusCode": 200,
                "effectiveDirective": "style-src-attr",
            },
        }
    )
    visit.tap("Publish").net(
        "warn",
        method="PUT",
        url="https://wiki.example/api/p/1",
        responseStatus="401",
        response={"code": "SESSION_EXPIRED"},
    )

    said = visit.said("Publish bounces me to the sign in and my text is gone")
    read(said, "auth_expired", "P1 P2", "401", "/api/p/1", spared="style-src")


def test_an_old_report_of_a_policy() -> None:
    visit = Client().lines(
        {
            "csp-report": {
                "document-uri": "https://maps.city.example/plan",
                "violated-directive": "connect-src",
                "blocked-uri": "https://tiles.city.example/14/8.pbf",
                "disposition": "enforce",
                "status-code": 200,
            }
        },
        level="error",
    )

    said = visit.said("map is grey")
    read(said, "csp", "P2 P1", "tiles.city.example", "connect-src")


def test_arguments_of_the_console_as_an_array() -> None:
    visit = Client().line(
        "error",
        args=[
            "load failed",
            "AxiosError: Request failed with status code 403",
            {
                "config": {
                    "method": "get",
                    "url": "/reports/9",
                    "baseURL": "https://bi.example/api",
                },
                "response": {"status": 403, "data": {"message": "You need the role analyst"}},
            },
        ],
    )

    said = visit.said("I can't open the quarterly report my boss sent me")
    read(said, "permission_denied", "P2 P3", "/reports/9", "role analyst")


def test_an_event_of_bugsnag_that_was_handled() -> None:
    visit = (
        Client()
        .screen("Gallery")
        .line(
            "warn",
            severity="warning",
            unhandled=False,
            context="GalleryScreen",
            events=[
                {
                    "exceptions": [
                        {
                            "errorClass": "ImageDecodeError",
                            "message": "thumb 3 of 80",
                            "stacktrace": [],
                        }
                    ]
                }
            ],
        )
    )
    visit.net(method="GET", url="https://api.photo.example/albums", status_code=200)

    quiet(visit.said("How do I change the order of my albums?"))


def test_a_record_of_logrocket_that_says_undefined() -> None:
    visit = Client().net(method="GET", url="https://hr.example/api/leave", status=200, ms="120")
    visit.line(
        "error",
        args=[
            "Uncaught (in promise)",
            {
                "name": "TypeError",
                "message": "Cannot read properties of undefined (reading 'days')",
                "stack": "TypeError: Cannot read properties of undefined (reading 'days')\n"
                "    at Balance (https://hr.example/static/js/main.4f.js:2:88121)",
            },
        ],
    )

    said = visit.said("Urlaubskonto zeigt nichts an")
    read(said, "js_exception", "P2", "reading 'days'")
