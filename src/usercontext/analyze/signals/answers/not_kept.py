"""What was sent and came back different, or was not done, by that response alone.

A note that is null in the answer, the only field of a change with another value, ``reserved`` that
is false, nobody who was ``notified``: servers answer 200 to all of it. Not: later answers, which
are `stale_reads`, and outcomes with a reason, which are `envelopes`.
"""

import re
from typing import Any

from usercontext.analyze.language.text import clean
from usercontext.analyze.signals.answers.opposites import are_opposites
from usercontext.analyze.signals.answers.sharing import is_opened

_ALIKE = 4
_SHOWN = 60
_STEM = 5
_SECRET = re.compile(r"pass|secret|token|card|cvc|pin|captcha|honeypot|terms|consent", re.I)
"""What no answer repeats."""

_LEFT_TO_THEM = frozenset({"auto", "default", "system", "inherit", "detect"})
_RUNS = re.compile(r"\d+")
_ALPHABETS = ("ascii", "latin-1", "cp1252", "iso8859-2", "cp1251")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T00:00.*)?|\d{1,2}[./]\d{1,2}[./]\d{4}")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_MADE_UP = re.compile(
    r"(?:^|_)(?:id|uuid|guid|key|ref|nonce|hash|etag|rev|revision|version|token|code|time|at)$"
    r"|[a-z](?:Id|Key|Ref|Uuid|Hash|At|Time|Version|Code)$|request|client|session|trace|build",
    re.I,
)
_BLANKS = re.compile(r"[ .-]")
_NUMBER = re.compile(r"[A-Z]{0,4}\d{6,34}")
_PUNCTUATION = re.compile(r"[\W_]|&amp;")

_HOW_OFTEN = re.compile(
    r"(?:billing_?|payment_?|donation_?)?(?:interval|frequency|recurrence|cycle|period|recurring)",
    re.I,
)
_OFTEN_OF = {
    word: often
    for often, words in (
        ("once", "once onetime onceoff oneoff single none never einmal einmalig unique"),
        ("day", "day daily täglich"),
        ("week", "week weekly wöchentlich hebdomadaire"),
        ("month", "month monthly monatlich mensuel mensual"),
        ("quarter", "quarter quarterly vierteljährlich"),
        ("year", "year yearly annual annually jährlich annuel anual"),
    )
    for word in words.split()
}
_DOSE = re.compile(r"(\d{1,6}(?:[.,]\d{1,4})?) ?(mg|µg|ug|mcg|ml|ie|iu|mmol|g)", re.I)
_POSTCODE = re.compile(r"\w{0,12}?_?(?:zip|post(?:al)?)_?(?:code)?|plz|cap|cep", re.I)
_LETTER = re.compile(r"[A-Z]")
_STATE = re.compile(
    r"(?:status|state|phase|stage|visibility|role|plan|mode|language|locale"
    r"|units?|uom|dos(?:e|age)_?unit)",
    re.I,
)
_OUTCOME = re.compile(
    r"(?:is_?|was_?|has_?)?(?:reserved|held|sent|notified|delivered|saved|stored|applied|charged"
    r"|deducted|updated|created|published|synced|linked|attached|assigned|activated|enabled"
    r"|unlocked|changed|removed|deleted|cancell?ed|refunded|scheduled|shared|copied|restored)",
    re.I,
)
_WHOM = re.compile(
    r"(?:notified|recipients|sent_?to|informed|updated|applied|changed|created|added|removed"
    r"|restored|assigned|delivered_?to|shared_?with|attached|saved)(?:_?ids?)?",
    re.I,
)


def not_kept(sent: dict[str, Any], told: dict[str, Any]) -> str:
    """Return the field of what was sent that its own answer holds nothing, or another, of."""
    for name, value in sent.items():
        if name not in told or _SECRET.search(name) is not None:
            continue
        if len(sent) > 1 and is_opened(name, value, told[name]):
            continue  # which is told by itself, for it is more than another value
        other = told[name]
        if isinstance(value, str) and len(value) > 2 and other in (None, ""):
            return f"“{clean(name, _SHOWN)}” is empty"
        if _is_another(name, value, other):
            return f"“{clean(name, _SHOWN)}” “{other}”, where “{value}” was sent"
        if isinstance(value, str) and isinstance(other, str) and is_garbled(value, other):
            return f"“{clean(name, _SHOWN)}” “{clean(other, _SHOWN)}”"
        alone = len(sent) == 1 or (_STATE.fullmatch(name) and isinstance(value, str))
        if alone and type(value) is type(other) and _differ(value, other):
            return f"“{clean(name, _SHOWN)}” “{clean(str(other), _SHOWN)}”"
    return ""


