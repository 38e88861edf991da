"""Code that reads something of nothing right behind an answer: whose nothing it was.

Beside each stand those where the answer has what was read, or says itself why it holds nothing.
"""

import pytest

from analyze.servers import Page, told

JSON = "application/json"


def answered(body: str | None, asked: str = "", path: str = "/graphql") -> Page:
    page = Page("/fleet").click("Vehicles")
    more = {"requestBody": asked} if asked else {}
    told_of = {"responseBody": body} if body is not None else {}
    page.ask("POST", path, 200, contentType=JSON, **more, **told_of)
    return page


def of(nothing: str, key: str) -> str:
    return f"TypeError: Cannot read properties of {nothing} (reading '{key}')"


@pytest.mark.parametrize(
    ("body", "asked", "error", "field"),
    [
        # what was sent asks for it
        ('{"data":{"van":{"plate":"M1","note":null,"driver":null}}}',
         '{"query":"query Van {\\n van {\\n plate note\\n driver {\\n phone\\n }}}"}',
         of("null", "phone"), "driver"),
        ('{"data":{"vans":[{"plate":"M1"}]}}',
         '{"query":"{ vans { plate depot(open: true) { city } } }"}',
         of("undefined", "city"), "depot"),
        # another record has it
        ('{"data":{"vans":[{"depot":{"city":"Ulm"},"tag":null},{"depot":null,"tag":null}]}}', "",
         of("null", "city"), "depot"),
        ('{"data":{"vans":[{"depot":{"city":"Ulm"}},{"plate":"M2"}]}}', "",
         of("undefined", "city"), "depot"),
        # all that was asked for
        ('{"data":{"rentVan":null}}', "", of("null", "receipt"), "rentVan"),
        # nothing else is null
        ('{"data":{"van":{"plate":"M1","driver":null}}}', "", of("null", "phone"), "driver"),
        # the error names it
        ('{"data":{"van":{"driver":null,"note":null}}}', "",
         "TypeError: Cannot destructure property 'phone' of 'r.van.driver' as it is null.",
         "driver"),
        ('{"data":{"van":{"driver":null,"note":null}}}', "",
         "TypeError: can't access property \"phone\", r.driver is null", "driver"),
    ],
)  # fmt: skip
def test_a_field_that_an_answer_has_nothing_in_is_the_answer_s(
    body: str, asked: str, error: str, field: str
) -> None:
    judged = answered(body, asked).fail(error).judge("The vehicles do not open", "/fleet")

    told(judged, "api_contract", "P1 P2", "POST /graphql", f"“{field}”")


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ('{"data":{"van":{"plate":"M1","driver":{"phone":"1"}}}}', of("null", "phone")),
        # an element's, as well as a record's
        ('{"data":{"van":{"plate":"M1","driver":null}}}', of("null", "value")),
        ('{"data":{"van":{"plate":"M1","driver":null}}}', of("undefined", "phone")),
        # one of many reads otherwise
        ('{"data":{"vans":null}}', of("null", "colour")),
        # of two that hold nothing, either
        ('{"data":{"van":{"note":null,"driver":null}}}', of("null", "phone")),
        ('{"data":{"van":{"note":null', of("null", "phone")),
    ],
)
def test_what_no_answer_shows_stays_the_page_s_own(body: str, error: str) -> None:
    judged = answered(body).fail(error).judge("The vehicles do not open", "/fleet")

    told(judged, "js_exception", "P1 P2", error.partition(": ")[2])


def test_an_answer_that_says_why_it_holds_nothing_failed_on_the_server() -> None:
    body = '{"errors":[{"message":"fleet service timed out","path":["vans"]}],"data":{"vans":null}}'
    page = answered(body).fail(of("null", "map"))

    told(page.judge("The vehicles do not open", "/fleet"), "backend_error", "P1 P2", "timed out")


def test_without_a_body_the_error_is_told_with_the_answer_before_it() -> None:
    said = answered(None).fail(of("undefined", "edges")).judge("No vehicles", "/fleet")

    told(said, "js_exception", "P1 P2", "reading 'edges'")
    assert "The likely source is the response of POST /graphql right before." in said.summary
    assert "Right before, POST /graphql answered 200." in [one.text for one in said.claims]
    assert "First check what POST /graphql returned: capture its body" in (said.suggested_fix or "")


@pytest.mark.parametrize(
    ("error", "after"),
    [
        (of("undefined", "edges"), 4),  # long behind it
        (of("null", "getBoundingClientRect"), 0.1),  # of an element
        ("ReferenceError: drawMap is not defined", 0.1),
    ],
)
def test_what_no_answer_makes_is_told_with_none(error: str, after: float) -> None:
    page = answered(None).log("info", "drawn", after=after).fail(error)

    said = page.judge("No vehicles", "/fleet")
    assert "The likely source" not in said.summary


def test_what_a_later_press_threw_at_once_is_of_no_answer() -> None:
    page = answered(None).click("Sort", after=0.1).fail(of("undefined", "edges"))

    assert "The likely source" not in page.judge("Sorting fails", "/fleet").summary
