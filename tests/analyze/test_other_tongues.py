"""Pages in languages whose words hardly any rule has: what was done, and came of it, tells all."""

import pytest

from analyze.stack_visits import told
from analyze.trade_visits import customer
from analyze.visits import Visit
from usercontext.analyze.language.text import count_words
from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.signals.answers.not_kept import is_garbled
from usercontext.analyze.signals.money.behind_an_order import names_two_sums
from usercontext.domain.analysis import Analysis, Category, Priority


def paid(
    line: str, level: str = "error", press: str = "Maksa nyt", again: bool = False
) -> Analysis:
    """Let somebody pay, be led to a page of thanks, and the page say something there."""
    visit = customer("/kassa").press(press).api("POST", "/api/payments", 201)
    visit.go("/kiitos").waits(4)
    if again:
        visit.press("Omat tiedot").waits(1)
    return visit.said(level, line).judge("summa on outo", path="/kiitos")


@pytest.mark.parametrize(
    "line",
    [
        "[maksu] 48,00 € ei ole sama kuin 84,00 €",
        "[platba] strženo 1 290 Kč, v košíku bylo 129 Kč",
        "[thanh toán] 250 ₺ / 205 ₺",
        "[결제] 32,000 円 ≠ 23,000 円",
    ],
)
def test_two_sums_in_an_error_behind_a_payment_are_wrong_in_any_language(line: str) -> None:
    assert paid(line).priority is Priority.P0


@pytest.mark.parametrize(
    "line", ["[maksu] 48,00 € = 48,00 €", "[maksu] kuitti 48,00 €", "[maksu] ok"]
)
def test_one_sum_or_the_same_twice_is_not(line: str) -> None:
    assert paid(line).priority is not Priority.P0


@pytest.mark.parametrize("level", ["info", "warn", "debug"])
def test_two_sums_that_nobody_calls_an_error_are_not(level: str) -> None:
    assert paid("[maksu] netto 48,00 €, brutto 59,52 €", level).priority is not Priority.P0


def test_what_is_said_behind_another_press_is_not_of_the_payment() -> None:
    assert paid("[tiedot] 48,00 € / 84,00 €", again=True).priority is not Priority.P0


def test_where_nothing_was_taken_no_money_is_wrong() -> None:
    visit = customer("/kassa").press("Maksa nyt").api("POST", "/api/payments", 422)
    visit.said("error", "[maksu] 48,00 € < 84,00 €")

    assert visit.judge("en voi maksaa", path="/kassa").priority is not Priority.P0


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("12,00 € / 21,00 €", True),
        ("CHF 12 … CHF 21", True),
        ("12 € / 12.00 €", False),
        ("12 € / 21 $", False),
        ("1.290 € / 129 €", True),
        ("1.290 € / 1290,00 €", False),
        ("0,00 € / 21,00 €", False),
        ("12 € 13 € 14 €", False),
        ("12 / 21", False),
        ("", False),
    ],
)
def test_two_sums_of_one_currency(text: str, *, two: bool) -> None:
    assert names_two_sums(text) is two


@pytest.mark.parametrize(
    "said", ["本日の受付は終了いたしました。", "该商品每人限购两件", "ขออภัย ห้องเต็มแล้ว"]
)
def test_a_sentence_without_blanks_is_a_sentence(said: str) -> None:
    """A refusal in a whole sentence is a rule, and no page that is too old for its server."""
    visit = (
        customer("/lodge")
        .press("予約")
        .api("POST", "/api/stays", 409, body=f'{{"message":"{said}"}}')
    )

    assert visit.judge("予約", path="/lodge").category is not Category.STALE_VERSION


def test_words_are_counted_in_every_script() -> None:
    assert count_words("no room left") == 3
    assert count_words("満室です") == 2
    assert count_words("room 満室") == 2
    assert count_words("") == 0


@pytest.mark.parametrize(
    ("label", "concept"),
    [
        ("Ny beställning", Concept.PAY),
        ("今すぐ買う", Concept.PAY),
        ("Zarejestruj nowe konto", Concept.SIGN_UP),
        ("Quiero darme de alta", Concept.SIGN_UP),
        ("講座に申し込む", Concept.APPLY),
        ("Logga in med kod", Concept.LOG_IN),
        ("サインインする", Concept.LOG_IN),
        ("Nieuwe afspraak", Concept.BOOK),
        ("Забронировать столик", Concept.BOOK),
        ("Till kundvagnen", Concept.CART),
        ("أضف إلى السلة", Concept.CART),
        ("Skicka ansökan", Concept.APPLY),
    ],
)
def test_a_control_says_what_it_is_for(label: str, concept: Concept) -> None:
    assert concept in concepts(label)


@pytest.mark.parametrize(
    "label", ["Kurven anzeigen", "Model wählen", "سلسلة", "カタログを見る", "Regler"]
)
def test_a_word_that_only_looks_like_one_does_not(label: str) -> None:
    core = {Concept.PAY, Concept.SIGN_UP, Concept.LOG_IN, Concept.CART, Concept.BOOK}

    assert not concepts(label) & core


