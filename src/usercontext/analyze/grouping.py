"""The versioned signature of a cause and its templates. Not: which causes win."""

import hashlib
import re
from functools import lru_cache

from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.text import clean
from usercontext.analyze.language.urls import file_template, path_template, split_url
from usercontext.analyze.language.wordings import WORDINGS
from usercontext.analyze.reading.parties import first_party_frame
from usercontext.analyze.reading.stack import Frame
from usercontext.domain.analysis import Category

VERSION, SECOND, THIRD, FOURTH = "v1", "v2", "v3", "v4"
"""Another algorithm is another version, and its analyses also carry what the former one says
(``Analysis.former_signatures``): so no issue that has a group changes it. What a server answered is
named by the second, which knows why it was refused, and what holds ids of letters and digits, which
it leaves out; what has only its page to be told by is named by the third, for which all pages of
one kind are one, and so is what names one of many things; what browsers, kits and providers tell in
several ways is named by the fourth; all else is named as it was."""

_PART_CAP = 120
_LONGEST_MESSAGE = 2000
_SHORTEST_NAME = 3
"""Names of one or two letters come from a minifier and change with every build."""

_PLAIN = r"(?P<plain>(?<!\S)(?:[A-Za-z,;!()]++(?!\S)\s*+)++)"
"""Words that hold nothing of the below, read over: each letter of them is a start of several."""

_URLS = (
    r"(?P<url>(?:[a-z][a-z+.\-]{1,20}:)?//[^\s'\"<>()]{1,400}"
    r"|(?<![\w.\-/<])/[\w\-.~%][\w\-./~%]{0,300}(?:\?[^\s'\"<>()]{0,400})?)"
)
_MAIL = r"[\w.+\-]{1,64}@[\w\-]{1,64}\.[\w.\-]{1,64}|"
_LOW_QUOTES = r"„[^“”]{0,200}[“”]|"
_FILE = r"|(?P<file>\b[\w.~\-]{1,120}\.(?:[cm]?js|jsx|tsx?|css|vue|wasm)\b)"
_ENDS_A_FILE = re.compile(r"\.(?:[cm]?js|jsx|tsx?|css|vue|wasm)\b", re.I)
_IDS = (
    r"|(?P<id>\b[0-9a-f]{8}-[0-9a-f-]{13,40}\b|\b(?=[a-f]*\d)[0-9a-f]{8,64}\b|"
    r"\b(?=[A-Za-z]*\d)[A-Za-z0-9]{12,64}\b)"
    r"|(?P<number>\d+(?:[.,:]\d+)*(?:-(?:alpha|beta|rc|pre|next|dev)\b[.\d]*)?)"
)


@lru_cache(maxsize=8)
def _variable(*, mail: bool, low: bool, file: bool) -> re.Pattern[str]:
    """Return what varies in a message, without what it cannot hold: each is looked for anywhere."""
    quoted = (
        rf"|(?P<quoted>“[^”]{{0,200}}”|{_LOW_QUOTES if low else ''}«[^»]{{0,200}}»"
        r"|‘[^’]{0,200}’|(?<!\w)'[^']{0,200}'|\"[^\"]{0,200}\"|`[^`]{0,200}`)"
    )
    named = rf"|(?P<mail>{_MAIL if mail else ''}\[[A-Z][A-Z_]{{1,30}}\])"
    files = _FILE if file else "|(?P<file>(?!))"
    return re.compile(f"{_PLAIN}|{_URLS}{named}{quoted}{files}{_IDS}", re.I)


# What an engine puts around its message, each in its own way: the call it was in, the source text.
_DRESSING = screened(
    r"^(?:uncaught (?:exception: |\(in promise\):? )?|\(in promise\):? )"
    r"|\s*\((?:in|evaluating|near) '.{0,200}'\)\s*\.?$"
    r"|(?<=: )(?:failed to \w{1,20} '[^']{1,60}' on '[^']{1,60}': |[a-z]\w{1,60}\.\w{1,60}: )"
    r"|[\s.!]+$",
    re.I,
)
_CANNOT = screened(r"\b(?:can['’]t|can not|could not|couldn['’]t|unable to)\b", re.I)
_MADE_BY_BROWSER = re.compile(
    r"(?P<name>[A-Z][A-Za-z]{1,40}Error): (?:"
    r"failed to (?:execute|construct|set|read) '|[A-Z]\w{1,60}\.\w{1,60}: |.{1,40} is aborted"
    r"|the (?:user|operation|object|node|request|string|quota|element|document|index|play|fetching)"
    r"\b|.{0,120}\buser agent\b|play\(\) "
    r"|string contains an invalid|\w{1,40} object could not be|an? (?:attempt|mutation)\b)",
    re.I,
)
"""A DOM exception in a browser's own words. One says much where another says nothing, but all give
it one name: so the name stands for it, and its frame tells it from others."""

