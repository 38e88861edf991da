"""Money that is taken or owed wrongly, by the page's own line. Not: points.

Whoever was charged another sum than they agreed to is wronged though they press nothing more. A
price that a list shows otherwise is only shown. The same sum in another currency, one of a shop
that is tried out and one that the page put right itself wrong nobody, wherever they are.
"""

import re

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.report import Report
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.misread import says_misread
from usercontext.analyze.signals.exceptions.readings import is_currency, took_another
from usercontext.analyze.signals.money.rates import two_rates_in
from usercontext.analyze.signals.money.taken_against import was_taken_against
from usercontext.analyze.signals.money.taken_twice import says_twice
from usercontext.analyze.signals.signal import SignalKind

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
_OTHERWISE = (SignalKind.MISMATCH, SignalKind.UNREADABLE, SignalKind.MIXED_UP)
_EACH = r"(?:every|each|per|a|one|1|jede[nrs]?|pro|par|chaque|por|cada|al|ogni|elke)"
_OFTEN = tuple(
    (name, re.compile(pattern, re.I))
    for name, pattern in (
        (
            "once",
            r"\b(?:once|one[ _-]?(?:time|off)|single (?:payment|charge|gift|donation|time)"
            r"|einmal\w*|(?:paiement|don) unique|(?:pago|pagamento) [uú]nico|una tantum"
            r"|eenmalig\w*)\b",
        ),
        ("day", rf"\b(?:daily|{_EACH} (?:day|tag|jour|día)|täglich)\b"),
        ("week", rf"\b(?:weekly|{_EACH} (?:week|woche|semaine|semana)|wöchentlich)\b"),
        (
            "month",
            rf"\b(?:monthly|{_EACH} (?:months?|monat|mois|mes|mese|maand)|monatlich|mensuel\w*"
            r"|mensual|mensile|maandelijks)\b",
        ),
        ("quarter", rf"\b(?:quarterly|{_EACH} quarter|vierteljährlich)\b"),
        (
            "year",
            rf"\b(?:yearly|{_EACH} (?:years?|jahr|an|año|anno|jaar)|annual(?:ly)?|jährlich"
            r"|annuel\w*|anual|annuale|jaarlijks)\b",
        ),
    )
)
"""How often something is paid; two of these in a line that tells two things apart are no one."""

_AGREED = re.compile(
    r"\b(?:but|instead of|rather than|not (?:once|monthly|yearly|weekly|(?:1|one|a|every) \w+)"
    r"|want(?:s|ed)|chosen?|chose|picked|asked|selected|agreed|requested|expected|sent"
    r"|(?:was|were) to be|should|mismatch\w*|statt|anstatt|aber|gewählt|au lieu|mais|choisi\w*"
    r"|en lugar|pero|elegid\w*|invece|scelt\w*|gekozen|maar)\b",
    re.I,
)
"""What was agreed stands beside it: a yearly plan may well be paid each month."""

_TALLIED = re.compile(r"\b(?:reports?|statistics?|stats|summary|digest|changed|was billed)\b", re.I)

_IN_CENTS = re.compile(r"(?<![\w.:-])\d{1,6}[.,]\d\d(?![\w.:-])")
_OF_NO_MONEY = re.compile(
    r"\d ?(?:pts|points?|punkte|credits?|coins|miles|stars|km|k?m|k?g|kwh|kw|hours?|h|min|m?s|mb|gb"
    r"|l|m3|m²|%|°c?)(?!\w)(?! of\b)",
    re.I,
)
_TWO = 2
"""Two sums in hundredths beside a word of money taken are money in whatever currency."""

_WRITTEN = re.compile(r"\b[1-9]\d* (?:rows?|prices?|records?|articles?|products?|items?) (?:were )?"
                      r"(?:written|updated|imported|saved|changed|published)\b", re.I)  # fmt: skip
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR"}
_TRIED = re.compile(
    r"(?<![.@])\b(?:test(?:ing)?|sandbox|demo|dummy|fake|sample|staging|dry[ -]?run|example)\b"
    r"(?![.@])",
    re.I,
)
_TRIED_IN = re.compile(
    r"^(?:test(?:ing)?|sandbox|staging|stage|qa|uat|dev(?:elopment)?|local|preview|ci)\b", re.I
)
"""Environments in which nobody pays; a demo is shown as if somebody did."""

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
    if line is None or wrongs_nobody(timeline, chain, environment):
        return False
    bare = timeline.program is not Program.PAGE
    said = line.text[:_SEEN]
    differ = chain.root.kind is SignalKind.MONEY
    taken = _is_taken(said, bare=bare or differ) or was_taken_against(said)
    taken = taken or _was_written(timeline, line)
    taken = taken or (bare and two_rates_in(said))
    taken = taken and chain.root.kind is SignalKind.MONEY
    taken = taken or (chain.root.kind is SignalKind.DOUBLE and line is chain.root.event)
    return taken or says_twice(line)


