"""How signals are linked: what triggered one, what followed from it. Not: recovery, ranking.

A signal belongs to the click that set it off, or to the page that the click opened; what comes
within four seconds behind it follows from it.
"""

import re

from usercontext.analyze.causes.acts import is_a_field, is_beside_a_field, is_pressed_for
from usercontext.analyze.causes.arrivals import went_by_address
from usercontext.analyze.causes.asked_each_lap import refused_each_lap
from usercontext.analyze.causes.asks_for_a_human import asked_for_a_human
from usercontext.analyze.causes.asks_with_nothing import ask_with_nothing
from usercontext.analyze.causes.came_down import came_down
from usercontext.analyze.causes.failed_below import failed_above
from usercontext.analyze.causes.lacking import find_lacking
from usercontext.analyze.causes.lasting import carried
from usercontext.analyze.causes.one_story import goes_on_about
from usercontext.analyze.causes.refused_for_it import refused_for_it
from usercontext.analyze.causes.refused_media import is_unplayed
from usercontext.analyze.causes.told_late import AROUND_US, SYMPTOMS, early_effects
from usercontext.analyze.causes.told_once import is_logged_of
from usercontext.analyze.language.screens import screened
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.controls.answered_in_vain import pays_in_vain
from usercontext.analyze.signals.controls.clicks import ANSWER_US
from usercontext.analyze.signals.exceptions.dead_pages import find_frozen, find_stopped
from usercontext.analyze.signals.exceptions.missed_parts import (
    find_demanded,
    find_unserved,
    find_waiting,
)
from usercontext.analyze.signals.exceptions.shown_instead import told_instead
from usercontext.analyze.signals.exchanges.requests import is_renewal
from usercontext.analyze.signals.exchanges.slow_pages import leads_to_slow_page
from usercontext.analyze.signals.page_words.manners import wait_named_in
from usercontext.analyze.signals.signal import UNREAD, Signal, SignalKind
from usercontext.analyze.signals.stores.lost_lines import says_lost
from usercontext.analyze.signals.telling import is_another_failure, is_inside, is_of_a_kit
from usercontext.domain.analysis import Category

EFFECT_US, _TRIGGER_US = 4_000_000, 5_000_000
_DEADLINE_US, _OF_PHONES_US, _LONGEST_US = 35_000_000, 65_000_000, 600_000_000
_WAITED = screened(r"\b(?:within|after|for) \d{1,5} ?m?s|\btimed? ?out\b", re.I)
_ASKS = (SignalKind.NO_ANSWER, SignalKind.CHUNK, SignalKind.ASSET, SignalKind.SOCKET)
"""What cannot work without a connection, whatever it says itself."""

_PICTURES = re.compile(r"\b(?:img|font|media|manifest|prefetch)-src\b", re.I)

_BEGUN_US = 10_000_000  # what takes a while is first asked after when some has passed
_PATTERNS = (SignalKind.REDIRECTS, SignalKind.STORM, SignalKind.DOUBLE)
"""What holds other signals in itself, for as long as it goes on."""


def find_trigger(timeline: Timeline, root: Signal) -> Event | None:
    """Return the click that set a signal off, or None."""
    # by which object it is: its words are long, and it is asked about many times
    known: dict[int, tuple[Signal, Event | None]] = timeline.known.setdefault(_trigger, {})
    if id(root) not in known:
        known[id(root)] = root, _trigger(timeline, root)
    return known[id(root)][1]


def _trigger(timeline: Timeline, root: Signal) -> Event | None:
    if (root.kind in SYMPTOMS and not pays_in_vain(root)) or root.event.element is not None:
        return root.event
    if _begins_by_itself(timeline, root) or root.party is Party.BYSTANDER:
        return None
    start = root.event.started_us if root.event.request else root.event.at_us
    click = timeline.pressed_before(root.event.index)
    if click is not None and _is_slow_page(root) and leads_to_slow_page(timeline, click):
        return click
    asked = root.event.request
    begun = root.kind is SignalKind.NO_ANSWER and asked is not None and asked.status and root.also
    of_a_device = asked is None and timeline.program is Program.APP
    alone = click is not None and _is_all_it_asked(timeline, click, root.event)
    patience = _BEGUN_US if begun or of_a_device or alone else _TRIGGER_US
    near = click is not None and click.at_us >= start - patience
    if click and (is_beside_a_field(click, root) or went_by_address(timeline, click, root.event)):
        return None
    if click is not None and not near and _was_away(timeline, click, root.event):
        return click
    return click if near else _waited_for(timeline, root)


def _is_all_it_asked(timeline: Timeline, click: Event, answer: Event) -> bool:
    """Tell what was sent behind a press and nothing before it, by a client that tells no waits."""
    asked = answer.request
    if asked is None or asked.reads or asked.told or asked.duration_ms is not None:
        return False
    before = timeline.requests_before(answer.index, 1)
    return not before or before[-1].index < click.index


