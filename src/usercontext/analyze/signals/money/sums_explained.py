"""Sums of one line that add up: a total and its parts. Not: whether it was owed.

That 44.90 is 40.00 and 4.90 is arithmetic, whatever the parts are called in whatever language. A
line that names the difference of two sums adds up as well, and says by its words that it is one.
"""

import re
from decimal import Decimal
from functools import lru_cache

_SEEN, _MOST = 300, 6
_AMOUNT = re.compile(r"(?<![\w.,/:-])(\d{1,3}(?:[.,' ]\d{3})+|\d{1,9})[.,](\d\d)(?![\d%]|[.,]\d)")
_SHARE = re.compile(r"(?<![\w.,])(\d{1,2}(?:[.,]\d{1,2})?) ?(?:%|percent\b|prozent\b)", re.I)
_PART = re.compile(
    r"\b(?:paid|charged|captured|collected|debited)\b\D{0,12}(?P<part>\d[\d.,]*\d)\D{0,6}? of "
    r"(?:the )?\D{0,6}(?P<whole>\d[\d.,]*\d)[^.;\d]{0,24}[,;(:–-] ?[^.;]{0,30}?"
    r"\b(?:half|rest|remain\w*|balance|next|second|later|instal\w*|deposit)\b",
    re.I,
)
"""A part of what is due, and when the others are."""

_FREE = re.compile(
    r"(?<![\d.,])0[.,]00\b.{0,30}\b(?:trial|free|gratis|kostenlos|probe\w*|gratuit\w*|essai|prueba"
    r"|prova|proef\w*|próbn\w*)\b",
    re.I,
)
"""Nothing is taken, and why."""

_NAMED = re.compile(
    r"\b(?P<name>[^\W\d]{3,20}):? (?:[€$£] ?|[A-Z]{3} )?(?P<sum>\d{1,9}[.,]\d\d)(?![\d%])"
)
_A_SUM = re.compile(r"[1-9]")
_NONE_LEFT = re.compile(
    r"\b(?:balance|rest|remain\w*|left|open|due|outstanding|saldo|offen|solde|reste|restante"
    r"|resto|pendiente|openstaand):? (?:[€$£] ?|[A-Z]{3} )?0[.,]00(?!\d)",
    re.I,
)
"""How a line ends by which somebody owes nothing more."""

_APART = re.compile(
    r"\b(?:diff\w*|delta|gap|off by|short(?:fall)?|over|under|too|missing|discrepan\w*|mismatch\w*"
    r"|variance|expected|should|ought|instead|but|not|n't|never|without|twice|double|again|wrong\w*"
    r"|extra|missed|lost|fail\w*|unpaid|unexplained|overpaid|still"
    r"|differenz|abweich\w*|fehl\w*|statt|erwartet|nicht|aber|doppelt|zu (?:viel|wenig|hoch)"
    r"|écart|manqu\w*|attendu|au lieu|mais|pas|diferencia|falta\w*|esperad\w*|pero|en lugar"
    r"|differenza|manca\w*|atteso|invece|diferença|verschil|ontbre\w*|verwacht|niet|różnic\w*"
    r"|brak\w*|zamiast|nie)\b|≠|!=|разниц|вместо|не |差|期待",
    re.I,
)
"""By which what lies between two sums is no part of either."""


@lru_cache(maxsize=1024)
def adds_up(text: str) -> bool:
    """Tell a line whose sums are a whole and all its parts, and that calls none of them wrong."""
    said = text[:_SEEN]
    if _APART.search(said) is not None:
        return False
    if (part := _PART.search(said)) is not None and part["part"] != part["whole"]:
        return True
    if _FREE.search(said) is not None:
        return True
    sums = [_sum(found) for found in list(_AMOUNT.finditer(said))[: _MOST + 1]]
    if len(sums) < 2 or len(sums) > _MOST:
        return False
    shares = [Decimal(one.replace(",", ".")) / 100 for one in _SHARE.findall(said)]
    if _is_settled(said):
        return True
    if len(sums) == 2:
        return any(_is_a_share(min(sums), max(sums), share) for share in shares)
    return _is_whole(sums)


def _sum(found: re.Match[str]) -> Decimal:
    return Decimal(f"{re.sub(r'[^0-9]', '', found[1])}.{found[2]}")


def _is_settled(said: str) -> bool:
    """Tell one sum that is owed and paid, each by its own word, of which nothing is left."""
    if _NONE_LEFT.search(said) is None:
        return False
    named = {(found["name"].casefold(), found["sum"]) for found in _NAMED.finditer(said)}
    sums = {one for _, one in named if _A_SUM.search(one)}
    return len(sums) == 1 and len({name for name, one in named if one in sums}) > 1


def _is_a_share(less: Decimal, more: Decimal, share: Decimal) -> bool:
    """Tell two sums of which one is the other with a share of it put to it, or taken off."""
    cent = Decimal("0.01")
    put_to, taken_off = less * (1 + share) - more, more * (1 - share) - less
    return less < more and (abs(put_to) <= cent or abs(taken_off) <= cent)


def _is_whole(sums: list[Decimal]) -> bool:
    """Tell sums of which the greatest is all others together; named twice, it stands once."""
    most = max(sums)
    rest = [one for one in sums if one != most]
    return len(rest) > 1 and sum(rest, Decimal(0)) == most
