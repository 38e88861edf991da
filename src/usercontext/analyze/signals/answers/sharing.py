"""The fields that say whether a thing is private or public. Not: whose."""

import re
from typing import Any

_SHARES = re.compile(
    r"(?:default_?)?(?:visibility|privacy|audience|access|access_?level|sharing|share|scope)", re.I
)
_KEEPS = re.compile(r"(?:is_?)?(?:private|hidden|confidential|unlisted)", re.I)
_OPENS = re.compile(r"(?:is_?)?(?:public|published|listed|shared|searchable)", re.I)
_PRIVATE = frozenset(
    {"private", "only_me", "onlyme", "me", "self", "owner", "secret", "hidden", "confidential"}
    | {"draft", "restricted", "nobody", "none", "personal", "friends", "team", "internal"}
)
_PUBLIC = frozenset({"public", "everyone", "everybody", "all", "anyone", "world", "open", "global"})


_WITH = re.compile(
    r"(?:shared?_?)?(?:with|to|for)|recipients?|grantees?|members?|viewers?|people|who|audience",
    re.I,
)
_TO = re.compile(r"(?:shared?_?|sent?_?)?(?:with|to|for)|recipients?|grantees?|cc|bcc", re.I)
"""Whom somebody writes to; of members and viewers whoever makes a thing is one as well."""
_ONE = re.compile(r"[^@\s]{1,64}@[^@\s]{1,200}")
_EVERYBODY = _PUBLIC - {"all", "open", "global"}
"""Words for whoever comes, where somebody's address ought to stand."""


def is_opened(name: str, sent: Any, told: Any) -> bool:
    """Tell a field by which a thing was to be closed to others, and is open."""
    if isinstance(sent, bool) and isinstance(told, bool):
        kept = _KEEPS.fullmatch(name) is not None and sent and not told
        return kept or (_OPENS.fullmatch(name) is not None and told and not sent)
    if not isinstance(sent, str) or not isinstance(told, str):
        return False
    if _WITH.fullmatch(name) is not None:
        some = _ONE.fullmatch(sent.strip()) is not None or _plain(sent) in _PRIVATE
        return some and _plain(told) in _EVERYBODY
    if not _SHARES.fullmatch(name):
        return False
    return _plain(sent) in _PRIVATE and _plain(told) in _PUBLIC


def added_to(name: str, sent: Any, told: Any) -> str:
    """Return whom a thing was sent to by its own answer, beside those it was meant for; ''."""
    meant = [sent] if isinstance(sent, str) else sent
    if not isinstance(meant, list) or not isinstance(told, list) or not _TO.fullmatch(name):
        return ""
    if not meant or not all(isinstance(one, str) for one in (*meant, *told)):
        return ""
    more = [one for one in told if one not in meant]
    return more[0] if more and len(told) == len(meant) + len(more) else ""


def is_of_sharing(name: str) -> bool:
    """Tell a field that says who may see a thing."""
    return any(one.fullmatch(name) for one in (_SHARES, _KEEPS, _OPENS, _WITH))


def _plain(value: str) -> str:
    return re.sub(r"[\s-]", "_", value.strip().lower())
