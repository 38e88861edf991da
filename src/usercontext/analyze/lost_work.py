"""What somebody made and a page lost without being told to. Not: how a page words it."""

import re

from usercontext.analyze.causes import Chain
from usercontext.analyze.events import Event, EventKind
from usercontext.analyze.signals.lost_lines import says_lost
from usercontext.analyze.timeline import Timeline
from usercontext.analyze.words import fold
from usercontext.domain.log_entry import Level

_TOLD_TO = re.compile(
    r" (?:discard|delete|remove|reset|revert|undo|leave|cancel|clear|start over|verwerfen|loschen"
    r"|zurucksetzen|abandonner|supprimer|descartar|eliminar|borrar) "
)


def lost_work(timeline: Timeline, chain: Chain) -> Event | None:
    """Return the line by which what somebody made is lost, unless they had told the page to."""
    lines = (chain.root.event, *chain.root.also[:1])
    return next((line for line in lines if _tells(line) and not _was_told(timeline, line)), None)


def _tells(line: Event) -> bool:
    written = line.kind is EventKind.CONSOLE and line.level is Level.ERROR
    return written and says_lost(line.text)


def _was_told(timeline: Timeline, line: Event) -> bool:
    click = timeline.click_before(line.index)
    label = click.element.label if click is not None and click.element is not None else ""
    return _TOLD_TO.search(fold(label)) is not None
