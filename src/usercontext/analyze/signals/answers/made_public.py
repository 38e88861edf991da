"""Something sent as private, or to some, that its own response has as open to others.

A note that is stored with `visibility` `public`, where `private` was sent, may be read by whoever
was not meant to, and nothing failed.
"""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.sharing import added_to, is_of_sharing, is_opened
from usercontext.analyze.signals.answers.short_answers import object_of, sent_with
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.page_words.own_words import is_good
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

MADE_PUBLIC = "made public"
"""A part of the signature: whatever it was, others see it."""

_MOST = 100
_WITH_CONTENTS = 2
"""A setting alone that is not taken leaves all as it was, and whoever set it can see that."""


def find_made_public(timeline: Timeline) -> Iterator[Signal]:
    """Yield each write that was answered with a thing open to others which was sent as closed."""
    for event in timeline.answered[-_MOST:]:
        asked = event.request
        if asked is None or asked.reads or not asked.body or not is_good(event):
            continue
        told = object_of(asked.body) or {}
        if not any(is_of_sharing(name) for name in told):
            continue
        sent = object_of(sent_with(timeline, event)) or {}
        held = _opened(sent, told) if len(sent) >= _WITH_CONTENTS else ""
        if not held:
            continue
        said = f"answered {asked.status} with {held}"
        signal = request_signal(timeline, event, SignalKind.MISMATCH, Category.API_CONTRACT, said)
        if signal.party is Party.FIRST:
            words = f"{signal.words} private public visible shared {held}"
            yield replace(signal, message=MADE_PUBLIC, words=words)


def _opened(sent: dict[str, Any], told: dict[str, Any]) -> str:
    """Return by which field a thing is open to others than it was sent for."""
    for name, value in sent.items():
        if name not in told:
            continue
        field = f"“{clean(name, 40)}”"
        if is_opened(name, value, told[name]):
            return f"{field} “{_text(told[name])}”, where “{_text(value)}” was sent"
        if more := added_to(name, value, told[name]):
            return f"“{clean(more, 40)}” in {field}, which was sent without"
    return ""


def _text(value: Any) -> str:
    return clean(str(value).lower(), 40)
