"""A session's events by kind, sorted in one pass. Not: their meaning.

Some forty detectors ask each its own question, which few events can answer. Whoever walks through
all of them for it costs each entry of a session a hundred nanoseconds.
"""

from collections.abc import Sequence

from usercontext.analyze.reading.events import Event, EventKind
from usercontext.domain.log_entry import Level

_CONSOLE, _EXCEPTION, _CLICK = EventKind.CONSOLE, EventKind.EXCEPTION, EventKind.CLICK
_NAVIGATION, _STORAGE = EventKind.NAVIGATION, EventKind.STORAGE
_ERROR, _WARN = Level.ERROR, Level.WARN


class SortedEvents:
    """Events by what they are, each list in the order of the session; only read.

    ``lines``: written to the console or thrown. ``loud``: a warning, an error, whatever was thrown,
    and that the browser went offline. ``paced``: pages, and what their browser measured of them.
    """

    def __init__(self, events: Sequence[Event]) -> None:
        self.requests: list[Event] = []
        self.clicks: list[Event] = []
        self.navigations: list[Event] = []
        self.stored: list[Event] = []
        self.pressed: list[Event] = []
        self.lines: list[Event] = []
        self.errors: list[Event] = []
        self.loud: list[Event] = []
        self.paced: list[Event] = []
        self.connections: list[Event] = []
        for event in events:
            self._sort(event)

    def _sort(self, event: Event) -> None:
        kind, level = event.kind, event.level
        if event.request is not None:
            self.requests.append(event)
        if event.element is not None:
            self.pressed.append(event)
        if event.online is not None:
            self.connections.append(event)
        if kind is _CONSOLE or kind is _EXCEPTION:
            self.lines.append(event)
            if kind is _EXCEPTION or level is _ERROR:
                self.errors.append(event)
        elif kind is _CLICK:
            self.clicks.append(event)
        elif kind is _STORAGE:
            self.stored.append(event)
        if kind is _NAVIGATION:
            self.navigations.append(event)
            self.paced.append(event)
        elif event.topic == "vital":
            self.paced.append(event)
        if level is _WARN or level is _ERROR or kind is _EXCEPTION or event.online is False:
            self.loud.append(event)
