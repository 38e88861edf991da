"""Category of an error from its kind, its name and, last, its words. Not: requests, parties."""

import re
from functools import cache

from usercontext.analyze.language.machine_words import NO_CONNECTION, NO_ROOM
from usercontext.analyze.language.screens import any_of, screened
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.signals.answers.given_twice import is_given_twice
from usercontext.analyze.signals.answers.misread import says_misread
from usercontext.analyze.signals.answers.mixed_up import stands_in
from usercontext.analyze.signals.answers.two_days import is_of_another_day
from usercontext.analyze.signals.answers.two_hours import shows_another_hour
from usercontext.analyze.signals.answers.two_people import tells_two_people
from usercontext.analyze.signals.answers.two_sides import (
    is_contradicted,
    is_of_words,
    shows_another,
    was_given_another,
)
from usercontext.analyze.signals.exceptions.decoders import could_not_decode
from usercontext.analyze.signals.exceptions.far_sides import read_far_side
from usercontext.analyze.signals.exceptions.reading_words import WORDS, Reading
from usercontext.analyze.signals.exceptions.two_versions import names_two_versions
from usercontext.analyze.signals.exchanges.pauses import is_a_state, is_not_felt
from usercontext.analyze.signals.money.list_prices import is_beside_a_list_price
from usercontext.analyze.signals.money.owed_sums import says_what_was_owed
from usercontext.analyze.signals.money.rates import two_rates_in
from usercontext.analyze.signals.money.taken_against import was_taken_against
from usercontext.analyze.signals.money.taken_twice import is_twice
from usercontext.analyze.signals.money.unequal_sums import sets_sums_apart
from usercontext.analyze.signals.money.unspent import is_unspent
from usercontext.analyze.signals.programs.machines import read_long, read_machine
from usercontext.analyze.signals.programs.shouted import read_shouted
from usercontext.analyze.signals.refusals.conflicts import is_held, lost_the_lock
from usercontext.analyze.signals.signal import SignalKind
from usercontext.analyze.signals.stores.lost_lines import says_lost
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_TOPICS: dict[str, Reading] = {
    "csp": (SignalKind.REFUSED, Category.CSP),
    "securitypolicyviolation": (SignalKind.REFUSED, Category.CSP),
    "csp-violation": (SignalKind.REFUSED, Category.CSP),
}
"""What a client says an entry is; no words are needed then."""

_OF_A_STORE = ("QuotaExceededError", "SecurityError", "TransactionInactiveError", "ReadOnlyError")
_NAMES: dict[str, Reading] = {
    "ChunkLoadError": (SignalKind.CHUNK, Category.CHUNK_LOAD),
    **dict.fromkeys(_OF_A_STORE, (SignalKind.STORAGE, Category.STORAGE)),
    "NS_ERROR_CONTENT_BLOCKED": (SignalKind.REFUSED, Category.CSP),
    "NotAllowedError": (SignalKind.DENIED, Category.PERMISSION_DENIED),
    "NotReadableError": (SignalKind.DENIED, Category.PERMISSION_DENIED),
    "VersionError": (SignalKind.STALE, Category.STALE_VERSION),
    "TimeoutError": (SignalKind.NO_ANSWER, Category.TIMEOUT_SLOW),
}
"""Types of exceptions that browsers and bundlers throw for one reason only."""

_TIMEOUTS = ("Timeout", "TimeoutError", "TimeoutException")
_ENGINES = frozenset({"RangeError", "TypeError", "ReferenceError", "SyntaxError", "CompileError"})
"""What an engine throws about a value of the code's own: "invalid date" is no form's refusal."""

_OF_THE_PLATFORM = screened(
    r"\bfailed to (?:execute|construct|set|read) '"
    r"|\b(?:Range|Type|Index|Reference|NoSuchMethod|State)Error\b",
    re.I,
)
"""How a browser, or an engine, refuses what code asked of it: nobody typed that into a field."""

_NOT_BACK = screened(
    r"\bconnection (?:was |has been |is )?(?:closed|lost|dropped|failed)\b(?! by)"
    r".{0,40}\breconnect(?!ed)",
    re.I,
)

