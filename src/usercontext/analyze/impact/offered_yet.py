"""Things refused as gone that the same server still offers. Not: the words of the offer.

Somebody who is told that a room is taken may choose another; where the page then asks how many are
left, is told of some, and is refused once more, one of the two answers is wrong.
"""

import re

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline

_SEEN = 2000
_MOST = 200
_IS_GONE = re.compile(
    r"(?:\bnot?|no[ _-]longer)[ _-]?(?:\w+[ _-])?(?:available|free)|unavailable|sold[ _-]?out"
    r"|\btaken\b|(?:fully|already)[ _-](?:booked|reserved)|\bfull\b|out[ _-]of[ _-]stock"
    r"|ausgebucht|vergriffen|nicht (?:mehr )?(?:frei|verf\wgbar)|complet\b|indisponible|plus libre"
    r"|agotad|no disponible|esaurit|non disponibile|uitverkocht|niet beschikbaar|niedost\w*pn",
    re.I,
)
_IS_LEFT = re.compile(
    r'"\w*(?:free|available|availability|remaining|left|vacan\w+|bookable|in_?stock|open)\w*"\s*:'
    r"\s*(?:true\b|[1-9])",
    re.I,
)
_IS_NONE = re.compile(
    r'"\w*(?:free|available|availability|remaining|left|vacan\w+|bookable|in_?stock|open)\w*"\s*:'
    r"\s*(?:false\b|0\b)",
    re.I,
)


def is_offered_yet(timeline: Timeline, chain: Chain) -> bool:
    """Tell a thing that was refused as gone, told to be there when asked anew, and refused again.

    A list in which one is left and another is not says nothing of the one that was wanted.
    """
    asked = chain.root.event.request
    if asked is None or not chain.retries or chain.recovered is not None:
        return False
    lines = (line.text[:_SEEN] for line in chain.root.also[:2])
    if not any(_IS_GONE.search(one) for one in ((asked.body or "")[:_SEEN], *lines)):
        return False
    again = [e for e in timeline.asked.get(asked.address, ()) if e.index > chain.root.event.index]
    if not again or any(e.request and e.request.status != asked.status for e in again):
        return False
    between = timeline.between(chain.root.event.answered_us, again[-1].at_us, _MOST)
    reads = [e for e in between if _is_of_it(timeline, e, chain.root.event)]
    return bool(reads) and _offers(reads[-1])


def _offers(read: Event) -> bool:
    body = (read.request.body or "")[:_SEEN] if read.request is not None else ""
    return _IS_LEFT.search(body) is not None and _IS_NONE.search(body) is None


def _is_of_it(timeline: Timeline, read: Event, refused: Event) -> bool:
    """Tell an answer about the thing that the page, or what was refused, is of."""
    one, own = read.request, refused.request
    if one is None or own is None or not one.reads or not 200 <= (one.status or 0) < 300:
        return False
    if party_of_url(one.url, timeline.page_host) is not Party.FIRST or not one.body:
        return False
    path, own_path = one.url.path, own.url.path
    page = timeline.route_at(refused.at_us)
    near = own_path.startswith(path) or path.startswith(own_path)
    return near or bool(_ids(path) & (_ids(page) | _ids(own_path)))


def _ids(path: str) -> set[str]:
    return {part for part in re.split(r"[/?#]", path) if any(c.isdigit() for c in part)}
