"""Refusals that say when, or how often, something is possible. Not: statuses.

"You can change your name again in 26 days", "once a day", "14 days before it ends": a product that
counts so far works as it was meant to. What asks to try again in a moment has failed, and a time
that is over already refuses nothing.
"""

import re
from functools import lru_cache

from usercontext.analyze.language.screens import screened

_SEEN = 300
_LONG = (
    r"(?:hours?|hrs?|days?|nights?|weeks?|months?|years?|terms?|seasons?|stunden?|tage?n?|wochen?"
    r"|monate?n?s?|jahre?n?|heures?|jours?|semaines?|mois|ans?|années?|horas?|d[ií]as?|semanas?"
    r"|mes(?:es)?|m[eê]s|años?|anos?|giorn[oi]|settiman[ae]|or[ae]|mesi|ann[oi]|uur|uren|dag(?:en)?"
    r"|we(?:ek|ken)|maand(?:en)?|jaar|jaren|godzin\w*|dni|dzień|tygodni\w*|tydzień|miesi\w+)"
)
_UNIT = rf"(?:min(?:ute)?[sn]?|minutos?|minut[io]|minuten|{_LONG})"
_SOME = (
    r"(?:[1-9]\d{0,3}|an?|one|two|three|four|five|six|seven|ten|twelve|another|the next|ein\w*"
    r"|zwei|drei|vier|fünf|sechs|zehn|une?|deux|trois|quatre|cinq|six|una?|dos|tres|cuatro|cinco"
    r"|due|tre|quattro|um|uma|dois|três|een|twee|drie|jeden|dwa|trzy)"
)
_TIME = rf"{_SOME} (?:more |full |whole |weiteren? )?{_UNIT}(?!\w)"
_MONTH = (
    r"(?:jan|feb|f[ée]v|mar|mär|apr|avr|abr|ma[iy]o?|jun|jui|jul|aug|ago|ao[uû]|sep|o[ck]t|out"
    r"|nov|de[czs]|dic|gen|giu|lug|set|ott)[^\W\d_]{0,8}"
)
_DATE = (
    r"(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:\d{2,4})?"
    rf"|\d{{1,2}}(?:\.|st|nd|rd|th)? (?:of |de )?{_MONTH}|{_MONTH} \d{{1,2}}"
    r"|\w{2,6}day|\w{4,8}tag|week|month|term|year|season)(?!\w)"
)
_DAY = (
    r"(?:(?:on|from|after|until|next|ab|am|bis|nächste[nrs]?|le|du|el|il|dal|op|vanaf) (?:the )?"
    rf"{_DATE}|(?:tomorrow|morgen|demain|mañana|domani|amanhã|jutro)(?!\w))"
)
_CAN = (
    r"(?:can|may|could|will be|is|are|be(?:comes?)?|able|possible|allowed|available|open|offered"
    r"|eligible|renewed|changed|asked|requested|done)"
)
_TOO_SOON = (
    r"(?:too (?:early|soon)|not yet|zu früh|noch nicht|trop tôt|pas encore|demasiado pronto"
    r"|todavía no|aún no|troppo presto|non ancora|muito cedo|ainda não|te vroeg|nog niet"
    r"|za wcześnie|jeszcze nie)"
)
_IN_DAYS = re.compile(rf"\b(?:{_LONG}|{_DAY})(?!\w)", re.I)
_AGAIN = screened(
    # from when on it can be done again
    rf"\b{_CAN}\b.{{0,60}}\bagain (?:in|after|within) {_TIME}"
    rf"|\b{_CAN}\b.{{0,60}}\bagain {_DAY}|\b(?:in|after) {_TIME}.{{0,30}}\bagain\b"
    rf"|\b(?:next|earliest)\b.{{0,40}}\b(?:{_DAY}|(?:in|after) {_TIME})"
    rf"|\b(?:erst |wieder |frühestens )+(?:(?:in|nach) {_TIME}|{_DAY})"
    rf"|\b(?:(?:in|nach) {_TIME}|{_DAY}) (?:wieder|erneut)\b"
    rf"|\b(?:à nouveau|de nouveau)\b.{{0,20}}\b(?:dans|après) {_TIME}"
    rf"|\b(?:dans|après) {_TIME}.{{0,20}}\b(?:à|de) nouveau\b"
    rf"|\b(?:de nuevo|otra vez|novamente|de novo|di nuovo|nuovamente|opnieuw|weer|ponownie)\b"
    rf".{{0,20}}\b(?:en|dentro de|em|tra|fra|over|za) {_TIME}"
    rf"|\b(?:en|dentro de|em|daqui a|tra|fra|over|za) {_TIME}.{{0,20}}\b(?:de nuevo|otra vez"
    r"|novamente|de novo|di nuovo|nuovamente|opnieuw|weer|ponownie)\b"
    # how often it is
    r"|\b(?:once|twice|(?:one|two|three|\d{1,3}) times|only one|one [a-z]{3,20}(?: [a-z]+){0,4})"
    rf" (?:an?|per|every|each|in|within)(?: (?:\d{{1,3}}|a|two|three|four|six))? {_LONG}(?!\w)"
    rf"|\b(?:ein|zwei|drei|\d{{1,3}}) ?mal (?:pro|am|im|in der|in|alle|je)"
    rf" (?:{_SOME} )?{_LONG}(?!\w)"
    r"|\b(?:ein\w*|une?|una?|um|uma|een|één)(?: [^\W\d_]{3,20}){1,2} (?:pro|je|par|al|por|per)"
    rf" {_LONG}(?!\w)"
    rf"|\b(?:une|deux|trois|\d{{1,3}}) (?:seule )?fois (?:par|tous les|toutes les)"
    rf" (?:{_SOME} )?{_LONG}(?!\w)"
    rf"|\b(?:una|dos|tres|\d{{1,3}}|due|uma|duas) (?:sola |só )?(?:vez|veces|vezes|volta|volte)"
    rf" (?:al|por|a|cada|ogni|in) (?:{_SOME} )?{_LONG}(?!\w)"
    rf"|\b(?:één|een|twee|\d{{1,3}}) ?keer per (?:{_SOME} )?{_LONG}(?!\w)"
    rf"|\b(?:raz|dwa razy) (?:na|w|dziennie)(?: {_SOME})? {_LONG}(?!\w)"
    # how long it is too early for
    rf"|\b{_TOO_SOON}\b.{{0,60}}\b{_TIME}"
    rf"|\b(?:can|may|opens?|possible|allowed|starts?)\b.{{0,40}}\b{_TIME}"
    r" (?:before|ahead of|after|from|prior to) "
    rf"|\b(?:frühestens|erst|höchstens) {_TIME} (?:vor|nach) "
    rf"|\b(?:must|have to|has to|need to|please) wait (?:for )?(?:at least )?{_TIME}"
    rf"|\b(?:attendre|esperar|aspettare|wachten|odczekać|warten)\b.{{0,16}}\b{_TIME}"
    rf"|\b{_TIME} (?:warten|wachten)\b"
    rf"|\b{_TIME} (?:left|remaining|to go)\b.{{0,16}}\b(?:until|before|till)\b",
    re.I,
)
"""A time that is named, and what may be done when it is over, or how often in it."""

