"""Orders, charges or payouts of a negative sum, or of zero where there is a price.

Told by the page's own line behind the answer that took it, or by the answer's own numbers. What is
given back is rightly below nothing, and so is a reduction, and a debit in a ledger. Not: two sums
that differ.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from msgspec import DecodeError, json
from msgspec.structs import replace

from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.page_words.own_words import answers_before, is_good, is_of_others
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

BELOW_NOTHING = "an amount of less than nothing"
"""A part of the signature: whatever was sold, the sum is what is wrong."""

_SEEN = 300
_MOST = 200
_MOST_SUMS = 4
_MOST_BODY = 20_000
_DEEPEST = 3
_MOST_PARTS = 8
_PRESSED_US = 15_000_000
_DONE = (
    r"(?:placed|confirmed|created|booked|charged|authori[sz]ed|captured|paid(?: out)?"
    r"|transferred|billed|debited|settled|collected|invoiced|ordered|purchased|sold|donated"
    r"|(?:ab)?gebucht"
    r"|bestätigt|belastet|bezahlt|ausgezahlt|überwiesen|berechnet|autorisiert|bestellt|passée?"
    r"|débitée?"
    r"|confirmée?|confirmad[oa]|confermat[oa]|payée?|facturée?|autorisée?|encaissée?|virée?"
    r"|versée?|réservée?|cobrad[oa]|pagad[oa]"
    r"|cargad[oa]|transferid[oa]|addebitat[oa]|pagat[oa]|betaald|afgeschreven|zapłacon[oey])"
)
_TOTAL = (
    r"(?:total|sum|amount|price|summe|betrag|gesamt\w*|preis|montant|prix|importe|precio|totale"
    r"|importo|prezzo|totaal|bedrag|kwota|suma)"
)
_REDUCES = (
    r"(?:discount\w*|reductions?|rebates?|coupons?|vouchers?|promo\w*|credits?|adjust\w*|rounding"
    r"|fees?|corrections?|balance|difference|delta|change|savings?|deposit|allowance|gutschein\w*"
    r"|rabatt\w*|nachlass|guthaben|saldo|abzug|remises?|réductions?|rabais|solde|arrondi"
    r"|descuentos?|abono|cupón|sconto|buono|korting|tegoed|rabat)"
)
_BELOW = (
    r"(?<![\w.,/#-])(?<!\d:)(?:[-−](?:[€$£¥] ?)?(?=\d)|[€$£¥] ?[-−])"
    r"(?P<sum>\d{1,3}(?:[.,]\d{3})+[.,]\d\d|\d{1,7}[.,]\d\d|\d{1,7}(?= ?(?:[€$£¥]|[A-Z]{3}\b)))"
    r"(?![\w:-]|[.,]\d| ?[,;/] ?-?\d)"  # two of them are a place on earth
)
_NOTHING = r"(?<![\w.,/:#-])(?:[€$£¥] ?)?(?P<none>0[.,]00)(?![\w:-]|[.,]\d)"
_SUM = re.compile(f"{_BELOW}|{_NOTHING}")
_GOVERNS = re.compile(rf"\b(?:(?P<less>{_REDUCES})|{_TOTAL}|{_DONE})\b", re.I)
HAPPENED = screened(rf"\b{_DONE}\b", re.I)
_LEADS_TO = re.compile(
    r"[\s:=(\"'–—]*(?:(?:at|with|for|of|a|an|the|is|was|as|to|in|only|and|über|mit|von|für"
    r"|eine[rmn]?|pour|de|d'|un|une|du|est|por|con|de|es|per|di|è|met|van|voor|EUR|USD"
    r"|GBP)[\s:=]+)*",
    re.I,
)
"""What stands between a word and its number."""

_IS_DONE = re.compile(
    r"^ ?(?:[€$£¥]|[A-Z]{3}\b)?,? (?:was |were |has been |is |wurden? |a été )?"
    r"(?:charged|captured|authori[sz]ed|collected|paid out|billed|invoiced|berechnet|ausgezahlt"
    r"|encaissée?|facturée?|cobrad[oa])\b",
)
_CALLED_LESS = re.compile(
    rf"^ ?(?:[€$£¥]|[A-Z]{{3}}\b)?[\s,(]{{0,3}}(?:of |as |for )?(?:an? |the )?{_REDUCES}\b", re.I
)
_GIVES_BACK = re.compile(
    r"refund|return(?!_url)|\bsell\b|exchange|trade-?in|buy-?back|verkauf|umtausch|échange"
    r"|credit[ _-]?(?:note|memo)|chargeback|revers|cancel|void\b|withdraw"
    r"|storn|gutschrift|erstatt|rückgabe|ruckgabe|retoure|widerruf|avoir\b|rembours|retour|annul"
    r"|reembols|devol|rimbors|reso\b|terugbet|zwrot|korekt|anul",
    re.I,
)
_IN_A_LEDGER = re.compile(
    r"\b(?:ledger|journal|statements?|balance|posting|konto\w*|saldo|relevé|solde|extracto"
    r"|estratto)\b",
    re.I,
)
"""Where what goes out is written with a sign."""

_OF_AN_ACCOUNT = re.compile(r"balance|direction|debit|ledger|account", re.I)
"""Fields beside a sum that goes out of an account, and is written with a sign."""

_FOR_NOTHING = re.compile(
    r"\b(?:free|trial|verif\w+|check\w*|validat\w+|covered|gift|voucher|coupon|credits?|points"
    r"|no payment|nothing to (?:pay|charge)|waived|test|kostenlos|gratis|gratuit\w*|offert\w*"
    r"|gutschein|guthaben|prüf\w+|omaggio)\b",
    re.I,
)
_PRICE = re.compile(
    r"[€$£¥] ?(?P<one>\d[\d.,]*)|(?P<two>\d[\d.,]*) ?(?:[€$£¥]|(?:EUR|USD|GBP|CHF|PLN|zł|kr)\b)"
)
_NEGATIVE = re.compile(r'"\s*:\s*"?-\d')
_KEY = re.compile(
    r"(?:grand_?|order_?|final_?)?total(?:_?(?:price|amount|sum|gross))?|sum|charged|captured"
    r"|amount(?:_?(?:charged|captured|authori[sz]ed|paid|total|received|cents))?",
    re.I,
)
_OF = re.compile(
    r"order|payment|charge|payout|booking|reservation|data|result|purchase|donation|subscription"
    r"|checkout|receipt|(?:payment_?)?intent|bill|invoice|sale|ticket|response|payload",
    re.I,
)
"""What an answer calls that which was made; a part of it has its own sum."""


def find_below_nothing(timeline: Timeline) -> Iterator[Signal]:
    """Yield each answer that took an order or moved money, and whose sum cannot be one."""
    seen: set[int] = set()
    for line in [e for e in timeline.loud if _may_tell(e)][-_MOST:]:
        if not speaks_of_done(line.text) or is_of_others(timeline, line):
            continue
        near = [one for one in answers_before(timeline, line) if is_good(one)]
        taken = next((one for one in near if one.request and not one.request.reads), None)
        if taken is None or taken.request is None or taken.index in seen:
            continue
        if not _is_wrong(line.text, _label_of(timeline, taken), taken.request):
            continue
        seen.add(taken.index)
        said = f"answered {taken.request.status}, and the page said “{clean(line.text)}”"
        yield _signal(timeline, taken, said, (line,))
    for event in timeline.answered:
        told = _told_by(timeline, event) if event.index not in seen else None
        if told is not None and event.request is not None:
            name, value = told
            said = f"answered {event.request.status} with “{clean(name, 40)}” “{value}”"
            yield _signal(timeline, event, said, ())


def _signal(timeline: Timeline, taken: Event, said: str, also: tuple[Event, ...]) -> Signal:
    kind, category = SignalKind.MONEY, Category.API_CONTRACT
    signal = request_signal(timeline, taken, kind, category, said)
    words = " ".join((signal.words, *(line.text[:_SEEN] for line in also)))
    return replace(signal, words=words, message=BELOW_NOTHING, also=also)


def _may_tell(line: Event) -> bool:
    if line.kind is not EventKind.CONSOLE or line.level not in (Level.WARN, Level.ERROR):
        return False
    return line.element is None and not line.topic and line.thrown is None


@lru_cache(maxsize=1024)
def speaks_of_done(text: str) -> bool:
    """Tell a line with a sum of nothing or less, of what was done and is not given back."""
    said = text[:_SEEN]
    if _SUM.search(said) is None or HAPPENED.search(said) is None:
        return False
    return _GIVES_BACK.search(said) is None and _IN_A_LEDGER.search(said) is None


def _is_wrong(text: str, label: str, taken: Request) -> bool:
    if _GIVES_BACK.search(f"{label} {taken.about}") is not None:
        return False
    said, prices = text[:_SEEN], prices_in(label)
    for found in islice(_SUM.finditer(said), _MOST_SUMS):
        if not _is_governed(said, found):
            continue
        if found["sum"] is not None and _number(found["sum"]) not in prices:
            return True
        if found["none"] is not None and any(prices) and not _FOR_NOTHING.search(said):
            return True
    return False


def _is_governed(said: str, found: re.Match[str]) -> bool:
    """Tell a number that is the sum of what was done, by the words right before or behind it."""
    behind = said[found.end() :]
    if _CALLED_LESS.search(behind) is not None:
        return False
    *_, last = (None, *_GOVERNS.finditer(said[: found.start()]))
    if last is not None and _LEADS_TO.fullmatch(said, last.end(), found.start()) is not None:
        return last["less"] is None
    return _IS_DONE.search(behind) is not None


def _told_by(timeline: Timeline, event: Event) -> tuple[str, str] | None:
    """Return the name and the number of a sum below nothing that an answer gives itself."""
    asked = event.request
    if asked is None or asked.reads or asked.told or not asked.body or not is_good(event):
        return None
    if len(asked.body) > _MOST_BODY or _NEGATIVE.search(asked.body) is None:
        return None
    label = _label_of(timeline, event)
    around = f"{label} {asked.about}"
    if Concept.PAY not in concepts(around) or _GIVES_BACK.search(around) is not None:
        return None
    if party_of_url(asked.url, timeline.page_host) is not Party.FIRST:
        return None
    try:
        answer = json.decode(asked.body)
    except (DecodeError, RecursionError):
        return None
    return _below(answer, prices_in(label)) if isinstance(answer, dict) else None


def _below(answer: dict[str, Any], prices: set[float]) -> tuple[str, str] | None:
    if any(map(_OF_AN_ACCOUNT.search, answer)):
        return None
    parts = [answer]
    for _ in range(_DEEPEST):
        inner = [
            one
            for part in parts[-_MOST_PARTS:]
            for name, one in part.items()
            if isinstance(one, dict) and one not in parts and _is_what_was_made(name)
        ]
        parts += inner[:_MOST_PARTS]
    for part in parts:
        if _GIVES_BACK.search(str(part.get("type", ""))) or any(map(_OF_AN_ACCOUNT.search, part)):
            continue
        for name, value in part.items():
            number = _as_number(value) if _KEY.fullmatch(name) is not None else 0
            if number < 0 and -number not in prices and -number / 100 not in prices:
                return name, str(value)
    return None


def _is_what_was_made(name: str) -> bool:
    other = re.search(_REDUCES, name, re.I) or _GIVES_BACK.search(name)
    return other is None and _OF.search(name) is not None


def _as_number(value: Any) -> float:
    if isinstance(value, str) and re.fullmatch(r"-\d{1,9}(?:\.\d{1,2})?", value):
        return float(value)
    return value if isinstance(value, int | float) else 0


def _label_of(timeline: Timeline, taken: Event) -> str:
    click = timeline.pressed_before(taken.index)
    near = click is not None and taken.started_us - click.at_us <= _PRESSED_US
    return click.element.label if near and click is not None and click.element else ""


def prices_in(label: str) -> set[float]:
    """Return the sums that a control names: a debit of as much is only written with a sign."""
    return {
        _number((found["one"] or found["two"]).rstrip(".,")) for found in _PRICE.finditer(label)
    }


def _number(written: str) -> float:
    """Return a sum however its language parts it."""
    digits = re.sub(r"\D", "", written)
    cents = re.search(r"[.,]\d\d$", written) is not None
    return int(digits or "0") / (100 if cents else 1)
