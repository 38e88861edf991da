"""Wrong money, what is another's, and ways round, where no word of the page need be known.

Each has calm neighbours: the same facts but for the one that makes it wrong.
"""

import pytest

from analyze.calm_visits import held
from analyze.urgent_visits import Work, work
from analyze.visits import PAGE
from usercontext.analyze.signals.money.taken_twice import is_twice

WRONG, BLOCKED, BESIDE, MINOR = "P0", "P0 P1", "P2", "P3"
LINE = f"{PAGE.replace('http', 'ws')}/door"
MONEY = "api_contract backend_error"


def _ordered(line: str, level: str = "warn", body: str = '{"amount": "310.00"}') -> Work:
    visit = work("/kassa").hums().press("Betala 290,00 kr")
    visit.ok("POST", "/api/payments", status=201, body=body)
    visit.log(level, line)
    return visit


def test_a_line_between_what_was_pressed_for_and_what_was_taken_is_wrong_money() -> None:
    visit = _ordered("[kassa] godkänt 290,00 kr, draget 310,00 kr")
    held(visit.judge("fel summa på kontot", "/kassa"), MONEY, "310", WRONG)


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("[kassa] 290,00 kr, fri frakt från 310,00 kr", '{"amount": "290.00"}'),
        ("[kassa] dina poäng: 20, nästa nivå 310", '{"amount": "310.00"}'),
        ("[kassa] betalt 290,00 kr", '{"amount": "290.00"}'),
    ],
)
def test_two_sums_of_which_the_answer_has_no_other_are_well(line: str, body: str) -> None:
    held(_ordered(line, body=body).judge("var är mitt kvitto?", "/kassa"), "unknown", "", MINOR)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "[支付] 用户被重复收费 58 元",
            "[決済] 二重に課金されました",
            "카드가 이중 결제되었습니다",
        ),
        *(
            "[pay] карта списана дважды",
            "[ödeme] tutar iki kez çekildi",
            "[betaling] hævet to gange",
        ),
        *("[platba] částka stržena dvakrát", "[fizetés] az összeget kétszer levontuk"),
        *("[πληρωμή] χρεώθηκε δύο φορές", "[תשלום] הכרטיס חויב פעמיים", "[bayar] ditagih dua kali"),
        *("[दान] राशि दो बार काटी गई", "[thanh toán] thẻ bị trừ tiền hai lần"),
    ],
)
def test_money_that_was_taken_twice_is_known_in_more_tongues(line: str) -> None:
    assert is_twice(line)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "[支付] 已防止重复扣款",
            "[決済] 二重決済を防止しました",
            "이중 결제 방지됨",
            "중복 결제 수단",
        ),
        *("[pay] карта не списана дважды", "[betaling] ikke hævet to gange"),
        *("[platba] dvakrát kliknuto", "[bayar] tidak ditagih dua kali", "sudah dua kali dicoba"),
        *("[ödeme] iki kez çekilmesi önlendi", "[thanh toán] thử lại hai lần"),
    ],
)
def test_what_was_kept_from_being_taken_twice_was_not(line: str) -> None:
    assert not is_twice(line)


def _own_pages(line: str) -> Work:
    visit = work("/moje").ok("GET", "/api/me", body='{"id": "K-3310", "name": "Jana"}').hums()
    visit.ok("GET", "/api/me/lessons", body='{"customerId": "K-8127", "lessons": [4]}')
    return visit.log("error", line)


def test_a_line_that_names_whose_it_is_and_who_is_signed_in_tells_of_another() -> None:
    visit = _own_pages("[moje] zobrazena data K-8127, přihlášen K-3310")
    held(visit.judge("vidím cizí hodiny", "/moje"), MONEY, "K-8127", WRONG)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/me/friends", '[{"userId": "K-8127"}]'),
        ("/api/lists/4", '{"ownerId": "K-8127"}'),
        ("/api/me/children", '{"children": [{"studentId": "K-8127"}]}'),
    ],
)
def test_friends_children_and_what_is_shared_have_ids_of_their_own(path: str, body: str) -> None:
    visit = work("/moje").ok("GET", "/api/me", body='{"id": "K-3310", "name": "Jana"}').hums()
    visit.ok("GET", path, body=body).log("error", "[moje] K-8127 pro K-3310: bez fotky")
    assert visit.judge("chybí fotka", "/moje").priority.value != "P0"


def test_an_id_beside_which_no_other_is_named_is_nobody_elses() -> None:
    visit = _own_pages("[moje] hodiny K-8127 se nevešly na obrazovku")
    analysis = visit.judge("proč je to malé?", "/moje")
    assert analysis.priority.value != "P0"


def _booked(second: str, control: str = "Gyors foglalás") -> Work:
    visit = work("/palyak").hums().press("Foglalás").no("POST", "/api/calendar/bookings", 500)
    visit.press(control).goes("/palyak/gyors").press("Lefoglalom")
    return visit.ok("POST", second, status=201)


def test_what_was_booked_at_another_address_has_a_way_round() -> None:
    analysis = _booked("/api/quick-bookings").judge("elsőre nem ment", "/palyak/gyors")
    held(analysis, "backend_error", "500 | bookings", BESIDE)


def test_what_else_was_sent_is_no_way_round() -> None:
    visit = work("/palyak").hums().press("Foglalás").no("POST", "/api/calendar/bookings", 500)
    visit.press("Hírlevél").ok("POST", "/api/letters", status=201)
    held(visit.judge("nem tudok foglalni", "/palyak"), "backend_error", "500 | bookings", BLOCKED)


def _refused(times: int) -> Work:
    visit = work("/register").hums()
    for _ in range(times):
        visit.press("להרשמה", after=8)
        said = '{"errors": {"zip": "המיקוד אינו תקין"}}'
        visit.no("POST", "/api/members", 422, said)
    return visit


def test_who_mends_one_field_for_the_third_time_is_stopped() -> None:
    analysis = _refused(3).judge("המיקוד נכון", "/register")
    held(analysis, "validation_rejected", "422", BLOCKED)


def test_who_is_told_once_what_to_mend_is_not() -> None:
    analysis = _refused(1).judge("המיקוד נכון", "/register")
    held(analysis, "validation_rejected", "422", "P2 P3")


def _unlocked(times: int, label: str) -> Work:
    visit = work("/lukot/12").hums()
    for _ in range(times):
        visit.press(label, after=5)
        line = f"WebSocket connection to '{LINE}' failed: Connection closed"
        visit.log("error", line).log("warn", "[ws] closed, attempt 1")
    return visit


def test_what_begins_and_loses_its_line_twice_is_blocked() -> None:
    analysis = _unlocked(2, "Unlock door").judge("ovi ei aukea", "/lukot/12")
    held(analysis, "socket_drop timeout_slow", "", BLOCKED)


def test_what_looks_and_loses_its_line_is_not() -> None:
    analysis = _unlocked(2, "Show history").judge("ovi ei aukea", "/lukot/12")
    held(analysis, "socket_drop timeout_slow unknown", "", "P2 P3")
