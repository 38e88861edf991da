"""Entries of nothing, what frameworks caught, what was booked otherwise, and ended processes."""

from typing import Any

import pytest

from analyze.app_visits import quiet, read
from analyze.bridge_visits import Bridge


def test_an_entry_without_anything_in_it_failed_nowhere() -> None:
    visit = Bridge().put({}, "error").put({}, "error", kind="network")

    quiet(visit.reported("the site is broken"))


def test_an_address_alone_is_enough() -> None:
    visit = Bridge().put({"url": "/v1/basket"}, "error", kind="network")

    assert "/v1/basket" in (visit.reported("the basket is broken").root_cause or "")


def test_what_a_framework_caught_and_warns_of_is_an_error() -> None:
    line = '[Vue warn]: Error in nextTick: "TypeError: this.rows.at is not a function"'
    visit = Bridge().put({"args": [line, "found in\n\n---> <RowTable>"]}, "warn")

    read(visit.reported("the table stays empty"), "js_exception", "P2 P3", "this.rows.at")


def test_what_a_framework_warns_of_otherwise_is_not() -> None:
    visit = Bridge().say('[Vue warn]: Error handling of "rows" is deprecated', "warn")

    quiet(visit.reported("how do I sort the table?"))


@pytest.mark.parametrize(
    "said", ["exit code 137", "worker exceeded memory limit 256Mi", "process was oom-killed"]
)
def test_a_process_that_its_system_ended(said: str) -> None:
    fix = Bridge().say("job 4 begun").say(said, "error").reported("no report today").suggested_fix

    assert "The system ended the process" in (fix or "")


def made(path: str, sent: dict[str, Any], **answer: Any) -> Bridge:
    told = {"method": "POST", "url": f"https://bank.example{path}", "status": 201}
    visit = Bridge().click("Continue")
    return visit.put(
        told | {"requestBody": sent, "responseBody": {"id": "n-4"} | answer}, kind="network"
    )


def test_what_went_to_another_account() -> None:
    sent = {"toAccount": "GB-771203", "amount": 40}
    visit = made("/api/transfers", sent, toAccount="GB-118890", amount=40)

    said = visit.reported("my money was sent to somebody I do not know")
    read(said, "api_contract", "P0", "“GB-118890”", "“GB-771203”")


def test_an_account_that_is_masked_or_written_otherwise_is_the_same() -> None:
    sent = {"toAccount": "GB-771203", "amount": 40}
    words = "my money was sent to somebody I do not know"

    quiet(made("/api/transfers", sent, toAccount="****1203", amount=40).reported(words))
    quiet(made("/api/transfers", sent, toAccount="gb 771203", amount=40).reported(words))


def test_a_day_that_was_booked_otherwise() -> None:
    visit = made("/api/bookings", {"day": "2026-05-11"}, day="2026-05-10")

    said = visit.reported("my booking is for the wrong day")
    read(said, "api_contract", "P0 P1", "“2026-05-10”", "“2026-05-11”")


def test_a_day_of_a_note_is_less() -> None:
    visit = made("/api/notes", {"day": "2026-05-11"}, day="2026-05-10")

    assert visit.reported("my note is for the wrong day").priority == "P2"
