"""One thing sent several times by impatient presses, where only a 200 says that it was made."""

import pytest

from analyze.behaviours import Desk, nothing
from analyze.moments import told
from analyze.visits import PAGE

MADE = [
    ("Confirm booking", "/api/appointments/complete"),
    ("Reserve a table", "/api/tables/7"),
    ("Termin buchen", "/api/termine"),
    ("Réserver", "/api/creneaux"),
    ("Buy tickets", "/api/tickets"),
    ("Bezahlen", "/api/abschluss"),
    ("預約する", "/api/yoyaku"),
]


def sent(label: str, path: str, times: int = 3, presses: int = 3, **more: object) -> Desk:
    """Presses in a quick row and what each sent, answered after all of them."""
    desk = Desk("/visit")
    for place in range(times):
        if place < presses:
            desk.press(label, after=0.2)
        asked = {"method": "POST", "url": f"{PAGE}{path}", "status": 200, "durationMs": 1400}
        desk.add("network", "info", asked | {"resource": "fetch"} | more, after=0.01)
    return desk


@pytest.mark.parametrize("times", [2, 3])
@pytest.mark.parametrize(("label", "path"), MADE)
def test_what_is_booked_or_paid_by_each_press_is_there_as_often(
    label: str, path: str, times: int
) -> None:
    desk = sent(label, path, times)

    told(desk.judge("nothing happens"), "race", f"{path}|{times} times", "P0 P1 P2")


@pytest.mark.parametrize(
    "lines",
    [
        ["entry E-41 stored", "entry E-42 stored"],
        ["entry E-41 stored", "entry E-41 stored"],
        ["gespeichert: 17", "gespeichert: 18"],
        ["zapisano, zgłoszenie zapisane 5", "zapisano, zgłoszenie zapisane 6"],
    ],
)
def test_so_is_what_the_page_calls_stored_behind_each_answer(lines: list[str]) -> None:
    desk = sent("Go", "/api/guestbook", 2).log("info", lines[0], after=1.21)
    desk.log("info", lines[1], after=0.2)

    told(desk.judge("it is there twice"), "race", "/api/guestbook|2 times", "P2")


@pytest.mark.parametrize(
    ("label", "path"),
    [
        ("Search", "/api/flights"),
        ("Buy now", "/api/quote"),
        ("Book", "/api/availability"),
        ("Pay", "/api/validate"),
        ("Add to cart", "/api/cart/items"),
        ("Buy", "/api/carts/3/items"),
        ("Like", "/api/likes"),
        ("Next", "/api/wizard"),
    ],
)
def test_what_is_asked_or_put_into_a_cart_twice_is_no_double(label: str, path: str) -> None:
    nothing(sent(label, path, 2).judge("hm"))


def test_two_of_different_lengths_are_two() -> None:
    desk = sent("Reserve", "/api/tables", 1, requestBytes=40)
    desk.press("Reserve", after=0.4)
    asked = {"method": "POST", "url": f"{PAGE}/api/tables", "status": 200, "durationMs": 90}
    desk.add("network", "info", asked | {"resource": "fetch", "requestBytes": 52}, after=0.01)

    nothing(desk.judge("hm"))


def test_what_is_booked_again_a_while_later_was_wanted() -> None:
    desk = sent("Reserve", "/api/tables", 1).log("info", "reserved T-1", after=1.3)
    desk.press("Reserve", after=20)
    asked = {"method": "POST", "url": f"{PAGE}/api/tables", "status": 200, "durationMs": 90}
    desk.add("network", "info", asked | {"resource": "fetch"}, after=0.01)

    nothing(desk.judge("hm"))
