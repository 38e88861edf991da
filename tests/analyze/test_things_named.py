"""The thing that a page or a call is about is no part of a cause's name; what was done to it is."""

import pytest

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Analysis


def opened(page: str, status: int = 500, path: str = "") -> Analysis:
    visit = Visit().go("/").click("Show").go(page).ask("GET", path or f"/api{page}", status)
    return visit.judge("It does not come up", path=page)


def changed(method: str, path: str, status: int = 500) -> Analysis:
    visit = Visit().go("/basket").click("One more").ask(method, path, status)
    return visit.judge("The quantity stays", path="/basket")


def told(page: str, line: str) -> Analysis:
    visit = Visit().go(page).click("Engrave").ask("POST", "/api/engravings", 201).log("error", line)
    return visit.judge("It has no engraving", path=page)


def thrown(error: str) -> Analysis:
    stack = f"{error}\n    at written ({PAGE}/assets/app-3f2a9c.js:10:5)"
    return Visit().go("/").click("Show").fail(error, stack=stack).judge("It does not come up")


def picture(name: str) -> Analysis:
    visit = Visit().go("/").add(
        "network", "error",
        {"method": "GET", "url": f"{PAGE}/media/{name}", "status": 0, "resource": "img"},
    )  # fmt: skip
    return visit.judge("The pictures are broken")


def test_what_a_page_is_about_is_one_cause_for_all() -> None:
    """Each lamp whose page could not be read was a group of its own."""
    assert opened("/lamps/arc-lamp").signature == opened("/lamps/desk-lamp").signature


def test_what_is_asked_beside_the_thing_stays_what_it_is() -> None:
    one, other = (opened("/lamps/arc-lamp", path=f"/api/lamps/{what}") for what in ("ids", "sums"))
    assert one.signature != other.signature


@pytest.mark.parametrize("method", ["PATCH", "PUT", "DELETE"])
def test_one_of_many_that_is_changed_is_any_of_them(method: str) -> None:
    one, other = (changed(method, f"/api/basket/lines/{what}") for what in ("lamp", "rug"))
    assert one.signature is not None
    assert one.signature == other.signature


def test_two_acts_upon_all_are_two() -> None:
    one, other = (changed("POST", f"/api/payments/{act}") for act in ("refund", "capture"))
    assert one.signature != other.signature


def test_a_line_that_calls_the_thing_of_its_page_by_name_is_one_line() -> None:
    one = told("/lamps/arc-lamp", "[engrave] Arc lamp came back without its engraving")
    other = told("/lamps/desk-lamp", "[engrave] Desk lamp came back without its engraving")

    assert one.signature == other.signature
    assert one.signature != told("/lamps/arc-lamp", "[engrave] Arc lamp has no price").signature


def test_what_an_engine_was_given_is_no_part_of_its_words() -> None:
    zone = "RangeError: Invalid time zone specified: "
    assert thrown(f"{zone}Mars/North").signature == thrown(f"{zone}pacific standard time").signature
    assert thrown(f"{zone}Mars/North").signature != thrown("RangeError: Invalid unit: x").signature


def test_one_picture_of_a_row_is_any_of_the_row() -> None:
    assert picture("shot-1.jpg").signature == picture("shot-12.jpg").signature
    assert picture("shot-1.jpg").signature != picture("lamp.jpg").signature


def test_what_is_called_otherwise_also_tells_its_former_names() -> None:
    """An upgrade regroups nothing: a group of the former name takes what is called anew."""
    analysis = opened("/lamps/arc-lamp")

    assert (analysis.signature or "").startswith("v3:")
    assert [name[:2] for name in analysis.former_signatures] == ["v2", "v1"]
    assert all("arc-lamp" in name for name in analysis.former_signatures)
