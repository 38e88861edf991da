"""Sign-in at a third party after which the user was not let in. Not: failures there."""

from itertools import islice

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.controls.ways_back import UNKNOWN_ON_RETURN
from usercontext.analyze.signals.sign_ins.doors import is_door
from usercontext.analyze.signals.sign_ins.failed_in_page import is_way_back
from usercontext.analyze.signals.signal import SignalKind

_REFUSED = frozenset(
    {SignalKind.AUTH, SignalKind.DENIED, SignalKind.REJECTED, SignalKind.SERVER_ERROR}
)
_UNSEEN = ("silent", "renew")
"""A frame that nobody sees asks whether somebody is known still."""

_OF_OTHERS = (
    *("integrat", "connect", "settings", "calendar", "import", "webhook", "newsletter", "subscri"),
    *("mail", "bank", "drive", "plugin", "request-", "invite"),
)
"""Other houses are connected, and links of letters confirmed, on such a page as well."""

_MOST_PAGES = 10
_MOST_AFTER = 40


def came_back_in_vain(timeline: Timeline, chain: Chain) -> bool:
    """Tell a refusal on the page that a sign-in comes back to, whose visitor got no further."""
    root = chain.root
    if root.kind is SignalKind.REDIRECTS:
        return chain.recovered is None and _circles_behind_a_door(timeline, chain)
    ours = root.party in (Party.FIRST, Party.SERVICE)
    if not ours or root.kind not in _REFUSED or root.reason or chain.recovered is not None:
        return False
    if root.message == UNKNOWN_ON_RETURN:
        return True
    asked = root.event.request
    if asked is not None and asked.resource != "document":
        return False
    page = asked.url.path if asked is not None else timeline.route_at(root.event.at_us)
    if not is_way_back(page) or Concept.PAY in concepts(page):
        return False
    if any(map(page.lower().__contains__, (*_UNSEEN, *_OF_OTHERS))):
        return False
    return not _got_in(timeline, root.event)


def _circles_behind_a_door(timeline: Timeline, chain: Chain) -> bool:
    """Tell pages that lead to each other from the moment of a sign-in: nobody gets past them."""
    press = chain.trigger
    if press is None or not is_door(timeline.route_at(press.at_us)):
        return False
    later = timeline.clicks_after(max(chain.root.event.index, press.index), _MOST_AFTER)
    out = next((one for one in later if one.element != press.element), None)
    after = timeline.events[out.index : out.index + _MOST_AFTER] if out is not None else ()
    return not any(_is_given(timeline, event) for event in after)


def _got_in(timeline: Timeline, refused: Event) -> bool:
    """Tell a later page, not to sign in on, that was used or was given what it asked for."""
    later = (page for page in timeline.navigations if page.index > refused.index)
    for page in islice(later, _MOST_PAGES):
        path = page.target.path if page.target is not None else ""
        if is_door(path) or is_way_back(path):
            continue
        after = timeline.events[page.index : page.index + _MOST_AFTER]
        if any(_is_given(timeline, event) for event in after) or _led_on(timeline, page):
            return True
    return False


def _led_on(timeline: Timeline, page: Event) -> bool:
    """Tell a page on which a press led to another one that is none to sign in on."""
    number = timeline.page_number(page.index) + 1
    if number >= len(timeline.navigations):
        return False
    there = timeline.navigations[number]
    click = timeline.click_before(there.index)
    path = there.target.path if there.target is not None else ""
    return click is not None and click.index > page.index and not is_door(path)


def _is_given(timeline: Timeline, event: Event) -> bool:
    asked = event.request
    if asked is None or asked.told or not 200 <= (asked.status or 0) < 300:
        return False
    return party_of_url(asked.url, timeline.page_host) is Party.FIRST
