"""What a page says of an error that it caught, before the error itself. Not: the error's words.

"[islands] Error hydrating Price.js" with a TypeError behind it: of the error nothing but its type
is known, and the page knows what it was doing.
"""

from usercontext.analyze.events import Event
from usercontext.analyze.signals.readings import read_words
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category

_TOLD = frozenset(
    {SignalKind.HYDRATION, SignalKind.CHUNK, SignalKind.STORAGE, SignalKind.SOCKET}
    | {SignalKind.STALE, SignalKind.REDIRECTS}
)
"""What a page knows better than the error that it caught; of a refusal the answer knows more."""

_SEEN = 300


def read_own_line(event: Event) -> tuple[SignalKind, Category] | None:
    """Read the page's own words before an error that it wrote down; None where they say nothing."""
    thrown = event.thrown
    if thrown is None or thrown.uncaught:
        return None
    line = event.text.partition(thrown.message[:_SEEN])[0] if thrown.message else event.text
    read = read_words(event, "", line[:_SEEN]) if line.strip() else None
    return read if read is not None and read[0] in _TOLD else None
