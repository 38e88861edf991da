"""Remarks of the page that count only if the report complains of the same thing.

Pages remark all day long that they fall back, skip and keep. One of these remarks explains a
complaint where the complaint is of the same thing, or comes right after the last press whose
answer it was said of. Not: remarks, which are `signals`.

It needs a report that complains (asks and wishes for nothing) and two of three: the remark is of
the same thing; it was said of what the last click asked for, or last of all on the page; the
complaint is that something is not as it ought to be. It ranks behind everything that failed.
"""

import re
from functools import lru_cache

from usercontext.analyze.causes import weights
from usercontext.analyze.causes.acts import was_last
from usercontext.analyze.language.asks_or_complains import complains, is_elsewhere
from usercontext.analyze.language.words import Concept, concepts, fold, needles, telling_words
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal

_IS_NOT_SO = needles(
    " missing | miss | gone | lost | vanish| disappear| still | only | old | older | instead "
    "| wrong | not | never | no | nothing | none | isn t | doesn t | didn t | won t | can t "
    "| aren t | stays | stay | stuck | jump| twice | double| same | other | another "
    "| different | someone | somebody | empty | blank | short | fewer | less | cut | stops "
    "| ends | off | over | although | though | promised | charged | billed | paid | fail"
    "| ignor| reset | thrown | mixed | disorder | unsorted | in english | whatever "
    "| everything | instead of | than | stand | fehl| weg | verschw| verlor| noch | immer "
    "| nur | alt | alte | alten | alter | statt | falsch | nicht | kein| nie | bleib| zuruck "
    "| halb| doppelt | andere| leer | obwohl | trotz| steht | zu | verschoben | verkeerd "
    "| mist | kwijt | steeds | nog | alleen | oude | niet | geen | blijft | anders | leeg "
    "| fel | saknas | borta | fortfarande | bara | gammal| inte | forkert | mangler | stadig "
    "| kun | ikke | engelska | manqu| disparu| perdu| encore | toujours | seulement | ancien"
    "| mauvais| pas | plus | jamais | aucun| autre| vide | alors que | anglais | factur"
    "| falta| perdid| desapareci| todavia | sigue | solo | viej| antigu| equivocad| mal "
    "| nunca | otr| vaci| aunque | cobrado | ainda | somente | antig| errad| nao | outr| vazi"
    "| manca| spari| pers| ancora | soltanto | vecchi| sbagliat| non | altr| vuot| invece "
    "| inglese | avevo | brak| znik| stracil| nadal | dalej | wciaz | tylko | star| zly "
    "| zle | inn| puste | innego | eksik | kayip | hala | hep | yalniz | eski | yanlis "
    "| degis| degil | yok | baska | bos | пропал| нет | все еще | опять | только | стар| чуж"
    "| не | друг| пуст| неверн| ошиб| нема |古い|ない|ません|違|消え|まだ|しか|同じ|没|不|旧"
    "|丢|错|还是|沒|舊|錯|없|안 |아직|옛|다른|틀"
)
"""Words of who was shown, or given, something else than was meant; of a cup that broke there are
none."""

_STEM = 4
_ALIKE = 6
_NUMBER = re.compile(r"(?<![\w.])\d{2,9}(?:[.,]\d{1,2})?(?![\w.])")
_OF_ANYTHING = telling_words(
    "missing wrong gone lost empty still only instead there other another same default unknown"
    " first last some more show shows shown using name user users page pages value data with"
    " without answered expected sent back into than they them this your yours ours mine"
)
"""What remarks and complaints of any kind have in common."""

_ANYTHING = frozenset({Concept.LAYOUT, Concept.CHAT})


def doubt_of_remark(
    timeline: Timeline, root: Signal, trigger: Event | None, description: str
) -> float:
    """Return what is taken from a remark: a little where somebody complains of it, else all."""
    if not root.overheard:
        return 0.0
    if not complains(description):
        return weights.UNHEARD
    label = trigger.element.label if trigger is not None and trigger.element else ""
    about = is_heard(root, label, description)
    by_itself = not is_elsewhere(description) and not any(
        one.request is None for one in root.also or (root.event,)
    )
    if root.last_word and (about or by_itself):
        return 0.0  # the answer itself says so, or the last line, and they looked at it to the end
    pressed = root.last_word or (trigger is not None and was_last(timeline, trigger))
    plain = by_itself or is_not_so(description)
    heard = (about and (pressed or plain)) or (pressed and plain)
    return weights.OVERHEARD if heard else weights.UNHEARD


def is_heard(root: Signal, label: str, description: str) -> bool:
    """Tell a remark that the report speaks of, be it by what was pressed for it."""
    return is_of_it(description, f"{root.words} {label}")


@lru_cache(maxsize=64)
def is_not_so(description: str) -> bool:
    """Tell a complaint that something is not as it ought to be, rather than bad."""
    folded = fold(description)
    return any(map(folded.__contains__, _IS_NOT_SO))


def is_of_it(description: str, words: str) -> bool:
    """Tell a report that shares a thing, a number or a longer word with a remark."""
    if (concepts(description) & concepts(words)) - _ANYTHING:
        return True
    if set(_NUMBER.findall(description)) & set(_NUMBER.findall(words)):
        return True
    said, shown = _long(description), _long(words)
    if said & shown:
        return True
    begun = {word[:_ALIKE] for word in shown if len(word) >= _ALIKE}
    return any(word[:_ALIKE] in begun for word in said if len(word) >= _ALIKE)


def _long(text: str) -> frozenset[str]:
    words = (w.removesuffix("s") for w in telling_words(text) - _OF_ANYTHING)
    return frozenset(word for word in words if len(word) >= _STEM)
