"""Equal requests under way at once, of which one was taken and the other refused for it.

Beside each stand those of which each was sent for itself: parts, several things, a form put right.
"""

import pytest

from analyze.behaviours import Desk
from analyze.servers import told
from usercontext.domain.analysis import Category

SENT = {"requestBytes": 212, "contentType": "application/json"}


def beside(
    label: str, path: str, statuses: tuple[int, int], presses: int = 2, **second: object
) -> Desk:
    """Press, and have the same sent twice while the first is not answered."""
    desk = Desk("/form").field("Name").field("City")
    desk.press(label, times=presses)
    desk.ask("POST", path, statuses[0], **(SENT | {"durationMs": 900}))
    return desk.ask("POST", path, statuses[1], **(SENT | {"durationMs": 700} | second))


@pytest.mark.parametrize(
    ("label", "path", "statuses", "presses"),
    [
        ("Register", "/api/runners", (201, 500), 2),
        ("Reservieren", "/api/belegungen", (200, 422), 2),
        ("Send application", "/api/jobs/7/candidates", (201, 400), 1),
        ("Antrag einreichen", "/antrag", (201, 422), 1),
        # whichever came first
        ("Enviar solicitud", "/api/solicitudes", (500, 201), 2),
    ],
)
def test_what_is_refused_beside_its_taken_twin_was_sent_twice(
    label: str, path: str, statuses: tuple[int, int], presses: int
) -> None:
    desk = beside(label, path, statuses, presses)
    desk.fail("TypeError: Cannot read properties of undefined (reading 'place')")

    told(desk.judge("I got an error page", "/form"), "race", "P0 P1 P2", path)


@pytest.mark.parametrize(
    ("label", "path", "statuses", "presses", "second"),
    [
        # two things, each sent for itself
        ("Save all", "/api/rows", (201, 422), 1, {}),
        ("Upload", "/api/files", (201, 500), 1, {}),
        # not the same
        ("Register", "/api/runners", (201, 422), 2, {"requestBytes": 340}),
        # nothing was taken
        ("Register", "/api/runners", (500, 500), 2, {}),
        # another reason than its twin
        ("Register", "/api/runners", (201, 401), 2, {}),
        ("Register", "/api/runners", (201, 503), 2, {}),
    ],
)
def test_requests_that_stand_for_themselves_are_no_twins(
    label: str, path: str, statuses: tuple[int, int], presses: int, second: dict[str, object]
) -> None:
    desk = beside(label, path, statuses, presses, **second)

    assert desk.judge("I got an error page", "/form").category is not Category.RACE


def sent(words: str, **second: object) -> Category:
    desk = Desk("/course").field("Name").press("Count me in")
    desk._at_us -= 190_000  # both with the press
    desk.ask("POST", "/api/heads", 200, **(SENT | {"durationMs": 900}))
    desk._at_us -= 190_000  # both with the press
    desk.ask("POST", "/api/heads", 200, **(SENT | {"durationMs": 900} | second))
    return desk.judge(words, "/course").category


@pytest.mark.parametrize("words", ["I got two emails", "Zwei Mails bekommen", "J'ai deux mails"])
def test_two_of_it_that_somebody_tells_of_were_sent_by_one_press(words: str) -> None:
    assert sent(words) is Category.RACE


def test_two_that_nobody_tells_of_or_that_differ_may_be_questions() -> None:
    assert sent("The page is grey") is not Category.RACE
    assert sent("I got two emails", requestBytes=14) is not Category.RACE


def test_an_order_that_was_sent_again_after_its_answer_failed_for_itself() -> None:
    desk = Desk("/form").press("Register").ask("POST", "/api/runners", 201, **SENT)
    desk.press("Register").ask("POST", "/api/runners", 500, **SENT)

    assert desk.judge("I got an error page", "/form").category is Category.BACKEND_ERROR
