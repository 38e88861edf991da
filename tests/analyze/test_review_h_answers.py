"""Numbers of a good answer that say nothing against it, and complaints that no answer tells of."""

import pytest

from analyze.calm_visits import calm
from analyze.remark_visits import Remarks, remarks
from usercontext.domain.analysis import Priority


def answered(body: str, sent: str = "", status: int = 200) -> Remarks:
    return remarks("/jobs").click("Save").sends("POST", "/api/jobs", sent, body, status)


def read(body: str) -> Remarks:
    return remarks("/list").click("Show").ok("GET", "/api/list", body)


@pytest.mark.parametrize(
    ("body", "sent"),
    [
        ('{"total":5900,"saved":1200,"currency":"EUR"}', "{}"),
        ('{"given":100,"changed":20}', "{}"),
        ('{"available":10,"created":1}', "{}"),
        ('{"removed":0,"added":1}', '{"items":[1]}'),
        ('{"dry_run":true,"would_delete":4}', '{"dry_run":true}'),
        ('{"status":"processing"}', '{"status":"submitted"}'),
        ('{"received":5,"processed":0,"jobId":"a1"}', "{}"),
    ],
)
def test_sums_jobs_and_what_was_asked_for_are_not_less_than_wanted(body: str, sent: str) -> None:
    """Money saved was taken for rows saved, and what is done later for what was not done."""
    calm(answered(body, sent).judge("that is not what I meant", "/jobs"))


@pytest.mark.parametrize(
    "body",
    [
        '{"unavailable_dates":["2026-12-24"],"price":10}',
        '{"ignored_users":["bob"],"muted":[]}',
        '{"out_of_stock":["sku-1"],"in_stock":["sku-2"]}',
        '{"rejected":[{"id":1}],"approved":[{"id":2}]}',
        '{"warnings":["password expires in 20 days"],"ok":true}',
    ],
)
def test_a_list_that_somebody_keeps_lacks_nothing(body: str) -> None:
    calm(read(body).judge("that is not what I meant", "/list"))


@pytest.mark.parametrize(
    "words",
    ["the app is slow on my phone", "Der Kurier hat mein Paket zerdrückt", "it is too expensive"],
)
def test_a_complaint_of_a_pace_or_a_parcel_is_of_no_answer(words: str) -> None:
    """Whatever somebody complained of was put down to the last answer that called itself stale."""
    calm(read('{"stale":true,"price":12}').judge(words, "/list"))


@pytest.mark.parametrize("label", ["Apply for 10% off", "Apply to all", "File a bug"])
def test_a_discount_a_fill_or_a_bug_is_not_what_a_visit_was_for(label: str) -> None:
    visit = remarks("/sheet/4")
    for _ in range(2):
        visit.click(label).no("POST", "/api/rows", 500)

    assert visit.judge("it does not work", "/sheet/4").priority is Priority.P2