def _was_away(timeline: Timeline, click: Event, root: Event) -> bool:
    """Tell a press that opened another window, and what the page heard when that was left."""
    if root.thrown is None or timeline.page_number(click.index) != timeline.page_number(root.index):
        return False
    opened = timeline.between(click.at_us, click.at_us + ANSWER_US)
    left = timeline.between(root.at_us - _TRIGGER_US, root.at_us)
    gone = any(e.topic == "hidden" and e.index > click.index for e in opened)
    return gone and any(e.topic == "visible" for e in left)


def _begins_by_itself(timeline: Timeline, root: Signal) -> bool:
    """Tell what a page asks for or reads as it opens, whatever was clicked before."""
    if root.kind is SignalKind.MEDIA:
        return root.event.request is not None and not is_pressed_for(timeline, root.event)
    return root.kind in (SignalKind.ASSET, SignalKind.BROKEN_SCRIPT)


def _waited_for(timeline: Timeline, root: Signal) -> Event | None:
    """Return the click that the page itself says it waited after, where nothing else was done."""
    asked = root.event.request
    if asked is not None and not asked.told:
        return None
    if timeline.program is Program.APP and root.category is Category.TIMEOUT_SLOW:
        # what somebody else has to do, an approval or a car that wakes up, takes minutes
        click = timeline.pressed_before(root.event.index)
        waited = click is not None and click.at_us >= root.event.at_us - _LONGEST_US
        return click if waited else None
    if _WAITED.search(root.words) is None:
        return None
    named_us = min(int(wait_named_in(root.words) * 1000) + _TRIGGER_US, _LONGEST_US)
    since = root.event.at_us - max(_DEADLINE_US if asked is None else _OF_PHONES_US, named_us)
    click = timeline.pressed_before(root.event.index)
    if click is None or click.at_us < since:
        return None
    page = timeline.page_number(root.event.index)
    return click if timeline.page_number(click.index) == page else None


def find_opening(timeline: Timeline, root: Signal, trigger: Event | None) -> Event | None:
    """Return the page that a click led to before the root, which that page then began by itself."""
    if trigger is None or root.kind in SYMPTOMS or _is_slow_page(root):
        return None
    start_us = root.event.started_us if root.event.request else root.event.at_us
    pages = timeline.opened_between(trigger.at_us, root.event.at_us)
    found = [
        page
        for page in pages
        if trigger.index < page.index <= root.event.index
        and (page.at_us <= start_us or page.topic == "load")
    ]
    return found[-1] if found else None


def find_effects(
    timeline: Timeline, signals: list[Signal], place: int, trigger: Event | None
) -> tuple[Signal, ...]:
    """Return the other signals that follow from the one at ``place``."""
    root = signals[place]
    if root.party is Party.BYSTANDER:
        return _told_of(root, signals, place)
    if root.kind is SignalKind.ASSET or _is_slow_page(root):
        return ()  # nothing of the page hangs on an image, or fails for coming late
    end_us = max(root.until_us, root.event.answered_us)
    ended = root.kind in _PATTERNS and root.until_us  # one that a browser counted is one moment
    until, behind = end_us + (0 if ended else EFFECT_US), signals[place + 1 :][:29]
    later = (s for s in behind if s.event.at_us <= until)
    shown = frozenset(event.index for event in root.also)
    follow = (s for s in later if _follows(root, s, shown))
    found = [s for s in follow if not _has_own_click(timeline, s, root, trigger)]
    cited = [s for s in behind if s.event.index in shown and s.event.topic == NOTICE]
    found += refused_each_lap(root, behind) + asked_for_a_human(root, behind)
    found += _others(refused_for_it(root, behind) + ask_with_nothing(root, behind), found)
    found += _others(cited, found)
    found += carried(timeline, signals, place, found)
    found += _others(goes_on_about(timeline, root, behind), found)
    if root.kind is SignalKind.OFFLINE:
        cut = [s for s in signals[place + 1 :] if s.kind in _ASKS]
        found += [s for s in _others(cut, found) if timeline.was_offline(s.event.at_us)]
    by_itself = trigger is None or is_a_field(trigger)
    found += _others((find_stopped if by_itself else find_frozen)(timeline, signals, place), found)
    if by_itself or find_opening(timeline, root, trigger) is not None:
        said = [s for s in found if s.kind in UNREAD]
        found += _others(find_waiting(timeline, signals, place, said), found)
    found += _others(find_unserved(timeline, signals, place), found)
    found += _others(find_demanded(timeline, signals, place, pressed=trigger is not None), found)
    found += early_effects(root, signals[max(0, place - 30) : place], trigger)
    found += _others(_around(timeline, root, signals, place), found)
    if root.category is Category.CSP or root.kind is SignalKind.CHUNK:
        # what a script would have defined is missed whenever it is needed, by whatever click
        found += _others(find_lacking(timeline, root, signals[place + 1 :], UNREAD), found)
    return tuple(found)


