"""Objects that were cut off in their middle: said as far as they go. Not: whole ones."""

import pytest

from analyze.servers import Page
from usercontext.analyze.language.objects_in_words import in_words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('He said “{"code":"E_1","why":"it is loc…”.', "He said “code: E_1, why: it is loc…”."),
        ('“{"code":"E_1","why":"it is loc”', "“code: E_1, why: it is loc…”"),
        ('“{"a":{"b":[{"c":1,"d":2},{"c":3,"d…”', "“a b c: 1, d: 2, b c: 3”"),
        ('“x {"code":"E_1","why…”', "“x code: E_1”"),
        ('“x {"code":"E_1","n":12…”', "“x code: E_1”"),
        ('“x {"code":"E_1","said":"a \\"b\\" and c\\…”', '“x code: E_1, said: a "b" and c…”'),
        ('“{ "code": "E_1", "why": "it is…”', "“code: E_1, why: it is…”"),
        ('“{"list":["one","two","th…”', "“list: one, list: two, list: th…”"),
        # nothing of it is whole
        ('“x {"code…”', '“x {"code…”'),
        ('“x {"code":12…”', '“x {"code":12…”'),
        ('“x {"code":"E_1"]}…”', '“x {"code":"E_1"]}…”'),
        # no object at all
        ("“function () { return 1”", "“function () { return 1”"),
        ("“{{ title }} and {name}”", "“{{ title }} and {name}”"),
    ],
)
def test_an_object_is_said_as_far_as_it_goes(text: str, said: str) -> None:
    assert in_words(text) == said


def test_a_line_that_ends_within_its_object_is_told_without_braces() -> None:
    line = 'Upload refused: {"error":{"code":"E_SIZE","message":"The film is larger than wh'
    judged = Page("/films").click("Upload").log("error", line).judge("It is not taken", "/films")

    whole = [judged.summary, judged.root_cause or "", *(one.text for one in judged.claims)]
    whole += [one.text for one in judged.causes]
    assert not [one for one in whole if '{"' in one]
    assert "code: E_SIZE, message: The film is larger than wh…" in judged.summary


@pytest.mark.parametrize("text", ['{"' * 900, '“{"a":' * 300, '{"a":"' + "\\" * 1900, "{" * 2000])
def test_what_never_ends_is_read_in_its_time(text: str) -> None:
    assert in_words(text)
