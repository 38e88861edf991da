"""The reason of a refusal, where the answer or the page gives one. Not: what a status means.

A code (`already_used`, `EMAIL_EXISTS`) or plain words beside it tell a matter of the visitor's own,
or a thing that had gone meanwhile, from input that ought to have been taken.
"""

import re
from functools import lru_cache
from http import HTTPStatus

from msgspec.structs import replace

from usercontext.analyze.events import Event, EventKind, Request
from usercontext.analyze.parties import Party
from usercontext.analyze.screens import Screened, screened
from usercontext.analyze.signals.answer_codes import names_a_rule, plain
from usercontext.analyze.signals.conflicts import (
    Reading,
    read_conflict,
    speaks_of_a_release,
    speaks_of_versions,
    states_a_rule,
    tells_two_revisions,
)
from usercontext.analyze.signals.demands import demands
from usercontext.analyze.signals.house_rules import house_reason
from usercontext.analyze.signals.merchants import refuses_the_merchant
from usercontext.analyze.signals.noise import is_harmless
from usercontext.analyze.signals.readings import speaks_of_two_amounts
from usercontext.analyze.signals.sentences import gives_a_sentence, states_something
from usercontext.analyze.signals.signal import Reason, Signal, SignalKind
from usercontext.analyze.signals.tokens import read_token
from usercontext.analyze.signals.told_answers import answer_in, with_told_answer, words_of
from usercontext.analyze.signals.voices import voice_of
from usercontext.analyze.text import quote
from usercontext.analyze.timeline import Timeline
from usercontext.analyze.words import Concept, concepts
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

_VALUE = re.compile(r':\s*"(?:[a-z][a-z0-9]*(?:_[a-z0-9]+)+|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)"')
"""Such a code where an answer gives one, and no name of a field."""

