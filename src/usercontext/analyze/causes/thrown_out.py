"""Users who were refused, sent to sign in, and report being signed out. Not: guests.

A visit may begin with a session of yesterday: no sign-in is captured, and a question that is
refused looks like a guest's. Whoever reports that they are thrown out had been in.
"""

import re
from functools import lru_cache

from usercontext.analyze.language.asks_or_complains import is_wish
from usercontext.analyze.language.words import Concept, concepts, fold
from usercontext.analyze.reading.let_in import find_goings, is_by_wish
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.sign_ins.lost_sign_ins import is_sent_back
from usercontext.analyze.signals.signal import Signal, SignalKind

_SEEN = 600
_OUT = re.compile(
    r" (?:log|sign|kick|thr[eo]w|boot|toss|chuck|bump|drop)(?:s|n|ged|ed|ped|ing|ging|ping)?"
    r"(?: \w+){0,3} (?:out|off)\b"
    r"| (?:raus|rausgeworfen|rausgeschmissen|hinausgeworfen|ausgeloggt|abgemeldet|ausgesperrt)\b"
    r"| (?:ejecte\w*|expulse\w*|vire|jette (?:dehors|hors)) "
    r"| (?:me|nos) (?:saca|echa|expulsa|desloga|deslogue\w*|bota (?:para )?fora)\b"
    r"| cierra (?:la |mi )?sesion| (?:butta|sbatte|caccia) (?:\w+ )?fuori| gooit (?:\w+ )?eruit"
    r"| uitgelogd| uitgegooid| wyrzuca| vyhod| odhlas| выбрасывает| выкидывает| разлогин"
    r"|ログアウト|追い出|退出登录|登出|로그아웃"
)
"""Thrown or logged out, in the languages that reports come in most; accents are off."""

_AGAIN = re.compile(
    r" (?:again|every|each|always|constantly|repeatedly|keeps?|all the time|any ?more|back to"
    r"|erneut|wieder|immer|jedes|standig|dauernd|encore|toujours|chaque|sans cesse|siempre|cada"
    r"|otra vez|de nuevo|sempre|ogni|di nuovo|de novo|toda hora|steeds|opnieuw|telkens|weer"
    r"|znowu|ciagle|za kazdym|снова|опять|постоянно|каждый) "
)
_ENDED = re.compile(
    r" (?:session|sesion|sitzung|sessione|sessie|sesja|sessao|сессия)\b(?: \w+){0,3} "
    r"(?:expire\w*|ended?|ends|over|lost|gone|timed?|times|abgelaufen|weg|beendet|expira\w*"
    r"|caduc\w*|scad\w*|verlopen|wygas\w*|истек\w*)"
)


def is_thrown_out(timeline: Timeline, root: Signal) -> bool:
    """Tell a refusal that led to the page to sign in on, where the report speaks of just that."""
    if root.kind is not SignalKind.AUTH or is_wish(timeline.description):
        return False
    plainly = says_thrown_out(timeline.description)
    if not plainly and (_is_in(timeline) or not _signs_in_again(timeline.description)):
        return False
    return not _left_by_wish(timeline, root) and is_sent_back(timeline, root.event)


@lru_cache(maxsize=64)
def says_thrown_out(description: str) -> bool:
    """Tell a report of being out, or of a session that is over."""
    said = fold(description[:_SEEN])
    return bool(_OUT.search(said) or _ENDED.search(said)) or is_by_wish(description)


@lru_cache(maxsize=64)
def _signs_in_again(description: str) -> bool:
    """Tell a report of having to say again who one is, if it is not of something else again."""
    said = fold(description[:_SEEN])
    return Concept.LOG_IN in concepts(description) and _AGAIN.search(said) is not None


def _is_in(timeline: Timeline) -> bool:
    """Tell who is signed in as they report: what was refused before, they had to sign in for."""
    return timeline.was_signed_in(len(timeline.events))


def _left_by_wish(timeline: Timeline, root: Signal) -> bool:
    """Tell who had signed out themselves, and not in again."""
    index = root.event.index
    gone = any(True for _ in find_goings(timeline.events[:index]))
    return gone and not timeline.was_signed_in(index)
