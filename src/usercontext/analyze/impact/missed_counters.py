"""Clicks that hit a missing analytics tag and succeeded all the same. Not: other tags.

Blockers keep these scripts away from a good share of visitors. Whoever added a thing to a cart that
holds it misses nothing; where the press came to nothing, the missing name has stopped it.
"""

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.language.words import concepts
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party, only_measures, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.controls.clicks import is_new_write
from usercontext.analyze.signals.exceptions.lone_warnings import DONE_BY_A_SERVER
from usercontext.analyze.signals.exceptions.tag_names import counter_named_in
from usercontext.analyze.signals.signal import SignalKind

_THROWN = (SignalKind.EXCEPTION, SignalKind.REJECTION, SignalKind.CONSOLE_ERROR)
_CAME_US = 2_500_000
_MOST = 60
_MOST_LATER = 8


def stumbled_over_a_counter(timeline: Timeline, chain: Chain) -> bool:
    """Tell a tag that a press missed, where what was pressed for came about."""
    root, press = chain.root, chain.trigger
    if root.kind not in _THROWN or press is None or root.event.request is not None:
        return False
    thrown = root.event.thrown
    if not counter_named_in(thrown.message if thrown else root.event.text):
        return False
    if any(one.event.request or one.event.element for one in chain.effects):
        return False  # more than the counting came to nothing
    return _came_about(timeline, press) or _went_on_to_buy(timeline, press)


def _went_on_to_buy(timeline: Timeline, press: Event) -> bool:
    """Tell whoever pressed something that only shows more, and was served at the next presses."""
    label = press.element.label if press.element is not None else ""
    if concepts(label) & DONE_BY_A_SERVER:
        return False
    later = timeline.clicks_after(press.index, _MOST_LATER)
    if any(one.element == press.element for one in later):
        return False  # it was pressed again, and so it had not opened
    return any(
        one.element is not None
        and concepts(one.element.label) & DONE_BY_A_SERVER
        and _came_about(timeline, one)
        for one in later
    )


def _came_about(timeline: Timeline, press: Event) -> bool:
    later = timeline.clicks_after(press.index, 1)
    until = min(press.at_us + _CAME_US, later[0].at_us if later else timeline.end_us)
    label = press.element.label if press.element is not None else ""
    changes = bool(concepts(label) & DONE_BY_A_SERVER)
    near = timeline.between(press.at_us, until, _MOST)
    here = timeline.route_at(press.at_us)
    return any(
        _is_what_came(timeline, one, press, here=here, changes=changes)
        for one in near
        if one.index > press.index
    )


def _is_what_came(
    timeline: Timeline, event: Event, press: Event, *, here: str, changes: bool
) -> bool:
    if event.kind is EventKind.STORAGE:
        return not event.emptied and is_new_write(timeline, event, press)
    if event.kind is EventKind.NAVIGATION:
        return event.target is not None and event.target.path != here
    asked = event.request
    if asked is None or asked.told or only_measures(asked.url) or (changes and asked.reads):
        return False
    own = party_of_url(asked.url, timeline.page_host) in (Party.FIRST, Party.SERVICE)
    return own and 200 <= (asked.status or 0) < 400
