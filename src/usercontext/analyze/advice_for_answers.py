"""What to look at first where an answer is not what the page, or its user, could expect.

Each function returns a sentence or two, '' where nothing special can be named. Not: what failed.
"""

import re

from usercontext.analyze.advice_for_sign_ins import signed_anew
from usercontext.analyze.pointers import Pointers
from usercontext.analyze.signals.signal import SignalKind
from usercontext.analyze.signals.taken_twice import is_twice

_UNFILLED = re.compile(r"__[A-Z][A-Z_]+__|[{}]|%7[bB]")


def contract(found: Pointers) -> str:
    """Name the endpoint and who reads its answer."""
    if found.root.kind is SignalKind.MONEY and is_twice(found.root.event.text):
        return (
            "Give back what was taken twice. Let it be taken once for each thing, by a key that is"
            " kept before it begins: a second run, press or try then finds that it is done."
        )
    if found.root.kind is SignalKind.MONEY:
        return (
            "Find out which of the two amounts is right, and look for cents taken for euros, a"
            " voucher or a tax that is reckoned on one side. Pay back what was charged too much."
        )
    if found.root.kind is SignalKind.MIXED_UP:
        where = f" {found.address}" if found.address else " the answer"
        return (
            f"Find out by what{where} is told whose data it is: a cache that people share, sessions"
            " that were mixed up, an id from elsewhere. Keep it shut until then, and look who else"
            " was shown it."
        )
    if not found.address:
        return (
            "Look where your code writes this, and where the value that it names comes from: what"
            " was stored, answered or set up."
        )
    if found.root.text.endswith(" was sent"):
        return (
            f"Compare what {found.address} was sent with what it kept: mostly a value is converted"
            " on the way, by a time zone, a unit, a rounding. Then set right what was kept so."
        )
    return _of_an_address(found)


def _of_an_address(found: Pointers) -> str:
    status = found.status
    if (anew := signed_anew(found)) is not None:
        return anew
    if status in (404, 410):
        return (
            f"Look whether {found.address} exists on the server that this release talks to: a"
            " renamed route, a record that is gone, or a wrong id in the address."
        )
    if found.asked is not None and (found.asked.amiss or _UNFILLED.search(found.asked.url.path)):
        return (
            f"Look how the page puts {found.address} together: a placeholder, undefined, null or"
            " NaN stands in the address or in what is sent."
        )
    if status >= 400:
        return f"Compare what the page sent to {found.address} with what the server takes there."
    reader = found.frame or "the page"
    if found.asked is not None and found.asked.media == "text/html":
        return (
            f"Find out why {found.address} is answered with a page: a sign-in, a proxy's error, or"
            " a router that answers every address."
        )
    lead = f"Compare what {found.address} answers with what {reader} reads"
    return f"{lead}: a field or a value is missing, renamed or new."
