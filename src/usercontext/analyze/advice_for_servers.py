"""What to look at first where a server, a proxy or a policy had a part in it. Not: the page's code.

Each function returns a sentence or two for one category, '' where nothing special can be named.
"""

import re

from usercontext.analyze.error_hints import hint_by_name
from usercontext.analyze.followed import is_a_line
from usercontext.analyze.places import clock_of
from usercontext.analyze.pointers import Pointers
from usercontext.analyze.programs import Program
from usercontext.analyze.signals.conflicts import EDITS
from usercontext.analyze.signals.signal import SignalKind
from usercontext.analyze.text import clean, quote

_DIRECTIVE = re.compile(r"\b(?:[a-z]{3,12}-src(?:-elem|-attr)?|frame-ancestors|form-action)\b")
_REFUSED = re.compile(r"'((?:https?|wss?)://[^'\s]{1,200})'|\b((?:https?|wss?)://[^'\"\s]{1,200})")
_BY_NAME = re.compile(r"persisted.?query.?not.?found", re.I)
_CONFLICTS = frozenset({409, 412, 428})
_REFUSALS = 400
_KEYWORD = re.compile(r"Refused '?(blob|data|eval|inline|wasm-eval)\b")
_ORIGIN = re.compile(r"(?:https?|wss?)://[\w.:\[\]-]{1,120}")
_FILE = re.compile(
    r"(?<!\S)/[\w./~@-]{1,160}\.(?:woff2?|ttf|otf|png|jpe?g|svg|webp|avif|gif|ico|mp[34]|webm|ogg"
    r"|wav|css|json)\b"
)
_VERSION = re.compile(r"(?<![\w.])v?\d{1,3}(?:\.\d{1,5}){1,3}\b(?![.:]\d)")
_BOTH = 2
_ASKED_AT = re.compile(
    r"(?:[Aa]ccess to \S{1,20} at|remote resource at|[Cc]annot load) '?https?://([^/\s'\"]{1,200})"
)
_OF_VERSIONS = re.compile(
    r"\b(?:different|stale|wrong|old|newer|current|expected) (?:version|revision)|\betag\b"
    r"|version (?:mismatch|conflict)|\bexpected\b.{1,30}\bactual\b",
    re.I,
)
_PART = re.compile(r"(?:https?://[^\s/'\"()]{1,200}|(?<!\S))(/[^\s'\"()]{1,200}\.(?:m?js|css))\b")


def slow(found: Pointers) -> str:
    """Name what was waited for, and when."""
    page = found.root.event.target
    if page is not None:
        path = clean(page.path, 120)
        return f"Look at what the server waited for when it was asked for {path} at {found.at}."
    if found.root.kind is SignalKind.FREEZE:
        pressed = f"{found.control} is pressed" if found.control else "this happens"
        said = f": it says {quote(found.root.event.text)}" if is_a_line(found.root) else ""
        return (
            f"Profile what runs when {pressed} on {found.page or 'the page'}{said}. Cut the long"
            " task into pieces, or move it into a worker, and show that it is under way."
        )
    if found.root.kind is SignalKind.STORM:
        return (
            f"Find what in the page sends {found.address} again and again by itself:"
            " an effect or a watcher that its own answer sets off, a part that is drawn anew for"
            " each, a field that asks at every letter. Ask once, and wait between."
        )
    if not found.address:
        return (
            f"Look what the server was busy with at {found.at}, and whether it finished after the"
            " page had given up: then the page may say so, or ask again, rather than fail."
        )
    again = f", and keep {found.control} from being pressed again" if found.control else ""
    return (
        f"Look at what {found.address} waited for at {found.at}{found.traced}: the database,"
        f" another service, a lock. Meanwhile show progress{again}."
    )


def cors(found: Pointers) -> str:
    """Name the host that has to allow the origin."""
    if not found.host:
        return _by_a_line(found)
    origin = f" the origin {found.origin}" if found.origin else " this page's origin"
    asked = found.asked.method.upper() if found.asked is not None else ""
    also = "" if asked in ("GET", "HEAD", "") else ", with the method and every header it sends"
    if found.asked is not None and found.root.also:  # the browser said so
        return (
            f"Let {found.host} name{origin} in Access-Control-Allow-Origin when it answers"
            f" {found.address}, also with an error, and to the OPTIONS request that the browser may"
            f" send before{also}; where the page moved, add its new origin."
        )
    return (
        f"Look whether {found.host} answers at all. If it does, let it name{origin} in"
        f" Access-Control-Allow-Origin when it answers {found.address}, and allow the same in its"
        f" answer to the OPTIONS request that the browser may send before{also}."
    )


