"""Refusals about versions, of a page or of an edited record. Not: their reason.

One word, "version", means two things: the page's own, which a deployment made old, and a record's,
which somebody else changed meanwhile. What it is said of, and what was asked for, tells them apart.
"""

import re
from functools import lru_cache

from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.text import count_words
from usercontext.analyze.reading.events import Request
from usercontext.analyze.signals.refusals import page_age_words as ages
from usercontext.analyze.signals.refusals.told_answers import words_of
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category

Reading = tuple[SignalKind, Category]

EDITS = frozenset({"PUT", "PATCH", "DELETE"})
"""Methods that change what is there; whatever else stands in the way, it is about that thing."""

_SEEN = 300
_LONG = 1_000
_SENTENCE = 5
_CONFLICTS = (409, 412, 423)
_OF_A_RELEASE = screened(
    r"\b(?:new|newer|old|older|other|different|another|previous|stale|outdated)\b.{0,20}"
    r"\b(?:deployment|deploy|build|release|bundle)\b"
    r"|\b(?:old|older|stale|outdated)\b.{0,20}\b(?:client|app|frontend|page)\b"
    r"|\b(?:build|release|deployment|bundle|client|app)\b.{0,40}\b(?:not (?:served|supported|known)"
    r"|no longer|retired|gone|outdated|too old|mismatch|out of date|expired)\b"
    r"|\bserver action\b.{0,80}\bnot found\b|\bfailed to find server action\b"
    rf"|{ages.AGES}",
    re.I,
)
_OF_A_RECORD = screened(
    r"(?<![a-z])(?:changed|modified|updated|edited|saved|overwritten)[ _-](?:[a-z]+[ _-]){0,2}?"
    r"(?:by|in|since|meanwhile|elsewhere|concurrently|after)(?![a-z])"
    r"|(?<![a-z])(?:edit|write|merge|revision|update|save|concurren\w*|optimistic)[ _-]?"
    r"(?:conflict|lock|modification)|(?<![a-z])(?:etag|if[ _-]match|precondition)"
    r"|(?<![a-z])(?:newer|later|stale|older|outdated)[ _-](?:revision|copy|record|draft|etag)"
    r"|(?<![a-z])(?:another|other)[ _-](?:tab|user|session|device|person|editor)(?![a-z])",
    re.I,
)
_HELD = (
    r"(?:cart|basket|bag|trolley|order|checkout|quote|draft|document|file|record|row|page|ticket"
    r"|sheet|entry|item|form|report|board|folder|article|post|resource|object|warenkorb|bestellung"
    r"|dokument|datei|datensatz|panier|commande|fichier|carrito|cesta|pedido|carrinho|cesto"
    r"|carrello|ordine|winkelwagen|bestelling|bestand)"
)
_LOCKED = screened(
    rf"\b{_HELD}\b(?: (?:no\.? ?|nr\.? ?|#)?[\w-]*\d[\w-]*)? (?:is|was|has been|ist|wurde|est|está"
    r"|è|is|werd)(?: (?:now|still|currently|already|noch|gerade|encore|todavía|ancora|nog))?"
    r" (?:locked|frozen|checked out (?!and)|gesperrt|eingefroren|verrouillée?|bloquée?|bloquead[oa]"
    r"|bloccat[oa]|geblokkeerd|vergrendeld)(?![a-z])"
    r"|\block(?:ed)?(?: is)?(?: still)? (?:held|owned|taken) by\b|\blocked by an ?other\b"
    r"|\b(?:could not|cannot|can't|failed to|unable to) (?:acquire|obtain|get|take)"
    r" (?:the |a )?lock\b",
    re.I,
)
"""What is kept for something else that is under way: a payment, an edit, a job."""

_FOR_GOOD = screened(
    r"\b(?:shipp\w+|sent|completed?|closed|approved|signed|archived?|submitted|cancell?ed|delivered"
    r"|versandt?|verschickt|abgeschlossen|expédiée?|enviad[oa]|administrator|admin|owner|period"
    r"|plan|subscription|upgrade)\b",
    re.I,
)
"""A lock that is a rule, and no other's work."""

