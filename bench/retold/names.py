"""Words and names of a page's own said otherwise. Not: words of a browser, of HTTP, of a trade.

What a visit calls its things is what its paths, files, keys, elements and tags are made of.
"""

import re
from collections.abc import Callable, Iterator
from random import Random

from msgspec.structs import replace

from bench.retold.synonyms import SYNONYMS
from bench.retold.visit import (
    NATIVE_KINDS,
    Entry,
    Say,
    each_string,
    facts_carried,
    is_notice,
    is_own_line,
    is_press,
    reworded,
    with_logs,
)
from usercontext.evals.cases import Case

_PART = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}(?![a-z])|[^\W\d_a-zA-Z]+")
_FIXED = re.compile(r"https?://[^/\s\"'“”)]+|\b[A-Z][A-Z0-9]*_[A-Z0-9_]+|net::\S+|\b[0-9a-f]{6,}\b")
"""Hosts, codes in capitals and what hashes look like: not words."""
_URL = re.compile(r"https?://[^/\s]+(/[^\s?#\"'“”)]*)")
_TAG = re.compile(r"^\[([\w -]+)\]")
_OF_THE_WEB = (
    "api http https js css svg png jpg html json www demo app web page pages parts part index"
    " main assets static src lib image images img files file font fonts cdn version id ids url"
    " q data testid map set get put post patch delete push call bind apply json text length"
    " value type name key keys object array string number date list item items function class"
    " new null true false undefined error errors message status code body head header footer"
    " nav button link input form field element div span a tag script style module chunk worker"
    " import export default promise async await then catch event target window document query"
    " graphql socket stream frame canvas video audio media storage local session cache cookie"
    " state context reload load loading ready open close start stop add remove save send use"
    " show go to from next back last first all none no not on off in of the and for with by is"
    " was be at as it"
)
"""Words of HTTP, of the web, of code."""

_OF_A_TRADE = (
    "pay paid payment payments checkout cart basket order orders buy purchase card cards sign"
    " signin login logout password account accounts token auth me user users upload download"
    " search filter sort print copy share delete invoice invoices price prices offline online"
    " quota stale expired denied declined refused failed failure invalid missing required"
    " allowed permission permissions forbidden locked timeout slow retry"
)
"""Words that priority and category are about: what a trade lives by, who may, what failed."""

_KNOWN = frozenset(f"{_OF_THE_WEB} {_OF_A_TRADE}".split())
_SOUNDS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z")
_VOWELS = "aeiou"


def things_renamed(case: Case, chance: Random) -> Case | None:
    """Call everything that paths, files, keys, elements and tags name by words nobody knows."""
    names = _Names(chance, set(_thing_words(case)))
    return _renamed(case, names.say)


def meanings_in_other_words(case: Case, chance: Random) -> Case | None:
    """Say what the page's own lines, notices and labels say by synonyms."""
    chosen = {word: chance.choice(others) for word, others in SYNONYMS.items()}

    def say(text: str) -> str:
        return _each_word(text, lambda word: chosen.get(word, word), fixed=_FIXED)

    logs = [_own_words(entry, say) for entry in case.logs]
    return with_logs(case, logs, facts_carried(case, logs, say) or facts_carried(case, logs))


def notices_in_an_unknown_tongue(case: Case, chance: Random) -> Case | None:
    """Let what the page shows its user stand in a language that no table has."""
    names = _Names(chance, None)
    logs = [
        entry | {"payload": entry["payload"] | {"message": names.say(entry["payload"]["message"])}}
        if is_notice(entry)
        else entry
        for entry in case.logs
    ]
    return with_logs(case, logs, facts_carried(case, logs))


def lines_in_an_unknown_tongue(case: Case, chance: Random) -> Case | None:
    """Let what the page writes to its console stand in such a language, but for its codes."""
    names = _Names(chance, None)
    logs = [_line_said(entry, names.say) if is_own_line(entry) else entry for entry in case.logs]
    return with_logs(case, logs, facts_carried(case, logs))


