"""A value rejected by the page itself at a click, without a request.

No server refused what was never sent. Not: notices of what broke, and pages that ask over a line.
"""

import re

from usercontext.analyze.language.words import fold
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.shown_notices import is_of_an_engine
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.refusals.demands import demands
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

Reading = tuple[SignalKind, Category]

_SEEN = 300
_AT_ONCE_US = 2_000_000
_MOST = 60
_CHECKS = re.compile(
    r"\bvalidat\w+|\b(?:does|did|do)(?: not|n.t) match\b|\b(?:pattern|reg-?ex(?:p|es)?)\b"
    r"|(?<!\w)/\^.{3,200}\$/|\b(?:not|in)[ -]?valid\b",
    re.I,
)
"""How a page's own check tells in its console what it held against a value."""

_NOT_VALID = re.compile(
    r"\b(?:not|in)[ -]?valid|\bun?gultig|\bugyldig|\bogiltig|\bongeldig|\binvalide?\b"
    r"|\b(?:nu|no|non|nao) (?:este?|e|es) (?:\w+ )?valid|n.est pas valide|neplatn|ervenytelen"
    r"|nieprawidlow|gecersiz|virheelli|nevazec|nevalid|khong hop le|не ?верн|недейств|некоррект"
    r"|невалид|無効|无效|無效|유효하지|올바르지|غير صالح|לא תקין|μη εγκυρ"
)
"""That something is not valid, in words without their accents."""

_BROKE = re.compile(
    r"fail|error|wrong|could ?n[o.]t|can ?not|can.t|unable|again|later|fehler|nicht|erreur"
    r"|impossible|\berro|falh|pudo|possi[bv]|riprova|fout|mislukt|chyba|nepodar|hata|olusma"
    r"|kunde inte|misslyck|kunne ikke|feil\b|fejl|nie uda|blad|не удалось|ошибк"
    r"|失敗|失败|エラー|できません|실패|오류"
)
"""What a notice says of what broke: that is no word against a value."""


def read_own_check(timeline: Timeline, event: Event, otherwise: Reading) -> Reading:
    """Read a notice of which no word is known, as a refusal by the page's own check if it is one.

    Whoever has just pressed is told so at once: nothing was asked between the press and the notice,
    and nothing broke, by what stands there or by what it says.
    """
    if otherwise[0] is SignalKind.NONSENSE or is_of_an_engine(event.text):
        return otherwise[0], Category.JS_EXCEPTION
    click = timeline.click_before(event.index)
    if otherwise[1] is not Category.BACKEND_ERROR or click is None or not timeline.requests:
        return otherwise
    between = timeline.between(click.at_us, event.at_us, _MOST)
    between = [one for one in between if click.index < one.index < event.index]
    late = event.at_us - click.at_us > _AT_ONCE_US or timeline.was_waiting(click.at_us, event.at_us)
    if late or any(map(_asks_or_breaks, between)):
        return otherwise
    said = fold(event.text[:_SEEN])
    checked = _BROKE.search(said) is None or _NOT_VALID.search(said) is not None
    checked = checked or any(map(_is_a_check, between))
    return (SignalKind.FORM, Category.VALIDATION_REJECTED) if checked else otherwise


def calls_it_invalid(text: str) -> bool:
    """Tell words by which something is not valid, in many languages."""
    return _NOT_VALID.search(fold(text[:_SEEN])) is not None


def says_it_broke(text: str) -> bool:
    """Tell the words of what broke, which are no words against a value."""
    return _BROKE.search(fold(text)) is not None


def _asks_or_breaks(event: Event) -> bool:
    """Tell what may be why nothing was taken: a question, another page, a failure, a lost line."""
    if event.request is not None or event.online is False:
        return True
    if event.kind in (EventKind.EXCEPTION, EventKind.NAVIGATION):
        return True
    return event.level is Level.ERROR and not _is_a_check(event)


def _is_a_check(event: Event) -> bool:
    if event.kind is not EventKind.CONSOLE or event.topic or event.element is not None:
        return False
    said = event.text[:_SEEN]
    return _CHECKS.search(said) is not None or demands(said)
