"""Money that was sent to one account and answered with another. Not: days, names, sums."""

import json

import pytest

from analyze.page_visits import page, told
from usercontext.domain.analysis import Analysis, Category

OURS, THEIRS = "DE02120300000000202051", "DE02500105170137075030"


def sent(name: str, one: str, other: str, words: str) -> Analysis:
    visit = page("/transfer").click("Überweisen")
    body = {"requestBody": json.dumps({name: one, "text": "Miete"})}
    body["responseBody"] = json.dumps({"id": 9, name: other, "text": "Miete"})
    visit.ask("POST", "/api/transfers", 200, contentType="application/json", **body)
    return visit.go("/done").judge(words, "/done")


@pytest.mark.parametrize("words", ["The money went to a wrong account", "Falsches Konto"])
def test_another_account_than_was_sent_is_wrong_money(words: str) -> None:
    told(sent("iban", OURS, THEIRS, words), "api_contract", "P0", f"“{OURS}” was sent")


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("iban", OURS, "DE02 1203 0000 0000 2020 51"),
        ("iban", OURS, "DE02****2051"),
        ("requestId", "40012233", "50012234"),
        ("client_ref", "40012233", "50012234"),
    ],
)
def test_the_same_one_written_otherwise_and_a_name_of_the_pages_own_are_none(
    name: str, one: str, other: str
) -> None:
    analysis = sent(name, one, other, "The money went to a wrong account")

    assert analysis.category is Category.UNKNOWN, analysis.root_cause
