"""A response that holds only the ids of somebody other than the signed-in user.

Whose session it is says what a page asks about itself (`/me`, `/users/481`); another answer under
an address that names nobody then has `userId` 977. Whoever works for others reads theirs all day,
so it counts only where the report says that what is shown is not theirs. Not: a page's own words of
it (`mixed_up`).
"""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import DecodeError, json
from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import fold, needles
from usercontext.analyze.reading.addresses import address_of
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.shapes import plain
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.mixed_up import stands_in
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.page_words.own_words import is_good
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_MOST, _SEEN = 100, 300
_NUMBERED = re.compile(r"(?<![\w.:-])[\w-]*\d[\w-]{2,40}(?![\w:-])")
"""What may be an id: three characters or more, and a digit among them."""
_LONGEST = 8_000
_DEEPEST = 3
_MOST_PARTS = 40
_OWNER = re.compile(
    r"(?P<who>user|customer|account|owner|member|patient|student|tenant|client|subscriber|employee"
    r"|driver|guest|player|kunde|kunden|nutzer|benutzer|utilisateur|usuario|cliente)_?(?:id|no|nr)",
    re.I,
)
_BARE = re.compile(r"owner|user|customer|patient|member|account", re.I)
"""Who a thing is of, by a name alone: a number in its value tells an id from a role."""

_SERVES = re.compile(r"employee|driver|guest|tenant", re.I)
_PEOPLE = (
    r"(?:users?|customers?|accounts?|members?|patients?|students?|clients?|employees?|drivers?"
    r"|profiles?)"
)
_ITSELF = re.compile(r"/(?:me|whoami|userinfo|session|profile|current[_-]?user|my[\w-]{0,20})/?$")
_BY_ID = re.compile(rf"/{_PEOPLE}/(?P<id>[\w-]{{1,40}})(?:/(?:profile|details|settings))?/?$")
_OWN_PATH = re.compile(r"/(?:me|my(?:-[\w-]{1,20})?)/")
_WORKS_FOR_OTHERS = re.compile(r"/(?:admin|backoffice|staff|support|impersonat\w*|manage)\b")
_NOT_THEIRS = needles(
    " someone else| somebody else| another customer| another user| another person| another patient"
    "| another member| another client| another account| other customer| other people s"
    "| other user| other person| different customer| different user| a stranger| not mine "
    "| not my name| not my data| not my order| not my invoice| not my account| not my profile"
    "| not my message| not my address| isn t mine| aren t mine| aren t my | wrong customer"
    "| wrong person| wrong account| never heard of"
    "| jemand ander| fremd| anderen kunde| anderer kunde| anderem kunde| nicht mein"
    "| quelqu un d autre| autre client| pas a moi| pas mes| pas mon | inconnu"
    "| otra persona| otro cliente| otro usuario| no son mi| no es mi| de otro"
    "| altra persona| altro cliente| altro utente| non sono mi| di un altro"
    "| iemand anders| andere klant| niet van mij| niet mijn"
    "| kogos innego| innego klienta| nie moj| outra pessoa| outro cliente| nao e meu| baska"
    "| annan kund| annen kund| anden kunde| чуж| не мо|他人|別人|别人|다른 사람"
)
"""How people say that what they are shown is not theirs."""


def find_answers_of_others(timeline: Timeline) -> Iterator[Signal]:
    """Yield the last answer that is somebody else's only, where the report says as much."""
    said = fold(timeline.description)
    complains = any(map(said.__contains__, _NOT_THEIRS))
    if not complains and not timeline.loud:
        return
    read = [(event, _owners(event)) for event in timeline.answered[-_MOST:] if is_good(event)]
    own = next(((e, ids) for e, found in read if (ids := _ids_of_itself(e, found))), None)
    if own is None:
        return
    source, mine = own
    names = {plain(name) for name, _ in _owners(source)}
    for event, found in reversed(read):
        others = [one for one in found if one[1] not in mine and _is_whose(one[0], names)]
        if event is source or not others or len(others) < len(found) or _names(event, others[0][1]):
            continue
        name, other = others[0]
        line = None if complains else _line_of_both(timeline, event, other, mine)
        if not complains and line is None:
            continue
        signal = _signal(timeline, event, source, name, other, min(mine, key=len))
        if signal.party is Party.FIRST:
            yield signal if line is None else replace(signal, also=(*signal.also, line))
            return


