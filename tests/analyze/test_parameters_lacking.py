"""Refusals for want of a parameter that no form asks for: the page did not send it. Not: fields."""

import pytest

from analyze.behaviours import Desk
from analyze.moments import told


def refused(status: int = 400, **more: str) -> Desk:
    desk = Desk("/allotments").press("Extend lease")
    return desk.ask("POST", "/api/leases/extend", status, **more)


@pytest.mark.parametrize(
    "said",
    [
        "Missing parameter: plot_pid",
        "Required request parameter 'gardenId' for method parameter type Long is not present",
        'Missing required query parameter \\"scope_ref\\"',
        "parameter lease_uuid is required",
    ],
)
def test_what_the_answer_misses_the_page_did_not_send(said: str) -> None:
    desk = refused(responseBody=f'{{"message":"{said}"}}')

    told(desk.judge("My lease ends", "/allotments"), "api_contract", "/api/leases|400", "P1 P2")


@pytest.mark.parametrize("level", ["info", "warn", "error"])
def test_so_does_what_the_page_notes_of_it(level: str) -> None:
    desk = refused(422).log(level, "[leases] Missing parameter: plot_pid")

    told(desk.judge("My lease ends", "/allotments"), "api_contract", "422|plot_pid", "P1 P2")


@pytest.mark.parametrize(
    "said",
    [
        "Missing parameter: email",
        "Missing parameter: 'postcode'",
        "phone is required",
        "no parameters were given",
        "A reason is missing",
    ],
)
def test_what_somebody_would_have_typed_is_a_form_s_refusal(said: str) -> None:
    desk = refused(responseBody=f'{{"message":"{said}"}}')

    assert desk.judge("My lease ends", "/allotments").category == "validation_rejected"


def test_a_token_that_is_missing_is_of_who_asks() -> None:
    desk = refused(responseBody='{"message":"Missing parameter: csrf_token"}')

    assert desk.judge("My lease ends", "/allotments").category == "auth_expired"
