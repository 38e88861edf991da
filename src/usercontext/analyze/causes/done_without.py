"""Failures that the page or its user did without. Not: what worked on a second try.

Long past is what a page asked by itself and missed once, two minutes and more before the report,
where its user was seen to go on a minute later; so is what worked at a later try. Not so what the
report names, what somebody pays or signs in with, and what other failures followed from.
"""

import re
from collections.abc import Sequence

from usercontext.analyze.causes.acts import act_of, is_a_field
from usercontext.analyze.causes.overheard import is_not_so
from usercontext.analyze.causes.recurrences import RECURS
from usercontext.analyze.grouping import endpoint_template
from usercontext.analyze.language.words import CORE, Concept, concepts, telling_words
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.reading.told_twice import tells_of_two
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_SAID_US = 1_000_000
_SEEN = 200
_BEGINNING = 6
"""Two words that share so many letters from the start are of one thing: suggest, suggestions."""
_MOST_LINES = 30
_MOST_PRESSES = 10
_OPENED_US = 2_500_000
_LONG_AGO_US = 120_000_000
_WORKED_US = 60_000_000
_FORESEEN = (SignalKind.DENIED, SignalKind.CLIENT_ERROR)
_MISSED = (
    *(*_FORESEEN, SignalKind.SERVER_ERROR, SignalKind.LIMITED, SignalKind.NO_ANSWER),
    SignalKind.CHUNK,
)
_GOES_ON = re.compile(
    r"\b(?:hid(?:e|es|ing|den)|skip(?:s|ped|ping)?|omit\w*|without|instead|fall(?:s|ing)? back"
    r"|fell back|fallback|defaults?|ignor(?:e|es|ed|ing)|left out|leav(?:e|es|ing) out|not showing"
    r"|showing (?:none|nothing|no|the)|turned off|switched off|optional|continu(?:e|es|ing))\b",
    re.I,
)
"""How a page says that it does without something, whatever level it says it at."""
_BESIDE_THE_POINT = re.compile(
    r"recommend|suggest|related|similar|upsell|cross-?sell|also-|trending|popular|bestsell|teaser"
    r"|banner|promo|campaign|reviews?\b|ratings?\b|badge|avatar|weather|news\b|tips\b|hints?\b"
    r"|loyalty|social|feed\b|recent(?:ly)?|chat",
    re.I,
)
"""What pages show beside what somebody came for."""
_SPOKEN = (EventKind.CONSOLE, EventKind.EXCEPTION)


def is_taken_calmly(timeline: Timeline, root: Signal) -> bool:
    """Tell a refused question of the page's own that it noted at once, and thought nothing of."""
    asked = root.event.request
    if asked is None or asked.told or not asked.reads or root.kind not in _FORESEEN:
        return False
    path = asked.url.path.rstrip("/")
    name, whole = telling_words(path.rsplit("/", 1)[-1]), telling_words(path)
    whole = name if concepts(asked.about) & CORE else whole
    after = timeline.between(root.event.answered_us, root.event.answered_us + _SAID_US, _MOST_LINES)
    said = (e for e in after if e.index > root.event.index and e.kind in _SPOKEN)
    told = next((e for e in said if _is_of(e.text[:_SEEN], name, whole)), None)
    return told is not None and told.level not in (Level.WARN, Level.ERROR)


def _is_of(said: str, name: frozenset[str], whole: frozenset[str]) -> bool:
    """Tell a line of what an address ends in, or one that says what it does without of it."""
    words = telling_words(said)
    return bool(name & words) or (bool(whole & words) and _GOES_ON.search(said) is not None)


def goes_on_without(timeline: Timeline, root: Signal) -> bool:
    """Tell what a page wanted to show beside the point, and says that it goes on without."""
    asked = root.event.request
    if asked is None or asked.told or not asked.reads or root.kind not in _MISSED:
        return False
    foreign = root.kind is SignalKind.CHUNK  # whose address says what it is for
    address = f"{asked.url.host}{asked.url.path}" if foreign else asked.url.path
    if _BESIDE_THE_POINT.search(address) is None or (foreign and root.party is Party.FIRST):
        return False
    name = telling_words(address if foreign else address.rstrip("/").rsplit("/", 1)[-1])
    after = timeline.between(root.event.answered_us, root.event.answered_us + _SAID_US, _MOST_LINES)
    said = (e for e in after if e.index > root.event.index and e.kind is EventKind.CONSOLE)
    written = (e.text[:_SEEN] for e in said if e.element is None and e.thrown is None)
    begun = {word[:_BEGINNING] for word in name}
    return any(
        any(word[:_BEGINNING] in begun for word in telling_words(text)) and _GOES_ON.search(text)
        for text in written
    )


