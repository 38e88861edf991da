"""Token renewals: in time, or two at once with a single-use token. Not: expiry.

Pages ask with a ticket that has run out, are refused, renew it and ask again: nobody notices. Two
requests, or two tabs, that renew the same one at once have only one of them taken, and the other
signs its user out, who had done nothing to deserve it.
"""

import re

from msgspec.structs import replace

from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.marks import Marks
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.requests import is_renewal
from usercontext.analyze.signals.sign_ins.doors import A_DOOR, is_door
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_AT_ONCE_US = 5_000_000
_APART_US = 500_000
"""Two that begin later than this, one behind the other's answer, were not sent at once."""

_SAID_US = 1_000_000
_IN_TIME_US = 10_000_000
_MOST_NEAR = 20
_REFUSED = 400
_SPENT = re.compile(
    r"re-?use[_ ]?(?:was )?detect|(?:token|ticket|code|grant)\W{0,3}(?:(?:was|is|has been|had been)"
    r"[ _])?(?:already[ _])?(?:re-?used|rotated|superseded|replaced|redeemed|consumed|used|spent)"
    r"(?![a-z])|re-?use of|replay(?:ed|[_ ](?:detected|attack))|already[ _](?:been[ _])?(?:used"
    r"|rotated|redeemed|consumed|exchanged)",
    re.I,
)
_SENT_TO_ONE = re.compile(
    r"passw|reset|magic|invit|verif|confirm|activat|gift|voucher|coupon|redeem|promo|push|device"
    r"|cards?(?![a-z])|payment|subscri|csrf|xsrf|download|share|unlock|otp|invoice|stripe|upload",
    re.I,
)
"""Addresses of tickets that are no sign-in's: sent in a letter, bought, or a card's."""

_BY_ANOTHER = re.compile(r"\b(?:an)?other (?:tab|window|request|call|refresh)", re.I)
_KINDS = (SignalKind.AUTH, SignalKind.REJECTED, SignalKind.DENIED, SignalKind.CLIENT_ERROR)


def tell_spent(timeline: Timeline, found: list[Signal]) -> list[Signal]:
    """Return the signals, with a renewal that another one had forestalled as the race that it is.

    What was refused before it, and the page to sign in on after it, are of the same race. One that
    left its user signed in is no failure.
    """
    for signal in found:
        asked = signal.event.request
        if signal.kind not in _KINDS or asked is None or asked.told or not _renews(asked):
            continue
        if (asked.status or 0) < _REFUSED:
            continue  # what a page remarks of an answer that was well is nothing of the kind
        first = _taken_beside(timeline, signal.event)
        if first is None and not _is_called_spent(timeline, signal):
            continue
        if not _is_out(timeline, signal.event):
            return [one for one in found if one is not signal]
        race = replace(
            signal,
            kind=SignalKind.RACE,
            category=Category.RACE,
            reason=None,
            also=(*signal.also, *((first,) if first is not None else ())),
        )
        since, until = signal.event.at_us - _AT_ONCE_US, signal.event.at_us + _AT_ONCE_US
        kept = [one for one in found if not _is_of_it(one, signal, since, until)]
        return [race if one is signal else one for one in kept]
    return found


def is_spent(root: Signal) -> bool:
    """Tell a renewal that was refused because another one had used up its ticket."""
    asked = root.event.request
    return root.kind is SignalKind.RACE and asked is not None and _renews(asked)


def _renews(asked: Request) -> bool:
    return is_renewal(asked) and _SENT_TO_ONE.search(asked.url.path) is None


def is_renewed_in_time(timeline: Timeline, signal: Signal) -> bool:
    """Tell a refusal after which the page renewed its sign-in by itself, asked again, and got."""
    asked = signal.event.request
    if signal.kind is not SignalKind.AUTH or asked is None or asked.told or is_renewal(asked):
        return False
    over_us = signal.event.answered_us
    renewed = _renewals(timeline).within(signal.event.at_us, over_us + _IN_TIME_US)
    good = next((one for one in renewed if one.index > signal.event.index and _is_good(one)), None)
    if good is None:
        return False
    for again in timeline.asked.get(asked.address, ())[:_MOST_NEAR]:
        if again.index > good.index and again.at_us <= good.answered_us + _IN_TIME_US:
            click = timeline.click_before(again.index)
            by_itself = click is None or click.index < signal.event.index
            return by_itself and _is_good(again)
    return False


def _taken_beside(timeline: Timeline, refused: Event) -> Event | None:
    """Return the renewal that was taken at the same time, if there was one."""
    asked = refused.request
    near = _renewals(timeline).within(refused.at_us - _AT_ONCE_US, refused.answered_us)
    for one in near[-_MOST_NEAR:]:
        same = one.request and asked and one.request.address == asked.address
        apart_us = max(one.at_us, refused.at_us) - min(one.answered_us, refused.answered_us)
        if same and apart_us <= _APART_US and _is_good(one):
            return one
    return None


def _is_called_spent(timeline: Timeline, signal: Signal) -> bool:
    """Tell a ticket that was used before, by the answer or by what the page says of it at once."""
    body = signal.event.request.body if signal.event.request else ""
    over_us = signal.event.answered_us
    after = timeline.between(signal.event.at_us, over_us + _SAID_US, _MOST_NEAR)
    lines = [e.text[:300] for e in after if e.index > signal.event.index and e.request is None]
    told = any(_SPENT.search(said) and _BY_ANOTHER.search(said) for said in lines)
    return told or _SPENT.search(f"{signal.text} {body or ''}"[:1200]) is not None


def _is_out(timeline: Timeline, refused: Event) -> bool:
    """Tell whether the page to sign in on came, or nothing of its own was answered well again."""
    until = refused.answered_us + _IN_TIME_US
    pages = timeline.opened_between(refused.at_us, until)
    if any(page.target is not None and is_door(page.target.path) for page in pages):
        return True
    later = timeline.between(refused.answered_us, timeline.left_us, _MOST_NEAR)
    return not any(one.index > refused.index and _is_good(one) for one in later)


def _is_of_it(one: Signal, spent: Signal, since: int, until: int) -> bool:
    if one is spent or one.kind is not SignalKind.AUTH or one.party is not Party.FIRST:
        return False
    told = one.event.request is not None or one.message == A_DOOR
    return told and since <= one.event.at_us <= until


@once
def _renewals(timeline: Timeline) -> Marks:
    return Marks(e for e in timeline.answered if e.request is not None and _renews(e.request))


def _is_good(event: Event) -> bool:
    return event.request is not None and 200 <= (event.request.status or 0) < 400
