"""The evidence contract: a claim's ids exist here and what it names occurs in the entries it cites.

Rules and model alike go through this one checker. What fails is dropped and counted.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from usercontext.analyze.assertions import is_shown
from usercontext.analyze.read_error import join_arguments
from usercontext.analyze.text import MESSAGE_CAP, clean, with_letters
from usercontext.domain.analysis import Claim, ClaimKind
from usercontext.domain.log_entry import LogEntry

_MOST_TEXT = 200_000
_MOST_CITED = 10
_NAMED = re.compile(
    r"“(?P<quoted>[^”]*)”?"
    r"|\((?P<reason>[^()]*)\)"
    r"|(?P<address>[^\s“”()/]*/[^\s“”()]+)"
    r"|\b(?P<count>\d+) (?:more )?times?\b"
    r"|\b(?:took|after) (?P<seconds>\d+) s\b"
    r"|(?P<number>\b\d{3,}\b)"
)
"""What a sentence can name: words of the page in curly quotes or brackets, an address, how often,
how long, a status. What the words around these assert is for `assertions`."""


_WORD = re.compile(r"\s+|:(?=\d)")
"""Words, and the file, line and column of a frame, which a client may have sent apart."""


class Draft(Struct, frozen=True):
    """A sentence as an analyzer wants to say it; every value in it must occur in its evidence."""

    text: str
    kind: ClaimKind
    evidence: tuple[str, ...]


def check_claims(
    drafts: Iterable[Draft], entries: Mapping[str, LogEntry]
) -> tuple[tuple[Claim, ...], int]:
    """Return the claims that hold, and how many did not."""
    kept, rejected = [], 0
    for draft in drafts:
        if _holds(draft, entries):
            kept.append(Claim(draft.text, draft.kind, draft.evidence))
        else:
            rejected += 1
    return tuple(kept), rejected


def _holds(draft: Draft, entries: Mapping[str, LogEntry]) -> bool:
    if not draft.evidence or any(log_id not in entries for log_id in draft.evidence):
        return False
    if not is_shown(draft.text, [entries[log_id] for log_id in draft.evidence]):
        return False
    cited = " ".join(_text(entries[log_id]) for log_id in draft.evidence)
    return all(_occurs(named, cited, draft) for named in _NAMED.finditer(draft.text))


def _occurs(named: re.Match[str], cited: str, draft: Draft) -> bool:
    if named["count"]:
        return _is_counted(int(named["count"]), draft)
    if named["seconds"]:
        return any(char.isdigit() for char in cited)  # a duration is rounded, so only looked for
    if named["address"]:
        host, _, rest = _fold(named["address"]).rstrip(".,;:…").partition("/")
        path, _, query = rest.partition("?")  # of which only what names an action is said
        return host in cited and path in cited and all(one in cited for one in query.split("&"))
    words = _fold(named["quoted"] or named["reason"] or named["number"] or "").rstrip("…")
    apart = words.replace("+", ": ") if named["reason"] else words  # calls that were sent together
    return all(_follow_each_other(part, cited) for part in apart.split(": "))


def _follow_each_other(words: str, cited: str) -> bool:
    """Tell whether the words occur in this order: a client may have put others between them."""
    place = 0
    for word in _WORD.split(words):
        place = cited.find(word.strip(".,;"), place)
        if place < 0:
            return False
        place += len(word.strip(".,;"))
    return True


def _is_counted(count: int, draft: Draft) -> bool:
    cited = len(draft.evidence)
    return count == cited or (cited == _MOST_CITED and count > cited)


def _text(entry: LogEntry) -> str:
    words: list[str] = []
    # in the order of a stack: the payload, then what stands beside it
    waiting: list[Any] = [*entry.event_metadata.values()][::-1]
    # what nobody else calls so is quoted with its name: "txStatus FAILED"
    waiting += [part for pair in entry.payload.items() for part in pair][::-1]
    room = _MOST_TEXT
    while waiting and room > 0:
        value = waiting.pop()
        if isinstance(value, dict):
            # the fields of an answer are said with it: "phone: is not a number"
            waiting += [part for pair in value.items() for part in pair][::-1]
        elif isinstance(value, list):
            if value and isinstance(value[0], str) and "%" in value[0]:
                words.append(join_arguments(value))  # as a console writes them
            waiting += reversed(value)
        elif value is not None:
            words.append(str(value))
            room -= len(words[-1])
    return _fold(" ".join(words))


def _fold(text: str) -> str:
    text = with_letters(text.replace("\\\\", "\\"))  # as a text within a text has it
    return clean(text, max(len(text), MESSAGE_CAP)).casefold()