def _was_written(timeline: Timeline, line: Event) -> bool:
    """Tell sums that were read as a hundred times as much, and then written down."""
    if not says_misread(line.text[:_SEEN]):
        return False
    later = timeline.between(line.at_us, timeline.end_us, _MOST_LATER)
    return any(one.index > line.index and _WRITTEN.search(one.text[:_SEEN]) for one in later)


def wrongs_nobody(timeline: Timeline, chain: Chain, environment: str | None) -> bool:
    """Tell a sum that is tried out, put right later, or the same one in another currency."""
    line = _line_of(chain)
    if is_tried_out(environment):
        return True
    if line is None:
        return False
    said = line.text[:_SEEN]
    return _TRIED.search(said) is not None or _is_converted(said) or _is_put_right(timeline, line)


def is_charged_otherwise(timeline: Timeline, chain: Chain, environment: str | None) -> bool:
    """Tell a payment that is taken at other times than was agreed: each month, and not once."""
    line = _line_of(chain)
    if line is None or chain.root.kind not in _OTHERWISE:
        return False
    said = line.text[:_SEEN]
    if _AGREED.search(said) is None or _TALLIED.search(said) is not None:
        return False
    often = {name for name, words in _OFTEN if words.search(said) is not None}
    return len(often) > 1 and not wrongs_nobody(timeline, chain, environment)


def environment_of(report: Report) -> str | None:
    """Return the environment of a session by its usual name, where its project has its own."""
    named = report.settings.trial_environments
    if named is None:
        return report.environment
    told = (report.environment or "").strip().casefold()
    return "test" if told in map(str.casefold, named) else None


def is_tried_out(environment: str | None) -> bool:
    """Tell an environment in which nobody pays."""
    return _TRIED_IN.search(environment or "") is not None


def _line_of(chain: Chain) -> Event | None:
    """Return the page's line that a cause is, or that stands behind the answer that it is."""
    lines = (chain.root.event, *chain.root.also)
    return next((one for one in lines if one.kind is EventKind.CONSOLE and one.text), None)


def _is_taken(text: str, *, bare: bool) -> bool:
    """Tell money that changed hands; ``bare``: also where its sums have no currency."""
    if _TAKEN.search(text) is None:
        return False
    spoken = len(_currencies(text))
    if spoken or not bare or _amounts(text) or _OF_NO_MONEY.search(text) is not None:
        return spoken == 1
    return len(set(_IN_CENTS.findall(text))) >= _TWO


def _is_converted(text: str) -> bool:
    """Tell two sums in two currencies of which none was taken in place of the other."""
    return len(_currencies(text)) > 1 and not took_another(text)


def _currencies(text: str) -> set[str]:
    """Return what the sums of a text are in; points and pieces are no money."""
    named = {money for money, _ in _amounts(text)}
    return {money for money in named if not money.isupper() or is_currency(money)}


def _amounts(text: str) -> list[tuple[str, str]]:
    found = _AMOUNT.finditer(text)
    named = ((one["before"] or one["behind"], one["one"] or one["other"]) for one in found)
    return [(_SIGNS.get(money, money), number.rstrip(".,")) for money, number in named]


def _is_put_right(timeline: Timeline, line: Event) -> bool:
    """Tell whether the page says of one of the sums, later, that it is right now."""
    bare = was_taken_against(line.text[:_SEEN])
    sums = _told_in(line.text[:_SEEN], bare=bare)
    later = timeline.between(line.at_us, timeline.end_us, _MOST_LATER)
    return any(
        one.index > line.index
        and one.kind is EventKind.CONSOLE
        and _RIGHT.search(one.text[:_SEEN]) is not None
        and _STILL.search(one.text[:_SEEN]) is None
        and sums.intersection(_told_in(one.text[:_SEEN], bare=bare))
        for one in later
    )


def _told_in(text: str, *, bare: bool) -> set[str]:
    """Return the sums of a text; ``bare``: also those without a currency."""
    named = {number for _, number in _amounts(text)}
    return named | set(_IN_CENTS.findall(text)) if bare else named
