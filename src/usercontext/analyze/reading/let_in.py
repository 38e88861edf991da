"""Who signed in or out, by requests and by clicks. Not: refusals."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from usercontext.analyze.language.words import Concept, concepts, fold, needles
from usercontext.analyze.reading.events import Event, EventKind, Request

LEAVES = re.compile(r"/(?:log|sign)[-_]?(?:out|off)(?:[/.]|$)", re.I)
_ENDS_IT = re.compile(r"/sessions?(?:/(?:current|me))?/?$", re.I)
_NOBODY = re.compile(r"anonym|(?<![a-z])(?:guest|visitor)s?(?![a-z])", re.I)
"""What is sent for whoever has not said who they are."""

_BY_WISH = needles(
    " log out | logout | sign out | signout | log off | logoff | sign off | signoff |"
    " abmelden| auslogg| deconnex| deconnect| cerrar sesion| desconect| esci | disconnett|"
    " sair | terminar sessao| uitlog| afmelden | wylog| logga ut | logg ut | log ud | odhlas|"
    " kirjaudu ulos | kijelentkez| deconect| oturumu kapat| αποσυνδεσ| выйти | выход | вийти |"
    " вихід |ログアウト|サインアウト|登出|退出登录|로그아웃|تسجيل الخروج"
)
_NOT_IN_YET = re.compile(
    r"reset|forgot|recover|verif|confirm|identif|lookup|exists|magic|challenge|send"
    r"|(?<![a-z])(?:otp|2fa|mfa|totp|code|link)(?![a-z])|(?:begin|start|init|options)/?$"
    r"|^(?!.{0,200}(?:log|sign)-?in).{0,200}pass(?:word|wort)",
    re.I,
)
"""What is sent on the way in, or about a password: a page to sign in on comes next rightly."""

_WHO = frozenset({Concept.LOG_IN, Concept.SIGN_UP})
_MOST_PRESSES = 10


def is_by_wish(label: str) -> bool:
    """Tell a control that somebody signs out by."""
    return any(map(fold(label).__contains__, _BY_WISH))


def find_sign_ins(events: Iterable[Event], *, presses_told: bool) -> Iterator[int]:
    """Yield the places where somebody was let in.

    Counters open sessions too: what only says "session" was sent from a page or by presses that
    are about who somebody is, where presses are told.
    """
    page: Event | None = None
    pressed: list[Event] = []
    for event in events:
        if event.kind is EventKind.NAVIGATION:
            page, pressed = event, []
        elif event.kind is EventKind.CLICK:
            pressed.append(event)
        elif event.request is not None and _may_let_in(event.request):
            says_so = concepts(event.request.about) & _WHO or not presses_told
            if says_so or _is_about_who(page, pressed[-_MOST_PRESSES:]):
                yield event.index


def find_goings(events: Iterable[Event]) -> Iterator[int]:
    """Yield the places where somebody signed out."""
    for event in events:
        if event.kind is EventKind.CLICK:
            element = event.element
            gone = element is not None and is_by_wish(f"{element.label} {element.key}")
        elif event.kind is EventKind.NAVIGATION:
            gone = event.target is not None and LEAVES.search(event.target.path) is not None
        else:
            gone = event.request is not None and _lets_go(event.request)
        if gone:
            yield event.index


def lets_in(sign_in: Event) -> bool:
    """Tell a sign-in behind which somebody is in: a new account or half the way is none."""
    path = sign_in.request.url.path if sign_in.request is not None else ""
    return Concept.SIGN_UP not in concepts(path) and _NOT_IN_YET.search(path) is None


def last_before(came: Sequence[int], went: Sequence[int], place: int) -> int | None:
    """Return where somebody last came in before a place, who has not gone since."""
    comings, goings = bisect_left(came, place), bisect_left(went, place)
    if not comings or (goings and went[goings - 1] > came[comings - 1]):
        return None
    return came[comings - 1]


def _may_let_in(asked: Request) -> bool:
    if asked.told or asked.method.upper() != "POST" or not 200 <= (asked.status or 0) < 300:
        return False
    path = asked.url.path
    if LEAVES.search(path) or _NOBODY.search(path):
        return False
    return "session" in path or bool(concepts(path) & _WHO)


def _is_about_who(page: Event | None, pressed: Sequence[Event]) -> bool:
    """Tell presses on a page to sign in on, or presses that are about who somebody is."""
    there = page.target.path if page is not None and page.target is not None else ""
    if pressed and concepts(there) & _WHO:
        return True
    elements = (press.element for press in pressed)
    return any(one is not None and concepts(f"{one.label} {one.key}") & _WHO for one in elements)


def _lets_go(asked: Request) -> bool:
    if asked.told or not 200 <= (asked.status or 0) < 400:
        return False
    ended = asked.method.upper() == "DELETE" and _ENDS_IT.search(asked.url.path)
    return bool(ended) or LEAVES.search(asked.url.path) is not None
