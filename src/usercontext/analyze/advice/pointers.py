"""What can be named for an investigator: address, host, frame. Not: advice."""

import re
from functools import cached_property, partial
from operator import attrgetter

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.claims.followed import is_a_line, seen_by_user
from usercontext.analyze.claims.places import clock_of, frame_in_words, page_at
from usercontext.analyze.language.text import LABEL_CAP, clean, quote
from usercontext.analyze.language.urls import split_url
from usercontext.analyze.reading.addresses import address_of
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.read_action import PLACE
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.ids_beside import id_beside
from usercontext.analyze.signals.refusals.told_answers import trace_told
from usercontext.domain.log_entry import Level

_HANDLE = re.compile(r"[#.]\w|\[[\w-]+=")
"""What somebody named for it, rather than where it happens to stand."""

_AT_ONCE_US = 100_000
_MOST_NEAR = 20
_LOUD = (Level.WARN, Level.ERROR)
_SAID = re.compile(r"\b(?:said|says|wrote|warned|logged) “([^”]+)”")


class Pointers:
    """A cause with what can be named of it, each '' where the session does not show it."""

    def __init__(self, timeline: Timeline, chain: Chain) -> None:
        self.timeline, self.chain, self.root = timeline, chain, chain.root
        self.asked = chain.root.event.request
        self.status = (self.asked.status or 0) if self.asked else 0
        self.address = address_of(self.asked) if self.asked else ""
        self.trace = (self.asked.trace if self.asked else "") or trace_told(chain.root)
        beside, self.beside_id = ("", "") if self.trace else id_beside(timeline, chain.root)
        self.trace = self.trace or beside
        self.traced = f" with the trace “{clean(self.trace, 80)}”" if self.trace else ""
        self.host = clean(self.asked.url.authority, 80) if self.asked else ""
        pressed = chain.trigger if chain.opened is None else None
        self.page = page_at(timeline, pressed or chain.root.event)
        self.at = clock_of(chain.root.event)
        thrown = (chain.root, *chain.effects)
        frames = (frame_in_words(timeline, each.event) for each in thrown)
        self.frame = next(filter(None, frames), "")
        self.file, host = _script_of(chain)
        self.foreign = host if host != timeline.page_host else ""
        element = chain.trigger.element if chain.trigger else None
        self.control = quote(element.label, LABEL_CAP) if element and not element.bare else ""
        self.selector = _selector_of(timeline, chain.trigger) if chain.trigger else ""
        self.reason = _reason_of(chain)
        self.seen = seen_by_user(timeline, chain)
        self.shown = _notice_of(chain, self.reason)
        self.because = f" with the reason {self.reason}" if self.reason else ""
        self.origin = _origin_of(timeline, chain.trigger or chain.root.event)
        self._shown: list[str] = []

    def cite(self, event: Event) -> None:
        """Have what one more entry shows named too."""
        self._shown.append(event.id)

    @cached_property
    def wrote(self) -> str:
        """Return in quotes what a page wrote the moment that a press was refused, or ''.

        A page that comes up writes much that is of something else.
        """
        root, pressed = self.root.event, self.chain.trigger and self.chain.opened is None
        if self.asked is None or self.status < 400 or not pressed:
            return ""
        near = self.timeline.between(root.answered_us, root.answered_us + _AT_ONCE_US, _MOST_NEAR)
        behind = (one for one in near if one.index > root.index and one.kind is EventKind.CONSOLE)
        line = next((one for one in behind if one.level in _LOUD and one.thrown is None), None)
        if line is None or line.element is not None or not line.text:
            return ""
        self.cite(line)
        return quote(line.text)

    @cached_property
    def read_before(self) -> Event | None:
        """Return the last good answer from the address that was then written to, None for none."""
        asked = self.asked
        if asked is None or asked.reads:
            return None
        earlier = (e for e in self.timeline.answered if e.index < self.root.event.index)
        return max(filter(partial(_is_from, asked), earlier), key=attrgetter("index"), default=None)

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of the entries that may show what is named: the page's own among them."""
        chain = self.chain
        first = (chain.trigger.id,) if chain.trigger else ()
        before = self.timeline.page_number((chain.trigger or chain.root.event).index)
        page = self.timeline.navigations[max(0, before - 1) : before]
        first = (*first, chain.opened.id) if chain.opened is not None else first
        first = (*first, *(each.id for each in (*page, *filter(None, (self.read_before,)))))
        first = (*first, self.beside_id) if self.beside_id else first
        first = (*first, self.seen.id) if self.seen is not None else first
        effects = (i for e in chain.effects[:5] for i in e.ids)
        return (*first, *chain.root.ids, *effects, *self._shown)


def _is_from(written: Request, event: Event) -> bool:
    asked = event.request
    if asked is None or not 200 <= (asked.status or 0) < 300:
        return False
    return (asked.url.host, asked.url.path) == (written.url.host, written.url.path)


def _selector_of(timeline: Timeline, press: Event) -> str:
    """Return in quotes by what a control is found in the code: no mere place in a row of others."""
    entry, element = timeline.entries[press.id], press.element
    layers = (entry.event_metadata, entry.payload)
    told = (value for layer in layers for name, value in layer.items() if name.lower() in PLACE)
    found = next((one for one in told if isinstance(one, str) and _HANDLE.search(one)), "")
    named = found if len(found) <= LABEL_CAP and element and found != element.label else ""
    return quote(named, LABEL_CAP) if named else ""


def _reason_of(chain: Chain) -> str:
    """Return in quotes the words in which an answer, or the page behind it, gave its reason."""
    if chain.root.event.request is None:
        return ""
    if told := _SAID.findall(chain.root.text):
        return f"“{told[-1]}”"
    lines = (one for one in chain.effects if is_a_line(one))
    return next((quote(one.event.text) for one in lines), "")


def _notice_of(chain: Chain, reason: str) -> Event | None:
    """Return the notice in whose words a reason was given, where it was the page that gave it."""
    lines = (one.event for one in chain.effects if one.event.topic == NOTICE)
    return next((one for one in lines if reason and quote(one.text) == reason), None)


def _origin_of(timeline: Timeline, event: Event) -> str:
    """Return in quotes the origin of the page that an event happened on, '' where none is told."""
    number = timeline.page_number(event.index)
    target = timeline.navigations[number - 1].target if number else None
    told = target is not None and target.scheme.startswith("http") and target.authority
    return quote(f"{target.scheme}://{target.authority}") if target and told else ""


def _script_of(chain: Chain) -> tuple[str, str]:
    """Return the path and the host of the script that an error came from, whosever it is."""
    frames = chain.root.event.thrown.frames if chain.root.event.thrown is not None else ()
    url = split_url(frames[0].url) if frames else None
    return (clean(url.path, 120), clean(url.host, 80)) if url is not None else ("", "")
