"""What to look at first in a server, a proxy or a policy. Not: the page's code.

Each function returns a sentence or two for one category, '' where nothing special can be named.
"""

import re

from usercontext.analyze.advice.error_hints import hint_by_name
from usercontext.analyze.advice.pointers import Pointers
from usercontext.analyze.claims.followed import is_a_line
from usercontext.analyze.language.text import clean, quote
from usercontext.analyze.reading.addresses import address_of
from usercontext.analyze.signals.signal import SignalKind

_DIRECTIVE = re.compile(r"\b(?:[a-z]{3,12}-src(?:-elem|-attr)?|frame-ancestors|form-action)\b")
_BY_ITSELF = re.compile(r"TimeoutError|time[d ]? ?out|ECONNABORTED", re.I)
_BOTH = 2
_POLLED_US = 60_000_000
_REFUSED = re.compile(r"'((?:https?|wss?)://[^'\s]{1,200})'|\b((?:https?|wss?)://[^'\"\s]{1,200})")
_KEYWORD = re.compile(r"Refused '?(blob|data|eval|inline|wasm-eval)\b")
_BETTER_WITHOUT = {
    "eval": (
        "replace code that is built from text, such as new Function or templates compiled in the"
        " page, or load a build that does not need it; 'unsafe-eval' would allow everything"
    ),
    "inline": (
        "move that script or style into a file, or give it the nonce or hash that the"
        " Content-Security-Policy names; 'unsafe-inline' would allow everything"
    ),
}
_ORIGIN = re.compile(r"(?:https?|wss?)://[\w.:\[\]-]{1,120}")
_FILE = re.compile(
    r"(?<!\S)/[\w./~@-]{1,160}\.(?:woff2?|ttf|otf|png|jpe?g|svg|webp|avif|gif|ico|mp[34]|webm|ogg"
    r"|wav|css|json)\b"
)
_ASKED_AT = re.compile(
    r"(?:[Aa]ccess to \S{1,20} at|remote resource at|[Cc]annot load) '?https?://([^/\s'\"]{1,200})"
)
_PART = re.compile(r"(?:https?://[^\s/'\"()]{1,200}|(?<!\S))(/[^\s'\"()]{1,200}\.(?:m?js|css))\b")


def slow(found: Pointers) -> str:
    """Name what was waited for, and when."""
    page = found.root.event.target
    if page is not None:
        path = clean(page.path, 120)
        return f"Check what the server was waiting for when {path} was requested at {found.at}."
    if found.root.kind is SignalKind.FREEZE:
        pressed = f"{found.control} is pressed" if found.control else "this happens"
        said = f": the log says {quote(found.root.event.text)}" if is_a_line(found.root) else ""
        return (
            f"Profile what runs when {pressed} on {found.page or 'the page'}{said}. Split the long"
            " task, or move it into a worker, and show progress."
        )
    if found.root.kind is SignalKind.STORM:
        return (
            f"Find what in the page keeps sending {found.address} by itself: an effect or watcher"
            " triggered by its own response, a component that remounts each time, or a field that"
            " sends at every keystroke. Send it once, or debounce it."
        )
    if not found.address and (job := _still_pending(found)) != "":
        return job
    if not found.address:
        return (
            f"Check what the server was busy with at {found.at}, and whether it finished after the"
            " page had given up: if so, the page can say so, or ask again, instead of failing."
        )
    if found.asked is not None and found.asked.resource == "media":
        return (
            f"Check why {found.address} loaded so slowly at {found.at}: whether a CDN near the user"
            " had the segment cached, and how large it is. Offer a lower bitrate on slow"
            " connections."
        )
    again = f", and disable {found.control} until then" if found.control else ""
    return (
        f"Check what {found.address} was waiting for at {found.at}{found.traced}: the database,"
        f" another service, a lock.{_own_limit(found)} Show progress{again}."
    )


def _own_limit(found: Pointers) -> str:
    """Say how long a page waited that gave up by itself, so that its limit is looked at too."""
    asked = found.asked
    if asked is None or asked.status or asked.unit_unknown or not asked.duration_ms:
        return ""
    if _BY_ITSELF.search(asked.error) is None:
        return ""
    seconds = asked.duration_ms / 1000
    told = f"{seconds:.0f} s" if seconds >= 1 else f"{seconds:.1f} s"
    return f" The page itself gave up after {told}: check whether that is long enough."


