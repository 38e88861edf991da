"""What somebody who tries the endpoint out writes beside a failure: its reason, what followed."""

import pytest

from analyze.app_visits import quiet, read
from analyze.bridge_visits import Bridge

TRACE = "at draw (board.4f.js:1:771)\n    at step (board.4f.js:1:802)"


def test_an_answer_of_one_line_under_the_name_of_a_body() -> None:
    visit = Bridge()
    told = {"method": "POST", "url": "/v1/exports", "status": 503}
    visit.put(told | {"body": "queue of exports is not reachable"}, "error", kind="network")

    said = visit.reported("the export does not start")
    read(said, "backend_error", "P1 P2", "says “queue of exports is not reachable”")


@pytest.mark.parametrize("sent", ["name=Kim&note=see you there", '{"note": "see you there soon"}'])
def test_what_was_sent_under_that_name_is_no_answer(sent: str) -> None:
    visit = Bridge()
    told = {"method": "POST", "url": "/v1/exports", "status": 503, "body": sent}
    visit.put(told, "error", kind="network")

    assert visit.reported("the export does not start").root_cause == (
        "POST /v1/exports failed with 503."
    )


def test_an_answer_under_a_name_of_another_language() -> None:
    visit = Bridge()
    told = {"method": "POST", "url": "/api/reservas", "status": 400}
    why = {"motivo": 'La fecha "31/02" no existe en el calendario'}
    visit.put(told | {"respuesta": why}, "error", kind="network")

    said = visit.reported("no puedo reservar la mesa")
    read(said, "validation_rejected api_contract", "P1 P2", "la fecha 31/02 no existe")


def test_what_stands_beside_a_request_is_no_answer() -> None:
    visit = Bridge()
    told = {"method": "POST", "url": "/v1/exports", "status": 503}
    visit.put(told | {"device": {"name": "Pixel 8 of the desk"}}, "error", kind="network")

    assert visit.reported("the export does not start").root_cause == (
        "POST /v1/exports failed with 503."
    )


def test_a_pattern_in_an_answer_is_quoted_to_its_end() -> None:
    visit = Bridge()
    wrong = {"errors": [{"field": "phone", "message": r"does not match ^\+?\d{6,12}$"}]}
    told = {"method": "PUT", "url": "/api/contact", "status": 422, "response": wrong}
    visit.put(told, "warn", kind="network")

    said = visit.reported("my phone number is refused")
    read(said, "validation_rejected", "P1 P2 P3", r"“phone: does not match ^\+?\d{6,12}$”")


@pytest.mark.parametrize(
    "closed", [{"event": "close", "code": 1006}, {"state": "closed", "closeCode": 1011}]
)
def test_a_socket_is_told_with_the_number_it_was_closed_with(closed: dict[str, object]) -> None:
    visit = Bridge().put({"url": "wss://live.desk.example/feed"} | closed, "error", kind="network")

    number = closed.get("code") or closed.get("closeCode")
    said = visit.reported("the feed stands still")
    read(said, "socket_drop", "P1 P2", f"The socket /feed was closed with {number}")


def test_a_value_that_was_missed_at_once_after_an_exception_is_no_second_cause() -> None:
    visit = Bridge()
    message = "RangeError: Invalid array length"
    visit.put({"msg": message, "stack": f"{message}\n    {TRACE}"}, "error")
    visit.put({"msg": "Uncaught TypeError: n is null"}, "error", after=0.1)

    read(visit.reported("the board is empty"), "js_exception", "P1 P2", "invalid array length")


def test_a_providers_bare_no_is_told_with_the_reason_that_the_server_hands_on() -> None:
    visit = Bridge()
    asked = {"method": "POST", "status": 402}
    visit.put(asked | {"url": "https://api.payco.example/v2/charges/c_1"}, kind="network")
    why = {"error": {"code": "card_declined", "message": "The card has been reported lost."}}
    visit.put(asked | {"url": "/api/checkout/pay", "body": why}, "warn", kind="network", after=0.2)

    said = visit.reported("the payment form is broken")
    read(said, "payment_declined", "P2 P3", "reported lost")
    assert len(said.causes) == 1


