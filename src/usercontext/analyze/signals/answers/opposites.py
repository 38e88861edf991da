"""Decisions that exclude each other: yes and no, buy and sell. Not: whose fault it is.

Of two words that exclude each other the one that was meant is as wrong as a wrong sum where the
other is kept: whoever sold has not bought.
"""

import re

from usercontext.analyze.language.words import fold, needles
from usercontext.analyze.signals.signal import Signal

DONE_CONTRARY = "the opposite was done"
"""A part of the signature: whatever the two deeds are."""

_FOR_THE_OTHER = re.compile(r"“([^”]{1,40})”, where “([^”]{1,40})” was sent$")

_PAIRS = tuple(
    (needles(one), needles(two))
    for one, two in (
        (
            " buy | buying | bought | long | kauf| gekauft | achet| achat | compr| acquist| koop"
            "| kopen | gekocht | kup | kupn| kop |купить|покупк|買い|买入|買入|매수",
            " sell | selling | sold | short | verkauf| vend| vente | venta | vender | verkoop"
            "| verkocht | sprzed| salj|продат|продаж|売り|卖出|賣出|매도",
        ),
        (
            " approve| approval | accept| genehmig| annehm| angenommen | zustimm| approuv| accepte"
            "| aprob| acept| approva| accett| goedkeur| goedgekeurd |одобр|принят|承認|批准|승인",
            " reject| rejection | declin| refuse| ablehn| abgelehnt | zuruckweis| rejet| refus"
            "| rechaz| rifiut| afwijz| afgewezen |отклон|отказ|却下|拒绝|拒絕|거절",
        ),
        (
            " renew| extend| reactivat| verlanger| prolong| renouvel| renov| rinnov| przedluz"
            "|продл",
            " cancel| terminat| unsubscrib| kundig| gekundigt | resili| desabonn| anular| disdett"
            "| disdir| opzeg| wypowiedz|отмен|解約|取消|해지",
        ),
        (
            " deposit| einzahl| eingezahlt | depositar | ingres| versamento | stort|пополн|入金",
            " withdraw| auszahl| ausgezahlt | abheb| retrait | retir| preliev| opnam|снят|出金",
        ),
    )
)
"""Deeds of which nobody means both; a line of a log has them in English or in the page's tongue."""

_ANSWERS = (
    frozenset({"yes", "ja", "oui", "si", "sim", "tak", "evet", "да", "for", "in_favour", "dafur"}),
    frozenset({"no", "nein", "non", "nao", "nee", "nie", "hayir", "нет", "against", "dagegen"}),
)


def are_opposites(one: str, two: str) -> bool:
    """Tell two values of one field that were decided between: yes and no, buy and sell."""
    first, second = fold(one).strip(), fold(two).strip()
    for yes, no in (_ANSWERS, _ANSWERS[::-1]):
        if first in yes and second in no:
            return True
    return any(_side(first, pair) * _side(second, pair) < 0 for pair in _PAIRS)


def is_the_opposite(said: str, meant: str) -> bool:
    """Tell a line with the opposite of what a control says, and not with what it says itself."""
    return any(_side(fold(said), pair) * _side(fold(meant), pair) < 0 for pair in _PAIRS)


def has_its_deed(said: str, meant: str) -> bool:
    """Tell words that have the very deed of a control, in whatever of the known tongues."""
    return any(_side(fold(said), pair) * _side(fold(meant), pair) > 0 for pair in _PAIRS)


def is_decided_otherwise(root: Signal) -> bool:
    """Tell a cause by which the opposite of what somebody decided was done, or kept."""
    if root.message == DONE_CONTRARY:
        return True
    found = _FOR_THE_OTHER.search(root.text)
    return found is not None and are_opposites(found[1], found[2])


def is_undone_by(state: str, meant: str) -> bool:
    """Tell a state by which the very thing was done that somebody had refused or ended."""
    pairs = (pair for pair in _PAIRS if _side(fold(meant), pair) < 0)
    return any(_side(fold(state), pair) > 0 for pair in pairs)


def _side(text: str, pair: tuple[tuple[str, ...], tuple[str, ...]]) -> int:
    """Return which of two deeds a text has: 1, -1, or 0 for neither, or both."""
    padded = f" {text.strip()} "
    has = [any(map(padded.__contains__, words)) for words in pair]
    return has[0] - has[1]
