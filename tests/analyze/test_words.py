"""What a text speaks of, in scripts whose marks are taken off when it is compared."""

import pytest

from usercontext.analyze.words import Concept, concepts, means_success


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("ログイン", Concept.LOG_IN),
        ("アップロードできない", Concept.UPLOAD),
        ("إرسال الطلب", Concept.SEND),
        ("कुछ खरीदना है", Concept.PAY),
        ("увійти", Concept.LOG_IN),
        ("로그인이 안 돼요", Concept.LOG_IN),
        ("Zahlung", Concept.PAY),
    ],
)
def test_a_thing_is_known_in_its_own_script(text: str, concept: Concept) -> None:
    assert concept in concepts(text)


def test_a_page_of_thanks_is_known_in_a_script_with_marks() -> None:
    assert means_success("/подтверждение")


@pytest.mark.parametrize(
    "text", ["/api/address_book", "addressBook", "Open the guest book", "logBook"]
)
def test_a_book_is_nothing_to_book(text: str) -> None:
    assert Concept.BOOK not in concepts(text)


@pytest.mark.parametrize(
    "text", ["/api/book", "Book a table", "book_address", "Book address: pier 4"]
)
def test_to_book_stands_before_what_is_booked(text: str) -> None:
    assert Concept.BOOK in concepts(text)
