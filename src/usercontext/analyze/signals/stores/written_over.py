"""Stored data that the page overwrote with less or dropped. Not: what it emptied.

Something is put into a store by a press, and the next press, which only adds or leads on, leaves a
small part of it: another tab, or a page that begins with nothing, wrote what it knew.
"""

from collections.abc import Iterator

from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import fold, means_success, needles
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.marks import Marks
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.signals.stores.refilled import is_refilled, is_refused, size_of
from usercontext.domain.analysis import Category

_WORTH = 100
"""Characters: less may be a flag, and is soon made again."""

_LEFT = 0.25
_SOON_US = 5_000_000
_OWN_WISH = needles(
    " delete| remov| clear| empty| reset| discard| cancel| undo | log out | log off | sign out "
    "| start over | new | losch| entfern| leeren| verwerf| abmeld| abbrech| zurucksetz| neu "
    "| supprim| vider| effac| deconnex| annul| nouveau| borrar| vaciar| eliminar| cerrar | salir "
    "| remover| excluir| limpar| sair | svuota| rimuov| esci | verwijder| leegmaken| uitlog| usun"
    "| wylog| wyczysc| удал| очист| выйти | sil | temizle | cikis "
    "|删除|清空|退出|削除|ログアウト|삭제"
)
"""What is pressed so that something goes."""

_ADDS = needles(
    " add | adds| append| save| hinzufug| speicher| ajout| enregistr| anadir| agregar| guardar "
    "| adicionar| salvar | aggiung| salva | toevoeg| opslaan| dodaj| zapisz| добав| сохран| ekle "
    "|添加|追加|保存|추가"
)


_MADE_AGAIN = ("cache", "prefetch", "preload", "thumb")
"""What a page calls so it makes again by itself: nobody misses it."""


def find_written_over(timeline: Timeline) -> Iterator[Signal]:
    """Yield each thing that was kept by a press and of which little or nothing was left by another.

    Kept means in this session, by what somebody pressed; what a page keeps by itself is its own.
    """
    kept: dict[str, tuple[Event, float]] = {}
    for event in timeline.stored:
        if is_refused(event):
            continue
        press = timeline.pressed_before(event.index)
        size = size_of(timeline, event)
        gone = [event.topic] if event.topic else list(kept)
        before = [kept.pop(key) for key in gone if key in kept]
        lost = next((one for one in before if _is_lost(timeline, one, event, size, press)), None)
        if lost is not None and not is_refilled(timeline, event, lost[0]):
            yield _loss(event, lost, size)
        if any(word in event.topic.lower() for word in _MADE_AGAIN):
            continue
        if press is not None and size >= _WORTH and event.at_us - press.at_us <= _SOON_US:
            kept[event.topic] = (event, size)


def _is_lost(
    timeline: Timeline, kept: tuple[Event, float], event: Event, size: float, press: Event | None
) -> bool:
    first, was = kept
    label = fold(press.element.label) if press is not None and press.element else ""
    if press is None or press.index < first.index or any(one in label for one in _OWN_WISH):
        return False
    if _was_done(timeline, first, event):
        return False
    if not event.topic:
        return True  # all that the page keeps went at once
    if any(one in label for one in _ADDS):
        return size <= was * _LEFT
    opened = timeline.opened_between(press.at_us, event.at_us)
    came = any(page.topic == "load" and page.index > press.index for page in opened)
    return came and event.emptied


def _was_done(timeline: Timeline, first: Event, event: Event) -> bool:
    """Tell whether it was sent meanwhile, or the page says that all is done."""
    taken = _taken(timeline).first_after(first.index)
    sent = taken is not None and taken.index < event.index
    return sent or means_success(timeline.route_at(event.at_us))


@once
def _taken(timeline: Timeline) -> Marks:
    asked = ((e, e.request) for e in timeline.requests)
    return Marks(e for e, one in asked if one and not one.reads and 200 <= (one.status or 0) < 400)


def _loss(event: Event, lost: tuple[Event, float], size: float) -> Signal:
    first, was = lost
    key = clean(first.topic, 60)
    if event.emptied:
        text = f"The page emptied “{key}”, which had been filled by a press, after another press"
    else:
        text = f"“{key}” held {was:.0f} characters and was written over with {size:.0f}"
    return Signal(
        kind=SignalKind.STORAGE,
        category=Category.STORAGE,
        event=event,
        party=Party.FIRST,
        text=text,
        words=key,
        message=f"emptied {key}" if event.emptied else f"written over {key}",
        also=(first,),
    )
