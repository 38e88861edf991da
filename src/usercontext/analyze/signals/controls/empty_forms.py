"""Forms submitted by the browser because no script took over. Not: server-side forms.

It loads the form's own page anew, its address ending in a bare "?", or in what was typed: what
nobody searches by, a message or a password, is not sent so on purpose. Without the "?" the same
load may be a form sent by POST and drawn again with what is wrong in it: no capture tells.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.controls.clicks import ANSWER_US, dead_control
from usercontext.analyze.signals.exchanges.waits import promises
from usercontext.analyze.signals.signal import Signal

_MOST_NEAR = 400
_SEEN = 400
_WRITTEN = re.compile(
    r"[?&](?:[\w.-]*(?:message|comment|e-?mail|passwor[dt]|pass|phone|subject|body|note|nachricht"
    r"|betreff|correo|mensaje)[\w.-]*|(?:first|last|full)?_?-?name|text|tel)=",
    re.I,
)
_FIELDS = ("input|", "textarea|")
_BY_ENTER = 2
"""Loaded so twice with no press but into the form: somebody presses Enter again and again."""


def find_empty_forms(timeline: Timeline) -> Iterator[Signal]:
    """Yield each control that is to get something done and only loaded its own page anew."""
    told: set[str] = set()
    for page in timeline.navigations:
        if not _is_submitted_empty(page):
            continue
        click = timeline.click_before(page.index)
        if click is None or page.at_us - click.at_us > ANSWER_US:
            continue
        element = click.element
        if element is None or element.key in told or not promises(element):
            continue
        if not _sent_something(timeline, click.index, page) and not _worked(timeline, page, click):
            told.add(element.key)
            text = f"Clicking “{clean(element.shown)}” only reloaded the same page"
            yield replace(dead_control([click], ()), text=text, also=(page,))
    yield from _entered(timeline)


def _entered(timeline: Timeline) -> Iterator[Signal]:
    """Yield each field after which its page was loaded anew with nothing in it, again and again."""
    found: dict[str, list[Event]] = {}
    fields: dict[str, Event] = {}
    for page in timeline.navigations:
        if not _is_bare(page) or page.target is None:
            continue
        click = timeline.click_before(page.index)
        element = click.element if click is not None else None
        if click is None or element is None or not element.key.startswith(_FIELDS):
            continue
        found.setdefault(page.target.path, []).append(page)
        fields[page.target.path] = click
    for path, pages in found.items():
        if len(pages) >= _BY_ENTER:
            signal = dead_control([fields[path]], ())
            text = f"A form on {clean(path, 120)} only reloaded the page, {len(pages)} times"
            more, words = tuple(pages[1:]), f"{signal.words} {path}"
            yield replace(signal, event=pages[0], also=more, text=text, words=words)


def _is_submitted_empty(page: Event) -> bool:
    """Tell a page that was loaded from itself, with a question mark and no question for it."""
    typed = page.target is not None and _WRITTEN.search(page.text[-_SEEN:]) is not None
    return _is_bare(page) or (typed and _is_of_itself(page))


def _is_bare(page: Event) -> bool:
    return _is_of_itself(page) and page.text.rstrip().endswith("?")


def _is_of_itself(page: Event) -> bool:
    here, before = page.target, page.origin
    same = here is not None and before is not None and here.path == before.path
    return same and page.topic == "load"


def _sent_something(timeline: Timeline, index: int, until: Event) -> bool:
    """Tell whether the page asked its own server for anything, behind an entry and before one."""
    return any(
        event.request is not None
        and event.index > index
        and party_of_url(event.request.url, timeline.page_host) is not Party.BYSTANDER
        for event in timeline.requests_before(until.index, _MOST_NEAR)
    )


def _worked(timeline: Timeline, page: Event, click: Event) -> bool:
    """Tell whether the same control, pressed later, sent something that was taken."""
    key = click.element.key if click.element else ""
    last = timeline.clicks_by_key[key][-1] if key else click
    if last.index < page.index:
        return False
    after = timeline.between(last.at_us, last.at_us + ANSWER_US, _MOST_NEAR)
    asked = [event.request for event in after if event.index > last.index and event.request]
    return any(not one.reads and 200 <= (one.status or 0) < 400 for one in asked)
