"""The page saying that browser storage is missing or unreadable. Not: its content.

A kit for storage says it in words of its own where every way to keep something is shut. Rooms and
depots are stored in too: what is missing has to be named as a browser's.
"""

import re

from usercontext.analyze.grouping import message_template
from usercontext.analyze.language.screens import screened
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import is_foreign_code
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.kept_anew import is_kept_anew
from usercontext.analyze.signals.answers.misshapen import KEPT
from usercontext.analyze.signals.exceptions.voices import voice_of
from usercontext.analyze.signals.stores.held_databases import is_held
from usercontext.domain.log_entry import Level

_SEEN = 1000
_SAID = 200
_NAMED = (
    r"(?:(?:local|session|web|browser|dom|persistent|offline)[ -]?storage(?! (?:units?|rooms?))"
    r"|(?:storage|persistence) (?:method|driver|backend|engine|adapter|mechanism|medium|api)s?"
    r"|indexed ?db|web ?sql)"
)
_HINTS = ("storage", "persistence", "indexed", "sql")
_LACKS = screened(
    rf"\b{_NAMED}\b[\w ]{{0,16}}?(?:\b(?:is|are|was)\b[\w ]{{0,12}}? |\W{{1,3}})?"
    r"(?:\b(?:un(?:available|supported|usable)|inaccessible)\b"
    r"|(?:\bnot|n't|n’t) (?:currently )?(?:available|supported|accessible|usable|found|enabled)\b)"
    r"|\b(?:no|none of the|without an?y?|(?:cannot|can't|could not|couldn't|unable to|failed to) "
    r"(?:find|access|use|open)(?: an?y?)?)\b(?: (?:available|usable|suitable|supported|working"
    rf"|compatible|valid|the|your))? {_NAMED}\b",
    re.I,
)
"""How it is said that there is none; the words between are few, or it is said of something else."""

_GOES_ON = screened(
    r"(?<!\bno )\b(?:fall\w*|fell) ?back\b|\binstead\b|\bin[ -]memory\b"
    r"|\busing (?:a )?(?:memory|cookies?)\b",
    re.I,
)


def is_of_its_store(timeline: Timeline, event: Event) -> bool:
    """Tell an error of what the browser keeps for the page: it is unreadable, or has no place."""
    message = event.thrown.message if event.thrown else event.text
    kept = KEPT.search(event.text[:_SEEN]) is not None or is_kept_anew(timeline, event)
    if kept and message_template(message).endswith("invalid json"):
        return True
    if event.thrown is None and event.level is Level.ERROR and is_held(message):
        return True
    return _has_none(timeline, event, message)


def _has_none(timeline: Timeline, event: Event, message: str) -> bool:
    """Tell the page's own word that nothing can be kept, where it did not go on without."""
    if event.kind is not EventKind.EXCEPTION and event.level is not Level.ERROR:
        return False
    said = message[:_SAID]
    if not any(map(said.lower().__contains__, _HINTS)):
        return False
    if _LACKS.search(said) is None or _GOES_ON.search(message[:_SEEN]) is not None:
        return False
    if voice_of(event.thrown.name if event.thrown else "", message) is not None:
        return False
    frames = event.thrown.frames if event.thrown else ()
    return not is_foreign_code(frames, timeline.page_host)
