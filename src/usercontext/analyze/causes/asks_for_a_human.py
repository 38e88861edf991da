"""Third-party captchas that failed, and the form that waits for them.

What such a house's script throws as it comes up leaves a form that asks for what nobody can give.
Not: a check that was there and that somebody did not pass.
"""

import re
from collections.abc import Sequence

from usercontext.analyze.reading.parties import Party
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_CHECK = re.compile(r"captcha|turnstile|human[-_ ]?(?:check|verif)|challenges\.", re.I)
_HUMAN = re.compile(
    r"captcha|robot|roboter|rob[oô]s?\b|\bhuman\b|\bbot\b|mensch|humain|human[oa]\b|umano|mens bent"
    r"|cz[łl]owiek|человек|робот|ロボット|人間|机器人|機器人|로봇|사람",
    re.I,
)
_SEEN = 400
_OTHERS = (Party.FOREIGN, Party.SERVICE)


def asked_for_a_human(root: Signal, later: Sequence[Signal]) -> list[Signal]:
    """Return what a form then asks for that only the broken check could give."""
    if root.category is not Category.THIRD_PARTY or root.party not in _OTHERS:
        return []
    thrown, asked = root.event.thrown, root.event.request
    where = thrown.frames[0].url if thrown and thrown.frames else ""
    where = f"{where} {asked.url.host}{asked.url.path}" if asked is not None else where
    if _CHECK.search(f"{where} {root.event.text[:_SEEN]}") is None:
        return []
    return [
        one
        for one in later
        if one.kind in (SignalKind.FORM, SignalKind.REJECTED)
        and _HUMAN.search(one.words[:_SEEN]) is not None
    ]
