"""Questions asked anew with each letter, told by their query or by the field; no others."""

import pytest

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Category, Verdict


def in_a_field(visit: Visit, name: str) -> Visit:
    meta = {"selector": f"input#{name}", "tag": "input"}
    return visit.add("console", "info", {}, event="click", meta=meta, after=3)


def asked(visit: Visit, query: str, took: tuple[int, int] = (2100, 140)) -> Visit:
    for ms in took:
        told = {"method": "GET", "url": f"{PAGE}/api/patients{query}", "status": 200}
        visit.add("network", "info", told | {"durationMs": ms}, after=0.3)
    return visit


def test_what_is_asked_for_under_the_name_that_searches_give_it_is_typed() -> None:
    visit = asked(Visit().go("/ward").click("Ward 4").log("info", "list drawn", after=4), "?term=…")

    analysis = visit.judge("The list shows people whose name I did not type")

    assert analysis.category is Category.RACE
    assert "/api/patients was overtaken" in (analysis.root_cause or "")


def test_whoever_is_in_a_field_to_search_types_there() -> None:
    visit = asked(in_a_field(Visit().go("/ward"), "patient-suche"), "?name=…&ward=…")

    assert visit.judge("Es stehen ganz andere Namen da").category is Category.RACE


@pytest.mark.parametrize(
    ("query", "took"),
    [
        ("?page=…", (2100, 140)),  # parts of one list
        ("", (2100, 140)),
        ("?term=…", (200, 140)),  # in their order
    ],
)
def test_no_search_and_no_late_answer_is_no_race(query: str, took: tuple[int, int]) -> None:
    visit = Visit().go("/ward").click("Ward 4").log("info", "list drawn", after=4)

    assert asked(visit, query, took).judge("It looks odd").verdict is Verdict.INCONCLUSIVE


def test_what_a_page_asks_by_itself_as_it_comes_up_nobody_typed() -> None:
    visit = asked(Visit().go("/ward"), "?filter=…")

    assert visit.judge("The list looks odd").category is not Category.RACE


def test_a_field_that_searches_nothing_asks_for_what_its_page_needs() -> None:
    visit = asked(in_a_field(Visit().go("/ward"), "bed-number"), "?bed=…")

    assert visit.judge("The list looks odd").category is not Category.RACE
