"""What followed a failure, for the summary: lines, later clicks, notices, the wait.

Not: what a failure set off (`chains`), whether it mattered (`impact`). All of it stands in entries.
"""

import re

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.language.text import quote
from usercontext.analyze.language.words import telling_words
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.shown_instead import shown_instead
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.log_entry import Level

_QUOTED = re.compile(r"“([^”]*)”?")
_SEEN_US = 1_500_000
"""A page tells its user at once, or it tells of something else."""
_SUM = re.compile(r"-?\d[\d.,]*[.,]\d{2}(?!\d)|[€$£¥₹]\s?\d+|\b\d+\s?(?:€|EUR|USD|GBP|CHF)")
_TAG = re.compile(r"\[[\w.:-]{2,40}\]")
_SHARED = 2
"""Of "failed" and "load" any line may speak."""
_LED_US = 6_000_000
_MOST_NEAR = 60
_SHORTEST_S, _LONGEST_S = 2, 600
_SAY_HOW_LONG = (
    *(SignalKind.SLOW, SignalKind.FREEZE, SignalKind.DEAD_CLICK, SignalKind.RAGE_CLICK),
    *(SignalKind.DOUBLE, SignalKind.RACE),
)
"""What says by itself how long it took, or how near to each other two things were."""

_TOLD_ALREADY = re.compile(r"\bafter \d{1,4} s\b")
_AT_ONCE_US = 300_000


def is_a_line(signal: Signal) -> bool:
    """Tell what a page only wrote down, and neither threw nor asked for."""
    event = signal.event
    written = event.thrown is None and event.request is None and event.element is None
    return written and event.kind is EventKind.CONSOLE and event.online is None


def names_two_sums(text: str) -> bool:
    """Tell whether a sentence holds two different amounts, one of which may be wrong."""
    return len(set(_SUM.findall(text))) > 1


def is_about(timeline: Timeline, chain: Chain, line: Signal) -> bool:
    """Tell a line of what failed at a press, or in its words, from what pages write anyhow."""
    pressed = chain.trigger is not None and chain.opened is None
    if pressed or timeline.program is not Program.PAGE:  # whose lines are all that it tells
        return True
    said, failed = line.event.text, chain.root.event.text
    if (tag := _TAG.match(said)) is not None and failed.startswith(tag[0]):
        return True
    return len(telling_words(said) & telling_words(chain.root.words)) >= _SHARED


def is_said(text: str, already: str) -> bool:
    """Tell a sentence of which all that it quotes is said already."""
    quoted = _QUOTED.findall(text)
    return bool(quoted) and all(words.rstrip("…") in already for words in quoted)


def pressed_later(timeline: Timeline, chain: Chain) -> tuple[Event, Signal] | None:
    """Return the first press behind a failure that something then failed at, and what; or None.

    Presses on the same control are tries, and told as such.
    """
    again = {one.index for one in chain.retries}
    for effect in chain.effects:
        event = effect.event
        press = event if event.element is not None else timeline.pressed_before(event.index)
        if press is None or press.element is None or press.index <= chain.root.event.index:
            continue
        began = event.started_us if event.request is not None else event.at_us
        same = effect.text == chain.root.text or (effect.message == chain.root.message != "")
        lacks = chain.root.kind is SignalKind.CHUNK and chain.trigger is None
        told = lacks and effect.event.level is Level.ERROR and event.at_us - press.at_us <= _SEEN_US
        same = same or is_said(effect.text, chain.root.text) or (is_a_line(effect) and not told)
        if press.index not in again and not same and began - press.at_us <= _LED_US:
            return press, effect
    return None


def seen_by_user(timeline: Timeline, chain: Chain) -> Event | None:
    """Return what the page showed the user at once behind a failure, and had not shown before."""
    root = chain.root.event
    if chain.root.event.topic == NOTICE:
        return None
    if chain.trigger is None:
        notice = shown_instead(timeline, root)
        is_told = any(notice is one.event for one in chain.effects)
        return None if is_told else notice
    since = max(root.answered_us, root.at_us)
    near = timeline.between(root.at_us, since + _SEEN_US, _MOST_NEAR)
    told = " ".join((chain.root.text, *(one.text for one in chain.effects)))
    for event in near:
        if event.index <= root.index or event.at_us < since:
            continue
        if event.element is not None or event.target is not None:
            return None  # what came then is of that
        if event.topic == NOTICE and event.text and quote(event.text)[1:-1] not in told:
            return None if _was_shown_before(timeline, event, root) else event
    return None


def _was_shown_before(timeline: Timeline, notice: Event, root: Event) -> bool:
    before = (one for one in timeline.lines if one.index < root.index)
    return any(one.topic == NOTICE and one.text == notice.text for one in before)


def seconds_since_press(chain: Chain) -> int:
    """Return how long after its press a failure came, 0 where that is at once or not known."""
    press, event = chain.trigger, chain.root.event
    if press is None or press.index >= event.index or chain.root.kind in _SAY_HOW_LONG:
        return 0
    unknown = event.request is not None and event.request.unit_unknown
    if unknown or chain.opened is not None or event.online is False:
        return 0  # what a page asked for as it came up is of no press
    if _TOLD_ALREADY.search(chain.root.text) is not None:
        return 0
    since = round((_ended_us(event, press.at_us) - press.at_us) / 1_000_000)
    return since if _SHORTEST_S <= since <= _LONGEST_S else 0


def _ended_us(event: Event, pressed_us: int) -> int:
    """Return when a failure was seen: of a request's two instants the one that suits its press.

    Clients stamp a request when it starts or when it ends. A press sends at once what it sends: one
    that stands as long behind its press as it lasted was stamped at its end.
    """
    lasted_us = event.answered_us - event.at_us
    waited_us = event.at_us - pressed_us
    return event.at_us if waited_us + _AT_ONCE_US >= lasted_us else event.answered_us
