"""Console lines of third parties, known by a tag that is their host's name.

`[helpcrate] boot failed` beside a script of widget.helpcrate.example is that house's own word. Not:
houses whose name is known, which are `voices`.
"""

import re

from msgspec.structs import replace

from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_SEEN = 80
_MOST_CLICKS = 50
_LED_TO_US = 2_000_000
_SAID = (EventKind.CONSOLE, EventKind.EXCEPTION)
_TAG = re.compile(r"^\W{0,3}(?:\[([\w -]{3,30})[\]:]|([a-z][\w-]{3,29})(?=[:\]]))", re.I)
_SHARED = frozenset(
    {
        "www",
        "api",
        "apis",
        "cdn",
        "static",
        "assets",
        "app",
        "apps",
        "auth",
        "login",
        "chat",
        "live",
    }
    | {"media", "images", "widget", "embed", "checkout", "payments", "pay", "socket", "stream"}
    | {"search", "data", "js", "com", "net", "org", "example", "cloud", "storage", "files", "map"}
    | {"maps", "forms", "form", "upload", "uploads", "player", "video", "events", "store", "shop"}
)
"""What many hosts are called in part, and pages call parts of their own."""


def is_of_another_house(timeline: Timeline, text: str) -> bool:
    """Tell a line whose tag is the name of a foreign host that the page asked for something."""
    return _tag_of(text) in _names(timeline)


def speaks_unasked(timeline: Timeline, line: Event) -> bool:
    """Tell such a line that no press led to: who pressed for it would miss its house."""
    if not is_of_another_house(timeline, line.text):
        return False
    click = timeline.click_before(line.index)
    return click is None or line.at_us - click.at_us > _LED_TO_US


def excuse_told(timeline: Timeline, signal: Signal) -> Signal:
    """Return another house's script that did not load as noise, where that house says so itself.

    Whoever takes it in has caught its failure and goes on without it, unless it was pressed for.
    """
    asked = signal.event.request
    if signal.kind is not SignalKind.CHUNK or signal.party is not Party.FOREIGN or asked is None:
        return signal
    own = _told(timeline) & frozenset(asked.url.host.split("."))
    pressed = any(
        name in click.element.label.casefold()
        for click in timeline.clicks[-_MOST_CLICKS:]
        if click.element is not None
        for name in own
    )
    if not own or pressed:
        return signal
    return replace(signal, party=Party.BYSTANDER, category=Category.THIRD_PARTY)


def _tag_of(text: str) -> str:
    found = _TAG.search(text[:_SEEN])
    return (found[1] or found[2]).casefold() if found is not None else ""


@once
def _told(timeline: Timeline) -> frozenset[str]:
    """Return the names of other houses that wrote into the console."""
    lines = (e for e in timeline.events if e.kind in _SAID and e.element is None)
    return frozenset(_tag_of(line.text) for line in lines if speaks_unasked(timeline, line))


@once
def _names(timeline: Timeline) -> frozenset[str]:
    found: set[str] = set()
    for event in timeline.answered:
        asked = event.request
        if asked is None or party_of_url(asked.url, timeline.page_host) is not Party.FOREIGN:
            continue
        found.update(asked.url.host.split("."))
    return frozenset(found) - _SHARED
