"""Session entries by id, and what claims read out of them, parsed once. Not: claims.

One entry is cited by several sentences, and a cause is checked before it is ranked and again before
it is published.
"""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from usercontext.analyze.language.text import MESSAGE_CAP, clean, with_letters
from usercontext.analyze.reading.arguments import join_arguments
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.fields import layer
from usercontext.analyze.reading.read_entry import read_event
from usercontext.analyze.reading.templates import lines_of
from usercontext.analyze.reading.unnamed import call_in
from usercontext.analyze.reading.unwrapping import written_out
from usercontext.domain.log_entry import Level, LogEntry

_MOST_TEXT = 200_000


class Cited(dict[str, LogEntry]):
    """Entries by id; only read. ``raised``: what its session reads as an error, sent as less."""

    def __init__(
        self, entries: Mapping[str, LogEntry], raised: frozenset[str] = frozenset()
    ) -> None:
        super().__init__(entries)
        self._raised = raised
        self._texts: dict[str, str] = {}
        self._events: dict[str, Event] = {}

    def text(self, log_id: str) -> str:
        """Return all that an entry says, folded: values, and names where nobody else calls so."""
        if log_id not in self._texts:
            self._texts[log_id] = _text(self[log_id])
        return self._texts[log_id]

    def event(self, log_id: str) -> Event:
        """Return an entry as it is read by itself, as loud as its session reads it."""
        if log_id not in self._events:
            entry = self[log_id]
            loud = replace(entry, level=Level.ERROR) if log_id in self._raised else entry
            self._events[log_id] = read_event(loud, 0)
        return self._events[log_id]


def _text(entry: LogEntry) -> str:
    words: list[str] = []
    # in the order of a stack: the payload, then what stands beside it
    waiting: list[Any] = [*entry.event_metadata.values()][::-1]
    # what nobody else calls so is quoted with its name: "txStatus FAILED"
    waiting += [part for pair in entry.payload.items() for part in pair][::-1]
    if (told := written_out(entry.payload)) is not None:  # without the marks of how it is written
        waiting += [part for pair in told.items() for part in pair][::-1]
    room = _MOST_TEXT
    while waiting and room > 0:
        value = waiting.pop()
        if isinstance(value, dict):
            # the fields of an answer are said with it: "phone: is not a number"
            waiting += [part for pair in value.items() for part in pair][::-1]
        elif isinstance(value, list):
            if value and isinstance(value[0], str) and _are_arguments(value):
                words.append(join_arguments(value))  # as a console writes them
            waiting += reversed(value)
        elif value is not None:
            words.append(str(value))
            room -= len(words[-1])
    words += lines_of(entry)
    if any("rpc" in name for name in entry.payload):
        words.append(call_in(layer(entry.payload, entry.event_metadata)))  # told in two halves
    return fold_words(" ".join(words))


def _are_arguments(told: list[Any]) -> bool:
    """Tell a console's arguments, which are quoted as one line: filled in, or with an object."""
    return "%" in told[0] or any(isinstance(one, dict) for one in told[1:])


def fold_words(text: str) -> str:
    """Return words as they are compared: one line, what is hidden gone, case folded."""
    text = with_letters(text.replace("\\\\", "\\"))  # as a text within a text has it
    return clean(text, max(len(text), MESSAGE_CAP)).casefold()
