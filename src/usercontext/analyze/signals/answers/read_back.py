"""Compares what was written with what is read back, as JSON. Not: which requests those are.

Only what can be no matter of taste counts: a record that was deleted and is still listed, a list
that is empty after something was made, a field of the same record with another value, a count that
is lower than the one that was answered.
"""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from usercontext.analyze.language.text import clean
from usercontext.analyze.signals.answers.misread import is_misread
from usercontext.analyze.signals.answers.sharing import is_opened
from usercontext.analyze.signals.answers.two_instants import are_two_instants, is_one_instant

_IDS = ("id", "_id", "uuid", "key", "slug", "sku", "code")
_MOVES = re.compile(
    r"version|rev|updat|modif|creat|time|stamp|status|state|etag|hash|token|url|password|secret"
    r"|position|page|limit|offset|cursor|stock|index|_at$|At$|^id$|^_id$",
    re.I,
)
"""Fields that servers write themselves."""

_COUNTS = re.compile(r"^(?:\w*count|quantity|qty|items|likes|votes|size|members|entries)$", re.I)
_KEPT = re.compile(r"(?:saved|stored|created|updated|imported|inserted|upserted|kept)", re.I)
_ROUNDS = re.compile(r"_?(?:rev|revision|version|generation)(?:_?(?:no|number))?", re.I)
"""What grows with each write: a lower one is the state of before."""

