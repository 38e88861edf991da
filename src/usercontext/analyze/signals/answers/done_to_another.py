"""An action applied to another record than the one clicked, as the page says.

"candidate 6 rejected" behind POST /candidates/5/reject: the act is the one that was asked for, and
its number is another one's.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import EventKind, Request
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.another_one import names_another, shows_another
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.page_words.own_words import answers_before, is_good
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_MOST = 100
_ENDS = ("delete", "remove", "cancel", "revoke", "erase")
"""What a deletion is called, as its page tells it."""

DONE_TO_ANOTHER = "done to another"
"""A part of the signature: whatever was done."""


def find_done_to_another(timeline: Timeline) -> Iterator[Signal]:
    """Yield each change whose page writes, loudly, that another one of the kind was changed."""
    for line in timeline.loud[-_MOST:]:
        if line.kind is not EventKind.CONSOLE or line.thrown is not None or line.topic:
            continue
        near = answers_before(timeline, line)
        if not near or not all(map(is_good, near)) or line.level is Level.DEBUG:
            continue
        if len(near) > 1 and not (near[0].request and near[0].request.reads):
            continue
        asked = near[0].request
        if asked is None or not _is_another(line.text, asked):
            continue
        said = f"answered {asked.status}, and the page said “{clean(line.text)}”"
        kind, category = SignalKind.MIXED_UP, Category.API_CONTRACT
        signal = request_signal(timeline, near[0], kind, category, said)
        if signal.party is Party.FIRST:
            yield replace(signal, message=DONE_TO_ANOTHER, also=(line,))


def _is_another(said: str, asked: Request) -> bool:
    """Tell what was done to, or is shown of, another one than the address names."""
    if asked.reads:
        return shows_another(said, asked.url.path)
    ends = f"{asked.url.path.rstrip('/')}/" if asked.method.upper() == "DELETE" else ""
    paths = [f"{ends}{act}" for act in _ENDS] if ends else [asked.url.path]
    return any(names_another(said, path) for path in paths)
