"""A response about another thing than its address names, by ids in a line. Not: whose it is."""

import re

from usercontext.analyze.reading.events import Request

_SEEN = 300
_ID = re.compile(
    r"(?<![\w.])([A-Za-z]{1,12}[-_])(\d{1,12}|(?=[A-Za-z]*\d)[A-Za-z0-9]{4,26})(?![\w.])"
)
_OWN = re.compile(r"/(?P<kind>[a-z]{3,20})/(?P<own>\d{1,9})/(?P<act>[a-z]{3,12})/?$", re.I)
_WHOSE = re.compile(
    r"/(tenant|user|customer|account|employee|patient|student|pupil|member|guest|client|resident"
    r"|candidate|applicant)s?/(\d{1,9})(?=/|$)"
)
"""Whose a thing is, by the address under which it is kept."""
_SHOWN = r"(?:show(?:s|n|ing|ed)?|display\w*|render\w*|loaded|received|returned|listed|listing)"
_OF_ALL = re.compile(
    r"page|step|tab|part|slide|section|chapter|level|lesson|video|track|item|product|prod|sku|art"
    r"|article|model|v|version|rev|release|build|batch|chunk|block|row|col|column|line|region|zone"
    r"|edge|node|shard|day|week|month|year"
)
"""What has a number, and is shown to everybody alike."""

_ON_PURPOSE = re.compile(
    r"\b(?:merged|replace[sd]|superseded?s?|renamed|redirect\w*|duplicate of|fall(?:s|ing)? ?back"
    r"|fallback|(?:back|switch\w*|mov(?:ed|ing)) to)\b"
    r"|\b(?:showing|opening|using|loading|trying|taking)\b.{0,40}\binstead\b",
    re.I,
)
"""What a page says where it knows why it shows another one."""

_INSTEAD = re.compile(
    r"\b(?:delet|remov|cancel|updat|chang|edit|mov|archiv|overwr|renam|refund|clos|mark|assign)\w* "
    r"(?:\w{3,12} )?#?(\d[\w-]{0,39}) (?:instead of|rather than|and not|, not) #?(\d[\w-]{0,39})\b",
    re.I,
)


def was_done_to_another(text: str, asked: Request) -> bool:
    """Tell a change of another one than was named: "removed 4 instead of 7" behind DELETE /x/7."""
    if asked.reads or _ON_PURPOSE.search(text[:_SEEN]) is not None:
        return False
    named = asked.url.path.lower().split("/")[-3:]
    told = _INSTEAD.findall(text[:_SEEN].lower())
    return any(two in named and one != two for one, two in told)


def names_another(said: str, path: str) -> bool:
    """Tell "candidate 6 rejected" behind /candidates/5/reject: one of its kind, not its own."""
    found = _OWN.search(path)
    if found is None or _ON_PURPOSE.search(said[:_SEEN]) is not None:
        return False
    kind, own, act = found["kind"].lower(), found["own"], found["act"].lower()
    one = kind.removesuffix("es") if kind.endswith("sses") else kind.removesuffix("s")
    stem = act.removesuffix("e")
    told = re.findall(
        rf"\b{one}s? #?(\d{{1,9}}) (?:was |is )?{stem}\w{{1,4}}\b", said[:_SEEN].lower()
    )
    return bool(told) and own not in re.findall(r"\d+", said[:_SEEN])


def shows_another(said: str, path: str) -> bool:
    """Tell "showing 3 of patient 9" behind /patients/7/letters: whoever it is, it is another."""
    if _ON_PURPOSE.search(said[:_SEEN]) is not None:
        return False
    for whose, own in _WHOSE.findall(path.lower()):
        told = re.findall(
            rf"\b{_SHOWN}\b.{{0,40}}?\b(?:of|for|from) (?:the )?{whose} #?(\d{{1,9}})\b",
            said[:_SEEN].lower(),
        )
        if told and own not in re.findall(r"\d+", said[:_SEEN]):
            return True
    return False


def is_of_another(text: str, asked: Request) -> bool:
    """Tell an answer that is about another one than its address names: P-2 where P-1 was asked."""
    said = text[:_SEEN]
    found = {(kind.lower(), number.lower()) for kind, number in _ID.findall(said)}
    path = asked.url.path
    own = {one for one in found if f"{one[0]}{one[1]}" in path.lower()}
    if len(own) != 1 or _ON_PURPOSE.search(said) is not None:
        return False
    kind = next(iter(own))[0]
    return not _OF_ALL.fullmatch(kind[:-1]) and any(one[0] == kind for one in found - own)