_SETTLES = re.compile(r"^(?:mark-?)?(?:all-?)?(?:as-?)?(?:read|seen)(?:-?all)?$", re.I)
_UNSEEN = re.compile(r"unread|unseen", re.I)
"""What a press says of all that has come in, and what counts it."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d$")
_GONE = re.compile(r'"?(?:deleted|removed|archived|cancell?ed|trashed)', re.I)
_NAMES = ("name", "email", "username", "user_name", "displayName", "display_name", "login")
_MOST_FIELDS = 40
_MOST_ITEMS = 400
_SHOWN = 60
_WHITHER = re.compile(
    r"(?:to|from|target|source|destination)?_?(?:iban|account(?:_?(?:no|number|id))?|seat(?:_?(?:no"
    r"|id))?|sku|payee|beneficiary|recipient_?id|variant_?id|product_?id|slot_?id|room_?id)",
    re.I,
)
"""Whither something goes, or which thing it is: nothing that a server chooses."""

_OF_A_MAKE = re.compile(
    r"([A-Za-z]{1,6})[-_/ ]?(?:\d{3,12}|\d{2,4}(?:[-_/ ]\d{1,4}){1,8}|\d{13,32})"
)
_TO_WHOM = re.compile(
    r"to|recipient|receiver|payee|beneficiary|to_?(?:user|member|account)(?:_?name)?", re.I
)
"""Whom something is for: another name of the same make is another one, and no way to write it."""

_NUMBERED = re.compile(r"(?:number|no|nr|ref\w*|code|id|key)$|[a-z](?:No|Nr|Id|Key)$", re.I)
_UNITS = (1, 60, 100, 1000, 3600)
_NEAR = 0.02
"""What a rounding takes, and what minutes, per cents, cents and grams are told by."""

_MASKED = re.compile(r"[*•…]|x{3}|\.{2}", re.I)
_WRITES = ("PUT", "PATCH", "POST")


class Difference(Struct, frozen=True):
    """A field that was ``kept`` one way and ``got`` another; without a field, what a list shows."""

    field: str
    kept: str
    got: str

    def told(self) -> str:
        """Return it in words; what stands in quotes occurs in the two exchanges."""
        if not self.field:
            return self.got
        if not self.kept:
            return f"with “{self.field}” “{self.got}”"
        return f"with “{self.field}” “{self.got}”, not “{self.kept}”,"


def differs_from_sent(sent: Any, answer: Any) -> Difference | None:
    """Return the first date, number or yes and no that was answered otherwise than it was sent."""
    answered = _record(answer)
    for name, value in _fields(sent):
        other = answered.get(name)
        if len(_record(sent)) > 1 and is_opened(name, value, other):
            continue  # which is told by itself
        both_dates = (_is_date(value) and _is_date(other)) or are_two_instants(value, other)
        alike = type(value) is type(other) and isinstance(value, bool | int | float)
        alike = alike or _is_another_size(value, other)
        whither = _WHITHER.fullmatch(name) is not None or _are_two_of_a_make(name, value, other)
        elsewhere = whither and _goes_elsewhere(value, other)
        if ((both_dates or alike) and value != other) or is_misread(value, other) or elsewhere:
            return Difference(clean(name, _SHOWN), _text(value), _text(other))
    return _other_things(sent, answer)


def _is_another_size(sent: Any, answered: Any) -> bool:
    """Tell a number with a fraction from one without that no rounding and no unit explains."""
    kinds = {type(sent), type(answered)}
    if kinds != {int, float} or not sent or not answered:
        return False
    ratio = max(sent / answered, answered / sent)
    whole = any(abs(ratio - unit) < _NEAR * unit for unit in _UNITS)
    return abs(sent - answered) >= 1 and not whole


def _are_two_of_a_make(name: str, sent: Any, answered: Any) -> bool:
    """Tell two codes of one make (P-8120, P-8210) under a name that no server numbers by itself."""
    if not isinstance(sent, str) or not isinstance(answered, str) or _NUMBERED.search(name):
        return False
    if _TO_WHOM.fullmatch(name) is not None and _shape(sent) == _shape(answered):
        return True
    one, two = _OF_A_MAKE.fullmatch(sent.strip()), _OF_A_MAKE.fullmatch(answered.strip())
    same = one is not None and two is not None and one[1].upper() == two[1].upper()
    return same and len(sent.strip()) == len(answered.strip())


def _shape(name: str) -> str:
    return re.sub(r"[A-Za-z]", "a", re.sub(r"\d", "0", name.strip()))


def _other_things(sent: Any, answer: Any) -> Difference | None:
    """Return a thing of a list that was sent and that its answer has another one in place of.

    Both lists are as long, and each has a thing that the other has not: none was split or added.
    """
    wished, given = _items(sent), _items(answer)
    if not wished or len(wished) != len(given):
        return None
    for name in (one for one in wished[0] if _WHITHER.fullmatch(one)):
        asked, got = ([item.get(name) for item in items] for items in (wished, given))
        missing = [one for one in asked if one not in got]
        instead = [one for one in got if one not in asked]
        if missing and instead and all(_goes_elsewhere(missing[0], one) for one in instead):
            return Difference(clean(name, _SHOWN), _text(missing[0]), _text(instead[0]))
    return None


def _goes_elsewhere(sent: Any, answered: Any) -> bool:
    """Tell a place or a thing by its name that is answered by another one, and not masked."""
    if not isinstance(sent, str) or not isinstance(answered, str) or _MASKED.search(answered):
        return False
    one, other = (re.sub(r"[\W_]", "", text).casefold() for text in (sent, answered))
    return bool(one and other) and not one.endswith(other) and not other.endswith(one)


def read_against(
    method: str, written: tuple[str, ...], sent: Any, answer: Any, at: tuple[str, ...], read: Any
) -> Difference | None:
    """Return where what is ``read`` ``at`` an address does not hold what was written."""
    items = _items(read)
    if method == "DELETE":
        here = (item for item in items if _id_of(item) == written[-1])
        left = any(_GONE.search(str(item)[:2000]) is None for item in here)
        named = clean(written[-1], _SHOWN)
        return Difference("", named, f"and still lists “{named}”") if left else None
    if method not in _WRITES:
        return None
    if method == "POST" and settles_all(written[-1]):
        return next(_unsettled(_record(read)), None)
    answered = _record(answer)
    if at == written and is_empty(read) and _has_kept(method, answered):
        return Difference("", "", "with an empty list")
    taken = {**dict(_fields(sent)), **dict(_fields(answered))}
    name = _id_of(answered) or ("" if method == "POST" else written[-1])
    same = next((item for item in items if name and _id_of(item) == name), None)
    if same is None and (at == written and method != "POST"):
        same = _record(read)
    if same is not None:
        older = _lower_counts({n: v for n, v in answered.items() if _ROUNDS.fullmatch(n)}, same)
        return next(_other_values(taken, same), None) or next(older, None)
    return next(_lower_counts(answered, _record(read)), None) if len(at) < len(written) else None


def _has_kept(method: str, answered: dict[str, Any]) -> bool:
    """Tell what made one thing, or kept some by its own count."""
    if method == "POST" and _id_of(answered):
        return True
    return any(type(v) is int and v > 0 and _KEPT.fullmatch(n) for n, v in answered.items())


def names_somebody(value: Any) -> bool:
    """Tell a record that holds somebody's name or address."""
    record = _record(value)
    return any(isinstance(record.get(name), str) and record[name] for name in _NAMES)


