"""Controls that only seem dead: nothing was captured after them, and nobody complains.

What opens a menu, leafs through pictures or counts up asks no server, and is pressed again and
again. A press that a client watched, or that only a server could answer, needs no such doubt.
"""

import re

from usercontext.analyze.causes import weights
from usercontext.analyze.causes.acts import act_of, came_after
from usercontext.analyze.causes.spoken_of import speaks_of
from usercontext.analyze.language.asks_or_complains import is_wish, only_asks, says_it_fails
from usercontext.analyze.language.words import CORE, Concept, concepts, fold, needles, telling_words
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.controls.clicks import ANSWER_US, told_of
from usercontext.analyze.signals.exchanges.waits import promises
from usercontext.analyze.signals.refusals.demands import demands
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_SYMPTOMS = (SignalKind.DEAD_CLICK, SignalKind.RAGE_CLICK)
_MOST_LATER = 10
_NEEDED = CORE | {Concept.CART, Concept.BOOK, Concept.SEND, Concept.UPLOAD}
_SEEN = 600
_SOON_MS = 1_000
_LONG_AGO_US = 120_000_000
_OUTSIDE = needles(
    " print | copy | share | call us | call now | mail | e mail | write to us | write us | contact "
    "| drucken | ausdrucken | kopieren | teilen | anrufen | schreiben sie | schreib uns | kontakt "
    "| imprimer | copier | partager | appeler | ecrire | contacter | imprimir | copiar | compartir "
    "| llamar | stampa | copia | condividi | chiama | scrivi | afdrukken | kopieren | delen "
    "| bellen | drukuj | kopiuj | udostepnij | zadzwon | печать | копировать | позвонить "
    "| yazdir | kopyala |打印|复制|分享|印刷|コピー|共有|인쇄|복사"
)
_PACE = needles(
    " slow| fast| speed| quick| takes | took | wait| ages | forever | schnell| langsam| dauer "
    "| ewig | lent | vite | rapid| attend| lento| tarda| espera| demora| traag| snel "
    "| wolno | szybk| медленн| быстр| yavas| hizl|慢|快|遅|速|느"
)
_NUMBER = re.compile(r"\+?\d[\d ()/-]{6,}\d$|\S@\S+\.\w")
"""What a link says that dials, or opens a letter."""


def doubt_of(timeline: Timeline, root: Signal, description: str) -> float:
    """Return what is taken from a control that only seems dead: they went on, or ask for more."""
    element = root.event.element
    if root.kind is SignalKind.SLOW and _is_over(root):
        return _doubt_of_a_wait(timeline, root, description)
    if root.kind is SignalKind.FREEZE and is_wish(description):
        return weights.WISHED
    if root.kind not in _SYMPTOMS or element is None or root.category is Category.THIRD_PARTY:
        return 0.0  # of what another house did not bring is known that it is dead
    if _was_told_why(timeline, root, description):
        return weights.WISHED
    if promises(element):
        return weights.WISHED if _is_leafed(timeline, root, description) else 0.0
    if _works_outside(element.label) and not _says_it_is_dead(description, element.label):
        return weights.WISHED
    wish = weights.WISHED if is_wish(description) else 0.0
    if told_of(timeline, root.event) or any(told_of(timeline, one) for one in root.also):
        return _doubt_of_one_press(timeline, root, wish)
    return wish + (weights.WENT_ON if _went_on(timeline, root) else 0.0)


def _was_told_why(timeline: Timeline, root: Signal, description: str) -> bool:
    """Tell a press to which the page answered with what it asks for, as the report has it.

    A client that watches what a page shows keeps none of its words, but says where nothing changed.
    """
    if not demands(description) or not _is_watched(timeline):
        return False
    presses = (root.event, *(one for one in root.also if one.element is not None))
    return not any(told_of(timeline, press) for press in presses)


def _is_leafed(timeline: Timeline, root: Signal, description: str) -> bool:
    """Tell presses that a client watched and called none of them dead, where a report only wishes.

    What promises another page may turn one that lies in the page already.
    """
    if not is_wish(description) or not _is_watched(timeline):
        return False
    presses = (root.event, *(one for one in root.also if one.element is not None))
    return not any(told_of(timeline, press) for press in presses)


