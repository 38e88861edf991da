"""Notices that an answer brings for its reader, and what only looks like one."""

import pytest

from usercontext.analyze.signals.answers.envelopes import notice_in, outcome_of


def _said(body: str, *, reads: bool = False) -> str | None:
    told = outcome_of(body, reads=reads)
    return told.said if told else None


def test_a_message_that_calls_itself_an_error_is_one() -> None:
    body = '{"messages":[{"type":"error","text":"The form key is invalid."}],"count":0}'

    assert _said(body, reads=True) == "The form key is invalid."


def test_a_list_of_what_happened_holds_errors_and_is_none() -> None:
    body = '{"events":[{"level":"error","type":"error","message":"The disk is nearly full."}]}'

    assert _said(body, reads=True) is None


def test_a_word_for_a_bad_end_needs_a_sentence_beside_it() -> None:
    assert _said('{"result":"failure","messages":"<ul><li>It is sold out now</li></ul>"}') == (
        "It is sold out now"
    )
    assert _said('{"status":"failed","message":"no"}') is None


def test_what_was_asked_after_may_have_failed_without_the_answer() -> None:
    assert _said('{"status":"failed","message":"The import was cut off."}', reads=True) is None


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="error" hidden>Please fill in your name</div>',
        '<div class="error d-none">Please fill in your name</div>',
        '<p class="error-free">All is as it should be</p><p class="terror">Not this one too</p>',
        '<div class="alert alert-danger"></div><p>What else the page says</p>',
    ],
)
def test_what_is_not_shown_or_not_said_is_no_notice(markup: str) -> None:
    assert notice_in(markup) == ""


def test_a_notice_of_a_form_is_quoted_without_its_markup() -> None:
    markup = '<div class="alert alert-danger"><b>Sorry</b>, this slot is taken.</div>'

    assert notice_in(markup) == "Sorry , this slot is taken."
