"""Whether the user was blocked, at what, and whether they could go on. Not: its weight.

Read from what was captured around a chain: which control it began with, whether a page began it by
itself, what worked afterwards. Never from what anybody wrote about it.
"""

import re

from usercontext.analyze.causes.last_alike import last_alike
from usercontext.analyze.causes.looked_up_again import was_found_otherwise
from usercontext.analyze.causes.own_writes import CONTENT, wrote_in_vain
from usercontext.analyze.causes.picked import is_chosen
from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.causes.recoveries import does_not_stay_signed_in
from usercontext.analyze.impact.another_way import was_done_before, was_reached_otherwise
from usercontext.analyze.impact.answered_in_part import came_in_part, is_refused_edit
from usercontext.analyze.impact.broken_calls import ends_a_call
from usercontext.analyze.impact.cut_off_work import is_cut_off
from usercontext.analyze.impact.gone_round import was_gone_round
from usercontext.analyze.impact.lost_work import is_missed_draft
from usercontext.analyze.impact.missed_under_hand import is_refused_and_missed
from usercontext.analyze.impact.only_looks import is_only_a_look
from usercontext.analyze.impact.signed_in_elsewhere import came_back_in_vain
from usercontext.analyze.impact.so_already import was_so_already
from usercontext.analyze.impact.undone_again import came_to_nothing
from usercontext.analyze.impact.unknown_shops import is_unknown_where_one_pays
from usercontext.analyze.impact.unseen_pages import ends_a_press
from usercontext.analyze.impact.went_on import went_on
from usercontext.analyze.language.urls import split_url
from usercontext.analyze.language.words import CORE, concepts, means_success
from usercontext.analyze.reading.events import Element, Event, EventKind
from usercontext.analyze.reading.parties import Party, is_vendor, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.controls.clicks import is_served
from usercontext.analyze.signals.controls.failure_pages import A_FAILURE
from usercontext.analyze.signals.exceptions.endings import is_an_end
from usercontext.analyze.signals.exceptions.floods import draws_without_end
from usercontext.analyze.signals.exceptions.lost_drawings import loses_its_drawing
from usercontext.analyze.signals.exceptions.served_beside import threw_beside
from usercontext.analyze.signals.exceptions.shown_instead import was_put_instead
from usercontext.analyze.signals.sign_ins.doors import A_DOOR
from usercontext.analyze.signals.sign_ins.renewals import is_spent
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_HARMLESS = frozenset(
    {SignalKind.ASSET, SignalKind.MEDIA, SignalKind.SLOW, SignalKind.WARNING, SignalKind.RACE}
    | {SignalKind.DOUBLE, SignalKind.MONEY, SignalKind.MIXED_UP, SignalKind.MISMATCH}
    | {SignalKind.NONSENSE}
)
"""Nobody is stopped by these: the page goes on, be it late, incomplete or wrong."""

_ENDS_AT_IT = (SignalKind.MISMATCH, SignalKind.NONSENSE)  # where a control is dead by it

_FRONT = re.compile(
    r"^$|/$|/(?:index|home|start|welcome)(?:\.\w{2,5})?$|^/[a-z]{2}(?:-[a-z]{2})?$", re.I
)

_STANDS_STILL = frozenset({SignalKind.AUTH, SignalKind.CHUNK, SignalKind.REDIRECTS})
"""Nothing of a page works after these, whoever began it."""

_DEAD_KINDS = frozenset({SignalKind.DEAD_CLICK, SignalKind.RAGE_CLICK})
_SEVERAL, _MOST_PRESSES, _COMING_UP_US = 3, 20, 5_000_000
_LIFE = (EventKind.REQUEST, EventKind.NAVIGATION, EventKind.STORAGE)
"""What a page that is alive goes on doing by itself or when it is pressed."""

_THROWN = (SignalKind.EXCEPTION, SignalKind.REJECTION, SignalKind.CONSOLE_ERROR)


