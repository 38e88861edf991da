"""A line that only repeats data of a response: an alarm, a grade, a row.

"similarity 62% exceeds threshold 30%" behind an answer with both numbers says what was measured,
"incorrect: expected der Hund" what somebody else got wrong. Not: answers that failed, two sums.
"""

import re
from typing import Any

from msgspec.structs import replace

from usercontext.analyze.language.words import Concept, concepts, fold
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.signals.nothing_wrong.beside_its_record import (
    Beside,
    is_a_number,
    records_of,
    set_beside,
    told_of,
)
from usercontext.analyze.signals.nothing_wrong.changes_told import tells_the_change
from usercontext.analyze.signals.nothing_wrong.counted_up import is_nought_by_name
from usercontext.analyze.signals.nothing_wrong.wished import tells_an_exchange
from usercontext.analyze.signals.page_words.own_words import AMISS
from usercontext.analyze.signals.page_words.parts_lacking import lacks_a_part
from usercontext.analyze.signals.page_words.says_more import DENIES, REFUSING, says_more
from usercontext.analyze.signals.refusals.stopped import stops
from usercontext.domain.log_entry import Level

_SEEN = 300
_BODY = 4000
_PART = re.compile(r"(?<![\w.,/])(\d{1,9}) ?(?:/|of|out of|von|sur|de|di|van|av|z|из) ?(\d{1,9})\b")
_ARROW = re.compile(r"(?P<from>[\w.@-]{2,40}) ?(?:-+>|→|=>) ?(?P<to>[\w.@-]{2,40})")
_LIMIT = re.compile(
    r"\b(?:exceed\w*|breach\w*|above|below|beyond|thresholds?|limits?|targets?|budgets?|quotas?"
    r"|over|under|higher than|lower than|more than|less than|alarms?|alerts?|überschr\w+"
    r"|unterschr\w+|grenzwert\w*|dépass\w+|seuil|super\w+|umbral|supera\w*|soglia|overschr\w+"
    r"|przekrocz\w+|превы\w+)\b|(?<![-=])[<>≤≥](?!=?[a-z])",
    re.I,
)
"""How an alarm sets what was measured against what it may be."""

_BY = frozenset({"by", "actor", "moderator", "operator"})
_OF_AGE = re.compile(r"\b(?:old|ago|stale|since|alt)\b", re.I)
_NOBODY = frozenset({"system", "server", "policy", "timeout", "gateway", "scheduler", "job"})
_USED_UP = re.compile(r"\b(?:exhausted|used up|reached|spent|full|ausgesch\w+|épuisée?)\b", re.I)
_FAILS = re.compile(
    r'"(?:errors?|exception|fault)"\s*:\s*(?!null|\[\s*\]|""|false|\{\s*\}|0\b)', re.I
)
_TESTED = re.compile(r'"(?:passed|solved)"\s*:\s*\d+\b')
_GRADE = r'"(?:points|score|wrong|correct|max\w*)"'
_GRADED = re.compile(
    rf'"passed"\s*:\s*(?:true|false).*{_GRADE}|{_GRADE}.*"passed"\s*:\s*(?:true|false)', re.S
)
_OF_SO_MANY = re.compile(r'"(?:total|failed|count|of|max)"\s*:\s*\d+\b')
_PLACED = re.compile(
    r'\[\s*\{(?=[^{}]*"line"\s*:\s*\d)[^{}]*"(?:file|path|col(?:umn)?|rule|severity)"\s*:', re.I
)
"""What a compiler or a checker lists: places in a text that somebody else wrote."""

