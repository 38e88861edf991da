"""A line whose words no rule has is as urgent as what it says, and a calm neighbour is not."""

import pytest

from analyze.stack_visits import told
from analyze.trade_visits import customer
from usercontext.domain.analysis import Analysis, Priority


def ordered(line: str, level: str = "warn", environment: str | None = None) -> Analysis:
    """Let somebody book a berth, and the page say something of it."""
    visit = customer("/berths").press("Book berth").api("POST", "/api/berths", 201)
    visit.said(level, line)
    return visit.judge("my berth is wrong", path="/berths", environment=environment)


@pytest.mark.parametrize(
    "line",
    [
        "[harbour] berth 7 went to two boats for the same tide",
        "[harbour] quoted 84.00 for two nights, the card was debited 168.00",
        "[harbour] the mooring discount was promised, the full fare was taken: 96.00",
    ],
)
def test_what_was_done_wrongly_is_as_urgent_as_it_is(line: str) -> None:
    told(ordered(line, "error"), "api_contract backend_error race js_exception", "harbour", "P0")


def test_what_another_can_see_is_exposed() -> None:
    visit = customer("/papers").press("Show papers").api("GET", "/api/papers", 200)
    visit.said("error", "[papers] anybody with the link can open the payslips of all staff")

    told(visit.judge("I see papers of others", path="/papers"), "api_contract", "payslips", "P0")


@pytest.mark.parametrize(
    "line",
    [
        "[harbour] berth 7 booked for boat 12, tide at 14:10",
        "[harbour] duplicate debit was reversed before settlement",
        "[harbour] quoted 84.00, the card was debited 84.00",
        "[harbour] tide table is of yesterday, berths are right",
    ],
)
def test_what_is_well_is_not(line: str) -> None:
    assert ordered(line).priority is not Priority.P0


def test_where_nobody_pays_nobody_is_wronged() -> None:
    line = "[harbour] quoted 84.00 for two nights, the card was debited 168.00"

    assert ordered(line, environment="staging").priority is not Priority.P0


def test_a_rule_that_says_no_in_its_own_words_has_a_way_round() -> None:
    visit = customer("/berths/7").press("Change the name of my boat")
    visit.api("PUT", "/api/boats/7", 409)
    visit.said("warn", "[boats] Boats can be renamed again once the season is over.")

    said = visit.judge("I cannot rename it", path="/berths/7")
    told(said, "validation_rejected", "season", "P3")


def test_what_is_wanted_of_a_field_may_be_the_page_s_own_fault() -> None:
    visit = customer("/berths/7").press("Change the name of my boat")
    visit.api("PUT", "/api/boats/7", 422)
    visit.said("warn", "[boats] name must be a valid string")

    assert visit.judge("I cannot rename it", path="/berths/7").priority is not Priority.P3


def test_a_note_that_was_left_off_an_order_is_no_wrong_order() -> None:
    judged = ordered("[order] gift note was dropped: too long for the card")

    assert judged.priority in {Priority.P2, Priority.P3}


@pytest.mark.parametrize(
    "line",
    [
        "[cart] emptied after order 551",
        "basket cleared with the booking",
        "[pay] authorized 250.00 EUR, 204.00 EUR will be captured",
        "the rest of 80.00 EUR will be collected on arrival",
    ],
)
def test_what_an_order_leaves_behind_or_what_is_to_come_is_well(line: str) -> None:
    judged = ordered(line, "info")

    assert judged.priority in {Priority.P2, Priority.P3}, judged.root_cause
