"""The table of faults as values, read from packages/shop/faults. Not: what a fault does.

The server and the driver of visits both read it; packages/shop/README.md says what a field means.
"""

import re
from http import HTTPStatus
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from usercontext.domain.analysis import Category, Priority
from usercontext.shop.families import FAMILIES

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_NAME = 40
_STATUSES = frozenset(map(int, HTTPStatus)) - {HTTPStatus.SWITCHING_PROTOCOLS}


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """What a fault on the server does to requests for a path below /demo.

    ``path`` may hold one ``*``; ``query`` must be there as given. First comes ``delay_s``, then the
    connection is ``cut``, or the usual answer is replaced by what is given of the rest. ``drop``
    and ``put`` change the usual JSON at dotted paths.
    """

    path: str
    method: str = "*"
    query: dict[str, str] = {}
    delay_s: float = 0.0
    cut: bool = False
    status: int | None = None
    json: Any = msgspec.UNSET
    text: str | None = None
    content_type: str | None = None
    location: str | None = None
    headers: dict[str, str] = {}
    drop: tuple[str, ...] = ()
    put: dict[str, Any] = {}


class Expected(Struct, frozen=True, forbid_unknown_fields=True):
    """An entry that a visit must leave in the session: its type, level and some of its fields.

    ``where`` is compared with the entry by dotted path; a text matches when it is contained.
    """

    type: str
    level: Literal["error", "warn", "info", "debug"]
    where: dict[str, str | int | bool | None] = {}


class Variant(Struct, frozen=True, forbid_unknown_fields=True):
    """One way in which a fault shows. ``what`` is given to the page's module, as it stands.

    ``rules`` are for the server, ``config`` changes the page's client, ``policy`` replaces
    directives of the page's Content-Security-Policy. Labels given here replace the fault's own.
    """

    id: str
    what: dict[str, Any] = {}
    rules: tuple[Rule, ...] = ()
    config: dict[str, Any] = {}
    policy: dict[str, str] = {}
    visit: str | None = None
    cause_contains: tuple[str, ...] | None = None
    expects: tuple[Expected, ...] | None = None


class Fault(Struct, frozen=True, forbid_unknown_fields=True):
    """One switch of the shop, with the labels that follow from it and from the rubric alone.

    ``also`` are categories that are as right as ``category`` to whoever reads what the visit left.
    """

    id: str
    family: str
    title: str
    sees: str
    category: Category
    priority: tuple[Priority, ...]
    impact: tuple[int, int]
    cause_contains: tuple[str, ...]
    visit: str
    where: Literal["server", "page", "both"]
    variants: tuple[Variant, ...]
    expects: tuple[Expected, ...]
    also: tuple[Category, ...] = ()
    says: tuple[str, ...] = ()
    script: str | None = None


class FaultTable:
    """All faults by id, in the order of their families."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = {fault.id: fault for fault in faults}
        if len(self.faults) != len(faults):
            raise ValueError("two faults have one id")

    def families(self) -> dict[str, list[Fault]]:
        """Return the faults of each family that has some."""
        found: dict[str, list[Fault]] = {}
        for fault in self.faults.values():
            found.setdefault(fault.family, []).append(fault)
        return found

    def variant(self, fault_id: str, variant_id: str = "") -> Variant | None:
        """Return a variant, the first when none is named; None when there is no such thing."""
        fault = self.faults.get(fault_id)
        if fault is None:
            return None
        named = (v for v in fault.variants if not variant_id or v.id == variant_id)
        return next(named, None)


def load_faults(folder: Path) -> FaultTable:
    """Read every family's file; raises ValueError that names the file which is wrong."""
    faults: list[Fault] = []
    for family in FAMILIES:
        # what happens on the server and in the page may stand in two files
        for path in (folder / f"{family}.json", folder / f"{family}.server.json"):
            if path.is_file():
                faults += _read(path, family)
    return FaultTable(tuple(faults))


def _read(path: Path, family: str) -> tuple[Fault, ...]:
    try:
        faults = msgspec.json.decode(path.read_bytes(), type=tuple[Fault, ...])
    except msgspec.DecodeError as error:
        raise ValueError(f"{path.name}: {error}") from error
    for fault in faults:
        if problem := _problem(fault, family):
            raise ValueError(f"{path.name}: {fault.id}: {problem}")
    return faults


def _problem(fault: Fault, family: str) -> str | None:
    """Return what is wrong with a fault that types do not show, or None."""
    names = [fault.id, *(variant.id for variant in fault.variants)]
    lowest, highest = fault.impact
    rules = [rule for variant in fault.variants for rule in variant.rules]
    checks = {
        "its family is not that of the file": fault.family == family,
        "a name is not of small letters, digits and dashes": all(map(_is_name, names)),
        "two variants have one id": len(set(names[1:])) == len(names) - 1,
        "it needs two variants or more": len(fault.variants) >= 2,
        "it allows no priority": bool(fault.priority),
        "its impact is no range within 0 to 100": 0 <= lowest <= highest <= 100,
        "it names no word of the cause": bool(fault.cause_contains),
        "a fault of the page has rules for the server": not (fault.where == "page" and rules),
        "a rule has a status or a delay that cannot be": all(map(_is_possible, rules)),
    }
    return next((problem for problem, holds in checks.items() if not holds), None)


def _is_name(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and _NAME.fullmatch(name) is not None


def _is_possible(rule: Rule) -> bool:
    is_known = rule.status is None or rule.status in _STATUSES
    return is_known and 0 <= rule.delay_s <= 30
