"""Log lines made of key-value pairs only: `level=error msg="…" path=/pay`.

Loggers of servers and devices write so what others write as JSON. Not: sentences that hold a pair.
"""

import re
from typing import Any

_PAIR = re.compile(
    r"\s*(?P<name>[A-Za-z_@][\w.@/-]{0,60})="
    r"(?:\"(?P<quoted>(?:[^\"\\]|\\.){0,8000})\"(?=\s|$)"
    r"|'(?P<single>[^\n]{0,2000}?)'(?=\s+[\w.@/-]{1,60}=|\s*$)"
    r"|(?P<bare>[^\s\"']\S*)?(?=\s|$))"
)
_FEWEST = 3
_MOST = 60
_LONG = 10_000
_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,14})")
_PART = re.compile(r"-?(?:0|[1-9]\d{0,14})\.\d{1,12}")
_TRUTHS = {"true": True, "false": False}
_ESCAPED = re.compile(r"\\([\"\\nt])")
_MEANT = {"n": "\n", "t": "\t"}


def pairs_written(text: str) -> dict[str, Any] | None:
    """Return the object that a line of pairs is, or None where anything else stands in it."""
    if "=" not in text[:62] or len(text) > _LONG:
        return None
    found: dict[str, Any] = {}
    at, end = 0, len(text.rstrip())
    while at < end:
        pair = _PAIR.match(text, at)
        if pair is None or len(found) >= _MOST:
            return None
        found.setdefault(pair["name"], _value(pair))
        at = pair.end()
    return found if len(found) >= _FEWEST else None


def _value(pair: re.Match[str]) -> Any:
    if (quoted := pair["quoted"]) is not None:
        return _ESCAPED.sub(lambda one: _MEANT.get(one[1], one[1]), quoted)
    if (single := pair["single"]) is not None:
        return single
    bare = pair["bare"] or ""
    if bare in _TRUTHS:
        return _TRUTHS[bare]
    if _WHOLE.fullmatch(bare):
        return int(bare)
    return float(bare) if _PART.fullmatch(bare) else bare
