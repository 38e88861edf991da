"""A refusal's reason as a name that is equal in all sessions. Not: whose fault it is.

One address refuses for many reasons, and each is a cause of its own: an order that is too small, a
shop that is closed. A code is a name; so are the words by which a reason is known, and the field
that is spoken of. What is left is the sentence, without what is another's in every session. One
matter has many codes where it is what was for sale, where it is delivered, who is not confirmed.
"""

import re
from functools import lru_cache

from msgspec.structs import replace

from usercontext.analyze.grouping import message_template
from usercontext.analyze.signals.refusals.answer_codes import codes_in, plain, sentence_in
from usercontext.analyze.signals.refusals.reason_words import find_reason
from usercontext.analyze.signals.refusals.sentences import sentence_behind
from usercontext.analyze.signals.signal import Reason, Signal, SignalKind

_SEEN = 300
_SPOKEN = re.compile(
    r"(?:(?<![\w/.=?&@-])(?=[A-Z_]+\b)"
    r"|(?:^|[^\w\s'\"“”„‘’] |[(:,;]|\b(?:code|reason|error|with) )(?=\w+\s*(?:$|[^\w\s])))"
    r"(?P<code>[A-Za-z]+(?:_[A-Za-z]+)+)(?!\w|[-./@]\w)"
)
"""How a line tells a code: in capitals, or by itself, as no word of a sentence stands. What holds a
number (`item_48213`) or goes on in words (`anna_weber is not …`) is somebody or something."""

_CALLED = re.compile(r"(?<![\w#/])@?[a-z#\d]*_[\w#]+")
"""What is left of such a name in the template of a sentence: `item_#`, `cart_#ab#`."""

_NUMBERED = re.compile(r"(?<=[^A-Za-z\d])[A-Za-z\d]*\d[A-Za-z\d]*")
_MIXED = re.compile(r"[A-Za-z]*\d+[A-Za-z][A-Za-z\d]*")
"""Parts of a name that hold a number; of one in capitals, those with letters behind it."""

_PARTS = re.compile(r"[A-Z]*[a-z]+|[A-Z]+|\d+")
_OF_ANY_FORM = re.compile(
    r"validation|valid|invalid|not|bad|request|entity|input|params?|parameters?|arguments?"
    r"|err(?:or)?s?|failed|failure|fields?|data|form|body|payload|schema|constraint|violations?"
    r"|unprocessable|refused|rejected|denied|forbidden|access|permission|content|api|http|client"
    r"|exception|insufficient|scopes?|roles?|rights?|privileges?|unauthori[sz]ed|allowed|\d+",
    re.I,
)
"""Codes of these words are what a server answers to every form that it refuses."""

_SOMEBODY = re.compile(
    r"(?:(?<![\w-])(?:\w{1,20}[_-])?(?:user(?:_?name)?|handle|login|nick(?:_?name)?|account|owner"
    r"|member|author|player|recipient|sender|assignee|actor|customer|client|host|guest|friend)s?"
    r"[\"']?\s*[:=]?\s*\[?[\"'“„‘]?@?|(?<!\w)@)(?P<who>[A-Za-z]\w*)",
    re.I,
)
"""Where it stands that a name is somebody's: `"user": "anna_weber"`, `@anna_weber`."""

_NAMED = re.compile(r'"name"\s*:\s*"(?P<who>\w+)"')
"""A code where nothing else is one, as errors of scripts have it."""

_MATTERS = (
    ("delivery", re.compile(r"ship|deliver|served|carrier|courier|coverage|country|region", re.I)),
    ("confirmation", re.compile(r"confirm|verif|activat", re.I)),
)
"""What rules are about: servers have a code for each way in which one is not met."""

_FIELD = re.compile(
    r"(?:^|[:\]] )(?!(?:refus|reject|fail|err|invalid|denied|declined|not|warn)\w*)"
    r"(?P<name>[a-z][\w.\[\]]{1,40})(?:: | (?:must|should|has to|needs|may not|cannot)\b)"
)
"""How validators begin: with the name of a field, which no sentence for people begins with."""

_REFUSED = (SignalKind.REJECTED, SignalKind.DENIED)
_NAMES = re.compile(r"(?<=[^\s.!?:] )[^\W\d_a-z]\w*")
"""Within a sentence: what somebody or something is called."""


def keep_refusal(signal: Signal) -> Signal:
    """Return the signal of a refused request with the page's line of it, kept for its name.

    What it is named by costs more than to keep it, and few of many refusals are ever named.
    """
    if signal.kind not in _REFUSED:
        return signal
    said = next((line.text for line in signal.also if line.request is None), "")
    return replace(signal, refusal=said[:_SEEN]) if said else signal


def refusal_of(signal: Signal) -> str:
    """Return what a refused request was refused for, or ''."""
    asked = signal.event.request
    if asked is None or signal.kind not in _REFUSED:
        return ""
    people = frozenset(asked.url.path.lower().split("/")) - {""}
    of_a_form = signal.kind is SignalKind.REJECTED
    return refusal_name(asked.body or "", signal.refusal, of_a_form, people)


@lru_cache(maxsize=1024)
def refusal_name(
    body: str, line: str, of_a_form: bool, asked_for: frozenset[str] = frozenset()
) -> str:
    """Return what a refusal was for, by its answer and the page's line of it, or ''.

    What was ``asked_for`` by its name in the address is no code, nor is what is called somebody.

    A sentence of which no word is known counts for a form alone: who may not do something is told
    so by name.
    """
    said = sentence_in(body) or sentence_behind(line) or line
    reason = find_reason(plain(body)[:_SEEN]) or find_reason(said[:_SEEN])
    if reason and (matter := _matter_of(*reason)):
        return matter
    codes = [*codes_in(body), *codes_in(line), *_SPOKEN.findall(line)]
    codes = [one for one in codes if _is_of_its_own(one)]
    others = asked_for | {one.lower() for one in _SOMEBODY.findall(f"{body[:_SEEN]} {line}")}
    if len(set(codes)) > 1:
        others |= {one.lower() for one in _NAMED.findall(body[:_SEEN])}
    if code := next((one for one in codes if one.lower() not in others), ""):
        return _without_ids(code)
    if reason:
        return _CALLED.sub("#", message_template(reason[1]))
    if not of_a_form:
        return ""
    if (field := _FIELD.search(said)) and field["name"].lower() not in others:
        return _NUMBERED.sub("#", field["name"]).lower()
    return _CALLED.sub("#", message_template(_NAMES.sub("#", said)))


def _matter_of(reason: Reason, words: str) -> str:
    if reason is Reason.MOVED:
        return "changed meanwhile"
    return next((name for name, pattern in _MATTERS if pattern.search(words)), "")


def _is_of_its_own(code: str) -> bool:
    return not all(_OF_ANY_FORM.fullmatch(part) for part in _PARTS.findall(code))


def _without_ids(code: str) -> str:
    """Return a code in small letters, without what is an id in it.

    Codes in capitals have numbers of their own (`SHOP_1042`); what holds one and is not so written
    names a thing (`item_48213`), as do letters behind digits (`INV-2024A17`).
    """
    ids = _MIXED if code.isupper() else _NUMBERED
    return re.sub(r"[^a-z0-9#]+", "_", ids.sub("#", code).lower())
