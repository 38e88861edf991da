"""Fields of answers, parts of other houses, drafts and files: by shape, in other clients' words."""

import pytest

from analyze.bridge_visits import Bridge
from usercontext.domain.analysis import Category, Priority

_AT = "https://app.acme.example"


def _read(body: object, error: str) -> Bridge:
    visit = Bridge().go("/lists").click("Autumn")
    told = {"method": "GET", "url": f"{_AT}/api/lists/7", "status": 200, "responseBody": body}
    visit.put(told, kind="network", after=0.3)
    stack = f"{error}\n    at draw (https://app.acme.example/js/list.js:9:2)"
    return visit.put({"message": error, "stack": stack}, "error", after=0.02)


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"rows": {"0": 1}}, "TypeError: list.rows.forEach is not a function"),
        ({"rows": None}, "TypeError: list.rows is null"),
        ({"rows": 12}, "TypeError: list.rows is not iterable"),
        ({"rows": {"a": 1}}, "TypeError: undefined is not a function (near '...list.rows.map...')"),
    ],
)
def test_a_field_of_another_type_is_the_answer_s(body: object, error: str) -> None:
    said = _read(body, error).reported("The list stays empty", url=f"{_AT}/lists")

    assert said.category is Category.API_CONTRACT
    assert "its field “rows”" in (said.root_cause or "")


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"rows": [1]}, "TypeError: list.rows.forEach is not a function"),
        ({"rows": [1]}, "TypeError: menu.items.forEach is not a function"),
    ],
)
def test_a_field_that_came_as_it_should_is_not(body: object, error: str) -> None:
    said = _read(body, error).reported("The list stays empty", url=f"{_AT}/lists")
    assert said.category is Category.JS_EXCEPTION


def test_a_map_s_pieces_that_another_house_refuses_are_its_no() -> None:
    visit = Bridge().go("/routes")
    for column in (4, 5):
        url = f"https://pieces.earthdraw.example/street/9/{column}/311.png"
        visit.put({"url": url, "method": "GET", "status": 403}, "error", kind="network", after=0.1)
    said = visit.reported("The map is empty", url=f"{_AT}/routes")

    assert said.category is Category.THIRD_PARTY
    assert "was reached and refused" in (said.suggested_fix or "")


def test_a_picture_of_the_own_house_is_missing_and_not_refused() -> None:
    told = {"url": f"{_AT}/tiles/9/4/311.png", "method": "GET", "status": 403}
    said = Bridge().go("/routes").put(told, "error", kind="network").reported(
        "The picture is not shown on the page", url=f"{_AT}/routes"
    )  # fmt: skip
    assert said.category is Category.ASSET_MISSING


def test_a_problem_s_parameter_is_named_with_its_reason() -> None:
    problem = {"type": "about:blank", "title": "Bad input",
               "invalid-params": [{"name": "plate", "reason": "no such registration"}]}  # fmt: skip
    told = {"http": {"method": "POST", "url": f"{_AT}/api/permits", "status_code": 422},
            "body": problem}  # fmt: skip
    said = Bridge().go("/permits").click("Ask for it").put(told, "error", kind="network").reported(
        "My plate is refused", url=f"{_AT}/permits"
    )  # fmt: skip
    assert "“plate: no such registration”" in (said.root_cause or "")


@pytest.mark.parametrize("name", ["forest.pak", "firmware-2.bin", "arena.unity3d"])
def test_a_package_of_a_game_that_is_not_there_is_a_missing_file(name: str) -> None:
    told = {"uri": f"https://dl.acme.example/packs/{name}", "responseCode": 404}
    said = Bridge().put({"condition": "Pressed: Play"}).put(told, "error", kind="network").reported(
        "The level is black"
    )  # fmt: skip
    assert said.category is Category.ASSET_MISSING


def test_a_draft_that_was_never_kept_and_is_missed_is_lost() -> None:
    full = {"name": "QuotaExceededError", "message": "full"}
    visit = Bridge().go("/plays/3")
    for size in (900, 950):
        told = {"store": "unsaved_scenes", "op": "put", "key": "s:3", "size": size, "error": full}
        visit.add("storage", "error", told, after=30)
    said = visit.reported("My second act is gone", url=f"{_AT}/plays/3")

    assert (said.category, said.priority) == (Category.STORAGE, Priority.P1)
    assert "Tell the user at once that nothing is saved" in (said.suggested_fix or "")


def test_a_store_of_lists_that_is_full_loses_nobody_s_work() -> None:
    full = {"name": "QuotaExceededError", "message": "full"}
    told = {"store": "cached_lists", "op": "put", "key": "s:3", "error": full}
    said = Bridge().go("/plays").add("storage", "error", told).reported("The list is gone")
    assert said.priority is not Priority.P1


def test_what_a_field_is_called_says_more_than_that_it_was_focused() -> None:
    meta = {"selector": "input[name=plate]"}
    visit = (
        Bridge()
        .go("/permits")
        .add("console", "info", {"message": "focus"}, event="click", meta=meta)
    )
    told = {"method": "POST", "url": f"{_AT}/api/permits", "status": 500}
    said = visit.put(told, "error", kind="network").reported("Fails", url=f"{_AT}/permits")
    assert any("input[name=plate]" in step.text for step in said.steps)


def test_a_browser_that_says_once_why_is_believed_for_each_try() -> None:
    told = {"request": {"method": "GET", "url": "https://api.acme-data.example/notes"},
            "response": None, "status": 0, "error": "TypeError: Load failed"}  # fmt: skip
    visit = Bridge().go("/notes").put(told, "error", kind="network")
    line = "Cannot load https://api.acme-data.example/notes due to access control checks."
    visit.put({"text": line}, "error", after=0.01).click("Once more", after=6)
    said = visit.put(told, "error", kind="network", after=0.2).reported(
        "No notes", url=f"{_AT}/notes"
    )

    assert "the browser said “due to access control checks”" in (said.root_cause or "")
    assert (said.suggested_fix or "").startswith("Have api.acme-data.example return the origin")


def test_pages_that_lead_to_each_other_never_came() -> None:
    visit = Bridge()
    for way in ("/in", "/hall") * 4:
        visit.har("GET", f"{_AT}{way}", 302)
    assert "The page never loaded." in visit.reported("It never opens", url=f"{_AT}/in").summary


def test_who_cannot_choose_a_seat_has_no_cart() -> None:
    told = {"method": "GET", "url": f"{_AT}/api/shows/4", "status": 200}
    visit = Bridge().go("/shows/4").put(told, kind="network")
    for _ in range(4):
        visit.click("Select seats")
    said = visit.reported("Select seats does nothing", url=f"{_AT}/shows/4")
    assert "could not choose a seat" in said.summary
