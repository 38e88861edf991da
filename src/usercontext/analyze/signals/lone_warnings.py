"""A warning that is all that came of a press: the page's own account of why. Not: what words say.

Pages warn all day long. A line that speaks of a failure, comes at once with a press, and is the
only thing that comes, where somebody had to press again, tells why nothing else did.
"""

import re
from collections.abc import Iterator

from usercontext.analyze.events import Event, EventKind
from usercontext.analyze.grouping import message_template
from usercontext.analyze.parties import Party
from usercontext.analyze.signals.clicks import ANSWER_US, RAGE_CLICKS, told_dead
from usercontext.analyze.signals.last_words import read_last_word
from usercontext.analyze.signals.noise import is_harmless
from usercontext.analyze.signals.readings import is_warning, read_words
from usercontext.analyze.signals.shown_nonsense import holds_no_value
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.signals.voices import voice_of
from usercontext.analyze.signals.waits import promises
from usercontext.analyze.text import clean
from usercontext.analyze.timeline import Timeline
from usercontext.analyze.words import Concept, concepts
from usercontext.domain.analysis import Category

_SEEN = 400
_SAID_US = 2_000_000
_MOST = 200
"""Warnings that are looked at: the newest, since what matters is near the report."""

_FAILED = re.compile(
    r"\bfail(?:ed|ure|s)?\b|\berrors?\b|\bexception\b|\b(?:could|can|did|does|was|is)(?: not|n't)\b"
    r"|\bcannot\b|\bunable\b|\bno (?:match|such|handler|listener)\b|\bnot found\b|\bmissing\b"
    r"|\b(?:undefined|null)\b|\bunknown\b|\bunexpected\b|\bignor|\brefus|\breject|\babort",
    re.I,
)
_DONE_BY_A_SERVER = frozenset(
    {Concept.PAY, Concept.SIGN_UP, Concept.LOG_IN, Concept.CART, Concept.SAVE, Concept.SEND}
    | {Concept.UPLOAD, Concept.DOWNLOAD, Concept.BOOK, Concept.DELETE}
)
_FOLLOWS = (EventKind.REQUEST, EventKind.NAVIGATION, EventKind.EXCEPTION, EventKind.STORAGE)


def find_lone_warnings(timeline: Timeline) -> Iterator[Signal]:
    """Yield each warning of a failure that stands alone behind a press that should do more."""
    pressed = [
        (event, click)
        for event in timeline.events
        if is_warning(event) and (click := _click_before(timeline, event)) is not None
    ]
    spoken = [pair for pair in pressed[-_MOST:] if _speaks_of_failure(pair[0])]
    told = told_dead(timeline) if spoken else {}
    for event, click in spoken:
        if read_last_word(timeline, event) is not None:
            continue  # told already, as the last word that there is
        if _should_do_more(timeline, click, told) and not _led_on(timeline, click):
            yield Signal(
                kind=SignalKind.CONSOLE_ERROR,
                category=Category.JS_EXCEPTION,
                event=event,
                party=voice_of("", event.text) or Party.FIRST,
                text=f"The page warned “{clean(event.text)}”",
                words=event.text[:300],
                message=message_template(event.text[:_SEEN]),
            )


def _click_before(timeline: Timeline, event: Event) -> Event | None:
    click = timeline.click_before(event.index)
    return click if click is not None and event.at_us - click.at_us <= _SAID_US else None


def _speaks_of_failure(event: Event) -> bool:
    if event.thrown is not None or event.topic == "dead_click" or is_harmless(event):
        return False
    if _FAILED.search(event.text[:_SEEN]) is None or "deprecat" in event.text[:_SEEN].lower():
        return False
    return not holds_no_value(event) and read_words(event, "", event.text) is None


def _should_do_more(timeline: Timeline, click: Event, told: dict[int, Event]) -> bool:
    """Tell a press that nothing followed, that was hammered on, or that is to get something done.

    A menu is pressed twice to open and to close it.
    """
    element = click.element
    if element is None or not element.operable:
        return False
    often = len(timeline.clicks_by_key.get(element.key, ())) >= RAGE_CLICKS
    does = promises(element) or bool(concepts(element.label) & _DONE_BY_A_SERVER)
    return click.index in told or often or does


def _led_on(timeline: Timeline, click: Event) -> bool:
    until = click.at_us + ANSWER_US
    if timeline.was_waiting(click.at_us, until):
        return True
    after = timeline.between(click.at_us, until, _MOST)
    return any(e.kind in _FOLLOWS and e.index > click.index for e in after)