_FAILED = screened(
    r"\b(?:requests?|rate[ _-]?limit\w*|throttl\w+|api|calls?|retry|quota|attempts?|server|service"
    r"|busy|error|fail\w*|maintenance|outage|unavailable|overload\w*|timed? ?out|expire[sd]?"
    r"|abgelaufen|somebody|someone|(?:an)?other (?:user|tab|person|device)|tabs?|revisions?"
    r"|conflicts?|refunds?|returns?|returned|warranty|wartung|störung|fehler)\b"
    r"|\b(?:try|retry|versuch\w+|réessay\w+|essayez|intent\w+|inténtelo|riprov\w+|tente|probeer"
    r"|spróbuj)\b.{0,40}\b(?:min(?:ute)?[sn]?|minutos?|minut[io]|minuten)\b",
    re.I,
)
"""A house that is busy or has failed asks for patience."""


@lru_cache(maxsize=1024)
def tells_when(text: str) -> str | None:
    """Return the words by which a text tells when something may be done, or how often; or None."""
    said = text[:_SEEN]
    found = _AGAIN.search(said)
    return None if found is None or _FAILED.search(said) is not None else found[0]


def names_days(words: str) -> bool:
    """Tell words that count in hours and days: no server needs such a rest."""
    return _IN_DAYS.search(words) is not None
