"""Words that state a refusal's reason: whose matter, what changed, which rule.

Not: where they stand, what a status means.
"""

import re
from functools import lru_cache

from usercontext.analyze.language.screens import Screened, screened
from usercontext.analyze.signals.refusals.house_rules import house_reason
from usercontext.analyze.signals.signal import Reason

_SEEN = 300
"""A reason is short; what is long is a report of something."""

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
            r"(?:not enough|too few|pas assez|nicht (?:genug|gen\S{1,6}gend)|niet genoeg"
            r"|no hay suficientes?|non (?:ci sono|c'è) abbastanza)[^.\"]{1,30}"
            r"\b(?:stock|lager|voorraad|magazzino)(?![a-z])|"
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
            r"|(?:linked|connected|paired|assigned|attached|bound)[ _-](?:to|with)(?![a-z])"
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
            r"(?<![a-z])(?:password|pin|passcode|otp|code)[ _-](?:you[ _-]entered[ _-])?(?:is|was)"
            r"[ _-](?:not[ _-](?:right|correct)|wrong|incorrect)(?![a-z])|"
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


def reason_of(text: str) -> Reason | None:
    """Return the reason that a text gives for a refusal, if it gives any."""
    found = find_reason(text[:_SEEN])
    return found[0] if found else None


@lru_cache(maxsize=1024)
def find_reason(text: str) -> tuple[Reason, str] | None:
    """Return the reason that a text gives for a refusal, and the words that give it, or None."""
    told = ((reason, words.search(text)) for reason, words in _REASONS)
    return next(((reason, by[0]) for reason, by in told if by), None) or house_reason(text)
