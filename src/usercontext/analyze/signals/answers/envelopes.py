"""Failure inside a successful response, by its shape: a flag and reason, a code, RPC errors.

Services answer everything with 200 and say in the body what became of it, each by names of its own.
What they share is the shape: an outcome that is ``false`` beside a reason, a code that is not the
one for "well" beside a sentence, an error of a remote call. Not: what the words of it mean.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

import msgspec
from msgspec import Struct

from usercontext.analyze.language.text import count_words
from usercontext.analyze.language.words import fold

_LONGEST = 8_000
"""Whoever says no says it in few words; what is longer is data."""
_HINTS = ("false", "null", "code", "rror", "errno", "ret", "fault", "fail", "danger")
_WHY = re.compile(
    r"(?:\w+_?)?(?:reason|errors?|fault|err)(?:_?(?:codes?|messages?|msgs?|text|details?))?", re.I
)
"""Names of a reason that nothing else has."""
_TOLD = re.compile(
    r"(?:\w+_?)?(?:message|msg|detail|description|title|text|code|hint|note|desc)s?", re.I
)
"""Names that a reason may have, and that a message or a voucher has too."""
_OUTCOME = re.compile(
    r"(?:is_?|was_?|has_?)?(?:success(?:ful)?|ok|correct"
    r"|succeeded|valid|accepted|applied|available|active"
    r"|eligible|allowed|verified|confirmed|deliver\w*|serviceable|supported|permitted|possible"
    r"|granted|approved|found|matched|passed|booked|reserved|registered|updated|added|published"
    r"|submitted|enrolled|redeemed|activated|cancell?ed|refunded|sent|saved|stored|queued|processed"
    r"|created|completed|done|paid|charged)",
    re.I,
)
"""What an answer calls that which it was asked to do, or to find out."""
_OF_THE_SERVER = re.compile(
    r"(?:is_?|was_?|has_?)?(?:sent|delivered|saved|stored|queued|processed|created|completed|done)",
    re.I,
)
"""What a server does by itself: where it did not, nobody typed anything wrong."""
_CODE = re.compile(
    r"(?:return|result|response|resp|status|err(?:or)?|ret|biz|sub)_?(?:code|no|num|nr)|code|errno",
    re.I,
)
_MESSAGE = re.compile(r"(?:\w+_?)?(?:message|msg|err(?:or)?)", re.I)
_SENTENCE = re.compile(r"(?:\w+_?)?(?:text|desc(?:ription)?|title|detail)s?", re.I)
_NUMBER = re.compile(r"-?\d{1,6}|[A-Z]{1,4}-?\d{1,6}")
_WELL = re.compile(r"0+|-?2\d\d|20{3,4}|1|[A-Z]{1,4}-?0+")
_SAYS_WELL = re.compile(
    r"\s*(?:ok(?:ay)?|success\w*|done|approved|accepted|none|null|no|false|0|n/?a|created|well)"
    r"\W{0,2}\s*",
    re.I,
)
_VERDICT = re.compile(r"status|state|result|outcome", re.I)
_NOTICES = re.compile(r"flash(?:es|_?messages)?|messages?|notices?|alerts?|toasts?", re.I)
_KEPT = re.compile(r"alerts?", re.I)
_OF_A_RECORD = re.compile(
    r"_?id|uuid|from|sender|author|subject|severity|(?:is_?)?(?:un)?(?:read|seen)|date|time"
    r"|timestamp|at|(?:created|updated|sent|received|raised)\w*|\w+_(?:id|at|on)|\w+(?:Id|At|On)"
)
"""What stands in a list that is kept, of alerts or of letters, and in nothing said in passing."""
_WORST = re.compile(r"fail(?:ed|ure)?|error|danger|alert-danger|ko|nok|invalid|rejected", re.I)
"""How an answer, or a notice that it brings for its reader, calls itself when it is bad."""
_FLAG = re.compile(r"(?:is_?|has_?|was_?)?(?:errors?|failed|failure)", re.I)
_MARKED = re.compile(
    r"<(?:div|ul|p|li|span|strong)\b(?![^<>]*(?:\bhidden|d-none|display\s*:\s*none))"
    r"[^<>]{0,200}?class\s*=\s*[\"'][^\"'<>]{0,80}?(?<![a-z])"
    r"(?<!has-)(?<!text-)(?<!badge-)(?<!btn-)(?<!bg-)(?<!border-)"  # these are colours
    r"(?:errors?|invalid-feedback|errorlist"
    r"|(?:alert|notice|notification|message|flash|toast|callout)s?[-_ ](?:is-)?danger"
    r"|error[-_]?(?:messages?|msg|text|box|summary|list))(?=[\s\"'\\])"
    r"[^<>]{0,200}>((?:[^<]|<(?!/(?:div|ul|p)\b)){3,600})",
    re.I,
)
_MARKS = ("error", "danger", "invalid-feedback")
_TAG = re.compile(r"<[^<>]{1,400}>")
_DEEP = 4
_MANY = 40
_WORDS = 3
_INSIDE = ("data", "result", "response", "payload", "body")


class Outcome(Struct, frozen=True):
    """Why an answer says that it failed, in its own words, and how it says so.

    ``said`` is its sentence, ``code`` what stands beside; ``remote`` the number of a remote call's
    error. ``own``: the server did not do what it does by itself, or could not find it out.
    ``denied``: it answers no to what it was asked.
    """

    said: str
    code: str = ""
    remote: int = 0
    own: bool = False
    denied: bool = False


@lru_cache(maxsize=1024)
def outcome_of(body: str, *, reads: bool, path: str = "") -> Outcome | None:
    """Return how an answer says that it failed, or None; ``reads``: it was only asked something.

    What its ``path`` names is what was asked for, be it a list of errors.
    """
    if len(body) > _LONGEST:
        return None
    if body.lstrip()[:1] == "<" and not reads:
        said = notice_in(body)
        return Outcome(said, denied=True) if said else None
    if body.lstrip()[:1] != "{":
        return None
    if not any(map(body.lower().__contains__, _HINTS)):
        return None
    try:
        told = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError):
        return None
    if not isinstance(told, dict):
        return None
    return _remote(told) or _in(told, reads) or _within(told, reads) or _noticed(told, reads, path)


def _within(told: dict[str, Any], reads: bool) -> Outcome | None:
    """Return what the only thing in an envelope says."""
    held = [told[name] for name in _INSIDE if isinstance(told.get(name), dict)]
    return _in(held[0], reads) if len(held) == 1 and not reads else None


def _in(told: dict[str, Any], reads: bool) -> Outcome | None:
    return _coded(told) or _erred(told) or (None if reads else _denied(told) or _judged(told))


def _remote(told: dict[str, Any]) -> Outcome | None:
    """Return the error of a remote call (JSON-RPC)."""
    error = told.get("error")
    if "jsonrpc" not in told or not isinstance(error, dict):
        return None
    said, code = error.get("message"), error.get("code")
    if not isinstance(said, str) or not said.strip():
        return None
    return Outcome(said, remote=code if type(code) is int else 0)


def _coded(told: dict[str, Any]) -> Outcome | None:
    """Return a code that is none of those for "well", where a sentence stands beside it."""
    for name, value in told.items():
        code = _plain(value)
        if not _CODE.fullmatch(_snake(name)) or not _NUMBER.fullmatch(code):
            continue
        if _WELL.fullmatch(code):
            continue
        bare = name.lower() == "code"
        said = _reason(told, _MESSAGE) or ("" if bare else _reason(told, _SENTENCE))
        return Outcome(said, code) if said and said != code else None
    return None


def _erred(told: dict[str, Any]) -> Outcome | None:
    """Return the error that stands where there is nothing else: no data, no result."""
    error = told.get("error")
    if not isinstance(error, dict) or any(told.get(name) for name in _INSIDE):
        return None
    said = next(
        (error[k] for k in ("message", "msg", "reason") if isinstance(error.get(k), str)), ""
    )
    return Outcome(said[:300]) if said.strip() else None


def _denied(told: dict[str, Any]) -> Outcome | None:
    """Return the reason that stands beside a no, or beside a question that stayed open."""
    no = [name for name, value in told.items() if value is False]
    named = [name for name in no if _OUTCOME.fullmatch(_snake(name))]
    open_ = [n for n, v in told.items() if v is None and _OUTCOME.fullmatch(_snake(n))]
    why = _reason(told, _WHY)
    if why and (no or open_):
        own = not named and bool(open_)
        own = own or any(_OF_THE_SERVER.fullmatch(_snake(name)) for name in named)
        return Outcome(why, own=own, denied=True)
    if named and (said := _reason(told, _TOLD) or _sentence(told)):
        own = any(_OF_THE_SERVER.fullmatch(_snake(name)) for name in named)
        return Outcome(said, own=own, denied=True)
    return None


def _judged(told: dict[str, Any]) -> Outcome | None:
    """Return the sentence beside a word, or a flag, for a bad end (``"result": "failure"``)."""
    bad = any(
        (value is True and _FLAG.fullmatch(_snake(name)))
        or (isinstance(value, str) and _VERDICT.fullmatch(name) and _WORST.fullmatch(value))
        for name, value in told.items()
    )
    said = (_reason(told, _WHY) or _reason(told, _TOLD)) if bad else ""
    return Outcome(said, denied=True) if count_words(said) >= _WORDS else None


def _noticed(told: dict[str, Any], reads: bool, path: str) -> Outcome | None:
    """Return what a notice says that an answer brings for its reader, and that is a bad one."""
    waiting: list[tuple[Any, str, int]] = [(told, "", 0)]
    for _ in range(_MANY):
        if not waiting:
            break
        held, name, deep = waiting.pop()
        said = ""
        if isinstance(held, str) and not reads and "<" in held:
            said = notice_in(held)
        elif isinstance(held, dict) and _is_bad_notice(held, name, reads, path):
            said = _reason(held, _TOLD)
        if count_words(said) >= _WORDS:
            return Outcome(said, denied=True)
        if deep < _DEEP and isinstance(held, dict | list):
            inner = held.items() if isinstance(held, dict) else ((name, one) for one in held)
            waiting += [(one, key, deep + 1) for key, one in islice(inner, _MANY)]
    return None


def notice_in(markup: str) -> str:
    """Return the words of the first notice in a piece of a page that its class calls an error."""
    lowered = markup.lower()
    marked = "class" in lowered and any(map(lowered.__contains__, _MARKS))
    seen, place = markup[:_LONGEST] if marked else "", 0
    for _ in range(_MANY):
        found = _MARKED.search(seen, place)
        if found is None:
            break
        if _is_shown(seen, place, found):
            said = " ".join(_TAG.sub(" ", found[1]).split())
            return said[:300] if count_words(said) >= _WORDS else ""
        place = found.start(1)
    return ""


def _is_shown(markup: str, since: int, found: re.Match[str]) -> bool:
    """Tell a notice from what a form keeps ready at each field, and shows at one that is wrong."""
    opening = markup[found.start() : found.start(1)]
    if "invalid-feedback" not in opening or "d-block" in opening:
        return True
    before = markup[: found.start()]
    return "is-invalid" in before[since:] or "was-validated" in before


def _is_bad_notice(held: dict[str, Any], name: str, reads: bool, path: str) -> bool:
    """Tell what is said to a reader, once; what was only looked at holds records of its own."""
    if not _NOTICES.fullmatch(name) or len(held) > _WORDS + 1 or _is_in(path, name):
        return False
    if reads and (_KEPT.fullmatch(name) or any(map(_OF_A_RECORD.fullmatch, held))):
        return False
    kind = next((v for k, v in held.items() if k.lower() in ("type", "severity", "level")), "")
    return isinstance(kind, str) and _WORST.fullmatch(kind) is not None


def _is_in(path: str, name: str) -> bool:
    """Tell a name that an address has too: what stands under it was asked for."""
    return name.lower().rstrip("s") in {word.rstrip("s") for word in fold(path).split()}


def _sentence(told: dict[str, Any]) -> str:
    """Return a sentence under whatever name, as a server's own language has it."""
    texts = (value for value in told.values() if isinstance(value, str))
    return next((text[:300] for text in texts if count_words(text) >= _WORDS), "")


def _reason(told: dict[str, Any], names: re.Pattern[str]) -> str:
    """Return the first sentence under such names, else the first text that says something."""
    said = list(islice(_reasons(told, names), _MANY))
    return next((one for one in said if count_words(one) >= _WORDS), said[0] if said else "")


def _reasons(told: dict[str, Any], names: re.Pattern[str]) -> Iterator[str]:
    for name, value in told.items():
        if not names.fullmatch(_snake(name)):
            continue
        held = value[0] if isinstance(value, list) and value else value
        if isinstance(held, dict):
            inner = [held.get(key) for key in ("message", "reason", "code", "detail", "text")]
            held = next((one for one in inner if isinstance(one, str) and one), None)
        held = " ".join(_TAG.sub(" ", held[:2000]).split()) if isinstance(held, str) else held
        if isinstance(held, str) and len(held) > 2 and not _SAYS_WELL.fullmatch(held):
            yield held[:300]


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name[:60])


def _plain(value: object) -> str:
    return str(value) if type(value) is int or isinstance(value, str) else ""
