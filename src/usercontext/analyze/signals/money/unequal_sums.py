"""Two sums with a sign for "not equal" between them, in any language.

What is summed the words before the two say, in the languages that teams log in. Not: lines in
words, which `readings` knows.
"""

import re
from functools import lru_cache

_SEEN = 300
_SUM = r"\d{1,7}(?:[.,]\d{3})*[.,]\d{2}(?![\d.,]\d)"
_UNEQUAL = re.compile(
    rf"(?<![\w.,])(?P<one>{_SUM})(?: ?[€$£]| [A-Z]{{3}}\b)?"
    rf"\s?(?:!==?|≠|<>|=/=)\s?(?:[^\W\d]\w{{0,20}} ?[:=]? ?){{0,2}}[€$£]?"
    rf"(?!(?P=one)(?![\d.,]))(?P<two>{_SUM})"
)
_OF_MONEY = re.compile(
    r"[€$£]|\b(?:EUR|USD|GBP|CHF|PLN|SEK|NOK|DKK|CZK|HUF|BRL|TRY)\b"
    r"|(?<![a-z])(?:total\w*|sum|amount|price|due|summe|gesamt\w*|\w{0,12}betrag|preis|zahlbetrag"
    r"|montant|somme|prix|importe|suma|precio|importo|somma|prezzo|valor|preço|bedrag|som|prijs"
    r"|kwota|suma|cena|razem|belopp|summa|beløb|pris|celkem|ár|összeg|tutar|toplam)(?![a-z])"
    r"|сумм|итог|цена|合計|金額|总计|金额|합계|금액",
    re.I,
)


@lru_cache(maxsize=1024)
def sets_sums_apart(text: str) -> bool:
    """Tell a line of money by which one sum is not the other."""
    said = text[:_SEEN]
    return _UNEQUAL.search(said) is not None and _OF_MONEY.search(said) is not None
