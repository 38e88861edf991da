"""Disabled controls for which the page states a rule: not dead controls.

A disabled button that is pressed does nothing, as it is meant to. Whether it ought to be disabled
only the page can say: where it wrote down which rule is not met, that is the reason. Not: why it
may be wrong to say so.
"""

import re

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import concepts
from usercontext.analyze.reading.events import Element, Event, EventKind
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.lone_warnings import DONE_BY_A_SERVER
from usercontext.analyze.signals.exchanges.waits import promises
from usercontext.analyze.signals.page_words.said_done import MADE
from usercontext.analyze.signals.refusals.demands import is_demand
from usercontext.analyze.signals.refusals.own_checks import says_it_broke
from usercontext.analyze.signals.refusals.stopped import read_why, stops
from usercontext.analyze.signals.signal import Reason, Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_KINDS = (SignalKind.DEAD_CLICK, SignalKind.RAGE_CLICK)
_SEEN = 300
_LOOK_BACK = 60
_SENDS = ("button|", "input|")
_SHOWN_US, _MOST_PRESSES = 1_500_000, 20
_TOLD_US = 30_000_000
"""A page that saves by itself says within this time that it does not."""
_RULES = re.compile(
    r"\bmin(?:imum|imal)?\b.{0,40}\b(?:not (?:reached|met)|missing|below|of|is)\b"
    r"|\bbelow (?:the )?min|\bnot (?:reached|met|eligible|allowed|available)\b"
    r"|\b(?:limit|maximum|quota)\b.{0,20}\b(?:reached|exceeded|over)\b"
    r"|\b(?:mindest\w*|minimum|minim[ao]|minimal\w*)\b.{0,40}\b(?:nicht|non|no|pas|niet|nie)\b"
    r"|\bdisabled\b.{0,30}\b(?:because|until|while|as)\b",
    re.I,
)


_TAGGED = re.compile(r"\[[A-Z][\w .-]{2,40}\] ")


def tell_withheld(timeline: Timeline, signal: Signal) -> Signal:
    """Return the dead press of a disabled control as a rule of the page, where it wrote one."""
    element = signal.event.element
    if signal.kind not in _KINDS or element is None:
        return signal
    if not element.disabled:
        kept = _kept_from(timeline, signal, clean(element.shown))
        return _told_instead(timeline, signal, element) if kept is signal else kept
    rule = _rule_before(timeline, signal.event)
    shown = clean(element.shown)
    if rule is None:
        house = _house_before(timeline, signal.event)
        if house is None:
            return signal
        text = f"Clicking “{shown}” did nothing; the log before it says “{clean(house.text)}”"
        return replace(signal, text=text, also=(*signal.also, house))
    return replace(
        signal,
        kind=SignalKind.FORM,
        category=Category.VALIDATION_REJECTED,
        text=f"Clicking “{shown}” did nothing, because the page said “{clean(rule.text)}”",
        also=(rule,),
        reason=Reason.RULE,
    )


def _kept_from(timeline: Timeline, signal: Signal, shown: str) -> Signal:
    """Return a dead press with what the page then says keeps it: who holds it, what is over."""
    click = signal.event
    clicks = timeline.clicks_after(click.index, 1)
    until = min(click.at_us + _TOLD_US, clicks[0].at_us if clicks else timeline.end_us)
    for event in timeline.between(click.at_us, until, _LOOK_BACK):
        own = event.kind is EventKind.CONSOLE and event.element is None and not event.topic
        if event.index < click.index or not own or event.level is Level.DEBUG:
            continue
        why = read_why(event.text) if stops(event.text) else None
        if why is not None:
            text = f"Clicking “{shown}” did nothing, because the page said “{clean(event.text)}”"
            return replace(
                signal, kind=why[0], category=why[1], text=text, also=(*signal.also, event)
            )
    return signal


def _told_instead(timeline: Timeline, signal: Signal, element: Element) -> Signal:
    """Return presses for what only a server does, where one brought a notice and no request.

    So is what somebody hammers on, in a language of which no word is known.

    What a form shows at its first press stands there at the next ones, and is not told again: the
    control did answer, in whatever words.
    """
    about = concepts(element.label)
    unknown = not about and signal.kind is SignalKind.RAGE_CLICK and element.key.startswith(_SENDS)
    if not (promises(element) or about & DONE_BY_A_SERVER or unknown):
        return signal
    page = timeline.page_number(signal.event.index)
    for click in timeline.clicks_by_key.get(element.key, ())[:_MOST_PRESSES]:
        notice = _notice_of(timeline, click) if timeline.page_number(click.index) == page else None
        if notice is not None:
            said = f"sent nothing, because the page showed “{clean(notice.text)}”"
            return replace(
                signal,
                kind=SignalKind.FORM,
                category=Category.VALIDATION_REJECTED,
                text=f"Clicking “{clean(element.shown)}” {said}",
                also=(notice, *(one for one in signal.also if one.element is not None)),
            )
    return signal


def _notice_of(timeline: Timeline, click: Event) -> Event | None:
    """Return the notice that came up at once behind a press, where nothing was asked or broke."""
    for event in timeline.between(click.at_us, click.at_us + _SHOWN_US, _LOOK_BACK):
        if event.index <= click.index:
            continue
        if event.request is not None or event.kind in (EventKind.EXCEPTION, EventKind.NAVIGATION):
            return None
        if event.topic == NOTICE:
            said = event.text[:_SEEN]
            other = MADE.search(said) or said.rstrip().endswith(("…", "...")) or says_it_broke(said)
            return None if other else event
    return None


def _house_before(timeline: Timeline, click: Event) -> Event | None:
    """Return an error that a kit wrote down under its own name on this page, before the press.

    What a kit unlocks (a seal of humanity, a field for a card) stays locked where it fails.
    """
    since = max(0, click.index - _LOOK_BACK)
    for event in reversed(timeline.events[since : click.index]):
        if event.kind is EventKind.NAVIGATION:
            return None
        own = event.kind is EventKind.CONSOLE and event.element is None and not event.topic
        if own and event.level is Level.ERROR and _TAGGED.match(event.text[:_SEEN]):
            return event
    return None


def _rule_before(timeline: Timeline, click: Event) -> Event | None:
    """Return the newest line of the same page by which it says what is not met."""
    since = max(0, click.index - _LOOK_BACK)
    for event in reversed(timeline.events[since : click.index]):
        if event.kind is EventKind.NAVIGATION:
            return None
        said = event.text[:_SEEN]
        own = event.kind is EventKind.CONSOLE and event.element is None and not event.topic
        if own and event.thrown is None and (is_demand(event) or _RULES.search(said)):
            return event
    return None
