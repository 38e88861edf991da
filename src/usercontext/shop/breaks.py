"""What the rules of a fault do to an answer. Not: which faults are on, what the answer was."""

from typing import Any

import msgspec

from usercontext.shop.asked import JSON, TEXT, Asked, Told
from usercontext.shop.faults import Rule


def matching_rule(rules: list[Rule], asked: Asked) -> Rule | None:
    """Return the first rule that speaks of a request."""
    return next((rule for rule in rules if _speaks_of(rule, asked)), None)


def broken(rule: Rule, usual: Told) -> Told:
    """Return what a rule makes of the usual answer."""
    if rule.cut:
        return Told(500, is_cut=True)
    body, kind = usual.body, usual.content_type
    if rule.drop or rule.put:
        body = _changed(rule, body)
    if rule.json is not msgspec.UNSET:
        body, kind = msgspec.json.encode(rule.json), JSON
    elif rule.text is not None:
        body, kind = rule.text.encode(), TEXT
    status = rule.status or (302 if rule.location is not None else usual.status)
    headers = [*usual.headers, *rule.headers.items()]
    if rule.location is not None:
        body, headers = b"", [("location", rule.location)]
    return Told(status, body, rule.content_type or kind, tuple(headers))


def _speaks_of(rule: Rule, asked: Asked) -> bool:
    if rule.method not in ("*", asked.method):
        return False
    first, star, last = rule.path.partition("*")
    is_here = asked.path == first if not star else _fits(asked.path, first, last)
    if not is_here or not rule.query:
        return is_here
    given = dict(part.partition("=")[::2] for part in asked.query.split("&"))
    return all(given.get(name) == value for name, value in rule.query.items())


def _fits(path: str, first: str, last: str) -> bool:
    is_long_enough = len(path) >= len(first) + len(last)
    return is_long_enough and path.startswith(first) and path.endswith(last)


def _changed(rule: Rule, body: bytes) -> bytes:
    try:
        answer = msgspec.json.decode(body)
    except msgspec.DecodeError:  # the usual answer is no JSON, so there is nothing to take away
        return body
    for path in rule.drop:
        for holder, key in _places(answer, path.split(".")):
            if isinstance(holder, dict):
                holder.pop(key, None)
    for path, value in rule.put.items():
        for holder, key in _places(answer, path.split(".")):
            holder[key] = value
    return msgspec.json.encode(answer)


def _places(value: Any, path: list[str]) -> list[tuple[Any, Any]]:
    """Return where a dotted path leads: holders with their keys; ``*`` is each of a list."""
    key, *rest = path
    if isinstance(value, list):
        keys: list[Any] = list(range(len(value))) if key == "*" else []
        keys = [int(key)] if key.isdecimal() and int(key) < len(value) else keys
    else:
        keys = [key] if isinstance(value, dict) else []
    if not rest:
        return [(value, found) for found in keys]
    inner = (value[found] if isinstance(value, list) else value.get(found) for found in keys)
    return [place for each in inner for place in _places(each, rest)]
