"""What an answer of 2xx says of its outcome is read by its shape, whatever its names are."""

import pytest

from analyze.trade_visits import answer, customer
from usercontext.analyze.signals.answers.envelopes import outcome_of
from usercontext.domain.analysis import Category

FAILED = {
    '{"respCode":"E17","respMsg":"Core system timeout"}': "Core system timeout",
    '{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"No route"}}': "No route",
    '{"booked":false,"errorCode":"HALL_CLOSED"}': "HALL_CLOSED",
    '{"eligible":null,"error":"registry did not answer"}': "registry did not answer",
    '{"data":null,"error":{"code":"X1","message":"meter is sealed"}}': "meter is sealed",
    '{"data":{"applied":false,"reason":"not for this tariff"}}': "not for this tariff",
}
WELL = (
    '{"code":"00","message":"Approved"}',
    '{"code":200,"msg":"done"}',
    '{"id":5,"archived":false,"message":"See you at six"}',
    '{"code":"49","title":"Germany"}',
    '{"jsonrpc":"2.0","id":1,"result":{"ok":false}}',
    '{"sent":true,"error":null}',
    '{"active":true,"title":"Summer campaign","id":7,"error":"none"}',
    '[{"success":false,"reason":"not looked at"}]',
    '{"data":{"id":1},"error":{"message":"one picture is missing"}}',
    '{"success":fal',
)


@pytest.mark.parametrize("body", FAILED)
def test_a_failure_is_told_by_its_shape(body: str) -> None:
    """Names differ from service to service, and what stands beside what does not."""
    found = outcome_of(body, reads=False)

    assert found is not None
    assert found.said == FAILED[body]


@pytest.mark.parametrize("body", WELL)
def test_what_went_well_is_no_failure(body: str) -> None:
    """A message that was written, a code of a country, a code for "well"."""
    assert outcome_of(body, reads=False) is None


def test_a_no_to_a_question_is_no_failure() -> None:
    """Only what was to be done can come to nothing; a question may be answered no."""
    assert outcome_of('{"verified":false,"reason":"never asked"}', reads=True) is None


def test_a_system_that_is_away_is_no_rule_of_the_business() -> None:
    visit = customer("/pension").press("Apply")
    away = answer(statusCode="503", statusText="Partner system not reachable")
    visit.api("POST", "/api/pension/apply", 200, away)

    assert visit.judge("cannot apply", path="/pension").category is Category.BACKEND_ERROR


def test_a_call_with_other_arguments_is_the_api_s() -> None:
    """-32602: what was sent is not what the procedure takes."""
    visit = customer("/alarm").press("Arm")
    visit.rpc("alarm.arm", '"error":{"code":-32602,"message":"Invalid params: zone"}')

    assert visit.judge("alarm cannot be armed", path="/alarm").category is Category.API_CONTRACT


def test_two_calls_of_one_address_are_not_one_another_s_second_try() -> None:
    """One address takes all calls: that another one went well repairs nothing."""
    failed = answer(errors=[{"message": "boiler database is locked"}])
    visit = customer("/heating").press("Book service").graph("BookService", failed)
    visit.graph("Boilers", answer(data={"boilers": []}))
    analysis = visit.judge("service cannot be booked", path="/heating")

    assert analysis.category is Category.BACKEND_ERROR
    assert "worked" not in analysis.summary
