"""Clicks on a form whose submit button is disabled. Not: dead buttons.

A button that is disabled hears nothing, and browsers tell the press of what stands around it. Who
presses there twice, as the last thing on the page, and asks the server for nothing by it waits for
a form that says not what it lacks. Counts where the report complains (`overheard`): a form is
pressed beside its fields as well.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.controls.clicks import dead_control
from usercontext.analyze.signals.signal import Signal

_FORM = "form|"
_OFTEN = 2
_MOST_PRESSES = 20


def find_shut_forms(timeline: Timeline) -> Iterator[Signal]:
    """Yield the form that was pressed last, again and again, after which nothing was asked."""
    presses = _last_presses(timeline)
    if len(presses) < _OFTEN or _went_on(timeline, presses[0]):
        return
    shown = clean(presses[0].element.shown) if presses[0].element else ""
    text = f"{len(presses)} presses in the form “{shown}” reached no control that takes them"
    yield replace(dead_control(presses, ()), text=text, overheard=True, last_word=True)


def _last_presses(timeline: Timeline) -> list[Event]:
    """Return the presses of one form with which the visit's presses end, in their order."""
    run: list[Event] = []
    for press in reversed(timeline.clicks[-_MOST_PRESSES:]):
        element = press.element
        if element is None or not element.key.startswith(_FORM):
            break
        run.append(press)
    return run[::-1]


def _went_on(timeline: Timeline, first: Event) -> bool:
    """Tell whether anything was asked, or another page came, since the first press.

    What was asked before and is still waited for says more of why the form is shut.
    """
    asked = timeline.requests[-_MOST_PRESSES:]
    if any(event.request is not None and event.request.pending for event in asked):
        return True
    latest = (*asked[-1:], *timeline.navigations[-1:])
    return any(event.index > first.index for event in latest)
