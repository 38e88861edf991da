"""One value on the page and another on its server, in one line. Not: which is right.

A page that writes both down has found out that they differ, whatever it calls it: "shows 9, the
server says 0", "chosen 2026-06-07, answered 2026-06-06".
"""

import re
from functools import lru_cache

_SEEN = 300
_MOST_PARTS = 4
_VALUE = re.compile(
    r"[\"“'][^\"”']{1,40}[\"”']|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b"
    r"|(?<![\w.:/#-])\d{1,9}(?:\.\d{1,2})?(?![\w:/%-])|(?<=[A-Za-z_]=)[A-Za-z][\w-]{0,40}"
)
_DAYS = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b")
_NAME = re.compile(
    r"(?<![\w./-])(?P<stem>[\w-]{1,40})\.(?P<kind>jpe?g|png|gif|webp|avif|heic|svg|pdf|csv|xlsx?"
    r"|docx?|txt|zip|mp[34])\b|(?<![\w.-])v\d{1,4}(?:\.\d{1,4}){0,2}(?![\w.])"
)
"""A file, or a version of one."""

_TWO = 2
_ALIKE = 3
"""Two files whose names begin with so many letters alike are two of one thing."""

_TOGETHER = re.compile(
    r"\b(?:merg\w+|combin\w+|join(?:ed|ing|s)?|sum(?:s|med|ming)?|together|concat\w*|united"
    r"|zusammen\w*|fusion\w*|samengevoegd)\b",
    re.I,
)
_SUM = re.compile(
    r"(?<![\w.#-])(?P<one>\d{1,5})(?: [a-z]{2,12})? (?:and|plus|und|et|y|en|\+|with)"
    r" (?P<two>\d{1,5})"
    r"(?: [a-z]{2,12}){0,2},? (?:has|have|had|makes?|made|gives?|gave|became|becomes?|are|is|were"
    r"|was|=|(?:adds?|added) up to|c[oa]mes? to|resulted in|results? in|left|ergaben|ergab|sind)"
    r" (?:now )?(?P<all>\d{1,5})(?![\w.%])",
    re.I,
)
"""Two numbers of what was put together, and how many that were."""

_COUNT = re.compile(
    r"\b(?:count(?:s|ed|er)?|facets?|badge|total|filter|tab|head(?:er|ing)?)\b", re.I
)
_LIST = re.compile(r"\b(?:list(?:s|ed|ing)?|rows?|results?|hits|grid|body)\b", re.I)
_NUMBER = re.compile(r"(?<![\w.:#-])\d{1,6}(?![\w.:%])")
"""How many there are by what is written above them, and how many stand below it."""

_TAG = re.compile(r"^\W{0,2}\[[\w .:/-]{2,30}\] ?")
_BESIDE = re.compile(r"\([^()]{1,80}\)")
"""What stands in brackets says more of the one thing, and is no other."""

_STATUS = re.compile(r"\b(?:answered|status|code|http|got|received)\W{0,3}[1-5]\d\d\b", re.I)
_PARTS = re.compile(
    r"[;,→|(]\s?|\s(?:but|while|whereas|vs\.?|versus|and|though)\s|\s[-=]>\s|\s!==?\s"
)
_OF_THE_PAGE = re.compile(
    r"\b(?:show(?:n|s|ing)?|display\w*|local|client|optimistic|ui|screen|badge|listed|rendered"
    r"|drawn|on (?:the )?page)\b",
    re.I,
)
_SERVER_SAYS = re.compile(
    r"\b(?:server|account|api|backend|database)\b.{0,12}\b(?:says?|said|holds?|counts?|tells?)\b",
    re.I,
)
_WANTED = re.compile(
    r"\b(?:chose|chosen|picked|selected|asked|requested|sent|wanted|entered|typed|expected)\b", re.I
)
_CHOSEN = re.compile(
    r"\b(?:chose|chosen|picked|selected|asked for|requested|wanted) (?P<one>[a-z][\w-]{2,30})"
    r"(?:,| but| and)? (?:but )?(?:answered|got|received|returned|stored|saved|booked|confirmed)"
    r"(?: was)? (?!(?P=one)\b)[a-z][\w-]{2,30}$",
    re.I,
)
"""One word that was chosen, and another one that came of it."""
_CLAUSES = re.compile(
    r"[,;\uff0c\u3001\uff1b] ?| (?:but|while|whereas|though|although|yet|aber|mais|pero|ma|maar|ale"
    r"|ama|но) | [–—] "
)
_TAKEN_FOR = re.compile(
    r"\w (?:is |was |were )?(?:shown|taken|read|sent|stored|booked|drawn|listed)"
    r" (?:as|for|under) \w"
)
"""Two clauses, and how one thing is put in the place of another."""

_WELL = re.compile(
    r"\b(?:ok|done|ready|success\w*|saved|loaded|rendered in|opened|started|connected|completed?"
    r"|took|ms|kb|mb|fps|viewport|retry\w*|attempt|extended|enabled|version|v\d)\b",
    re.I,
)
"""Words of what goes its way."""

