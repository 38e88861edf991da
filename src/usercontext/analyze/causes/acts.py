"""Which requests a click itself caused, apart from those that ran beside it. Not: their outcome.

A press that does something sends one request that changes something; what a page reads at the
same time (suggestions, counters, who is there) fails beside it, and is not what the press was for.
"""

import re

from usercontext.analyze.language.words import Concept, concepts, telling_words
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party, only_measures, party_of_url, sends_letters
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind

_SUBSCRIPTIONS = re.compile(r"(?:un)?subscri\w*", re.I)
_SORTED = re.compile(r"(?<=\d)/(?:re)?(?:order|sort|position|rank)(?:ing|s)?/?$", re.I)
"""The order of what is under something with a number, which nobody buys."""

_ACT_US = 2_500_000
"""What a press asks for it asks at once; later requests have reasons of their own."""

_AWAITED_US = 120_000_000
_AT_ONCE_US = 1_500_000
_THROWN = (SignalKind.EXCEPTION, SignalKind.REJECTION)
_NOT_FOUND = (SignalKind.CLIENT_ERROR, SignalKind.ASSET)
_LOOKED_UP = frozenset({Concept.SEARCH, Concept.PROFILE, Concept.MAP})
_SUGGESTS = re.compile(
    r"suggest|complete|typeahead|lookup|valid|check|hint|postcode|zip|iban|find|address|geocod"
    r"|places",
    re.I,
)
_MOST_LOOKED_AT = 40
_MOST_PRESSES = 10


def asked_for(timeline: Timeline, root: Signal) -> str:
    """Return the path of what was asked for; a subscription at another house is no purchase here.

    Whoever takes payments for others has subscriptions that are paid.
    """
    asked = root.event.request
    if asked is None:
        # nobody gets to what any page of a circle is for
        kept = root.event.topic if root.kind is SignalKind.STORAGE else ""  # a key names a thing
        return root.words if root.kind is SignalKind.REDIRECTS else kept
    party = party_of_url(asked.url, timeline.page_host)
    free = party is Party.FOREIGN or sends_letters(asked.url.host)
    sorts = asked.method.upper() in ("PUT", "PATCH")
    path = _SORTED.sub("", asked.url.path) if sorts else asked.about
    return _SUBSCRIPTIONS.sub("", path) if free else path


def was_awaited(timeline: Timeline, signal: Signal) -> bool:
    """Tell what came of a press before the report, though it came after it: that was complained of.

    Whoever waits long enough writes before the answer is there.
    """
    press = timeline.pressed_before(signal.event.index)
    if press is None or press.at_us > timeline.moment_us:
        return False
    return signal.event.at_us <= timeline.moment_us + _AWAITED_US


def act_of(timeline: Timeline, press: Event) -> Event | None:
    """Return the first request of the page's own that changes something after a press, if any."""
    near = timeline.between(press.at_us, press.at_us + _ACT_US, _MOST_LOOKED_AT)
    for event in near:
        if event.index <= press.index:
            continue
        if event.element is not None:
            return None
        if event.kind is EventKind.REQUEST and _changes_something(timeline, event):
            return event
    return None


def is_pressed_for(timeline: Timeline, film: Event) -> bool:
    """Tell a film that a page asked for at once when something was pressed."""
    click = timeline.pressed_before(film.index)
    if click is None or click.at_us < film.started_us - _AT_ONCE_US:
        return False
    return timeline.page_number(click.index) == timeline.page_number(film.index)


def is_a_field(press: Event) -> bool:
    """Tell a press into a field to write in."""
    return press.element is not None and press.element.is_a_field


def is_beside_a_field(press: Event, root: Signal) -> bool:
    """Tell a question of the page's that whoever went into a field to write did not ask.

    What is looked up while somebody writes is spoken of by its address.
    """
    asked, element, thrown = root.event.request, press.element, root.event.thrown
    if asked is None and thrown is not None:
        # who writes into a field sets nothing off that is thrown without a frame
        return thrown.rejection and not thrown.frames and not thrown.name and is_a_field(press)
    if asked is None or element is None or not asked.reads or not is_a_field(press):
        return False
    about = concepts(asked.about)
    looked_up = about & _LOOKED_UP or _SUGGESTS.search(asked.url.path) is not None
    return not looked_up and not telling_words(asked.about) & telling_words(element.label)


