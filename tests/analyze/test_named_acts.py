"""Controls whose words no list has, told by the names that their programs give them."""

import pytest

from analyze.calm_visits import held
from analyze.urgent_visits import Work, work
from usercontext.analyze.impact.named_acts import words_and_act
from usercontext.analyze.language.binding_words import binds
from usercontext.analyze.language.words import Concept, concepts, fold
from usercontext.analyze.reading.events import Element

BLOCKED, ORDINARY = "P0 P1", "P2"


def named(label: str, place: str) -> str:
    return words_and_act(Element(label, f"button|{place}|", True, False, place=place))


@pytest.mark.parametrize(
    ("place", "act"),
    [
        ("#checkout", "checkout"),
        ("form > button#btnPayNow", "pay now"),
        ('[data-testid="sign-up-button"]', "sign up"),
        ('main > div:nth-of-type(2) > [data-cy="reserve-seat"]', "reserve seat"),
        ('[name="submit_claim"]', "submit claim"),
    ],
)
def test_a_name_that_is_a_verb_tells_what_a_control_does(place: str, act: str) -> None:
    assert named("Lanjut", place) == f"{act} Lanjut"


@pytest.mark.parametrize(
    "place",
    [
        *("#order-list", "#login-help", "#pay-later", '[data-cy="checkout-coupon"]', "#book-12"),
        *("button.pay", "#payments > button", "#signup-language", "#register-filter", "#start"),
    ],
)
def test_a_place_is_no_act(place: str) -> None:
    assert named("Lanjut", place) == "Lanjut"


def test_words_that_are_known_stand() -> None:
    assert named("Скачать PDF", "#pay") == "Скачать PDF"


def test_who_cannot_reserve_by_a_button_of_another_tongue_is_blocked() -> None:
    visit = work("/spela/banor").hums()
    for _ in range(2):
        visit.press("Ta banan", selector="#reserve-court")
        visit.broke("TypeError: Cannot read properties of undefined (reading 'courtId')")
    held(visit.judge("inget händer", "/spela/banor"), "js_exception", "courtId", BLOCKED)


def test_what_is_called_by_a_place_stays_an_ordinary_press() -> None:
    visit = work("/spela/banor").hums().press("Ta banan", selector="#reserve-list")
    visit.broke("TypeError: Cannot read properties of undefined (reading 'courtId')")
    held(visit.judge("inget händer", "/spela/banor"), "js_exception", "courtId", ORDINARY)


@pytest.mark.parametrize(
    ("label", "concept"),
    [
        ("מעבר לתשלום", Concept.PAY),
        ("Maksa 12 €", Concept.PAY),
        ("Mua vé ngay", Concept.PAY),
        ("Lanjutkan pembayaran", Concept.PAY),
        ("दान करें", Concept.PAY),
        ("להירשם עכשיו", Concept.SIGN_UP),
        ("Rekisteröidy", Concept.SIGN_UP),
        ("Kirjaudu sisään", Concept.LOG_IN),
        ("Đăng nhập", Concept.LOG_IN),
        ("पासवर्ड भूल गए", Concept.LOG_IN),
        ("Lisää ostoskoriin", Concept.CART),
        ("Tambah ke keranjang", Concept.CART),
        ("Κλείστε ραντεβού", Concept.BOOK),
        ("बुकिंग पूरी करें", Concept.BOOK),
        ("Send ansøgningen", Concept.APPLY),
        ("Gửi và nộp đơn", Concept.APPLY),
    ],
)
def test_a_core_action_is_known_in_more_tongues(label: str, concept: Concept) -> None:
    assert concept in concepts(label)


@pytest.mark.parametrize(
    "label",
    [
        *("योगदान", "आज का दिन", "Mùa mưa", "Daftar pesan", "בבקשה", "Tilan nimi", "לסלון"),
        *("Kobber", "Dat nuoc", "Hakulomake", "प्रदान करता"),
    ],
)
def test_words_that_sound_alike_are_no_core_action(label: str) -> None:
    core = {Concept.PAY, Concept.SIGN_UP, Concept.LOG_IN, Concept.CART, Concept.BOOK}
    assert not concepts(label) & {*core, Concept.APPLY}


def test_a_word_of_india_is_one_word() -> None:
    assert fold("भुगतान नहीं हुआ।").split() == ["भुगतान", "नहीं", "हुआ"]
    assert fold("snake_-_case") == " snake case "


@pytest.mark.parametrize(
    "label",
    [
        *("Varaa sauna", "Bestil bord", "Boka klippning", "Randevu al"),
        *(
            "Записаться к врачу",
            "Đặt bàn",
            "Pesan tempat duduk",
            "Lefoglalom",
            "席を予約する",
            "예약하기",
        ),
        *("टेबल बुक करें", "احجز موعدك", "立即预约", "שריין מקום"),
    ],
)
def test_a_verb_binds_wherever_its_tongue_puts_it(label: str) -> None:
    assert binds(fold(label))


@pytest.mark.parametrize(
    "label",
    [
        *("Varaukset", "Mina bokningar", "Randevularım", "मेरी बुकिंग", "Мои записи"),
        *(
            "Lịch đã đặt",
            "予約一覧",
            "예약 내역",
            "我的预约",
            "预约记录",
            "حجوزاتي",
            "ההזמנות שלי",
            "Foglalásaim",
        ),
    ],
)
def test_a_list_of_what_was_booked_binds_nobody(label: str) -> None:
    assert not binds(fold(label))


def _dead(label: str, times: int) -> Work:
    return work("/kort").ok("GET", "/api/tider").hums().dead(label, times=times)


def test_what_books_and_is_dead_three_times_is_blocked() -> None:
    held(_dead("Varaa kenttä", 3).judge("ei toimi", "/kort"), "dead_control", "", BLOCKED)


@pytest.mark.parametrize(("label", "times"), [("Varaukset", 3), ("Varaa kenttä", 1)])
def test_a_list_that_is_dead_or_one_press_is_not(label: str, times: int) -> None:
    held(_dead(label, times).judge("ei toimi", "/kort"), "dead_control unknown", "", "P2 P3")


def test_a_review_is_posted_and_no_account_opened() -> None:
    visit = work("/items/12").hums().press("후기 등록").no("POST", "/api/items/12/reviews", 500)
    held(visit.judge("후기가 안 올라가요", "/items/12"), "backend_error", "500", "P2 P3")
    assert Concept.SIGN_UP in concepts("회원 등록")
