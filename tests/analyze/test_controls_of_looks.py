"""Controls that only change how a page looks, and do not work. Not: looks that were not kept."""

import pytest

from analyze.calm_visits import held
from analyze.urgent_visits import Work, work

THROWN = "TypeError: palette.apply is not a function"


def pressed(label: str, page: str = "/maps/12") -> Work:
    """Press a control at which the page throws, then go on with what one came for."""
    visit = work(page).hums()
    for _ in range(2):
        visit.press(label, after=3).broke(THROWN)
    return visit


@pytest.mark.parametrize(
    "label",
    ["Dark theme", "Switch to light mode", "Compact view", "Hide sidebar", "Nachtmodus", "Grid"],
)
def test_a_look_that_cannot_be_changed_is_minor(label: str) -> None:
    held(pressed(label).judge("does not switch", "/maps/12"), "js_exception", "palette", "P3")


@pytest.mark.parametrize(
    "label",
    ["Grid reference", "Light bulb €4", "Night shift", "Set colour of lot", "Themes €9"],
)
def test_a_thing_that_is_called_like_a_look_is_none(label: str) -> None:
    told = pressed(label).judge("does not work", "/maps/12")

    assert told.priority is not None
    assert told.priority.value in {"P1", "P2"}, told.impact
