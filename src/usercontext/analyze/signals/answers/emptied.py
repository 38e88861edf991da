"""Something that had content and is empty though nobody removed anything (a cart).

A cart that a change of currency, a proxy or a lost cookie begins anew answers just as well as
before, with a count of nought. Much is emptied rightly where nothing captured tells of it, so this
is a cause only where the report complains of it (`overheard`). Not: what a write was answered.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.text import clean, quote
from usercontext.analyze.language.words import CORE, Concept, concepts, fold, means_success, needles
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_COUNT = screened(
    r'"((?:\w{1,20}_)?(?:count|quantity|qty|num_?items|total_?items)|(?:item|line|product)s?Count)"'
    r"\s*:\s*(\d{1,6})\b",
    re.I,
)
_IN_MARKUP = re.compile(
    r"class=\\?[\"'](?:[^\"'\\<>]*[ -])?((?:cart|basket|minicart|mini-cart|bag)[\w-]{0,20}"
    r"(?:count|qty|quantity|number|counter))[^\"'\\<>]*\\?[\"'][^<>]*>\s*(\d{1,4})\s*<",
    re.I,
)
"""What a piece of a page calls the number of things in the cart, whoever asked for the piece."""
_SEEN = 2000
_MOST_BETWEEN = 400
_TAKES_OUT = needles(
    " remov| delet| clear| empty| discard| cancel| sign out| log out| logout"
    "| entfern| losch| leeren| abmeld| supprim| retir| vider| enlev| deconnex| elimin| borra"
    "| quitar| vacia| rimuov| svuota| cancella| esci | remov| limpar| verwijder| leegmaken"
    "| usun| oproznij| ta bort| slet | fjern| sil | bosalt| удал| очист| убрать"
    "|削除|空にする|删除|清空|移除|삭제|비우기"
)


def find_emptied(timeline: Timeline) -> Iterator[Signal]:
    """Yield each address whose count fell to nought without anything that takes out."""
    full: dict[str, tuple[Event, str, str]] = {}
    found: dict[str, Signal] = {}
    for event in timeline.answered:
        asked = event.request
        told = _count(asked) if asked is not None else None
        if asked is None or told is None:
            continue
        address, name, count = told
        if int(count):
            full[address] = (event, name, count)
            found.pop(address, None)  # it is there again
            continue
        before = full.get(address)
        if before is None or (address not in found and _is_taken_out(timeline, before[0], event)):
            full.pop(address, None)
            continue
        signal = _emptied(timeline, before[0], event, name, before[2])
        if signal.party is Party.FIRST:
            found[address] = signal  # the newest, as nothing has put it right since
    yield from found.values()


def _emptied(timeline: Timeline, before: Event, event: Event, name: str, was: str) -> Signal:
    said = f"answered {event.request.status if event.request else 200} with “{clean(name, 60)}” “0”"
    press = timeline.click_before(event.index)
    behind = ""
    also: tuple[Event, ...] = (before,)
    if press is not None and press.element is not None and press.index > before.index:
        behind, also = f", after the press on {quote(press.element.shown)}", (before, press)
    said = f"{said}, not “{was}” as before{behind}, and nothing was taken out"
    kind, category = SignalKind.MISMATCH, Category.BACKEND_ERROR
    signal = request_signal(timeline, event, kind, category, said)
    last = timeline.page_number(event.index) == timeline.page_number(len(timeline.events))
    return replace(signal, message="emptied", also=also, overheard=True, last_word=last)


def _count(asked: Request) -> tuple[str, str, str] | None:
    """Return of what a good answer tells a count, its name, and the count; a site has one cart."""
    if not asked.body or not 200 <= (asked.status or 0) < 300:
        return None
    body = asked.body[:_SEEN]
    found = _COUNT.search(body) if asked.reads else None
    if found is not None:
        of_cart = Concept.CART in concepts(asked.url.path)
        of_what = " cart" if of_cart else f"{asked.about} {found[1]}"
        return f"{asked.url.authority}{of_what}", found[1], found[2]
    marked = _IN_MARKUP.search(body) if "class=" in body else None
    return (f"{asked.url.authority} cart", marked[1], marked[2]) if marked is not None else None


def _is_taken_out(timeline: Timeline, before: Event, event: Event) -> bool:
    """Tell whether anything between two answers may have taken out what the first one held."""
    between = timeline.between(before.at_us, event.at_us, _MOST_BETWEEN)
    return any(map(_takes_out, between)) or len(between) == _MOST_BETWEEN


def _takes_out(event: Event) -> bool:
    if event.element is not None:
        words = fold(f"{event.element.label} {event.element.key}")
        return any(map(words.__contains__, _TAKES_OUT))
    if event.target is not None and means_success(event.target.path):
        return True  # it was bought
    asked = event.request
    if asked is None or asked.reads or asked.told:
        return False
    if asked.body and _IN_MARKUP.search(asked.body[:_SEEN]):
        return False  # it only brings pieces of a page
    about = concepts(asked.about)
    return Concept.CART not in about or bool(about & CORE) or asked.method.upper() != "POST"
