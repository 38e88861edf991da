"""What servers and phones say: a machine not reached, a device not given. Not: what pages say."""

import re

from usercontext.analyze.events import Event
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_UNREACHED = re.compile(
    r"\bE(?:CONNREFUSED|CONNRESET|HOSTUNREACH)\b.{0,80}(?:\bport \d{2,5}\b|\d:\d{2,5}\b)"
)
"""A server did not reach what stands behind it: pages know no ports."""

_NOT_GRANTED = re.compile(
    r"\bpermission\b.{0,80}\bgranted[ :=]{1,3}false\b"
    r"|\bpermission [\w.]{2,60}.{0,30}\b(?:denied|never_ask_again|blocked|restricted)\b",
    re.I,
)
"""What a phone says of a device that its user did not give."""


def read_machine(event: Event, text: str, lowered: str) -> tuple[SignalKind, Category] | None:
    """Read what servers and phones say, and no page."""
    if event.level is Level.ERROR and _UNREACHED.search(text):
        return SignalKind.NO_ANSWER, Category.BACKEND_ERROR
    if "permission" in lowered and _NOT_GRANTED.search(text):
        return SignalKind.DENIED, Category.PERMISSION_DENIED
    return None
