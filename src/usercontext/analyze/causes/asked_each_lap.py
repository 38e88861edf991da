"""Requests refused on each lap of a redirect loop: part of the loop. Not: finding loops.

One refusal before the first page that leads on is why it leads on, and so is that of something
which a page is there to show. Where each lap asks anew who is there, and nobody is, the sign-in
that lies on the way does not hold: that is what the circle looks like from within.
"""

from collections.abc import Sequence

from usercontext.analyze.signals.signal import Signal, SignalKind

_LAPS = 3
_NAMES = "me user whoami userinfo session sessions profile account self auth status"
"""What an address ends in that asks who is there."""

_WHO = frozenset(_NAMES.split())


def refused_each_lap(root: Signal, later: Sequence[Signal]) -> list[Signal]:
    """Return the refusals of a sign-in that come again as often as the pages of a circle do."""
    if root.kind is not SignalKind.REDIRECTS or not root.also:
        return []
    within = [one for one in later if one.event.at_us <= root.until_us and _asks_who(one)]
    alike: dict[tuple[str, str], list[Signal]] = {}
    for one in within:
        alike.setdefault((one.endpoint, one.status), []).append(one)
    return [one for same in alike.values() if len(same) >= _LAPS for one in same]


def _asks_who(signal: Signal) -> bool:
    asked = signal.event.request
    if signal.kind is not SignalKind.AUTH or asked is None or not asked.reads:
        return False
    return asked.url.path.rstrip("/").rsplit("/", 1)[-1].lower() in _WHO
