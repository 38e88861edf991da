"""A line that says one thing was given to two, or not what was ordered. Not: money."""

import re

from usercontext.analyze.language.screens import screened
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.domain.log_entry import Level

_SEEN = 300
_TWICE = screened(
    r"\b(?:sold|booked|assigned|allocated|issued|dispensed|reserved|handed out|given out|verkauft"
    r"|vergeben|gebucht|vendid\w+|asignad\w+|attribué\w*)\b.{0,20}\b(?:twice|two times|doppelt"
    r"|zweimal|dos veces|deux fois)\b|\bdouble[- ]?(?:booked|booking|sold)\b|\boversold\b"
    r"|\boverbook(?:ed|ing) (?:detected|found|of)\b|\b(?:is|was|were|are) overbooked\b"
    r"|\büberbucht\b",
    re.I,
)
_NUMBER = r"(?:[A-Za-z]{2,6}[ .:]?)?(?P<no>[A-Z]{0,4}\d{5,14}|[A-Z]{1,4}-\d{3,10})\b"
_HANDED = screened(
    rf"\b(?:delivered|dispensed|handed out|handed over|shipped|given out|ausgegeben) {_NUMBER}",
    re.I,
)
_MEANT = re.compile(rf"\b(?:expected|ordered|prescribed|requested|bestellt) {_NUMBER}", re.I)

_KEPT_AWAY = re.compile(
    r"\b(?:prevent\w*|reject\w*|refus\w*|block\w*|avoid\w*|would|could|may|might|if|no|not|never"
    r"|possible|check\w*|resolved|released|cancell?ed|guard\w*|verhindert|kein\w*)\b",
    re.I,
)


def is_given_twice(event: Event) -> bool:
    """Tell an error by which one thing belongs to two, and which nothing kept from being so."""
    if event.kind is not EventKind.CONSOLE or event.level is not Level.ERROR or event.element:
        return False
    said = event.text[:_SEEN]
    return _TWICE.search(said) is not None and _KEPT_AWAY.search(said) is None


def is_given_another(event: Event) -> bool:
    """Tell an error by which another thing was handed out than was to be, each by its number."""
    if event.kind is not EventKind.CONSOLE or event.level is not Level.ERROR or event.element:
        return False
    said = event.text[:_SEEN]
    found = _HANDED.search(said)
    meant = _MEANT.search(said)
    return found is not None and meant is not None and found["no"] != meant["no"]