def _by_a_line(found: Pointers) -> str:
    """Name the host that a browser's line about a refused answer has, and what it refused."""
    asked = _ASKED_AT.search(found.root.event.text)
    if asked is None:
        return ""
    what = (
        "answer the OPTIONS request that comes before it well, and"
        if "preflight" in found.root.event.text
        else "answer it"
    )  # fmt: skip
    return f"Let {clean(asked[1], 80)} {what} with Access-Control-Allow-Origin for this page."


def policy(found: Pointers) -> str:
    """Name the directive and what it keeps out."""
    if found.asked is not None and found.asked.url.scheme == "http":
        path = clean(found.asked.url.path, 120)
        return (
            f"Write the address of {path} with https: a page of https is given no script of http."
        )
    text = found.root.event.text
    rule, refused = _DIRECTIVE.search(text), _REFUSED.search(text)
    if rule is None:
        return ""
    origin = _ORIGIN.match(refused[1] or refused[2]) if refused else None
    keyword = _KEYWORD.search(text)
    what = f"“{origin[0]}”" if origin else f"what it calls “{keyword[1]}”" if keyword else ""
    what = what or "what the message names"
    return (
        f"Add {what} to “{rule[0]}” in the Content-Security-Policy that {_page_of(found)}"
        " is sent with, or stop loading it."
    )


def _page_of(found: Pointers) -> str:
    """Return the page's path where an entry before the failure has it."""
    told = found.timeline.page_number(found.root.event.index) > 0
    return found.page if told and found.page else "the page"


def chunk(found: Pointers) -> str:
    """Name the part that may be gone."""
    named = _PART.search(found.root.event.text)
    path = found.asked.url.path if found.asked else named[1] if named else ""
    if not path and " when it read /" in found.root.text:
        return (
            f"Look what is answered for {found.file}: the page got something that is no script,"
            " mostly a page of an error. Answer a missing script as missing, and keep old builds."
        )
    if not path:
        return ""
    part = f"{_of_whose_host(found)}{clean(path, 120)}"
    return (
        f"Look whether {part} is still served: a deploy may have removed it while older"
        " pages were open. Keep old builds for a while, and reload once when a part does not come."
    )


def _of_whose_host(found: Pointers) -> str:
    """Return the host of what was asked for where that is not the page's own."""
    other = found.asked is not None and found.asked.url.host != found.timeline.page_host
    return found.host if other else ""


def asset(found: Pointers) -> str:
    """Name the file."""
    named = _FILE.search(found.root.event.text)
    path = clean(found.asked.url.path, 120) if found.asked else named[0] if named else ""
    if path:
        part = f"{_of_whose_host(found)}{path}"
        return f"Restore {part}, or correct the address that the page asks for."
    thrown = found.root.event.thrown
    hint = hint_by_name(thrown.name if thrown is not None else "", found.root.event.text)
    where = found.frame or found.control
    return f"Look at the file behind {where}: {hint}." if hint and where else ""


def stale(found: Pointers) -> str:
    """Name the request that two versions disagree about."""
    lines = (found.asked.body or "" if found.asked is not None else "", found.root.text)
    if found.address and any(_BY_NAME.search(said) for said in lines):
        return (
            f"Let the page send the whole query where {found.address} does not know its hash: the"
            " server forgot it, or was not told the queries of this release in time."
        )
    if len(two := _versions_in(found)) == _BOTH and not found.status:
        return (
            f"“{two[0]}” meets “{two[1]}” there: look what still brings the older one, as a cache,"
            " a service worker, a store or a part of another build. Let the newer one read it, or"
            " drop it once, tell the user, and load the page anew."
        )
    if not found.status:
        return _of_two_builds(found)
    if found.read_before is not None and found.status in _CONFLICTS:
        return (
            f"Look who else changed what {found.address} writes between"
            f" {clock_of(found.read_before)}, when this page had it from there, and {found.at}:"
            " somebody else, another tab, a job. Show both versions, and keep what was entered."
        )
    return (
        f"Compare the page's release, or the copy it holds, with the server's at {found.at}:"
        f" {found.address} {'refused it with' if found.status >= _REFUSALS else 'answered'}"
        f" {found.status}. Let older pages go on after a deploy, or"
        " reload them once and keep what was entered."
    )


