"""Something given up by a click that the page then counts as gone. Not: lost data.

"3 unsaved changes were discarded" is no loss to whoever pressed "Discard changes".
"""

import re

from usercontext.analyze.language.words import fold
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.signals.stores.lost_lines import says_lost

_TOLD_TO = re.compile(
    r" (?:(?:use|keep|take) (?:the )?(?:server|theirs|remote|other|online)"
    r"|discard|delete|remove|reset|revert|undo|leave|cancel|clear|start over|start again|don t save"
    r"|(?:close|leave|exit|continue|quit) without saving|verwerfen|loschen|abbrechen|abbruch"
    r"|nicht speichern|zurucksetzen|abandonner|annuler|supprimer|ne pas (?:enregistrer|sauvegarder)"
    r"|descartar|eliminar|borrar|cancelar|(?:no|nao) (?:guardar|salvar)|annulla|scarta|non salvare"
    r"|annuleren|niet opslaan|verwijderen|anuluj|odrzuc|nie zapisuj|avbryt|avbryd|annuller|kasta"
    r"|peruuta|zrusit|megse|renunta|iptal|vazgec|отмена|отменить|не сохранять"
    r"|neu (?:anfangen|beginnen|starten)|von vorn\w*|recommencer|repartir de zero|empezar de nuevo"
    r"|reiniciar|ricomincia|recomecar|opnieuw (?:beginnen|starten)|od nowa|borja om|start forfra"
    r"|начать (?:заново|сначала)"
    r"|キャンセル|破棄|取消|放弃|취소) "
)
_AGREES = re.compile(
    r"^ (?:yes|ok|okay|sure|confirm|continue|proceed|ja|oui|si|sim|tak|evet|да|はい|确定|예) "
)
_ASKED_US = 30_000_000
"""So long ago at most was pressed what a page then asks whether it is meant."""


def gives_up(timeline: Timeline, signal: Signal) -> bool:
    """Tell what was read as a loss, by a line behind the press that asked for it."""
    line = signal.event
    if signal.kind is not SignalKind.RACE or line.request is not None or signal.also:
        return False
    return says_lost(line.text) and was_told_to(timeline, line)


def was_told_to(timeline: Timeline, line: Event) -> bool:
    """Tell a press that gives up what was made, or the yes to the question whether it may go."""
    near = timeline.clicks_before(line.index, 2)
    words = [fold(one.element.label if one.element else "") for one in near]
    if words and _TOLD_TO.search(words[-1]) is not None:
        return True
    asked = len(near) == 2 and near[1].at_us - near[0].at_us <= _ASKED_US
    return asked and bool(_AGREES.search(words[1])) and bool(_TOLD_TO.search(words[0]))
