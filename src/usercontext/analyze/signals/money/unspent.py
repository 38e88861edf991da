"""A discount or gift card that was accepted and not deducted. Not: refused codes.

"promo accepted, total unchanged" and "gift card valid but not deducted" are said of somebody who is
about to pay more than they were told. A code that is over, or that asks for more in the cart, is a
rule that they were told of.
"""

import re
from functools import lru_cache

from usercontext.analyze.language.screens import screened

_SEEN = 300
_DISCOUNT = screened(
    r"\b(?:promo\w*|coupons?|vouchers?|discounts?|rebates?|gift ?cards?|store credits?"
    r"|credits(?= (?:accepted|applied|redeemed|valid))|gutschein\w*|rabatt\w*|geschenkkarte\w*"
    r"|guthaben|bons? d[’']achat|carte[- ]cadeau|remises?|code promo|tarjeta regalo|cup[oó]n\w*"
    r"|descuentos?|vales? (?:de )?(?:descuento|regalo)|cart[aã]o[- ]presente|descontos?"
    r"|buono|sconto|carta regalo|kortingscode|korting|cadeaubon|cadeaukaart|rabat\w*"
    r"|bon (?:podarunkowy|rabatowy)|kupon\w*|indirim|rabattkod|presentkort)\b"
    r"|скидк|промокод|купон",
    re.I,
)
_TAKEN = re.compile(
    r"\b(?:accepted|valid(?:ated)?|applied|redeemed|taken|shown|displayed|recogni[sz]ed"
    r"|akzeptiert|gültig|angenommen|eingelöst|angezeigt|accept[ée]\w*|valid[ée]\w*|affich[ée]\w*"
    r"|aceptad\w+|válid\w+|validad\w+|aplicad\w+|mostrad\w+|aceit\w+|accettat\w+|valid[oa]"
    r"|applicat\w+|geaccepteerd|geldig|toegepast|przyjęt\w+|ważn\w+|geçerli)\b|принят|применён",
    re.I,
)
_UNSPENT = re.compile(
    r"\b(?:total|sum|amount|price|charge)s? (?:is |was |stays |remains )?(?:unchanged|the same"
    r"|as before)\b|\b(?:but |yet |and )?(?:not|never|n't) (?:been )?(?:deducted|applied|subtracted"
    r"|taken off|passed on|in the total|reflected)\b"
    r"|\b(?:nicht|nie) (?:abgezogen|angerechnet|verrechnet|eingelöst|berücksichtigt)\b"
    r"|\b(?:non|pas) (?:d[ée]duit\w*|appliqu[ée]\w*|d[ée]compt[ée]\w*)"
    r"|\b(?:no|não) (?:fue |se ha |foi )?"
    r"(?:descontad\w+|aplicad\w+|deducid\w+|abatid\w+)|\bnon (?:\w+ )?(?:scalat\w+|detratt\w+"
    r"|applicat\w+)|\bniet (?:afgetrokken|verrekend|toegepast)\b|\bnie (?:odliczon\w+"
    r"|uwzględnion\w+)|\bdüşülmedi\b|не (?:вычтен|применен|учтен|списан)",
    re.I,
)
_BY_A_RULE = re.compile(
    r"\b(?:minimum|min\.|expired?|only for|requires?|already (?:used|redeemed|applied)|limit"
    r"|not eligible|excluded|cannot be combined|invalid|test|sandbox|demo|mindest\w*|abgelaufen"
    r"|expir\w+|m[ií]nim\w+|caducad\w+|scadut\w+|verlopen)\b",
    re.I,
)
_TO_COME = re.compile(
    r"\b(?:yet(?! not)|until|before (?:you|checkout|payment|placing)|trial|removed|banner|field"
    r"|by choice|sale items|noch nicht|encore|todav[ií]a|a[uú]n|ainda|ancora|nog|jeszcze)\b|ещ[её]",
    re.I,
)
"""It is to be spent later, was taken back, or only spoken of."""


@lru_cache(maxsize=512)
def is_unspent(text: str) -> bool:
    """Tell a line by which a discount was taken, and no sum became less for it."""
    said = text[:_SEEN]
    if _DISCOUNT.search(said) is None or _BY_A_RULE.search(said) is not None:
        return False
    if _TO_COME.search(said) is not None:
        return False
    unspent = _UNSPENT.search(said)
    return unspent is not None and _TAKEN.search(_UNSPENT.sub(" ", said)) is not None