def _of_two_builds(found: Pointers) -> str:
    """Say what parts of two releases that met threw at each other."""
    thrown = found.root.event.thrown
    if thrown is None and found.timeline.program is not Program.PAGE and is_a_line(found.root):
        return (
            f"Look which copy, index or build {quote(found.root.event.text)} is about, what ought"
            " to bring it up to date, and why that did not run."
        )
    if thrown is None:
        return ""
    hint = hint_by_name(thrown.name, found.root.event.text)
    where = f"Start in {found.frame}" if found.frame else f"Look at {quote(found.root.event.text)}"
    return (
        f"{where}: {hint or 'parts of two builds met there'}. Let no cache keep one of them alone:"
        " name each part by its content, and load a page anew once when they do not fit."
    )


def _versions_in(found: Pointers) -> list[str]:
    """Return the releases that a page's line names, each once."""
    return list(dict.fromkeys(_VERSION.findall(found.root.event.text)))


def loop(found: Pointers) -> str:
    """Name the pages that send on or reload."""
    events = (found.root.event, *found.root.also)
    pages = list(dict.fromkeys(clean(e.target.path, 120) for e in events if e.target))
    if len(pages) == 1:
        return (
            f"Find what reloads {pages[0]}: a service worker's update, a check of versions, or a"
            " reload in an error's handler; let it happen once."
        )
    if len(pages) == 2:
        return (
            f"Find out why {pages[0]} sends to {pages[1]} and back: mostly one of them holds the"
            " user for signed in and the other does not."
        )
    if found.frame:
        return (
            f"Start in {found.frame}: it sends on to where it is asked again. Let it pass the page"
            " that it sends to, and send once."
        )
    return ""


def _is_of_one_press(found: Pointers) -> bool:
    """Tell what was sent twice behind a press that was not made again."""
    press, second = found.chain.trigger, found.root.also[-1:]
    if press is None or press.element is None or not found.control or not second:
        return False
    same = found.timeline.clicks_by_key.get(press.element.key, ())
    return not any(press.index < one.index and one.at_us <= second[0].at_us for one in same)


def _of_a_second(found: Pointers) -> str:
    """Say what to do about a second request that was refused for the first one's sake."""
    if _OF_VERSIONS.search(f"{found.root.text} {found.reason}") is not None:
        return (
            f"Let changes by {found.address} wait for each other, each with the version that the"
            " one before was answered; where somebody else's came between, read anew, try once more"
            " and tell the user what is kept."
        )
    return (
        f"Take a {found.status} of {found.address} for what it says, that it is done already,"
        " and show the first one's result; let the control rest until an answer is there."
    )


def race(found: Pointers) -> str:
    """Name what has to wait, or whose answer has to be dropped."""
    if found.root.kind is SignalKind.DOUBLE and not found.address:
        return (
            "Let it be done once for each thing, by a key that is kept before it begins: whoever"
            " cannot say that they have finished begins anew. Then undo what was done twice."
        )
    if found.root.kind is SignalKind.DOUBLE and found.address and _is_of_one_press(found):
        return (
            f"One press on {found.control} sent {found.address} twice: look for a second listener,"
            " as a click's beside its form's submit or one that each drawing attaches, for an"
            " effect that runs twice, and for a client that sends anew. Let the server take it once"
            " by a key, and undo the second one."
        )
    if found.root.kind is SignalKind.DOUBLE and found.address:
        until = f"Keep {found.control} from being pressed until" if found.control else "Wait until"
        return (
            f"{until} the first answer is there, and let {found.address} take a key that makes the"
            " second one the same. Then undo what was done twice."
        )
    edits = found.asked is not None and found.asked.method in EDITS
    if found.status >= 400 and found.root.also and not edits:
        return _of_a_second(found)
    asked = found.root.event.request
    if found.status >= 400 or (asked is not None and not found.root.also and found.address):
        return (
            f"Tell whoever saves what changed meanwhile, and let them decide: {found.address} only"
            " says that it did."
        )
    older = f" to {found.address}" if found.address else ""
    told = f": {quote(found.root.event.text)} says that it was not" if is_a_line(found.root) else ""
    return f"Cancel the older request{older} when a newer one is sent, or drop its answer{told}."
