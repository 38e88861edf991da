"""A price, fee or time that changed after it was offered, as a refusal says. Not: sums.

"A price has risen from 24.90 to 28.90 since it was put into the cart": no page is old, somebody is
asked whether they still want it. What another person, tab or revision changed is a record's matter.
"""

import re
from functools import lru_cache

from usercontext.analyze.language.screens import screened

_SEEN = 300
_THING = (
    r"(?:prices?|fees?|fares?|rates?|costs?|total|amount|sum|charges?|premium|rent|toll|postage"
    r"|delivery|shipping|interest|time|date|start|departure|arrival|appointment|slot|hour"
    r"|preise?|gebühr\w*|tarife?|betrag|kosten|porto|versand\w*|zins\w*|beitrag|termin|uhrzeit"
    r"|abfahrt|abflug|beginn|prix|tarifs?|frais|montant|coût|horaire|heure|rendez-vous|départ"
    r"|precio|tarifa|importe|coste|cuota|hora|cita|salida|prezzo|tariffa|importo|costo|orario"
    r"|preço|taxa|valor|prijs|tarief|bedrag|tijd|vertrek|cena|opłata|kwota|godzina)"
)
_CHANGED = (
    r"(?:(?:has|have) (?:now |since |meanwhile )?(?:risen|gone (?:up|down)|increased|changed"
    r"|dropped|fallen|moved|become (?:dearer|cheaper)|been (?:raised|lowered|changed|updated"
    r"|moved|postponed|increased|reduced))|rose|went(?: up| down)?|increased|dropped|fell|moved"
    r"|changed|(?:was|were) (?:raised|lowered|changed|updated|moved|postponed|increased|reduced)"
    r"|gestiegen|gesunken|geändert|verschoben|erhöht|gesenkt|teurer|günstiger"
    r"|(?:est|sont) passée?s?|pasó|passou|a (?:augmenté|changé|baissé)"
    r"|ont (?:augmenté|changé|baissé)|a été (?:modifiée?|avancée?"
    r"|déplacée?|augmentée?)|ha (?:subido|bajado|cambiado|aumentado)|(?:è|ha|sono) (?:aumentat\w"
    r"|cambiat\w|salit\w|sces\w)|subiu|mudou|aumentou|baixou|gestegen|gedaald|gewijzigd|wzrosł\w"
    r"|zmienił\w)"
)
_VALUE = r"(?:[^\d\s]{0,4}\s?)?\d[\d.,:]*(?:\s?(?:[^\W\d_]{1,5}|[€$£¥₹%]))?"
_TWO = rf"\b(?:from|von|de|da|van|z) {_VALUE} (?:to|auf|à|a|para|naar|na) {_VALUE}"
_ASKS = (
    r"(?:please (?:confirm|accept|agree|check)|do you (?:agree|accept)|confirm (?:the|to)"
    r"|accept (?:the|it)|agree to|since (?:you|it|the|this)|bitte (?:bestätig\w+|zustimm\w+)"
    r"|stimmen sie|seit (?:sie|du|dem)|veuillez|acceptez|depuis que|por favor|acept\w+"
    r"|desde que|confermare?|conferma|accett\w+|da quando|bevestig|akkoord|sinds|potwierd\w+)"
)
_RISEN = screened(
    rf"\b{_THING}\b.{{0,60}}\b{_CHANGED}(?!\w).{{0,20}}{_TWO}"
    rf"|\b{_THING}\b.{{0,40}}{_TWO}.{{0,24}}\b{_CHANGED}(?!\w)"
    rf"|\b{_THING}\b.{{0,60}}\b{_CHANGED}(?!\w).{{0,60}}\b{_ASKS}",
    re.I,
)
_OF_A_RECORD = screened(
    r"\b(?:tabs?|revisions?|versions?|editors?|sessions?|users?|records?|saved|edited|overwritten"
    r"|opened (?:it|this|the (?:page|record|form|product|item))|loaded|stale"
    r"|somebody|someone|elsewhere|colleague)\b"
    r"|\b(?:by|von|par|por|door|przez) (?:another|[A-ZÀ-Ý][^\W\d_]{2,})"
)


@lru_cache(maxsize=1024)
def asks_for_consent(text: str) -> bool:
    """Tell words by which what somebody agreed to costs, or begins, otherwise by now."""
    said = text[:_SEEN]
    return _RISEN.search(said) is not None and _OF_A_RECORD.search(said) is None
