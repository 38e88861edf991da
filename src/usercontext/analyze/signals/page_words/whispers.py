"""Quiet remarks of a page about a good response, at any level.

"sort key 'date' unknown, falling back to id" is written by whoever foresaw it, and by pages that
go on well too. Such a line is a cause only where the report complains of it (`overheard`), so it
may be read by few words. Not: lines that say by themselves that an answer is wrong (`own_words`).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from usercontext.analyze.grouping import message_template
from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.own_fields import part_named
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.shared_things import shares_a_thing
from usercontext.analyze.signals.answers.two_sides import has_two_sides
from usercontext.analyze.signals.behind import is_of_a_lost_question
from usercontext.analyze.signals.exceptions.voices import tags_a_house
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.exchanges.unsent import was_sent_later
from usercontext.analyze.signals.money.sums_explained import adds_up
from usercontext.analyze.signals.page_words.own_words import (
    AMISS,
    OF_CODE,
    answers_before,
    is_good,
    is_of_others,
)
from usercontext.analyze.signals.page_words.parts_lacking import lacks_a_part
from usercontext.analyze.signals.refusals.stopped import stops, without_none
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_SEEN = 300
_MOST = 60
_NEWEST = 1_000
"""Lines that are read at all: 5,000 long ones cost 0.9 s, and what matters is near the report."""

_OFTEN = 3
"""Written so often in one visit, a line tells how things always are."""

_PRESSED_US = 15_000_000
_DEVIATES = screened(
    r"\b(?:fall(?:s|ing)? back|fell back|fallback|assum(?:ed|es|ing)|defaults? to|defaulted"
    r"|us(?:es|ing|ed) (?:the )?(?:default|old|last|cached|previous|first|'|\")|as default"
    r"|unsupported|unknown|unrecogni[sz]ed|unmapped|unresolved|untranslated|unmatched|unchanged"
    r"|unapplied|overwr\w+|overrid\w+|clobber\w*|clamped|capped|cut (?:off|to|at)|limited to"
    r"|shortened|overflow\w*|upscal\w*"
    r"|ignor(?:ed|es|ing)|dropp(?:ed|ing)|skipp(?:ed|ing)|omitt\w+|excluded|discard\w*"
    r"|hidden|cleared|wiped|purged|emptied|reset to|reverted|rolled back|restored to|kept at"
    r"|no (?:route|match|rule|handler|entry|mapping|template|translation|recipient|migration)"
    r"|swapped|shifted|off by|rounded|moved since|changed since|changed from|differs|twice"
    r"|duplicate[ds]?|already (?:there|listed|added|sent|attached)|not in|not on|not for|not yet"
    r"|not (?:\w+ )?(?:\w+ed|sent|kept|found|taken|held|set|known|drawn|shown"
    r"|written|given|done|built|met)|pending|delayed|queued"
    r"|suppressed|throttled|muted|expected|should (?:be|have)|stale|outdated|older|wrong"
    r"|shared|mixed|another|other than|differently|both|conflict\w*|lost|missing|partial"
    r"|same as (?:before|the old)|identical to|inconsisten\w+|out of (?:sync|order|date)"
    r"|disagree\w*|mismatch\w*|instead|only|without)\b"
    r"|\b\d+ ?(?:h|hours?|days?|weeks?|months?) old\b"
    r"|\b(?:first|top|last|page) \d+ (?:of|out of|from) \d+|(?<!-)->|→|=>|≠|!==?"
    r"|\"(?:size|bytes|length|count|total|rows)\"\s*:\s*0\b|=0\b|\b0 (?:bytes|rows|items|results)\b"
    # the same in the languages that teams log in
    r"|\b(?:statt|anstatt|fehl(?:t|en|end\w*)|veraltet\w*|unbekannt\w*|ersatz\w*|verworfen"
    r"|übersprungen|ignoriert|gekürzt|standardwert|vorgabe|rückfall|doppelt|alte[nrs]?|erwartet"
    r"|unverändert|kein\w*|nicht|nur|falsch\w*|abweich\w*)\b"
    r"|\b(?:au lieu|manquant\w*|inconnu\w*|périmé\w*|par défaut|repli|tronqué\w*|ignoré\w*"
    r"|attendu\w*|inchangé\w*|ancien\w*|aucun\w*|seulement|sans|pas)\b"
    r"|\b(?:en lugar|falta\w*|desconocid\w+|por defecto|obsolet\w+|antigu\w+|ignorad\w+|esperad\w+"
    r"|omitid\w+|sin|pero|ningun\w*|em vez|padrão|desatualizad\w+|sem)\b"
    r"|\b(?:invece|mancant\w+|sconosciut\w+|predefinit\w+|vecchi\w+|ignorat\w+|attes[oa]|senza"
    r"|soltanto|solo)\b|\b(?:in plaats|ontbre\w+|onbekend\w*|standaard\w*|verouderd\w*|verwacht"
    r"|genegeerd|zonder|alleen|geen|niet)\b|\b(?:zamiast|brak\w*|nieznan\w+|domyśln\w+|pominię\w+"
    r"|nie|stary|stara|bez)\b|\b(?:saknas|okänd\w*|istället|standard\w*|förväntad\w*|inte|ikke"
    r"|uten|gammel\w*|mangler|ukendt)\b|\b(?:yerine|eksik|bilinmeyen|varsayılan|eski|beklenen"
    r"|değil)\b|вместо|ожида|неизвестн|по умолчанию|устар|пропущ|отсутств|из кэша|не найден|без "
    r"|\d ?(?:日|時間|週間|か月|天|小时|周|个月)前|\d ?(?:일|시간|주) 전"
    r"|\b(?:vor|il y a|hace|há) \d+ (?:tagen|stunden|wochen|jours|heures|semaines|d[ií]as|horas)\b"
    r"|\b\d+ (?:giorni|ore|dagen|uur|dni|godzin\w*|gün|saat|dn[ií]|дн\w*|час\w*) (?:fa|oud|geleden"
    r"|temu|önce|назад)\b"
    r"|の代わり|既定|不明|古い|期待|默认|未知|缺少|旧|忽略|기본값|누락|오래된",
    re.I,
)
"""How a page says that something is otherwise than it might be."""

_MENDS = re.compile(
    r"\b(?:re-?validat\w*|refresh\w*|re-?try\w*|trying again|re-?fetch\w*|re-?load\w*"
    r"|on scroll|load more|next page|cache (?:cold|warm|hit|miss)|attempt \d|reconnect\w*"
    r"|prefetch\w*|preload\w*|polyfill\w*|hydrat\w*|render(?:ed|s|ing)? <"
    r"|violation|dev ?tools|source ?map|experiment|variant|a/b|data ?layer|cookie|consent|font"
    r"|sampling|telemetry|locales? \w+|search(?:ed|ing)?:|results for"
    r"|filter \w+=\w+|clickable|interactable)\b"
    r"|\[i18n\]|^\W{0,2}\[(?:exp|ab|swr|hmr|vite|pwa|sw|perf|vitals|cookie\w*)\]",
    re.I,
)
"""What a page says of its own way of working: what it does anew, what it tries out."""

_OF_CODE_ALONE = re.compile(
    r"\b(?:routes?|router|components?|handlers?|toolbar|widgets?|layout|flags?|toggle|plugins?"
    r"|listeners?|modules?|shortcuts?)\b",
    re.I,
)
_NONE_OF_ALL = re.compile(
    r"\b(?:rendered|drawn|shown|displayed|listed|loaded|stored|saved|kept|sent|delivered|printed"
    r"|applied|matched|written) 0 (?:of|out of|/) ?[1-9]",
    re.I,
)
_LEADS = re.compile(
    r"\b(?:navigat\w*|rout(?:e|ing)|screen|transition\w*|push(?:ed)?|redirect\w*)\b[^>→]{0,60}?"
    r"(?:[-=]>|→) ?[\w/.:?&-]{1,80}\W*$",
    re.I,
)
"""An arrow from one place of a program to another, and nothing more: somebody went there."""

_NO_WAY = re.compile(
    r"\b(?:no|unknown|missing) (?:such )?(?:route|handler|view|screen|step|page|template)\b", re.I
)
"""What came back leads to no place that the page has: nobody gets any further."""

_OF_A_STORE = re.compile(
    r"\b(?:drafts?|stores?|storage|indexed ?db|database|cache|saved copy|(?:an)?other tab|second"
    r" tab|tabs|entwurf\w*|brouillons?|borrador\w*|speicher)\b",
    re.I,
)
_LOSES = re.compile(
    r"\b(?:clear(?:ed|ing)|wip(?:ed|ing)|overwr\w+|lost|losing|dropp(?:ed|ing)|purged|discard\w*"
    r"|deleted|gelöscht|überschr\w+|effac\w+|écras\w+|borrad\w+|sobrescri\w+|cancellat\w+"
    r"|sovrascri\w+|gewist|overschr\w+|usunię\w+|nadpisa\w+)\b",
    re.I,
)
_BEGINS = re.compile(
    r"/(?:config\w*|flags?|features?|toggles?|me|session|whoami|version|health\w*|ping|locales?"
    r"|i18n|translations?|messages\.json|settings|bootstrap|init|csrf|status)(?:[/.]|$)",
    re.I,
)
_TAGGED = re.compile(r"\W{0,2}\[[\w .:/-]{2,30}\]")
_BESIDE_US = 500_000
_LED_US = 2_000_000
_OF_A_VERSION = re.compile(r"\b(?:schema|migrat\w*|version|release|build|bundle)\b", re.I)


def find_whispers(timeline: Timeline, found: Sequence[Signal]) -> Iterator[Signal]:
    """Yield each line by which a page says that something is otherwise, and which nobody read."""
    read = {event.index for one in found for event in (one.event, *one.also)}
    lines = [e for e in timeline.lines if e.index not in read and _may_whisper(e)][-_NEWEST:]
    often = Counter(_template(line) for line in lines)
    told: dict[int, Signal] = {}
    for line in [e for e in lines if often[_template(e)] <= _OFTEN and _deviates(e)][-_MOST:]:
        if is_of_others(timeline, line) or OF_CODE.search(line.text[:_SEEN]) is not None:
            continue
        answer = _answer_of(timeline, line)
        if answer is None and is_of_a_lost_question(timeline, line):
            continue
        if was_sent_later(timeline, line):
            continue
        if answer is None:
            told[line.index] = _of_the_page(timeline, line)
        elif is_good(answer):
            told.setdefault(answer.index, _of_an_answer(timeline, answer, line))
    *before, last = _last_of_a_program(timeline, list(told.values())) or (None,)
    yield from before
    if last is not None:
        yield replace(last, last_word=_is_last_word(timeline, last))


def _last_of_a_program(timeline: Timeline, told: list[Signal]) -> list[Signal]:
    """Return what was told, last what a program that is no page warned of: it says more."""
    if timeline.program is Program.PAGE:
        return told
    return sorted(told, key=lambda one: (one.also or (one.event,))[0].level is Level.WARN)


def _may_whisper(line: Event) -> bool:
    if line.kind is not EventKind.CONSOLE or line.thrown is not None or line.request is not None:
        return False
    return line.element is None and not line.topic and len(line.text) > 8


def _template(line: Event) -> str:
    return message_template(line.said[:_SEEN])


def _deviates(line: Event) -> bool:
    said = without_none(line.text[:_SEEN])
    if _MENDS.search(said) is not None or adds_up(said):
        return False
    if _LEADS.search(said) is not None:
        said = _LEADS.sub("", said)
    if _DEVIATES.search(said) is not None or lacks_a_part(said) or stops(said):
        return True
    if _NONE_OF_ALL.search(said) is not None:
        return True
    if has_two_sides(said) and said == line.text[:_SEEN]:
        return True  # what counts what went well, and that nothing else did, sets nothing apart
    return line.level in (Level.WARN, Level.ERROR) and AMISS.search(said) is not None


def _answer_of(timeline: Timeline, line: Event) -> Event | None:
    """Return the answer that a line is about: of the same thing, or the only one there was."""
    near = answers_before(timeline, line)
    about = [one for one in near if one.request and shares_a_thing(line.text, one.request)]
    if about:
        return about[0]
    click = timeline.click_before(line.index)
    if click is not None and line.at_us - click.at_us <= _PRESSED_US:
        near = [one for one in near if one.index > click.index] or near
    elif _TAGGED.match(line.text) is not None:
        return None  # it names what it is of, and that is something else
    near = [one for one in near if not _is_a_beginning(one)]
    alone = len({one.request.address for one in near if one.request}) == 1
    return near[0] if alone else None


def _is_last_word(timeline: Timeline, last: Signal) -> bool:
    """Tell a warning, or a loss, that was told on the page that somebody was on to the end."""
    line = last.also[0] if last.also else last.event
    told = line.text[:_SEEN]
    warned = line.level in (Level.WARN, Level.ERROR) or _LOSES.search(told) is not None
    warned = warned or (line.level is Level.INFO and has_two_sides(told))
    pages, clicks = timeline.navigations, timeline.clicks
    if clicks and clicks[-1].index > line.index:
        return False  # what came of a later press is not said there
    here = not pages or line.index > pages[-1].index or _at_once(pages[-1], line)
    alone = line.level is Level.ERROR or timeline.program is not Program.PAGE
    return warned and here and (alone or _goes_with(timeline, line))


def _goes_with(timeline: Timeline, line: Event) -> bool:
    """Tell a line beside which something was answered, or kept, that is more than a beginning."""
    if any(not _is_a_beginning(one) for one in answers_before(timeline, line)):
        return True
    near = timeline.between(line.at_us - _BESIDE_US, line.at_us + _BESIDE_US, _MOST)
    said = line.text[:_SEEN].lower()
    kept = (one for one in near if one.kind is EventKind.STORAGE)
    return any(one.emptied or _first_word(one.topic) in said for one in kept)


def _first_word(key: str) -> str:
    return re.split(r"[\W_]", key.lower(), maxsplit=1)[0] or key


def _is_a_beginning(answer: Event) -> bool:
    """Tell what a page asks for as it comes up, whatever it is there for."""
    asked = answer.request
    return asked is not None and asked.reads and _BEGINS.search(asked.url.path) is not None


def _at_once(page: Event, line: Event) -> bool:
    """Tell a page that was opened right behind a line, which led there."""
    return page.at_us - line.at_us <= _LED_US


def _of_an_answer(timeline: Timeline, answer: Event, line: Event) -> Signal:
    status = answer.request.status if answer.request else None
    said = f"answered {status}, and the page said “{clean(line.text)}”"
    leads_nowhere = _NO_WAY.search(line.text[:_SEEN]) is not None
    kind = SignalKind.UNREADABLE if leads_nowhere else SignalKind.MISMATCH
    signal = request_signal(timeline, answer, kind, Category.API_CONTRACT, said)
    words = f"{signal.words} {line.text[:_SEEN]}"
    return replace(signal, message=_template(line), words=words, also=(line,), overheard=True)


def _of_the_page(timeline: Timeline, line: Event) -> Signal:
    said = line.text[:_SEEN]
    part = part_named(timeline.entries[line.id].payload)
    category = Category.API_CONTRACT
    if _OF_A_STORE.search(said) is not None:
        category = Category.STORAGE
    elif _OF_A_VERSION.search(said) is not None:
        category = Category.STALE_VERSION
    elif tags_a_house(said):
        category = Category.THIRD_PARTY
    elif line.level is Level.ERROR or _OF_CODE_ALONE.search(said) is not None:
        category = Category.JS_EXCEPTION
    return Signal(
        kind=SignalKind.MISMATCH,
        category=category,
        event=line,
        party=Party.FIRST,
        text=f"The page wrote “{clean(line.text)}”",
        words=f"{said} {part}".strip(),
        message=_template(line),
        overheard=True,
    )
