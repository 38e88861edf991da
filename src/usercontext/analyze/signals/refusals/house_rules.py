"""Business rules in refusals: opening hours, locations, accounts. Not: codes, statuses.

"We are closed, orders open at nine", "too many devices", "choose another time", "there is an
account with this e-mail": whoever reads it knows what to do, and nothing of ours is broken.
"""

import re
from functools import lru_cache
from http import HTTPStatus

from usercontext.analyze.language.screens import Screened, screened
from usercontext.analyze.reading.events import Request
from usercontext.analyze.signals.signal import Reason

_SEEN = 300
_BROKEN = screened(r"\b(?:maintenance|outage|upgrad\w+|unavailable|overload\w*|errors?)\b", re.I)
"""A house that is closed for these is closed for everybody, by no rule of its own."""

_OFFERED = (
    r"(?:time|slot|hours?|date|day|deadline|window|period|delivery|appointment|offer|sale"
    r"|departure|registration|enrol?ment|cut-?off)"
)
_KINDS = (
    r"(?:time|slot|date|day|hour|delivery|size|colou?r|seat|room|table|branch|store|shop"
    r"|location|variant|product|item|option|class|course)"
)
_HELD = (
    r"(?:seat|slot|table|room|place|spot|berth|cabin|desk|locker|pitch|appointment|booth|court"
    r"|lane|bike|hold|reservation|booking)"
)
_SOLD = r"(?:bought|ordered|purchased|sold|shipped|booked|rented|delivered|paid for|checked out)"
_TAKEN = r"(?:orders?|bookings?|reservations?|registrations?|applications?|submissions?)"
_ASKED_FOR = (
    r"(?:invit(?:ation|e)|request|application|transfer|return|refund|claim|verification|withdrawal"
    r"|cancellation|deletion|review|appeal|renewal|enrol?ment|nomination|referral)"
)
_MEMBERS = (
    r"(?:members?|subscribers?|insiders?|patrons?|backers?|supporters?|club members?|students"
    r"|residents|trade customers?|business customers?|resellers?"
    r"|registered (?:users|customers))"
)
_MITGLIEDER = r"(?:Mitglieder|Abonnent\w*|Stammkunden|Händler|Geschäftskunden|Studierende)"
_SOCIOS = (
    r"(?:membres|abonnés|adhérents|socios|miembros|suscriptores|membros|assinantes|soci|abbonati"
    r"|leden|abonnees)"
)
_REASONS: tuple[tuple[Reason, Screened], ...] = tuple(
    (reason, screened(pattern, re.I))
    for reason, pattern in (
        (
            Reason.MOVED,
            rf"\b{_OFFERED}s?\b.{{0,40}}\b(?:(?:has|have) (?:already |now )?(?:passed|gone by"
            r"|ended)|(?:is|was) (?:already |now )?over)\b"
            r"|\b(?:choose|pick|select|try|book|take) (?:another|a different|some other|a later"
            rf"|an earlier) {_KINDS}s?\b"
            # what was free, or held for somebody, a moment ago
            rf"|\b{_HELD}s?(?: (?:no\.? ?|#)?[A-Z]?\d{{1,4}}[A-Z]?)? (?:(?:is|are|was|were|has|have"
            r"|had|just|already|now|been|meanwhile) ){0,4}(?:taken|given (?:away|to)|sold|gone"
            r"|claimed|released|no longer held)\b"
            r"|\b(?:taken|booked|reserved|bought|claimed|snapped up) by (?:somebody|someone|another"
            r"|an ?other)\b"
            r"|\b(?:hold|reservation|booking)s?\b(?: (?:of|on|for) [\w ]{1,20})?"
            r" (?:has|have|is|was) (?:now )?(?:expired|lapsed|ended|over|run out|timed out)\b"
            # what was done with it meanwhile, perhaps by the same visitor elsewhere
            r"|\b(?:cart|basket|bag|trolley|draft|form|quote|ballot|survey|exam|application)s?\b"
            r" (?:is|was|has been|have been) (?:already )?(?:ordered|completed|submitted|bought"
            r"|checked out|handed in|turned in|converted|paid for)\b",
        ),
        (
            Reason.RULE,
            r"\b(?:we|shop|store|kitchen|restaurant|office|branch|counter|library|box office"
            rf"|ordering|{_TAKEN})\b.{{0,12}}\b(?:is|are)(?: now| currently| already| still)?"
            r" closed\b"
            rf"|\b{_TAKEN} (?:will )?(?:re-?)?opens? (?:again )?(?:at|on|from|in)\b"
            r"|\b(?:outside|out of)(?: of)? (?:our |the )?(?:opening|business|delivery|office"
            r"|service|working) hours\b"
            r"|\btakes? (?:a|its|our) break\b"
            rf"|\b(?:take|accept|taking|accepting) no (?:more |new )?{_TAKEN}\b"
            rf"|\bnot (?:taking|accepting) (?:any )?(?:more |new )?{_TAKEN}\b"
            r"|\b(?:signed|logged)[ -]in (?:on|with|from|at|in)\b.{0,30}\b(?:devices?|browsers?"
            r"|computers?|phones?|screens?|places)\b"
            r"|\b(?:too many|number of|most|limit of|only one|one)\b.{0,16}\b(?:devices?|screens?"
            r"|streams?|concurrent sessions?|sessions? per)\b"
            r"|\balready (?:signed|logged) in (?:elsewhere|somewhere else)\b"
            # whom a thing is for, or from when it is for everybody
            rf"|\b{_MEMBERS}[ -]only\b|\b(?:only|just|solely|exclusively) (?:available )?(?:for|to"
            rf"|by) (?:our |paying |active |gold |premium |platinum |silver ){{0,2}}{_MEMBERS}\b"
            rf"|\b(?:exclusive|reserved|restricted|limited|open only) (?:to|for) (?:our |the )?"
            rf"(?:\w+ )?{_MEMBERS}\b"
            rf"|\b{_MEMBERS} (?:can|may) (?:already )?(?:buy|order|book|get|reserve|shop)\b"
            r"|\b(?:everybody|everyone|all others|the public|non-members|general sale)"
            r" (?:\w+ ){0,3}(?:from|on|at|after|until) (?:\w+day|\d|noon|midnight|tomorrow)"
            r"|\b(?:goes|not yet|comes) on (?:general )?sale\b"
            r"|\bsales? (?:opens?|starts?) (?:on|at|in)"
            rf"|\bnur für (?:unsere |registrierte )?{_MITGLIEDER}\b|\b{_MITGLIEDER}n? vorbehalten\b"
            rf"|\b(?:réservée?s? aux|(?:solo|sólo|só|somente|apenas) para|riservat[oai] ai|solo per"
            rf"(?: i)?|alleen voor|exclusief voor) (?:nos |los |os |onze )?{_SOCIOS}\b"
            # what is not sold, sent or booked with other things
            rf"|\b{_SOLD} (?:alone|separately|by (?:itself|themselves)|on (?:its|their) own)\b"
            rf"|\b(?:can ?not|can't|may not|not|never) be (?:{_SOLD}|combined|mixed)"
            r" (?:together|with|in one|in the same)\b"
            r"|\b(?:empty|clear) (?:your|the) (?:cart|basket|bag|trolley)\b",
        ),
        (
            Reason.THEIRS,
            r"\b(?:there is|you have|already has) (?:already )?an account\b"
            r"|\b(?:e-?mail|phone|number|user ?name)\b.{0,20}\bbelongs to an? (?:\w+ )?"
            r"(?:customer|user|account|member)\b"
            # what they did, or asked for, before
            rf"|\b{_ASKED_FOR}s?\b.{{0,30}}\b(?:is|are) (?:already |still )?(?:pending|open"
            r"|outstanding|under review|being (?:processed|reviewed|looked at)|on its way"
            r"|awaiting \w+)\b"
            r"|\byou(?: have|['’]ve| did| are)?(?! (?:are )?(?:logg|sign|still))"
            r" (?:[a-z]+ ){1,4}already(?=[.!]|$)",
        ),
    )
)