_NEVER = re.compile(r"(?!)")
_OTHERWISE = {
    "SecurityError": re.compile(
        "frame|history|state'|canvas|worker|cross-origin|gesture|activation|insecure|websocket"
        # which part of the browser it was that refused
        r"|load failed|' on '(?!storage|idb|window|document|navigator'.{0,20}storage|cache)",
        re.I,
    ),
    "VersionError": re.compile("existing version|version requested"),  # of IndexedDB
    "NotAllowedError": re.compile(r"play\(|interact|gesture|activation"),  # asked out of turn
}
"""Words by which a name of the above means something else."""

_ANY_HINT = any_of(hint for hints, _, _ in WORDS for hint in hints)
_MONEY = screened(
    r"(?<![a-z])(?:total|sum|amount|price|charged|debited|deducted|withdrawn|paid|balance|refund"
    r"|invoice|due|quantity|qty|credited|payout|earnings)"
    r"(?:ed|s)?(?![a-z])",
    re.I,
)
_AMOUNT = re.compile(
    r"(?:[€$£¥]|\b(?:EUR|USD|GBP|CHF)) ?-?\d[\d.,]*|-?\d[\d.,]* ?(?:[€$£¥]|(?:EUR|USD|GBP|CHF)\b)"
    r"|(?<![\w.:#-])\d{1,3}(?:,\d{3})*\.\d{2}(?![\d.])"
)
_DATE = screened(r"\b\d{4}-\d\d-\d\d(?!\d)|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b")
_DIFFERS = screened(
    r"mismatch|differ|instead of|(?:is not\b|isn't)"
    r"(?! (?:enough|sufficient|available|due|yet|final|0[.,]00|zero))"
    r"|expected(?! (?:on|by|within|tomorrow|soon|next))|does(?:n't| not) (?:match|add up|equal)"
    r"|!==?|≠|wrong",
    re.I,
)
_TOLD_APART = screened(
    r"\b(?:show(?:n|ed|s)|said|says|displayed|quoted|agreed|promised|promises(?= [^\w\s]{0,2}\d)"
    r"|angezeigt|vereinbart|statt|affiché\w*|convenu\w*|acordad\w+|mostrad\w+)\b"
    r"|\b(?:charged|debited|captured|withdrawn|deducted|billed)\b[\s,;:€$£]*(?:[\d.,]+ ?(?:[A-Z]{3}"
    r"|[€$£])?)?[\s,;]*(?:but )?(?:it )?should (?:be|have been)\b"
    r"|\bbut\b.{0,30}\b(?:was|were|had)\b",
    re.I,
)
"""One sum beside what another side says of it; two of one bill, or a part of a sum, are well."""

