"""Core clicks of which only a logged failure came. Not: what the page shows.

A page that caught its own error goes on as if nothing had been: no request, no page, no store
follows the press, and what it was to fill is still counted as empty. Who pressed cannot go on.
"""

import re

from usercontext.analyze.language.words import CORE, Concept, concepts
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.log_entry import Level

_AT_ONCE_US = 1_000_000
_MOST = 60
_MOST_LINES = 40
_SEEN = 200
_TRIED_TWICE = 2
_NONE = re.compile(r"(?<![\d.,:])0(?![\d.,:]*\d)")
_ANY = re.compile(r"[1-9]")
_EMPTY = re.compile(r"\"(?:items|lines|entries|products|count|quantity|size)\":\s*(?:\[\]|0\b)")
_BESIDE = re.compile(
    r"track|analytics|metric|beacon|pixel|statistic|telemetry|log(?:ging|ger)|event|recommend"
    r"|suggest|related|badge|preview|optional|later|queue|retr(?:y|ied)|offline|fall(?:s|ing)? back"
    r"|fell back|fallback|instead",
    re.I,
)
"""Nobody waits for it, or it is done another time or way."""


def stays_empty(timeline: Timeline, press: Event, root: Signal) -> bool:
    """Tell a step to buy of which only a logged error came, and after which nothing is there."""
    does = concepts(press.element.label) if press.element is not None else frozenset()
    about = does & (CORE | {Concept.CART})
    if not about or Concept.DELETE in does or not _is_only_logged(root):
        return False
    presses = _pressed_in_vain(timeline, root)
    if not presses:
        return False
    if Concept.CART in about and _is_counted_empty(timeline, presses[-1]):
        return True
    tried_again = len(presses) >= _TRIED_TWICE
    return tried_again and bool(about & concepts(root.event.text[:_SEEN]))


def _is_only_logged(root: Signal) -> bool:
    event = root.event
    quiet = root.kind is SignalKind.CONSOLE_ERROR and event.level is Level.ERROR
    own = root.party is Party.FIRST and event.request is None
    return quiet and own and _BESIDE.search(event.text[:_SEEN]) is None


def _pressed_in_vain(timeline: Timeline, root: Signal) -> list[Event]:
    """Return the presses that were followed by this line and by nothing else; none if one worked.

    The last time counts: somebody who was served then was served.
    """
    said = [one for one in timeline.loud if one.text == root.event.text][-_MOST_LINES:]
    pressed = [(timeline.click_before(line.index), line) for line in said]
    vain = [press for press, line in pressed if press and _is_all(timeline, press, line)]
    last = pressed[-1][0] if pressed else None
    return vain if last is not None and last in vain else []


def _is_all(timeline: Timeline, press: Event, line: Event) -> bool:
    following = timeline.clicks_after(press.index, 1)
    until_us = press.at_us + _AT_ONCE_US
    until_us = min(until_us, following[0].at_us) if following else until_us
    if line.at_us > until_us:
        return False
    near = timeline.between(press.at_us, until_us, _MOST)
    later = [one for one in near if one.index > press.index]
    if following:
        later = [one for one in later if one.index < following[0].index]
    return not any(_is_an_answer(timeline, press, one) for one in later)


def _is_an_answer(timeline: Timeline, press: Event, event: Event) -> bool:
    """Tell what a page did about a press: what it had asked for before does not count."""
    asked = event.request
    if asked is None:
        return event.kind in (EventKind.NAVIGATION, EventKind.STORAGE)
    if asked.told or event.started_us < press.at_us:
        return False
    return party_of_url(asked.url, timeline.page_host) is not Party.BYSTANDER


def _is_counted_empty(timeline: Timeline, press: Event) -> bool:
    """Tell a cart that is counted, on its control or in an answer, as having nothing in it."""
    for event in timeline.between(press.at_us, timeline.end_us):
        if event.index <= press.index:
            continue
        if event.element is not None and Concept.CART in concepts(event.element.label):
            label = event.element.label
            if _ANY.search(label) is None and _NONE.search(label) is not None:
                return True
        asked = event.request
        if asked is not None and asked.body and Concept.CART in concepts(asked.url.path):
            return asked.reads and _EMPTY.search(asked.body) is not None
    return False
