"""The versioned signature of a cause, and the templates it is made of. Not: which causes win."""

import hashlib
import re
from functools import lru_cache

from usercontext.analyze.parties import first_party_frame
from usercontext.analyze.stack import Frame
from usercontext.analyze.text import clean
from usercontext.analyze.urls import file_template, path_template, split_url
from usercontext.domain.analysis import Category

VERSION = "v1"
_PART_CAP = 120
_SHORTEST_NAME = 3
"""Names of one or two letters come from a minifier and change with every build."""

_LAST_NAME = r"[\w$\]\[().?'\"]*?\.?#?(?P<name>[\w$]{1,80})"
_WORDINGS: tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...] = tuple(
    (tuple(hints.split("|")), re.compile(pattern, re.I), template)
    for hints, pattern, template in (
        # Chrome new and old, Firefox, Safari: one property of nothing.
        (
            "propert",
            r"cannot (?:read|set) propert(?:y|ies) of (?:undefined|null) \((?:reading|setting) "
            r"'(?P<name>[^']{1,80})'\)",
            "access {name} of nothing",
        ),
        (
            "propert",
            r"cannot (?:read|set) property '(?P<name>[^']{1,80})' of (?:undefined|null)",
            "access {name} of nothing",
        ),
        (
            "access property",
            r"can't access property \"?(?P<name>[^\",]{1,80})\"?, .{1,120} is (?:undefined|null)",
            "access {name} of nothing",
        ),
        (
            "not an object",
            r"(?:undefined|null) is not an object \(evaluating '[^']{0,160}?[.\[]\"?"
            r"(?P<name>[\w$]{1,80})\"?\]?(?:\s*[-+*/]?=[^=][^']{0,80})?(?:\(.{0,80}\))?'\)",
            "access {name} of nothing",
        ),
        ("is not a function", _LAST_NAME + r" is not a function\b", "{name} is not a function"),
        ("find variable", r"can't find variable: (?P<name>[\w$]{1,80})", "{name}?"),
        ("", r"^(?:\w{1,40}: )?(?P<name>[\w$]{1,80})(?: is not defined$|$)", "{name}?"),
        (
            "not iterable|near '...",
            r"is not iterable|not a function \(near '\.\.\.",
            "not iterable",
        ),
        (
            "unexpected|json",
            r"unexpected (?:token|end of json|eof)|not valid json|json\.parse|json parse error",
            "invalid json",
        ),
        (
            "call stack|recursion",
            r"maximum call stack|too much recursion",
            "stack overflow",
        ),
        (
            "chunk|module",
            r"loading (?:css )?chunk|dynamically imported module|importing a module script failed|"
            r"chunkloaderror",
            "module load failed",
        ),
        (
            "quota",
            r"exceeded the quota|quota has been exceeded|quotaexceeded",
            "quota exceeded",
        ),
        (
            "fail|network",
            r"failed to fetch|networkerror when attempting|load failed|network ?request failed|"
            r"network error|network connection was lost",
            "fetch failed",
        ),
        ("read", r"(?:read.?only property|is read-only)", "assignment to read-only"),
        (
            "array",
            r"invalid array length|array size is not a small enough",
            "invalid array length",
        ),
    )
)
"""Each wording with the words that it cannot be without: a substring costs a twentieth of a
pattern, and a session may hold ten thousand messages."""

_VARIABLE = re.compile(
    r"(?P<url>(?:[a-z][a-z+.\-]{1,20}:)?//[^\s'\"<>()]{1,400})"
    r"|(?P<mail>[\w.+\-]{1,64}@[\w\-]{1,64}\.[\w.\-]{1,64}|\[[A-Z][A-Z_]{1,30}\])"
    r"|(?P<quoted>“[^”]{0,200}”|'[^']{0,200}'|\"[^\"]{0,200}\"|`[^`]{0,200}`)"
    r"|(?P<id>\b[0-9a-f]{8}-[0-9a-f-]{13,40}\b|\b(?=[a-f]*\d)[0-9a-f]{8,64}\b|"
    r"\b(?=[A-Za-z]*\d)[A-Za-z0-9]{12,64}\b)"
    r"|(?P<number>\d+(?:[.,:]\d+)*)",
    re.I,
)


def signature(
    category: Category, *, message: str, frame: str, endpoint: str, status: str, route: str
) -> str:
    """Name a cause: version, category, the parts that tell it apart, a hash of all of them.

    ``route`` takes part only where neither a frame nor an endpoint says where it happened, so that
    one broken header is one group on every page.
    """
    parts = [message, frame, f"{endpoint} {status}".strip()]
    if not frame and not endpoint:
        parts.append(route)
    readable = "|".join(part[:_PART_CAP] for part in parts if part)
    digest = hashlib.sha256("\x1f".join([category.value, *parts]).encode("utf-8", "replace"))
    return f"{VERSION}:{category.value}:{clean(readable)}#{digest.hexdigest()[:8]}"


@lru_cache(maxsize=4096)
def message_template(message: str) -> str:
    """Return what is constant in a message: one form for the browsers' wordings, no values."""
    lowered = message.lower()
    for hints, pattern, template in _WORDINGS:
        if any(hint in lowered for hint in hints) and (match := pattern.search(message)):
            return template.format(**{k: v or "" for k, v in match.groupdict().items()})
    return clean(_VARIABLE.sub(_constant, message).lower(), _PART_CAP)


def frame_template(frames: tuple[Frame, ...], page_host: str) -> str:
    """Return ``function file`` of the innermost first-party frame, without what a build changes."""
    frame = first_party_frame(frames, page_host)
    if frame is None:
        return ""
    name = frame.function if len(frame.function) >= _SHORTEST_NAME else ""
    return f"{name} {file_template(split_url(frame.url).path)}".strip()


def status_class(status: int | None) -> str:
    """Return ``5xx``, ``4xx`` …, or ``0`` where no answer came."""
    return f"{status // 100}xx" if status else "0"


def endpoint_template(method: str, host: str, path: str) -> str:
    """Return ``POST /orders/:id``; ``host`` only for a foreign one."""
    return f"{method} {host}{path_template(path)}".strip()


def _constant(match: re.Match[str]) -> str:
    if match["url"]:
        return path_template(split_url(match["url"]).path)
    return "“…”" if match["quoted"] else "#"
