"""An expired session told with the token renewal that failed: the place to look first.

Not: renewals in time, and two of one ticket, which are `renewals`.
"""

import re

from msgspec.structs import replace

from usercontext.analyze.signals.exchanges.requests import is_renewal
from usercontext.analyze.signals.signal import Signal, SignalKind

_TRIED_US = 10_000_000
_REFUSED = 400
_AFTER = ", after "
"""What a sign-in before is told by, once in a sentence."""

_OFTEN = re.compile(r", \d+ times(?=$|,)")


def tell_failed_renewals(found: list[Signal]) -> list[Signal]:
    """Return the signals, a refusal with the renewal that was tried upon it and was refused."""
    renewals = [one for one in found if _is_refused(one) and _renews(one)]
    if not renewals:
        return found
    # of one thing that was refused again and again the last try has all that came before
    newest = {one.endpoint: one for one in found if one.kind is SignalKind.AUTH}
    return [_with(s, renewals) if newest.get(s.endpoint) is s else s for s in found]


def _with(signal: Signal, renewals: list[Signal]) -> Signal:
    if signal.kind is not SignalKind.AUTH or _renews(signal) or not _is_refused(signal):
        return signal
    since = signal.event.at_us
    for one in renewals:
        later = one.event.index > signal.event.index and one.event not in signal.also
        if later and one.event.at_us <= since + _TRIED_US:
            how = _uncounted(one.text.partition(_AFTER)[0])
            text = f"{_uncounted(signal.text)}, and refreshing the session failed as well: {how}"
            # what the page said of the renewal is shown by the line itself
            shown = (event for event in one.also if event not in signal.also)
            return replace(signal, text=text, also=(*signal.also, one.event, *shown))
    return signal


def _uncounted(text: str) -> str:
    """Return a sentence without how often: what is cited with it now is no time of it."""
    return _OFTEN.sub(", again and again", text)


def _is_refused(signal: Signal) -> bool:
    asked = signal.event.request
    return asked is not None and not asked.told and (asked.status or 0) >= _REFUSED


def _renews(signal: Signal) -> bool:
    return signal.event.request is not None and is_renewal(signal.event.request)
