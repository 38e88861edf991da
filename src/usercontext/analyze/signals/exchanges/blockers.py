"""Lines about requests that were blocked or not answered. Not: captured requests.

What is kept out is mostly what counts visitors. It is missed where it is a script or styles, the
page's own, a known service's, or what somebody had just pressed for.
"""

import re

from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.urls import split_url
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party, is_of_another_domain, party_of_text
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.behind import is_unpressed
from usercontext.domain.analysis import Category

_SEEN = 1000
_BLOCKED = screened(
    r"\berr_blocked_by_(?:client|administrator|\w{0,20}blocker)\b"
    r"|\bblocked (?:because|by|due to)\b.{0,40}?\b(?:tracke?r?s?|tracking|content[ -]block\w+)\b"
    r"|\b(?:content blocker|tracking (?:prevention|protection))\b.{0,12}\b(?:prevented|blocked)\b",
    re.I,
)
"""How the browsers name it; two of them also keep cookies from whoever follows visitors."""
_ADDRESSED = re.compile(r"/[\w.-]")
_SCRIPT = re.compile(r"(https?://[^\s\"'”]{1,500})")
_LIVED_BY = ("script", "style")
_WRITTEN = screened(
    r"^(?:Failed to load resource: )?(?:[A-Z]{3,7} )?[a-z][a-z-]{1,12}://\S{1,500}"
    r" (?:\(?(?:net::)?(?:NS_)?ERR(?:OR)?_\w+\)?\.?|[45]\d\d(?: \([\w -]{0,40}\))?)\s*$"
    r"|^Cross-Origin Request Blocked: .{0,500}\(Reason: CORS request did not succeed\)"
    r"|^Failed to load resource: (?!the server responded).{5,200}$"
    r"|^Loading failed for the <\w{1,12}> with source |^Beacon API cannot load "
)
"""A method, an address, and what the network or the house said: so a browser writes, nobody else.

Firefox says it of another origin whatever that allows; nobody reads what a beacon is answered.
"""


def is_kept_out(timeline: Timeline, event: Event, message: str, named: Party | None) -> bool:
    """Tell a line of what a blocker kept out and nobody misses; ``named`` is whose it was."""
    said = message[:_SEEN]
    if _BLOCKED.search(said) is None:
        return False
    if _ADDRESSED.search(said) is None:
        return True
    last = party_of_text(said[max(0, said.rfind("http")) :], timeline.page_host)  # a frame is first
    if Party.FOREIGN not in (named, last) or not is_unpressed(timeline, event):
        return False
    return event.request is None or event.request.resource not in _LIVED_BY


def is_its_host_s(event: Event, category: Category) -> bool:
    """Tell a line that is whose its address is: of a socket, or of a request without an answer.

    The latter is no other failure than one that is captured as a request.
    """
    if event.thrown is not None and event.thrown.frames:
        return False
    if category is Category.SOCKET_DROP:
        return True
    return event.thrown is None and _WRITTEN.search(event.text[:_SEEN]) is not None


def whose_line(
    timeline: Timeline, event: Event, named: Party, category: Category
) -> tuple[Party, Category]:
    """Return whose such a line is, and what about: a script of a house's own domain is no chunk."""
    found = _SCRIPT.search(event.text[:_SEEN]) if category is Category.CHUNK_LOAD else None
    if found is None or not is_of_another_domain(split_url(found[1]), timeline.page_host):
        return named, category
    unmissed = is_unpressed(timeline, event)
    return (Party.BYSTANDER if unmissed else named), Category.THIRD_PARTY