def test_a_line_that_was_closed_as_agreed_is_no_failure() -> None:
    visit = Bridge()
    closed = {"url": "wss://live.desk.example/feed", "event": "close", "code": 1000}
    visit.put(closed, kind="network")

    quiet(visit.reported("How do I mute the feed?"))


def test_a_line_without_a_value_is_told_with_the_answer_that_left_it_out() -> None:
    visit = Bridge()
    body = {"stay": 7, "nights": [{"night": "2026-12-01", "rate_per_night": None}], "sum": 0}
    told = {"method": "GET", "url": "/api/stays/7", "status": 200, "body": body}
    visit.put(told, kind="network")
    visit.say("currency(): NaN given for nights.0.ratePerNight", "warn", after=0.2)
    visit.say("[Mixpanel] snippet was loaded two times", "error", after=0.2)

    said = visit.reported("the price of my stay is always 0")
    read(said, "api_contract", "P0 P1 P2", "get /api/stays/7 answered 200 with “rate_per_night” em")
    assert "Mixpanel" not in said.summary + " ".join(one.text for one in said.claims)


def test_a_field_that_is_empty_and_that_no_line_names_is_nothing() -> None:
    visit = Bridge()
    body = {"stay": 7, "nickname": None, "nights": 2}
    told = {"method": "GET", "url": "/api/stays/7", "status": 200, "body": body}
    visit.put(told, kind="network").say("chart: NaN given for width", "warn", after=0.2)

    said = visit.reported("How do I add a guest to my stay?")
    assert "nickname" not in (said.root_cause or "")


def test_a_press_in_the_words_of_another_language_has_a_name() -> None:
    visit = Bridge()
    visit.add("console", "info", {"boton": "Guardar", "sitio": "form > a.ok"}, event="click")
    told = {"method": "POST", "url": "/api/perfil", "status": 500, "respBody": "sin espacio en r2"}
    visit.put(told, "error", kind="network", after=0.3)

    said = visit.reported("no se guarda el perfil")
    read(said, "backend_error", "P1 P2", "after a click on “guardar”", "says “sin espacio en r2”")


def test_what_is_typed_under_such_a_name_is_not_shown() -> None:
    visit = Bridge()
    typed = {"tag": "input", "contenido": "Kim Holt, 12 Rue X"}
    visit.add("console", "info", typed, event="click").say("guardado fallido", "error")

    said = visit.reported("no se guarda")
    assert "Holt" not in " ".join([said.summary, *(step.text for step in said.steps)])


def test_an_ended_sign_in_is_told_with_the_renewal_that_was_refused() -> None:
    visit = Bridge()
    visit.put({"url": "/api/letters/9", "method": "PUT", "status": 401}, "warn", kind="network")
    no = {"url": "/auth/renew", "method": "POST", "status": 400, "response": {"code": "grant_gone"}}
    visit.put(no, "error", kind="network", after=0.3)

    said = visit.reported("thrown out while I was writing a letter")
    read(said, "auth_expired", "P1 P2", "refreshing the session failed as well: post /auth/renew")
    assert "grant_gone" in (said.root_cause or "")


def test_a_renewal_that_went_well_is_not_told() -> None:
    visit = Bridge()
    visit.put({"url": "/api/letters/9", "method": "PUT", "status": 401}, "warn", kind="network")
    visit.put({"url": "/auth/renew", "method": "POST", "status": 200}, kind="network", after=0.3)
    visit.put({"url": "/api/letters/9", "method": "PUT", "status": 401}, "warn", kind="network")

    assert "renewing" not in (visit.reported("my letter is not saved").root_cause or "")