_SCORE = re.compile(
    r"\b(?:score|points?|grade|marks?|result|punkte|note|ergebnis|résultat|points obtenus"
    r"|puntos|puntuación|nota|punti|punteggio|punten|wynik|pontos)\b\W{0,3}\d{1,4} ?/ ?\d{1,4}\b",
    re.I,
)
_ENOUGH = re.compile(
    r"\b(?:passed|failed|fail|pass|not passed|bestanden|nicht bestanden|durchgefallen|échoué"
    r"|réussi|suspenso|aprobado|bocciato|promosso)\b",
    re.I,
)
_ANSWERED = re.compile(
    r"/(?:answers?|attempts?|guess(?:es)?|solutions?|exercises?|quiz(?:zes)?|drills?|cards"
    r"|antworten|aufgaben|réponses|respuestas|risposte)(?:[/.]|$)",
    re.I,
)
_NOT_RIGHT = re.compile(
    r"(?:\[[\w -]{1,20}\] ?)?(?:(?:wrong|incorrect) (?:answer|guess|solution|choice)"
    r"|(?:the )?(?:answer|guess|solution|choice) (?:is |was )?(?:wrong|incorrect|not correct)"
    r"|falsche? (?:antwort|lösung)|antwort (?:ist |war )?falsch|(?:mauvaise|fausse) réponse"
    r"|respuesta (?:incorrecta|equivocada)|risposta (?:sbagliata|errata))\b",
    re.I,
)
_MARKED = re.compile(r'"(?:is_?)?correct(?:ly)?"\s*:\s*(?:true|false)\b', re.I)
_UNTRUE = re.compile(
    r"\b(?:in|un|not )correct\w*|\bwrong\b|\bfalsch\w*|\bfaux\b|\bincorrect[oa]s?\b", re.I
)


def tells_the_record(line: Event, asked: Request, *, untouched: bool) -> bool:
    """Tell a line behind a good answer that says nothing but what the answer holds as its data.

    ``untouched`` is what nobody made or changed in this visit.
    """
    body = (asked.body or "")[:_BODY]
    if not body:
        said = line.text[:_SEEN]
        return not asked.reads and (_is_a_score(said) or _is_a_verdict(said, asked))
    if _FAILS.search(body) is not None:
        return False
    said = line.text[:_SEEN]
    if _is_a_mark(said, body) or (tells_an_exchange(asked) and _has_its_numbers(said, body)):
        return True
    paying = Concept.PAY in concepts(asked.about)
    if not asked.reads and not paying and tells_the_change(said, asked, body):
        return True
    if asked.reads and _is_somebody_s(said, body):
        return True
    if asked.reads and line.level is Level.ERROR and _is_only_numbers(said, body, asked):
        return True
    if not (asked.reads and untouched):
        return False
    path, records = asked.url.path, records_of(body)
    if any(is_nought_by_name(said, one) for one in records):
        return True
    if len(records) > 1:
        path = re.sub(r"[^/]*\d[^/]*", "", path)  # which names none of several
    return any(_tells(said, one, path, paying=paying) for one in told_of(said, records))


def _is_a_score(said: str) -> bool:
    """Tell how many of how many somebody got, and whether that is enough."""
    found = _SCORE.search(said)
    if found is None:
        return False
    rest = _ENOUGH.sub(" ", said.replace(found[0], " "))
    return not (stops(rest) or any(says.search(rest) for says in (AMISS, DENIES)))


def _is_a_verdict(said: str, asked: Request) -> bool:
    """Tell that what somebody answered in a lesson or a quiz was wrong, where answers are sent."""
    return _ANSWERED.search(asked.url.path) is not None and _NOT_RIGHT.match(said) is not None


def _is_a_mark(said: str, body: str) -> bool:
    """Tell what somebody's own work was found to be: a test's verdict, an answer that is wrong."""
    if _MARKED.search(body) is not None and _UNTRUE.search(said) is not None:
        return True
    if _PLACED.search(body) is not None:
        files = re.findall(r'"(?:file|path|text|message)"\s*:\s*"([^"]{3,80})"', body)
        if any(one in said for one in files):
            return True
    if _GRADED.search(body) is not None and _ENOUGH.search(said) is not None:
        rest = _ENOUGH.sub(" ", re.sub(r"\berror points\b", " ", said, flags=re.I))
        held = set(re.findall(r"\d+", body))
        own = [one for one in re.findall(r"\d+", rest) if one not in held]
        return len(own) <= 1 and not (stops(rest) or DENIES.search(rest))
    if _TESTED.search(body) is None or _OF_SO_MANY.search(body) is None:
        return False
    words = {w for w in re.findall(r'"(\w{4,40})"', body) if not w.islower()}
    return any(word in said for word in words)


