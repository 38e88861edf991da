"""Which parameter a refusal names, and whether a user could have filled it in.

"custom_fields[0][label] must be at most 50 characters" is said to whoever wrote the page: it made
that text and put it there. "customer[email] is not valid" is said to whoever typed it. Not: codes
of a business, which read much alike.
"""

import re
from functools import lru_cache

_SEEN = 300
_WORD = r"[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*"
_NESTED = rf"{_WORD}(?:\.{_WORD}|\[(?:\d{{1,3}}|{_WORD})?\]){{1,6}}"
"""A part of a part, as servers spell it: with brackets or with dots."""

_OF_PROGRAMS = r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+|[a-z]+(?:[A-Z][a-z0-9]+)+"
_DEMANDED = re.compile(
    rf"(?<![\w/.@-])(?P<path>{_NESTED})[\"'`”]?:? (?:must|should|has to|needs to"
    r"|may not|can ?not|is too|is longer|exceeds|is limited to|(?:is|was) not (?:a |an )?valid"
    r"|is invalid)\b(?! be (?:chosen|selected|accepted|ticked|agreed|entered|filled|confirmed))"
)
"""A part of a part, and what it has to be."""

_TOO_LONG = re.compile(
    rf"(?<![\w/.@-])(?P<path>{_OF_PROGRAMS})[\"'`”]?:? (?:is (?:too long|longer)|exceeds|is limited"
    r" to|(?:must|should|may|can)\b[^.;]{0,20}\b(?:at most|longer than|more than|shorter than"
    r"|fewer than|less than|up to))(?= (?:\d{1,5} (?:characters?|chars?|letters?|bytes)|\(|$)|$)"
)
"""A text under a name that only programs have: a number or a choice there is its user's."""

_COUNTED = re.compile(
    rf"(?<![\w/.@-])(?P<path>{_WORD}\[\d{{1,3}}\](?:\.{_WORD}|\[{_WORD}\])(?:\[\w+\])?)"
)
"""A part of one of several, which no sentence for people names so."""

_TYPED = re.compile(
    r"e-?mail|phone|tel(?:ephone)?(?![a-z])|mobile|street|line_?[12]\b|city|town|zip|post(?:al)?_?"
    r"code|postcode|house_?n|country|state\b|region|province|card|cvc|cvv|iban|bic|account_?n"
    r"|routing|sort_?code|holder|expir|exp_|birth|age\b|tax_?id|vat|company|quantity|qty|amount"
    r"|coupon|voucher|promo|gift|code\b|date\b|note|comment|message|greeting|remark|reference"
    r"|engrav|slot|seat|size|colou?r|option|variant|terms|accept|weight|instruction|number|count"
    r"|time|wish|password|pin\b|otp|(?:first|last|full|sur|family|given|middle|nick|user)_?name",
    re.I,
)
"""What forms ask people for, whatever their names within a request are."""

_SOMEBODY = re.compile(
    r"customer|billing|shipping|delivery|contact|recipient|owner|payer|payee|buyer|guest|attendee"
    r"|passenger|patient|student|user|person|sender|beneficiary|donor|traveller|traveler|member",
    re.I,
)
_NAME = re.compile(r"(?:^|[\[._-])names?\]?$", re.I)
_MADE_BY_US = re.compile(r"custom_?fields?|metadata|(?:price|product)_?data|statement_?desc", re.I)
"""What a page puts into a request of its own accord."""


@lru_cache(maxsize=1024)
def names_our_own(text: str) -> bool:
    """Tell a refusal of a part of what was sent that nobody could have filled in."""
    said = text[:_SEEN]
    patterns = (_DEMANDED, _TOO_LONG, _COUNTED)
    found = next((by for one in patterns if (by := one.search(said))), None)
    return found is not None and not _is_typed(found["path"])


def _is_typed(path: str) -> bool:
    if _TYPED.search(_MADE_BY_US.sub("", path)) is not None:
        return True
    return _NAME.search(path) is not None and _SOMEBODY.search(path) is not None
