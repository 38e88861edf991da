"""What entries say in shapes of their own is shown by them: placeholders, reasons, currencies."""

from typing import Any

from analyze.app_visits import quiet, read
from analyze.bridge_visits import Bridge


def test_a_line_with_placeholders_shows_what_a_console_writes() -> None:
    args = ["Warning: Prop `%s` did not match. Server: %s Client: %s%s", "id", '"a-7"', '"a-9"', ""]
    visit = Bridge().put({"args": args}, "error")

    read(visit.reported("the menu jumps"), "hydration", "P2 P3", 'Server: "a-7" Client: "a-9"')


def test_a_type_is_told_with_the_reason_beside_it() -> None:
    visit = Bridge()
    told = {"event": "crash", "exception": "NSRangeException"}
    visit.put(told | {"reason": "index 4 beyond bounds [0 .. 3]"}, "error")

    said = visit.reported("closes itself when I open the album")
    read(said, "js_exception", "P1 P2", "NSRangeException: index 4 beyond bounds")


def test_a_type_alone_is_no_variable_that_is_missing() -> None:
    visit = Bridge().put({"event": "crash", "exception": "NSRangeException"}, "error")

    assert "not defined" not in (visit.reported("closes itself").suggested_fix or "")


def test_a_device_that_is_away_is_not_its_user() -> None:
    visit = Bridge().say("valve-4: no ack", "warn").say("valve-4 offline since 03:10", "error")

    assert "Check the device" in (visit.reported("the garden is dry").suggested_fix or "")


def paid(**answer: Any) -> Bridge:
    visit = Bridge().click("Donate")
    told = {"method": "POST", "url": "https://give.example/v1/gifts", "status": 201}
    sent = {"amount": 2500, "currency": "GBP"}
    return visit.put(told | {"request": sent, "response": answer}, kind="network", after=0.3)


def test_a_sum_that_was_taken_in_another_currency() -> None:
    said = paid(gift={"amount": 2500, "currency": "USD"}).reported("wrong currency on my gift")

    read(said, "api_contract", "P0", "“USD”", "“GBP”")


def test_a_sum_that_was_exchanged_at_a_rate() -> None:
    gift = {"amount": 3170, "currency": "USD", "exchangeRate": 1.268}

    quiet(paid(gift=gift).reported("wrong currency on my gift"))
    quiet(paid(gift={"amount": 2500, "currency": "gbp"}).reported("wrong currency on my gift"))


def test_a_currency_nobody_complains_of() -> None:
    visit = paid(gift={"amount": 2500, "currency": "USD"})

    quiet(visit.reported("can I get the newsletter on paper?"))