_PATTERNS_OF = {
    template: tuple(pattern for _, pattern, named in WORDINGS if named == template)
    for _, _, template in WORDINGS
}
_DIRECTIVE = re.compile(r"\b[a-z]{3,12}-src(?:-elem|-attr)?\b|\bframe-ancestors\b|\bform-action\b")
_REFUSED = re.compile(r"['\"“]([a-z][a-z+.\-]{1,20}://[^\s'\"“”]{1,300}|inline|eval)['\"”]", re.I)

_OF_THE_LANGUAGE = frozenset({"typeerror", "referenceerror", "rangeerror", "syntaxerror", "error"})


def signature(
    category: Category,
    *,
    message: str,
    frame: str,
    endpoint: str,
    status: str,
    route: str,
    refusal: str = "",
    version: str = VERSION,
) -> str:
    """Name a cause: version, category, the parts that tell it apart, a hash of all of them.

    ``route`` takes part only where neither a frame nor an endpoint says where it happened, so that
    one broken header is one group on every page.
    """
    parts = [message, frame, f"{endpoint} {status}".strip()]
    if not frame and not endpoint:
        parts.append(route)
    parts += [refusal] if refusal else []
    readable = "|".join(part[:_PART_CAP] for part in parts if part)
    digest = hashlib.sha256("\x1f".join([category.value, *parts]).encode("utf-8", "replace"))
    return f"{version}:{category.value}:{clean(readable)}#{digest.hexdigest()[:8]}"


@lru_cache(maxsize=4096)
def message_template(message: str) -> str:
    """Return what is constant in a message: one form for the browsers' wordings, no values."""
    worded = wording_of(message)
    if worded is not None:
        return worded
    if made := made_by_browser(message):
        return made
    bare = _CANNOT.sub("cannot", _DRESSING.sub("", message[:_LONGEST_MESSAGE]))
    varies = _variable(
        mail="@" in bare,
        low="“" in bare or "”" in bare,
        file=_ENDS_A_FILE.search(bare) is not None,
    )
    return clean(varies.sub(_constant, bare).lower(), _PART_CAP)


def made_by_browser(message: str) -> str:
    """Return the name of an exception that a browser made, in words of its own, or ''."""
    made = _MADE_BY_BROWSER.match(message)
    name = made["name"].lower() if made is not None else ""
    return "" if name in _OF_THE_LANGUAGE else name


def wording_of(message: str) -> str | None:
    """Return the template of an error that all browsers know, or None: a page's own words."""
    lowered = message.lower()
    for hints, pattern, template in WORDINGS:
        if any(map(lowered.__contains__, hints)) and (match := pattern.search(message)):
            return template.format(**{k: v or "" for k, v in match.groupdict().items()})
    return None


def may_be_worded(message: str, template: str) -> bool:
    """Tell whether a message holds a wording of a template; one of another may go before it."""
    return any(pattern.search(message) for pattern in _PATTERNS_OF.get(template, ()))


def refusal_template(text: str) -> str:
    """Return ``refused img-src cdn.example`` of what a policy refused, '' where it names no rule.

    Who asked is no part of it: browsers name the line that a request left from, which is mostly a
    wrapper's.
    """
    rule = _DIRECTIVE.search(text[:_LONGEST_MESSAGE])
    if rule is None:
        return ""
    refused = _REFUSED.search(text[:_LONGEST_MESSAGE])
    what = split_url(refused[1]).host or refused[1] if refused else ""
    return f"refused {rule[0].lower()} {clean(what.lower(), _PART_CAP)}".strip()


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
    if match["plain"]:
        return match[0]
    if match["url"]:
        return path_template(split_url(match["url"]).path)
    if match["file"]:
        return file_template(match["file"])
    return "“…”" if match["quoted"] else "#"
