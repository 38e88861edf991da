"""Money taken though nothing was owed, or otherwise than chosen. Not: twice.

"14 days of trial, charged today: 9.90" names one sum alone, and needs no second one to be wrong.
What is taken later, in place of another or to try a card is by agreement.
"""

import re
from functools import lru_cache

from usercontext.analyze.language.screens import screened

_SEEN = 300
_TAKEN = (
    r"(?:charged|charges|billed|bills|debited|deducted|withdrawn|paid|taken|took|berechnet"
    r"|abgebucht|belastet|bezahlt|factur[ée]e?s?|débitée?s?|prélevée?s?|payée?s?|cobrad[oa]s?|cobró"
    r"|cobra)"
)
_SUM = (
    r"(?<![\w.,:#-])(?:[€$£] ?)?(?![0.,]+(?![\d.,]))\d{1,6}[.,]\d\d(?: ?(?:[€$£]|[A-Z]{3}\b))?"
    r"(?![\w:-]|[.,]\d)"
)
_HINT = screened(rf"\b{_TAKEN}\b|settled|pagado|taken off|abgezogen|déduite?s?", re.I)
_SUMMED = re.compile(_SUM)
_PAID = re.compile(
    rf"\b(?!took|taken|charges|bills){_TAKEN}\b"
    r"(?! (?:off|by|from|until|till|plans?|tiers?|versions?|accounts?|members?\w*|subscri\w+)\b)",
    re.I,
)
_FOR_NOTHING = re.compile(
    r"\b(?:trial(?:ing|s)?(?! (?:lesson|class|session|users?|customers?|pack|box|size|order|fee))"
    r"|free (?:day|week|month|year|period|lesson|visit|ride|game)s?"
    r"|probe(?:monat|zeit|woche|tage?|abo)|essai|mois gratuit|mes gratis"
    r"|periodo de prueba)\b",
    re.I,
)
"""A while, or a first time, in which nothing is owed."""

_IT_IS_FREE = re.compile(
    rf"\b(?i:{_TAKEN})\b.{{0,12}}{_SUM} (?i:for|für|pour|por) .{{2,40}}[,;] ?"
    r"(?i:(?:but |aber |mais )?(?:it|this|that|they|er|sie|es|elle|il|c'|esto) ?"
    r"(?:is|are|was|were|had been|has been|ist|war|wurde|est|était|es|era)\b"
    r".{0,20}?\b(?:free|included(?! in the (?:total|price|sum|amount))"
    r"|picked up|waived|cancell?ed|a gift"
    r"|collected(?! (?:by|on|tomorrow|today|daily))|covered(?! (?:at|to|up|in part|partly))"
    r"|never (?:sent|booked|ordered|given|held)|not (?:booked|ordered|chosen|wanted|asked for)"
    r"|kostenlos|kostenfrei|gratis|inbegriffen|enthalten|abgeholt|übernommen|storniert"
    r"|gratuite?s?|comprise?s?|incluse?s?|annulée?s?|offerte?s?|incluid[oa]s?|cancelad[oa]s?)\b)"
)
"""What the sum was taken for, and that for this very thing nothing is owed."""

_WORTH = re.compile(rf"(?i:\b(?:worth|wert|vaut|good for)\b) ?(?P<sum>{_SUM})")
_OFF = re.compile(
    rf"(?P<one>{_SUM}) (?i:(?:was|were|is|are|has been|wurden?|a été) )?(?i:taken off|deducted"
    rf"|subtracted|abgezogen|déduite?s?)|(?i:took off|taken off:?|deducted:?) (?P<two>{_SUM})"
)
_WAY = r"(?P<{0}>(?!the\b|a\b|der\b|die\b|la\b)[a-zà-ÿ][\w-]{{2,24}})"
_PAID_BY = (
    r"\b(?:paid|charged|billed|settled|bezahlt|payée?|pagado) (?:by|with|from|to|per|mit|par|con) "
)
_CHOSE = r"(?:chosen|chose|picked|selected|agreed|requested|wanted|gewählt|choisie?|elegido)"
_IS = r"(?:(?: way| method)? (?:was|is|war|était|era))?:? (?:the |a |die |la )?"
_OTHER_WAY = re.compile(
    rf"{_PAID_BY}{_WAY.format('by')}\W{{1,3}}(?:but )?{_CHOSE}{_IS}{_WAY.format('chosen')}\W*$"
    rf"|\b{_CHOSE}{_IS}{_WAY.format('first')}\W{{1,3}}(?:but )?(?:it (?:is|was) )?"
    rf"{_PAID_BY}{_WAY.format('then')}\W*$",
    re.I,
)
_OF_A_CARD = frozenset(
    {"card", "visa", "mastercard", "amex", "maestro", "credit", "debit", "karte"}
    | {"apple-pay", "applepay", "google-pay", "googlepay", "gpay"}
)
"""The brand of a card is no other way than a card."""