def coded(*, first: int, later: int = 200, pause: float = 5) -> Analysis:
    """Let somebody have a code sent, ask for it again too soon, and go on."""
    visit = customer("/door").press("Lähetä koodi").api("POST", "/api/codes", first)
    visit.waits(pause).press("Lähetä koodi").api("POST", "/api/codes", 429)
    visit.waits(20).press("Jatka").api("POST", "/api/codes/check", later)
    return visit.judge("koodi ei tullut", path="/door")


def test_a_second_code_that_was_asked_for_too_soon_stopped_nobody_who_went_on() -> None:
    told(coded(first=200), "backend_error validation_rejected permission_denied", "429", "P3")


def test_who_never_had_one_or_did_not_go_on_was_stopped() -> None:
    assert coded(first=429).priority is not Priority.P3
    assert coded(first=200, later=500).priority is not Priority.P3


def thrown_at(label: str, times: int) -> Analysis:
    visit = customer("/aulas")
    for _ in range(times):
        visit.press(label).fail("TypeError: Cannot read properties of null (reading 'day')")
    return visit.judge("no puedo", path="/aulas")


@pytest.mark.parametrize("label", ["Reservar aula", "Prenota la sala", "Book this room"])
def test_a_booking_at_which_the_page_throws_again_is_not_taken(label: str) -> None:
    assert thrown_at(label, 2).priority is Priority.P1


@pytest.mark.parametrize(("label", "times"), [("Reservar aula", 1), ("Ver mis reservas", 2)])
def test_once_may_be_chance_and_a_list_is_none(label: str, times: int) -> None:
    assert thrown_at(label, times).priority is not Priority.P1


def read(line: str) -> Analysis:
    visit = customer("/kotelo").press("Avaa").api("GET", "/api/folders", 200)
    return visit.said("error", line).judge("näen jonkun muun tiedot", path="/kotelo")


@pytest.mark.parametrize(
    "line",
    [
        "[kansio] folder.userId=5510, session.userId=2207",
        "[pasta] folder.customer.id=c-5510 ≠ me.id=c-2207",
        "[ملف] folder.patientId: 5510 / currentUser.id: 2207",
    ],
)
def test_a_record_of_another_than_the_session_s_is_exposed(line: str) -> None:
    assert read(line).priority is Priority.P0


@pytest.mark.parametrize(
    "line",
    [
        "[kansio] folder.userId=2207, session.userId=2207",
        "[kansio] comment.userId=5510, session.userId=2207",
        "[kansio] folder.userId=5510, session.userId=2207 forbidden",
        "[kansio] folder.userId=5510, file.userId=2207",
        "[kansio] folder.userId=5510, session.startedAt=2207",
        "[kansio] merged user.id=5510 into user.id=2207",
    ],
)
def test_one_s_own_what_all_may_see_and_what_was_kept_away_are_not(line: str) -> None:
    assert read(line).priority is not Priority.P0


def refused(said: str, *, after: str = "", status: int = 409, pause: float = 0.2) -> Analysis:
    visit = customer("/keittio/7").press("Lisää ostoskoriin")
    visit.api("POST", "/api/cart", status, body=f'{{"viesti":"{said}"}}')
    if after == "again":
        visit.press("Lisää ostoskoriin").api("POST", "/api/cart", status)
    if after == "else":
        visit.press("Muut keittiöt").waits(pause).go("/keittiot").api("GET", "/api/kitchens", 200)
    return visit.judge("en voi tilata", path="/keittio/7")


CLOSED = "Keittiö on kiinni ja aukeaa taas kello yksitoista"


@pytest.mark.parametrize("pause", [0.2, 3.5, 8])
def test_who_left_a_refusal_for_a_page_that_came_was_not_stopped(pause: float) -> None:
    """However long the page took: a press that led on, led on."""
    assert refused(CLOSED, after="else", pause=pause).priority in (Priority.P2, Priority.P3)


@pytest.mark.parametrize(("after", "status"), [("", 409), ("again", 409), ("else", 500)])
def test_who_did_nothing_else_or_met_a_failure_was_stopped(after: str, status: int) -> None:
    assert refused(CLOSED, after=after, status=status).priority is Priority.P1


@pytest.mark.parametrize(
    ("sent", "kept", "garbled"),
    [
        ("Šárka Žižková", "?\u00e1rka ?i?kov\u00e1", True),
        ("Jürgen", "J?rgen", True),
        ("Jürgen", "JÃ¼rgen", True),
        ("Ольга", "?????", True),
        ("Ольга", "Olga", False),
        ("Jürgen", "Juergen", False),
        ("Jürgen", "JÜRGEN", False),
        ("Why?", "Why?", False),
        ("Jürgen", "Jürgen", False),
    ],
)
def test_letters_that_came_back_as_others(sent: str, kept: str, *, garbled: bool) -> None:
    assert is_garbled(sent, kept) is garbled


@pytest.mark.parametrize(
    "line",
    [
        "[loyalty] cannot show badge: spent €80.00, next tier at €100.00",
        "Gutschein nicht gezeigt: 42,00 €, Mindestwert 50,00 €",
        "badge not drawn, €12.00 below free shipping at €39.00",
    ],
)
def test_a_sum_beside_a_bound_is_no_wrong_one(line: str) -> None:
    visit = Visit().go("/cart").click("Buy").ask("POST", "/api/orders", 201).go("/thanks")
    visit.log("error", line)

    assert visit.judge("Lovely shop", "/thanks").priority in ("P2", "P3")
