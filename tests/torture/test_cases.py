"""The hostile requests: enough of them, each named, each with bytes of its own."""

from collections import Counter

from torture.bombs import make_bombs
from torture.cases import CANARY, Places, make_cases
from torture.catalogue import has_shape
from torture.framing import make_framing_cases
from torture.wire import Reply

AT = Places("uc_sec_a", "uc_pub_b", "project", "session", "issue", "fs", "fi", "fp")


def test_there_are_at_least_two_hundred_cases_and_no_two_are_the_same() -> None:
    cases = [*make_cases(AT), *make_framing_cases(AT)]
    doubles = [sent for sent, n in Counter(case.sent for case in cases).items() if n > 1]

    assert len(cases) > 200
    assert not doubles


def test_many_cases_carry_the_word_that_no_answer_may_repeat() -> None:
    assert sum(CANARY.encode() in case.sent for case in make_cases(AT)) > 20


def test_an_error_of_any_other_shape_is_seen() -> None:
    body = b'{"statusCode":404,"error":"NOT_FOUND","message":"No such issue"}'
    right = Reply(404, {"content-type": "application/json"}, body, False, 0.0)

    assert has_shape(right)
    assert not has_shape(right._replace(status=400))
    assert not has_shape(right._replace(headers={"content-type": "text/plain"}))
    assert not has_shape(right._replace(body=b'{"detail":"Not Found"}'))
    assert not has_shape(right._replace(body=b"Bad Request"))


def test_a_bomb_fits_through_the_door_or_is_just_too_large() -> None:
    assert all(len(bomb.body) <= 4 * 1024 * 1024 + 1 for bomb in make_bombs())
