"""Machines and workers that write no requests: what was taken, given, done twice, at what rate."""

from typing import Any

import pytest

from analyze.app_visits import quiet, read
from analyze.bridge_visits import Bridge
from usercontext.analyze.language.urls import resource_of, split_url

SPAN: dict[str, Any] = {
    "resource": {"service.name": "shopfront"},
    "span": {
        "name": "GET",
        "kind": 3,
        "startTimeUnixNano": "1772530200000000000",
        "endTimeUnixNano": "1772530221000000000",
        "attributes": {"http.request.method": "POST", "url.full": "https://api.spa.example/slots"},
    },
}


def machine(*happened: str, failed: str, then: str = "") -> Bridge:
    """Tell events by their names, then what failed, then one more."""
    visit = Bridge()
    for name in happened:
        visit.put({"unit": "W-3", "evt": name})
    visit.put({"unit": "W-3", "evt": "FAULT", "text": failed}, "error")
    return visit.put({"unit": "W-3", "evt": then}) if then else visit


def test_what_was_paid_for_and_not_given() -> None:
    visit = machine("SELECT_12", "CARD_APPROVED", failed="spiral 12: motor stalled")

    said = visit.reported("the machine charged my card and kept the snack")
    read(said, "third_party js_exception backend_error", "P0", "motor stalled", "CARD_APPROVED")
    assert "nothing was delivered" in said.summary


def test_what_was_given_in_the_end() -> None:
    visit = machine("CARD_APPROVED", failed="spiral 12: motor stalled", then="ITEM_DISPENSED")

    said = visit.reported("the machine charged my card and was loud")
    assert said.priority != "P0"


def test_a_receipt_is_not_what_was_paid_for() -> None:
    visit = machine("CARD_APPROVED", failed="receipt printer: paper jam")

    assert visit.reported("no receipt, though I paid").priority != "P0"


def test_who_speaks_of_no_money_has_lost_none() -> None:
    visit = machine("CARD_APPROVED", failed="spiral 12: motor stalled")

    assert visit.reported("it makes a grinding noise").priority != "P0"


def charged(*transfers: dict[str, str]) -> Bridge:
    visit = Bridge()
    for transfer in transfers:
        visit.put({"svc": "payroll", "msg": "salary paid", "slip": "s-2026-03"} | transfer)
    return visit


def test_one_thing_that_a_worker_did_twice() -> None:
    visit = charged({"transfer": "tr_71"}, {"transfer": "tr_72"})

    said = visit.reported("March was transferred twice")
    read(said, "race", "P0", "salary paid", "s-2026-03")


def test_two_things_are_done_once_each() -> None:
    visit = charged({"slip": "s-1", "transfer": "tr_71"}, {"slip": "s-2", "transfer": "tr_72"})

    quiet(visit.reported("I think March was transferred twice"))


def test_one_line_written_twice_is_no_second_deed() -> None:
    quiet(charged({"transfer": "tr_71"}, {"transfer": "tr_71"}).reported("was it paid twice?"))


def test_a_rate_that_is_not_the_one_of_the_list() -> None:
    visit = Bridge().say("till opened")
    visit.say("commission on fund B-7: 1.5 % charged, contract says 0.9 %", "warn")
    visit.say("statement 12 printed, page 1")

    said = visit.reported("the fees of my fund are too high")
    read(said, "api_contract", "P0", "1.5 %", "0.9 %")


def test_a_rate_that_was_changed_on_purpose() -> None:
    visit = Bridge().say("vat changed from 19 % to 7 % as of 1 July, but old receipts keep it")

    assert visit.reported("the fees of my fund are too high").priority != "P0"


def test_a_span_has_its_own_way_to_say_that_it_failed() -> None:
    span = SPAN["span"] | {"status": {"code": 2, "message": "upstream gave up after 21s"}}
    visit = Bridge().put(SPAN | {"span": span}, kind="network")

    said = visit.reported("no free hour is shown to me")
    read(said, "timeout_slow backend_error", "P1 P2", "/slots", "gave up after 21s")


def test_a_span_that_went_well_and_took_long_is_slow() -> None:
    span = SPAN["span"] | {"status": {"code": 0}}
    span |= {"attributes": SPAN["span"]["attributes"] | {"http.response.status_code": 200}}
    visit = Bridge().put(SPAN | {"span": span}, kind="network")

    read(visit.reported("it takes an age"), "timeout_slow", "P2 P3", "took 21 s")


def test_a_film_that_its_player_ends() -> None:
    piece = {"req": "GET https://cdn.film.example/hls/part-118.ts", "result": 404}
    visit = Bridge().put(piece, "warn", kind="network")
    visit.put({"player": "error", "fatal": True, "details": "fragLoadError"}, "error")

    read(visit.reported("the film stops"), "asset_missing", "P1 P2", "part-118.ts", "404")


@pytest.mark.parametrize(
    ("path", "kind"), [("/hls/seg_0042.ts", "media"), ("/src/pages/cart.ts", "api")]
)
def test_a_piece_of_a_film_has_a_number(path: str, kind: str) -> None:
    assert resource_of(split_url(path)) == kind


def test_a_list_that_is_null() -> None:
    visit = Bridge().click("Invoice history")
    told = {"method": "GET", "url": "https://m.spa.example/visits", "status": 200}
    visit.put(told | {"body": {"visits": None}}, kind="network", after=0.4)
    visit.put({"name": "TypeError", "message": "Cannot read property 'map' of null"}, "error")

    said = visit.reported("my visits are a white page")
    read(said, "api_contract", "P2 P1", "/visits", "'map' of null")


def test_who_cannot_look_at_what_they_bought_has_bought_it() -> None:
    visit = Bridge().click("Purchase history")
    visit.put({"name": "TypeError", "message": "t.rows is not a function"}, "error", after=0.2)

    said = visit.reported("the history of my purchases is blank")
    assert said.priority == "P2"
    assert "could not pay" not in said.summary


def test_a_remark_on_pixels_is_about_looks() -> None:
    visit = Bridge().say("banner upscaled 320x80 -> 1280x320, shown blurred", "warn")

    assert visit.reported("the banner is blurred").priority == "P3"
