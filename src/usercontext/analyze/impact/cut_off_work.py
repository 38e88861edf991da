"""What a broken connection cost the user: unsaved work, a page that hangs.

Not: that it broke, or what the page showed of it (`signals.shown_after_drops`).
"""

import re

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.impact.went_on import went_on
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.sockets.shown_after_drops import is_shown_as_cut
from usercontext.analyze.signals.stores.lost_lines import says_lost

_SEEN = 300
_KEPT = (
    r"(?:saved|stored|kept|synced|synchroni[sz]ed|sent|submitted|gespeichert|gesendet|übertragen"
    r"|enregistrée?s?|sauvegardée?s?|envoyée?s?|guardad[oa]s?|enviad[oa]s?|salv[aeo]s?|salvat[aeio]"
    r"|inviat[aeio]|opgeslagen|verzonden|zapisan\w*|wysłan\w*|kaydedil\w*|gönderil\w*)"
)
_NOT_KEPT = re.compile(
    r"\b(?:not|never|n.t|nothing|nicht|nichts|pas|rien|no|nada|não|non|niente|niet|niets|nie)"
    rf" (?:\w+ ){{0,3}}{_KEPT}\b|\bun(?:saved|sent|synced)\b"
    r"|не сохран|не отправ|保存され(?:て|ま)|未保存|저장되지",
    re.I,
)
"""That something was made and did not arrive."""


def is_cut_off(timeline: Timeline, chain: Chain) -> bool:
    """Tell who was told that the line is gone, and for whom it did not come back."""
    if chain.recovered is not None or not is_shown_as_cut(chain.root):
        return False
    return not went_on(timeline, chain)


def loses_work_with_it(chain: Chain) -> bool:
    """Tell a notice of the break by which what somebody made was not kept."""
    if chain.recovered is not None or not is_shown_as_cut(chain.root):
        return False
    said = [one.text[:_SEEN] for one in chain.root.also]
    return any(_NOT_KEPT.search(one) is not None or says_lost(one) for one in said)