def _line_said(entry: Entry, say: Say) -> Entry:
    message = entry["payload"].get("message")
    if not isinstance(message, str):
        return entry
    return entry | {"payload": entry["payload"] | {"message": say(message)}}


def _renamed(case: Case, say: Say) -> Case | None:
    logs = [reworded(entry, say) for entry in case.logs]
    told = with_logs(case, logs, facts_carried(case, logs, say))
    if told is None:
        return None
    metadata = each_string(case.issue.metadata, say) if case.issue.metadata else None
    words = say(case.issue.user_description) if case.kind != "injected" else None
    description = words or case.issue.user_description
    return replace(told, issue=replace(case.issue, metadata=metadata, user_description=description))


def _own_words(entry: Entry, say: Say) -> Entry:
    payload = entry["payload"]
    if is_press(entry):
        meta = entry["eventMetadata"]
        told = {key: say(meta[key]) for key in ("text",) if isinstance(meta.get(key), str)}
        label, message = meta.get("text"), payload.get("message")
        if label and message == f"Clicked {label}":
            payload = payload | {"message": f"Clicked {told['text']}"}
        return entry | {"eventMetadata": meta | told, "payload": payload}
    if is_notice(entry) or is_own_line(entry):
        return _line_said(entry, say)
    if payload.get("kind") == "dead_click" and isinstance(payload.get("name"), str):
        name = say(payload["name"])
        message = payload["message"].replace(payload["name"], name)
        return entry | {"payload": payload | {"name": name, "message": message}}
    return entry


def _thing_words(case: Case) -> Iterator[str]:
    """Yield the words that a visit's things are named by, in small letters."""
    for entry in case.logs:
        payload, meta = entry["payload"], entry.get("eventMetadata") or {}
        if payload.get("kind") in NATIVE_KINDS:
            continue
        texts = [str(payload.get(key) or "") for key in ("key", "selector")]
        texts += [str(meta.get(key) or "") for key in ("selector", "text")]
        texts += _URL.findall(" ".join(str(payload.get(key) or "") for key in ("url", "message")))
        texts += _TAG.findall(str(payload.get("message") or ""))
        for text in texts:
            yield from (word.lower() for word in _PART.findall(text))


class _Names:
    """One made-up word for each word, the same throughout a visit; ``only`` these, or all."""

    def __init__(self, chance: Random, only: set[str] | None) -> None:
        self._chance = chance
        self._only = only - _KNOWN if only is not None else None
        self._made: dict[str, str] = {}

    def say(self, text: str) -> str:
        """Return a text with its words replaced."""
        return _each_word(text, self._named, fixed=_FIXED)

    def _named(self, word: str) -> str:
        chosen = word in self._only if self._only is not None else len(word) > 1
        if not chosen:
            return word
        return self._made.setdefault(word, self._invented(len(word)))

    def _invented(self, length: int) -> str:
        letters = [
            self._chance.choice(_SOUNDS if place % 2 == 0 else _VOWELS) for place in range(length)
        ]
        return "".join(letters)


def _each_word(text: str, say: Say, *, fixed: re.Pattern[str]) -> str:
    """Replace the words of what is not fixed, each keeping how it was written."""
    parts, start = [], 0
    for match in fixed.finditer(text):
        parts += [_PART.sub(_shaped(say), text[start : match.start()]), match.group()]
        start = match.end()
    return "".join([*parts, _PART.sub(_shaped(say), text[start:])])


def _shaped(say: Say) -> Callable[[re.Match[str]], str]:
    def shape(match: re.Match[str]) -> str:
        word = match.group()
        told = say(word.lower())
        if told == word.lower():
            return word
        if word.isupper():
            return told.upper()
        return told[0].upper() + told[1:] if word[0].isupper() else told

    return shape
