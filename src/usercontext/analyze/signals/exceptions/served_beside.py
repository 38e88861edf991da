"""Third-party scripts that throw, while the click they threw at succeeded.

Its host is another domain's, be it called a shelf of it (`cdn.`), and its file no build of a page.
Not: what a page's own code throws, or a library that it took from a public shelf and calls.
"""

import re

from msgspec.structs import replace

from usercontext.analyze.language.urls import Url, split_url
from usercontext.analyze.language.words import concepts, telling_words
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.parties import (
    Party,
    is_of_a_public_shelf,
    is_of_another_domain,
    only_measures,
    party_of_url,
)
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.signals.stores.refilled import is_refused
from usercontext.domain.analysis import Category

_THROWN = (SignalKind.EXCEPTION, SignalKind.REJECTION)
_AT_ONCE_US, _SERVED_US, _AGAIN_US = 1_000_000, 2_500_000, 15_000_000
_MOST_SEEN, _MOST_BACK, _POLLED, _TELLING = 60, 40, 2, 4
_RESOURCES = ("api", "document", "media")
_NUMBERED = re.compile(r"([a-z]{1,12})[-_.]\d{3,9}(?:\.min)?\.js", re.I)
_PARTS = frozenset(
    {"app", "main", "vendor", "vendors", "chunk", "bundle", "page", "pages", "index", "runtime"}
    | {"common", "client", "entry", "part"}
)
"""What builds call the files that they number."""

_SHELVED = ("image", "style", "font", "media", "api", "document")
_NAME = re.compile(r"[\W_]")
_WITHIN = re.compile(r"(?<=[a-z])(?=[A-Z])|[\W_]")


def tell_served(timeline: Timeline, signal: Signal) -> Signal:
    """Return such an exception as that house's."""
    if signal.kind not in _THROWN or signal.category is not Category.JS_EXCEPTION:
        return signal
    if not (_is_theirs_alone(timeline, signal) or is_served_beside(timeline, signal.event)):
        return signal
    return replace(signal, category=Category.THIRD_PARTY, party=Party.FOREIGN)


def _is_theirs_alone(timeline: Timeline, signal: Signal) -> bool:
    """Tell what only calls of another house's threw, where the page draws nothing of it there."""
    frames = signal.event.thrown.frames if signal.event.thrown else ()
    urls = [split_url(frame.url) for frame in frames]
    if not urls or not all(_is_another_house_s(timeline, url) for url in urls):
        return False
    built = any(_NAME.split(url.path.rpartition("/")[2], 1)[0] in _PARTS for url in urls)
    shelves = _shelves(timeline)
    return not (built or any(is_of_a_public_shelf(url) or url.host in shelves for url in urls))


@once
def _shelves(timeline: Timeline) -> frozenset[str]:
    """Return the hosts that a page has its pictures, styles or data from: its own shelves."""
    asked = [e.request for e in timeline.events if e.request is not None]
    return frozenset(one.url.host for one in asked if one.resource in _SHELVED)


def threw_beside(timeline: Timeline, root: Signal) -> bool:
    """Tell another house's exception that kept nobody from what they had pressed for."""
    if root.kind not in _THROWN or root.category is not Category.THIRD_PARTY:
        return False
    return is_served_beside(timeline, root.event)


def is_served_beside(timeline: Timeline, thrown: Event) -> bool:
    """Tell whether a press came to what it was for, although another house's script threw."""
    frames = thrown.thrown.frames if thrown.thrown else ()
    urls = [split_url(frame.url) for frame in frames]
    if not urls or not all(_is_another_house_s(timeline, url) for url in urls):
        return False
    press = timeline.pressed_before(thrown.index)
    if press is None or thrown.at_us - press.at_us > _AT_ONCE_US or _is_repeated(timeline, press):
        return False
    served, page = False, timeline.page_number(press.index)
    until = press.at_us + _SERVED_US
    for event in timeline.between(press.at_us, until, _MOST_SEEN):
        if event.index <= press.index:
            continue
        if event.topic == "dead_click":
            return False
        if event.element is not None or (served and timeline.page_number(event.index) != page):
            break
        if _is_own(timeline, event) and event.answered_us > thrown.at_us:
            if event.request is None or not 0 < (event.request.status or 0) < 400:
                return False
            served = served or not _is_polled(timeline, event)
        served = served or _is_kept_for(press, thrown, event)
    return served


def _is_another_house_s(timeline: Timeline, url: Url) -> bool:
    """Tell a script of another domain, also one that is numbered by whom it was made out to."""
    if is_of_another_domain(url, timeline.page_host):
        return True
    name = url.path.rpartition("/")[2]
    found = _NUMBERED.fullmatch(name)
    if found is None or found[1].lower() in _PARTS:
        return False
    unnumbered = replace(url, path=f"{url.path.removesuffix(name)}{found[1]}.js")
    return is_of_another_domain(unnumbered, timeline.page_host)


def _is_kept_for(press: Event, thrown: Event, event: Event) -> bool:
    """Tell what the page kept, behind what was thrown, under the name of what was pressed for."""
    if event.kind is not EventKind.STORAGE or event.index <= thrown.index or is_refused(event):
        return False
    if event.emptied or not event.topic or press.element is None:
        return False
    if event.at_us - press.at_us > _AT_ONCE_US:
        return False
    key, label = _WITHIN.sub(" ", event.topic), press.element.label
    return bool(concepts(key) & concepts(label)) or any(
        one.startswith(other) or other.startswith(one)
        for one in telling_words(key)
        for other in telling_words(label)
        if min(len(one), len(other)) >= _TELLING
    )


def _is_repeated(timeline: Timeline, press: Event) -> bool:
    """Tell a press that was made again: it had not come to what it was for."""
    key = press.element.key if press.element is not None else ""
    later = timeline.clicks_after(press.index, 2)
    return any(
        c.element is not None and c.element.key == key and c.at_us - press.at_us <= _AGAIN_US
        for c in later
    )


def _is_own(timeline: Timeline, event: Event) -> bool:
    asked = event.request
    if event.kind is not EventKind.REQUEST or asked is None or asked.told:
        return False
    if asked.resource not in _RESOURCES or only_measures(asked.url):
        return False
    return party_of_url(asked.url, timeline.page_host) is Party.FIRST


def _is_polled(timeline: Timeline, event: Event) -> bool:
    """Tell what the page asks for by itself again and again, be something pressed or not."""
    before = timeline.requests_before(event.index, _MOST_BACK)
    alike = [e for e in before if e.request and event.request and _same(e, event)]
    pressed = (timeline.pressed_before(e.index) for e in alike)
    by_itself = [
        e
        for e, press in zip(alike, pressed, strict=True)
        if press is None or e.started_us - press.at_us > _AT_ONCE_US
    ]
    return len(by_itself) >= _POLLED


def _same(one: Event, other: Event) -> bool:
    first, then = one.request, other.request
    if first is None or then is None or first.method != then.method:
        return False
    return first.url.path == then.url.path
