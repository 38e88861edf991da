"""Pages that answered a form which the browser sent: no page is told by which method it came.

Not: forms whose client tells the method, what a page asks for by itself.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from usercontext.analyze.events import Event, EventKind, Request

_SENDS = ("button|", "input|")
"""A link asks for a page, a button sends what was filled in: by POST, or its fields would stand
in the address."""


def with_posted(events: Iterable[Event]) -> Iterator[Event]:
    """Mark the documents without a method that a button led to, from the page before."""
    sends = False
    pages: list[Event] = []
    for event in events:
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
