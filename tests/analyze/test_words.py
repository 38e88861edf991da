"""What a text speaks of, in scripts whose marks are taken off when it is compared."""

import pytest

from usercontext.analyze.language.words import Concept, concepts, means_success


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
        ("Googleで登録", Concept.SIGN_UP),
        ("無料登録はこちら", Concept.SIGN_UP),
    ],
)
def test_a_thing_is_known_in_its_own_script(text: str, concept: Concept) -> None:
    assert concept in concepts(text)


@pytest.mark.parametrize(
    ("report", "named", "concept"),
    [
        ("I cannot write in the chat", "ZendeskWidget is not defined", Concept.CHAT),
        ("Чат не відкривається", "widget.intercom.example/boot.js", Concept.CHAT),
        ("sohbet penceresi acilmiyor", "window.SupportWidget", Concept.CHAT),
        ("the map shows no stops", "/assets/images/marker-icon.png", Concept.MAP),
    ],
)
def test_a_part_is_known_by_what_draws_it(report: str, named: str, concept: Concept) -> None:
    assert concept in concepts(report) & concepts(named)


@pytest.mark.parametrize("named", ["/support/tickets", "Markers of a test", "customer support"])
def test_support_and_markers_are_no_part_of_a_page(named: str) -> None:
    assert not concepts(named) & {Concept.CHAT, Concept.MAP}


@pytest.mark.parametrize("text", ["お気に入り登録", "カードを登録する", "レビュー登録"])
def test_what_is_entered_somewhere_is_no_account(text: str) -> None:
    """A favourite, a card, a review: the word alone says no more than "enter"."""
    assert Concept.SIGN_UP not in concepts(text)


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
