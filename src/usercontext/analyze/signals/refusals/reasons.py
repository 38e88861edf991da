"""The reason of a refusal, from the response or the page. Not: what a status means.

A code (`already_used`, `EMAIL_EXISTS`) or plain words beside it tell a matter of the visitor's own,
or a thing that had gone meanwhile, from input that ought to have been taken.
"""

import re
from http import HTTPStatus

from msgspec.structs import replace

from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.text import quote
from usercontext.analyze.language.words import Concept, concepts, telling_words
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.parties import Party, pays_by_a_house
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.shared_things import shares_a_thing
from usercontext.analyze.signals.exceptions.readings import speaks_of_two_amounts
from usercontext.analyze.signals.exceptions.voices import voice_of
from usercontext.analyze.signals.nothing_wrong.noise import is_harmless
from usercontext.analyze.signals.refusals.again_later import names_days, tells_when
from usercontext.analyze.signals.refusals.answer_codes import names_a_rule, plain, sentence_in
from usercontext.analyze.signals.refusals.conflicts import (
    Reading,
    read_conflict,
    speaks_of_a_release,
    states_a_rule,
    tells_two_revisions,
)
from usercontext.analyze.signals.refusals.demands import demands
from usercontext.analyze.signals.refusals.house_rules import house_reason, was_possible
from usercontext.analyze.signals.refusals.merchants import refuses_the_merchant
from usercontext.analyze.signals.refusals.parameters import lacks_our_own, names_our_own
from usercontext.analyze.signals.refusals.reason_words import reason_of
from usercontext.analyze.signals.refusals.risen_prices import asks_for_consent
from usercontext.analyze.signals.refusals.sentences import gives_a_sentence, states_something
from usercontext.analyze.signals.refusals.stated import as_refused, is_given, states_why
from usercontext.analyze.signals.refusals.thrown_answers import thrown_as_over
from usercontext.analyze.signals.refusals.told_answers import (
    answer_in,
    told_of,
    with_told_answer,
    words_of,
)
from usercontext.analyze.signals.refusals.told_possible import was_promised
from usercontext.analyze.signals.sign_ins.tokens import is_bare_no, read_token
from usercontext.analyze.signals.signal import Reason, Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_TOLD_US = 1_000_000
"""A page says at once why it was refused; what it says later is about something else."""

