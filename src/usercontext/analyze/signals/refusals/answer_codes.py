"""The reason of a refusal in its response, as words and as a code. Not: its meaning.

Answers are JSON in most shapes there are; what is looked for is a name under a usual key.
"""

import re
from functools import lru_cache
from http import HTTPStatus

_SEEN = 600
_MARKS = re.compile(r'[\s"{}\[\]:,\\]+')
_CODE = re.compile(
    r'"(\w{0,12}code|errors?|reason|issue|type|name|status)"\s*:\s*\[?\s*'
    r'"([A-Za-z]\w*(?:[._-]\w+)+|[A-Z]{4,40})"'
)
_OF_A_KIND = ("type", "name", "status")
"""Under these stands what kind of reason it is, where others say which one."""

_LISTED = re.compile(r'"[\w-]{0,12}codes"\s*:\s*\[\s*"([A-Za-z]\w*(?:[._-]\w+)+)"', re.I)
"""What an answer of one word holds beside it: which of the house's reasons it was."""

_SENTENCE = re.compile(
    r'"(?:message|detail|title|reason|errors?|error_description|msg)"\s*:\s*\[?\s*'
    r'"((?:[^"\\]|\\["\\nt]){3,160})["\\]'
)
_PROBLEM = re.compile(
    r'"(?:title|message|error)"\s*:\s*"(?P<title>[^"\\]{3,80})".{0,200}?'
    r'"(?:detail|description)"\s*:\s*"(?P<detail>(?:[^"\\]|\\["\\nt]){3,160})["\\]',
    re.S,
)
"""A heading names the kind of a problem (RFC 9457: ``title``), what follows says this one."""

_WITHIN = re.compile(r'\\["\\nt]')
"""What is written apart inside a text: a name in quotes, an end of line, a pattern's backslash."""

_INSTEAD = {'"': "", "\\": "\\"}

_OF_A_FIELD = re.compile(
    r'"(?:errors|fields|violations|field_?errors)"\s*:\s*\{\s*"(?!(?:code|message|type|status|name'
    r'|detail)")(\w[\w.-]{0,40})"\s*:\s*\[?\s*"((?:[^"\\]|\\["\\nt]){3,120})["\\]',
    re.I,
)
"""How frameworks for forms say it: a field, and what is wrong with it."""

_ABOUT_A_FIELD = re.compile(
    r'\{(?=[^{}]{0,200}?"(?:field(?:_?name)?|param(?:eter)?|property(?:_?(?:path|name))?|attribute'
    r'|pointer)"\s*:\s*"(?P<field>[^"\\]{1,60})"'
    r'|[^{}]{0,200}?"(?:path|loc)"\s*:\s*(?:\[\s*(?:"(?:body|query|form)"\s*,\s*)?)?'
    r'"(?P<place>[A-Za-z_][\w.-]{1,60})")(?=[^{}]{0,200}?"(?:message|msg|detail|reason'
    r'|description|error)"\s*:\s*"(?P<said>(?:[^"\\]|\\["\\nt]){3,120})["\\])',
    re.I,
)
"""One of a list of what is wrong, with the name of its field beside it, in any order."""

_OF_A_PARAMETER = re.compile(
    r'"(?:invalid[-_]?param(?:eter)?s|(?:field|validation|form)[-_]?(?:errors|violations)'
    r'|violations)"\s*:\s*\[\s*\{(?=[^{}]{0,200}?"(?:name|path|key|id|source|in)"\s*:\s*'
    r'"(?P<field>[^"\\]{1,60})")(?=[^{}]{0,200}?"(?:message|msg|detail|reason|title|description'
    r'|error)"\s*:\s*"(?P<said>(?:[^"\\]|\\["\\nt]){3,120})["\\])',
    re.I,
)
"""The same where only the list's own name tells that its members are fields (RFC 7807)."""

_MARKUP = re.compile(r"<(?:Code|code|message|Message|title)>\s*([\w .,:|!'()\u2013-]{3,80}?)\s*</")
_BY_NAME = re.compile(
    r'"([\w.\[\] -]{1,40})"\s*:\s*\[\s*"([^"\\]{0,120}(?:[^\W_] [^\W_]|[^\x00-\x7f]{3})'
    r'[^"\\]{0,120})"'
)
"""A field with a list of what is wrong with it, and nothing around them."""

_WORD = r'(?:\\")?(?:[^\s"\\]|\\\\)+(?:\\"[^\s"\\]{0,2})?'
"""A word as it stands in JSON, maybe in quotes of its own; markup has them inside."""

