"""Nobody's name is in the name of a cause, and one cause has one name."""

import json

import pytest

from analyze.remark_visits import remarks
from usercontext.domain.analysis import Analysis


def refused_on(page: str) -> Analysis:
    visit = remarks("/list").click("Open").comes(page).click("Go")
    return visit.no("POST", "/graphql", 400, '{"errors":[{"message":"bad"}]}').judge("it fails")


def asked_together(*calls: str) -> Analysis:
    sent = json.dumps([{"operationName": call} for call in calls])
    return remarks("/list").click("Go").no("POST", "/graphql", 400, requestBody=sent).judge("fails")


def left_out(name: str) -> Analysis:
    visit = remarks("/list").click("Send")
    visit.ok("POST", "/api/invites", json.dumps({"invited": 4, "skipped": [name]}))
    return visit.judge("not everybody was invited")


@pytest.mark.parametrize(("one", "other"), [("/orders/4711", "/orders/4712")])
def test_a_call_without_a_name_is_called_by_the_kind_of_its_page(one: str, other: str) -> None:
    """Each order's page made a group of its own, and its number stood in the group's name."""
    assert refused_on(one).signature == refused_on(other).signature


def test_calls_that_are_sent_together_have_no_order() -> None:
    assert asked_together("Cart", "Me").signature == asked_together("Me", "Cart").signature


def test_who_was_left_out_is_not_in_the_name_of_the_cause() -> None:
    """The first of a list ("skipped": Anna Weber) was in the signature: a group for each person."""
    told = left_out("Anna Weber")

    assert told.signature == left_out("Peter Lang").signature
    assert "anna" not in (told.signature or "").lower()
