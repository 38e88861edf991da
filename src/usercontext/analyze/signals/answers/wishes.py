"""Two words of one line, one requested and one delivered. Not: numbers (`two_sides`).

"Paris was entered, ships to Lyon", "sent=off, came back on": who writes both down has found that
they are not one, in whatever order and words. A word that is only more exact is no other one.
"""

import re
from functools import lru_cache

from usercontext.analyze.language.screens import screened
from usercontext.analyze.signals.answers.two_sides import (
    is_no_sum,
    lists_none,
    shows_another_name,
)

_SEEN = 300
_MOST_PARTS = 5
_TAG = re.compile(r"^\W{0,2}(?:\[[\w .:/-]{2,30}\]|[\w .-]{2,24}:(?= )) ?")
_FIELD = re.compile(r"[\"']([A-Za-z_]{2,20})[\"']\s*:\s*")
_PARTS = re.compile(r"[;,→|({})]|\s(?:but|while|whereas|and|yet|though|instead)\s|\s[-=]>\s")
_WISHED = re.compile(
    r"\b(?P<it>(?:was|were|had been) )?(?:asked(?: for)?|requested|chosen|chose|picked|selected"
    r"|wanted|wished(?: for)?|entered|typed(?: in)?|promised|agreed|ordered|switching from"
    r"|(?P<sent>sent|submitted|posted))\b(?P<was> (?:was|were))?",
    re.I,
)
_CAME = re.compile(
    r"\b(?:(?:(?:is|are|was|were|has been) )?(?:set|stored|saved|kept|booked|applied|written|active"
    r"|confirmed|persisted|registered|returned|received|answered|recorded)"
    r"|came? (?:back|out)|comes back|got|says|shows|(?:ship|deliver|goe|sen[dt]|mail|post)s?"
    r"(?:ed)? to)\b(?: (?:was|were|is|as|to))?",
    re.I,
)
_WORD = re.compile(r"[\"“][^\"”]{1,40}[\"”]|(?<![\w/])[\w][\w=+-]{0,40}(?![\w/])")
_SAID_OF = re.compile(r"\b(?:the|an?|its|your|our|their|this|that|no|all|every) [\w-]+", re.I)
_NO_VALUE = re.compile(
    r"(?:is|was|were|are|be|been|for|to|of|in|on|at|by|it|as|so|with|from|now|here|back|still"
    r"|again|only|just|yet|not|i|we|you|user|visitor|server|page|form|client|api|account|profile"
    r"|confirmation|cop(?:y|ies)|draft|default|requests?|orders?|answers?|e?-?mails?|messages?"
    r"|letters?|cards?|address(?:es)?|files?|uploads?|consent|none|null|nothing|phone|numbers?|name"
    r"|password|carts?|items?|products?|lines?|options?|filters?|data|payments?|rows?|records?"
    r"|values?|settings?|preferences?|choices?|changes?|entries|entry|tokens?|sessions?|cookies?)",
    re.I,
)
"""What stands beside such a verb and is no value: things that are sent, chosen and kept as well."""

_CONTRAST = re.compile(r"\b(?:but|instead|yet|though|whereas)\b", re.I)
_APART = re.compile(r"\b(?:mismatch\w*|differ\w*|not (?:the same|equal)|unequal)\b", re.I)
"""Who says so may write of what was sent as of what was chosen."""

_AS_ANOTHER = screened(
    r"\b(?:(?:(?:signed|logged) in|known|registered|acting|recogni[sz]ed) as|(?:account|role|group"
    r"|user|member|customer|visitor|tenant|profile|class) ?(?:is|=)) ?"
    r"(?:an? |the )?[\"“]?(?P<one>[a-z][\w-]{2,20})[\"”]?(?: \w+){0,1}[,;:]"
    r"(?: but| yet| while)? (?:the )?(?:\w+ ){1,3}(?:is|are|was|were|comes?) "
    r"(?:those |that |made )?(?:for|of) (?:an? |the )?[\"“]?(?!(?:today|tomorrow|now|later|free"
    r"|sale|rent|use|review|you|us|him|her|them|it|all|every\w*)\b)"
    r"(?P<two>[a-z][\w-]{2,20})[\"”]?\W*$",
    re.I,
)
"""Who somebody is, and for whom else is what they were given."""
_MAKES = tuple(
    re.compile(p) for p in (r"[A-ZÀ-Ý][a-zà-ÿ-]+", r"[a-z]{1,3}", r"\w+=\S+", r"[\"“].+")
)
_AMOUNT = re.compile(r"[\"“]?\d[\d.,]* ?(?:[kKMG]?i?B|m?s|%)?[\"”]?")
_ID = re.compile(r"(?=.*\d)[A-Z]{0,6}[-#]?\d{3,12}$")
_PLAIN = re.compile(r"[\"“”]|^\w+=")
_NOT_SO = screened(
    r"\b(?:is|are|was|were) not (?:in|at|on|what|as|of|the|those|sorted|ordered|filtered)\b"
    r"|\bcame back (?:without|with no|as)\b|\bnot as (?:asked|chosen|sent|ordered)\b",
    re.I,
)
"""What came back is not what was asked for, whatever it is of."""