def _has_its_numbers(said: str, body: str) -> bool:
    return set(re.findall(r"\d+", said)) <= set(re.findall(r"\d+", body))


def _tells(said: str, record: dict[str, Any], path: str, *, paying: bool) -> bool:
    """Tell a line whose bad words are all a record's, which it names, or tells two fields of."""
    if _is_between_its_own(said, record) and DENIES.search(said) is None:
        return True
    beside = set_beside(said, record, path)
    part = _PART.search(said)
    is_part = part is not None and float(part[1]) < float(part[2])
    if is_part and part is not None and _is_what_is_left(part, record):
        beside = replace(beside, numbers=beside.numbers - {float(part[1])})
    if is_part and beside.named and not beside.numbers and not _says_more(beside.rest):
        return True
    if _says_more(_without_limit(beside, record)) or (paying and _says_more(fold(said))):
        return False  # what was paid, and what a bank said of it, is read by itself
    stated = any(not is_a_number(record[name]) for name in beside.told)
    if beside.named and beside.told and (stated or not beside.numbers):
        return True
    told = (record[name] for name in beside.told)
    if any(isinstance(one, str) and len(fold(one).split()) > 1 for one in told):
        return not beside.numbers
    measured = _LIMIT.search(said) is not None or not lacks_a_part(said)
    return len(beside.told) > 1 and not beside.numbers and measured


def _is_only_numbers(said: str, body: str, asked: Request) -> bool:
    """Tell a loud line that names a record, has numbers of it alone, and says nothing bad."""
    for record in told_of(said, records_of(body)):
        beside = set_beside(said, record, asked.url.path)
        numbers = [name for name in beside.told if is_a_number(record[name])]
        if beside.named and numbers and not beside.numbers and not _says_more(said):
            return REFUSING.search(said) is None and _OF_AGE.search(said) is None
    return False


def _is_somebody_s(said: str, body: str) -> bool:
    """Tell what somebody did on purpose, as the record has it: `hidden`, and `by` whom."""
    words = f" {fold(said).strip()} "
    for record in records_of(body):
        by = next((v for n, v in record.items() if n.lower() in _BY and isinstance(v, str)), "")
        done = [fold(name).strip() for name, value in record.items() if value is True]
        told = [one for one in done if by and f" {one} by {fold(by).strip()} " in words]
        if told and by.lower() not in _NOBODY:
            return not says_more(words.replace(f" {told[0]} ", " "))
    return False


def _is_what_is_left(part: re.Match[str], record: dict[str, Any]) -> bool:
    """Tell the rest of a whole, of which the record has the whole and the other part: 9 of 12."""
    whole, some = float(part[2]), float(part[1])
    numbers = [float(one) for one in record.values() if is_a_number(one)]
    return some > 0 and whole in numbers and whole - some in numbers


def _without_limit(beside: Beside, record: dict[str, Any]) -> str:
    """Return the rest of a line, without the word for what is used up to its last."""
    held = [value for name, value in record.items() if name in beside.told and is_a_number(value)]
    used = len(held) > len(set(held)) or len([v for v in record.values() if v in held]) > 1
    return _USED_UP.sub(" ", beside.rest) if used else beside.rest


def _says_more(rest: str) -> bool:
    """Tell a line that is of something amiss also without what its record has of it."""
    return any(says.search(rest) for says in (AMISS, DENIES)) or stops(rest)


def _is_between_its_own(said: str, record: dict[str, Any]) -> bool:
    """Tell an arrow between two fields of one record: what it was, and whom it went to."""
    values = {fold(one).strip() for one in record.values() if isinstance(one, str)}
    sides = [(fold(one["from"]).strip(), fold(one["to"]).strip()) for one in _ARROW.finditer(said)]
    return any(one in values and two in values and one != two for one, two in sides)
