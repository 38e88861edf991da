"""Which failures have one cause: the same words, one reason, the pieces of one film. Not: ranks."""

import re

from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.signals.statuses import BEFORE_ALL

_ONE_REASON = (
    SignalKind.ASSET,
    SignalKind.MEDIA,
    SignalKind.NO_ANSWER,
    SignalKind.REFUSED,
    SignalKind.SOCKET,
)
"""What fails in this way for one address fails for others for the same reason."""

_NUMBERS = re.compile(r"\d+")
_LOGGER = "# "
"""A logger's name before a line, as templates have it: a notice has the words without it."""


def name_of_cause(root: Signal) -> tuple[str, ...]:
    """Return what is the same for failures of one cause."""
    asked = root.event.request
    if root.kind in _ONE_REASON:
        return (root.kind, root.category, root.party, "")
    if root.overheard:
        return ("said by the way", "", "", "")
    if root.kind is SignalKind.SLOW and asked is None and root.event.target is not None:
        return (root.kind, root.party, "pages", "")
    if asked is not None and not asked.told and asked.status in BEFORE_ALL:
        return ("before all", root.party, str(asked.status), "")
    if asked is not None and asked.reads and asked.url.extension:
        # of a film, a map or a book that is loaded piece by piece none comes
        return (root.message, root.frame, _NUMBERS.sub("#", root.endpoint), root.status)
    return (root.message.removeprefix(_LOGGER), root.frame, root.endpoint, root.status)
