"""How much a click and its request matter, by their words. Not: whether it worked, points."""

import re

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.impact.beside_the_core import beside_the_core
from usercontext.analyze.impact.named_acts import words_and_act
from usercontext.analyze.language.binding_words import binds
from usercontext.analyze.language.words import CORE, TAKEN_IN, Concept, concepts, fold
from usercontext.analyze.reading.events import Element, Event
from usercontext.analyze.reading.sign_up_pages import registers_a_thing
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.missed_parts import sent_in_vain
from usercontext.analyze.signals.money.paid import KEPT_BACK, UNORDERED
from usercontext.analyze.signals.signal import Signal, SignalKind

_LETTER = re.compile(r"news ?letter|mailing list|infolettre|\bboletin\b")
_SUBSCRIBE = re.compile(r" (?:un)?subscribe[ds]? ")
_PLANS = re.compile(r" (?:plans?|pricing|premium|upgrade|tiers?|subscriptions?|membership) ")
"""Whoever subscribes to a letter or a channel buys nothing; to a plan they do."""

_TELLS = re.compile(
    r" (?:costs?|policy|policies|terms|conditions|info|information|help|faq|about|guide|rates|times"
    r"|kosten|infos?|hilfe|frais|aide|conditions|gastos|ayuda|costi|aiuto|kosztow|pomoc) "
)
_AGAIN = frozenset(
    {" try again ", " retry ", " again ", " reload ", " erneut versuchen ", " nochmal versuchen "}
    | {" noch einmal ", " wiederholen ", " reessayer ", " reintentar ", " riprova ", " opnieuw "}
    | {
        " tentar novamente ",
        " sprobuj ponownie ",
        " tekrar dene ",
        " повторить ",
        "再試行 ",
        " 重试 ",
    }
)
_MOST_BEFORE = 5
_ENDLESS_MS = 10_000
_SEEN = 300

_JOINED = re.compile(
    r" join (?:the |a |this )?(?:call|meeting|room|session|chat|game|queue|webinar|class|stream) "
)
"""Whoever joins one of these signs up for nothing."""
_NONE_LEFT = re.compile(
    r"\b(?:0|none) of (?:the |its |these )?[1-9]\d{0,3} [^.;]{0,40}?\b(?:can|could|may) be"
    r" (?:chosen|selected|picked|booked|reserved|delivered)\b",
    re.I,
)
_DEAD_OFTEN = {SignalKind.DEAD_CLICK: 2, SignalKind.RAGE_CLICK: 2, SignalKind.CHUNK: 1}
_THROWN = (SignalKind.EXCEPTION, SignalKind.REJECTION)
_SUM = re.compile(r"[€$£¥₹]\s?\d|\d\s?(?:[€$£¥₹]|(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|TRY|zł|kr)\b)")
_LISTS = (
    r"(?:orders|purchases|invoices|bestellungen|bestellingen|commandes|pedidos|ordini|encomendas"
    r"|ordrer|bestallningar|zamowienia|objednavky|siparisler)"
)
_SHOWN = rf"(?:{_LISTS}|billing|statements|transactions)"
"""What is read of what was paid for: who cannot see it has paid all the same."""

_ORDERS = re.compile(rf"/[\w-]*{_SHOWN}(?:\.\w{{2,5}})?(?:/[^/]*)?/?$")
_ORDERS_PAGE = re.compile(rf"/{_LISTS}(?:/[^/]*\d[^/]*)?/?$")
_LISTED = re.compile(rf" (?:my )?(?:orders?|bestellung|commande|{_SHOWN}) ")
_THE_LIST = re.compile(
    rf" (?:{_LISTS}|(?:orders?|purchases?|payments?) (?:history|list|overview|archive)) "
)
_LOOKS = re.compile(
    r" (?:show|view|see|track|details?|history|status|anzeigen|ansehen|voir|suivre|ver|seguir"
    r"|vedi|bekijk|zobacz) "
)


