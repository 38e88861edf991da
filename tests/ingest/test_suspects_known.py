"""What is remembered of batches that crashed a checker, and for how many. Not: checkers."""

import pytest

from usercontext.domain.errors import Unavailable, ValidationFailed
from usercontext.ingest.own_rules import OwnRules
from usercontext.ingest.suspects import Suspects

DEADLY, BODY = b"deadly", b"any other"


def test_what_is_being_tried_is_to_come_again() -> None:
    suspects = Suspects()
    suspects.suspect(DEADLY, None)
    with pytest.raises(Unavailable):
        suspects.beware(DEADLY, None)
    suspects.beware(BODY, None)

    suspects.clear(DEADLY, None)

    suspects.beware(DEADLY, None)


def test_a_batch_is_refused_by_the_rules_that_it_crashed_by() -> None:
    suspects = Suspects()
    suspects.prove(DEADLY, OwnRules(("kundennummer",), ()))

    suspects.beware(DEADLY, None)
    suspects.beware(DEADLY, OwnRules(("other",), ()))
    with pytest.raises(ValidationFailed):
        suspects.beware(DEADLY, OwnRules(("kundennummer",), ()))


def test_only_the_newest_are_remembered() -> None:
    suspects = Suspects()
    for number in range(65):
        suspects.suspect(b"%d" % number, None)
        suspects.prove(b"%d" % number, None)

    suspects.beware(b"0", None)
    for number in range(1, 65):
        with pytest.raises(ValidationFailed):
            suspects.beware(b"%d" % number, None)
    assert suspects.refused == 64
