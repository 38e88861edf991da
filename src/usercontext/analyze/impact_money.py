"""Money that was taken, or is owed, and is not right, by a page's own line. Not: points.

Whoever was charged another sum than they agreed to is wronged though they press nothing more. A
price that a list shows otherwise is only shown; so is one in another currency, one of a shop that
is tried out, and one that the page put right itself.
"""

import re

from usercontext.analyze.causes import Chain
from usercontext.analyze.events import Event, EventKind
from usercontext.analyze.signals.signal import SignalKind
from usercontext.analyze.signals.taken_twice import is_twice
from usercontext.analyze.timeline import Timeline

_SEEN = 400
_MOST_LATER = 200
_TAKEN = re.compile(
    r"\b(?:charg\w+|paid|billed|billing|debited|invoic\w+|refund\w*|withdrawn|withdrew|captured"
    r"|transferred|payouts?|credited|balance|ledger|deducted|abgebucht|belastet|rechnung\w*|bezahlt"
    r"|gutschrift|débité\w*|facturé\w*|factures?|remboursé\w*|cobrad\w+|cargad\w+"
    r"|facturas?|pagad\w+"
    r"|addebitat\w+|fattur\w+|pagat\w+|afgeschreven|factuur|betaald|obciążon\w*|faktur\w*"
    r"|zapłacon\w*)\b|списан|оплачен|счёт|счет\b",
    re.I,
)
"""Words of money that has changed hands, or is written down as owed."""

_AMOUNT = re.compile(
    r"(?P<before>[€$£¥₹]|\b[A-Z]{3}\b) ?(?P<one>\d[\d.,]*)"
    r"|(?P<other>\d[\d.,]*) ?(?P<behind>[€$£¥₹]|[A-Z]{3}\b|kr\b|zł)"
)
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR"}
_TRIED = re.compile(
    r"\b(?:test(?:ing)?|sandbox|demo|dummy|fake|sample|staging|dry[ -]?run|example)\b", re.I
)
_RIGHT = re.compile(
    r"\b(?:correct\w*|recalculat\w*|recomput\w*|re-?synced|in sync|updated|put right|refund\w*"
    r"|fixed|adjusted|match(?:es)?|agree|equal|settled|korrigiert|berichtigt|erstattet|corrigé\w*"
    r"|remboursé\w*|corregid\w+|reembolsad\w+|corretto|rimborsat\w+)\b",
    re.I,
)
_STILL = re.compile(r"\b(?:not|n't|never|no|mismatch|fail\w*|cannot|could|wrong|differ\w*)\b", re.I)


def was_taken_wrongly(timeline: Timeline, chain: Chain, environment: str | None) -> bool:
    """Tell a sum that was taken or is owed, and is not the one agreed to, or was taken twice."""
    line = _line_of(chain)
    if line is None or _TRIED.search(f"{environment or ''} {line.text[:_SEEN]}"):
        return False
    taken = chain.root.kind is SignalKind.MONEY and _is_taken(line.text[:_SEEN])
    if not (taken or is_twice(line.text[:_SEEN])):
        return False
    return not _is_put_right(timeline, line)


def _line_of(chain: Chain) -> Event | None:
    """Return the page's line that a cause is, or that stands behind the answer that it is."""
    lines = (chain.root.event, *chain.root.also)
    return next((one for one in lines if one.kind is EventKind.CONSOLE and one.text), None)


def _is_taken(text: str) -> bool:
    currencies = {money for money, _ in _amounts(text)}
    return _TAKEN.search(text) is not None and len(currencies) == 1


def _amounts(text: str) -> list[tuple[str, str]]:
    found = _AMOUNT.finditer(text)
    named = ((one["before"] or one["behind"], one["one"] or one["other"]) for one in found)
    return [(_SIGNS.get(money, money), number.rstrip(".,")) for money, number in named]


def _is_put_right(timeline: Timeline, line: Event) -> bool:
    """Tell whether the page says of one of the sums, later, that it is right now."""
    sums = {number for _, number in _amounts(line.text[:_SEEN])}
    later = timeline.between(line.at_us, timeline.end_us, _MOST_LATER)
    return any(
        one.index > line.index
        and one.kind is EventKind.CONSOLE
        and _RIGHT.search(one.text[:_SEEN]) is not None
        and _STILL.search(one.text[:_SEEN]) is None
        and sums.intersection(number for _, number in _amounts(one.text[:_SEEN]))
        for one in later
    )