def core_of(timeline: Timeline, chain: Chain, text: str) -> frozenset[Concept]:
    """Return the core actions that a text speaks of: some are such only where they are sent off."""
    spoken = concepts(text)
    core = (spoken & CORE) - beside_the_core(chain)
    opened = chain.opened.target if chain.opened is not None else None
    if chain.root.kind is SignalKind.REDIRECTS and opened is not None:
        core = (concepts(opened.path) & core) or core  # a door on the way is not what they wanted
    kept = _is_kept_from(timeline, chain) or bool(sent_in_vain(timeline, chain.effects))
    return core or (spoken & TAKEN_IN if kept else frozenset())


def label_of(timeline: Timeline, chain: Chain, control: Element | None) -> str:
    """Return a control's words; "Try again" stands for what the press before it was for."""
    if control is None or _only_tells(control):
        return ""
    if fold(control.label) not in _AGAIN or chain.trigger is None:
        return words_and_act(control)
    page = timeline.page_number(chain.trigger.index)
    before = timeline.clicks_before(chain.trigger.index, _MOST_BEFORE)
    for press in reversed(before):
        element = press.element
        if timeline.page_number(press.index) != page:
            break
        if element is not None and not element.bare and fold(element.label) not in _AGAIN:
            return words_and_act(element)
    return control.label


def tries_again(press: Event) -> bool:
    """Tell a press on "Try again", which is itself a second try of what was pressed before."""
    return press.element is not None and fold(press.element.label) in _AGAIN


def _only_tells(control: Element) -> bool:
    """Tell a link to what somebody may want to know, and does nothing by."""
    return control.key.startswith("a|") and _TELLS.search(fold(control.label)) is not None


def paid_for(timeline: Timeline, chain: Chain) -> str:
    """Return the word for what was done with a sum that is not right: who then paid, paid that."""
    if chain.root.message in (KEPT_BACK, UNORDERED):
        return "payment"
    if chain.root.kind is not SignalKind.MONEY:
        return ""
    later = (e.request for e in timeline.answered if e.index > chain.root.event.index)
    taken = (a for a in later if a and not a.reads and 200 <= (a.status or 0) < 300)
    pays = any(Concept.PAY in concepts(asked.about) for asked in taken)
    return "payment" if pays else ""


def _is_kept_from(timeline: Timeline, chain: Chain) -> bool:
    """Tell what was sent off and never taken; a form refused once may be put right."""
    asked = chain.root.event.request
    if _is_thrown_at(chain) or _is_dead_at(chain):
        return True
    unseen = asked is not None and not asked.reads and not timeline.tells_presses
    if not (unseen or _is_sent(chain)) or chain.recovered is not None:
        return False
    return chain.root.kind is not SignalKind.REJECTED or bool(chain.retries)


def _is_thrown_at(chain: Chain) -> bool:
    """Tell a press that binds, was made again, and in whose hands the page threw each time.

    Nothing was sent then: what was to be sent its control says.
    """
    thrown, press = chain.root.event.thrown, chain.trigger
    if thrown is None or not thrown.uncaught or press is None or press.element is None:
        return False
    again = bool(chain.retries) and chain.opened is None and chain.recovered is None
    return again and binds(fold(words_and_act(press.element)))


def _is_dead_at(chain: Chain) -> bool:
    """Tell a press that binds and did nothing three times, or lacked its part of the page twice."""
    kind, press = chain.root.kind, chain.trigger
    if press is None:
        return any(_is_dead_again(effect) for effect in chain.effects)
    often = _DEAD_OFTEN.get(kind)
    if often is None or press.element is None or chain.recovered is not None:
        return False
    again = len(chain.retries) >= often and chain.opened is None
    return again and binds(fold(words_and_act(press.element)))