def _line_of_both(
    timeline: Timeline, event: Event, other: str, mine: frozenset[str]
) -> Event | None:
    """Return an error in which the page names whose it is and who is signed in, in any language.

    Only of an answer about oneself: what is shared, friends and children have ids of their own.
    """
    asked = event.request
    path = asked.url.path if asked is not None else ""
    body = (asked.body or "") if asked is not None else ""
    own = _OWN_PATH.search(path) or any(f"/{one}/" in f"{path}/" for one in mine)
    top = json.decode(body) if own and body.lstrip().startswith("{") else {}
    if not any(_OWNER.fullmatch(name) and str(top[name]) == other for name in top):
        return None
    for line in timeline.loud[-_MOST:]:
        if line.index < event.index or line.level is not Level.ERROR:
            continue
        if line.kind is not EventKind.CONSOLE or line.thrown:
            continue
        named = set(_NUMBERED.findall(line.text[:_SEEN]))
        if other in named and named & mine and not stands_in(line.text):
            return line
    return None


def _signal(
    timeline: Timeline, event: Event, source: Event, name: str, other: str, mine: str
) -> Signal:
    asked, beside = event.request, source.request
    status = asked.status if asked else None
    whose = f"where {address_of(beside)} is about “{clean(mine, 40)}”" if beside else ""
    said = f"answered {status} with “{clean(name, 40)}” “{clean(other, 40)}”, {whose}"
    kind, category = SignalKind.MIXED_UP, Category.API_CONTRACT
    signal = request_signal(timeline, event, kind, category, said)
    return replace(signal, message=f"{name} of somebody else", also=(source,))


def _owners(event: Event) -> list[tuple[str, str]]:
    """Return whose what an answer holds is: the names and the numbers of people in it."""
    body = event.request.body if event.request is not None else None
    if not body or len(body) > _LONGEST or body.lstrip()[:1] not in ("{", "["):
        return []
    try:
        answer = json.decode(body)
    except (DecodeError, RecursionError):
        return []
    found: list[tuple[str, str]] = []
    for part in _parts(answer):
        found += [(n, str(v)) for n, v in part.items() if _is_owner(n, v)]
    return list(dict.fromkeys(found))


def _is_owner(name: str, value: Any) -> bool:
    if _OWNER.fullmatch(name) is not None:
        return _is_id(value)
    numbered = _BARE.fullmatch(name) is not None and any(map(str.isdigit, str(value)))
    return numbered and _is_id(value)


def _parts(answer: Any) -> list[dict[str, Any]]:
    level, parts = [answer], []
    for _ in range(_DEEPEST):
        level = [one for item in level for one in (item if isinstance(item, list) else [item])]
        objects = [one for one in level if isinstance(one, dict)][:_MOST_PARTS]
        parts += objects
        level = [v for one in objects for v in one.values() if isinstance(v, dict | list)]
    return parts[:_MOST_PARTS]


def _ids_of_itself(event: Event, found: list[tuple[str, str]]) -> frozenset[str]:
    """Return by what ids an answer knows who is signed in, if that is what it is about."""
    asked = event.request
    if asked is None or not asked.reads or _WORKS_FOR_OTHERS.search(asked.url.path):
        return frozenset()
    by_id = _BY_ID.search(asked.url.path)
    if by_id is None and _ITSELF.search(asked.url.path) is None:
        return frozenset()
    ids = {value for _, value in found}
    if by_id is not None and by_id["id"] != "me" and any(map(str.isdigit, by_id["id"])):
        return frozenset({by_id["id"], *ids})
    top = json.decode(asked.body or "{}") if (asked.body or "").lstrip().startswith("{") else {}
    if not isinstance(top, dict):
        return frozenset(ids)
    inner = [top, *(v for v in top.values() if isinstance(v, dict))]
    return frozenset(ids | {str(one["id"]) for one in inner if _is_id(one.get("id"))})


def _is_whose(name: str, known: set[str]) -> bool:
    """Tell whose a thing is: by a name that who is signed in has as well, or that any owner has."""
    if known:
        return plain(name) in known
    return _SERVES.match(name) is None  # who looks after a thing has an id in it too


def _names(event: Event, other: str) -> bool:
    """Tell an answer that was asked for by the id that it holds, or on behalf of others."""
    asked = event.request
    if asked is None or asked.told or not asked.reads:
        return True
    path = asked.url.path
    return other in f"{path} {asked.about}" or _WORKS_FOR_OTHERS.search(path) is not None


def _is_id(value: Any) -> bool:
    if isinstance(value, bool):
        return False
    return isinstance(value, int) or (isinstance(value, str) and 0 < len(value) <= 40)
