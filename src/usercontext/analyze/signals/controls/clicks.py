"""Controls that do nothing: repeated clicks that nothing follows. Not: errors.

Not dead is a click whose request is still pending, or after which the page was hidden: it opened
another window. A click on what pays, sends or signs in is dead where nothing follows it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from usercontext.analyze.grouping import message_template
from usercontext.analyze.language.holding import Lines, lines_of
from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Element, Event, EventKind
from usercontext.analyze.reading.marks import Marks
from usercontext.analyze.reading.once import once, once_each
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.bursts import densest
from usercontext.analyze.signals.controls.asked_aside import was_asked_aside
from usercontext.analyze.signals.controls.in_turns import goes_in_turns
from usercontext.analyze.signals.controls.ways_back import led_out
from usercontext.analyze.signals.exceptions.lost_drawings import is_lost_before
from usercontext.analyze.signals.exchanges.slow_pages import leads_to_slow_page
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

ANSWER_US = 2_500_000
"""What a page does about a click it does within this time, or the user takes it for dead."""

RAGE_US = 4_000_000
RAGE_CLICKS = 3
_TYPING_US = 3_000_000
_MOST_NAMED = 50
_MOST_NEAR = 400
_DRAWN_ON = ("canvas|", "video|", "audio|", "svg|")
_SIGN = re.compile(
    r"icon|button|btn|close|trash|\bbin\b|delete|remove|edit|pencil|menu|burger|plus|minus|arrow"
    r"|chevron|toggle|search|cross|heart|star|bell|\bcog\b|gear|download|share",
    re.I,
)
"""What is drawn small and says by its own name what it is pressed for."""

_COLUMN = re.compile(r"(?:^|[ >])th(?![\w-])|\bthead\b|column-?header|sort-header", re.I)
_WITH_A_PRESS_US = 250_000
_TOLD_US = 4_000_000
"""A client that watched the page says that nothing followed at most this long after the click."""


def find_dead_clicks(timeline: Timeline) -> Iterator[Signal]:
    """Yield controls that were clicked and did nothing: as the client saw, or as nothing shows."""
    told = told_dead(timeline)
    for key, same in timeline.clicks_by_key.items():
        element = same[0].element
        if element is None or not key or is_lost_before(timeline, same[0]):
            continue
        seen = [click for click in same if click.index in told]
        if seen:
            yield dead_control(seen, tuple(told[click.index] for click in seen))
            continue
        last = same[-1] is timeline.clicks[-1]
        if not element.operable and not (last and (element.bare or len(same) >= RAGE_CLICKS)):
            continue
        often = len(same) >= 2 or (element.bare and not element.operable)
        often = often and not (goes_in_turns(timeline, same) or was_asked_aside(timeline, same))
        if _is_of_a_column(element) or (not element.operable and _is_drawn_on(same[0])):
            continue  # sorted one way and the other, or drawn: that is not captured
        if often and not any(_is_answered(timeline, one) for one in same):
            yield dead_control(same, ())
        elif shut := _shut(timeline, same):
            yield dead_control(shut, ())


def _shut(timeline: Timeline, same: list[Event]) -> list[Event]:
    """Return the presses that a control was disabled for, where it was pressed so again."""
    shut = [one for one in same if one.element is not None and one.element.disabled]
    if len(shut) < 2 or any(_is_answered(timeline, one) for one in shut):
        return []
    return shut


def find_rage(timeline: Timeline) -> Iterator[Signal]:
    """Yield controls that somebody hammered on without any request, page or change after."""
    told = told_dead(timeline)
    for key, same in timeline.clicks_by_key.items():
        hammered = densest(same, RAGE_US)
        if not key or len(hammered) < RAGE_CLICKS:
            continue
        if any(click.index in told for click in same) or _is_drawn_on(hammered[0]):
            continue
        served = sum(1 for click in hammered if is_served(timeline, click, hammered))
        if _opened(timeline, hammered):
            continue  # it was disabled, and did what it is for when it no longer was
        if 2 * served < len(hammered):
            label, shown = _label(hammered[0]), _shown(hammered[0])
            yield Signal(
                kind=SignalKind.RAGE_CLICK,
                category=Category.DEAD_CONTROL,
                event=hammered[0],
                party=Party.FIRST,
                text=f"The user clicked “{shown}” {len(hammered)} times in a row, without effect",
                words=label,
                message=_name(label),
                also=tuple(hammered[1:]),
                until_us=hammered[-1].at_us + ANSWER_US,
            )


def _opened(timeline: Timeline, hammered: Sequence[Event]) -> bool:
    shut = [one.element is not None and one.element.disabled for one in hammered]
    return any(shut) and not shut[-1] and is_served(timeline, hammered[-1], hammered)


def _is_of_a_column(element: Element) -> bool:
    """Tell the head of a table's column, which its page may sort by itself, one way and back."""
    return _COLUMN.search(element.key) is not None


def _is_drawn_on(click: Event) -> bool:
    """Tell what is pressed at many places of it, or dragged: a game, a map, a film, a slider."""
    key = click.element.key if click.element else ""
    return key.startswith(_DRAWN_ON) and not (key.startswith("svg|") and _SIGN.search(key))


def count_rage(timeline: Timeline, trigger: Event | None) -> int:
    """Return the most clicks on one element within four seconds, 0 when fewer than three."""
    key = trigger.element.key if trigger is not None and trigger.element is not None else ""
    most = len(densest(timeline.clicks_by_key.get(key, ()), RAGE_US))
    return most if most >= RAGE_CLICKS else 0