def _is_sent(chain: Chain) -> bool:
    """Tell what a press sent off, and no page asked for by itself."""
    asked = chain.root.event.request
    if asked is None and chain.trigger is not None and chain.root.kind in _THROWN:
        # the page threw where it was to be sent
        element = chain.trigger.element
        label = words_and_act(element) if element is not None else ""
        return bool(chain.retries) and binds(fold(label))
    if asked is None or chain.trigger is None:
        return False
    if asked.told and not asked.method:  # how it was asked is not told, the press may say it
        label = chain.trigger.element.label if chain.trigger.element is not None else ""
        return binds(fold(label))
    return not asked.reads


def only_sends(chain: Chain, label: str) -> bool:
    """Tell a press on "Submit" or "Send" alone: what is sent, the page says."""
    return _is_sent(chain) and concepts(label) == {Concept.SEND} and len(fold(label).split()) == 1


def names_a_sum(label: str) -> bool:
    """Tell a control that says how much it moves, "Send £300"; what one buys has a price too."""
    return _SUM.search(label) is not None and Concept.CART not in concepts(label)


def words_of(label: str) -> str:
    """Return the words of a control, with what a sum in it says."""
    return f"{label} payment" if names_a_sum(label) else label


def is_free(text: str, page: str) -> bool:
    """Tell a letter or a channel that is subscribed to, where nothing speaks of what it costs."""
    folded = fold(text)
    if _LETTER.search(folded):
        return True
    rest = f"{_SUBSCRIBE.sub(' ', folded)} {page}"
    return Concept.PAY not in concepts(rest) and _PLANS.search(fold(rest)) is None


def costs_nothing(core: frozenset[Concept], text: str, page: str) -> bool:
    """Tell a letter that is subscribed to, a call that is joined: neither is bought."""
    free = core == {Concept.PAY} and is_free(text, page)
    if core != {Concept.SIGN_UP}:
        return free
    of_a_thing = registers_a_thing(page.partition(" ")[0])
    return of_a_thing or _JOINED.search(fold(f"{text} {page}")) is not None


def leaves_no_choice(chain: Chain) -> bool:
    """Tell a rule that nobody gets around: of all that was offered none can be taken."""
    lines = (chain.root.words, *(line.text[:_SEEN] for line in chain.root.also[:1]))
    return any(_NONE_LEFT.search(said) is not None for said in lines)


def only_shows_orders(chain: Chain, label: str, page: str) -> bool:
    """Tell a list of what was ordered: who cannot see it has bought all the same."""
    asked = chain.root.event.request
    route, _, led = page.partition(" ")
    if asked is None and _ORDERS_PAGE.search(route.lower()):
        return Concept.PAY not in concepts(_LISTED.sub(" ", fold(f"{label} {led}")))
    if asked is None and _THE_LIST.search(fold(label)):  # of a screen that has no address
        return Concept.PAY not in concepts(_THE_LIST.sub(" ", fold(label)))
    listed = asked is not None and asked.method.upper() == "GET"
    listed = listed and asked is not None and bool(_ORDERS.search(asked.url.path.lower()))
    looks = _LOOKS.search(fold(label)) or concepts(label) == {Concept.SEARCH}
    if asked is None or not (listed or looks):
        return False
    # each with blanks of its own: what both name is left out of both
    said = f"{fold(label)}{fold(asked.url.path)}"
    return Concept.PAY not in concepts(_LISTED.sub(" ", said))


def _is_dead_again(effect: Signal) -> bool:
    """Tell a control that binds and was pressed again, dead for what its page lacked."""
    element = effect.event.element
    again = effect.kind is SignalKind.DEAD_CLICK and bool(effect.also)
    return again and element is not None and binds(fold(words_and_act(element)))


def is_endless(chain: Chain) -> bool:
    """Tell a wait that nobody sits through, though an answer came in the end."""
    asked = chain.root.event.request
    slow = asked is not None and (asked.duration_ms or 0) >= _ENDLESS_MS
    return slow and chain.root.kind is SignalKind.SLOW
