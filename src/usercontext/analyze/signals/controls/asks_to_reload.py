"""Pages that ask to be reloaded for a new version, and ask again after the reload.

A worker or a cache goes on serving what was there before, whatever its user does. Not: a page that
asks once, and is another one then.
"""

import re
from collections.abc import Iterator

from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_SEEN, _MOST, _TIMES = 200, 60, 2
_NEWER = screened(
    r"\b(?:new|newer|updated?|latest) (?:\w+ )?(?:version|release|build)\b"
    r"|\bversion (?:is )?available|\bout ?dated\b|\bupdate (?:is )?(?:available|ready)"
    r"|\bneue(?:re)? (?:version|fassung)|veraltet|aktualisierung|nouvelle version|mise à jour"
    r"|nueva versi[oó]n|actualizaci[oó]n|nuova versione|aggiornament|nova vers[aã]o|atualiza"
    r"|nieuwe versie|nowa wersja|aktualizac|ny version|uusi versio|yeni s[uü]r[uü]m|нов\w+ верси"
    r"|新しいバージョン|新版本|새 버전|إصدار جديد",
    re.I,
)


def find_asked_to_reload(timeline: Timeline) -> Iterator[Signal]:
    """Yield a notice of a newer release that came up again after each time that it was loaded."""
    said: dict[str, list[Event]] = {}
    notices = [e for e in timeline.lines if e.topic == NOTICE][-_MOST:]
    for notice in notices:
        if _NEWER.search(notice.text[:_SEEN]) is not None:
            said.setdefault(notice.text, []).append(notice)
    for text, same in said.items():
        loaded = [one for one in same[1:] if _was_loaded_before(timeline, same[0], one)]
        if len(loaded) < _TIMES:
            continue
        yield Signal(
            kind=SignalKind.STALE,
            category=Category.STALE_VERSION,
            event=same[0],
            party=Party.FIRST,
            text=f"The page showed the user “{clean(text[:_SEEN])}”",
            words=text[:_SEEN],
            message="asks again to be loaded anew",
            also=tuple(loaded[:_TIMES]),
            until_us=loaded[-1].at_us,
        )


def _was_loaded_before(timeline: Timeline, first: Event, again: Event) -> bool:
    """Tell a notice on a page that was loaded anew since it had first asked for it."""
    pages = timeline.opened_between(first.at_us, again.at_us)
    return bool(pages) and pages[-1].topic == "load" and pages[-1].index > first.index