def _around(timeline: Timeline, root: Signal, signals: list[Signal], place: int) -> list[Signal]:
    """Return what is inside a failure, above it in its trace, or of the line that was closed."""
    near = signals[max(0, place - 30) : place + 30]
    found = [s for s in near if is_inside(root, s) or is_unplayed(root, s, near)]
    found += _others(failed_above(timeline, root, near) + told_instead(timeline, root, near), found)
    asked = root.event.request
    if asked is not None and asked.resource == "socket":
        until = root.event.answered_us + EFFECT_US
        later = (s for s in signals[place + 1 : place + 30] if s.event.at_us <= until)
        lost = [s for s in later if s.kind is SignalKind.SOCKET or says_lost(s.event.text)]
        found += _others(lost, found)
    return found


def _others(signals: list[Signal], found: list[Signal]) -> list[Signal]:
    """Return those that are not found yet; only what is of one entry can be equal."""
    if not signals:
        return []
    known: dict[int, list[Signal]] = {}
    for signal in found:
        known.setdefault(signal.event.index, []).append(signal)
    return [s for s in signals if s not in known.get(s.event.index, ())]


def _is_slow_page(root: Signal) -> bool:
    return root.kind is SignalKind.SLOW and root.event.target is not None


def _told_of(root: Signal, signals: list[Signal], place: int) -> tuple[Signal, ...]:
    """Return the page's words about somebody else's request: they are as little a cause."""
    until = root.event.answered_us + AROUND_US
    later = (s for s in signals[place + 1 : place + 10] if s.event.at_us <= until)
    return tuple(s for s in later if s.event.request and s.event.request.told)


def is_of_looks(root: Signal) -> bool:
    """Tell a refusal that takes a picture or a font from the page, and nothing else."""
    return root.event.topic == "csp" and _PICTURES.search(root.event.text) is not None


def _has_own_click(timeline: Timeline, later: Signal, root: Signal, trigger: Event | None) -> bool:
    """Tell whether the user did something else in between, which set the later signal off."""
    own = find_trigger(timeline, later)
    if own is None or own.index <= root.event.index or own.element is None:
        return False
    return trigger is None or trigger.element is None or own.element.key != trigger.element.key


def _follows(root: Signal, later: Signal, shown: frozenset[int]) -> bool:
    if root.kind in _PATTERNS and later.event.at_us <= root.until_us:
        asked = later.event.request
        reason = later.kind is SignalKind.AUTH and not (asked and is_renewal(asked))
        return later.party is root.party and not reason
    if root.kind in SYMPTOMS:
        return later.kind in SYMPTOMS
    if later.kind in SYMPTOMS or later.event.index in shown:
        return True
    if later.kind is SignalKind.NONSENSE and root.party is not Party.FIRST:
        return False  # what a page reckons it reckons with its own answers
    if later.event.request is None and later.party is Party.BYSTANDER:
        return root.kind is SignalKind.OFFLINE
    if later.event.request is not None and later.event.request.told:
        return _is_no_answer(root)
    if root.event.request is None:
        # an error repeated by the console, or what comes of a refusal that was read
        same = bool(root.message) and later.message == root.message
        soon = later.event.at_us - root.event.at_us <= 2 * AROUND_US
        if root.kind is SignalKind.FORM:
            return same or (soon and later.kind is SignalKind.FORM)  # told field by field
        if is_of_a_kit(root) and later.kind is SignalKind.EXCEPTION:
            return later.party in (Party.FIRST, root.party)  # it asks for what the kit did not get
        told_so = root.kind is later.kind is SignalKind.CHUNK  # a file, and who missed it
        told_so = told_so or later.kind in UNREAD or later.category is root.category is Category.CSP
        same = same or came_down(root, later)
        return same or (soon and root.kind not in UNREAD and told_so)
    if later.event.request is not None:
        if is_another_failure(root, later):
            return False
        same = later.endpoint == root.endpoint and later.status == root.status
        return same or later.kind is SignalKind.AUTH is root.kind or _is_renewed(root, later)
    if root.kind is SignalKind.MEDIA:
        return later.kind is root.kind
    if later.category is Category.THIRD_PARTY and root.party is Party.FOREIGN:
        return later.party is Party.FOREIGN  # a known house speaks of itself
    generic = later.kind in UNREAD or later.kind is root.kind or is_logged_of(root, later)
    at_once = later.event.at_us - root.event.answered_us <= AROUND_US
    theirs = later.party in (root.party, Party.FIRST if at_once else root.party)
    return generic and (theirs or later.event.thrown is None)


def _is_no_answer(root: Signal) -> bool:
    """Tell a request, or what kept it back: a message that a fetch failed follows from it."""
    return root.event.request is not None or root.kind in (SignalKind.REFUSED, SignalKind.OFFLINE)


def _is_renewed(root: Signal, later: Signal) -> bool:
    """Tell a renewal of the sign-in that fails because the sign-in had ended."""
    asked = later.event.request
    return root.kind is SignalKind.AUTH and asked is not None and is_renewal(asked)
