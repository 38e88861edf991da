"""Whether a session holds the entries that its fault must leave, in order. Not: getting them."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from usercontext.shop.faults import Expected

Entry = Mapping[str, Any]


class Comparison(Struct, frozen=True):
    """How many entries were expected and captured, and whether all came one after the other."""

    expected: int
    captured: int
    in_order: bool
    missing: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Tell whether everything was captured, in order."""
        return self.captured == self.expected and self.in_order


def compare(expects: Sequence[Expected], entries: Sequence[Entry]) -> Comparison:
    """Compare a session, its entries in order of time, with what must be in it."""
    left = list(entries)
    missing = []
    for wanted in expects:
        found = next((entry for entry in left if is_match(wanted, entry)), None)
        if found is None:
            missing.append(_words(wanted))
        else:
            left.remove(found)
    return Comparison(
        len(expects), len(expects) - len(missing), _is_in_order(expects, entries), tuple(missing)
    )


def is_match(wanted: Expected, entry: Entry) -> bool:
    """Tell whether an entry is the expected one; a text matches when it is contained."""
    if (entry.get("type"), entry.get("level")) != (wanted.type, wanted.level):
        return False
    return all(_agrees(value, _at(entry, path)) for path, value in wanted.where.items())


def _is_in_order(expects: Sequence[Expected], entries: Sequence[Entry]) -> bool:
    rest = iter(entries)
    return all(any(is_match(wanted, entry) for entry in rest) for wanted in expects)


def _at(entry: Entry, path: str) -> Any:
    value: Any = entry
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _agrees(wanted: Any, found: Any) -> bool:
    if isinstance(wanted, str):
        return isinstance(found, str) and wanted in found
    return type(wanted) is type(found) and wanted == found


def _words(wanted: Expected) -> str:
    where = ", ".join(f"{path} {value}" for path, value in wanted.where.items())
    return f"{wanted.type} {wanted.level} with {where or 'anything'}"