def _is_another(name: str, value: Any, other: Any) -> bool:
    """Tell two values of which only one can be meant: two days, two numbers, yes and no."""
    if isinstance(value, str) and isinstance(other, str) and are_opposites(value, other):
        return True
    if _is_another_day(value, other) or _is_another_number(name, value, other):
        return True
    if _is_as_often(name) and _are_apart(value, other):
        return True
    return _is_another_dose(value, other) or _is_another_letter(name, value, other)


def _is_another_letter(name: str, value: Any, other: Any) -> bool:
    """Tell two of a few that have a letter each: menu A and menu B, size M and size S."""
    both = isinstance(value, str) and isinstance(other, str) and _MADE_UP.search(name) is None
    return both and value != other and bool(_LETTER.fullmatch(value) and _LETTER.fullmatch(other))


def _is_as_often(name: str) -> bool:
    return _HOW_OFTEN.fullmatch(name) is not None


def _are_apart(value: Any, other: Any) -> bool:
    """Tell two of the ways in which something is done once, or again and again."""
    both = isinstance(value, str) and isinstance(other, str)
    often = [_OFTEN_OF.get(_bare(one), "") for one in (value, other)] if both else [""]
    return all(often) and len(set(often)) > 1


def _is_another_dose(value: Any, other: Any) -> bool:
    """Tell two amounts of one unit, by which something is given to somebody."""
    both = isinstance(value, str) and isinstance(other, str)
    found = [_DOSE.fullmatch(one.strip()) for one in (value, other)] if both else []
    one, two = found if found else (None, None)
    if one is None or two is None or one[2].lower() != two[2].lower():
        return False
    return float(one[1].replace(",", ".")) != float(two[1].replace(",", "."))


def _is_another_day(value: Any, other: Any) -> bool:
    """Tell two days of a calendar, each written as such and without an hour."""
    both = isinstance(value, str) and isinstance(other, str)
    return both and value != other and bool(_ISO.fullmatch(value) and _ISO.fullmatch(other))


def _is_another_number(name: str, value: Any, other: Any) -> bool:
    """Tell two numbers of one length that name somebody's account, parcel or room.

    What a page made up for a thing gets the server's own instead.
    """
    both = isinstance(value, str) and isinstance(other, str)
    if not both or _MADE_UP.search(name) is not None:
        return False
    one, two = (_BLANKS.sub("", text).upper() for text in (value, other))
    if _POSTCODE.fullmatch(name) is not None and len(one) > _ALIKE and len(two) > _ALIKE:
        return one != two
    alike = len(one) == len(two) and bool(_NUMBER.fullmatch(one) and _NUMBER.fullmatch(two))
    return alike and one != two


def is_garbled(value: str, other: str) -> bool:
    """Tell letters that came back as question marks, or as the bytes of another alphabet."""
    if value.isascii() or value == other:
        return False
    if any(value.encode(name, "replace").decode(name) == other for name in _ALPHABETS):
        return True
    read = (value.encode().decode(name, "replace") for name in _ALPHABETS[1:])
    return any(other == one for one in read) or ("\ufffd" in other and "\ufffd" not in value)


def not_done(sent: dict[str, Any], told: dict[str, Any]) -> str:
    """Return what an answer to a change says that it did not do, or did for nobody.

    What was sent as false or as nothing, under that name or its beginning, was asked not to be.
    """
    unasked = {name[:_STEM].lower() for name, value in sent.items() if value in (False, [])}
    for name, value in told.items():
        if name[:_STEM].lower() in unasked:
            continue
        if value is False and _OUTCOME.fullmatch(name):
            return f"“{clean(name, _SHOWN)}” “false”"
        if value == [] and _WHOM.fullmatch(name):
            return f"“{clean(name, _SHOWN)}” of nobody and nothing"
    return ""


def _bare(value: str) -> str:
    """Return what a server keeps of a value however it writes it: a slug, a number, a day."""
    numbers = [run.lstrip("0") for run in _RUNS.findall(value.partition("T00:00")[0])]
    if _DAY.fullmatch(value):
        return " ".join(sorted(numbers))
    return _PUNCTUATION.sub("", value).casefold()


def _differ(value: Any, other: Any) -> bool:
    if isinstance(value, str):
        if value.lower() in _LEFT_TO_THEM or _bare(value) == _bare(str(other)):
            return False
        return bool(value[:_ALIKE].lower() != str(other)[:_ALIKE].lower())
    return isinstance(value, int | float) and value != other
