"""What a client tells of an exchange by halves, or by its type alone. Not: whole exchanges."""

from typing import Any

import pytest

from analyze.clients_visits import Client, calm, held

HOST = 'Unable to resolve host "api.wander.test": No address associated with hostname'


def called(visit: Client, level: str, code: str, **more: Any) -> None:
    told = {"grpc.service": "bank.v1.Transfers", "grpc.method": "Create", "grpc.code": code}
    visit.con(level, {"message": "finished call", "service": "transfers"} | told | more, 9)


def test_a_procedure_in_two_halves_and_its_status_in_humps_are_a_call() -> None:
    visit = Client()
    said = "rpc error: code = FailedPrecondition desc = daily limit of 2000 EUR reached"
    for _ in range(2):
        called(visit, "warn", "FailedPrecondition", error=said)
    visit.con("error", {"message": "audit sink unavailable, buffering", "service": "transfers"})

    told = visit.sent("Überweisung geht nicht raus")
    held(told, "validation_rejected", "/bank.v1.Transfers/Create|daily limit", "P2 P3", "audit")


def test_a_call_that_went_well_is_calm() -> None:
    visit = Client()
    called(visit, "info", "OK")

    calm(visit.sent("how high is my limit?"))


def test_what_a_client_throws_has_the_answer_beside_what_it_asked() -> None:
    answer = {"code": "SLOT_TAKEN", "message": "This slot has just been taken. Choose another."}
    asked = {"method": "post", "url": "/v2/confirm", "baseURL": "https://api.korb.test"}
    thrown = {"config": asked, "status": 409, "data": answer}
    visit = Client()
    for _ in range(2):
        visit.con("info", {"action": {"type": "ui/press", "target": "confirm"}}, 4)
        visit.con("error", {"action": {"type": "confirm/rejected", "payload": thrown}}, 0.5)

    said = visit.sent("can't confirm my delivery time")
    held(said, "validation_rejected race", "/v2/confirm|409|just been taken", "P2 P3")


def test_a_part_and_its_state_are_told_with_the_code() -> None:
    visit = Client().con("info", {"dev": "hopper1", "st": "PAYOUT", "paid": 80})
    visit.con("error", {"dev": "hopper2", "st": "JAM", "err": "E-214", "coin": 200})
    visit.con("error", {"dev": "core", "st": "CHANGE_SHORT", "owed": 400})

    held(visit.sent("machine kept my change"), "third_party", "hopper2|JAM|E-214", "P2 P3")


def test_a_warning_that_no_host_is_known_is_a_lost_network() -> None:
    visit = Client().tap({"resourceId": "btn_route"}, {"tag": "UI", "msg": "click btn_route"})
    visit.con("warn", {"tag": "OkHttp", "msg": f"<-- HTTP FAILED: UnknownHostException: {HOST}"})
    visit.con("error", {"tag": "Routes", "msg": f"route failed UnknownHostException: {HOST}"})

    held(visit.sent("no route can be computed"), "offline", "Unable to resolve host", "P3 P2")


def test_an_address_and_a_status_without_words_are_an_exchange() -> None:
    body = '{"error":"device_limit_exceeded","detail":"Maximum number of devices reached"}'
    told = {"tag": "NET", "evt": "res", "url": "https://lic.kino.test/widevine", "st": 403}
    visit = Client().con("warn", told | {"ms": 330, "body": body})
    visit.con("error", {"tag": "PLAYER", "evt": "error", "detail": "License request failed"})

    said = visit.sent("film won't start on my TV")
    held(said, "permission_denied validation_rejected", "/widevine|403|devices reached", "P2 P3")


@pytest.mark.parametrize(
    ("line", "category"),
    [
        ("Net::ReadTimeout: Net::ReadTimeout with #<TCPSocket:(closed)>", "timeout_slow"),
        ("PDF::TooManyPages: the book has 9000 pages", "js_exception backend_error"),
    ],
)
def test_a_warning_that_begins_with_what_was_thrown_is_a_failure(line: str, category: str) -> None:
    visit = Client()
    for number in range(2):
        told = {"lvl": "INFO", "msg": "start", "ctx": {"class": "YearJob", "jid": "b7"}}
        visit.con("info", told, 30)
        visit.con("warn", {"lvl": "WARN", "msg": line, "ctx": {"retry_count": number}}, 60)

    said = visit.sent("the yearly export never comes, it fails")
    if "timeout" in category:
        held(said, category, line[:16], "P2")
    assert said.causes[0].category.value in category.split()


def test_advice_that_names_a_type_in_its_middle_is_none() -> None:
    visit = Client().con("warn", {"msg": "use Foo::Bar: it is faster", "lvl": "WARN"})
    visit.con("warn", {"msg": "memory policy is allkeys-lru", "lvl": "WARN"})

    calm(visit.sent("how do I export my data?"))
