"""A line about two people or companies where a page has one. Not: what others may see.

Whatever it is called, what is shown is somebody's by a number or a name, and another one of the
same kind was asked for, is signed in, or is whose page it is. What one sends another names two as
well, and is no mistake.
"""

import re

from usercontext.analyze.language.screens import screened
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.signals.answers.mixed_up import stands_in
from usercontext.domain.log_entry import Level

_SEEN = 300
_KIND = (
    r"tenant|user|customer|account|employee|patient|student|pupil|member|guest|driver|owner|client"
    r"|subscriber|holder|resident|candidate|applicant"
)
_ID = r"#?(?=[\w-]*\d)[A-Za-z]{0,8}[-_]?\d[\w-]*"
_MARK = r"(?: ?(?:id|no\.?|nr\.?|number))?[ :#=]{1,3}"
_SHOWN = (
    r"(?:show(?:s|n|ing|ed)?|display\w*|render\w*|load(?:ed|s)?|open(?:ed|s)?|got|received"
    r"|return(?:ed|s)|served?|answer\w*|listed|lists|holds?|contain\w*|response|result|page"
    r"|cached?)"
)
_MEANT = (
    r"(?:(?:asked|requested|expected|wanted)(?! by)|meant|(?:page|view|screen) (?:is|was)|viewer"
    r"|signed[ -]in|logged[ -]in|session|current)"
)
_TWICE = screened(
    rf"\b(?P<kind>{_KIND}){_MARK}(?P<id>{_ID})(?:'s)?\b.{{0,40}}?\b{_MEANT}\b.{{0,12}}?"
    rf"\b(?P=kind){_MARK}(?!(?P=id)\b){_ID}(?![\w.-])"
    rf"|\b{_SHOWN}\b.{{1,40}}?\b(?:of|from|for) (?:the )?(?P<one>{_KIND}){_MARK}(?P<own>{_ID})\b"
    rf".{{0,12}}? (?:to|for) (?:the )?(?:[a-z]{{3,12}} of (?:the )?)?"
    rf"(?P=one){_MARK}(?!(?P=own)\b){_ID}(?![\w.-])"
    rf"|\b(?:of|for) (?:the )?(?P<whose>{_KIND}){_MARK}(?P<theirs>{_ID})\b (?:is |was |were |are )?"
    rf"{_SHOWN} (?:to|for) (?:the )?(?P=whose){_MARK}(?!(?P=theirs)\b){_ID}(?![\w.-])",
    re.I,
)
_ASKED_FOR = screened(
    rf"\b(?:{_KIND}){_MARK}(?P<id>\d{{3,12}})(?:'s \w+)?[,;(] ?\(?(?:but )?(?:we |it was )?"
    r"(?:asked|wanted|meant)(?: for)?:? (?!(?P=id)\b)\d{3,12}\b(?!:| ?(?:ms|s|%)\b| [a-z])",
    re.I,
)
_NAMED = screened(
    rf"\b(?P<kind>{_KIND}|workspace|organi[sz]ation) (?P<name>[\w-]{{2,30}})\W{{1,3}}(?:but )?"
    r"(?:the )?(?:current|active|own|signed[ -]in|session(?:'s)?) (?P=kind)(?: is| was|:|=) ?"
    r"(?!(?P=name)\b|(?:un\w+|none|null|missing|not|now|empty|gone|a|the|in|ok)\b)[\w-]{2,30}",
    re.I,
)
_WRONG = screened(
    rf"\b(?:wrong|somebody else's|another(?: {_KIND})?'s) (?:{_KIND})\b.{{0,20}}\b(?:in|of)"
    r" (?:the )?(?:response|answer|result|reply|payload|record)\b"
    rf"|\b(?:is|are|was|were)(?: shown| taken| loaded)? (?:of|from|for) (?:another|a different"
    rf"|some other|the wrong) (?:{_KIND})(?:'s\b|$)",
    re.I,
)
_BETWEEN = screened(
    r"\b(?:sen[dt]\w*|send\w*|messag\w*|transfer\w*|mov(?:e|ed|ing)|merg\w*|invit\w*|repl\w*"
    r"|follow\w*|shar(?:e|ed|ing)|refer\w*|link\w*|pair\w*|compar\w*|swap\w*|switch\w*|imperson\w*"
    r"|behalf|delegat\w*|manage\w*|assign\w*|next|previous|mention\w*|block\w*|denied|forbidden"
    r"|refus\w*|reject\w*|friend\w*|call(?:ed|s|ing)?|chat\w*|paid|pays|gift\w*|replac\w*|duplicate"
    r"|review\w*|comment\w*|recommend\w*|public\w*|not (?:shown|visible)|fail\w*|could ?n.t|cannot"
    r"|unable|will|takes? over|covers?|covered|renam\w*|ignor\w*|skip\w*|discard\w*|drop\w*)\b",
    re.I,
)
"""What goes from one to another, or is kept from them; and what failed before it was shown."""


def tells_two_people(event: Event, text: str) -> bool:
    """Tell a line by which what is another's was shown, or was loaded for somebody else."""
    if event.kind is not EventKind.CONSOLE or event.level not in (Level.WARN, Level.ERROR):
        return False
    said = text[:_SEEN]
    if _BETWEEN.search(said) is not None or stands_in(said):
        return False
    return any(one.search(said) is not None for one in (_TWICE, _ASKED_FOR, _NAMED, _WRONG))
