"""A voucher that its page had just called good, and that is refused where one pays with it."""

from analyze.calm_visits import held
from analyze.urgent_visits import Work, work

NO = '{"error":"gift_card_invalid"}'


def looked_up(body: str, notice: str = "") -> Work:
    visit = work("/stays/771/pay").hums().press("Check gift card")
    visit.ok("GET", "/api/gift-cards/GC-88", body)
    if notice:
        visit.add("console", "info", {"kind": "notice", "message": notice})
    for _ in range(2):
        visit.press("Pay with gift card", after=5).no("POST", "/api/stays/771/payment", 422, NO)
    return visit


def test_what_was_called_good_and_is_refused_stops_whoever_pays() -> None:
    visit = looked_up('{"code":"GC-88","state":"valid","left":80}')
    held(visit.judge("but it is valid", "/stays/771/pay"), "validation_rejected", "422", "P1")
    visit = looked_up("{}", "This gift card is valid until June.")
    held(visit.judge("but it is valid", "/stays/771/pay"), "validation_rejected", "422", "P1")


def test_what_nobody_called_good_is_its_owner_s_matter() -> None:
    for body in ('{"code":"GC-88","state":"spent"}', '{"code":"GC-88"}'):
        told = looked_up(body).judge("refused", "/stays/771/pay")
        held(told, "validation_rejected", "422", "P3")


def test_another_thing_that_is_good_says_nothing_of_it() -> None:
    visit = work("/stays/771/pay").hums().press("Check room")
    visit.ok("GET", "/api/rooms/4", '{"room":4,"state":"active"}')
    visit.press("Pay with gift card", after=5).no("POST", "/api/stays/771/payment", 422, NO)
    held(visit.judge("refused", "/stays/771/pay"), "validation_rejected", "422", "P3")