_OFFER = r"(?:coupon|voucher|promo(?:tion)?|discount|gift[ _-]?card|offer|campaign)s?"
_NAME = r"(?:e-?mail|user(?:[ _-]?name)?|account|login|nickname|handle|phone(?:[ _-]number)?)"
_THING = (
    r"(?:contact|member|subscri(?:ber|ption)|recipient|customer|sub-?domain|domain|name|title|slug"
    r"|sku|team|workspace|organi[sz]ation|project|folder|file|tag|label|list|review|vote"
    r"|invitation)"
)
"""What people name, join or are put on a list of: a second one of it is no one's fault."""
_GAP = r"[ _-](?:(?:address|code|has|have|is|was|are|been|already)[ _-]){0,3}"
_REASONS: tuple[tuple[Reason, Screened], ...] = tuple(
    (reason, screened(pattern, re.I))
    for reason, pattern in (
        (
            Reason.MOVED,
            r"(?:out[ _-]of|insufficient|not[ _-]enough|no)[ _-]stock|sold[ _-]out|"
            rf"\b(?:price|stock|availability)s?{_GAP}(?:changed|updated|increased)|"
            r"no[ _-]longer[ _-](?:available|free|open|offered|possible|for[ _-]sale)|"
            r"(?:fully|already)[ _-](?:booked|reserved)|conflicts[ _-]with[ _-](?:an[ _-]existing"
            r"|another)[ _-](?:reservation|booking|appointment|event)|"
            r"(?<![a-z])(?:hold|reservation|seats?|slot|quote|quotation|offer|fare|basket|cart)"
            r"[ _-](?:(?:has|have|is|are|was|were|been)[ _-]){0,2}(?:expired|lapsed|released"
            r"|timed[ _-]out|no[ _-]longer[ _-](?:valid|held))|"
            r"(?<![a-z])(?:slot|seat|table|room|place)s?[ _-](?:(?:is|are|was|just|already)"
            r"[ _-]){0,2}(?:taken|gone|full)(?![a-z])",
        ),
        (
            Reason.THEIRS,
            rf"(?<![a-z]){_OFFER}{_GAP}(?:expired|ended|over|used|redeemed|exhausted|inactive"
            r"|invalid|unknown|not[ _-](?:found|valid|known|applicable|recogni[sz]ed)|does[ _-]not"
            r"[ _-]exist|doesn.t[ _-]exist)|"
            rf"(?<![a-z])(?:invalid|unknown|no[ _-]such)[ _-]{_OFFER}(?![a-z])|"
            rf"(?<![a-z]){_NAME}{_GAP}(?:taken|exists?|in[ _-]use|registered)|"
            r"already[ _-](?:been[ _-])?(?:used|redeemed|claimed|accepted|confirmed|taken"
            r"|registered|subscribed|signed[ _-]up|a[ _-](?:member|subscriber)|enrolled"
            r"|on[ _-]the[ _-](?:[a-z]+[ _-])?list)|"
            r"(?<![a-z])you(?:[ _-](?:have|are)|['’]ve)[ _-]already(?![a-z])|"
            rf"(?<![a-z]){_THING}{_GAP}(?:taken|exists?|in[ _-]use|registered|subscribed)|"
            rf"(?<![a-z])duplicate[ _-](?:{_NAME}|{_THING}|entry|key|value)(?![a-z])|"
            r"(?:below|under)[ _-](?:the[ _-])?min(?:imum)?|"
            r"\bmin(?:imum)?[ _-](?:order|amount|spend|value)[ _-](?:[^\W_]+[ _-]){0,3}"
            r"(?:met|reached)|"
            # what was sent once and is asked for anew: a link, and the token or code in it
            r"(?<![a-z])(?:link|otp|passcode|(?:reset|recovery|confirmation|verification|activation"
            r"|invitation|action|magic|one[ _-]time)[ _-]?(?:link|token|code|url|request))[ _-]"
            r"(?:(?:is|has|was|have|been|either|already|invalid|or)[ _-]){0,6}"
            r"(?:expired|no[ _-]longer[ _-]valid|too[ _-]old|over(?![a-z]))|expired[ _-](?:reset|"
            r"action|recovery|magic)[ _-](?:link|token|code)|"
            r"(?<![a-z])(?:invalid|wrong|incorrect|bad)_(?:[a-z]+_)?code(?![a-z])|"
            r"(?:invalid|bad)[ _-](?:login[ _-])?credentials?|popup[ _-]closed[ _-]by|"
            r"(?:wrong|incorrect|invalid|weak)[ _-](?:(?:user[ _-]?name|e-?mail|user|login)"
            r"[ _-](?:or|and)[ _-])?(?:password|pin|passcode|otp"
            r"|(?:verification|security|one[ _-]time)[ _-]code)(?![a-z])|"
            r"(?<![a-z])user[ _-](?:not[ _-]found|cancel+ed)",
        ),
        (
            Reason.RULE,
            r"(?<![a-z])not[ _-](?:serv(?:ed|iceable)|shipp(?:ed|able)|deliver(?:ed|able)|eligible|"
            r"offered|available|permitted[ _-]for|for[ _-]sale)(?![a-z])|undeliverable|unshippable|"
            r"(?<![a-z])no[ _-](?:carrier|courier|delivery|coverage|shipping|shipment)(?![a-z])|"
            r"(?<![a-z])(?:does|do)(?:n.t|[ _-]not)[ _-](?:ship|deliver)(?![a-z])|"
            r"(?<![a-z])(?:limit|allowance|maximum|quota)[ _-](?:is[ _-]|was[ _-])?(?:reached"
            r"|exceeded|hit)|(?<![a-z])exceeds?[ _-](?:the[ _-]|your[ _-])?(?:max|limit|allow)|"
            r"(?<![a-z])(?:account|profile|user|member|login)[ _-](?:(?:is|has|was|been)"
            r"[ _-]){0,3}(?:suspended|banned|blocked|closed|deactivated|disabled|frozen)|"
            r"(?<![a-z])(?:daily|weekly|monthly|hourly|yearly|annual|credit|spending|order"
            r"|transfer)[ _-](?:limit|allowance|maximum)|(?<![a-z])only[ _-](?:[a-z]+[ _-]){1,3}"
            r"(?:can|may)[ _-]|"
            r"(?<![a-z])(?:must|should)[ _-]not[ _-]be[ _-](?:one[ _-]of|the[ _-]same)|(?<![a-z])"
            r"(?:recently|previously)[ _-]used|"
            r"(?<![a-z])(?:amount|total|order|sum|value)[ _-](?:must[ _-]be[ _-])?at[ _-]least|"
            r"(?<![a-z])min(?:imum)?[ _-](?:order|amount|spend|value)[ _-](?:is|of)(?![a-z])|"
            r"(?<![a-z])still[ _-](?:being[ _-])?(?:referenced|used|needed)[ _-](?:by|in)(?![a-z])|"
            r"(?<![a-z])(?:can|may)[ _-]only[ _-](?:buy|order|purchase|add|have|book|use|get)[ _-]"
            r"|(?<![a-z])(?:only|max(?:imum)?|limit(?:ed)?|most)[ _-](?:[^\W_]+[ _-]){0,5}per"
            r"[ _-](?:customer|person|household|order|account|user|guest|member|day)(?![a-z])|"
            r"(?<![a-z])(?:e-?mail|user|account|phone|number|identity|address)[ _-]?"
            r"(?:(?:address|is|has|was|been|yet|number)[ _-]){0,3}(?:not|un)[ _-]?"
            r"(?:(?:yet|been)[ _-]){0,2}(?:confirmed|verified|activated|approved)|"
            r"(?<![a-z])(?:confirm|verify|activate)[ _-]your[ _-](?:e-?mail|account|phone|address)|"
            r"(?<![a-z])too[ _-](?:young|heavy|far|many[ _-](?:items|units|pieces))(?![a-z])|"
            r"(?<![a-z])(?:age|region|country|geo|export)[ _-]?(?:restrict|block|limit|not)",
        ),
    )
)
_OF_A_BANK = screened(
    r"(?:card|payment|instrument|issuer|bank|charge)[ _](?:was[ _])?declin|do[ _]not[ _]hono|"
    r"insufficient[ _]funds|not[ _]approved|card[ _](?:expired|refused)",
    re.I,
)
_THROTTLED = re.compile(r"too[ _-]?many[ _-]?requests|throttl(?:ed|ing)|\brate exceeded\b", re.I)
_WITH_REASONS = (
    *(SignalKind.REJECTED, SignalKind.STALE, SignalKind.DECLINED, SignalKind.RACE),
    *(SignalKind.CLIENT_ERROR, SignalKind.DENIED),
)
_OF_A_KIND = (SignalKind.STALE, SignalKind.RACE)
_OF_THE_PAGE = (Level.WARN, Level.ERROR)


