"""A response about another record than its address: `patientId` 4401 of `/patients/4410`.

An address names the thing, the answer names it once more, and the two are not the same: a cache, or
an answer to an earlier question. Not: whose a thing is (`answers_of_others`), what was sent.
"""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import DecodeError, json
from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.shapes import plain
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.page_words.own_words import is_good
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_MOST = 200
_LONGEST = 64_000
_ASKED = re.compile(r"/(?P<many>[a-z][a-z_-]{2,40})/(?P<id>(?=[\w-]*\d)[\w-]{1,64})(?=/|$)", re.I)
_FORMS = (
    re.compile(r"\d{1,18}"),
    re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I),
    re.compile(r"[A-Za-z]{1,8}[-_]\d{1,12}"),
)
"""What an id looks like: only two of one form can be told to be two things."""

_PEOPLE = re.compile(
    r"(?:patient|user|customer|member|client|account|student|pupil|employee|person|resident|citizen"
    r"|candidate|applicant|guest|profile|contact|case|file|record)$"
)
"""What is somebody's own, and is shown to whoever asked for another."""

_RELATED = re.compile(
    r"/(?:[a-z]+[_-])*(?:next|prev(?:ious)?|first|last|latest|random|similar|related|alternatives?"
    r"|alike|also[a-z_-]*|recommend\w*|suggest\w*|match(?:es|ing)?|neighbou?rs?|siblings?|parents?"
    r"|child(?:ren)?|ancestors?|root|origin(?:al)?|source|copy|clone|duplicates?|twin|fork"
    r"|template|managers?|supervisors?|boss|lead|mentors?|partners?|spouse|guardians?|carers?"
    r"|referr(?:er|als?)|invit(?:er|ed)|sponsors?|friends?|followers?|delegates?|substitutes?"
    r"|deput(?:y|ies)|owner|author|creator|assignee|impersonat\w*|switch|swap)(?=/|$)",
    re.I,
)
"""What stands to one as another of its kind: the next patient, somebody's manager."""

_LED_ON = re.compile(r'"\w{0,20}(?:merged|replaced|moved|redirect|canonical|alias|successor)', re.I)


def find_answers_of_another(timeline: Timeline) -> Iterator[Signal]:
    """Yield the last answer of each address that is about another one than was asked for."""
    seen: set[tuple[str, str]] = set()
    for event in reversed(timeline.answered[-_MOST:]):
        asked = event.request
        if asked is None or not asked.reads or not is_good(event) or asked.address in seen:
            continue
        seen.add(asked.address)
        found = _another(asked)
        if found is None:
            continue
        signal = _signal(timeline, event, *found)
        if signal.party is Party.FIRST:
            yield signal


def _signal(timeline: Timeline, event: Event, one: str, name: str, asked: str, got: str) -> Signal:
    status = event.request.status if event.request else None
    held = f"“{clean(name, 40)}” “{clean(got, 64)}”"
    said = f"answered {status} with {held}, where {asked} was asked for"
    kind = SignalKind.MIXED_UP if _PEOPLE.search(one) else SignalKind.MISMATCH
    signal = request_signal(timeline, event, kind, Category.API_CONTRACT, said)
    return replace(
        signal, message=f"{name} of another {one}", words=f"{signal.words} {one} another"
    )


def _another(asked: Request) -> tuple[str, str, str, str] | None:
    """Return the kind of thing, the name and the two ids that an address and its answer have."""
    body = asked.body or ""
    places = list(_ASKED.finditer(asked.url.path))
    if not places or not body.lstrip().startswith("{") or len(body) > _LONGEST:
        return None
    told = _object(body)
    if told is None or _LED_ON.search(body) is not None:
        return None
    for place in places:
        if _RELATED.match(asked.url.path, place.end()) is not None:
            continue
        one, wanted = _one_of(place["many"]), place["id"]
        names = {f"{one}id", f"{one}no", f"{one}number"}
        if place.end() == len(asked.url.path):
            names.add("id")
        held = {str(v) for v in told.values() if isinstance(v, str | int)}
        for name, value in told.items():
            if plain(name) in names and wanted not in held and _are_two(wanted, value):
                return one, name, wanted, str(value)
    return None


def _one_of(many: str) -> str:
    """Return the name of one of many: patients, entries, addresses."""
    word = plain(many)
    for ending, single in (("ies", "y"), ("sses", "ss"), ("s", "")):
        if word.endswith(ending):
            return word[: -len(ending)] + single
    return word


def _are_two(wanted: str, value: Any) -> bool:
    got = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if not got or got.casefold() == wanted.casefold():
        return False
    same = next((one for one in _FORMS if one.fullmatch(wanted)), None)
    if same is None or same.fullmatch(got) is None:
        return False
    if wanted.isdecimal():
        return int(got) != int(wanted)
    return same is not _FORMS[2] or re.split(r"[-_]", got)[0] == re.split(r"[-_]", wanted)[0]


def _object(body: str) -> dict[str, Any] | None:
    try:
        told = json.decode(body)
    except (DecodeError, RecursionError):
        return None
    inner = [one for one in told.values() if isinstance(one, dict)]
    return inner[0] if len(told) == 1 and inner else told
