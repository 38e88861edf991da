"""Lines of programs that name what failed in a way of their own: phrases, calls, parts, stores."""

from typing import Any

import pytest

from analyze.app_visits import quiet, read
from analyze.bridge_visits import Bridge

CALLS = "Mining.Drill.Step ()\nMining.Rig.Run (System.Int32 depth) (at Assets/Rig.cs:88)"


@pytest.mark.parametrize(
    ("said", "category"),
    [
        ("sync failed: 503 Service Unavailable for PUT https://api.rig.example/holes", "backend"),
        ("photo failed: 413 Payload Too Large, POST /holes/4/photo", "validation_rejected"),
    ],
)
def test_a_status_is_known_by_its_own_phrase(said: str, category: str) -> None:
    found = Bridge().say(said, "error").reported("holes are not saved")

    assert found.category.startswith(category)


def test_a_number_before_other_words_is_no_status() -> None:
    visit = Bridge().say("packed: 413 Parcels for route /north, wheel is off", "error")

    assert visit.reported("the van does not go").category != "validation_rejected"


def test_what_an_engine_threw_is_not_told_with_its_calls() -> None:
    told = {"logString": "DrillException: bit 3 is worn out", "stackTrace": CALLS}
    visit = Bridge().put(told | {"type": "Exception"}, "error")

    said = visit.reported("the drill stops")
    assert said.root_cause == (
        "The app threw “DrillException: bit 3 is worn out” in Run (Rig.cs:88)."
    )
    read(said, "js_exception", "P1 P2", "Rig.cs:88")


def test_what_happened_stands_before_a_word_or_two() -> None:
    visit = Bridge().put({"rig": "r-2", "evt": "HATCH_MOTOR", "text": "over current"}, "error")

    assert "HATCH_MOTOR: over current" in (visit.reported("hatch stuck").root_cause or "")


def wiped(level: str, words: str) -> Any:
    visit = Bridge().say("schema 7 found, 9 wanted")
    return visit.say("upgrade failed, recreating empty database", level).reported(words)


def test_a_store_that_was_made_anew_and_is_missed() -> None:
    read(wiped("error", "all my recipes are gone"), "storage", "P0 P1", "recreating empty")


def test_a_store_that_was_made_anew_and_that_nobody_misses() -> None:
    assert wiped("error", "how do I sort my recipes?").priority in ("P2", "P3")


def test_a_remark_is_heard_by_the_part_that_it_is_of() -> None:
    visit = Bridge().put({"sensor": "humidity", "msg": "reading clamped to 100"}, "warn")

    read(visit.reported("humidity is always at the top"), "api_contract", "P2 P3", "clamped to 100")


def test_sizes_in_pixels_are_nobody_s_tracking() -> None:
    visit = Bridge().put({"widget": "PriceCard", "msg": "row overflowed by 18 pixels"}, "warn")

    read(visit.reported("the price card is cut off"), "api_contract", "P3", "18 pixels")
    quiet(Bridge().say("facebook pixel ignored, wrong id", "warn").reported("price is cut off"))
