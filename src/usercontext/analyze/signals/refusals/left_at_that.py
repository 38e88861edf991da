"""Whether a line ended what somebody tried, or they went on as if nothing had happened.

Pages write and show much behind a press that was taken: who then presses something else, and has
it, or is told good news at once, was not stopped by it. Not: what the line says.
"""

import re

from usercontext.analyze.language.asks_or_complains import complains, only_asks
from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.told_to_users import tells_of_a_failure
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.page_words.said_done import MADE
from usercontext.analyze.signals.refusals.own_checks import says_it_broke
from usercontext.analyze.signals.signal import Signal, SignalKind

_AT_ONCE_US, _TOLD_US, _SERVED_US, _MOST, _SEEN = 400_000, 2_000_000, 2_000_000, 20, 200
_MOST_LATER = 10
_PAGE = "text/html"


_LACKS = screened(
    r"\b(?:unexpected|missing|incomplete|unvollständig|unerwartet|fehlt|fehlen|fehlende\w*|manqu\w+"
    r"|inattendu\w*|falta|faltan|inesperad\w+|incomplet\w*|manca|mancano|inattes\w+|ontbreek\w*"
    r"|ontbreken|onverwacht\w*|brak|brakuje|nieoczekiwan\w+|saknas|mangler|eksik|beklenmeyen)\b",
    re.I,
)
"""That an answer is not what was counted on."""


def is_left_at_that(timeline: Timeline, line: Event) -> bool:
    """Tell a line behind which nothing good was told, nor served to whoever asks for something."""
    near = timeline.between(line.at_us - _TOLD_US, line.at_us + _TOLD_US, _MOST)
    press = timeline.click_before(line.index)
    since = press.index if press is not None else line.index
    told = (one for one in near if one.topic == NOTICE and one.index > since and one is not line)
    if any(MADE.search(one.text[:_SEEN]) is not None for one in told):
        return False
    if complains(timeline.description) or press is None or press.element is None:
        return True
    later = timeline.clicks_after(line.index, _MOST_LATER)
    others = (e for e in later if e.element is not None and e.element.key != press.element.key)
    return not any(_is_served(timeline, one) for one in others)


def is_passed_over(timeline: Timeline, root: Signal) -> bool:
    """Tell an error in words that whoever only asks for something else was not stopped by."""
    line = root.event
    if root.kind is not SignalKind.CONSOLE_ERROR or line.thrown is not None or line.topic:
        return False
    return only_asks(timeline.description) and not is_left_at_that(timeline, line)


def is_told_loudly(timeline: Timeline, answer: Event, line: Event) -> bool:
    """Tell an error that is written right behind the good answer to what was sent, and is of it.

    It says that something broke, or is not there.
    """
    asked = answer.request
    if asked is None or asked.reads or asked.media == _PAGE:
        return False
    if not 0 <= line.at_us - answer.answered_us + _AT_ONCE_US // 10 <= _AT_ONCE_US:
        return False
    said = line.text[:_SEEN]
    broke = says_it_broke(said) or tells_of_a_failure(said) or _LACKS.search(said) is not None
    return broke and is_left_at_that(timeline, line)


def _is_served(timeline: Timeline, press: Event) -> bool:
    near = timeline.between(press.at_us, press.at_us + _SERVED_US, _MOST)
    asked = (one.request for one in near if one.index > press.index and one.request is not None)
    opened = any(one.kind is EventKind.NAVIGATION and one.index > press.index for one in near)
    return opened or any(200 <= (one.status or 0) < 400 for one in asked)
