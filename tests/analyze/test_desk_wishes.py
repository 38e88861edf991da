"""What people write when one thing was wished for and another came of it, said by the page alone.

Nothing failed in these visits, and the page did not say "but" or "wrong": it named both sides. The
calm ones name two things that were both done, or one that is only more exact.
"""

import pytest

from analyze.desk import Desk
from analyze.servers import told
from usercontext.analyze.signals.answers.wishes import came_otherwise


def press(label: str, method: str, path: str, line: str, status: int = 200) -> Desk:
    page = Desk("/clinic").hum().click(label)
    page.no(method, path, status).log("warn", line)
    return page


def test_a_letter_that_goes_to_the_town_of_before() -> None:
    page = press(
        "Move my file", "PUT", "/api/patients/file", "post goes to Lyon, entered was Paris"
    )

    told(page.judge("my letters go astray"), "api_contract backend_error", "P1 P2", "goes to Lyon")


def test_a_meal_of_another_kind_than_the_one_that_was_chosen() -> None:
    page = press("Vegan", "PATCH", "/api/stay", 'meal plan {"chosen":"vegan","saved":"standard"}')

    told(page.judge("I got meat"), "api_contract backend_error", "P1 P2", "vegan", "/api/stay")


def test_a_reminder_that_is_on_again() -> None:
    page = press("No texts", "PUT", "/api/contact", "texts=off was sent, texts=on came back")

    told(page.judge("I still get texts"), "api_contract backend_error", "P1 P2 P3", "texts=on")


def test_a_discount_that_was_promised_and_not_taken_off() -> None:
    page = press(
        "Book", "POST", "/api/bookings", "[bookings] B-4: reduction 0, 15 % were promised", 201
    )

    told(page.judge("too dear"), "api_contract backend_error", "P0 P1 P2", "were promised")


def test_a_price_that_another_page_promises() -> None:
    page = press("Add five", "POST", "/api/quote", "price: 5 at 9.80 each, the list promises 8.40")

    told(page.judge("too dear"), "api_contract backend_error", "P0 P1 P2", "promises 8.40")


@pytest.mark.parametrize(
    "line",
    [
        "window was picked but aisle is booked",
        "ships to Lyon, Paris was entered",
        '{"requested":"weekly","stored":"daily"}',
        "/api/units says imperial, switching from metric",
        'sent "large", got "small"',
    ],
)
def test_two_words_of_one_wish_are_told_in_any_order(line: str) -> None:
    assert came_otherwise(line)


@pytest.mark.parametrize(
    "line",
    [
        "the letter was sent, a copy is saved",
        "card entered, address saved",
        "nickname entered, avatar stored",
        "system chosen, dark applied",
        "nb requested, no is set",
        "blue was chosen, size is kept",
        "express was picked, parcel is booked",
        "language en-GB was chosen, en is active",
        '{"sent":"12 kB","received":"4 kB"}',
        "ads=off was sent, analytics=on came back",
        "de-AT was requested, de is set",
        "it was asked for, falling back to en, en is set",
        "blue was chosen, blue is kept",
        "order sent and confirmation received",
        "file chosen, upload received",
        "3 requested, 3 received",
        "consent was asked for, none is stored",
    ],
)
def test_two_things_that_were_done_are_no_wish_and_its_contrary(line: str) -> None:
    assert not came_otherwise(line)


@pytest.mark.parametrize(
    "line",
    [
        "[form] the address was entered, the file is saved",
        "[locale] pt-BR was requested, pt is set",
        "[letter] the text was typed in, a draft is saved",
    ],
)
def test_what_went_as_it_was_wished_is_no_cause(line: str) -> None:
    page = press("Send", "POST", "/api/letters", line, 201)

    assert page.judge("please greet the nurse").root_cause is None


def test_another_one_was_removed_than_the_one_that_was_named() -> None:
    page = press("Remove dog 7", "DELETE", "/api/pets/7", "pets: removed 4 instead of 7")
    analysis = page.judge("the wrong one is gone")

    told(analysis, "api_contract backend_error", "P0 P1", "removed 4 instead of 7")
    assert "twice" not in analysis.summary


@pytest.mark.parametrize("line", ["pets: 5 instead of 7 are shown", "[layout] row 5 instead of 7"])
def test_a_number_that_is_no_name_says_nothing_of_another_one(line: str) -> None:
    page = press("Remove dog 7", "DELETE", "/api/pets/7", line)

    assert page.judge("thanks for the nice pets").priority.value in ("P2", "P3")


def test_nothing_to_choose_from_is_what_did_not_come_and_no_rule() -> None:
    page = Desk("/checkout").hum().click("Pay now").no("GET", "/api/couriers", 200)
    page.log("error", "[couriers] none of 4 couriers can be selected, order not sent")

    told(page.judge("I cannot order"), "api_contract backend_error", "P0 P1", "/api/couriers")