def _other_values(taken: dict[str, Any], read: dict[str, Any]) -> Iterator[Difference]:
    for name, value in taken.items():
        other = read.get(name)
        if other is None or type(other) is not type(value):
            continue
        one, two = _plain(value), _plain(other)
        if is_one_instant(value, other):
            continue
        if one and two and one not in two and two not in one:
            yield Difference(clean(name, _SHOWN), _text(value), _text(other))


def settles_all(name: str) -> bool:
    """Tell an action by which all that has come in is read."""
    return _SETTLES.search(name) is not None


def _unsettled(read: dict[str, Any]) -> Iterator[Difference]:
    for name, value in list(read.items())[:_MOST_FIELDS]:
        if _UNSEEN.search(name) and type(value) is int and value > 0:
            yield Difference(clean(name, _SHOWN), "", _text(value))


def _lower_counts(answered: dict[str, Any], read: dict[str, Any]) -> Iterator[Difference]:
    for name, value in list(answered.items())[:_MOST_FIELDS]:
        other = read.get(name)
        counts = _COUNTS.search(name) or _ROUNDS.fullmatch(name)
        if type(value) is not int or type(other) is not int or not counts:
            continue
        if 0 <= other < value:
            yield Difference(clean(name, _SHOWN), _text(value), _text(other))


def _fields(value: Any) -> Iterator[tuple[str, Any]]:
    """Return what somebody chose of a record: its plain fields that servers do not write."""
    for name, one in list(_record(value).items())[:_MOST_FIELDS]:
        if isinstance(one, str | int | float | bool) and not _MOVES.search(name):
            yield name, one


def _record(value: Any) -> dict[str, Any]:
    """Return an object, out of the one that it may be wrapped in."""
    if not isinstance(value, dict):
        return {}
    inner = [one for one in value.values() if isinstance(one, dict)]
    return inner[0] if len(value) == 1 and inner else value


def _items(value: Any) -> list[dict[str, Any]]:
    """Return the records of a list, out of the object that it may stand in."""
    if isinstance(value, dict):
        value = next((one for one in value.values() if isinstance(one, list)), None)
    if not isinstance(value, list):
        return []
    return [item for item in value[:_MOST_ITEMS] if isinstance(item, dict)]


def is_empty(value: Any) -> bool:
    """Tell an answer that is an empty list, or has one as its only list."""
    if isinstance(value, dict):
        lists = [one for one in value.values() if isinstance(one, list)]
        return len(lists) == 1 and not lists[0]
    return isinstance(value, list) and not value


def name_of(answer: Any) -> str:
    """Return the id of what an answer is of, '' where it names none."""
    return _id_of(_record(answer))


def _id_of(item: dict[str, Any]) -> str:
    found = next((item[name] for name in _IDS if name in item), "")
    return str(found) if isinstance(found, str | int) else ""


def _is_date(value: Any) -> bool:
    return isinstance(value, str) and _DATE.match(value) is not None


def _plain(value: Any) -> str:
    return "".join(c for c in str(value).casefold() if c.isalnum())


def _text(value: Any) -> str:
    return clean(str(value).lower() if isinstance(value, bool) else str(value), _SHOWN)
