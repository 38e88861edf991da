"""One address that takes every question: which of them failed, in words and in groups' names.

Not: what an answer says of its failure (`test_bodies`).
"""

import json
from typing import Any

import pytest

from analyze.visits import Visit
from usercontext.analyze.grouping import SECOND, signature
from usercontext.domain.analysis import Analysis, Category

ENDED = {"errors": [{"message": "upstream orders: refused"}], "data": None}
WELL: dict[str, Any] = {"data": {"me": {"id": "u1"}}}


def sent(*names: str, answer: Any = ENDED, status: int = 200, page: str = "/menu") -> Analysis:
    """Judge a press that sent these calls at once, as one where it is one."""
    calls = [{"operationName": name, "variables": {}, "query": "{x}"} for name in names]
    told: dict[str, Any] = {"resource": "fetch", "responseBody": json.dumps(answer)}
    if calls:
        told |= {"requestBody": json.dumps(calls if len(calls) > 1 else calls[0])}
    if not calls and (status < 400 or answer is None):
        del told["responseBody"]
    visit = Visit().go(page).click("Open").ask("POST", "/graphql", status, **told)
    if not calls and status < 400:
        visit.fail("CombinedError: [GraphQL] upstream orders: refused", "unhandledrejection")
    return visit.judge(path=page)


def test_the_sentence_names_the_call() -> None:
    """All that somebody on call read of a site over GraphQL was "POST /graphql"."""
    assert "POST /graphql (Menu) answered 200" in sent("Menu").summary


def test_two_calls_of_one_address_are_two_groups() -> None:
    """A menu that did not come and a voucher that broke its page were one group, with one reach."""
    assert sent("Menu").signature != sent("Voucher").signature


def test_one_call_is_one_group_on_every_page() -> None:
    assert sent("Menu").signature == sent("Menu", page="/offers").signature


def test_where_no_call_is_known_the_page_tells_two_groups_apart() -> None:
    assert sent().signature != sent(page="/cart").signature
    assert sent(status=400).signature != sent(status=400, page="/cart").signature


@pytest.mark.parametrize("status", [401, 429, 500, 503])
def test_what_a_whole_server_answers_is_one_group(status: int) -> None:
    assert sent("Menu", status=status).signature == sent("Voucher", status=status).signature


def test_a_group_of_before_goes_on_whatever_it_was_read_as() -> None:
    former = signature(Category.VALIDATION_REJECTED, message="", frame="", status="4xx",
                       endpoint="POST /graphql", route="/menu", version=SECOND)  # fmt: skip

    assert former in sent(status=400, answer=None).former_signatures


def test_a_group_of_before_goes_on() -> None:
    former = signature(Category.BACKEND_ERROR, message="", frame="", status="2xx", route="/menu",
                       endpoint="POST /graphql")  # fmt: skip

    assert former in sent("Menu").former_signatures


def test_calls_that_were_sent_together_are_named_together() -> None:
    analysis = sent("Me", "Menu", answer=[WELL, ENDED])

    assert "POST /graphql (Me+Menu) answered 200, and says “upstream orders" in analysis.summary


def test_calls_that_were_sent_together_and_went_well_failed_in_nothing() -> None:
    listed = {"data": {"log": [{"kind": "errors", "errors": []}]}}

    assert sent("Me", "Log", answer=[WELL, listed]).category is Category.UNKNOWN
