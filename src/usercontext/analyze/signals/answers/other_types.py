"""A response field of another type than the page's code expects. Not: invalid JSON.

The error names the field and what was done with it, and the captured body has the field: an object
where a list is walked through, nothing where a name is taken in small letters.
"""

import re

_LISTS = (
    r"map|forEach|filter|find|findIndex|some|every|reduce|join|sort|flat|flatMap|push|concat|slice"
)
_WORDS = r"split|trim|replace|toLowerCase|toUpperCase|startsWith|endsWith|substring|padStart|match"
_NUMBERS = r"toFixed|toPrecision"
_CALLED = re.compile(
    rf"\b(?P<name>[A-Za-z_]\w{{1,60}})\??\.(?P<does>{_LISTS}|{_WORDS}|{_NUMBERS})"
    r"(?: is(?: not|n't) a function|\.\.\.|\()"
)
_NULL = re.compile(
    r"\.(?P<name>[A-Za-z_]\w{1,60}) is (?:null|undefined)\b"
    r"|\bevaluating '[\w.]{1,80}?\.(?P<held>[A-Za-z_]\w{1,60})\.\w{1,60}'"
)
_ITERATED = re.compile(r"\.(?P<name>[A-Za-z_]\w{1,60}) is not iterable\b")
_SEEN, _BODY = 400, 20_000


def field_of_another_type(message: str, body: str) -> str:
    """Return the field that an error is about, where the answer has it otherwise; else ''."""
    said = message[:_SEEN]
    if (called := _CALLED.search(said)) is not None:
        return _other(called["name"], body, _marks_of(called["does"]))
    if (walked := _ITERATED.search(said)) is not None:
        return _other(walked["name"], body, '["')
    missing = _NULL.search(said)
    name = (missing["name"] or missing["held"]) if missing is not None else ""
    return name if name and _first_of(name, body) == "n" else ""


def _other(name: str, body: str, marks: str) -> str:
    found = _first_of(name, body)
    return name if found and found not in marks else ""


def _marks_of(does: str) -> str:
    """Return with what a value begins in JSON that can do this; words can some of lists."""
    if re.fullmatch(_NUMBERS, does):
        return "-0123456789"
    if re.fullmatch(_WORDS, does):
        return '"'
    return '["' if does in ("concat", "slice") else "["


def _first_of(name: str, body: str) -> str:
    """Return with what the value of a field begins, '' where the answer has no such field."""
    found = re.search(rf'"{re.escape(name)}"\s*:\s*(\S)', body[:_BODY])
    return found[1] if found is not None else ""
