"""What the families recorded later taught, in the words of other pages than the shop's."""

import pytest

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Category

OWN_STACK = f"\n    at save ({PAGE}/assets/app-3f2a9c.js:10:5)"


@pytest.mark.parametrize(
    ("message", "category"),
    [
        (
            "SyntaxError: The requested module './a.js' does not provide an export named 'b'",
            Category.STALE_VERSION,
        ),
        (
            "InvalidStateError: Failed to execute 'get' on 'IDBObjectStore': it was deleted",
            Category.STORAGE,
        ),
        (
            "VersionError: The requested version (3) is less than the existing version (9).",
            Category.STORAGE,
        ),
        ("GraphQLError: Variable $id was not provided", Category.BACKEND_ERROR),
        ("RangeError: invalid date", Category.JS_EXCEPTION),
    ],
)
def test_an_error_is_read_for_what_it_says(message: str, category: Category) -> None:
    visit = Visit().go("/basket").click("Save").throw(f"Uncaught {message}", message + OWN_STACK)

    assert visit.judge().category is category


def test_a_second_press_that_is_refused_as_a_repetition_is_a_race() -> None:
    visit = Visit().go("/book").click("Book").ask("POST", "/api/bookings", 201)
    analysis = visit.click("Book").ask("POST", "/api/bookings", 409).judge()

    assert analysis.category is Category.RACE
    assert "409" in (analysis.root_cause or "")


def test_a_second_press_that_is_called_a_duplicate_is_a_race() -> None:
    visit = Visit().go("/book").click("Book").ask("POST", "/api/bookings", 201)
    body = {"responseBody": '{"error":"duplicate booking"}'}
    analysis = visit.click("Book").ask("POST", "/api/bookings", 422, **body).judge()

    assert analysis.category is Category.RACE


def test_a_gateway_that_gives_up_is_the_backend() -> None:
    analysis = Visit().go("/").click("Find").ask("GET", "/api/rooms", 504).judge()

    assert analysis.category is Category.BACKEND_ERROR


def test_half_an_answer_is_named_by_its_request_also_where_the_page_only_wrote_it_down() -> None:
    visit = Visit().go("/").click("Save").ask("POST", "/api/notes", 201)
    words = "saving: Unterminated string in JSON at position 12"
    visit.add("console", "error", {"method": "error", "message": words}, after=0.1)

    assert visit.judge().root_cause == "POST /api/notes answered 201 with invalid JSON."


def test_subscribing_to_a_letter_is_not_buying() -> None:
    visit = Visit().go("/").click("Subscribe").ask("POST", "/api/newsletter", 500)

    assert "core action: pay" not in [term.value for term in visit.judge().impact]
