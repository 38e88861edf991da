"""The key of a browser-storage entry, why it was refused, if it was cleared. Never its value."""

import re

from usercontext.analyze.reading.fields import Fields, Place
from usercontext.analyze.reading.read_error import MESSAGE, NAME

_EMPTYING = frozenset({"remove", "removeitem", "delete", "clear"})
_NOTHING_LEFT = 2
_WHY = ("error", "err", "exception", "errormessage", "errortext", "reason", "failure", "cause")
_ERROR_IN = re.compile(r"(?<![\w.])[A-Z]\w{2,40}(?:Error|Exception): \S")
"""Where the error itself begins in a line of what was done: "setItem(cart) threw …"."""

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


def words_of_a_store(fields: Fields, text: str) -> str:
    """Return why a store refused, where a field says it; else the entry's own sentence."""
    why = fields.text(_WHY, (Place.OWN,)) or _thrown(fields)
    told = why or fields.text(MESSAGE, (Place.OWN,)) or text
    named = _ERROR_IN.search(told)
    return told[named.start() :] if named is not None else told


def _thrown(fields: Fields) -> str:
    """Return the type and the words of an error that is told as an object."""
    said = fields.text(MESSAGE, (Place.ERROR,))
    name = fields.text(NAME[:1], (Place.ERROR,))
    return f"{name}: {said}" if name and said and not said.startswith(name) else said or name
