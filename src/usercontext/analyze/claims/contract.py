"""The evidence contract: a claim's ids exist here and what it names occurs in the entries it cites.

Rules and model alike go through this one checker. What fails is dropped and counted.
"""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from usercontext.analyze.claims.assertions import is_shown
from usercontext.analyze.reading.cited import Cited, fold_words
from usercontext.domain.analysis import Claim, ClaimKind
from usercontext.domain.log_entry import LogEntry

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
    cited = entries if isinstance(entries, Cited) else Cited(entries)
    for draft in drafts:
        if _holds(draft, cited):
            kept.append(Claim(draft.text, draft.kind, draft.evidence))
        else:
            rejected += 1
    return tuple(kept), rejected


def _holds(draft: Draft, entries: Cited) -> bool:
    if not draft.evidence or any(log_id not in entries for log_id in draft.evidence):
        return False
    if not is_shown(draft.text, draft.evidence, entries):
        return False
    cited = " ".join(entries.text(log_id) for log_id in draft.evidence)
    bare = cited.replace('"', "")  # a sentence is said without the marks inside it
    return all(
        _occurs(named, cited, draft) or _occurs(named, bare, draft)
        for named in _NAMED.finditer(draft.text)
    )


def _occurs(named: re.Match[str], cited: str, draft: Draft) -> bool:
    if named["count"]:
        return _is_counted(int(named["count"]), draft)
    if named["seconds"]:
        return any(char.isdigit() for char in cited)  # a duration is rounded, so only looked for
    if named["address"]:
        host, _, rest = fold_words(named["address"]).rstrip(".,;:…").partition("/")
        path, _, query = rest.partition("?")  # of which only what names an action is said
        return host in cited and path in cited and all(one in cited for one in query.split("&"))
    words = fold_words(named["quoted"] or named["reason"] or named["number"] or "").rstrip("…")
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
