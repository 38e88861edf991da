"""Pages that took seconds to load, as the browser measured. Not: requests, busy pages."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.grouping import endpoint_template
from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import fold, needles
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import PageWait, Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_WAITED_US = 2_500_000
"""Whoever pressed something that leads to a page takes it for dead by then."""

_OPENED_US = 4_000_000
"""Who only opened a page waits as long as for any answer (the limit of a slow request)."""

_LATE_MS = 10_000
"""Four times what is called good, and as long as people stay."""

_KEPT_MS = 4_000
"""What is called poor: a page of several that each kept its reader so long is slow, if they say so.
"""
_SEVERAL = 2
_OF_A_WAIT = needles(
    " second| sekund| secund| segund| white | weiss| blanc| blank | leer | vide | slow| langsam"
    "| lent| lento| traag| wolno| ages | forever | ewig | dauer| takes | took | lange | attend"
    "| tarda| медлен|белый| секунд|遅|白|秒|慢"
)
_SPOKEN_OF_AS = (
    "white blank seconds wait slow weiss weiße leer sekunden langsam blanche secondes vide lente"
    " blanco segundos lento bianca secondi lenta wit seconden traag"
)
_LARGEST = re.compile(r"LCP (\d{1,7}(?:\.\d{1,3})?)$")
_LEAVES_US = 1_500_000
"""Between a press and the browser's asking for the page lies what the old page still does."""


def find_slow_pages(timeline: Timeline) -> Iterator[Signal]:
    """Yield each page whose first byte came after seconds."""
    for wait in timeline.page_waits:
        click = timeline.click_before(wait.page.index)
        pressed = click is not None and _leads_to(click, wait)
        if wait.took_us >= (_WAITED_US if pressed else _OPENED_US):
            yield _slow_page(wait)
    yield from _late_pages(timeline)


def _late_pages(timeline: Timeline) -> Iterator[Signal]:
    """Yield each page that came soon and showed its main part late, as its browser measured.

    Several that a report of a wait is of have one reason, and are told as one.
    """
    slow = {wait.page.index for wait in timeline.page_waits if wait.took_us >= _OPENED_US}
    waited_for = _is_waited_for(timeline)
    late: list[Signal] = []
    page: Event | None = None
    for event in timeline.paced:
        if event.kind is EventKind.NAVIGATION:
            page = event if event.topic == "load" else page
        elif page is not None and event.topic == "vital" and page.index not in slow:
            told = _LARGEST.match(event.text)
            if told is not None and float(told[1]) >= (_KEPT_MS if waited_for else _LATE_MS):
                slow.add(page.index)
                late.append(_late_page(page, event, float(told[1])))
    if not (waited_for and late):
        yield from late
        return
    last, others = late[-1], tuple(one.event for one in late[:-1])
    came_late = any(wait.page is last.event for wait in timeline.page_waits)
    text = last.text if came_late else f"{last.text}, though its server answered in time"
    text = f"{text}; so did {len(others)} more" if others else text
    words = f"{last.words} {_SPOKEN_OF_AS}"
    yield replace(last, text=text, words=words, also=(*last.also, *others))


def _late_page(page: Event, measured: Event, took_ms: float) -> Signal:
    shown = _slow_page(PageWait(page, measured, int(took_ms * 1000)))
    path = clean(page.target.path if page.target else "", 120) or "/"
    text = f"The page {path} showed its main part only after {round(took_ms / 1000)} s"
    return replace(shown, text=text)


def _is_waited_for(timeline: Timeline) -> bool:
    """Tell a report of a wait, or of a white page, in a visit of which several pages were late."""
    said = fold(timeline.description)
    if not any(map(said.__contains__, _OF_A_WAIT)):
        return False
    told = (_LARGEST.match(e.text) for e in timeline.paced if e.topic == "vital")
    return sum(1 for one in told if one and float(one[1]) >= _KEPT_MS) >= _SEVERAL


def leads_to_slow_page(timeline: Timeline, click: Event) -> bool:
    """Tell a press that a page answered, late: the control is not dead, its page is slow."""
    wait = timeline.page_wait_after(click.index)
    return wait is not None and wait.took_us >= _WAITED_US and _leads_to(click, wait)


def _leads_to(click: Event, wait: PageWait) -> bool:
    sent_us = wait.page.at_us - wait.took_us
    return click.at_us >= sent_us - _LEAVES_US


def _slow_page(wait: PageWait) -> Signal:
    path = wait.page.target.path if wait.page.target else "/"
    seconds = round(wait.took_us / 1_000_000)
    return Signal(
        kind=SignalKind.SLOW,
        category=Category.TIMEOUT_SLOW,
        event=wait.page,
        party=Party.FIRST,
        text=f"The page {clean(path, 120) or '/'} took {seconds} s to answer",
        words=f"slow page {path}",
        message="slow page",
        endpoint=endpoint_template("GET", "", path),
        also=(wait.measured,),
    )
