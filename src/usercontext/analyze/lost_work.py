"""A line that says that what somebody made is lost. Not: what differs, what nobody made.

A page that warns what would be lost, or that threw away what somebody told it to, lost nothing.
"""

import re

from usercontext.analyze.causes import Chain
from usercontext.analyze.events import Event, EventKind
from usercontext.analyze.timeline import Timeline
from usercontext.analyze.words import fold
from usercontext.domain.log_entry import Level

_SEEN = 300
_MADE = (
    r"(?:paragraphs?|pages?|words|edits?|changes|drafts?|answers?|notes?|cells|fields|photos"
    r"|documents?|work|comments?|absätze|änderungen|entw[uü]rfe?|antworten|seiten"
    r"|paragraphes|modifications|brouillons?|réponses|párrafos|cambios|borrador(?:es)?|respuestas)"
)
_GONE = (
    r"(?:lost|discarded|overwritten|thrown away|verloren|verworfen|überschrieben|perdue?s?"
    r"|écrasée?s?|perdid[oa]s?|sobrescrit[oa]s?)"
)
_LOST = re.compile(
    rf"\b[1-9]\d{{0,5}} (?:unsaved |unsynced |local )?{_MADE} (?:\w+ ){{0,2}}{_GONE}\b"
    r"(?! (?:focus|rank\w*|their|its|points?|weight|signal|\d))",
    re.I,
)
_NOT_YET = re.compile(
    r"\b(?:will|would|may|might|could|can|if|unless|until|restor\w+|recover\w+|undo|no|not|never"
    r"|duplicat\w*|stop ?words?|midi|empty|as planned"
    r"|wird|werden|würden?|könnten?|falls|seront|pourraient|se perder[aá]n|si)\b",
    re.I,
)
_TOLD_TO = re.compile(
    r" (?:discard|delete|remove|reset|revert|undo|leave|cancel|clear|start over|verwerfen|loschen"
    r"|zurucksetzen|abandonner|supprimer|descartar|eliminar|borrar) "
)


def lost_work(timeline: Timeline, chain: Chain) -> Event | None:
    """Return the line by which what somebody made is lost, unless they had told the page to."""
    lines = (chain.root.event, *chain.root.also[:1])
    return next((line for line in lines if _tells(line) and not _was_told(timeline, line)), None)


def _tells(line: Event) -> bool:
    if line.kind is not EventKind.CONSOLE or line.level is not Level.ERROR:
        return False
    said = line.text[:_SEEN]
    return _LOST.search(said) is not None and _NOT_YET.search(said) is None


def _was_told(timeline: Timeline, line: Event) -> bool:
    click = timeline.click_before(line.index)
    label = click.element.label if click is not None and click.element is not None else ""
    return _TOLD_TO.search(fold(label)) is not None
