"""A warning as the only result of a user's action: the page's own account of why.

Pages warn all day long, mostly of nothing. But a line that denies something, comes at once with a
press and is the only thing that comes, or names the page that was just gone to, is what a developer
would read first. Not: what its words are about.
"""

import re
from collections.abc import Iterator

from usercontext.analyze.grouping import message_template
from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.shown_nonsense import holds_no_value
from usercontext.analyze.signals.controls.clicks import (
    ANSWER_US,
    RAGE_CLICKS,
    is_new_write,
    told_dead,
)
from usercontext.analyze.signals.exceptions.readings import is_warning, read_words
from usercontext.analyze.signals.exceptions.voices import voice_of
from usercontext.analyze.signals.exchanges.waits import promises
from usercontext.analyze.signals.nothing_wrong.noise import is_harmless
from usercontext.analyze.signals.page_words.manners import LONG_MS, wait_named_in
from usercontext.analyze.signals.refusals.demands import is_demand, patience_for
from usercontext.analyze.signals.refusals.reason_words import reason_of
from usercontext.analyze.signals.refusals.result_codes import is_decided_beside
from usercontext.analyze.signals.refusals.stopped import Reading, read_stop, stops
from usercontext.analyze.signals.signal import Reason, Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_SEEN = 400
_SAID_US = 2_000_000
_OPENED_US = 1_500_000
_MOST_LATER = 5
_MOST = 200
"""Warnings that are looked at: the newest, since what matters is near the report."""

_DENIES = screened(
    r"\b(?:no|not|none|never|cannot|can't|couldn't|doesn't|didn't|wasn't|isn't|undefined|null|404"
    r"|errors?|exception|unable|missing|unknown|unexpected|invalid|blocked|denied)\b"
    r"|\b(?:fail|ignor|refus|reject|abort)",
    re.I,
)
_FINDS_NONE = screened(
    r"\b(?:no|none of the|not any|zero|0|(?:cannot|can't|could(?: not|n't)) find (?:an?|any|the)) "
    r"(?:[a-z]+ ){1,3}(?:match\w*|fits?|found|for|with)\b",
    re.I,
)
"""What a page looked for in what it was given, and did not find: data that do not fit."""

_OF_CODE = re.compile(
    r"\b(?:routes?|router|location|path|component|element|handler|translation|locale|icon|template"
    r"|module|plugin|loader|selector|listener|reducer|store|provider)\b",
    re.I,
)
"""What a page is made of: that one of these is not found is a matter of its code."""

_TRIES_AGAIN = re.compile(
    r"\b(?:re-?(?:try\w*|tries|connect\w*|load\w*|fetch\w*|send\w*)|again|next (?:try|attempt))"
    r"\W{1,3}(?:(?:in|after|within) )?(?P<wait>\d{1,5}(?:\.\d{1,3})?) ?"
    r"(?P<unit>ms|milli\w*|s\b|sec\w*)",
    re.I,
)
"""How a page says that it tries once more by itself, and when."""

DONE_BY_A_SERVER = frozenset(
    {Concept.PAY, Concept.SIGN_UP, Concept.LOG_IN, Concept.CART, Concept.SAVE, Concept.SEND}
    | {Concept.UPLOAD, Concept.DOWNLOAD, Concept.BOOK, Concept.DELETE}
)
"""What a press is for that only a server can do: nothing is done where it is not asked."""

_FOLLOWS = (EventKind.REQUEST, EventKind.NAVIGATION, EventKind.EXCEPTION)


def find_lone_warnings(timeline: Timeline) -> Iterator[Signal]:
    """Yield each warning that denies the page it is on, or stands alone behind a press."""
    near = [
        (event, click, path)
        for event in timeline.lines
        if is_warning(event) or _is_quiet(event)
        for click, path in [(_click_before(timeline, event), _page_named(timeline, event))]
        if (click is not None or path) and (is_warning(event) or _is_a_demand(event, click))
    ]
    spoken = [one for one in near[-_MOST:] if _denies(timeline, one[0])]
    told = told_dead(timeline) if spoken else {}
    for event, click, path in spoken:
        if path:
            yield _signal(event, (SignalKind.CLIENT_ERROR, Category.JS_EXCEPTION))
        elif (
            click and _should_do_more(timeline, click, told) and not _led_on(timeline, click, event)
        ):
            yield _signal(event, _reading_of(timeline, event))


def _reading_of(timeline: Timeline, event: Event) -> Reading:
    if (stopped := read_stop(event.text)) is not None:
        return stopped
    if is_demand(event):
        return SignalKind.FORM, Category.VALIDATION_REJECTED
    if wait_named_in(event.text) >= LONG_MS:
        return SignalKind.NO_ANSWER, Category.TIMEOUT_SLOW
    said = event.text[:_SEEN]
    if _FINDS_NONE.search(said) is not None and _OF_CODE.search(said) is None:
        return SignalKind.CLIENT_ERROR, Category.API_CONTRACT
    if _is_decided(timeline, event) or reason_of(said) is not None:
        return SignalKind.FORM, Category.VALIDATION_REJECTED
    return SignalKind.CONSOLE_ERROR, Category.JS_EXCEPTION


def _is_quiet(event: Event) -> bool:
    quiet = event.kind is EventKind.CONSOLE and event.level in (Level.INFO, Level.DEBUG)
    return quiet and event.element is None and not event.topic


