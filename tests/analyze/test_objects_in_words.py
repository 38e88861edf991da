"""Objects of JSON in what is said: as names and values, and never another thing."""

import pytest

from analyze.servers import Page
from usercontext.analyze.language.objects_in_words import in_words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"code":"E_BUSY","retry":false}', "code: E_BUSY, retry: false"),
        ('not kept {"desk":{"number":4}}', "not kept desk number: 4"),
        ('{"fee":{"sum":-6.40,"of":[{"id":"a"}]}}', "fee sum: -6.40, of id: a"),
        ('threw “[{"line":1}]”', "threw “line: 1”"),
        ('one {"a":1} and {"b":"c."}', "one a: 1 and b: c"),
    ],
)
def test_objects_are_names_and_values(text: str, said: str) -> None:
    assert in_words(text) == said


@pytest.mark.parametrize(
    "text", ["no object", '{"cut', "{ not json }", '{"":""}', "{}", '{"a"' * 3_000]
)
def test_what_is_no_whole_object_stays(text: str) -> None:
    assert in_words(text) == text


def test_an_object_that_was_thrown_is_told_without_braces() -> None:
    visit = Page("/dock").click("Moor").rejects('Error: {"code":"E_BERTH","free":0}', stack="")
    said = visit.judge("I cannot moor", "/dock")

    assert "code: E_BERTH, free: 0" in (said.root_cause or "")
    assert "{" not in " ".join([said.summary, *(one.text for one in said.claims)])
    assert "{" not in " ".join(one.text for one in said.steps)
    assert said.claims_rejected == 0


def test_what_its_entry_would_no_longer_show_stays_as_it_was_written() -> None:
    """A name that stands twice has one value: what was left out of it would be in no entry."""
    visit = Page("/live").click("Scores")
    visit.log("error", 'socket closed: {"type":"a","data":{"code":1006},"type":"b"}')
    said = visit.judge("The scores stand still", "/live")

    assert said.root_cause is not None