def is_done_without(
    timeline: Timeline, root: Signal, description: str, *, alone: bool, repaired: bool
) -> bool:
    """Tell what its page, or its user, went on without.

    ``alone``: no press set it off, and nothing followed; ``repaired``: the same worked later.
    """
    asked = root.event.request
    by_itself = alone and not root.also and asked is not None and asked.reads
    repaired = repaired and not tells_of_two(timeline)
    missed = root.kind in _MISSED and (by_itself or repaired)
    past = missed and is_long_past(timeline, root)
    if not is_not_so(description) and _was_served_beside(timeline, root):
        return True
    return past or goes_on_without(timeline, root)


def was_no_matter(timeline: Timeline, root: Signal) -> bool:
    """Tell what a page shows beside the point, and after which all that was pressed for came."""
    asked = root.event.request
    if asked is None or asked.told or not asked.reads or root.party is not Party.FIRST:
        return False
    name = asked.url.path.rstrip("/").rpartition("/")[2]
    if root.kind not in _MISSED or _BESIDE_THE_POINT.search(name) is None:
        return False
    if telling_words(name) & telling_words(timeline.description):
        return False
    presses = timeline.clicks_after(root.event.index, _MOST_PRESSES)
    return len(presses) > 1 and all(_led_somewhere(timeline, press) for press in presses)


def _led_somewhere(timeline: Timeline, press: Event) -> bool:
    led = timeline.opened_between(press.at_us, press.at_us + _OPENED_US)
    return any(page.index > press.index for page in led) or _is_served(timeline, press)


def _was_served_beside(timeline: Timeline, root: Signal) -> bool:
    """Tell another house's script after which what was pressed for on the page all came."""
    if root.kind is not SignalKind.CHUNK or root.category is not Category.THIRD_PARTY:
        return False
    if root.party is not Party.FOREIGN:
        return False  # a service that the page knows by name is there to be used
    presses = timeline.clicks_after(root.event.index, _MOST_PRESSES)
    return bool(presses) and all(_is_served(timeline, press) for press in presses)


def _is_served(timeline: Timeline, press: Event) -> bool:
    """Tell a press behind which the page's own server, or the page, had something at once."""
    if is_a_field(press):
        return True
    near = timeline.between(press.at_us, press.at_us + _OPENED_US, _MOST_LINES)
    got = [e.request for e in near if e.index > press.index and e.request is not None]
    own = [one for one in got if party_of_url(one.url, timeline.page_host) is Party.FIRST]
    return bool(own) and all(200 <= (one.status or 0) < 400 for one in own)


def is_long_past(timeline: Timeline, root: Signal) -> bool:
    """Tell a request that failed minutes before, after which its user was seen to go on.

    What somebody pays or signs in with is no such thing, whatever they went on to; nor is a line,
    without which a page goes on and shows what was.
    """
    asked = root.event.request
    if asked is None or asked.told or asked.resource in ("document", "socket"):
        return False
    over_us = max(root.event.answered_us, root.until_us)
    if timeline.moment_us - over_us < _LONG_AGO_US or concepts(asked.about) & CORE:
        return False
    return _last_got_anew(timeline) - over_us >= _WORKED_US


@once
def _last_got_anew(timeline: Timeline) -> int:
    """Return when its user was last seen to go on: to other data, another page, a field."""
    firsts = (events[0] for events in timeline.asked.values())
    got = (
        e.at_us
        for e in firsts
        if e.request
        and 200 <= (e.request.status or 0) < 400
        and party_of_url(e.request.url, timeline.page_host) is Party.FIRST
    )
    typed = (click.at_us for click in timeline.clicks[-_MOST_PRESSES:] if is_a_field(click))
    opened = (page.at_us for page in timeline.navigations[-1:])
    return max((*got, *typed, *opened), default=0)


def was_done_without(timeline: Timeline, root: Signal) -> bool:
    """Tell a question to another house after which a press was taken and opened the next page."""
    for click in timeline.clicks_after(root.event.index, _MOST_PRESSES):
        act = act_of(timeline, click)
        asked = act.request if act is not None else None
        if act is None or asked is None or not 200 <= (asked.status or 0) < 300:
            continue
        if timeline.opened_between(act.at_us, act.answered_us + _OPENED_US):
            return True
    return False


def is_put_right(
    timeline: Timeline, root: Signal, trigger: Event | None, retries: Sequence[Event]
) -> bool:
    """Tell what somebody looked for in vain, and then looked for in other words and found."""
    asked = root.event.request
    element = trigger.element if trigger is not None else None
    if root.kind is not SignalKind.CLIENT_ERROR or asked is None or element is None:
        return False
    if Concept.SEARCH not in concepts(element.label):
        return False
    return any(is_answered_alike(timeline, click, asked) for click in retries[-RECURS:])


def is_answered_alike(timeline: Timeline, click: Event, failed: Request) -> bool:
    """Tell a press that the same was asked after of something else, and that was answered well."""
    name = endpoint_template(failed.method, failed.url.host, failed.url.path)
    for event in timeline.between(click.at_us, click.at_us + _OPENED_US, _MOST_LINES):
        asked = event.request
        if asked is None or event.index < click.index or not 0 < (asked.status or 0) < 400:
            continue
        if endpoint_template(asked.method, asked.url.host, asked.url.path) == name:
            return True
    return False
