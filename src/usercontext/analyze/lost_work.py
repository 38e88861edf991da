"""What somebody made and a page lost, or changed for another. Not: how a page says it is lost."""

import re

from usercontext.analyze.causes import Chain
from usercontext.analyze.events import Event, EventKind
from usercontext.analyze.signals.lost_lines import says_lost
from usercontext.analyze.timeline import Timeline
from usercontext.analyze.words import fold
from usercontext.domain.log_entry import Level

_INSTEAD = re.compile(
    r"\b(?:removed|deleted|changed|updated|cancell?ed|archived|moved|overwrote|gelöscht|geändert"
    r"|supprimé\w*|modifié\w*|borrad[oa]|eliminad[oa]) (?P<done>[\w-]+)"
    r"(?: instead of|,? not| statt| au lieu de| en lugar de) (?P<asked>[\w-]+)",
    re.I,
)
_SEEN = 300
_MOST = 3
_TOLD_TO = re.compile(
    r" (?:discard|delete|remove|reset|revert|undo|leave|cancel|clear|start over|verwerfen|loschen"
    r"|zurucksetzen|abandonner|supprimer|descartar|eliminar|borrar) "
)


def lost_work(timeline: Timeline, chain: Chain) -> Event | None:
    """Return the line by which what somebody made is lost, unless they had told the page to."""
    lines = (chain.root.event, *chain.root.also[:1])
    return next((line for line in lines if _tells(line) and not _was_told(timeline, line)), None)


def took_another(chain: Chain) -> bool:
    """Tell a change of one thing, by its address, after which a line says that another had it."""
    asked = chain.root.event.request
    if asked is None or asked.reads:
        return False
    parts = asked.url.path.split("/")
    said = (_INSTEAD.search(line.text[:_SEEN]) for line in chain.root.also[:_MOST])
    return any(one and one["asked"] in parts and one["done"] != one["asked"] for one in said)


def _tells(line: Event) -> bool:
    written = line.kind is EventKind.CONSOLE and line.level is Level.ERROR
    return written and says_lost(line.text)


def _was_told(timeline: Timeline, line: Event) -> bool:
    click = timeline.click_before(line.index)
    label = click.element.label if click is not None and click.element is not None else ""
    return _TOLD_TO.search(fold(label)) is not None
