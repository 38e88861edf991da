"""An action applied to another record than the one clicked, as the page says.

"candidate 6 rejected" behind POST /candidates/5/reject: the act is the one that was asked for, and
its number is another one's.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.another_one import names_another
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.page_words.own_words import answers_before, is_good
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_MOST = 100
DONE_TO_ANOTHER = "done to another"
"""A part of the signature: whatever was done."""


def find_done_to_another(timeline: Timeline) -> Iterator[Signal]:
    """Yield each change whose page writes, loudly, that another one of the kind was changed."""
    for line in timeline.loud[-_MOST:]:
        if line.kind is not EventKind.CONSOLE or line.thrown is not None or line.topic:
            continue
        near = answers_before(timeline, line)
        if len(near) != 1 or not is_good(near[0]) or line.level is Level.DEBUG:
            continue
        asked = near[0].request
        if asked is None or asked.reads or not names_another(line.text, asked.url.path):
            continue
        said = f"answered {asked.status}, and the page said “{clean(line.text)}”"
        kind, category = SignalKind.MIXED_UP, Category.API_CONTRACT
        signal = request_signal(timeline, near[0], kind, category, said)
        if signal.party is Party.FIRST:
            yield replace(signal, message=DONE_TO_ANOTHER, also=(line,))
