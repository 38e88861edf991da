"""What was taken well and otherwise than it was sent, or is not there afterwards. Not: refusals."""

import json
from typing import Any

import pytest

from analyze.behaviours import nothing
from analyze.page_visits import PageVisit, page, told
from usercontext.domain.analysis import Category, Priority

JSON = "application/json"


def asked(
    visit: PageVisit, method: str, path: str, body: Any, sent: Any = None, status: int = 200
) -> PageVisit:
    both = {"responseBody": json.dumps(body), "contentType": JSON}
    if sent is not None:
        both["requestBody"] = json.dumps(sent)
    return visit.ask(method, path, status, **both)


def handed(label: str, path: str, body: Any, sent: Any) -> PageVisit:
    return asked(page("/things/4").click(label), "POST", path, body, sent, 201)


def test_a_payout_to_another_policy_than_was_sent_is_wrong_money() -> None:
    sent = {"policy": "P-8120", "amount": 1200}
    body = {"claim": 9, "policy": "P-8210", "amount": 1200}
    visit = handed("Pay out", "/api/claims/9/payout", body, sent)

    told(visit.judge("nothing arrived"), "api_contract", "P0 P1", "P-8210", "P-8120")


@pytest.mark.parametrize(
    ("name", "one", "two"),
    [
        ("invoiceNumber", "INV-1042", "INV-1043"),
        ("ref", "AB-1042", "AB-1043"),
        ("policy", "P-8120", "P-8120-B"),
        ("policy", "P-8120", "p8120"),
        ("policy", "P-8120", "Q-8210"),
    ],
)
def test_a_code_that_a_server_writes_in_its_own_way_is_none(name: str, one: str, two: str) -> None:
    visit = handed("Pay out", "/api/claims/9/payout", {"claim": 9, name: two}, {name: one, "x": 1})

    nothing(visit.judge("all fine, thanks"))


def test_hours_that_were_kept_as_another_number_are_told() -> None:
    visit = handed("Submit", "/api/timesheets", {"id": 4, "hours": 0.8}, {"hours": 8, "day": 3})

    told(visit.judge("my hours are wrong"), "api_contract", "P0 P1", "0.8")


@pytest.mark.parametrize(("sent", "kept"), [(12.5, 1250), (12.6, 13), (1.5, 90), (8, 8.0)])
def test_a_number_in_another_unit_or_rounded_is_the_same(sent: float, kept: float) -> None:
    visit = handed("Submit", "/api/entries", {"id": 4, "value": kept}, {"value": sent, "day": 3})

    nothing(visit.judge("works well"))


OPENED = [
    ({"visibility": "private"}, {"visibility": "public"}),
    ({"audience": "only me"}, {"audience": "Everyone"}),
    ({"isPrivate": True}, {"isPrivate": False}),
    ({"public": False}, {"public": True}),
]


@pytest.mark.parametrize(("sent", "kept"), OPENED)
@pytest.mark.parametrize("words", ["my colleagues could read my note", ""])
def test_what_was_private_and_is_public_is_exposed(sent: Any, kept: Any, words: str) -> None:
    visit = handed("Save", "/api/notes", {"id": 3} | kept, {"text": "x"} | sent)

    told(visit.judge(words), "api_contract", "P0", "was sent")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"visibility": "public"}, {"visibility": "private"}),
        ({"visibility": "private"}, {"visibility": "private"}),
        ({"access": "read"}, {"access": "all"}),
        ({"public": True}, {"public": True}),
    ],
)
def test_what_is_as_closed_as_it_was_sent_is_not(sent: Any, kept: Any) -> None:
    visit = handed("Save", "/api/notes", {"id": 3} | kept, {"text": "x"} | sent)

    assert visit.judge("").priority is not Priority.P0


def test_a_setting_alone_that_is_not_taken_exposes_nothing_new() -> None:
    visit = handed("Save", "/api/me", {"id": 3, "visibility": "public"}, {"visibility": "private"})

    told(visit.judge("everybody sees me"), "api_contract", "P2", "visibility")


def test_a_vote_that_was_counted_for_another_is_wrong_data() -> None:
    visit = handed("Cast vote", "/api/ballots", {"id": 3, "choice": "no"}, {"choice": "yes"})

    told(visit.judge("it counted my vote the other way"), "api_contract", "P0 P1", "choice")


@pytest.mark.parametrize(
    ("label", "sent", "kept", "words"),
    [
        ("Cast vote", {"choice": "yes"}, {"choice": "yes"}, "my vote is wrong"),
        ("Cast vote", {"choice": "yes"}, {"choice": "no"}, "thank you, that was easy"),
        ("Hand in", {"status": "draft"}, {"status": "submitted"}, "it was not so easy"),
        ("Sort", {"order": "up"}, {"order": "down"}, "it is the wrong way"),
    ],
)
def test_what_is_as_it_was_sent_or_is_no_choice_handed_in(
    label: str, sent: Any, kept: Any, words: str
) -> None:
    visit = handed(label, "/api/ballots", {"id": 3} | kept, sent)

    assert visit.judge(words).priority not in (Priority.P0, Priority.P1)


@pytest.mark.parametrize(
    ("sent", "kept", "words", "priorities"),
    [
        ({"dose": "5", "unit": "mg"}, {"unit": "g"}, "the label says grams", "P0 P1"),
        ({"dose": "5", "unit": "mg"}, {"unit": "mg"}, "the label is wrong", "P3"),
    ],
)
def test_another_unit_than_was_prescribed_is_wrong(
    sent: Any, kept: Any, words: str, priorities: str
) -> None:
    visit = handed("Prescribe", "/api/rx", {"id": 3} | sent | kept, sent)

    assert visit.judge(words).priority in {Priority(one) for one in priorities.split()}


