"""What the answer to a refused request calls its reason, as words and as a code. Not: its meaning.

Answers are JSON in most shapes there are; what is looked for is a name under a usual key.
"""

import re
from functools import lru_cache

from usercontext.analyze.text import quote

_SEEN = 600
_MARKS = re.compile(r'[\s"{}\[\]:,\\]+')
_CODE = re.compile(
    r'"(?:\w{0,12}code|errors?|reason|type|name|status)"\s*:\s*\[?\s*"([A-Za-z]\w*(?:[._-]\w+)+'
    r'|[A-Z]{4,40})"'
)
_SENTENCE = re.compile(
    r'"(?:message|detail|title|reason|errors?|error_description|msg)"\s*:\s*\[?\s*"([^"\\]{3,160})"'
)
_MARKUP = re.compile(r"<(?:Code|code|message|Message)>([\w .-]{3,80})</")
_NAMED = re.compile(
    r'"([\w.\[\] -]{1,40})"\s*:\s*[\[{]?\s*"([^"\\]{0,150}'
    r'(?:[^\W_] [^\W_]|[^\x00-\x7f]{3})[^"\\]{0,150})"'
)
"""A name with a sentence under it, or with a list that begins with one."""

_USUAL = frozenset(
    {"message", "messages", "detail", "details", "title", "reason", "error", "errors", "msg"}
    | {"error_description", "errormessage", "errordescription", "description", "non_field_errors"}
    | {"exception", "usermessage", "text", "base", "cause", "hint", "info"}
)
"""What an answer puts its reason under, whatever it is about; any other name is a field's."""

_ASIDE = re.compile(
    r"stack|\w*trace|path|\w*urls?|time(?:stamp)?|date|instance|support|help|docs?|name", re.I
)
_OF_FORM = re.compile(
    r"valid|bad_?request|malformed|schema|(?<!verification_)(?<!approval_)required|missing|pars"
    r"|unprocess|constraint|internal"
    r"|unexpected|unknown|fail|error|type|format|null|syntax|mismatch|csrf|unsupported|exception"
    r"|permission|forbidden|denied|access|unauthori|authori|credential|token|session|captcha|robot"
    r"|\bbot|challenge|scope|role|privilege|not_allowed|blocked",
    re.I,
)
"""What servers call a request that they could not take, whatever was wrong with it."""

_MOST_CODES = 2

_PARTS = re.compile(r"[A-Z]*[a-z]+|[A-Z]+|\d+")
_SAYS_NOTHING = re.compile(
    r"an?|the|internal|server|service|gateway|bad|request|err(?:ors?)?|fail(?:ed|ure)?|unknown"
    r"|un(?:expected|handled|available)|general|generic|exception|something|went|wrong|occurred"
    r"|happened|timeout|not|found|please|try|again|later|sorry|code|status|http|api|\d+",
    re.I,
)
"""What every server says of any trouble, and its status has said already."""


def plain(body: str) -> str:
    """Return the words of an answer without the marks between them."""
    return _MARKS.sub(" ", body[:_SEEN]).strip()


@lru_cache(maxsize=1024)
def said_in(body: str) -> str:
    """Return what an answer calls its reason: its codes, else its sentence, else ''.

    Words that say no more than a status does (``internal_error``) are no reason.
    """
    seen = body[:_SEEN]
    codes = list(dict.fromkeys(code for code in _CODE.findall(seen) if _says_something(code)))
    if codes:
        return " ".join(codes[:_MOST_CODES])
    found = _SENTENCE.search(seen) or _MARKUP.search(seen)
    return found[1].strip() if found and _says_something(found[1]) else ""


@lru_cache(maxsize=1024)
def quoted_in(body: str) -> str:
    """Return what an answer says of itself, each part in quotes: its codes, its first sentence.

    A sentence that stands under a field's name is quoted with the name.
    """
    said = said_in(body)
    parts = [quote(said)] if said else []
    for name, words in _sentences_in(body[:_SEEN]):
        if not _is_new(words, said):
            continue
        field = "" if name.casefold() in _USUAL else f"of {quote(name)}: "
        return ", ".join([*parts, field + quote(words.strip())])
    return ", ".join(parts)


def _sentences_in(seen: str) -> list[tuple[str, str]]:
    named = [one for one in _NAMED.findall(seen) if not _ASIDE.fullmatch(one[0])]
    return named or [("message", words) for words in _MARKUP.findall(seen) if " " in words]


def _is_new(words: str, said: str) -> bool:
    """Tell a sentence that says more than the codes before it, and than any status."""
    known = said.replace("_", " ").casefold()
    return _says_something(words) and words.strip().casefold() not in known


def _says_something(words: str) -> bool:
    parts = _PARTS.findall(words)
    return not parts or not all(_SAYS_NOTHING.fullmatch(part) for part in parts)


def names_a_rule(code: str) -> bool:
    """Tell a code of a business (`MIN_ORDER_VALUE`) from one of a form or of a server's trouble."""
    return bool(code) and _OF_FORM.search(code) is None
