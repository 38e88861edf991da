"""Providers that refuse the merchant, not the paying customer. Not: banks, cards.

Whoever takes payments for others may restrict them, or has never switched a way of paying on for
them. No card and no form can mend that, and the customer has done nothing wrong.
"""

import re
from functools import lru_cache

_SEEN = 400
_WHO = r"(?:merchant|payee|seller|business|vendor|store|connected[ _]account|platform|receiver)"
_STATE = (
    r"(?:restricted|suspended|disabled|deactivated|closed|blocked|limited|locked|inactive"
    r"|on[ _]hold|under[ _]review|not[ _](?:enabled|active|activated|allowed|approved|eligible"
    r"|supported|onboarded|verified|configured|authori[sz]ed|set[ _]up|live))"
)
_REFUSED = re.compile(
    rf"(?<![a-z]){_WHO}s?(?:'s)?[ _](?:account[ _])?(?:[^\W_]+[ _]){{0,2}}{_STATE}"
    rf"|(?<![a-z])(?:{_STATE}|cannot be used|not (?:permitted|accept\w*|possible))"
    r"[ _](?:for|by|on|to|with)[ _](?:this|the|your)[ _](?:stripe |paypal )?"
    rf"(?:{_WHO}|account(?![ _]holder))"
    rf"|(?<![a-z])(?:your|this)[ _](?:stripe|paypal|adyen|klarna|mollie|square)?[ _]?account[ _]"
    r"(?:is[ _]|has[ _]been[ _]|cannot[ _]currently[ _])"
    r"(?:make[ _]live[ _]charges|accept[ _]payments|restricted[ _])"
    r"|(?<![a-z])(?:merchant|payee|seller)[ _](?:account[ _])?(?:not[ _]found|unknown|invalid)"
    r"|charges[ _]enabled\W{0,4}false|(?<![a-z])(?:capability|capabilities)[ _].{0,40}(?:inactive"
    r"|not[ _]enabled|missing)|payment[ _]method.{0,40}[ _](?:is[ _])?(?:not[ _](?:enabled"
    r"|activated)|invalid[ _]or[ _]not[ _]activated)"
    r"|not[ _]enabled[ _]for[ _]payment|(?:activated|enabled)[ _]in[ _](?:your|the)[ _]dashboard"
    r"|domain.{0,40}not[ _]registered.{0,20}apple[ _]pay|apple[ _]pay.{0,60}not[ _]registered",
    re.I,
)
_HINTS = ("merchant", "payee", "seller", "account", "business", "vendor", "store", "platform")
_MORE = ("receiver", "charges", "capabilit", "method", "domain", "dashboard", "payment")


@lru_cache(maxsize=1024)
def refuses_the_merchant(text: str) -> bool:
    """Tell a refusal of whoever sells, by whoever takes the money for them."""
    said = text[:_SEEN].lower()
    hinted = any(hint in said for hint in (*_HINTS, *_MORE))
    return hinted and _REFUSED.search(said) is not None
