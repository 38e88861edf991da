"""What one control created by each of two presses at once, whatever it is called. Not: orders."""

import pytest

from analyze.behaviours import Desk, nothing
from analyze.moments import told
from analyze.visits import PAGE


def created(label: str, path: str, gap: float = 0.38, sizes: tuple[int, int] = (90, 90)) -> Desk:
    desk = Desk("/desk")
    for place, size in enumerate(sizes):
        desk.press(label, after=gap if place else 2)
        asked = {"method": "POST", "url": f"{PAGE}{path}", "status": 201, "durationMs": 200}
        desk.add("network", "info", asked | {"resource": "fetch", "requestBytes": size}, after=0.02)
    return desk


@pytest.mark.parametrize(
    ("label", "path"),
    [
        ("Create shift", "/api/rota"),
        ("Dienst anlegen", "/api/dienste"),
        ("Go", "/api/trees"),
        ("作成", "/api/kiroku"),
    ],
)
def test_who_tells_of_two_did_not_mean_the_second(label: str, path: str) -> None:
    told(created(label, path).judge("It is there twice"), "race", f"{path}|2 times", "P0 P1 P2")


def test_a_form_that_its_page_leaves_was_to_be_sent_once() -> None:
    desk = created("Create shift", "/api/rota")
    desk.moved("/rota", "/desk", "pushState", after=0.4).ask("GET", "/api/rota", 200)

    told(desk.judge("There is something wrong with the list"), "race", "/api/rota", "P0 P1 P2")


@pytest.mark.parametrize(
    ("gap", "sizes"), [(4.0, (90, 90)), (0.38, (90, 118))], ids=["later", "of another length"]
)
def test_two_things_are_two(gap: float, sizes: tuple[int, int]) -> None:
    nothing(created("Create shift", "/api/rota", gap, sizes).judge("How do I see two weeks?"))


def test_rows_that_are_added_by_a_button_are_meant() -> None:
    nothing(created("Add row", "/api/rows").judge("Where is the print button?"))
