"""What somebody made and a page lost without being told to. Not: how a page words it."""

import re

from usercontext.analyze.causes import Chain
from usercontext.analyze.events import Event, EventKind
from usercontext.analyze.signals.lost_lines import says_lost
from usercontext.analyze.timeline import Timeline
from usercontext.analyze.words import fold
from usercontext.domain.log_entry import Level

_TOLD_TO = re.compile(
    r" (?:(?:use|keep|take) (?:the )?(?:server|theirs|remote|other|online)"
    r"|discard|delete|remove|reset|revert|undo|leave|cancel|clear|start over|don t save"
    r"|(?:close|leave|exit|continue|quit) without saving|verwerfen|loschen|abbrechen|abbruch"
    r"|nicht speichern|zurucksetzen|abandonner|annuler|supprimer|ne pas (?:enregistrer|sauvegarder)"
    r"|descartar|eliminar|borrar|cancelar|(?:no|nao) (?:guardar|salvar)|annulla|scarta|non salvare"
    r"|annuleren|niet opslaan|verwijderen|anuluj|odrzuc|nie zapisuj|avbryt|avbryd|annuller|kasta"
    r"|peruuta|zrusit|megse|renunta|iptal|vazgec|отмена|отменить|не сохранять"
    r"|キャンセル|破棄|取消|放弃|취소) "
)
_AGREES = re.compile(
    r"^ (?:yes|ok|okay|sure|confirm|continue|proceed|ja|oui|si|sim|tak|evet|да|はい|确定|예) "
)
_CONFLICTS = (409, 412)
_SAID_US = 2_000_000
_ASKED_US = 30_000_000
"""So long ago at most was pressed what a page then asks whether it is meant."""


def lost_work(timeline: Timeline, chain: Chain) -> Event | None:
    """Return the line by which what somebody made is lost, unless they had told the page to."""
    own = [one for one in (chain.root.event, *chain.root.also[:1]) if one.level is Level.ERROR]
    lines = (*own, *_of_a_conflict(timeline, chain))
    return next((line for line in lines if _tells(line) and not _was_told(timeline, line)), None)


def _of_a_conflict(timeline: Timeline, chain: Chain) -> list[Event]:
    """Return what was written of two versions just after one of them was refused."""
    asked, root = chain.root.event.request, chain.root.event
    if asked is None or asked.status not in _CONFLICTS:
        return []
    near = timeline.between(root.at_us, root.answered_us + _SAID_US)
    return [one for one in near if one.index > root.index and one.level is Level.WARN]


def _tells(line: Event) -> bool:
    return line.kind is EventKind.CONSOLE and says_lost(line.text)


def _was_told(timeline: Timeline, line: Event) -> bool:
    """Tell a press that gives up what was made, or the yes to the question whether it may go."""
    near = timeline.clicks_before(line.index, 2)
    words = [fold(one.element.label if one.element else "") for one in near]
    if words and _TOLD_TO.search(words[-1]) is not None:
        return True
    asked = len(near) == 2 and near[1].at_us - near[0].at_us <= _ASKED_US
    return asked and bool(_AGREES.search(words[1])) and bool(_TOLD_TO.search(words[0]))
