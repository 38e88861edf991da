"""What a control does by its name in the code, where its label says nothing.

A page speaks its visitors' language, and its code mostly English: what says "לתשלום" is `#pay`.
Only names that are a verb of what a business lives by; a noun (`#order-list`) is a place. Not:
what words mean (`words`), points.
"""

import re
from functools import lru_cache

from usercontext.analyze.language.words import concepts, fold
from usercontext.analyze.reading.events import Element

_NAME = re.compile(
    r"#(?P<id>[A-Za-z][\w-]{1,60})"
    r"|\[(?:data-[\w-]*(?:test|cy|qa|action)[\w-]*|id|name|formaction)\*?=[\"']?"
    r"(?P<other>[A-Za-z][\w.:/-]{1,60})",
    re.I,
)
_FILLERS = re.compile(r" (?:btn|button|cta|js|form|click|action|main|primary|big|id|ui|do)(?= )")
_WHOLE = re.compile(
    r" (?:pay(?: now| bill| invoice| order| fee| fine| rent)?|check ?out(?: now)?|buy(?: now)?"
    r"|purchase(?: now)?"
    r"|order now|place order|confirm (?:order|payment)|complete (?:order|payment|purchase)"
    r"|donate(?: now)?|transfer money|send money"
    r"|sign ?up|register(?: now)?|join(?: now)?|create account|open account"
    r"|log ?in|sign ?in|add to (?:cart|basket|bag)"
    r"|book(?: now)?|reserve(?: now)?|apply(?: now)?|enrol+(?: now)?|unlock) "
)
"""Names that are what is done and nothing else; `login-help` and `pay-later` do other things."""

_OF_SOMETHING = re.compile(
    r" (?:(?:reserve|book|schedule) (?:a )?(?:slot|seats?|room|table|lesson|visit|time|appointment"
    r"|tickets?|class|place|stay|date|night|trip|tour|spot|course|berth|court|car|bike|table)"
    r"|(?:submit|send|file|lodge) (?:an? )?(?:application|claim|return|declaration|exam|proposal"
    r"|bid|petition|registration|enrol+ment|request|timesheet|prescription|order|booking|entry"
    r"|reading|answers|ballot|vote)"
    r"|cast (?:vote|ballot)|(?:start|begin|unlock) (?:ride|trip|exam|call|visit|lesson|charging"
    r"|session|rental|door|gate|car|bike|scooter)) "
)


def words_and_act(element: Element) -> str:
    """Return the words of a control; before them what its program calls it, if they name nothing.

    Words that are known stand: "Cancel" is no payment, whatever is called `#pay` around it.
    """
    if element.bare or concepts(element.label):
        return element.label
    act = _act_in(element.place)
    return f"{act} {element.label}" if act else element.label


@lru_cache(maxsize=512)
def _act_in(place: str) -> str:
    """Return the act that the last name in a control's place tells, or ''."""
    names = [found["id"] or found["other"] for found in _NAME.finditer(place)]
    if not names:
        return ""
    words = _FILLERS.sub(" ", fold(names[-1]))
    words = f" {' '.join(words.split())} "
    known = _WHOLE.fullmatch(words) or _OF_SOMETHING.fullmatch(words)
    return words.strip() if known else ""