def _is_a_demand(event: Event, click: Event | None) -> bool:
    """Tell a line that asks something of whoever has just pressed, or stops them, quietly."""
    return (click is not None and is_demand(event)) or stops(event.text)


def _signal(event: Event, read: Reading) -> Signal:
    kind, category = read
    told = "warned" if is_warning(event) else "wrote"
    return Signal(
        kind=kind,
        category=category,
        event=event,
        party=voice_of("", event.text) or Party.FIRST,
        text=f"The page {told} “{clean(event.text)}”",
        words=event.text[:300],
        message=message_template(event.said[:_SEEN]),
        reason=Reason.RULE if kind is SignalKind.DENIED else _reason(event, kind),
    )


def _reason(event: Event, kind: SignalKind) -> Reason | None:
    is_refusal = kind is SignalKind.FORM and not is_demand(event)
    return reason_of(event.text[:_SEEN]) if is_refusal else None


def _click_before(timeline: Timeline, event: Event) -> Event | None:
    click = timeline.click_before(event.index)
    if click is None or event.at_us - click.at_us <= _SAID_US:
        return click
    waited = wait_named_in(event.text)  # who waited for a press says for how long
    soon_us = patience_for(event.text, _SAID_US) + (int(waited * 1000) if waited >= LONG_MS else 0)
    return click if event.at_us - click.at_us <= soon_us else None


def _page_named(timeline: Timeline, event: Event) -> str:
    """Return the path of the page that was just gone to, where a line names it, else ''."""
    opened = timeline.opened_between(event.at_us - _OPENED_US, event.at_us)
    if not opened:
        return ""
    path = next((page.target.path for page in reversed(opened) if page.target), "")
    return path if len(path) > 1 and path in event.text[:_SEEN] else ""


def _denies(timeline: Timeline, event: Event) -> bool:
    """Tell a line of the page's own that says that something is not so, and once in a while."""
    if event.thrown is not None or event.topic == "dead_click" or is_harmless(event):
        return False
    said = event.text[:_SEEN]
    denied = _DENIES.search(said) is not None or is_demand(event) or stops(said)
    denied = denied or _is_decided(timeline, event)
    if not denied or "deprecat" in event.text[:_SEEN].lower():
        return False
    if holds_no_value(event) or timeline.is_habit(event, ANSWER_US):
        return False
    quiet = event.level is Level.INFO and stops(said)  # others read no line that is no warning
    return quiet or read_words(event, "", event.text) is None


def _is_decided(timeline: Timeline, event: Event) -> bool:
    """Tell what a system behind an app answered with a code and a sentence, which it passes on."""
    payload = timeline.entries[event.id].payload
    return timeline.program is Program.APP and is_decided_beside(payload, event.text[:_SEEN])


def _should_do_more(timeline: Timeline, click: Event, told: dict[int, Event]) -> bool:
    """Tell a press that was the last one, that was hammered on, or that is to get something done.

    A menu is pressed twice to open and to close it.
    """
    element = click.element
    if click is timeline.clicks[-1] or click.index in told:
        return True
    if element is None or not element.operable:
        return False
    often = len(timeline.clicks_by_key.get(element.key, ())) >= RAGE_CLICKS
    return often or promises(element) or bool(concepts(element.label) & DONE_BY_A_SERVER)


def _led_on(timeline: Timeline, click: Event, line: Event) -> bool:
    again_us = _tries_again_by(line)
    until = min(max(click.at_us + ANSWER_US, again_us), _left_it(timeline, click, again_us))
    if timeline.was_waiting(click.at_us, until):
        return True
    after = timeline.between(click.at_us, until, _MOST)
    return any(_is_outcome(timeline, event, click) for event in after if event.index > click.index)


def _tries_again_by(line: Event) -> int:
    """Return when what a line says is tried again has had its answer; 0 where it does not say."""
    found = _TRIES_AGAIN.search(line.text[:_SEEN])
    if found is None:
        return 0
    wait = float(found["wait"]) * (1 if found["unit"].lower().startswith("m") else 1000)
    return line.at_us + int(wait * 1000) + ANSWER_US if wait <= LONG_MS else 0


def _left_it(timeline: Timeline, click: Event, again_us: int = 0) -> int:
    """Return when somebody did something else: pressed another control, opened an address.

    A page that no other led to was opened by its address, where a client tells what led to others.
    """
    end_us = max(click.at_us + ANSWER_US, again_us)
    for later in timeline.clicks_after(click.index, _MOST_LATER):
        if later.element and click.element and later.element.key != click.element.key:
            end_us = min(end_us, later.at_us - 1)
            break
    pages = timeline.opened_between(click.at_us, end_us)
    led = any(page.origin is not None for page in timeline.navigations)
    typed = (page for page in pages if led and page.index > click.index and page.origin is None)
    return min((page.at_us - 1 for page in typed), default=end_us)


def _is_outcome(timeline: Timeline, event: Event, click: Event) -> bool:
    """Tell what a press led to; a draft that is kept while somebody types is the typing's."""
    if event.request is not None:
        return party_of_url(event.request.url, timeline.page_host) is not Party.BYSTANDER
    if event.kind is EventKind.STORAGE:
        return is_new_write(timeline, event, click)
    return event.kind in _FOLLOWS
