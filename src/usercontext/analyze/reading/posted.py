"""The method of a request, where its outcome does not say it. Not: outcomes.

No page is told by which method it came, and a phone's client names it as it asks alone.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from usercontext.analyze.language.urls import Url, split_url
from usercontext.analyze.reading.blocks_of_lines import asked_in_block
from usercontext.analyze.reading.events import Event, EventKind, Request

_SENDS = ("button|", "input|")
"""A link asks for a page, a button sends what was filled in: by POST, or its fields would stand
in the address."""


_SENDS_OFF = re.compile(
    r".{0,45}?--> ?(?P<method>GET|POST|PUT|PATCH|DELETE|HEAD) (?P<url>https?://[^\s'\"<>()]{3,500})"
)
"""How the client of a phone's application tells of what it asks; the answer names no method."""


def with_methods(events: Iterable[Event]) -> Iterator[Event]:
    """Give an answer that a line tells of the method that the line before it had sent it by."""
    sent: dict[Url, str] = {}
    for event in events:
        asked = event.request
        if asked is not None and not asked.method and asked.url in sent:
            yield replace(event, request=replace(asked, method=sent.pop(asked.url)))
            continue
        off = _SENDS_OFF.match(event.text) if asked is None and "--> " in event.text[:60] else None
        block = asked_in_block(event.text) if asked is None else None
        if off is not None:
            sent[split_url(off["url"])] = off["method"]
        elif block is not None:
            sent[split_url(block[1])] = block[0]
        yield event


def with_posted(events: Iterable[Event]) -> Iterator[Event]:
    """Mark the documents without a method that a button led to, from the page before."""
    sends = False
    pages: list[Event] = []
    for event in with_methods(events):
        if event.kind is EventKind.CLICK:
            sends = event.element is not None and event.element.key.startswith(_SENDS)
            pages = []
        elif event.kind is EventKind.NAVIGATION:
            pages.append(event)
        elif sends and event.request is not None and _may_answer(event.request, pages):
            yield replace(event, request=replace(event.request, sent=True))
            continue
        yield event


def _may_answer(request: Request, pages: list[Event]) -> bool:
    """Tell the first page after a press, without what a form asks by in its address."""
    if request.resource != "document" or request.method or len(pages) != 1:
        return False
    return "?" not in pages[0].text