_WAYS = re.compile(
    r"card|invoice|wallet|cash|transfer|debit|credit|savings|checking|account|paypal|klarna|voucher"
    r"|points|balance|instal+ments?|bank|rechnung|lastschrift|karte|überweisung|facture|virement"
    r"|carte|prélèvement|tarjeta|factura|transferencia",
    re.I,
)
"""One of the two is one of these: who is charged, and how a parcel is sent, is no way to pay."""

_TAXED = re.compile(r"\b(?:tax\w*|vat|mwst|steuer|tva|iva|incl\w*|gross|brutto)\b", re.I)
_EACH = re.compile(
    r"\b(?:monthly|yearly|weekly|annual\w*|thereafter|(?:per|a|each|every|this|par|pro|por|al|im) "
    r"(?:day|week|month|quarter|year|mois|an|monat|jahr|mes|año)|monatlich|jährlich)\b",
    re.I,
)
"""What a plan costs, and no sum that was taken now."""

_BY_AGREEMENT = re.compile(
    r"\b(?:will|would|shall|may|might|if|unless|when|after|then|later|next|until|ends?|ended"
    r"|from (?:\d|the \d|then|[\w ]{1,20} on)"
    r"|over|expired?|converted|renew\w*|upgraded?|skipped"
    r"|not (?:be )?(?:charged|billed|debited|paid)|never (?:charged|billed|debited)"
    r"|no longer|nothing (?:was|is)|without|refund\w*|revers\w*"
    r"|void\w*|correct\w*|credited|released|authori[sz]\w*|verif\w*|hold|deposit|estimat\w*|preview"
    r"|deprecat\w*|round\w*|test|sandbox|demo|switched|changed|declined|fell back|fallback"
    r"|wird|würde\w*|falls|wenn|nach|danach|endet\w*|beendet|abgelaufen|erstattet|nicht"
    r"|sera|serait|si|après|ensuite|termin\w+|remboursé\w*|será|después|reembolsad\w*)\b",
    re.I,
)
"""It is to come, was given back, is held only, or another way was taken for a reason."""


@lru_cache(maxsize=512)
def was_taken_against(text: str) -> bool:
    """Tell a line by which money was taken that was not owed, or not in the way that was chosen."""
    said = text[:_SEEN]
    if _HINT.search(said) is None:
        return False
    if _BY_AGREEMENT.search(said) is not None:
        return False
    return _was_for_nothing(said) or _is_more_than_worth(said) or _is_another_way(said)


def _was_for_nothing(said: str) -> bool:
    if _IT_IS_FREE.search(said) is not None and _TAXED.search(said) is None:
        return True
    free = _FOR_NOTHING.search(said) is not None and _EACH.search(said) is None
    return free and _PAID.search(said) is not None and _SUMMED.search(said) is not None


def _is_more_than_worth(said: str) -> bool:
    """Tell more taken off than a voucher is worth; less is a smaller order."""
    worth, off = _WORTH.search(said), _OFF.search(said)
    if worth is None or off is None or _TAXED.search(said) is not None:
        return False
    return _cents(worth["sum"]) < _cents(off["one"] or off["two"])


def _cents(amount: str) -> int:
    return int(re.sub(r"\D", "", amount))


def _is_another_way(said: str) -> bool:
    found = _OTHER_WAY.search(said)
    if found is None:
        return False
    one, two = found["by"] or found["first"], found["chosen"] or found["then"]
    if _WAYS.search(f"{one} {two}") is None:
        return False
    return one.casefold() != two.casefold() and not {one.lower(), two.lower()} <= _OF_A_CARD