def _still_pending(found: Pointers) -> str:
    """Name what a page asked again and again, and was answered each time that it is not done."""
    before = found.timeline.requests_before(found.root.event.index, _BOTH)
    asked = [one.request for one in before if one.request is not None]
    if len(asked) < _BOTH or asked[0].address != asked[1].address or not asked[1].reads:
        return ""
    first, last = before
    if not 200 <= (asked[1].status or 0) < 300 or last.at_us - first.at_us > _POLLED_US:
        return ""
    found.cite(last)
    return (
        f"{address_of(asked[1])} answered {asked[1].status} each time and was not done when the"
        f" page gave up at {found.at}: check in the server log what that job is waiting for. Have"
        " the page keep polling, with increasing intervals, and say where the result will appear."
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
            f"Have {found.host} return{origin} in Access-Control-Allow-Origin for {found.address},"
            f" also on errors, and for the OPTIONS request that the browser may send first{also};"
            " if the page moved, add its new origin."
        )
    return (
        f"Check whether {found.host} responds at all. If it does, have it return{origin} in"
        f" Access-Control-Allow-Origin for {found.address}, and allow the same in its response to"
        f" the OPTIONS request that the browser may send first{also}."
    )


def _by_a_line(found: Pointers) -> str:
    """Name the host that a browser's line about a refused answer has, and what it refused."""
    asked = _ASKED_AT.search(found.root.event.text)
    if asked is None:
        return ""
    what = (
        "answer the OPTIONS request before it with success, and"
        if "preflight" in found.root.event.text
        else "answer it"
    )  # fmt: skip
    return f"Have {clean(asked[1], 80)} {what} with Access-Control-Allow-Origin for this page."


def policy(found: Pointers) -> str:
    """Name the directive and what it keeps out."""
    if found.asked is not None and found.asked.url.scheme == "http":
        path = clean(found.asked.url.path, 120)
        return f"Load {path} over https: a page served over https may not load scripts over http."
    text = found.root.event.text
    rule, refused = _DIRECTIVE.search(text), _REFUSED.search(text)
    if rule is None:
        return ""
    origin = _ORIGIN.match(refused[1] or refused[2]) if refused else None
    keyword = _KEYWORD.search(text)
    if origin is not None and _is_own(found, origin[0]):
        return (
            f"Add 'self' to “{rule[0]}” in the Content-Security-Policy that {_page_of(found)} is"
            f" sent with: it blocks what the page's own host “{origin[0]}” serves."
        )
    if origin is None and keyword is not None and keyword[1] in _BETTER_WITHOUT:
        where = f" in {found.frame}" if found.frame else ""
        return f"“{rule[0]}” refused “{keyword[1]}”{where}: {_BETTER_WITHOUT[keyword[1]]}."
    what = f"“{origin[0]}”" if origin else f"“{keyword[1]}” sources" if keyword else ""
    what = what or "what the message names"
    return (
        f"Add {what} to “{rule[0]}” in the Content-Security-Policy that {_page_of(found)}"
        " is sent with, or stop loading it."
    )


def _is_own(found: Pointers, origin: str) -> bool:
    host = origin.partition("://")[2].partition(":")[0]
    return bool(host) and host == found.timeline.page_host


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
            f"Check what is returned for {found.file}: the page got something other than a script,"
            " usually an HTML error page. Return a not-found status for missing scripts, and keep"
            " old builds."
        )
    if not path:
        return ""
    part = f"{_of_whose_host(found)}{clean(path, 120)}"
    return (
        f"Check whether {part} is still served: a deploy may have removed it while older pages were"
        " open. Keep old builds for a while, and reload once when a chunk fails to load."
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
        return f"Restore {part}, or correct the URL that the page requests."
    thrown = found.root.event.thrown
    hint = hint_by_name(thrown.name if thrown is not None else "", found.root.event.text)
    where = found.frame or found.control
    return f"Look at the file behind {where}: {hint}." if hint and where else ""