def with_reason(timeline: Timeline, signal: Signal) -> Signal:
    """Return the signal of a refusal with its reason, if one is given; any other as it is."""
    asked = signal.event.request
    if asked is None or (asked.status or 0) < 400:
        return signal
    if signal.kind not in _WITH_REASONS:
        return with_told_answer(timeline, _quoted(signal, asked))
    told = _told(timeline, signal)
    said, body = told.text if told else "", plain(asked.body or "")
    reason = reason_of(body) or reason_of(said)
    if told is None:
        signal = with_told_answer(timeline, _quoted(signal, asked))
    else:
        shown = told.thrown.message if told.thrown else told.text
        words = words_of(answer_in(shown)) or quote(shown)
        text = f"{signal.text}, and the page said {words}"
        signal = replace(signal, text=text, also=(*signal.also, told))
    if signal.kind is SignalKind.DECLINED:
        return signal
    both = f"{body} {said}"
    if other := _read_otherwise(asked, both):
        return replace(signal, kind=other[0], category=other[1])
    if speaks_of_a_release(both):
        return replace(signal, kind=SignalKind.STALE, category=Category.STALE_VERSION)
    conflict = read_conflict(asked, both) if reason is None else None
    if conflict is not None:
        return replace(signal, kind=conflict[0], category=conflict[1])
    if signal.kind is SignalKind.CLIENT_ERROR and reason is not None and not asked.reads:
        signal = _rejected(signal)  # what was not found is what they asked for, not the address
    code = _CODE.search(said[:_SEEN]) or _VALUE.search((asked.body or "")[:_SEEN])
    coded = states_a_rule(asked) or ((code or told) is not None and not speaks_of_versions(both))
    if reason is None and code is not None and coded and names_a_rule(code.group()):
        reason = Reason.RULE
    return _refused_rightly(signal, asked, reason, coded)


def if_gone(request: Request, signal: Signal) -> Signal:
    """Return the refusal to delete what is no more as one of what had changed meanwhile."""
    gone = request.method.upper() == "DELETE" and request.status in (404, 410)
    return replace(signal, reason=Reason.MOVED) if gone else signal


