"""Type-ahead requests, sent anew with every letter. Not: which response came last.

An address that names no search is one by its query: it is asked again under the same names of the
query, and somebody was in a field to search, or the query has the name that searches give it.
"""

from functools import lru_cache

from usercontext.analyze.language.words import Concept, concepts, fold
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline

_SEEN = 1000
_BY_ITSELF_US = 2_000_000
"""What a page asks within this time of coming up nobody has typed: parts of it, in any order."""

_TYPED_US = 3_000_000
"""Between two letters of one word; later the older answer is that to another question."""

_NAMES = (
    "q query search searchterm searchtext search_term term terms keyword keywords filter s text"
    " prefix suche suchbegriff begriff recherche busca buscar busqueda cerca zoek zoekterm szukaj"
    " fraza ara sok hledat"
)
"""What searches call the words that somebody types, mostly; values are not captured."""

_TYPED = frozenset(_NAMES.split())


def is_asked_as_typed(timeline: Timeline, older: Event, newer: Event) -> bool:
    """Tell a question asked anew because somebody typed on."""
    names = _names_of(timeline, newer)
    if not names or names != _names_of(timeline, older):
        return False
    if newer.started_us - older.started_us > _TYPED_US:
        return False
    if _is_in_a_search(timeline, newer):
        return True
    opened = timeline.opened_between(older.started_us - _BY_ITSELF_US, newer.started_us)
    return bool(names & _TYPED) and not opened


def _is_in_a_search(timeline: Timeline, asked: Event) -> bool:
    press = timeline.click_before(asked.index)
    if press is None or not _is_to_search(press):
        return False
    return timeline.page_number(press.index) == timeline.page_number(asked.index)


def _is_to_search(press: Event) -> bool:
    pressed = press.element
    if pressed is None or not pressed.is_a_field:
        return False
    return Concept.SEARCH in concepts(pressed.label)


def _names_of(timeline: Timeline, asked: Event) -> frozenset[str]:
    """Return the names in the query that was asked with, as they stand in the captured address."""
    url = timeline.entries[asked.id].payload.get("url")
    return _names_in(url) if isinstance(url, str) else frozenset()


@lru_cache(maxsize=1024)
def _names_in(url: str) -> frozenset[str]:
    query = url[:_SEEN].partition("?")[2].partition("#")[0]
    return frozenset(fold(part.partition("=")[0]).strip() for part in query.split("&") if part)
