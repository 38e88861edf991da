"""Third-party failures that nobody on the page noticed.

Which houses only count or advertise is known by name for some (`parties`). Of all others it is
told by what came of it: no error that names it, no line or notice at once, and what was pressed
for came, or failed, by the page's own means. Not: services known by name, nor what one pays by.
"""

from collections.abc import Sequence

from usercontext.analyze.causes.acts import is_a_field
from usercontext.analyze.causes.lacking import misses_a_name, misses_it
from usercontext.analyze.causes.overheard import is_not_so
from usercontext.analyze.causes.spoken_of import speaks_of
from usercontext.analyze.causes.told_late import SYMPTOMS
from usercontext.analyze.language.words import CORE, concepts, fold, telling_words
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.parties import Party, is_vendor, party_of_frames, party_of_url
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_SAID_US = 500_000
_CAME_US, _KEPT_US = 2_500_000, 1_000_000
_MOST_LOOKED_AT, _MOST_PRESSES = 40, 20
_INSISTS, _TELLING = 3, 4
_SAID = (EventKind.CONSOLE, EventKind.EXCEPTION)
_ITSELF = ("document", "socket")
"""What one is led to, and what is held open, is no thing beside a page."""


_CALLS_BACK = frozenset({"gtag", "gtm"})
"""Keepers of tags that pages hand a call to, and wait for its return before they go on."""

_REFUSED = 400


def is_unmissed(
    timeline: Timeline,
    root: Signal,
    trigger: Event | None,
    effects: Sequence[Signal],
    description: str,
) -> bool:
    """Tell such a request: ``trigger`` is the press behind which it was sent, if any."""
    asked = root.event.request
    if asked is None or asked.told or root.party is not Party.FOREIGN or not _is_aside(root, asked):
        return False
    if _is_about(root, asked, trigger, description) or _is_insisted_on(timeline, asked):
        return False
    if trigger is not None and _failed_itself(timeline, trigger, root):
        return True
    if any(_is_of_it(timeline, root, one) for one in effects) or _is_spoken_of(timeline, root):
        return False
    if trigger is None or is_a_field(trigger):
        return True
    came = _came_all_the_same(timeline, trigger, root) or _came_once(timeline, trigger, root)
    return came or _is_told_dead(timeline, trigger)


def _is_aside(root: Signal, asked: Request) -> bool:
    """Tell a file of theirs, or what is told to them; what is read from them is there to be used.

    A reading that never got out is what blockers do to those who count.
    """
    if asked.resource == "script":
        return root.category is Category.THIRD_PARTY
    if asked.asks_a_graph or "api" in asked.url.path.casefold().split("/"):
        return False  # what has such an address was made to be asked, be it on another host
    return asked.resource not in _ITSELF and (not asked.reads or not asked.status)


def _is_about(root: Signal, asked: Request, trigger: Event | None, description: str) -> bool:
    """Tell what the report is of, by its words, or as something that is not there any more."""
    address = f"{asked.url.host} {asked.about}"
    if concepts(address) & CORE or is_vendor(address) or speaks_of(description, root.words):
        return True
    return trigger is None and is_not_so(description)


def _is_insisted_on(timeline: Timeline, asked: Request) -> bool:
    """Tell what was asked for again, and failed again."""
    return asked.resource == "api" and len(timeline.asked.get(asked.address, ())) >= _INSISTS


def _is_of_it(timeline: Timeline, root: Signal, effect: Signal) -> bool:
    """Tell an effect that only its absence explains; a file is missed by name."""
    if effect.party not in (Party.FIRST, Party.SERVICE):
        return False
    if effect.kind in SYMPTOMS:
        return _is_named_like(root, effect)
    file = root.event.request is not None and root.event.request.resource != "api"
    return not file or misses_a_name(effect) or misses_it(timeline, root, effect)


def _is_named_like(root: Signal, effect: Signal) -> bool:
    """Tell a dead control one of whose words stands in the address: "Share", sharebar.io."""
    asked, element = root.event.request, effect.event.element
    if asked is None or element is None:
        return False
    address = fold(f"{asked.url.host} {asked.url.path}")
    if not _CALLS_BACK.isdisjoint(address.split()):
        return True
    return any(word in address for word in telling_words(element.label) if len(word) >= _TELLING)


def _is_spoken_of(timeline: Timeline, root: Signal) -> bool:
    """Tell what the page wrote or showed of something at once behind it."""
    asked = root.event.request
    if asked is not None and asked.resource != "api":
        return False  # nobody waits for a file to say that it did not come
    over_us = root.event.answered_us
    return any(
        event.topic == NOTICE or _is_own_error(timeline, event)
        for event in timeline.between(root.event.at_us, over_us + _SAID_US, _MOST_LOOKED_AT)
        if event.index > root.event.index
    )


def _failed_itself(timeline: Timeline, press: Event, root: Signal) -> bool:
    """Tell a press that the page's own server said no to: that explains what was shown."""
    near = timeline.between(press.at_us, press.at_us + _CAME_US, _MOST_LOOKED_AT)
    return any(
        event.index > press.index
        and event.request is not None
        and (event.request.status or 0) >= _REFUSED
        and not event.request.reads
        and _is_own_answer(timeline, root, event)
        for event in near
    )


def _came_all_the_same(timeline: Timeline, press: Event, root: Signal) -> bool:
    """Tell a press that came to something, or failed by itself: by the page's own means."""
    near = timeline.between(press.at_us, press.at_us + _CAME_US, _MOST_LOOKED_AT)
    return any(_came(timeline, press, root, event) for event in near if event.index > press.index)


def _came(timeline: Timeline, press: Event, root: Signal, event: Event) -> bool:
    if event.kind is EventKind.NAVIGATION:
        return True
    if event.kind is EventKind.STORAGE:
        soon = event.at_us - press.at_us <= _KEPT_US
        return soon and not event.emptied and not timeline.is_habit(event, press.at_us)
    if event.request is None:
        return event.index < root.event.index and _is_own_error(timeline, event)
    return _is_own_answer(timeline, root, event)


def _is_own_answer(timeline: Timeline, root: Signal, event: Event) -> bool:
    asked = event.request
    if asked is None or asked.told or event.index == root.event.index:
        return False
    return party_of_url(asked.url, timeline.page_host) is Party.FIRST


def _is_own_error(timeline: Timeline, event: Event) -> bool:
    """Tell what the page's own code threw, or wrote down as an error."""
    if event.kind not in _SAID or event.element is not None or event.level is not Level.ERROR:
        return False
    frames = event.thrown.frames if event.thrown is not None else ()
    return party_of_frames(frames, timeline.page_host) in (Party.FIRST, None)


def _came_once(timeline: Timeline, press: Event, root: Signal) -> bool:
    """Tell what came of one of several presses that were alike: it was not what they were for."""
    key, asked = press.element.key if press.element is not None else "", root.event.request
    page = timeline.page_number(press.index)
    alike = [
        click
        for click in timeline.clicks[-_MOST_PRESSES:]
        if click.element is not None
        and click.element.key == key
        and timeline.page_number(click.index) == page
    ]
    often = timeline.asked.get(asked.address, ()) if asked is not None else ()
    return len(alike) > max(1, len(often))


def _is_told_dead(timeline: Timeline, press: Event) -> bool:
    """Tell a press of which the page's own capture says that nothing followed it."""
    near = timeline.between(press.at_us, press.at_us + 2 * _CAME_US, _MOST_LOOKED_AT)
    return any(event.topic == "dead_click" for event in near if event.index > press.index)
