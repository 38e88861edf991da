"""Steps that start over, and pages that send their users home. Not: loops.

Loops turn by themselves, and `bounces` send back at once. Here somebody goes on step by step, each
taken by the server, and stands at the first one again; or opens one page and is shown another.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.grouping import endpoint_template
from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import Concept, concepts, means_success
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_TAKEN_US = 3_000_000
_AT_ONCE_US = 3_000_000
_AGAIN = 2
_STEPS = 3
_MOST_NEAR = 60
_MOST_STEPS = 30
_BY_THE_BROWSER = ("popstate", "restored")
_IN_THE_PAGE = ("pushstate", "replacestate")


def find_walked_back(timeline: Timeline) -> Iterator[Signal]:
    """Yield steps that were each sent and taken, and led back to the first one, more than once."""
    walked: list[Event] = []
    backs: dict[str, list[Event]] = {}
    for page in timeline.navigations:
        click = timeline.click_before(page.index)
        if page.target is None or click is None or page.topic in _BY_THE_BROWSER:
            walked = []
            continue
        walked = walked[-_MOST_STEPS:]
        seen = [one.target.path for one in walked if one.target is not None]
        if not _was_taken(timeline, click, page) or means_success(page.target.path):
            walked = [page]
            continue
        path = page.target.path
        if path in seen and len(seen) - seen.index(path) >= _STEPS:
            backs.setdefault(path, []).append(page)
            walked = []
        elif not seen and path not in backs and (start := _before(timeline, page)) is not None:
            walked = [start]
        walked.append(page)
    for path, pages in backs.items():
        if len(pages) >= _AGAIN:
            text = f"The steps led back to {clean(path, 120)}, {len(pages)} times"
            yield _sent(path, pages, f"{text}, although each was accepted", "steps lead back")


def find_turned_away(timeline: Timeline) -> Iterator[Signal]:
    """Yield a page of one thing that at once shows the front page to whoever opens it."""
    found: dict[str, list[Event]] = {}
    for page, after in zip(timeline.navigations, timeline.navigations[1:], strict=False):
        if page.target is None or after.target is None or page.topic != "load":
            continue
        at_once = after.at_us - page.at_us <= _AT_ONCE_US and after.topic in _IN_THE_PAGE
        click = timeline.click_before(after.index)
        pressed = click is not None and click.index > page.index
        own = any(c.isdigit() for c in page.target.path)
        if at_once and own and not pressed and after.target.path.rstrip("/") in ("", "/home"):
            found.setdefault(page.target.path, []).extend([page, after])
    for path, pages in found.items():
        if len(pages) >= 2 * _AGAIN and Concept.LOG_IN not in concepts(path):
            shown = pages[1].target.path if pages[1].target is not None else "/"
            text = f"Opening {clean(path, 120)} leads to {clean(shown, 120)} at once"
            yield _sent(path, pages, text, "sent to the front page")


def _before(timeline: Timeline, page: Event) -> Event | None:
    place = timeline.page_number(page.index)
    return timeline.navigations[place - 1] if place else None


def _was_taken(timeline: Timeline, click: Event, page: Event) -> bool:
    """Tell whether what was pressed sent something that was taken, and led to a page at once."""
    if page.at_us - click.at_us > _TAKEN_US or page.topic not in _IN_THE_PAGE:
        return False
    near = timeline.between(click.at_us, page.at_us, _MOST_NEAR)
    asked = [e.request for e in near if click.index < e.index < page.index and e.request]
    return any(not one.reads and 200 <= (one.status or 0) < 300 for one in asked)


def _sent(path: str, pages: list[Event], text: str, message: str) -> Signal:
    signal = Signal(
        kind=SignalKind.REDIRECTS,
        category=Category.REDIRECT_LOOP,
        event=pages[0],
        party=Party.FIRST,
        text=text,
        words=path,
        message=message,
        endpoint=endpoint_template("", "", path),
    )
    return replace(signal, also=tuple(pages[1:]), until_us=pages[-1].at_us)
