"""Text from users, pages and models made inert for Markdown. Not: the document around it.

An export is pasted into GitHub, Linear and Jira, which read more than CommonMark: mentions, issue
numbers, bare addresses, macros. So every character that could begin any of them is replaced by its
entity or split by a word joiner; what a person reads stays the same.
"""

import re

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_WHITE = re.compile(r"\s+")
_ENTITIES = str.maketrans({mark: f"&#{ord(mark)};" for mark in "<>&[]`{}|"})
"""No renderer undoes an entity, while Jira's importer strips backslashes before it reads."""
_ANYWHERE = re.compile(r"([\\*_~^])")
_AT_START = re.compile(r"(?:[-+=#!]|\d+[.)])")
_JOINER = "\u2060"
"""Word joiner: invisible, breaks mentions, issue numbers and addresses in every tracker."""
_TRIGGER = re.compile(r"([@#]|(?i:https?|ftp|mailto|www)(?=[:.]))")


def inline(text: str, longest: int = 1_000) -> str:
    """Return text as one line of Markdown that holds nothing but text, never empty."""
    line = _WHITE.sub(" ", _INVISIBLE.sub("", text)).strip()
    if len(line) > longest:
        line = line[: longest - 1].rstrip() + "…"
    escaped = _ANYWHERE.sub(r"\\\1", _TRIGGER.sub(rf"\1{_JOINER}", line)).translate(_ENTITIES)
    begins = _AT_START.match(escaped)
    if begins:  # would open a list, a heading or a rule inside the line it stands in
        escaped = f"{escaped[: begins.end() - 1]}\\{escaped[begins.end() - 1 :]}"
    return escaped or "–"
