"""A sum taken or given beside the one that was owed. Not: whether the line is an error."""

import re

from usercontext.analyze.language.screens import screened
from usercontext.analyze.signals.money.sums_explained import adds_up

_OWED = screened(
    r"\b(?:charged|debited|captured|deducted|billed|credited|paid(?: out)?)\b\D{0,12}\d[\d.,]*"
    r".{0,20}\b(?:due|expected|owed|agreed|promised|ordered)\b"
    r"|\b(?:promised|due|agreed|expected|owed)\b\D{0,12}\d[\d.,]*.{0,24}"
    r"\b(?:charged|credited|debited|paid(?: out)?|captured|billed)\b",
    re.I,
)


_SUM = r"[€$£¥₹]? ?(?P<{0}>\d[\d.,]*\d|\d)(?: ?(?:[€$£¥₹]|[A-Z]{{3}}\b))?"
_OF_A_TOTAL = screened(
    rf"\b(?i:charged|debited|captured|deducted|billed|withdrawn|collected):? {_SUM.format('taken')}"
    r"(?:\W{1,3}|.{1,20}? )(?i:(?:total|price|sum|amount|value)s?"
    rf"(?: to pay)?:? ?(?:is|was|were|of|only|=|comes to)* ?){_SUM.format('total')}"
)
_MORE_THAN_IT = screened(
    r"\b(?:tips?|shipping|delivery|postage|fees?|vat|tax(?:es)?|net|incl\w*|deposits?|service"
    r"|insurance|round\w*|donat\w*|surcharge|duty|customs|before|without|excl\w*|sub-?total|items?"
    r"|extras?|plus|exchange|list|previous|old|limit|max\w*|min\w*|balance)\b",
    re.I,
)
"""What comes to a total, and by which more than it is well taken."""


_WHOLE = r"(?i:total|balance|sum|amount due|due)"
_PARTS = r"(?i:lines?|items?|positions?|parts?|rows?|entries|bookings|postings|articles)"
_MAKE = r"(?i:(?:sum|add|come|go|make)(?:s|med|ed)?(?: up)?(?: to)?|total(?:s|led)?)"
_OF_PARTS = screened(
    rf"\b{_WHOLE}:? (?:(?i:is|was|says|of|shows) )?{_SUM.format('whole')}.{{1,20}}?\b{_PARTS}"
    rf" {_MAKE} {_SUM.format('parts')}"
)
_BETWEEN = re.compile(
    r"\b(?:tips?|shipping|delivery|postage|fees?|vat|tax(?:es)?|net|gross|incl\w*|excl\w*|deposits?"
    r"|discounts?|vouchers?|credit|coupon|reduc\w*|service|insurance|round\w*|surcharge|paid"
    r"|instal\w*|open|opening|before|after|without|plus|minus|less)\b",
    re.I,
)
"""What stands between the parts of a bill and its total, and ought to."""


_OF_MONEY = re.compile(r"[€$£¥₹]|\d[.,]\d\d\b|\b[A-Z]{3}\b")


def _is_not_its_parts(text: str) -> bool:
    """Tell a total beside what its own parts come to, which is another sum."""
    found = _OF_PARTS.search(text)
    if found is None or _BETWEEN.search(text) is not None:
        return False
    if _OF_MONEY.search(found[0]) is None:
        return False
    whole, parts = (re.split(r"[.,](?=\d\d?$)", found[name]) for name in ("whole", "parts"))
    return len(whole) == len(parts) and _whole(whole) != _whole(parts)


def says_what_was_owed(text: str) -> bool:
    """Tell a line of two sums, one that changed hands and one that ought to have."""
    if adds_up(text):
        return False
    if _OWED.search(text) is not None or _is_over_its_total(text):
        return True
    return _is_not_its_parts(text)


def _is_over_its_total(text: str) -> bool:
    """Tell more taken than the total that a line names; less may be a part of it."""
    found = _OF_A_TOTAL.search(text)
    if found is None or _MORE_THAN_IT.search(text) is not None:
        return False
    taken, total = (re.split(r"[.,](?=\d\d?$)", found[name]) for name in ("taken", "total"))
    return len(taken) == len(total) and _whole(taken) > _whole(total)


def _whole(parts: list[str]) -> int:
    cents = parts[1].ljust(2, "0") if len(parts) > 1 else ""
    return int(re.sub(r"\D", "", parts[0]) + cents)
