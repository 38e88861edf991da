"""Users who clicked once and waited in vain, without any error. Not: errors.

What a control of this kind promises needs a server: it pays, signs in, sends. A press that neither
a request nor a page follows, for as long as anybody waits, came to nothing, whatever was shown.
"""

from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from usercontext.analyze.language.words import APART, Concept, concepts, fold, needles
from usercontext.analyze.reading.events import Element, Event, EventKind
from usercontext.analyze.reading.sign_up_pages import is_where_one_signs_up, may_open
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.controls.clicks import (
    ANSWER_US,
    dead_control,
    is_new_write,
    told_dead,
)
from usercontext.analyze.signals.refusals.demands import is_demand
from usercontext.analyze.signals.refusals.stopped import stops
from usercontext.analyze.signals.signal import Signal
from usercontext.domain.log_entry import Level

_PATIENCE_US = 8_000_000
"""Who waits this long and then does something else had given up."""

_TYPING_US = 1_500_000
"""A form that is left is written down at once; what is written later is somebody who goes on."""

_MOST_NEAR = 1_000

_VERBS = (
    " pay | buy | purchase | place order | place my order | place your order | order now "
    "| submit | send | save | sign up | sign in | log in | register | create "
    "| join | subscribe | book | reserve | confirm | donate | finish "
    "| bezahlen | zahlen | kaufen | bestellen | absenden | abschicken | senden | speichern "
    "| registrieren | anmelden | einloggen | buchen | reservieren | bestatigen "
    "| payer | acheter | commander | envoyer | enregistrer | s inscrire | se connecter "
    "| valider | confirmer | reserver | pagar | comprar | enviar | guardar | registrarse "
    "| iniciar sesion | entrar | confirmar | reservar | finalizar | salvar | cadastrar "
    "| paga | acquista | ordina | invia | salva | registrati | accedi | conferma | prenota "
    "| betalen | kopen | verzenden | versturen | opslaan | registreren | inloggen | bevestigen "
    "| zaplac | zapłac | kup | zamawiam | wyslij | wyślij | zapisz | zarejestruj | zaloguj "
    "| objednat | zaplatit | koupit | odeslat | ulozit | registrovat | prihlasit "
    "| megrendel | fizetes | kuldes | mentes | comanda | plateste | trimite | salveaza "
    "| ode | satin al | gonder | kaydet | kayit ol | giris yap | onayla "
    "| оплатить | купить | заказать | отправить | сохранить | зарегистрироваться | воити "
    "| подтвердить | оплатити | купити | надіслати | зберегти | увіити "
    "|支払う|購入|注文する|送信|保存|登録する|ログイン|支付|付款|购买|下单|提交|发送|注册|登录"
    "|결제하기|구매하기|주문하기|보내기|저장|가입하기|로그인|ادفع|شراء|إرسال|حفظ|سجل|खरीदें|भेजें|सहेजें"
)
"""What a button says that does something by a server: "Pay", not the place "Payments"."""

_DOES = needles(_VERBS)

_PLACES = (
    frozenset(Concept)
    - APART
    - {*(Concept.SEARCH, Concept.PICTURE, Concept.LAYOUT, Concept.FILM, Concept.LANGUAGE)}
)
_PRESSED = ("button|", "input|")


def find_waits(timeline: Timeline) -> Iterator[Signal]:
    """Yield each press that came to nothing: the last thing done, or waited for and given up."""
    if timeline.is_silent or not timeline.answered:
        return  # no request was looked for, or none is ever told here: that says nothing
    told = told_dead(timeline)
    done = max((e.index for e in timeline.answered if _does_something(e)), default=-1)
    for place, click in enumerate(timeline.clicks):
        element = click.element
        if element is None or click.index in told or not _is_to_do(timeline, click, element):
            continue
        after = next(iter(timeline.clicks[place + 1 : place + 2]), None)
        until = after.at_us if after else timeline.left_us
        needed = ANSWER_US if after is None and _is_in_place(timeline, click) else _PATIENCE_US
        if until - click.at_us < needed or _came_to_something(timeline, click, until):
            continue
        if after is None or (done < click.index and _left(timeline, click, after)):
            yield _wait(click, needed)


def _is_to_do(timeline: Timeline, click: Event, element: Element) -> bool:
    """Tell a button that promises something, or stands where an account is opened."""
    if promises(element):
        return True
    pressed = element.operable and element.key.startswith(_PRESSED) and not element.bare
    return pressed and is_where_one_signs_up(timeline.route_at(click.at_us)) and may_open(element)


def promises(element: Element) -> bool:
    """Tell a button that says it will do what only a server can."""
    pressed = element.operable and element.key.startswith(_PRESSED) and not element.bare
    return pressed and _is_of_a_server(element.label)


@lru_cache(maxsize=1024)
def _is_of_a_server(label: str) -> bool:
    return any(map(fold(label).__contains__, _DOES))


def _does_something(event: Event) -> bool:
    asked = event.request
    if asked is None or asked.reads:
        return False
    return 200 <= (asked.status or 0) < 400


def _left(timeline: Timeline, click: Event, after: Event) -> bool:
    """Tell whether the next press was on something else, and led away from the page."""
    if click.element is None or after.element is None or after.element.key == click.element.key:
        return False  # pressed again: read as what several presses say
    return bool(timeline.opened_between(after.at_us, after.at_us + ANSWER_US))


def _is_in_place(timeline: Timeline, click: Event) -> bool:
    """Tell a control on the page where its work is done: elsewhere it may but open a form."""
    page = timeline.route_at(click.at_us)
    return bool(concepts(page) & _PLACES) or is_where_one_signs_up(page)


def _came_to_something(timeline: Timeline, click: Event, until: int) -> bool:
    since = click.at_us
    if timeline.was_waiting(since, until):
        return True
    return any(
        _is_outcome(timeline, event, click)
        for event in timeline.between(since, max(until, since), _MOST_NEAR)
        if event.index > click.index and event.element is None
    )


def _is_outcome(timeline: Timeline, event: Event, click: Event) -> bool:
    if event.kind in (EventKind.REQUEST, EventKind.NAVIGATION, EventKind.EXCEPTION):
        return True
    if event.kind is EventKind.STORAGE:
        late = event.at_us - click.at_us > _TYPING_US
        return late or is_new_write(timeline, event, click)
    # a page that only says what it is doing has not done it, unless it says that it did not
    quiet = event.kind is EventKind.CONSOLE and event.level in (Level.INFO, Level.DEBUG)
    said = quiet and not event.topic and (stops(event.text) or is_demand(event))
    loud = said or (event.level in (Level.WARN, Level.ERROR) and event.topic != "dead_click")
    return loud and not timeline.is_habit(event, ANSWER_US)


def _wait(click: Event, waited_us: int) -> Signal:
    signal = dead_control([click], ())
    label = signal.words
    text = f"Clicking “{label}” had no effect: no request, no navigation"
    return replace(signal, text=text, until_us=click.at_us + waited_us)
