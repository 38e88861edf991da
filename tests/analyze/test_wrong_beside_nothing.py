"""Money, data and people that are not right by facts or shape. Not: wordings of one case.

Judged beside what looks the same and wrongs nobody.
"""

import json

import pytest

from analyze.calm_visits import held
from analyze.urgent_visits import work

WRONG = "P0 P1"
BESIDE = "P2 P3"
FREE = '{"court": 4, "remaining": 2}'
FULL = '{"error":"FULLY_BOOKED"}'


@pytest.mark.parametrize(
    "line",
    [
        "[statement] billed 88.40, metered use makes 44.20",
        "[refund] credited 5.00, 50.00 was agreed",
        "[invoice] levy 31.00 is not 5 % of 6200.00",
    ],
)
def test_sums_without_a_currency_are_money_where_they_are_taken(line: str) -> None:
    visit = work("/statements/8").hums().press("Close month").ok("POST", "/api/months/8")
    visit.log("error", line)
    held(visit.judge("this is off", "/statements/8"), "api_contract js_exception", "", WRONG)


@pytest.mark.parametrize(
    "line",
    [
        "[loyalty] balance 5.00 points is not the 50.00 points of the ledger",
        "[grid] billed use is 88.40 kWh, the meter says 44.20 kWh",
        "[statement] rows are 12.50 high, 11.25 was measured",
    ],
)
def test_two_numbers_of_something_else_are_no_money(line: str) -> None:
    visit = work("/statements/8").hums().press("Close month").ok("POST", "/api/months/8")
    visit.log("error", line)
    assert visit.judge("this is off", "/statements/8").priority.value != "P0"


@pytest.mark.parametrize(
    "line",
    [
        "[logbook] 14 dives were entered here, the account has 0",
        "[form] 9 fields filled in on this device: server gave none",
        "[journal] got back 0 of 12 entries saved",
        "[Tagebuch] 3 Einträge hier gespeichert, Server liefert 0",
    ],
)
def test_what_was_kept_and_is_not_there_is_lost(line: str) -> None:
    visit = work("/logbook").hums().press("Save").ok("PUT", "/api/logbook")
    visit.moved("/logbook").ok("GET", "/api/logbook").log("error", line)
    analysis = visit.judge("it is all empty", "/logbook")

    assert analysis.priority.value == "P0", analysis.root_cause


@pytest.mark.parametrize(
    "line",
    [
        "[sync] 14 dives were entered here, 0 left to send",
        "[cache] 14 pages were stored, lookup found 0",
        "[search] 14 filters saved, query has 0",
        "[import] 14 rows were written, 0 errors found",
        "[logbook] 14 dives were entered here, the account has 14",
    ],
)
def test_what_is_counted_as_it_should_be_is_not_lost(line: str) -> None:
    visit = work("/logbook").hums().press("Save").ok("PUT", "/api/logbook").log("error", line)
    assert visit.judge("odd line", "/logbook").priority.value in BESIDE.split()


def courts(offered: str, second: int = 409) -> str:
    visit = work("/courts/4").ok("GET", "/api/courts/4/hours", FREE).hums().press("Book court")
    visit.no("POST", "/api/bookings", 409, FULL)
    visit.ok("GET", "/api/courts/4/hours", offered).press("Book court", after=4)
    visit.no("POST", "/api/bookings", second, FULL if second >= 400 else "", after=1)
    return visit.judge("says full, is free", "/courts/4").priority.value


def test_what_is_offered_yet_and_refused_again_has_no_way_round() -> None:
    assert courts(FREE) in WRONG.split()


@pytest.mark.parametrize(
    ("offered", "second"),
    [('{"court": 4, "remaining": 0}', 409), ('{"court": 4}', 409), (FREE, 201)],
)
def test_what_is_gone_or_was_had_in_the_end_has_a_way_round(offered: str, second: int) -> None:
    assert courts(offered, second) in BESIDE.split()


def bought(sent: object, kept: object) -> str:
    visit = work("/basket").hums().press("Order now")
    body = json.dumps({"id": "o-4", "lines": kept})
    visit.ok("POST", "/api/orders", body, 201, requestBody=json.dumps({"lines": sent}))
    return visit.judge("these are not the ones I ordered", "/basket").priority.value


def test_an_order_that_holds_another_thing_than_was_sent_is_wrong() -> None:
    assert bought([{"sku": "A4-MATT", "n": 2}], [{"sku": "A3-GLOSS", "n": 2}]) == "P0"


@pytest.mark.parametrize(
    "kept",
    [
        [{"sku": "A4-MATT", "n": 2}],
        [{"sku": "PRINT-A4-MATT", "n": 2}],
        [{"sku": "A4-MATT", "n": 2}, {"sku": "GIFT-1", "n": 1}],
        [{"sku": "A4…", "n": 2}],
        [],
    ],
)
def test_an_order_that_holds_what_was_sent_and_more_is_not(kept: list[object]) -> None:
    assert bought([{"sku": "A4-MATT", "n": 2}], kept) != "P0"


def letters(owner: str, said: str) -> str:
    visit = work("/letters").ok("GET", "/api/me", '{"id": "u_31"}').hums()
    body = json.dumps({"owner": owner, "letters": [{"id": "l9", "owner": owner}]})
    visit.ok("GET", "/api/letters", body).press("Open").ok("GET", "/api/letters/l9")
    return visit.judge(said, "/letters").priority.value


def test_an_answer_whose_owner_is_another_is_somebody_elses() -> None:
    assert letters("u_77", "these letters are someone else's") == "P0"


@pytest.mark.parametrize(
    ("owner", "said"),
    [
        ("u_31", "these letters are someone else's"),
        ("team", "these letters are someone else's"),
        ("u_77", "how do I sort them?"),
    ],
)
def test_an_owner_who_is_oneself_or_a_role_is_nobody_else(owner: str, said: str) -> None:
    assert letters(owner, said) != "P0"
