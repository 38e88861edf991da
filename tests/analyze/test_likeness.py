"""Two reports are alike only when no word of either is exchanged for another one."""

import pytest

from usercontext.analyze.signatures.likeness import find_alike, read_words

SHOP = "https://shop.example/checkout"


def is_alike(one: str, other: str, page: str | None = SHOP, other_page: str | None = SHOP) -> bool:
    known, words = read_words(one, page), read_words(other, other_page)
    assert known is not None
    assert words is not None
    return find_alike(words, [(7, known.code)]) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Checkout button does nothing", "checkout BUTTON does nothing!!!"),
        ("Checkout button does nothing", "The checkout button does nothing"),
        ("Checkout button does nothing", "Checkout buton does nothing"),
        ("My order 1234567 never arrives", "My order 7654321 never arrives"),
        ("Mail to [EMAIL] is never sent", "Mail to anna@shop.example is never sent"),
        ("Der Knopf für die Zahlung tut nichts", "Der Knopf für die Zahlung tut nichts 😡"),
        ("購入ボタンが動かない", "購入ボタンが動かないよ"),
        ("لا يعمل زر الدفع في المتجر", "لا يعمل زر الدفع في المتجر!"),
    ],
)
def test_the_same_words_are_alike(one: str, other: str) -> None:
    assert is_alike(one, other)
    assert is_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "When I click the login button nothing happens",
            "When I click the checkout button nothing happens",
        ),
        ("I cannot sign in to my account any more", "I cannot sign out to my account any more"),
        ("The page shows error 500 after payment", "The page shows error 404 after payment"),
        ("The list works but the map is empty", "The map works but the list is empty"),
        ("The total is wrong", "The total is wrong after I change the number of pieces"),
        ("購入ボタンが動かない", "登録ボタンが動かない"),
        ("Zahlung geht nicht in Firefox", "Zahlung geht nicht in Safari"),
    ],
)
def test_an_exchanged_word_keeps_reports_apart(one: str, other: str) -> None:
    assert not is_alike(one, other)
    assert not is_alike(other, one)


def test_few_words_are_alike_on_the_same_page_only() -> None:
    assert is_alike("It is broken", "it is broken.")
    assert not is_alike("It is broken", "it is broken.", SHOP, "https://shop.example/login")
    assert is_alike("It is broken", "it is broken.", SHOP + "?step=1", SHOP + "?step=2")


def test_a_report_without_words_is_like_nothing() -> None:
    assert read_words("😡😡 !!! 12345678", SHOP) is None


def test_the_nearest_of_several_is_found_and_explained() -> None:
    known = [
        read_words(text, None)
        for text in ("Total is wrong in the cart today", "Total is wrong in the cart")
    ]
    words = read_words("total is wrong in the cart", None)
    assert words is not None

    match = find_alike(words, [(row, one.code) for row, one in enumerate(known) if one])

    assert match is not None
    assert (match.signature_row, match.score) == (1, 1.0)
    assert match.terms == ("total", "is", "wrong", "in", "the", "cart")


def test_what_is_kept_holds_no_word() -> None:
    words = read_words("Anna Petersen kann nicht bezahlen", SHOP)

    assert words is not None
    assert not any(word in words.code for word in (b"anna", b"petersen", b"bezahlen"))


def test_the_longest_report_is_compared_in_a_bounded_time() -> None:
    words = read_words("ab " * 1_600, SHOP)

    assert words is not None
    assert len(words.code) <= 4 + 5 * 200
