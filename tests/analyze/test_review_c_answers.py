"""Answers that went well and only sound like a no: lists of failures, wishes, marks of a form.

Not: what stands in an answer that did fail, but for what parts the two.
"""

import pytest

from analyze.desk import Desk
from analyze.served_visits import site
from usercontext.domain.analysis import Analysis, Category


def answered(press: str, method: str, path: str, body: str) -> Analysis:
    page = Desk("/desk").hum().click(press).no(method, path, 200, body)
    return page.hum().judge("It does not work", "/desk")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (
            "/api/alerts",
            '{"alerts":[{"id":1,"severity":"error","message":"Backup failed on db-2"}]}',
        ),
        ("/api/inbox", '{"messages":[{"from":"ops","type":"error","text":"Disk is nearly full"}]}'),
        ("/api/notices", '{"notices":[{"type":"error","text":"The lift is out of order"}]}'),
        ("/api/home", '{"data":{"alerts":[{"level":"error","message":"Probe 4 is silent now"}]}}'),
    ],
)
def test_a_list_of_failures_is_read_well(path: str, body: str) -> None:
    page = Desk("/board").no("GET", path, 200, body).hum().no("GET", path, 200, body)

    assert page.hum().judge("the map is empty", "/board").category is Category.UNKNOWN


def test_a_list_of_failures_that_comes_again_is_a_recovery() -> None:
    body = '{"alerts":[{"id":1,"severity":"error","message":"Backup failed on db-2"}]}'
    page = Desk("/board").click("Alerts").no("GET", "/api/alerts", 503)

    analysis = page.click("Alerts").no("GET", "/api/alerts", 200, body).judge("no alerts")
    assert "worked later" in " ".join(claim.text for claim in analysis.claims)


@pytest.mark.parametrize(
    ("press", "method", "path", "body"),
    [
        ("Reject", "POST", "/api/leave/7", '{"status":"rejected","reason":"too short a notice"}'),
        ("OK", "POST", "/api/posts/7/reject", '{"status":"rejected","reason":"not for this list"}'),
        ("Ablehnen", "PATCH", "/api/leave/7", '{"state":"rejected","reason":"team is too small"}'),
        ("Mark as failed", "PUT", "/api/runs/7", '{"state":"failed","reason":"nobody was in"}'),
        ("Run tests", "POST", "/api/runs", '{"result":"failed","message":"2 of 14 tests failed"}'),
        ("Scan", "POST", "/api/scans", '{"status":"failed","message":"3 open findings in it"}'),
        ("Reject", "POST", "/api/orders/7/reject", '{"status":"rejected","reason":"no stock now"}'),
    ],
)
def test_a_bad_end_that_was_wished_for_is_none(
    press: str, method: str, path: str, body: str
) -> None:
    assert answered(press, method, path, body).category is Category.UNKNOWN


@pytest.mark.parametrize(
    ("press", "path", "body"),
    [
        ("Apply", "/api/leave", '{"status":"rejected","error":"no days are left"}'),
        ("Reject", "/api/leave/7/reject", '{"status":"failed","reason":"the database is locked"}'),
        ("Run tests", "/api/tests", '{"status":"failed","message":"no runner is free now"}'),
        ("Retry failed jobs", "/api/jobs/retry", '{"status":"failed","message":"disk is full"}'),
    ],
)
def test_a_bad_end_that_nobody_wished_for_is_one(press: str, path: str, body: str) -> None:
    assert answered(press, "POST", path, body).category is not Category.UNKNOWN


@pytest.mark.parametrize(
    "markup",
    [
        '<form><input class="form-control"><div class="invalid-feedback">Please tell your name.'
        '</div><input class="form-control"><div class="invalid-feedback">And your town, too.</div>',
        '<p>Kettle <span class="badge badge-danger">Only two left here</span></p>',
        '<p class="text-danger">Free delivery ends at noon</p>',
        '<p>Lamp <span class="badge badge-error">Last one in stock</span></p>',
        "<h1>501 Original Jeans</h1>",
        "<title>500 g Espresso</title>",
        "<h1>505 Regular Fit – dark</h1>",
    ],
)
def test_a_piece_of_a_healthy_checkout_says_nothing_bad(markup: str) -> None:
    visit = site("/checkout").press("Ship there").xhr("POST", "/checkout/shipping", 200, markup)

    assert visit.judge("which size is it?").category is Category.UNKNOWN


@pytest.mark.parametrize(
    "markup",
    [
        '<input class="form-control"><div class="invalid-feedback">Please tell your name.</div>'
        '<input class="form-control is-invalid"><div class="invalid-feedback">No such town.</div>',
        '<div class="invalid-feedback d-block">There is no such town.</div>',
        '<div class="notification is-danger">There is no such town.</div>',
        '<div class="uk-alert uk-alert-danger">There is no such town.</div>',
    ],
)
def test_a_notice_that_is_shown_is_one(markup: str) -> None:
    visit = site("/checkout").press("Ship there").xhr("POST", "/checkout/shipping", 200, markup)

    assert "such town" in (visit.judge("it is not taken").root_cause or "")


@pytest.mark.parametrize(
    "markup",
    ["<h1>500</h1>", "<title>503 Service Unavailable</title>", "<title>500 | Server Error</title>"],
)
def test_a_title_of_a_status_is_a_failure(markup: str) -> None:
    visit = site("/checkout").press("Ship there").xhr("POST", "/checkout/shipping", 200, markup)

    assert visit.judge("it is not taken").category is Category.BACKEND_ERROR