_CLASHES = screened(r"mismatch|differ|does(?:n't| not) match|!==?|≠|wrong|\bexpected\b", re.I)
_CONTRARY = screened(r"mismatch|differ|does(?:n't| not) match|!==?|≠|wrong|instead of", re.I)
_NO_DIGIT, _SEEN = re.compile(r"\D"), 2000
_AS_EXPECTED = re.compile(r"(?<![\d.,])(\d+)\W{1,3}expected:? (?:[a-z]{1,12} )?\1(?![\d.,])", re.I)
_CURRENCY = re.compile(
    r"\b(?:EUR|USD|GBP|CHF|JPY|CNY|INR|AUD|CAD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|TRY|BRL|MXN|ZAR|SGD"
    r"|HKD|KRW|ILS|AED|SAR|UAH|BGN|ISK|THB|IDR|MYR|VND|TWD|CLP|COP|ARS|PEN|EGP|NGN|KES|MAD)\b"
)
_SIGNS = {"€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "₺": "TRY"}
"""Signs of one currency alone: a dollar's is that of twenty."""

_TAKEN = re.compile(
    r"\b(?:took|taken|charged?|charges|captured?|billed|paid|debited|settled|refunded)\b", re.I
)
_PROMISED = re.compile(
    r"\b(?:show(?:n|ed|s)?\b(?! as\b)|(?:said|says|display\w*|quoted?|asked|ordered|listed"
    r"|promised)\b)",
    re.I,
)
_NOT_YET = re.compile(
    r"\b(?:will|may|might|would|could|can|shall|are|is|be|being|gets?)\b[\w ]{0,20}?"
    r"\b(?:taken|charged|captured|billed|paid|debited|settled|refunded)\b",
    re.I,
)
"""How a page tells beforehand, or everybody, in what it takes money."""

_ARRANGED = re.compile(r"\b(?:sort(?:ed|ing|s)?|order_?by|ascending|descending)\b", re.I)
"""A list by its prices moves no money."""

_ABOUT_MONEY = frozenset({SignalKind.STALE, SignalKind.FORM, SignalKind.RACE})
"""What a message with two sums in it is read as for a word such as "mismatch" or "invalid"."""


def read_words(event: Event, name: str, message: str) -> Reading | None:
    """Read what an error or a warning is about: the client's kind, its type, then its words."""
    read = name, message
    if read not in event.notes:
        event.notes[read] = _read(event, name, message)
    found: Reading | None = event.notes[read]
    return found


def _read(event: Event, name: str, message: str) -> Reading | None:
    text = f"{name} {message}"[:_SEEN]
    if (known := _read_name(event, name, text)) is not None:
        return known
    if event.level in (Level.ERROR, Level.WARN) and NO_CONNECTION.search(text):
        return SignalKind.OFFLINE, Category.OFFLINE
    if event.level is Level.ERROR and (plainly := _read_plainly(event, text)) is not None:
        return plainly
    if is_given_twice(event):
        return SignalKind.RACE, Category.RACE
    if tells_two_people(event, text):
        return SignalKind.MIXED_UP, Category.API_CONTRACT
    lowered = text.lower()
    if (known := read_machine(event, text, lowered)) is not None:
        return known
    if event.kind is not EventKind.EXCEPTION and _speaks_of_two_days(text):
        return SignalKind.MISMATCH, Category.API_CONTRACT
    holds = lowered.__contains__
    for hints, pattern, reading in WORDS if _ANY_HINT.may_match(lowered) else ():
        if any(map(holds, hints)) and pattern.search(text):
            if reading[0] in _ABOUT_MONEY and _is_about_money(event, text):
                return SignalKind.MONEY, Category.API_CONTRACT
            return None if _means_nothing(reading[0], name, text) else reading
    if event.level is Level.ERROR and could_not_decode(text):
        thrown = event.kind is EventKind.EXCEPTION
        kind = SignalKind.EXCEPTION if thrown else SignalKind.CONSOLE_ERROR
        return kind, Category.API_CONTRACT
    if names_two_versions(text):
        return SignalKind.STALE, Category.STALE_VERSION
    if _is_about_money(event, text):
        return SignalKind.MONEY, Category.API_CONTRACT
    written = event.kind is EventKind.CONSOLE
    called_wrong = written and event.level is Level.ERROR
    lost = (called_wrong or is_warning(event)) and says_lost(text)
    if lost or (called_wrong and shows_another(text)) or (written and is_contradicted(text)):
        return SignalKind.RACE, Category.RACE  # a change was lost on one of the two sides
    counted = called_wrong or (written and (_MONEY.search(text) is not None or is_of_words(text)))
    if counted and was_given_another(text):
        return SignalKind.MISMATCH, Category.API_CONTRACT
    return read_long(event, text)


def _read_name(event: Event, name: str, text: str) -> Reading | None:
    """Read what a client calls an entry, and the type of what was thrown; no words are needed."""
    if event.topic in _TOPICS:
        return _TOPICS[event.topic]
    if name in _NAMES and not _OTHERWISE.get(name, _NEVER).search(text):
        return _NAMES[name]
    return _NAMES["TimeoutError"] if name.endswith(_TIMEOUTS) else None


def _read_plainly(event: Event, text: str) -> Reading | None:
    """Read what an error says in words that mean one thing everywhere."""
    if NO_ROOM.search(text):
        return SignalKind.STORAGE, Category.STORAGE
    if lost_the_lock(text):
        return SignalKind.EXCEPTION, Category.RACE  # what was saved is not, and nobody was asked
    if _NOT_BACK.search(text):
        return SignalKind.SOCKET, Category.SOCKET_DROP
    return read_far_side(text, shown=event.topic == NOTICE)


def may_be_read_as(kind: SignalKind, text: str) -> bool:
    """Tell whether a text has what its words cannot be read as a kind without."""
    lowered = text[:_SEEN].lower()
    return any(hint in lowered for hint in _hints_of(kind))


@cache
def _hints_of(kind: SignalKind) -> tuple[str, ...]:
    return tuple(hint for hints, _, reading in WORDS if reading[0] is kind for hint in hints)


def _is_about_money(event: Event, text: str) -> bool:
    if event.kind is EventKind.EXCEPTION:
        return False
    text = (event.request and event.request.body) or text  # no number of an address is a sum
    owed = event.level is Level.ERROR and says_what_was_owed(text)
    apart = _DIFFERS.search(text) or _TOLD_APART.search(text) or owed
    wrong = is_twice, is_unspent, says_misread, was_taken_against, two_rates_in, sets_sums_apart
    sums = bool(apart) and speaks_of_two_amounts(text)
    return sums or speaks_of_two_currencies(text) or any(one(text) for one in wrong)


def _means_nothing(kind: SignalKind, name: str, text: str) -> bool:
    """Tell words that are of something else here: an engine's "invalid", a pause of a moment."""
    if kind is SignalKind.FORM:
        return name in _ENGINES or _OF_THE_PLATFORM.search(text) is not None
    if kind is SignalKind.MIXED_UP:
        return stands_in(text)
    if kind is not SignalKind.FREEZE:  # a pattern's range is out of order
        return kind is SignalKind.RACE and name == "SyntaxError"
    return is_not_felt(text) or is_a_state(text) or is_held(text) or read_shouted(text) is not None


def is_warning(event: Event) -> bool:
    """Tell what a page says as a warning: worth reading, no failure by itself."""
    return event.kind is EventKind.CONSOLE and event.level is Level.WARN


def _speaks_of_two_days(text: str) -> bool:
    """Tell a day that is not the other one: two days, and a word that they ought to be one."""
    if len(set(_DATE.findall(text))) < 2:
        return shows_another_hour(text)
    return is_of_another_day(text) or bool(_DIFFERS.search(text)) or was_given_another(text)


def is_currency(code: str) -> bool:
    """Tell the code of a currency from any three letters."""
    return _CURRENCY.fullmatch(code) is not None


def speaks_of_two_currencies(text: str) -> bool:
    """Tell money in one currency that was asked for in another: a message that names both."""
    said = text.upper() if "currenc" in text.lower() else text
    named = {*_CURRENCY.findall(said), *(code for sign, code in _SIGNS.items() if sign in said)}
    return len(named) >= 2 and took_another(text)


def took_another(text: str) -> bool:
    """Tell a text of two currencies by which money came in the one and was shown in the other."""
    taken = _TAKEN.search(_NOT_YET.sub(" ", text)) is not None
    return _CLASHES.search(text) is not None or (taken and _PROMISED.search(text) is not None)


def _are_one(text: str) -> bool:
    """Tell a sum that is told twice, and is the same both times."""
    written = [_NO_DIGIT.sub("", found.group()) for found in _AMOUNT.finditer(text)]
    return (len(written) > 1 and len(set(written)) == 1) or bool(_AS_EXPECTED.search(text))


def speaks_of_two_amounts(text: str) -> bool:
    """Tell a sum that is not the other one: money is spoken of, and two amounts or a denial."""
    if not _MONEY.search(text) or _ARRANGED.search(text) or is_beside_a_list_price(text):
        return False
    amounts = {found.group().strip() for found in _AMOUNT.finditer(text)}
    if _are_one(text) and not _CONTRARY.search(text):
        return False
    return len(amounts) >= 2 or (any(c.isdigit() for c in text) and bool(_DIFFERS.search(text)))
