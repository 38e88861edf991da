"""The sentence for what a user could not do, by the path that failed. Not: whether they could."""

import re

from usercontext.analyze.language.words import Concept, concepts, fold, needles
from usercontext.analyze.signals.signal import Signal, SignalKind

_TO_CART = "a step to the core action: cart"
_SHOWN = "content of the first page"
_CORE = {
    "core action: pay": "The user could not pay.",
    "core action: sign up": "The user could not sign up.",
    "core action: log in": "The user could not sign in.",
    _TO_CART: "The user could not use the cart.",
    _SHOWN: "The page loaded without it.",
    "nothing on the page can be clicked": "The user could not use the page.",
}
_PAYS = "core action: pay"
_OTHERWISE = (
    (
        re.compile(
            r"(?<= )(?:(?:re)?orders?|ordering|bestell\w*|commandes?|commander|pedidos?|pedir"
            r"|ordin[ei]|ordinare|encomend\w*|zamowieni\w*|zamow|siparis\w*|заказ\w*)(?= )"
        ),
        "The user could not place the order.",
    ),
    (
        re.compile(
            r"(?<= )(?:transfers?|uberweis\w*|virements?|transferencias?|transferir|bonific\w*"
            r"|overschrijv\w*|przelew\w*)(?= )"
        ),
        "The user could not transfer the money.",
    ),
)
"""Clinics order tests and kitchens meals: who could not, has nothing to pay yet."""

_SEATS = needles(" choose seat| select seat| pick seat| sitzplatz| saalplan| choisir sa place")
"""Where places are chosen there is no cart yet."""


def core_ending(root: Signal, path: str, label: str) -> str:
    """Return the sentence for a path that a business lives by, '' for any other."""
    said, spoken = fold(label), concepts(label)
    if path in _CORE and Concept.CART in spoken and Concept.PAY not in spoken:
        path = _TO_CART  # whatever the script is called that a press into the cart missed
    if path == _TO_CART and " add " in said:
        return "The user could not add it to the cart."
    if path == _TO_CART and any(map(said.__contains__, _SEATS)):
        return "The user could not choose a seat."
    if path == _SHOWN and root.kind is SignalKind.REDIRECTS:
        return "The page never loaded."
    if path == _PAYS and (named := _named_otherwise(root, said)):
        return named
    return _CORE.get(path, "")


def _named_otherwise(root: Signal, said: str) -> str:
    """Return the sentence where only an order, or a transfer, is spoken of and nothing is paid."""
    asked = root.event.request
    text = f"{said} {fold(asked.about) if asked is not None else ''} "
    for words, sentence in _OTHERWISE:
        rest = words.sub(" ", text)
        if rest != text and Concept.PAY not in concepts(rest):
            return sentence
    return ""
