"""An order, booking or transfer with other items than its user chose.

"F-20514 holds bowl, the cart had mug", said behind the answer that took it: two sides, of which one
was made just now and the other is told in the past. Not: a page that is old, or what is missing.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.page_words.own_words import answers_before, is_good, is_of_others
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

OTHER_CONTENTS = "other things than were chosen"
"""A part of the signature: nothing failed, and what was done is another thing."""

_SEEN = 300
_MOST = 200
_MOST_WORDS = 6
_THING = (
    r"(?:order|purchase|booking|reservation|ticket|receipt|confirmation|appointment|transfer"
    r"|invoice|delivery|shipment|parcel|prints?|prescription|enrol?ment|registration|application"
    r"|claim|policy|subscription|payment|contract|list|bestellung|buchung|reservierung|beleg"
    r"|termin|überweisung|rechnung|lieferung|anmeldung|antrag|vertrag|rezept|commande|réservation"
    r"|billet|reçu|virement|facture|inscription|ordonnance|pedido|reserva|entrada|recibo"
    r"|transferencia|factura|ordine|prenotazione|biglietto|ricevuta|bonifico|bestelling|boeking"
    r"|zamówienie|rezerwacja)"
)
_NUMBERED = r"(?:(?:no\.? ?|nr\.? ?|n° ?|#)?[\w-]*\d[\w-]*)"
_HOLDS = (
    r"(?:holds?|contains?|has|lists?|includes?|names?|covers?|goes to|is (?:for|of|to)"
    r"|came with|enthält|nennt|führt|listet|ist für|geht an|contient|comprend|porte sur|est pour"
    r"|contiene|incluye|es para|comprende|è per|bevat|zawiera)"
)
_MADE = screened(
    rf"(?:\b{_THING}(?: {_NUMBERED})?|(?-i:\b[A-Z]{{1,5}}-?\d[\w-]{{0,14}})) (?:now |only )?"
    rf"{_HOLDS}:? ",
    re.I,
)
"""What was made, and the verb behind which its contents stand."""

_SOURCE = (
    r"(?:cart|basket|bag|trolley|form|selection|choice|request|warenkorb|korb|formular|auswahl"
    r"|wunsch|panier|formulaire|choix|sélection|demande|carrito|cesta|formulario|selección"
    r"|carrello|modulo|scelta|selezione|winkelwagen"
    r"|formulier|koszyku?)"
)
_SOMEBODY = r"(?:user|customer|buyer|visitor|guest|patient|student|player|they)"
_HAD = (
    r"(?:had|held|was|were|contained|listed|said|named"
    r"|hatte|war|waren|enthielt|standen?|lag|lagen|avait|était|contenait|tenía|había|era|eran"
    r"|aveva|conteneva|bevatte)"
)
_CHOSEN = screened(
    rf"\b(?:the |your |their |its |im |das |der |die |le |la |dans le |el |en el |il |nel )?"
    rf"(?:{_SOURCE} {_HAD}|{_SOMEBODY} (?:chose|picked|selected|wanted|asked for)"
    r"|(?:chosen|picked|selected|gewählt|ausgewählt|choisi\w*|elegid\w+|scelt\w+) "
    r"(?:was|were|war|waren|était|étaient|era|eran|erano)):? ",
    re.I,
)
"""Where it had been chosen: in the past, for a cart that is there yet may have changed since."""

_INSTEAD = screened(
    r" (?:instead of|rather than|and not|statt|anstatt|anstelle von|au lieu d[eu]|en lugar de"
    r"|en vez de|invece di|al posto di|in plaats van) ",
    re.I,
)
_WEAKLY = re.compile(
    r"^(?:list|delivery|payment)\b|\b(?:has|is \w+|ist für|est pour|es para|è per):? $", re.I
)
"""What says as well of what kind, or for when, something is."""

_NEVER = screened(
    r"\b(?:lines?|items?|things?|products?|articles?|positions?|entries|seats?|courses?)"
    r" (?:(?:that|which) )?(?:(?:was|were|is|are) )?(?:never|not) (?:(?:in|on) (?:the|your|their)"
    r" (?:cart|basket|bag|selection|list|form)|chosen|selected|picked)\b",
    re.I,
)
"""What is in it, and was in nothing that anybody chose."""

_ON_PURPOSE = screened(
    r"substitut|replac|alternativ|agreed|accept|back-?order|later|split|bundle|upgrad|gift|bonus"
    r"|free\b|sample|merge|restor|renam|alias|(?:other|another|second|last|earlier|previous)"
    r" (?:tab|device|visit|session|window)|changed (?:by|in)|ersatz|ersetz|später|geschenk"
    r"|nachlief|remplac|cadeau|plus tard|sustitu|regalo|sostitu|omaggio|vervang",
    re.I,
)
_NO_THING = re.compile(
    r"\b(?:status|state|ids?|numbers?|tokens?|cookies?|consent|versions?|currency|totals?|prices?"
    r"|dates?|times?|flags?|fields?|errors?|sessions?|headers?|notes?|keys?|values?|changed|empty"
    r"|locale|language|guest|today|tomorrow|nothing|none|null|undefined|pending|paid|new|old"
    r"|v\d+|[A-Z]{3})\b"
)
"""What is said of a thing, and is none; the code of a currency too."""

_BESIDE = re.compile(r"\([^()]{0,80}\)|[\"“”'‘’`]")
_APART = re.compile(r"[,;&+|/]| (?:and|und|et|y|e|en|i|plus) ")
_EMPTY = re.compile(
    r"^(?:\d+ ?[x×] ?|[x×]\d+ )?(?:an? |the |ein(?:e|en)? |une? |un[ao]? )?|[\s.!:—–-]+$"
    r"| (?:but|while|whereas|though|aber|mais|pero|ma|maar)$"
)


def find_other_contents(timeline: Timeline) -> Iterator[Signal]:
    """Yield each answer that took something, and behind which the page tells what else it holds."""
    lines = [e for e in timeline.loud if _may_tell(e)][-_MOST:]
    for line in lines:
        if not holds_others(line.text) or is_of_others(timeline, line):
            continue
        near = [one for one in answers_before(timeline, line) if is_good(one)]
        taken = next((one for one in near if one.request and not one.request.reads), None)
        if taken is None or taken.request is None:
            continue
        said = f"answered {taken.request.status}, and the page said “{clean(line.text)}”"
        kind, category = SignalKind.MISMATCH, Category.API_CONTRACT
        signal = request_signal(timeline, taken, kind, category, said)
        words = f"{signal.words} {line.text[:_SEEN]}"
        yield replace(signal, words=words, message=OTHER_CONTENTS, also=(line,))


def _may_tell(line: Event) -> bool:
    if line.kind is not EventKind.CONSOLE or line.level not in (Level.WARN, Level.ERROR):
        return False
    return line.element is None and not line.topic and line.thrown is None


@lru_cache(maxsize=1024)
def holds_others(text: str) -> bool:
    """Tell a line by which what was made holds a thing that was not chosen."""
    said = text[:_SEEN]
    made, chosen = _MADE.search(said), _CHOSEN.search(said)
    if _ON_PURPOSE.search(said) is not None:
        return False
    if made is None:
        return False
    if chosen is None:
        behind = said[made.end() :]
        plainly = _WEAKLY.search(made[0]) is None
        return _NEVER.search(behind) is not None or (plainly and _is_instead(behind))
    if made.start() < chosen.end() and chosen.start() < made.end():
        return False
    first = made.start() < chosen.start()
    held = said[made.end() : chosen.start() if first else len(said)]
    meant = said[chosen.end() : len(said) if first else made.start()]
    return _differ(held, meant)


def _is_instead(said: str) -> bool:
    found = _INSTEAD.search(said)
    return found is not None and _differ(said[: found.start()], said[found.end() :])


def _differ(held: str, meant: str) -> bool:
    """Tell two lists of which the first has a thing that is none of the second's."""
    things, wished = _things(held), _things(meant)
    if not things or not wished or all(map(_is_code, things)) != all(map(_is_code, wished)):
        return False
    return any(not _is_one_of(one, wished) for one in things)


def _things(part: str) -> list[str]:
    """Return the things that a list names; none where one of them is a sentence or a count."""
    if _NO_THING.search(part) is not None:
        return []
    named = [_EMPTY.sub("", one.strip()) for one in _APART.split(_BESIDE.sub("", part))]
    told = [_EMPTY.sub("", one).casefold() for one in named if one.strip()]
    plain = all(len(one.split()) <= _MOST_WORDS and any(map(str.isalpha, one)) for one in told)
    counts = any(re.match(r"\d+ [^\W\d_]", one) for one in told)
    return told if plain and not counts else []


def _is_code(thing: str) -> bool:
    return " " not in thing and any(map(str.isdigit, thing))


def _is_one_of(thing: str, wished: list[str]) -> bool:
    return any(thing in one or one in thing for one in wished)
