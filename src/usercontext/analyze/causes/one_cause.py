"""Failures that share one cause: same message, same reason, parts of one video. Not: ranks.

That is also what a gateway answers for several addresses (429, 431, 502 to 504, 520 to 530), a line
that another cause quotes, and one message with and without its frames.
"""

import re
from collections.abc import Sequence

from usercontext.analyze.signals.exchanges.statuses import BEFORE_ALL
from usercontext.analyze.signals.signal import Signal, SignalKind

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

_LONG = 60
"""So much of a template said alike is one line, which its sender filled in or cut otherwise."""


def one_of_each(roots: Sequence[Signal], most: int) -> list[int]:
    """Return the places of ``most`` roots, best first, none of a cause that a better one tells."""
    named: dict[tuple[str, ...], int] = {}
    for place, root in enumerate(roots):
        named.setdefault(name_of_cause(root), place)
    kept: list[int] = []
    for place in list(named.values())[:most]:
        if not any(_tells(roots[better], roots[place]) for better in kept):
            kept.append(place)
    return kept


def _tells(better: Signal, root: Signal) -> bool:
    """Tell a failure that a better one quotes as its own evidence, or says in the same words.

    As rivals the two would halve what speaks for either, until nothing is said to explain it.
    """
    if root.party is not better.party or root.overheard is not better.overheard:
        return False
    if any(one is root.event for one in better.also) and root.event.text[:_LONG] in better.text:
        return True
    return _is_a_line(root) and _is_a_line(better) and _says_the_same(better, root)


def _says_the_same(better: Signal, root: Signal) -> bool:
    """Tell one message of which only one has its frame, or which goes on otherwise far behind."""
    if not root.message or (root.frame and better.frame and root.frame != better.frame):
        return False
    same = root.message[:_LONG] == better.message[:_LONG]
    return same and (len(root.message) > _LONG or root.message == better.message)


def _is_a_line(root: Signal) -> bool:
    return root.event.request is None and not root.endpoint


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
