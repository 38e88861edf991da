"""The purpose of a non-web program whose words are not known. Not: points, words.

Couriers close a stop, nurses keep a finding: each trade has a core of its own. It is told by who
presses for a change again and again in vain and does nothing else, or by that nothing works.
"""

import re

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.impact.beside_the_core import is_done_to_a_thing
from usercontext.analyze.language.words import Concept, concepts, fold
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.refusals.stopped import stops
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_GAVE_UP = frozenset(
    {SignalKind.SERVER_ERROR, SignalKind.NO_ANSWER, SignalKind.CLIENT_ERROR, SignalKind.UNREADABLE}
    | {SignalKind.AUTH}
)
_OF_DEVICES = frozenset({SignalKind.NO_ANSWER, SignalKind.SOCKET})
_TOO_LARGE = frozenset({413, 415})
"""What was refused for how the program sent it: nobody typed that."""

_BESIDE = frozenset({Concept.PROFILE, Concept.LAYOUT, Concept.LANGUAGE, Concept.SEARCH})
_SEVERAL = 2
_IN_THE_WORLD = re.compile(
    r"^ (?:un)?lock $| (?:(?:un)?lock|open|close) (?:the |my |front |back )?(?:car|doors?|gate"
    r"|barrier|boot|trunk|garage|vehicle|bike|scooter|locker|box) | go online "
    r"| (?:start|begin|end|stop) (?:the |my )?(?:shift|ride|trip|charging|charge|rental|tour"
    r"|delivery) |^ check in $| take off | dispense | sos | emergency | notruf | entriegeln "
    r"| aufschliessen | (?:tur|tor|schranke|auto) offnen |^ einchecken $"
    r"| (?:schicht|fahrt|miete|laden|ladevorgang) (?:starten|beenden) "
    r"| (?:deverrouiller|ouvrir la porte|abrir (?:la puerta|coche)|apri porta|open deur) "
)
"""What is done in the world by a press: who stands before a door has no other way in."""


def is_in_the_world(folded: str) -> bool:
    """Tell a control that does something in the world, before which its user stands."""
    return _IN_THE_WORLD.search(folded) is not None


def insists(timeline: Timeline, chain: Chain, label: str) -> bool:
    """Tell a change that was pressed for twice and more, never made, and all that was tried."""
    asked = chain.root.event.request
    if timeline.program is not Program.APP or chain.trigger is None:
        return False
    if not chain.retries and not is_in_the_world(fold(label)):
        return False
    if chain.recovered is not None or chain.opened is not None:
        return False
    if asked is None and chain.root.kind not in _OF_DEVICES:
        return False
    if asked is not None and asked.reads:
        return False
    if chain.root.reason is not None or chain.root.party is not Party.FIRST:
        return False
    too_large = asked is not None and asked.status in _TOO_LARGE
    if chain.root.kind not in _GAVE_UP and not too_large and asked is not None:
        return False
    if is_done_to_a_thing(fold(label)) or concepts(label) & _BESIDE:
        return False
    return not _turned_elsewhere(timeline, chain.retries[-1] if chain.retries else chain.trigger)


def _turned_elsewhere(timeline: Timeline, last: Event) -> bool:
    """Tell whether anything else was pressed, opened or changed after the last try."""
    for event in timeline.events[last.index + 1 :]:
        asked = event.request
        changed = asked is not None and not asked.reads and 200 <= (asked.status or 0) < 300
        if changed or event.kind in (EventKind.CLICK, EventKind.NAVIGATION):
            return True
    return False


def all_failed(timeline: Timeline, chain: Chain) -> bool:
    """Tell a session in which nothing that was tried went well, and it was tried several times."""
    if chain.trigger is not None and chain.root.event.request is None:
        return False
    if chain.recovered is not None or chain.root.party is not Party.FIRST:
        return False
    if chain.root.category in (Category.OFFLINE, Category.TIMEOUT_SLOW):
        return False
    if chain.root.event.request is None:
        return sum(map(_says_that_it_stopped, chain.effects)) >= _SEVERAL
    if timeline.went_well or chain.root.kind not in _GAVE_UP:
        return False
    sent = chain.root.kind is SignalKind.SERVER_ERROR or not chain.root.event.request.reads
    failed = [
        e
        for e in timeline.answered
        if e.request and e.request.address == chain.root.event.request.address
    ]
    return sent and len(failed) >= _SEVERAL


def _says_that_it_stopped(effect: Signal) -> bool:
    return effect.event.request is None and (
        effect.kind is SignalKind.FORM or stops(effect.event.text)
    )
