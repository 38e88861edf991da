"""A price beside a struck-through one, as shops show it. Not: money that is taken.

"29.99 EUR instead of RRP 39.99" names two sums that are meant to differ. Where anything was
charged, a sum of an order is told or called wrong, the two may still be one that is.
"""

import re

from usercontext.analyze.language.screens import screened

_LISTED = screened(
    r"\b(?:RRP|MSRP|SRP|UVP|PVP|PVPR|PVR)\b"
    r"|\b(?:list|regular|original|former|previous|old|full|recommended|suggested|retail|catalogue?"
    r"|strike|strikethrough|crossed[ -]out|reference|compare[ -]at|sale|special|promo\w*|reduced"
    r"|discounted|offer|striked?|unverbindliche) ?-?price\b"
    r"|\b(?:struck|crossed)[ -](?:through|out)\b|\b(?:prices?) (?:was|before|formerly)\b"
    r"|[([]\s?(?:was|before|formerly|instead of|statt|vorher|au lieu de|avant|antes|prima"
    r"|invece di)\b[^)\]]*\d"
    r"|\b(?:listenpreis|streichpreis|originalpreis|normalpreis|vergleichspreis|aktionspreis"
    r"|sonderpreis|angebotspreis|prix (?:barré|conseillé|public|catalogue|d.origine)"
    r"|precio (?:original|anterior|tachado|recomendado)|prezzo (?:di listino|barrato|consigliato)"
    r"|adviesprijs|vanprijs|preço (?:original|antigo)|cena katalogowa)\b",
    re.I,
)
_OF_AN_ORDER = re.compile(
    r"\b(?:charg\w*|paid|pays?|billed|debited|deducted|withdrawn|captured|invoic\w*|refund\w*|took"
    r"|taken|due|balance|total|sum|subtotal|cart|basket|bag|order\w*|checkout|booking|quantity|qty"
    r"|gesamt\w*|warenkorb|bestell\w*|rechnung\w*|berechnet|abgebucht|panier|commande|facture\w*"
    r"|submitted|placing|placed|sold|wrong\w*|incorrect\w*|not applied|ignored|expected|should"
    r"|falsch\w*|verkauft"
    r"|débité\w*|carrito|pedido|cobrad\w+|carrello|ordine|addebitat\w+|winkelwagen|koszyk)\b",
    re.I,
)


def is_beside_a_list_price(text: str) -> bool:
    """Tell a price with the one that it is compared with, of which nobody has to pay any yet."""
    return _LISTED.search(text) is not None and _OF_AN_ORDER.search(text) is None
