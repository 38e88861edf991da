"""Negative outcomes that were asked for: rejecting something, running a test.

An answer says by one word how a thing ended. Where a press was there to bring just this about, as
it says itself or the last part of the address, nothing failed.
"""

import re

from usercontext.analyze.language.words import fold
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.timeline import Timeline

_SEEN = 2000
_JUST_US = 2_000_000
_END = re.compile(
    r'^\s*\{(?:\s*"(?:data|result|response|payload|body)"\s*:\s*\{)?[^{}\[\]]{0,400}?'
    r'"(?:status|state|result|outcome)"\s*:\s*"(?:(?P<no>rejected|declined|refused|denied)'
    r'|(?P<bad>fail(?:ed|ure)?))"',
    re.I,
)
_ALSO_FAILED = re.compile(r'"(?:success|ok|succeeded)"\s*:\s*false|"errors?"\s*:\s*[\[{"]', re.I)
_SAYS_NO = re.compile(
    r" (?:reject(?:ed)?|refused?|declined?|den(?:y|ied)|turn(?:ed)? down"
    r"|ablehn\w*|zuruckweis\w*|refuser|rejeter|rechaz\w*"
    r"|recusar|rejeitar|rifiut\w*|afwijz\w*|weiger\w*|odrzuc\w*|отклон\w*) "
)
_GIVES_UP = re.compile(r" (?:mark|set|report) (?:\w+ ){0,3}fail(?:ed|ure)? | as failed | fail $")
_EXCHANGE = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r'"(?:target|url|uri|endpoint|href|address|request_?url)"\s*:\s*"https?://',
        r'"(?:http_?)?(?:status|status_?code|code)"\s*:\s*[1-5]\d\d\b',
        r'"(?:time|duration|latency|elapsed|took|ms)(?:_?ms|_?millis)?"\s*:\s*\d',
    )
)
"""What an answer has that tells of a visit to another address, as those who try one out show it."""

_TRIES = re.compile(r" (?:tests?|checks?|scans?|audits?|lint|specs?|suites?|inspect\w*|validate) ")
_FOUND = re.compile(
    r"\b\d{1,6} (?:of \d{1,6} )?(?:[a-z]+ )?(?:tests?|checks?|cases|assertions?|specs?|rules?"
    r"|issues?|problems?|errors?|warnings?|violations?|findings?|vulnerabilit(?:y|ies))\b",
    re.I,
)
"""What a trial counts: it was carried out, and this is what came of it."""


_ASKS = re.compile(
    r"/(?:pre-?)?(?:check|validate|validation|preview|quote|estimate|simulate|simulation"
    r"|eligib\w+|availability|available|affordable|possible|can-?\w*|pruef\w+|verifier)/?$",
    re.I,
)
"""An address at which is asked, before it is done, whether something may be done."""

_MAY_NOT = re.compile(
    r'"(?:ok|valid|allowed|possible|available|eligible|affordable|permitted|accepted)"\s*:\s*false',
    re.I,
)
_SAYS_WHY = re.compile(r'"(?:errors?|exception|fault|trace|stack)"\s*:', re.I)
_LATER_US, _MOST_LATER = 120_000_000, 200


def is_wished(timeline: Timeline, event: Event) -> bool:
    """Tell an answer whose bad end is what the press before it was for."""
    if event.request is not None and _is_asked_whether(timeline, event, event.request):
        return True
    press = timeline.pressed_before(event.index)
    if press is None or press.element is None or event.started_us - press.at_us > _JUST_US:
        return event.request is not None and names_its_end(event.request)
    return event.request is not None and names_its_end(event.request, press.element.label)


def _is_asked_whether(timeline: Timeline, event: Event, asked: Request) -> bool:
    """Tell a question whether something may be done that is answered with no, and put otherwise.

    What its user then handed in instead was taken.
    """
    body = (asked.body or "")[:_SEEN]
    if asked.reads or _ASKS.search(asked.url.path) is None or _MAY_NOT.search(body) is None:
        return False
    if _SAYS_WHY.search(body) is not None:
        return False
    return any(
        later.index > event.index
        and later.request is not None
        and not later.request.reads
        and later.request.url.host == asked.url.host
        and later.request.url.path != asked.url.path
        and 200 <= (later.request.status or 0) < 300
        for later in timeline.between(event.at_us, event.at_us + _LATER_US, _MOST_LATER)
    )


def tells_an_exchange(asked: Request) -> bool:
    """Tell an answer that is the record of another exchange: its address, its status, its time."""
    body = (asked.body or "")[:_SEEN]
    return all(one.search(body) for one in _EXCHANGE) and _ALSO_FAILED.search(body) is None


def refused_by_wish(asked: Request, label: str) -> str:
    """Return the word of an answer for the refusal that the press was for, or ''."""
    end = _END.search((asked.body or "")[:_SEEN])
    return end["no"] or "" if end is not None and names_its_end(asked, label) else ""


def names_its_end(asked: Request, label: str = "") -> bool:
    """Tell an answer whose bad end the address, or the press, names itself, or is another's."""
    if tells_an_exchange(asked):
        return True
    body = (asked.body or "")[:_SEEN]
    end = None if asked.reads else _END.search(body)
    if end is None or _ALSO_FAILED.search(body) is not None:
        return False
    words = [fold(label), fold(asked.url.path.rstrip("/").rpartition("/")[2])]
    if end["no"]:
        return any(map(_SAYS_NO.search, words))
    tried = any(map(_TRIES.search, words)) and _FOUND.search(body) is not None
    return tried or any(map(_GIVES_UP.search, words))