_MOST_LINES, _SEEN = 10, 300
"""A reason is short; what is long is a report of something."""
_MORE = 2
"""Words of a line beside those of its address: it says what of the thing."""
_ONLY_FAILED = re.compile(
    r"\b(?:fail|error|exception|unable|could ?n.t|reject(?:ed|ion)|status|http|request|response"
    r"|bad|invalid_?request|unprocessable|fehlgeschlagen|fehler|echec|erreur|[45]\d\d)\b",
    re.I,
)
"""How a page writes down that it was refused, which the response says already."""
_NAMES_A_FILE = re.compile(r"\b[\w-]+\.[a-z]\w{1,3}\b|\b(?:application|image|video|audio|text)/")
_OF_A_FILE = (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
_OF_A_THING = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
"""Behind these the page's words tell a thing that is not there from an address that is none."""
_IS_OVER = re.compile(r"\b(?:expired|ended|closed|lapsed|ran out|abgelaufen|beendet)\b", re.I)
_OF_ITS_OWN = re.compile(
    r"\b(?:carts?|baskets?|trolley|bag|warenkorb|panier|cesta|carrello|route|endpoint|api|url"
    r"|path|handler|method|server|service|page|cannot (?:post|put|get)"
    r"|deprecat\w+|retired|removed|moved|v\d)\b",
    re.I,
)
"""An address, and what a shop keeps for its visitors by itself: nobody named it."""

_CODE = re.compile(
    r"(?<![\w/.=?&@-])(?:[a-z][a-z0-9]*(?:_[a-z0-9]+)+|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\b"
)
"""What services call a reason by, and nobody says in a sentence."""

_VALUE = re.compile(r':\s*"(?:[a-z][a-z0-9]*(?:_[a-z0-9]+)+|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)"')
"""Such a code where an answer gives one, and no name of a field."""

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
_OF_A_KIND, _OF_THE_PAGE = (SignalKind.STALE, SignalKind.RACE), (Level.WARN, Level.ERROR)


def with_reason(timeline: Timeline, signal: Signal) -> Signal:
    """Return the signal of a refusal with its reason, if one is given; any other as it is."""
    asked = signal.event.request
    if asked is None or (asked.status or 0) < 400:
        return signal
    if signal.kind not in (*_WITH_REASONS, SignalKind.LIMITED):
        return with_told_answer(timeline, _quoted(signal, asked))
    told = _told(timeline, signal) or _told_of_the_thing(timeline, signal)
    said = told.text if told else plain(told_of(timeline, signal.event))
    body = plain(asked.body or "")
    if signal.kind is SignalKind.LIMITED:
        if not names_days(tells_when(body) or tells_when(said) or ""):
            return with_told_answer(timeline, _quoted(signal, asked))
        signal = as_refused(signal)  # so often is all that anybody may, and no server is spared
    reason = _why(body) or _why(said)
    if reason and was_promised(timeline, signal.event, asked, (body, said), reason):
        reason = None
    signal = _as_told(timeline, signal, asked, told)
    if signal.kind is SignalKind.DECLINED:
        return signal
    both = f"{body} {said}"
    dearer = reason is Reason.MOVED and asks_for_consent(both)
    if not dearer and (other := _read_otherwise(asked, both)):
        return replace(signal, kind=other[0], category=other[1])
    if speaks_of_a_release(both):
        return replace(signal, kind=SignalKind.STALE, category=Category.STALE_VERSION)
    conflict = read_conflict(asked, both) if reason is None else None
    if conflict is not None:
        return replace(signal, kind=conflict[0], category=conflict[1])
    sent = signal.kind is SignalKind.CLIENT_ERROR and not asked.reads
    if sent and (reason is not None or (told and asked.status in (*_OF_A_FILE, *_OF_A_THING))):
        signal = as_refused(signal)  # what was not found is what they asked for, not the address
        if told and asked.status == HTTPStatus.NOT_FOUND:
            reason = reason or Reason.THEIRS  # they named it, while what is gone was taken away
    code = _CODE.search(said[:_SEEN]) or _VALUE.search((asked.body or "")[:_SEEN])
    coded = states_a_rule(asked) or is_given(timeline, signal.event, code or told, both)
    ours = _leads_to_pay(timeline, signal.event, asked) and names_our_own(said or body)
    if reason is None and code is not None and coded and names_a_rule(code.group()):
        reason = None if ours else Reason.RULE
    return _refused_rightly(signal, asked, reason, coded)


def _as_told(timeline: Timeline, signal: Signal, asked: Request, told: Event | None) -> Signal:
    """Return the signal with the page's line of it, else with what it was answered."""
    if told is None:
        return with_told_answer(timeline, _quoted(signal, asked))
    shown = told.thrown.message if told.thrown else told.text
    words = words_of(answer_in(shown)) or quote(shown)
    fuller = (said := sentence_in(asked.body or "")) and said not in shown  # than the page's line
    text = _quoted(signal, asked).text if fuller else f"{signal.text}, and the page said {words}"
    return replace(signal, text=text, also=(*signal.also, told))


def _why(text: str) -> Reason | None:
    """Return the reason given in words, by a change to agree to, or by when it is possible."""
    if (known := reason_of(text)) is None and asks_for_consent(text):
        return Reason.MOVED
    return known or (Reason.RULE if tells_when(text) is not None else None)


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
    if is_bare_no(asked):
        return SignalKind.AUTH, Category.AUTH_EXPIRED
    if _THROTTLED.search(said):
        return SignalKind.LIMITED, Category.BACKEND_ERROR
    if _pays(asked) and _is_relayed(said):
        return SignalKind.DENIED, Category.THIRD_PARTY
    if speaks_of_two_amounts(said) or (asked.status in (400, 422) and lacks_our_own(said)):
        return SignalKind.CLIENT_ERROR, Category.API_CONTRACT
    return read_token(said) if _why(said) is None else None


def _is_relayed(said: str) -> bool:
    """Tell what the page's server only passes on: a provider's refusal, put under its name."""
    return reason_of(said) is None and voice_of("", said.strip()) is Party.SERVICE


def _pays(asked: Request) -> bool:
    return Concept.PAY in concepts(asked.about)


def _leads_to_pay(timeline: Timeline, event: Event, asked: Request) -> bool:
    """Tell a payment, or what a press that pays asked for before it."""
    press = timeline.pressed_before(event.index)
    label = press.element.label if press is not None and press.element is not None else ""
    return pays_by_a_house(asked.url.path) or _pays(asked) or Concept.PAY in concepts(label)


def _quoted(signal: Signal, asked: Request) -> Signal:
    """Return the signal with the answer's own words, where its body was captured."""
    said = words_of(asked.body or "") or (quote("-1") if is_bare_no(asked) else "")
    return replace(signal, text=f"{signal.text}, and the response says {said}") if said else signal


def _refused_rightly(signal: Signal, asked: Request, reason: Reason | None, coded: bool) -> Signal:
    """Tell a refusal with its reason; a conflict that has one is about no version of anything."""
    if signal.kind in _OF_A_KIND:
        if asked.status != HTTPStatus.CONFLICT or not (reason or coded):
            return signal
        signal = as_refused(signal)
    if signal.kind is SignalKind.REJECTED:
        return replace(signal, reason=reason)
    if signal.kind is not SignalKind.DENIED:
        return signal
    # who may not needs somebody who lets them; what a business asks for they can give themselves
    category = Category.VALIDATION_REJECTED if was_possible(asked) else signal.category
    return replace(signal, reason=reason, category=category)


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
        if versions or (written and (known or (found and _gives(signal, later)))):
            return later
    return thrown_as_over(timeline, refused)


def _told_of_the_thing(timeline: Timeline, signal: Signal) -> Event | None:
    """Return the first line of the very thing that was refused without a word, and says more.

    Its form shows why, in whatever words: a code that ended, a kind of file that is none.
    """
    asked = signal.event.request
    if asked is None or asked.reads or signal.party is not Party.FIRST:
        return None
    gone = asked.status in _OF_A_THING
    refused = signal.kind is SignalKind.REJECTED or asked.status in _OF_A_FILE or gone
    if not refused or words_of(asked.body or ""):
        return None
    since = signal.event.answered_us
    for later in timeline.between(since, since + _TOLD_US, _MOST_LINES):
        written = later.kind is EventKind.CONSOLE and not later.topic and later.thrown is None
        if later.index <= signal.event.index or not written or later.level is Level.DEBUG:
            continue
        if later.element or later.request or is_harmless(later):
            continue
        said = later.text[:_SEEN]
        if gone and (later.level is Level.ERROR or not _is_of_what_is_gone(said)):
            continue  # what a page had not foreseen is nothing that its visitor asked for
        files = asked.status in _OF_A_FILE and _NAMES_A_FILE.search(said) is not None
        more = len(telling_words(said) - telling_words(asked.about)) >= _MORE
        about = files or (more and shares_a_thing(said, asked))
        if about and _ONLY_FAILED.search(said) is None:
            return later
    return None


def _is_of_what_is_gone(said: str) -> bool:
    states = reason_of(said) is not None or states_something(said) or _IS_OVER.search(said)
    return bool(states) and _OF_ITS_OWN.search(said) is None


def _is_said(refused: Event, later: Event) -> bool:
    """Tell a line that warns, or that quietly gives the reason of an answer without words."""
    if later.level in _OF_THE_PAGE:
        return True
    quiet = later.level is Level.INFO and later.at_us >= refused.answered_us
    if refused.request is None or words_of(refused.request.body or ""):
        return False
    return quiet and (_why(later.text) is not None or states_why(refused, later))


def _gives(signal: Signal, later: Event) -> bool:
    text = later.text
    if (
        refuses_the_merchant(text)
        or _why(text) is not None
        or _CODE.search(text[:_SEEN]) is not None
        or gives_a_sentence(text)
        or demands(text)
        or (signal.kind in _OF_A_KIND and states_why(signal.event, later))
    ):
        return True
    return (asked := signal.event.request) is not None and read_conflict(asked, text) is not None