_SIGNED = re.compile(
    r"token|session|csrf|sign|log-?in|jwt|licen[sc]e|account|key|certificate", re.I
)
_IS_OVER = re.compile(
    r"(?<![a-z])(?:closed|ended|expired|(?:is|are|was) over(?! )"
    r"|lapsed|passed|finali[sz]ed|deadline|abgelaufen"
    r"|geschlossen|beendet|clôturée?|cerrad[oa]|chius[oa])(?![a-z])",
    re.I,
)


def was_possible(asked: Request) -> bool:
    """Tell a 403 to a change that says of a time that it is over: no right would help."""
    said = asked.body or ""
    if asked.status != HTTPStatus.FORBIDDEN or asked.reads:
        return False
    other = _SIGNED.search(said[:_SEEN]) or _BROKEN.search(said[:_SEEN])
    return other is None and _IS_OVER.search(said[:_SEEN]) is not None


@lru_cache(maxsize=1024)
def house_reason(text: str) -> tuple[Reason, str] | None:
    """Return the reason that a business gives in a sentence of its own, and its words, or None."""
    said = text[:_SEEN]
    told = ((reason, words.search(said)) for reason, words in _REASONS)
    found = next(((reason, by[0]) for reason, by in told if by), None)
    return None if found is not None and _BROKEN.search(said) else found
