"""Two rates in one line, one applied and one correct: 19 % for 7 %.

A tax, a fee or an interest at another rate makes every sum wrong that it goes into. Not: sums.
"""

import re

from usercontext.analyze.language.screens import screened

_OF_MONEY = screened(
    r"(?<![a-z])(?:tax(?:es|rate)?|vat|gst|mwst|ust|tva|iva|btw|moms|commission|interest|fees?|apr"
    r"|levy|duty|discount|rebate|surcharge|steuer\w*|zins\w*|provision|rabatt|taux|impuesto"
    r"|imposta|sconto|korting)(?![a-z])",
    re.I,
)
_RATE = re.compile(r"(?<![\w.,])(\d{1,2}(?:[.,]\d{1,3})?) ?%")
_CONTRARY = screened(
    r"\b(?:but|instead of|rather than|expected|should (?:be|have)|mismatch\w*|differ\w*|wrong|while"
    r"|whereas|vs\.?|says|statt|sondern|aber|au lieu de|mais|en lugar de|pero|invece di|ma|maar)\b"
    r"|!==?|≠",
    re.I,
)
_ON_PURPOSE = screened(
    r"\b(?:from \d{1,2}(?:[.,]\d+)? ?% to|updated|changed|until|as of|since|starting|promo\w*"
    r"|campaign|reverse charge|exempt)\b",
    re.I,
)
_TWO, _SEEN = 2, 300


def two_rates_in(text: str) -> bool:
    """Tell a line of two rates of money that are set against each other."""
    said = text[:_SEEN]
    if len(set(_RATE.findall(said))) != _TWO or _OF_MONEY.search(said) is None:
        return False
    return _CONTRARY.search(said) is not None and _ON_PURPOSE.search(said) is None