def did_otherwise(timeline: Timeline, press: Event) -> bool:
    """Tell whether somebody then pressed something else, and what that was for was done."""
    key = press.element.key if press.element is not None else ""
    for click in timeline.clicks_after(press.index, _MOST_PRESSES):
        if click.element is not None and click.element.key != key:
            act = act_of(timeline, click)
            looks = act is None and Concept.SEARCH in concepts(click.element.label)
            if (act is not None and not _failed(act)) or (looks and came_after(timeline, click)):
                return True
    return False


def came_after(timeline: Timeline, event: Event) -> bool:
    """Tell whether a request of the page's own was answered well just after something."""
    near = timeline.between(event.at_us, event.at_us + _ACT_US, _MOST_LOOKED_AT)
    own = (e for e in near if e.index > event.index and e.request and not e.request.told)
    return any(not _failed(e) and _is_own(timeline, e) for e in own)


def _is_own(timeline: Timeline, event: Event) -> bool:
    asked = event.request
    return asked is not None and party_of_url(asked.url, timeline.page_host) is Party.FIRST


def is_beside(timeline: Timeline, press: Event | None, root: Signal) -> bool:
    """Tell a question that failed next to the act of a press, when the act itself failed too."""
    asked = root.event.request
    if press is None or asked is None or asked.told or not asked.reads:
        return False
    act = act_of(timeline, press)
    foreign = root.kind is SignalKind.CHUNK and root.party is not Party.FIRST
    return act is not None and (foreign or act.index < root.event.index) and _failed(act)


def was_served(timeline: Timeline, press: Event, root: Signal) -> bool:
    """Tell a thing that the opened page did not find, where what was pressed for was done.

    So is what another house's script throws on the page that opened.
    Who signed in, and came to a page that looks for a picture in vain, was signed in.
    """
    asked = root.event.request
    looked = root.kind in _NOT_FOUND and asked is not None and not asked.told and asked.reads
    looked = looked and asked is not None and asked.resource != "document"  # it is where they went
    thrown = root.kind in _THROWN and root.party is Party.FOREIGN
    if not looked and not thrown:
        return False
    act = act_of(timeline, press)
    if act is None or _failed(act) or act.index > root.event.index:
        return False
    opened = timeline.opened_between(act.at_us, root.event.at_us)
    return any(act.index < page.index < root.event.index for page in opened)


def _changes_something(timeline: Timeline, event: Event) -> bool:
    asked = event.request
    if asked is None or asked.told or asked.reads or only_measures(asked.url):
        return False
    return party_of_url(asked.url, timeline.page_host) in (Party.FIRST, Party.SERVICE)


def _failed(event: Event) -> bool:
    asked = event.request
    return asked is not None and not 0 < (asked.status or 0) < 400


def came_with_a_page(timeline: Timeline, press: Event, root: Signal) -> bool:
    """Tell what a page wrote, threw or missed as it came up, whatever had led to it.

    Where a server makes the pages, each press leads to one, and each has its own noise. What the
    page asks its server for, to show it, is what the press was for.
    """
    event = root.event
    asked = event.request
    if event.target is not None or event.element is not None:
        return False
    if asked is not None and asked.resource == "document":
        # the page before it was what the press led to
        return timeline.page_number(event.index) - timeline.page_number(press.index) > 1
    if asked is not None and asked.resource == "api":
        return False
    page = timeline.loads.last_before(event.index)
    return page is not None and page.index > press.index


def was_last(timeline: Timeline, trigger: Event) -> bool:
    """Tell whether the user did nothing else after it than the same again."""
    key = trigger.element.key if trigger.element else ""
    begun = timeline.last_clicked(key)
    return begun is not None and begun.index <= trigger.index