@once
def told_dead(timeline: Timeline) -> dict[int, Event]:
    """Return what the client said of dead clicks, by the place of the click that it is about."""
    found: dict[int, Event] = {}
    for event in _remarks(timeline).events:
        for click in reversed(timeline.clicks_before(event.index, _MOST_NAMED)):
            element = click.element
            if event.at_us - click.at_us > _TOLD_US:
                break
            if element is None or click.index in found or not _is_named(element.label, event.text):
                continue
            waited = leads_to_slow_page(timeline, click) or _is_asked(timeline, click, event)
            if not waited:
                found[click.index] = event
            break
    return found


def _is_asked(timeline: Timeline, click: Event, remark: Event) -> bool:
    """Tell a press that asked at once for what was unanswered when the client remarked on it.

    A client tells of a request when it is answered, and of a dead press before.
    """
    near = timeline.between(click.at_us, click.at_us + _WITH_A_PRESS_US, _MOST_NEAR)
    return any(
        one.request is not None and one.request.resource == "api" and one.answered_us > remark.at_us
        for one in near
    )


def told_of(timeline: Timeline, click: Event) -> bool:
    """Tell whether the client said that nothing followed this click."""
    label = click.element.label if click.element else ""
    first, end = _remarks(timeline).span(click.at_us, click.at_us + _TOLD_US)
    if first >= end or not label:
        return False
    if not _remarked(timeline, (first, end)).hold(label.rstrip("…")):
        return False
    return not _is_asked(timeline, click, _remarks(timeline).events[first])


@once
def _remarks(timeline: Timeline) -> Marks:
    return Marks(event for event in timeline.events if event.topic == "dead_click")


@once_each
def _remarked(timeline: Timeline, span: tuple[int, int]) -> Lines:
    return lines_of([event.text for event in _remarks(timeline).events[slice(*span)]])


def _is_named(label: str, text: str) -> bool:
    return bool(label) and label.rstrip("…") in text


def dead_control(same: list[Event], told: tuple[Event, ...]) -> Signal:
    """Return the signal of a control that did nothing, by the clicks on it and what was told."""
    label, often = _label(same[0]), len(same)
    shown = _shown(same[0])
    text = f"Clicking “{shown}” {often} times did nothing"
    return Signal(
        kind=SignalKind.DEAD_CLICK,
        category=Category.DEAD_CONTROL,
        event=same[0],
        party=Party.FIRST,
        text=text if often > 1 else f"Clicking “{shown}” did nothing",
        words=label,
        message=_name(label),
        also=tuple(same[1:]) if often > 1 else told[:1],
        until_us=same[-1].at_us + ANSWER_US,
    )


def _label(click: Event) -> str:
    return clean(click.element.label) if click.element else ""


def _shown(click: Event) -> str:
    return clean(click.element.shown) if click.element else ""


def _name(label: str) -> str:
    """Name a control that does nothing, however often it was pressed and whatever it would cost."""
    return f"dead {message_template(label)}"


def _is_answered(timeline: Timeline, click: Event) -> bool:
    until = click.at_us + ANSWER_US
    if timeline.was_waiting(click.at_us, until):
        return True
    near = timeline.places(click.at_us, until, _MOST_NEAR)
    led = leads_to_slow_page(timeline, click) or led_out(timeline, click)
    if led or _answers(timeline).is_any(near):
        return True
    return any(is_new_write(timeline, one, click) for one in _writes(timeline).among(near))


@once
def _answers(timeline: Timeline) -> Marks:
    """Return what a page does or says, whichever click was before it; what it keeps is apart."""
    done = (EventKind.REQUEST, EventKind.NAVIGATION, EventKind.EXCEPTION)
    return Marks(
        event
        for event in timeline.events
        if event.kind in done
        or event.topic == "hidden"  # another window has opened
        or (event.kind is EventKind.CONSOLE and _is_said(timeline, event))
    )


@once
def _writes(timeline: Timeline) -> Marks:
    return Marks(timeline.stored)


def _is_said(timeline: Timeline, event: Event) -> bool:
    """Tell what the page wrote from what a clock, the browser's or its own, makes it write."""
    if event.level is Level.DEBUG or event.topic in ("dead_click", "environment"):
        return False
    return not timeline.is_habit(event, ANSWER_US)


def is_new_write(timeline: Timeline, write: Event, click: Event) -> bool:
    """Tell a write that a click made from one that goes on while somebody types."""
    written = _written(timeline).get(write.topic, [])
    before = bisect_left(written, click.at_us - _TYPING_US)
    return before == len(written) or written[before] >= click.at_us


@once
def _written(timeline: Timeline) -> dict[str, list[int]]:
    """Return when something was written, by its key."""
    found: dict[str, list[int]] = {}
    for event in _writes(timeline).events:
        found.setdefault(event.topic, []).append(event.at_us)
    return found


def is_served(timeline: Timeline, click: Event, among: Sequence[Event]) -> bool:
    """Tell whether a click led to a request, a page or a write of its own, before the next one."""
    place = bisect_right(among, click.index, key=_place)
    after = among[place : place + 1]
    until = min([*(other.at_us for other in after), click.at_us + ANSWER_US])
    if done_things(timeline).is_any(timeline.places(click.at_us, until, _MOST_NEAR)):
        return True
    if leads_to_slow_page(timeline, click):
        return True
    return timeline.was_waiting(click.at_us + ANSWER_US, click.at_us + ANSWER_US)


@once
def done_things(timeline: Timeline) -> Marks:
    """Return requests, pages and what was kept: what a press that works leads to."""
    done = (EventKind.REQUEST, EventKind.NAVIGATION, EventKind.STORAGE)
    return Marks(event for event in timeline.events if event.kind in done)


def _place(event: Event) -> int:
    return event.index
