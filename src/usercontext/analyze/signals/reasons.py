"""The reason of a refusal, where the answer or the page gives one. Not: what a status means.

A code (`already_used`, `EMAIL_EXISTS`) or plain words beside it tell a matter of the visitor's own,
or a thing that had gone meanwhile, from input that ought to have been taken.
"""

import re
from functools import lru_cache
from http import HTTPStatus

from msgspec.structs import replace

from usercontext.analyze.events import Event, EventKind, Request
from usercontext.analyze.signals.signal import Reason, Signal, SignalKind
from usercontext.analyze.text import clean
from usercontext.analyze.timeline import Timeline
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_TOLD_US = 1_000_000
"""A page says at once why it was refused; what it says later is about something else."""

_MOST_LINES = 10
_SEEN = 300
"""A reason is short; what is long is a report of something."""
_CODE = re.compile(
    r"(?<![\w/.=?&@-])(?:[a-z][a-z0-9]*(?:_[a-z0-9]+)+|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\b"
)
"""What services call a reason by, and nobody says in a sentence."""

_OFFER = r"(?:coupon|voucher|promo(?:tion)?|discount|gift[ _-]?card|offer|campaign)s?"
_NAME = r"(?:e-?mail|user(?:[ _-]?name)?|account|login|nickname|handle|phone(?:[ _-]number)?)"
_GAP = r"[ _-](?:(?:address|code|has|have|is|was|are|been|already)[ _-]){0,3}"
_REASONS: tuple[tuple[Reason, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern, re.I))
    for reason, pattern in (
        (
            Reason.MOVED,
            r"(?:out[ _-]of|insufficient|not[ _-]enough|no)[ _-]stock|sold[ _-]out|"
            rf"\b(?:price|stock|availability)s?{_GAP}(?:changed|updated|increased)|"
            r"no[ _-]longer[ _-]available|fully[ _-]booked|\bslot[ _-]taken",
        ),
        (
            Reason.THEIRS,
            rf"(?<![a-z]){_OFFER}{_GAP}(?:expired|ended|over|used|redeemed|exhausted|inactive)|"
            rf"(?<![a-z]){_NAME}{_GAP}(?:taken|exists?|in[ _-]use|registered)|"
            r"already[ _-](?:used|redeemed|claimed|taken|registered|subscribed)|"
            r"(?:below|under)[ _-](?:the[ _-])?min(?:imum)?|"
            r"\bmin(?:imum)?[ _-](?:order|amount|spend|value)[ _-](?:\w+[ _-]){0,3}(?:met|reached)",
        ),
    )
)
_WITH_REASONS = (SignalKind.REJECTED, SignalKind.STALE, SignalKind.DECLINED)
_OF_THE_PAGE = (Level.WARN, Level.ERROR)


def with_reason(timeline: Timeline, signal: Signal) -> Signal:
    """Return the signal of a refusal with its reason, if one is given; any other as it is."""
    asked = signal.event.request
    if signal.kind not in _WITH_REASONS or asked is None or (asked.status or 0) < 400:
        return signal
    told = _told(timeline, signal.event)
    reason = _read(asked.body or "") or (_read(told.text) if told else None)
    if told is not None:
        said = f"{signal.text}, and the page said “{clean(told.text)}”"
        signal = replace(signal, text=said, also=(*signal.also, told))
    if reason is None or signal.kind is SignalKind.DECLINED:
        return signal
    return _refused_rightly(signal, asked, reason)


def _refused_rightly(signal: Signal, asked: Request, reason: Reason) -> Signal:
    if signal.kind is SignalKind.STALE:
        if asked.status != HTTPStatus.CONFLICT:
            return signal
        kind, category = SignalKind.REJECTED, Category.VALIDATION_REJECTED
        signal = replace(signal, kind=kind, category=category)
    return replace(signal, reason=reason)


def _told(timeline: Timeline, refused: Event) -> Event | None:
    """Return the first line that the page wrote about a refusal, if it gives a reason."""
    near = timeline.between(refused.at_us, refused.answered_us + _TOLD_US)
    for later in near[:_MOST_LINES]:
        if later.index <= refused.index:
            continue
        if later.request is not None and later.request.told:
            continue
        written = later.kind is EventKind.CONSOLE and later.element is None
        if written and later.level in _OF_THE_PAGE and later.request is None and _gives(later.text):
            return later
    return None


def _gives(text: str) -> bool:
    return _read(text) is not None or _CODE.search(text[:_SEEN]) is not None


def _read(text: str) -> Reason | None:
    return _reason_in(text[:_SEEN])


@lru_cache(maxsize=1024)
def _reason_in(text: str) -> Reason | None:
    return next((reason for reason, words in _REASONS if words.search(text)), None)