def is_blocked(timeline: Timeline, chain: Chain) -> bool:
    """Tell whether the user was stopped: what they did failed and never worked afterwards."""
    kind = chain.root.kind
    if came_to_nothing(timeline, chain):
        return True
    if _is_got_over(timeline, chain):
        return False
    if kind is SignalKind.HYDRATION or (chain.root.event.topic == "csp" and _dead(chain)):
        return bool(_dead(chain))
    if _is_turned_away(timeline, chain) or ends_a_call(chain.root):
        return True
    if is_missed_draft(timeline, chain) or is_cut_off(timeline, chain):
        return True
    if _was_done(timeline, chain):
        return False
    over_us = chain.root.until_us  # the pages of a loop are no place that somebody got to
    own = last_alike(timeline, chain.root.event).index
    after = [e for e in timeline.navigations if e.index > own and e.at_us > over_us]
    if any(e.target is not None and means_success(e.target.path) for e in after):
        return False
    if kind is SignalKind.BROKEN_SCRIPT:
        return bool(_dead(chain)) or stopped_the_page(timeline, chain)
    if kind is SignalKind.NO_ANSWER and over_us and not went_on(timeline, chain):
        return True  # they looked at it until they reported it
    refused = chain.root.party is Party.SERVICE and chain.root.category is Category.THIRD_PARTY
    waited = chain.root.category is Category.TIMEOUT_SLOW
    if chain.trigger is None and not timeline.tells_presses and not any(map(is_chosen, after)):
        return True  # somebody pressed for it, and nobody told
    quiet = kind is SignalKind.CONSOLE_ERROR and not chain.retries and not _dead(chain)
    if quiet and not (refused or waited or was_put_instead(timeline, chain.root.event)):
        # pages log errors that nobody notices: not after the last thing that somebody tried
        return chain.trigger is not None and ends_a_press(timeline, chain.trigger, chain.root)
    if chain.trigger is None and wrote_in_vain(timeline, chain.root):
        return True
    if chain.trigger is None or chain.opened is not None:
        lost = stands_still(chain) or (kind in CONTENT and shows_the_page(timeline, chain))
        lost = lost or bool(_dead(chain)) or stopped_the_page(timeline, chain)
        lost = lost or _misses_it(timeline, chain)
        return (lost or chain.opened is not None) and not went_on(timeline, chain)
    return True


def _is_got_over(timeline: Timeline, chain: Chain) -> bool:
    over = chain.recovered is not None or _stops_nobody(chain)
    return over or is_only_a_look(timeline, chain.root) or was_gone_round(timeline, chain)


def _was_done(timeline: Timeline, chain: Chain) -> bool:
    """Tell what was done before, by another way, or in spite of it."""
    if was_done_before(timeline, chain) or was_reached_otherwise(timeline, chain):
        return True
    otherwise = was_found_otherwise(timeline, chain.root.event)
    return otherwise or was_so_already(timeline, chain) or threw_beside(timeline, chain.root)


def _is_turned_away(timeline: Timeline, chain: Chain) -> bool:
    shown = chain.effects if chain.root.kind is SignalKind.STORAGE else (chain.root,)
    out = any(does_not_stay_signed_in(timeline, one) for one in shown)
    return out or came_back_in_vain(timeline, chain) or is_unknown_where_one_pays(timeline, chain)


def _stops_nobody(chain: Chain) -> bool:
    """Tell what is got over; a film that was pressed for, or an edit that was refused, is not."""
    root = chain.root
    if root.kind is SignalKind.MEDIA and root.event.request is not None:
        return chain.trigger is None
    asked = root.event.request
    if asked is not None and came_in_part(asked) and not chain.effects:
        return True  # the rest was done
    if is_spent(root):
        return False
    if root.kind is not SignalKind.RACE:
        return root.kind in _HARMLESS and not (root.kind in _ENDS_AT_IT and _dead(chain))
    taken = any(e.request and 200 <= (e.request.status or 0) < 300 for e in root.also)
    return asked is None or taken or not is_refused_edit(asked)


def _misses_it(timeline: Timeline, chain: Chain) -> bool:
    """Tell a thing or a kit that is not there, and a page that words stand in the place of."""
    if is_refused_and_missed(timeline, chain) or _lacks_a_kit(timeline, chain):
        return True
    return chain.root.kind in _THROWN and was_put_instead(timeline, chain.root.event)


def _lacks_a_kit(timeline: Timeline, chain: Chain) -> bool:
    """Tell a service that gave up on the page where one pays, signs up or signs in by it."""
    root = chain.root
    if root.category is not Category.THIRD_PARTY or root.kind not in _THROWN:
        return False
    thrown = root.event.thrown
    if thrown is None or not thrown.uncaught:
        return False  # kits write down much that they can do without
    theirs = bool(thrown.frames) and is_vendor(split_url(thrown.frames[0].url).host)
    if root.party is not Party.SERVICE and not theirs:
        return False
    return bool(concepts(timeline.route_at(root.event.at_us)) & CORE)


def stands_still(chain: Chain) -> bool:
    """Tell what nothing of a page works after."""
    return chain.root.kind in _STANDS_STILL


def takes_every_press(timeline: Timeline, chain: Chain) -> bool:
    """Tell what lies over a page, or several dead controls, where no press at all did anything."""
    root, element = chain.root, chain.root.event.element
    if root.kind not in _DEAD_KINDS or element is None:
        return False
    page = timeline.page_number(root.event.index)
    pressed = [c for c in timeline.clicks if timeline.page_number(c.index) >= page][-_MOST_PRESSES:]
    served = [one for one in pressed if is_served(timeline, one, pressed)]
    if len(pressed) < _SEVERAL or 2 * len(served) >= len(pressed) or pressed[-1] in served[-1:]:
        return False  # a page that somebody then opens by its address answers no press
    over = element.bare and not element.operable
    return over or len({c.element.key for c in pressed if c.element and c not in served}) > 1


def stopped_the_page(timeline: Timeline, chain: Chain) -> bool:
    """Tell a page that came to its end: thrown out while it came up, or tired of waiting."""
    root = chain.root
    if root.party is not Party.FIRST or not (_broke_off(timeline, chain) or _gave_up(root)):
        return False
    again = [one for one in timeline.errors if one.text == root.event.text]  # at each load
    return not _lives_on(timeline, again[-1] if again else root.event)


