"""A place that a page did not find to draw into, told by its own line. Not: thrown errors, data."""

import pytest

from analyze.visits import Visit
from usercontext.analyze.signals.exceptions.elements import misses_an_element
from usercontext.domain.analysis import Category


@pytest.mark.parametrize(
    "line",
    [
        "StoreLocator: container #map-root not found, skipping render",
        "[chart] mount point .revenue-chart is missing",
        "could not find element [data-widget=calendar]",
        "Target node #app does not exist",
        "no element <x-player> on this page, canvas was not in the document",
    ],
)
def test_a_place_named_by_its_selector_is_one_of_the_page(line: str) -> None:
    assert misses_an_element(line)


@pytest.mark.parametrize(
    "line",
    [
        "invoice #INV-2041 not found",
        "root cause not found",
        "target group not found",
        "Container MSKU-4471 not found in yard 7",
        "shop.orders: element count does not exist",
        "container #map-root drawn with 14 stores",
    ],
)
def test_things_and_numbers_are_no_places_of_a_page(line: str) -> None:
    assert not misses_an_element(line)


def test_a_missing_place_is_the_page_s_fault_and_no_answer_s() -> None:
    visit = Visit().go("/stores").ask("GET", "/api/stores", 200)
    visit.log("error", "StoreLocator: container #map-root not found, skipping render")
    said = visit.click("Show on map", after=6).click("Show on map", after=4).judge("No map")

    assert said.category is Category.JS_EXCEPTION
    assert "#map-root" in (said.root_cause or "")
    assert "clicking “Show on map” 2 times did nothing" in said.summary
    assert "GET /api/stores" not in (said.suggested_fix or "")


def test_what_was_found_otherwise_on_the_page_works_on() -> None:
    visit = Visit().go("/stores").log("error", "container #map-root not found, skipping render")
    visit.click("Next page").ask("GET", "/api/stores", 200).click("Show on map", after=6)
    said = visit.click("Show on map", after=4).judge("The list button is dead")

    assert said.category is Category.DEAD_CONTROL


def test_what_is_missing_from_a_row_nobody_left_out_of_a_form() -> None:
    visit = Visit().go("/exports").click("Export CSV").ask("GET", "/api/ledger", 200)
    line = '[export] serializer failed: column "tax_rate" is missing from row schema; wrote 0 rows'
    said = visit.log("error", line).judge("My export has no rows", "/exports")

    assert said.category is not Category.VALIDATION_REJECTED
    assert "tax_rate" in (said.root_cause or "")


def test_what_is_missing_in_a_form_is_still_demanded() -> None:
    visit = Visit().go("/exports").click("Export CSV").log("error", "The date is missing")

    assert visit.judge("It does not go on", "/exports").category is Category.VALIDATION_REJECTED