@once
def _is_watched(timeline: Timeline) -> bool:
    return any(event.topic == "environment" for event in timeline.events)


def _doubt_of_one_press(timeline: Timeline, root: Signal, wish: float) -> float:
    """Return the same of what did nothing once, as a client saw, and was left for something else.

    Nobody who needs a control presses it once and turns to another page.
    """
    element = root.event.element
    if element is None or any(one.element is not None for one in root.also):
        return 0.0
    left = _left(timeline, root)
    if not (left or _went_on(timeline, root)):
        return wish if wish and _was_served_elsewhere(timeline, root) else 0.0
    if concepts(element.label) & _NEEDED:
        return wish
    return wish + weights.WENT_ON + (weights.LEFT_IT if left else 0.0)


def _was_served_elsewhere(timeline: Timeline, root: Signal) -> bool:
    """Tell whether another control was pressed afterwards, and the page asked for something."""
    key = root.event.element.key if root.event.element else ""
    later = timeline.clicks_after(root.event.index, _MOST_LATER)
    others = (one for one in later if one.element is not None and one.element.key != key)
    return any(came_after(timeline, one) for one in others)


def _led_on(timeline: Timeline, root: Signal) -> bool:
    """Tell a slow answer that came, and that the page then led on from."""
    over_us = root.event.answered_us
    return bool(timeline.opened_between(over_us, over_us + ANSWER_US))


def _doubt_of_a_wait(timeline: Timeline, root: Signal, description: str) -> float:
    """Return the same of an answer that came late, and came: who goes on has waited for it."""
    paced = _speaks_of_pace(description)
    led = _led_on(timeline, root) or _came_soon(timeline, root)
    went = not root.until_us and _went_on(timeline, root)
    if (led or went) and ((only_asks(description) and not paced) or is_wish(description)):
        return weights.WISHED
    past = timeline.moment_us - root.event.answered_us >= _LONG_AGO_US
    meant = paced or speaks_of(description, root.words)
    return weights.WENT_ON if went and past and not meant else 0.0


def _is_over(root: Signal) -> bool:
    asked = root.event.request
    return asked is None or 200 <= (asked.status or 0) < 400


def _came_soon(timeline: Timeline, root: Signal) -> bool:
    """Tell a slow answer after which the same was asked again, and came at once."""
    asked = root.event.request
    same = timeline.asked.get(asked.address, ()) if asked is not None else ()
    last = same[-1].request if same else None
    return last is not None and last is not asked and (last.duration_ms or _SOON_MS) < _SOON_MS


def _speaks_of_pace(description: str) -> bool:
    said = fold(description[:_SEEN])
    return any(one in said for one in _PACE)


def _works_outside(label: str) -> bool:
    """Tell a control whose work shows on no page: a printer, a clipboard, a telephone, a letter."""
    said = fold(label)
    return _NUMBER.search(label) is not None or any(one in said for one in _OUTSIDE)


def _says_it_is_dead(description: str, label: str) -> bool:
    """Tell a report that something does nothing, or that says what the control says."""
    said = fold(description[:_SEEN])
    return says_it_fails(said) or bool(telling_words(description) & telling_words(label))


def _left(timeline: Timeline, root: Signal) -> bool:
    """Tell whether another page was opened afterwards, not by the browser's own way back."""
    pressed = root.event
    here = timeline.route_at(pressed.at_us)
    return any(
        page.target is not None
        and page.target.path != here
        and page.topic == "load"
        and page.at_us - pressed.at_us > ANSWER_US
        for page in timeline.navigations
        if page.index > pressed.index
    )


def _went_on(timeline: Timeline, root: Signal) -> bool:
    """Tell whether another control was pressed afterwards, and did what it was pressed for."""
    key = root.event.element.key if root.event.element else ""
    last = root.also[-1] if root.also else root.event
    for click in timeline.clicks_after(last.index, _MOST_LATER):
        if click.element is None or click.element.key == key:
            continue
        act = act_of(timeline, click)
        asked = act.request if act is not None else None
        if asked is not None and 200 <= (asked.status or 0) < 400:
            return True
        if timeline.opened_between(click.at_us, click.at_us + ANSWER_US):
            return True
    return False
