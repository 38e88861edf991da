"""The healthy twins of what clients of the reference post: as loud, and nothing is wrong."""

from analyze.app_visits import quiet, read
from analyze.foreign_visits import Client


def test_a_level_that_is_no_logger_s() -> None:
    visit = Client().lines({"message": "battery", "level": "critical", "value": 4})

    quiet(visit.said("The map is too dark"))


def test_an_error_level_of_what_another_job_left_out() -> None:
    visit = Client().lines(
        {"level": 400, "level_name": "ERROR", "message": "Coupon SPRING not found"},
        {"message": "POST /orders 201 80 ms"},
    )

    quiet(visit.said("Where is my invoice?"))


def test_a_hint_of_a_form_that_is_called_an_error() -> None:
    hint = {"type": "error", "error": {"message": "Please choose a size"}, "message": "form hint"}

    quiet(Client().lines(hint).said("I want a wish list"))


def test_a_guest_who_signs_in_as_a_phone_s_client_tells() -> None:
    visit = Client().lines(
        {"text": "<-- 401 https://api.a.example/me (12ms)"},
        {"text": "<-- 200 https://api.a.example/login (31ms)"},
        {"text": "<-- 200 https://api.a.example/me (31ms)"},
    )

    quiet(visit.said("can you translate the app to Greek"))


def test_a_server_that_refused_a_robot() -> None:
    line = '[GIN] 2026/02/27 - 11:59:50 | 404 |  12.4ms | 10.0.0.9 | GET "/wp-login.php"'

    quiet(Client().lines({"output": line}).said("What are your opening hours?"))


def test_a_crash_before_a_visit_that_went_well() -> None:
    visit = Client().line(
        "error",
        message="FATAL EXCEPTION: main\nProcess: a, PID: 1\njava.lang.IllegalStateException",
    )
    visit.screen("Home").tap("Order").net(method="POST", url="https://a.example/orders", status=201)

    quiet(visit.screen("Thanks").said("Please add PayPal"))


def test_a_policy_that_only_reports() -> None:
    body = {"blockedURL": "https://t.example/x.js", "disposition": "report"}
    report = {"type": "csp-violation", "url": "https://a.example/", "body": body}

    quiet(Client().lines(report).said("love it"))


def test_a_sum_that_was_put_on_a_card_well() -> None:
    visit = Client().screen("Top up").net(method="POST", url="/v3/topups", status=201)

    quiet(visit.said("is there a limit for topping up?"))


def test_the_scripts_of_another_house_throw_often_and_the_page_is_known() -> None:
    visit = Client()
    for number in range(6):
        visit.line(
            "error",
            message=f"TypeError: w{number} is not a function",
            stack="TypeError: w\n    at a (https://widget.chatty.example/w.js:1:9)",
        )
    visit.tap("Save").nets(
        {"method": "GET", "url": "https://app.own.example/api/me", "status": 200},
        {"method": "GET", "url": "https://app.own.example/api/list", "status": 200},
        {"method": "POST", "url": "https://app.own.example/api/list", "status": 500},
        level="error",
    )

    said = visit.said("saving my list fails")
    read(said, "backend_error", "P2 P1", "/api/list", "500", spared="chatty")