_QUOTED = re.compile(r"[\"“][^\"”]{1,40}[\"”]")
_OF_THE_SERVER = re.compile(
    r"\b(?:answer(?:ed|s)?|got|received|returned|server|stored|saved|kept|api|backend|account"
    r"|actual(?:ly)?|database|persisted|remote|booked|confirmed|quote|reply|replied"
    r"|read back|found|still|became|now|delivered|dispensed|shipped|handed (?:out|over))\b",
    re.I,
)


@lru_cache(maxsize=1024)
def shows_another(text: str) -> bool:
    """Tell a line in which a page shows one value and its server has another."""
    return _differ(text, _OF_THE_PAGE)


def is_contradicted(text: str) -> bool:
    """Tell the same where it says that the server says so: two that are brought together do not."""
    return shows_another(text) and _SERVER_SAYS.search(text[:_SEEN]) is not None


@lru_cache(maxsize=1024)
def was_given_another(text: str) -> bool:
    """Tell a line in which one value was chosen or sent and another one came back."""
    if _CHOSEN.search(_TAG.sub("", text[:_SEEN])) is not None:
        return True
    return _differ(text, _WANTED)


def is_of_words(text: str) -> bool:
    """Tell the same of two names, not of two numbers, which may be counts of anything."""
    said = _TAG.sub("", text[:_SEEN])
    return was_given_another(text) and not any(c.isdigit() for c in said)


@lru_cache(maxsize=1024)
def shows_another_name(text: str) -> bool:
    """Tell a line in which one file, or version, was kept and another of the same is shown."""
    said = _TAG.sub("", text[:_SEEN])
    named = [(part, list(_NAME.finditer(part))) for part in _PARTS.split(said)[:_MOST_PARTS]]
    told = [(part, found[0]) for part, found in named if len(found) == 1]
    shown = [name for part, name in told if _OF_THE_PAGE.search(part)]
    kept = [n for part, n in told if _OF_THE_SERVER.search(part) and not _OF_THE_PAGE.search(part)]
    return len(shown) == 1 and len(kept) == 1 and _are_copies(shown[0], kept[0])


@lru_cache(maxsize=1024)
def is_no_sum(text: str) -> bool:
    """Tell a line by which two numbers were put together, and make another one."""
    found = _SUM.search(text[:_SEEN])
    if found is None or _TOGETHER.search(text[:_SEEN]) is None:
        return False
    return int(found["one"]) + int(found["two"]) != int(found["all"])


@lru_cache(maxsize=1024)
def lists_none(text: str) -> bool:
    """Tell a line by which things are counted and none of them is listed.

    Fewer are a page of them, so that only none is amiss.
    """
    parts = _PARTS.split(_TAG.sub("", text[:_SEEN]))
    if len(parts) != _TWO:
        return False
    told = [(part, _NUMBER.findall(part)) for part in parts]
    counted = [n for part, n in told if _COUNT.search(part) and not _LIST.search(part)]
    listed = [n for part, n in told if _LIST.search(part) and not _COUNT.search(part)]
    if len(counted) != 1 or len(listed) != 1 or len(counted[0]) != 1 or len(listed[0]) != 1:
        return False
    return int(counted[0][0]) > 0 == int(listed[0][0])


def _are_copies(one: re.Match[str], two: re.Match[str]) -> bool:
    begun = [(name["stem"] or "")[:_ALIKE].casefold() for name in (one, two)]
    return one[0] != two[0] and one["kind"] == two["kind"] and begun[0] == begun[1]


@lru_cache(maxsize=1024)
def has_two_sides(text: str) -> bool:
    """Tell a line of two clauses that set one thing beside another, whatever they are of.

    "row 14 is of MA-201, header says MA-210": who lists what is there has more parts, or shorter.
    """
    said = _BESIDE.sub(" ", _TAG.sub("", text[:_SEEN]).partition(" {")[0])
    if shows_another_name(text) or is_no_sum(text) or lists_none(text):
        return True
    if _WELL.search(said) is not None:
        return False
    if _TAKEN_FOR.search(said) is not None:
        return True
    parts = [part for part in _CLAUSES.split(said) if part.strip()]
    if len(set(days := _DAYS.findall(said))) == 1 and len(days) == len(parts):
        return False  # both sides have the same one
    return len(parts) == 2 and all(len(part.split()) >= 2 for part in parts)


def _in_one_piece(quoted: re.Match[str]) -> str:
    """Return what stands in quotes without marks that part a line."""
    return f'"{re.sub(r"[^A-Za-z0-9 .:-]", " ", quoted[0][1:-1])}"'


def _differ(text: str, ours: re.Pattern[str]) -> bool:
    said = _QUOTED.sub(_in_one_piece, _TAG.sub("", text[:_SEEN]))
    if len(_VALUE.findall(said)) < 2 or _STATUS.search(said) is not None:
        return False
    parts = _PARTS.split(said)[:_MOST_PARTS]
    told = [(part, _VALUE.findall(part)) for part in parts]
    says = ours is _OF_THE_PAGE and _SERVER_SAYS.search(said) is not None
    one = {
        values[0]
        for part, values in told
        if len(values) == 1 and (ours.search(part) or (says and not _SERVER_SAYS.search(part)))
    }
    other = {
        values[0]
        for part, values in told
        if len(values) == 1 and _OF_THE_SERVER.search(part) and not ours.search(part)
    }
    return len(one) == 1 and len(other) == 1 and one != other