def _lives_on(timeline: Timeline, failed: Event) -> bool:
    """Tell whether the page did anything of its own after a failure."""
    return any(
        event.kind in _LIFE and event.index > failed.index and not _is_of_others(timeline, event)
        for event in timeline.between(failed.at_us, timeline.left_us)
    )


def _broke_off(timeline: Timeline, chain: Chain) -> bool:
    shown = (chain.root.event, *chain.root.also, *(effect.event for effect in chain.effects))
    thrown = any(e.thrown and e.thrown.uncaught and e.thrown.frames for e in shown)
    at_us = chain.root.event.at_us
    return thrown and bool(timeline.opened_between(at_us - _COMING_UP_US, at_us))


def _gave_up(root: Signal) -> bool:
    """Tell a page's own word that it waited for long enough, of no request, or has ended."""
    event = root.event
    if draws_without_end(event.text) or loses_its_drawing(event.text):
        return True
    return is_an_end(event) or (root.kind is SignalKind.NO_ANSWER and event.request is None)


def _is_of_others(timeline: Timeline, event: Event) -> bool:
    asked = event.request
    bystands = asked and party_of_url(asked.url, timeline.page_host) is Party.BYSTANDER
    return asked is not None and (asked.told or bool(bystands))


def shows_the_page(timeline: Timeline, chain: Chain) -> bool:
    """Tell whether the first page of a session asked for this by itself, to have what it shows."""
    asked = chain.root.event.request
    own = asked is not None and not asked.told and _is_of_the_page(chain)
    first = timeline.page_number(chain.root.event.index) <= 1
    if first and chain.root.kind is SignalKind.BROKEN_SCRIPT:
        return stopped_the_page(timeline, chain)
    return own and first and chain.trigger is None and chain.root.kind in CONTENT


def lacks_a_part(chain: Chain) -> bool:
    """Tell a script that a page asked for by itself and cannot do without, whoever serves it."""
    asked = chain.root.event.request
    if chain.root.kind is not SignalKind.CHUNK or chain.trigger is not None or asked is None:
        return False
    return chain.root.party is Party.FIRST or is_vendor(asked.url.host)


def keeps_the_page(timeline: Timeline, chain: Chain) -> bool:
    """Tell what keeps everything from whoever comes: what a page shows, its start, a circle."""
    if shows_the_page(timeline, chain) or chain.root.kind is SignalKind.REDIRECTS:
        return True
    if chain.trigger is not None or chain.root.party is not Party.FIRST:
        return False
    return stopped_the_page(timeline, chain) or (
        chain.root.kind is SignalKind.CHUNK and not _lives_on(timeline, chain.root.event)
    )


def never_came_up(timeline: Timeline, chain: Chain) -> bool:
    """Tell a page that was all of a session: it was opened again and threw."""
    pages = {page.target.path for page in timeline.navigations if page.target is not None}
    if chain.trigger is not None or timeline.clicks or len(pages) != 1:
        return False
    opened = [page for page in timeline.navigations if page.topic == "load"]
    shown = (chain.root.event, *chain.root.also, *(effect.event for effect in chain.effects))
    thrown = any(one.thrown and one.thrown.uncaught for one in shown)
    waits = chain.root.kind is SignalKind.NO_ANSWER and chain.root.event.request is None
    own = (chain.root.party is Party.FIRST or waits) and chain.recovered is None
    return len(opened) > 1 and thrown and own


def is_front_page(timeline: Timeline, chain: Chain) -> bool:
    """Tell the page that everybody comes through, by its address: a site's, or a part's, root."""
    page = timeline.route_at(chain.root.event.at_us) if timeline.knows_pages else "?"
    return _FRONT.search(page) is not None


def _is_of_the_page(chain: Chain) -> bool:
    """Tell what the page asked of its own server, or of the host where its API is."""
    asked = chain.root.event.request
    kept_back = chain.root.kind is SignalKind.REFUSED and chain.root.party is not Party.BYSTANDER
    return chain.root.party is Party.FIRST or (kept_back and asked is not None)


def control_of(chain: Chain) -> Element | None:
    """Return the control that failed under the user's hand, if it has words to be known by."""
    clicked = chain.trigger if chain.opened is None or _is_what_opened(chain) else None
    if clicked is None and (dead := _dead(chain)):
        clicked = dead[0]
    element = clicked.element if clicked is not None else None
    return None if element is None or element.bare else element


def _is_what_opened(chain: Chain) -> bool:
    """Tell a page that a press sent a form for, or that came in its place: what failed was that."""
    root = chain.root.event
    asked = root.request
    if asked is not None:
        return asked.resource == "document"
    return chain.opened is not None and chain.root.message in (A_DOOR, A_FAILURE)


def _dead(chain: Chain) -> tuple[Event, ...]:
    """Return the clicks that did nothing because of this."""
    return tuple(e.event for e in chain.effects if e.kind is SignalKind.DEAD_CLICK)