_NUMBER = r"(?:version|revision|rev)?[ _=:\"'#(-]{0,4}\d{1,12}(?!\.?\d)"
_TWO_NUMBERS = re.compile(
    rf"\bexpect\w*.{{0,12}}{_NUMBER}.{{0,24}}\b(?:actual|current|found|got|but|was|is|has)"
    rf".{{0,12}}{_NUMBER}|\b(?:actual|current|found|got)\w*.{{0,12}}{_NUMBER}.{{0,24}}"
    rf"\bexpect\w*.{{0,12}}{_NUMBER}",
    re.I,
)
"""A count of its changes, as whoever keeps a record has it and as whoever edits it had it."""

_LOST_THE_LOCK = screened(
    r"\b(?:\w{0,20}optimistic_?(?:lock|concurren)\w*|(?:Db)?Update_?Concurrency\w*"
    r"|Stale(?:Object|State|Data|Record|Version)\w*|RecordModified\w*|ConcurrentUpdate\w*"
    r"|ConditionalCheckFailed\w*|ConcurrencyConflict\w*|WriteConflict)"
    r"|\bconflicted with another operation\b|\btransaction aborted due to contention\b"
    r"|\battempted to (?:update|delete|destroy) a stale object\b"
    r"|\bexpected to (?:affect|update|delete) \d+ row(?:s|\(s\))?\W.{0,30}?\b0\b"
    r"|\brow was (?:updated|deleted|updated or deleted) by another transaction\b"
    r"|\bunexpected row count\b.{0,40}\bactual row count: 0\b",
    re.I,
)
"""How the libraries that keep records call, and word, what somebody else had written first."""

_OF_A_PAGE = re.compile(
    r"\b(?:app|client|build|release|bundle|deployment|frontend|api|schema)\b", re.I
)
_OF_VERSIONS = screened(
    r"version|conflict|revision|stale|outdated|etag|modified|changed|mismatch|out[ _-]of[ _-]sync"
    r"|\b(?:offset|position)\b",
    re.I,
)


@lru_cache(maxsize=1024)
def speaks_of_a_release(text: str) -> bool:
    """Tell words about a page that is older, or newer, than its server."""
    return _OF_A_RELEASE.search(text[:_SEEN].replace("_", " ")) is not None


def speaks_of_versions(text: str) -> bool:
    """Tell a reason that is about a version of something, whatever of."""
    return _OF_VERSIONS.search(text[:_SEEN]) is not None


@lru_cache(maxsize=1024)
def tells_two_revisions(text: str) -> bool:
    """Tell words about a record that was changed since it was read: "expected 3, actual 4"."""
    said = text[:_SEEN]
    if _OF_VERSIONS.search(said) is None or _OF_A_PAGE.search(said) is not None:
        return False
    return _TWO_NUMBERS.search(said) is not None


@lru_cache(maxsize=1024)
def is_held(text: str) -> bool:
    """Tell words about a thing that is locked for what is under way elsewhere, by no rule."""
    said = text[:_SEEN]
    return _LOCKED.search(said) is not None and _FOR_GOOD.search(said) is None


@lru_cache(maxsize=1024)
def lost_the_lock(text: str) -> bool:
    """Tell what a library throws as a record was changed since it was read."""
    return _LOST_THE_LOCK.search(text[:_LONG]) is not None


def states_a_rule(asked: Request) -> bool:
    """Tell a refusal of what is no edit, that gives a whole sentence and speaks of no version."""
    sentence = words_of(asked.body or "")
    if asked.method.upper() in EDITS or speaks_of_versions(sentence):
        return False
    if is_held(sentence):
        return False
    return count_words(sentence) >= _SENTENCE and _OF_A_RECORD.search(sentence) is None


def changed_meanwhile(said: str) -> bool:
    """Tell words about a record that somebody else holds, or changed since it was read."""
    return _speaks_of_a_record(said) and not speaks_of_a_release(said)


def read_conflict(asked: Request, said: str) -> Reading | None:
    """Read a refusal of an edit by what was said of it; None where that speaks of no record."""
    if asked.status not in _CONFLICTS:
        return None
    edited = asked.method.upper() in EDITS and speaks_of_versions(said)
    if edited or _speaks_of_a_record(said):
        return SignalKind.RACE, Category.RACE
    return None


def _speaks_of_a_record(said: str) -> bool:
    held = is_held(said) or tells_two_revisions(said)
    return held or _OF_A_RECORD.search(said[:_SEEN]) is not None
