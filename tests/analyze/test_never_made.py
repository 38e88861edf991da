"""What fails later for what was never made, or looked up: the making is the cause, as urgent.

Beside each stand what was made in the end, and what is of something else.
"""

import pytest

from analyze.behaviours import Desk
from analyze.servers import told
from usercontext.domain.analysis import Category


def saved(made: int, address: str = "/api/drafts/null", at: str = "/api/drafts") -> Desk:
    desk = Desk("/note").ask("POST", at, made)
    for _ in range(2):
        desk.press("Save", after=6).ask("PUT", address, 404)
    return desk


@pytest.mark.parametrize(
    ("address", "at"),
    [
        ("/api/drafts/null", "/api/drafts"),
        ("/api/drafts/undefined/pages/3", "/api/drafts"),
        ("/v2/rooms/NaN/seats", "/v2/rooms/"),
    ],
)
@pytest.mark.parametrize("made", [500, 503, 0])
def test_what_has_no_name_was_not_made(made: int, address: str, at: str) -> None:
    told(saved(made, address, at).judge("My note is not saved", "/note"), "backend_error",
         "P0 P1 P2", at)  # fmt: skip


@pytest.mark.parametrize(
    ("made", "address", "at"),
    [
        (201, "/api/drafts/null", "/api/drafts"),
        (500, "/api/drafts/4", "/api/drafts"),
        (500, "/api/notes/null", "/api/drafts"),
    ],
)
def test_what_was_made_or_is_of_something_else_failed_for_itself(
    made: int, address: str, at: str
) -> None:
    judged = saved(made, address, at).judge("My note is not saved", "/note")

    assert judged.category is Category.API_CONTRACT
    assert address in (judged.root_cause or "")


def booked(looked_up: tuple[int, ...], said: str) -> Desk:
    desk = Desk("/stay")
    for status in looked_up:
        desk.ask("GET", "/api/prices", status)
    for _ in range(2):
        desk.press("Send", after=8).ask("POST", "/api/bookings", 400)
        shown = {"kind": "notice", "message": said, "selector": "p.hint"}
        desk.add("console", "info", shown, after=0.1)
    return desk


def test_a_form_refused_for_what_was_looked_up_in_vain_is_as_urgent_as_the_form() -> None:
    judged = booked((500,), "price is required").judge("I cannot book", "/stay")

    told(judged, "backend_error", "P1", "GET /api/prices")


@pytest.mark.parametrize(
    ("looked_up", "said"),
    [((500, 200), "price is required"), ((500,), "name is required")],
)
def test_a_form_refused_for_anything_else_is_the_form_s(
    looked_up: tuple[int, ...], said: str
) -> None:
    judged = booked(looked_up, said).judge("I cannot book", "/stay")

    assert judged.category is Category.VALIDATION_REJECTED
