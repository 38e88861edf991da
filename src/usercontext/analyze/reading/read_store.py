"""The key that a browser-storage entry names, and whether it was cleared. Never its value."""

import re

from usercontext.analyze.reading.fields import Fields, Place

_EMPTYING = frozenset({"remove", "removeitem", "delete", "clear"})
_NOTHING_LEFT = 2
_KEYS = ("key", "storagekey", "itemkey", "keyname")
_OF_AN_ERROR = re.compile(r"\s|(?:Error|Exception)$|^NS_ERROR")


def named_key(fields: Fields) -> str:
    """Return the key, also under a name that an error may have: ``auth``, no ``QuotaError``."""
    if key := fields.text(_KEYS, (Place.OWN,))[:60]:
        return key
    named = fields.text(("name", "item"), (Place.OWN,))[:60]
    return "" if _OF_AN_ERROR.search(named) is not None else named


def is_emptied(fields: Fields) -> bool:
    """Tell a key that was removed, or left with no more than the two brackets of nothing."""
    action = fields.text(("action", "operation", "method"), (Place.OWN,)).lower()
    if action in _EMPTYING:
        return True
    size = fields.number(("size", "bytes"), 0, 1e9, (Place.OWN,))
    return action in ("set", "setitem") and size is not None and size <= _NOTHING_LEFT
