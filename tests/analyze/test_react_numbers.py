"""React's numbers in place of words, as its public list has them."""

import pytest

from analyze.servers import Page, told
from usercontext.analyze.language.react_numbers import meaning_of_number


def thrown(number: int) -> str:
    said = f"Minified React error #{number}; visit https://react.dev/errors/{number}?args[]=x for"
    return f"Error: {said} the full message or use the non-minified dev environment"


@pytest.mark.parametrize(
    ("number", "meant"),
    [
        (31, "an object was rendered"),
        (130, "not a component"),
        (152, "returned nothing"),
        (185, "endlessly"),
        (301, "endlessly"),
        (310, "hooks"),
        (418, "something different from the server's HTML"),
        (419, "the server could not finish"),
        (423, "threw while the server's HTML was hydrated"),
        (425, "something different from the server's HTML"),
    ],
)
def test_a_number_is_told_with_what_it_means(number: int, meant: str) -> None:
    page = Page("/plans/3").ask("GET", "/api/plans/3", 200).click("Open")

    judged = page.fail(thrown(number)).judge("The page turned white", "/plans/3")
    said = judged.root_cause or ""
    assert (
        f"React error #{number}” in save (app-3f2a9c.js:10:5), which in React means that " in said
    )
    assert meant in said
    assert meant in judged.summary
    assert "look up that number" not in (judged.suggested_fix or "")


@pytest.mark.parametrize(
    "said", ["Minified React error #9999; visit x", "error #185", "React error 31", ""]
)
def test_what_is_no_known_number_is_told_as_it_stands(said: str) -> None:
    assert meaning_of_number(said) == ""


def test_a_number_of_drawing_otherwise_stays_minor() -> None:
    page = Page("/plans/3").fail(thrown(418)).log("info", "drawn").click("Open")
    page.ask("GET", "/api/plans/3", 200)

    told(page.judge("The date is wrong", "/plans/3"), "hydration unknown", "P3")