@pytest.mark.parametrize(
    ("code", "message", "category"),
    [
        ("ROOM_QUOTA", "Only 3 rooms are in plan Solo", "validation_rejected"),
        ("ROOM_QUOTA", "The quota service did not respond", "backend_error"),
        ("INTERNAL_SERVER_ERROR", "Only 3 rooms are in plan Solo", "backend_error"),
    ],
)
def test_a_rule_of_the_house_in_a_graphs_answer(code: str, message: str, category: str) -> None:
    visit = Bridge()
    errors = [{"message": message, "path": ["openRoom"], "extensions": {"code": code}}]
    told = {"method": "POST", "url": "/graphql", "status": 200}
    told |= {
        "requestBody": {"operationName": "openRoom", "query": "mutation openRoom{openRoom{id}}"}
    }
    visit.put(told | {"responseBody": {"data": None, "errors": errors}}, kind="network")

    read(visit.reported("cannot open a room"), category, "P1 P2 P3", message)


def test_what_a_server_could_not_reach_behind_a_good_answer_is_the_servers() -> None:
    visit = Bridge()
    visit.put({"method": "POST", "url": "/api/claims", "status": 201}, kind="network")
    visit.say("receipt for claim 12 not mailed: upstream host unreachable", "warn", after=0.2)

    said = visit.reported("I never got the receipt for my claim")
    read(said, "backend_error", "P1 P2", "not mailed: upstream host unreachable")


def test_a_write_that_is_answered_late_belongs_to_the_only_press_before_it() -> None:
    visit = Bridge().add("console", "info", {"text": "Sign in", "tag": "button"}, event="click")
    told = {"verb": "POST", "endpoint": "/api/sessions", "status": 500}
    visit.put(told, "error", kind="network", after=7)

    said = visit.reported("the page says that something went wrong")
    read(said, "backend_error", "P1", "after a click on “sign in”")


def test_an_address_that_was_signed_too_long_ago_signs_nobody_out() -> None:
    visit = Bridge()
    why = {"error": "Signed link expired at 07:10"}
    told = {"method": "GET", "url": "/api/contracts/5/scan", "status": 410, "response": why}
    visit.put(told, "warn", kind="network")

    said = visit.reported("the scan of my contract does not open")
    read(said, "auth_expired api_contract", "P1 P2", "signed link expired")
    assert (said.suggested_fix or "").startswith("Sign the URL of GET /api/contracts/5/scan")


def test_a_list_that_only_reads_is_an_answer() -> None:
    visit = Bridge()
    me = {"method": "GET", "url": "/api/me", "status": 200, "body": {"userId": 12}}
    visit.put(me, kind="network")
    others = [{"id": 5, "userId": 90}, {"id": 6, "userId": 90}]
    letters = {"method": "GET", "url": "/api/letters", "status": 200, "body": others}
    visit.put(letters, kind="network")

    said = visit.reported("I see letters of somebody else in my account")
    read(said, "api_contract", "P0", "get /api/letters answered 200")


@pytest.mark.parametrize("name", ["err", "errors", "feil"])
def test_what_is_wrong_with_each_field_is_told(name: str) -> None:
    visit = Bridge()
    told = {"m": "POST", "u": "/api/members", "st": 422}
    visit.put(told | {name: {"shoeSize": ["is above the highest"]}}, "error", kind="network")

    said = visit.reported("the form refuses my size")
    read(said, "validation_rejected", "P1 P2 P3", "“shoesize: is above the highest”")


def test_a_sign_in_that_could_not_be_kept_is_the_stores() -> None:
    visit = Bridge()
    visit.put({"url": "/api/login", "method": "POST", "statusCode": 200}, kind="network")
    no = {"name": "QuotaExceededError", "message": "The quota has been exceeded."}
    visit.put({"store": "localStorage", "key": "auth", "error": no}, "error", kind="storage")
    visit.put({"url": "/api/me", "method": "GET", "statusCode": 401}, "warn", kind="network")

    read(visit.reported("I am signed out at once"), "storage", "P1 P2", "quota has been exceeded")


def test_what_sums_an_exception_up_is_no_rival_of_it() -> None:
    visit = Bridge()
    visit.put({"error": "ReferenceError: OffscreenCanvas is not defined"}, "error")
    visit.say("player start failed", "error", after=0.1)

    said = visit.reported("the player does not start")
    read(said, "js_exception", "P1 P2", "offscreencanvas is not defined")