_ON_PURPOSE = screened(
    r"\b(?:fall(?:s|ing)? ?back|fallback|default(?:s|ed|ing)?|closest|nearest|alias|rounded"
    r"|normali[sz]ed|replac\w+ by|merged|unsupported"
    r"|as (?:a |the )?(?:backup|default|second|spare|alternative|well))\b",
    re.I,
)


@lru_cache(maxsize=1024)
def came_otherwise(text: str) -> bool:
    """Tell a line in which one thing was wished for and another one, or not that, came of it."""
    apart = shows_another_name(text) or is_no_sum(text) or lists_none(text)
    if apart or _NOT_SO.search(text[:_SEEN]) is not None:
        return True
    said = _FIELD.sub(r"\1 ", _TAG.sub("", text[:_SEEN]))
    if _is_given_as_another(said):
        return True
    if _ON_PURPOSE.search(said) is not None or _CAME.search(said) is None:
        return False
    parts = [part for part in _PARTS.split(said) if part.strip()][:_MOST_PARTS]
    apart = _APART.search(text[:_SEEN]) is not None  # a tag may say it
    but = apart or _CONTRAST.search(said) is not None
    return any(
        _are_apart(wish, came, but)
        for wish in parts
        for came in parts
        if wish is not came and _is_wish(wish, apart)
    )


def _is_given_as_another(said: str) -> bool:
    found = _AS_ANOTHER.search(said)
    if found is None or _ON_PURPOSE.search(said) is not None:
        return False
    return _are_two(found["one"].removesuffix("s"), found["two"].removesuffix("s"))


def _is_wish(part: str, apart: bool) -> bool:
    found = _WISHED.search(part)
    return found is not None and (found["sent"] is None or apart or _is_a_value(part))


def _are_apart(wish: str, came: str, but: bool) -> bool:
    """Tell two values of one thing: "X was chosen" beside another, or both behind their verbs.

    "Nickname entered, avatar stored" tells of two things, and that both were done; so may two plain
    words ("blue was chosen, size is kept") do where nothing opposes them.
    """
    wished, got = _WISHED.search(wish), _CAME.search(came)
    if wished is None or got is None:
        return False
    one, one_behind = _value(wish, wished)
    two, two_behind = _value(came, got)
    was = wished["it"] is not None or wished["was"] is not None
    said_so = got[0].lower().startswith("says")
    opposed = said_so or but or (one_behind and two_behind) or (was and _are_alike(one, two))
    return opposed and _are_two(one, two)


def _are_alike(one: str, two: str) -> bool:
    """Tell values of one make: two names, two short codes, two fields."""
    return any(make.fullmatch(one) and make.fullmatch(two) for make in _MAKES)


def _value(part: str, verb: re.Match[str]) -> tuple[str, bool]:
    """Return the one word behind a verb, or else before it, and which; '' for none or many."""
    for piece, is_behind in ((part[verb.end() :], True), (part[: verb.start()], False)):
        words = _WORD.findall(_SAID_OF.sub(" ", piece))
        told = [w for w in words if not _NO_VALUE.fullmatch(w) and not _ID.match(w)]
        if told:
            return (str(told[0 if is_behind else -1]) if len(told) <= 2 else ""), is_behind
    return "", False


def _is_a_value(part: str) -> bool:
    """Tell a part with a value in quotes, a field's or a yes: a letter that was sent is none."""
    return re.search(r"[\"“]|\w=\w|\b(?:true|false|on|off|null)\b", part) is not None


def _are_two(one: str, two: str) -> bool:
    first, second = (_PLAIN.sub("", word).casefold() for word in (one, two))
    fields = [word.partition("=")[0] for word in (one, two) if "=" in word]
    if len(set(fields)) > 1 or not first or not second or _AMOUNT.fullmatch(one):
        return False
    return first not in second and second not in first