_ANY = re.compile(
    r'"([\w.-]{1,40})"\s*:\s*\[?\s*'
    rf'"((?=[^"]*[^\W\d_]{{2}} )(?:{_WORD} ){{2,30}}{_WORD})"'
)
"""Three words and more under any name: whoever writes so writes for people."""

_ASIDE = re.compile(r"stack|\w*trace|path|\w*urls?|date|time(?:stamp)?|help|docs?|tags", re.I)
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
_LINE, _FEW_WORDS = 160, 1
_PHRASES = frozenset(status.phrase.casefold() for status in HTTPStatus)
"""What a status is called anyhow."""

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
    codes = codes_in(body)
    if codes:
        return " ".join(codes[:_MOST_CODES])
    sentence = sentence_in(body)
    listed = _LISTED.search(body[:_SEEN]) if sentence and sentence.isalpha() else None
    return f"{sentence} {listed[1]}" if listed is not None else sentence


def codes_in(body: str) -> list[str]:
    """Return the codes of an answer that say more than its status does."""
    told = [one for one in _CODE.findall(body[:_SEEN]) if _tells_more(one[1])]
    found = list(dict.fromkeys(code for _, code in told))
    if len(found) <= _MOST_CODES:
        return found
    kinds = {code for name, code in told if name in _OF_A_KIND}
    return [code for code in found if code not in kinds] or found


def sentence_in(body: str) -> str:
    """Return the words that an answer has for people, or '' where a status says as much."""
    seen = body[:_SEEN]
    if of_field := _OF_A_FIELD.search(seen):
        return f"{of_field[1]}: {in_one(of_field[2])}"
    if about := _about_a_field(seen):
        return about
    problem = _PROBLEM.search(seen)
    if problem is not None and _says_something(problem["detail"]):
        title, detail = problem["title"], in_one(problem["detail"])
        plain_title = title.casefold() in _PHRASES or not _says_something(title)
        return detail if plain_title or title in detail else f"{title}: {detail}"
    if found := [in_one(one) for one in _SENTENCE.findall(seen) if _says_something(one)]:
        told = (one for one in found if not one.isascii() or " " in one)
        worded = next((one for one in told if one.casefold() not in _PHRASES), "")
        return worded or _sentence_under_any_name(seen) or found[0]
    if marked := [words for words in _MARKUP.findall(seen) if _says_something(words)]:
        return ": ".join(words.strip() for words in marked[:_MOST_CODES])
    named = next((one for one in _BY_NAME.findall(seen) if not _ASIDE.fullmatch(one[0])), None)
    if named and _says_something(named[1]):
        return f"{named[0]}: {named[1].strip()}"
    return _sentence_under_any_name(seen)


def plain_sentence(body: str) -> str:
    """Return an answer that is one line for people and nothing else, or ''."""
    said = body.strip()
    worded = len(said) <= _LINE and said.count(" ") >= _FEW_WORDS and "\n" not in said
    if not worded or said[0] in "{[<(\"'" or said.casefold().rstrip(".") in _PHRASES:
        return ""
    return said if _says_something(said) else ""


def _about_a_field(seen: str) -> str:
    """Return what is wrong with a field behind its name, unless the words name it themselves."""
    found = _ABOUT_A_FIELD.search(seen) or _OF_A_PARAMETER.search(seen)
    if found is None or not _says_something(found["said"]):
        return ""
    field, said = found["field"] or found["place"], in_one(found["said"])
    if re.sub(r"[\W_]", "", field).casefold() in re.sub(r"[\W_]", "", said).casefold():
        return said
    return f"{field}: {said}"


def _sentence_under_any_name(seen: str) -> str:
    return next((in_one(said) for name, said in _ANY.findall(seen) if _is_told(name, said)), "")


def _is_told(name: str, said: str) -> bool:
    """Tell a sentence for people, under whatever name a server's own language has for it."""
    return _ASIDE.fullmatch(name) is None and _says_something(said) and "://" not in said


def _tells_more(code: str) -> bool:
    """Tell a code that says more than a status is called anyhow (`UNPROCESSABLE_ENTITY`)."""
    return _says_something(code) and code.replace("_", " ").casefold() not in _PHRASES


def in_one(text: str) -> str:
    """Return a text without the marks inside it, which stand otherwise in what was captured."""
    return " ".join(_WITHIN.sub(lambda mark: _INSTEAD.get(mark[0][1], " "), text).split())


def _says_something(words: str) -> bool:
    parts = _PARTS.findall(words)
    return not parts or not all(_SAYS_NOTHING.fullmatch(part) for part in parts)


def names_a_rule(code: str) -> bool:
    """Tell a code of a business (`MIN_ORDER_VALUE`) from one of a form or of a server's trouble."""
    return bool(code) and _OF_FORM.search(code) is None
