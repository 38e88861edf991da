"""A broken connection that a page notes quietly, by its close code.

Libraries write it at any level, and most of them open the line anew: it counts where the report
complains of what no longer comes (`overheard`). Not: warnings and errors, lines that are tried
again.
"""

import re
from collections.abc import Iterator

from usercontext.analyze.grouping import message_template
from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.voices import voice_of
from usercontext.analyze.signals.page_words.manners import drops_a_line
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_QUIET = (Level.INFO, Level.DEBUG)
_SEEN = 300
_MOST = 200
_TRIED_AGAIN = re.compile(
    r"(?<!not )(?:re-?(?:connect|try|tries|open|join|establish)|again|back-?off|attempt)", re.I
)
_SPOKEN_OF_AS = "live updates update arrive arrives refresh reload connection connected offline"
"""What somebody calls it that nothing comes any more of what they watched."""


def find_told_drops(timeline: Timeline) -> Iterator[Signal]:
    """Yield each quiet line by which something that is held open broke, and is not tried again."""
    quiet = [event for event in timeline.lines if event.level in _QUIET]
    for event in quiet[-_MOST:]:
        if event.kind is EventKind.CONSOLE and not event.topic and _broke(event):
            yield Signal(
                kind=SignalKind.SOCKET,
                category=Category.SOCKET_DROP,
                event=event,
                party=voice_of("", event.text) or Party.FIRST,
                text=f"The page wrote “{clean(event.text)}”",
                words=f"{event.text[:_SEEN]} {_SPOKEN_OF_AS}",
                message=message_template(event.said[:_SEEN]),
                overheard=True,
                last_word=True,
            )


def _broke(event: Event) -> bool:
    return drops_a_line(event.text) and _TRIED_AGAIN.search(event.text[:_SEEN]) is None