def _read_otherwise(asked: Request, said: str) -> Reading | None:
    """Read a refusal whose reason says more than its status: a bank's no, a sum that differs."""
    if _OF_A_BANK.search(said) or ("declin" in said.casefold() and _pays(asked)):
        return SignalKind.DECLINED, Category.PAYMENT_DECLINED
    if refuses_the_merchant(said):
        return SignalKind.DENIED, Category.THIRD_PARTY
    if _THROTTLED.search(said):
        return SignalKind.LIMITED, Category.BACKEND_ERROR
    if _pays(asked) and _is_relayed(said):
        return SignalKind.DENIED, Category.THIRD_PARTY
    if speaks_of_two_amounts(said):
        return SignalKind.CLIENT_ERROR, Category.API_CONTRACT
    return read_token(said) if reason_of(said) is None else None


def _is_relayed(said: str) -> bool:
    """Tell what the page's server only passes on: a provider's refusal, put under its name."""
    return reason_of(said) is None and voice_of("", said.strip()) is Party.SERVICE


def _pays(asked: Request) -> bool:
    return Concept.PAY in concepts(asked.url.path)


def _quoted(signal: Signal, asked: Request) -> Signal:
    """Return the signal with the answer's own words, where its body was captured."""
    words = words_of(asked.body or "")
    return replace(signal, text=f"{signal.text}, and the answer says {words}") if words else signal


def _refused_rightly(signal: Signal, asked: Request, reason: Reason | None, coded: bool) -> Signal:
    """Tell a refusal with its reason; a conflict that has one is about no version of anything."""
    if signal.kind in _OF_A_KIND:
        if asked.status != HTTPStatus.CONFLICT or not (reason or coded):
            return signal
        signal = _rejected(signal)
    if signal.kind is SignalKind.REJECTED:
        return replace(signal, reason=reason)
    # who may not needs somebody who lets them; what a business asks for they can give themselves
    return replace(signal, reason=reason) if signal.kind is SignalKind.DENIED else signal


def _rejected(signal: Signal) -> Signal:
    return replace(signal, kind=SignalKind.REJECTED, category=Category.VALIDATION_REJECTED)


def _told(timeline: Timeline, signal: Signal) -> Event | None:
    """Return the first line that the page wrote about a refusal, if it gives a reason.

    Of what was never found only what is said of releases counts, and that may be thrown as well.
    """
    refused = signal.event
    gone = refused.request is not None and refused.request.status == HTTPStatus.GONE
    found = signal.kind is not SignalKind.CLIENT_ERROR
    for later in timeline.between(refused.at_us, refused.answered_us + _TOLD_US, _MOST_LINES):
        if later.index <= refused.index:
            continue
        is_written = later.kind in (EventKind.CONSOLE, EventKind.EXCEPTION)
        if later.element or later.request or not (is_written and _is_said(refused, later)):
            continue
        if is_harmless(later) or "deprecat" in later.text[:_SEEN].lower():
            continue
        written = later.kind is EventKind.CONSOLE
        versions = speaks_of_a_release(later.text) or tells_two_revisions(later.text)
        known = gone and house_reason(later.text) is not None  # what was held, not what is kept
        known = known or (gone and reason_of(later.text) is Reason.THEIRS)
        if versions or (written and (known or (found and _gives(signal, later.text)))):
            return later
    return None


def _is_said(refused: Event, later: Event) -> bool:
    """Tell a line that warns, or that quietly gives the reason of an answer without words."""
    if later.level in _OF_THE_PAGE:
        return True
    mute = refused.request is not None and not words_of(refused.request.body or "")
    quiet = later.level is Level.INFO and later.at_us >= refused.answered_us
    said = reason_of(later.text) is not None or states_something(later.text)
    return mute and quiet and said


def _gives(signal: Signal, text: str) -> bool:
    if (
        refuses_the_merchant(text)
        or reason_of(text) is not None
        or _CODE.search(text[:_SEEN]) is not None
        or gives_a_sentence(text)
        or demands(text)
        or (signal.kind in _OF_A_KIND and states_something(text))
    ):
        return True
    asked = signal.event.request
    return asked is not None and read_conflict(asked, text) is not None


def reason_of(text: str) -> Reason | None:
    """Return the reason that a text gives for a refusal, if it gives any."""
    found = find_reason(text[:_SEEN])
    return found[0] if found else None


@lru_cache(maxsize=1024)
def find_reason(text: str) -> tuple[Reason, str] | None:
    """Return the reason that a text gives for a refusal, and the words that give it, or None."""
    told = ((reason, words.search(text)) for reason, words in _REASONS)
    return next(((reason, by[0]) for reason, by in told if by), None) or house_reason(text)
