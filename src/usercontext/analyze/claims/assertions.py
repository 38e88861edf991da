"""What the words around a quote assert, and whether the entries cited show it. Not: quotes.

A sentence is more than what it names: "answered 200 with invalid JSON" cited an answer of 200
and an error of something else, and every name in it occurred. So each verb that a sentence can
have is held to an entry of the kind that shows it; rules and model are read by the same table.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from usercontext.analyze.reading.answers_in_lines import read_together
from usercontext.analyze.reading.cited import Cited
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.lines_midway import without_midway
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.read_entry import read_event
from usercontext.analyze.signals.exceptions.decoders import (
    breaks_a_schema,
    could_not_decode,
    shows_a_page,
)
from usercontext.analyze.signals.exceptions.engine_words import engine_words
from usercontext.domain.log_entry import Level, LogEntry

_QUOTED = re.compile(r"“[^”]*”?")
_LEFT_OUT = "“”"
_WRITTEN = (EventKind.CONSOLE, EventKind.EXCEPTION, EventKind.STORAGE)
_SAFARI = "string did not match the expected pattern"
_ROUNDED_S = 1

Shows = Callable[[Event, str], bool]


def is_shown(sentence: str, evidence: Sequence[str], entries: Cited) -> bool:
    """Tell whether each thing that a sentence asserts is shown by an entry that it cites."""
    together: Sequence[Event] = ()
    for shows, word in _asserted(_QUOTED.sub(_LEFT_OUT, sentence)):
        # one after the other: the first mostly shows it, and what is behind need not be read
        if any(shows(entries.event(log_id), word) for log_id in evidence):
            continue
        together = together or _read_cited([entries[log_id] for log_id in evidence])
        if not any(shows(event, word) for event in together):
            return False
    return True


def _read_cited(cited: Sequence[LogEntry]) -> Sequence[Event]:
    """Read entries as one log has them: of one request, the first tells where, the last how."""
    ordered = sorted(cited, key=lambda entry: entry.instant_us)
    read = (read_event(entry, place) for place, entry in enumerate(ordered))
    # of what is cited nobody knows who wrote it, and a page's entries are read the same either way
    return read_together(without_midway(read, ordered), ordered, Program.APP)


@lru_cache(maxsize=512)
def _asserted(said: str) -> tuple[tuple[Shows, str], ...]:
    """Return what a sentence without its quotes asserts, each with the word that it names."""
    return tuple(
        (shows, match[1] if match.re.groups else "")
        for words, shows in _ASSERTED
        for match in words.finditer(said)
    )


def _has_status(event: Event, status: str) -> bool:
    return event.request is not None and str(event.request.status) == status


def _is_silence(event: Event, _: str) -> bool:
    return event.request is not None and not event.request.status


def _has_code(event: Event, code: str) -> bool:
    return event.request is not None and event.request.code == code


def _went_well(event: Event, _: str) -> bool:
    return event.request is not None and 200 <= (event.request.status or 0) < 400


def _lasted(event: Event, seconds: str) -> bool:
    if event.topic == "vital":
        return True
    lasted = event.request.duration_ms if event.request else None
    if lasted is None or event.request is None:
        return False
    # whose client does not say what it counts is read as its session's clock says
    told = (lasted / 1000, lasted) if event.request.unit_unknown else (lasted / 1000,)
    return any(abs(one - int(seconds)) <= _ROUNDED_S for one in told)


def _complains_of_json(event: Event, _: str) -> bool:
    """Tell an error about a text that was read: it says so, or a reader's promise was rejected."""
    thrown, loud = event.thrown, event.level in (Level.ERROR, Level.WARN)
    if event.kind is EventKind.REQUEST or not (loud or thrown is not None):
        return False
    said = event.text.casefold()
    rejected = thrown is not None and thrown.rejection and thrown.name == "SyntaxError"
    return "json" in said or _SAFARI in said or rejected


def _is_page(event: Event, _: str) -> bool:
    if event.request is None:  # a reader of JSON quotes how the text began
        return shows_a_page(event.text) and _complains_of_json(event, "")
    return event.request.media == "text/html"


def _is_empty(event: Event, _: str) -> bool:
    return event.request is not None and not event.request.size


def _is_thrown(event: Event, _: str) -> bool:
    return event.thrown is not None or event.kind is EventKind.EXCEPTION


def _stumbled(event: Event, _: str) -> bool:
    unread = could_not_decode(event.text) or breaks_a_schema(event.text)
    return _is_thrown(event, "") or unread or bool(engine_words(event.text))


def _is_written(event: Event, _: str) -> bool:
    if event.request is not None and event.request.status is None and event.text:
        return True  # a logger's line, with the address of the visit beside it
    return event.kind in _WRITTEN and event.element is None


def _is_click(event: Event, _: str) -> bool:
    return event.element is not None


def _is_offline(event: Event, _: str) -> bool:
    return event.online is False


def _is_online(event: Event, _: str) -> bool:
    return event.online is True


_ASSERTED: tuple[tuple[re.Pattern[str], Shows], ...] = tuple(
    (re.compile(words), shows)
    for words, shows in (
        (r"\b(?:failed with|answered) (\d{3})\b", _has_status),
        (r"\bwas closed with (\d{4})\b", _has_code),
        (r"\bgot no (?:answer|response)\b|\bwas never sent\b|\bdid not load\b", _is_silence),
        (r"\bsame request worked\b", _went_well),
        (r"\btook (\d{1,5}) s\b", _lasted),
        (r"\b(?:no|not|invalid|not valid) JSON\b", _complains_of_json),
        (r"\ba page instead of (?:JSON|a file)\b", _is_page),
        (r"\bwith nothing in it\b", _is_empty),
        (r"\bcould not use\b", _stumbled),
        (r"\bthrew “", _is_thrown),
        (r"\b(?:logged|showed (?:its|the) user|(?:page|app|server) said) “", _is_written),
        (r"\b[Uu]ser (?:clicked|pressed|tapped)\b|\b[Cc]licking “|\bcame of pressing “", _is_click),
        (r"\bwent offline\b", _is_offline),
        (r"\bwas online again\b", _is_online),
    )
)
"""Each verb of a sentence with what an entry must be that shows it."""