def alarm(times: int, line: str, level: str) -> PageVisit:
    visit = page("/alarm")
    for _ in range(times):
        visit.click("Send alarm", after=8)
        asked(visit, "POST", "/api/alarms", {"queued": True}, status=202).log(level, line)
    return visit


def test_an_alarm_that_was_sent_three_times_and_reached_nobody_is_in_vain() -> None:
    visit = alarm(3, "alarm: no responder reached", "error")

    told(visit.judge("nobody came", "/alarm"), "api_contract", "P0 P1", "no responder")


def test_one_that_reached_somebody_is_none() -> None:
    nothing(alarm(1, "alarm: responder 4 on the way", "info").judge("thank you", "/alarm"))


def looked(body: Any, label: str = "Find my car") -> PageVisit:
    visit = page("/park").click("Find my car")
    asked(visit, "GET", "/api/plates/B-AA1", body, status=404)
    visit.click(label, after=6)
    return asked(visit, "GET", "/api/plates/B-AA11", {"since": "08:12"})


UNKNOWN = {"code": "plate_unknown", "message": "We have not seen this plate today."}


@pytest.mark.parametrize("words", ["your machines are filthy", ""])
def test_who_typed_another_number_and_was_served_had_slipped(words: str) -> None:
    assert looked(UNKNOWN).judge(words, "/park").priority is Priority.P3


@pytest.mark.parametrize("visit", [looked({}), looked(UNKNOWN, "Pay")])
def test_a_page_that_is_not_there_or_another_control_is_no_slip(visit: PageVisit) -> None:
    assert visit.judge("it does not find my car", "/park").priority is not Priority.P3


def kept(saved: int, then: Any, *, removed: bool = False) -> PageVisit:
    visit = asked(page("/class/5").click("Save grades"), "PUT", "/api/grades/5", {"saved": saved})
    if removed:
        asked(visit.click("Delete all", after=4), "DELETE", "/api/grades/5", {})
    return asked(visit.go("/class/5"), "GET", "/api/grades/5", then)


def test_what_was_counted_as_kept_and_is_gone_is_lost_work() -> None:
    visit = kept(28, {"grades": []})

    told(visit.judge("all my grades are gone"), "backend_error", "P0 P1", "an empty list")


@pytest.mark.parametrize(
    "visit",
    [kept(0, {"grades": []}), kept(28, {"grades": [1]}), kept(28, {"grades": []}, removed=True)],
)
def test_what_was_never_kept_or_was_taken_away_is_not(visit: PageVisit) -> None:
    assert visit.judge("all my grades are gone").priority is not Priority.P0


def bought(*lists: list[int]) -> PageVisit:
    visit = page("/tickets").click("Buy ticket 19,90 €")
    asked(visit, "POST", "/api/payments", {"status": "succeeded", "amount": 1990})
    for found in lists:
        asked(visit.click("Get ticket", after=6), "GET", "/api/tickets/mine", {"tickets": found})
        visit.log("info", "ticket: not issued yet" if not found else "ticket: ready")
    return visit


def test_what_was_paid_for_and_never_is_there_is_kept_back() -> None:
    told(bought([], []).judge("I have no ticket"), "backend_error", "P0", "/api/payments")


def test_one_of_many_passes_is_a_pass() -> None:
    visit = page("/bus").click("Buy day pass 8,80 €")
    asked(visit, "POST", "/api/payments", {"status": "captured", "amount": 880})
    for _ in range(2):
        asked(visit.click("Show pass", after=6), "GET", "/api/passes", {"passes": []})

    told(visit.judge("I paid and there is no pass"), "backend_error", "P0", "/api/passes")


@pytest.mark.parametrize(
    ("lists", "words"), [(([], [4]), "I have no ticket yet"), (([], []), "thanks, all good")]
)
def test_what_came_in_the_end_or_nobody_misses_is_not(lists: Any, words: str) -> None:
    assert bought(*lists).judge(words).priority not in (Priority.P0, Priority.P1)


def drawn(line: str) -> PageVisit:
    body = {"total": 3, "items": [{"a": "nuts"}, {"a": "latex"}, {"a": "milk"}]}
    visit = asked(page("/patients/3"), "GET", "/api/patients/3/allergies", body)
    return visit.log("debug", line).click("Print")


def test_a_list_of_which_none_was_drawn_is_told_to_who_misses_it() -> None:
    visit = drawn("allergies: rendered 0 of 3")

    told(visit.judge("it shows no allergies, she has three"), "api_contract", "P2", "0 of 3")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("allergies: rendered 3 of 3", "it shows no allergies"),
        ("allergies: rendered 0 of 3", "lovely colours"),
    ],
)
def test_one_that_was_drawn_or_is_not_missed_is_none(line: str, words: str) -> None:
    assert drawn(line).judge(words, "/patients/3").category is Category.UNKNOWN


@pytest.mark.parametrize(("then", "priority"), [(True, Priority.P3), (False, Priority.P2)])
def test_a_sum_that_somebody_lowered_and_tried_again_differs_no_more(
    then: bool, priority: Priority
) -> None:
    visit = page("/loan")
    for wanted, fits in ((420, False), (300, then)):
        body = {"fits": fits, "max": 310, "wanted": wanted}
        asked(visit.click("Calculate", after=9), "POST", "/api/loan/quote", body)
        if not fits:
            visit.log("warn", f"quote: wanted {wanted} above max 310, not possible")

    assert visit.judge("houses are too dear", "/loan").priority is priority
