"""Refusals whose answer was thrown, as it came or as its code. Not: answers that were captured."""

import pytest

from analyze.behaviours import Desk
from analyze.moments import told

TRACE = "Error: x\n    at send (https://shop.example.com/assets/app-3f2a9c.js:10:5)"


def refused(status: int, thrown: str, stack: str = "", name: str = "") -> Desk:
    desk = Desk("/recipes/4/edit").press("Keep recipe").ask("PUT", "/api/recipes/4", status)
    said = {"kind": "unhandledrejection", "name": name, "message": thrown, "stack": stack}
    return desk.add("console", "error", said, after=0.05)


@pytest.mark.parametrize(
    ("status", "thrown"),
    [
        (403, '{"code":"rest_cookie_invalid_nonce","message":"Cookie check failed"}'),
        (400, '{"error":{"code":"csrf_token_mismatch"}}'),
        (403, '{"reason":"SESSION_EXPIRED"}'),
        (422, '{"type":"invalid_form_key","message":"Reload and try once more"}'),
    ],
)
def test_an_object_that_a_promise_was_rejected_with_is_the_answer(status: int, thrown: str) -> None:
    judged = refused(status, thrown).judge("My recipe is not kept", "/recipes/4/edit")

    told(judged, "auth_expired", f"/api/recipes/4|{status}", "P1 P2")


@pytest.mark.parametrize(
    "thrown",
    [
        "The authenticity token is invalid",
        "CSRF token missing",
        "jwt expired",
        "Your request token has expired, reload the page",
    ],
)
def test_so_is_an_error_with_the_code_of_a_token_that_is_over(thrown: str) -> None:
    desk = refused(403, thrown, TRACE, "Error")

    told(
        desk.judge("It is not kept", "/recipes/4/edit"),
        "auth_expired",
        "/api/recipes/4|403",
        "P1 P2",
    )


@pytest.mark.parametrize(
    ("status", "thrown", "category"),
    [
        (403, '{"code":"rest_forbidden","message":"You are no cook of this kitchen"}',
         "permission_denied"),
        (400, '{"code":"title_too_long","message":"The title is too long"}', "validation_rejected"),
        (500, '{"code":"nonce_store_down","message":"The store is not reachable"}',
         "backend_error"),
    ],
)  # fmt: skip
def test_another_reason_is_told_and_read_as_what_it_is(
    status: int, thrown: str, category: str
) -> None:
    judged = refused(status, thrown).judge("It is not kept", "/recipes/4/edit")

    told(judged, category, str(status), "P2 P3")
    assert thrown.split('"')[3] in (judged.root_cause or "")


def test_an_error_of_the_page_s_own_behind_a_refusal_says_nothing_of_it() -> None:
    desk = refused(403, "Cannot read properties of undefined (reading 'id')", TRACE, "TypeError")

    told(desk.judge("It is not kept", "/recipes/4/edit"), "permission_denied", "403", "P2")


def test_a_token_that_a_later_request_lacks_is_of_that_one() -> None:
    desk = Desk("/recipes/4/edit").press("Keep recipe").ask("PUT", "/api/recipes/4", 403)
    desk.ask("GET", "/api/pantry", 404)
    said = {"kind": "unhandledrejection", "name": "Error", "message": "CSRF token missing"}
    desk.add("console", "error", said | {"stack": TRACE}, after=0.05)

    judged = desk.judge("It is not kept", "/recipes/4/edit")

    assert "/api/recipes/4" not in (judged.root_cause or "") or judged.category != "auth_expired"


def test_an_object_that_is_thrown_behind_a_later_press_is_of_that() -> None:
    desk = Desk("/sign-in").ask("GET", "/api/me", 401).press("Sign in with Orchard", after=0.3)
    closed = {"kind": "unhandledrejection", "message": '{"error":"popup_closed_by_user"}'}
    desk.add("console", "error", closed | {"stack": ""}, after=0.1)

    judged = desk.judge("Signing in with Orchard does not work", "/sign-in")

    told(judged, "third_party", "popup_closed_by_user", "P2 P3")
