"""What to look at first where a server, a proxy or a policy had a part in it. Not: the page's code.

Each function returns a sentence or two for one category, '' where nothing special can be named.
"""

import re

from usercontext.analyze.machine_words import trouble_in
from usercontext.analyze.places import clock_of
from usercontext.analyze.pointers import Pointers
from usercontext.analyze.programs import Program
from usercontext.analyze.signals.choices import HELD
from usercontext.analyze.signals.conflicts import EDITS
from usercontext.analyze.signals.signal import Reason, SignalKind
from usercontext.analyze.text import clean

_DIRECTIVE = re.compile(r"\b(?:[a-z]{3,12}-src(?:-elem|-attr)?|frame-ancestors|form-action)\b")
_REFUSED = re.compile(r"'((?:https?|wss?)://[^'\s]{1,200})'|\b((?:https?|wss?)://[^'\"\s]{1,200})")
_CONFLICTS = frozenset({409, 412, 428})
_OF_A_TOKEN = frozenset({400, 403, 419})
_KEYWORD = re.compile(r"Refused '?(blob|data|eval|inline|wasm-eval)\b")
_ORIGIN = re.compile(r"(?:https?|wss?)://[\w.:\[\]-]{1,120}")
_PART = re.compile(r"https?://[^\s/'\"()]{1,200}(/[^\s'\"()]{1,200}\.(?:m?js|css))\b")
_SHELVES = re.compile(
    r"(?:^|\.)(?:amazonaws\.com|storage\.googleapis\.com|blob\.core\.windows\.net"
    r"|r2\.cloudflarestorage\.com|digitaloceanspaces\.com)$"
)
"""Houses that keep files, and are asked by an address that somebody signed."""

_OF_RULES = {
    Reason.THEIRS: "The refusal is about what the user entered, not about a defect",
    Reason.MOVED: "What the user wanted had changed meanwhile; the refusal is right",
    Reason.RULE: "A rule of the business refused it; nothing is broken",
}


def turned_away(found: Pointers) -> str:
    """Name what a form that the browser sent is mostly refused for, without a word of a field."""
    if found.asked is None or not found.asked.sent or found.status not in _OF_A_TOKEN:
        return ""
    return (
        f"Look why {found.address} refused the form at {found.at}: mostly its token against forgery"
        " was over, or of another session. Show the form again as it was filled in, with a new one."
    )


def denied(found: Pointers) -> str:
    """Name what asks for the right, or who else refused."""
    if found.root.reason is Reason.CHOICE:
        return (
            "The user, or their browser's settings, did not allow it: say so on the page, and how"
            " to allow it again."
        )
    thrown = found.root.event.thrown
    if thrown is not None and thrown.name in HELD:
        return (
            "The device was allowed and did not start: mostly another program or another tab holds"
            " it. Say so, offer another device, and try again when it is free."
        )
    if not found.address and found.timeline.program is not Program.PAGE:
        return (
            f"Look as whom the program asked at {found.at}, and what that account or key may do"
            " there: one that was changed, revoked or never given the right is refused so."
        )
    if not found.address:
        return ""
    if found.asked is not None and found.asked.media == "text/html":
        return (
            f"Look who refused {found.address}: it was answered with a page, which is how firewalls"
            " and bot checks answer, before your application is asked."
        )
    if found.asked is not None and _SHELVES.search(found.asked.url.host) is not None:
        return (
            f"Look whether the signed address of {found.address} still held at {found.at} and is"
            " for this method and these headers, and whether the bucket's policy lets its signer"
            " do that."
        )
    return (
        f"Look up why {found.address} was refused at {found.at}: a right that this user lacks, a"
        " form's token that ran out, or a firewall before your application."
    )


def validation(found: Pointers) -> str:
    """Name the check to try, or say that the refusal is right."""
    reason = found.root.reason
    if reason in _OF_RULES:
        where = f" after {found.control}" if found.control else ""
        return f"{_OF_RULES[reason]}. Look only whether the page says so in plain words{where}."
    if found.status == 401:
        return (
            "Look whether this account exists and is not locked. If so, what was typed was wrong,"
            " and the page need only say so."
        )
    if found.status == 423:
        return (
            f"Look what is locked behind {found.address}, who unlocks it, and whether the page"
            " says so."
        )
    if found.status == 413 or trouble_in(found.root.event.text) == "too large":
        turned = found.address or "it"
        return (
            f"Look what turned {turned} away at {found.at} as too large: a proxy has a limit"
            " of its own beside the application's. Let the page name the limit before it sends."
        )
    if found.timeline.program is not Program.PAGE and not found.address and not found.control:
        return (
            f"Look which rule or limit said this at {found.at}, and with which value: either that"
            " is wrong, or the rule is. Let the app say what is allowed."
        )
    where = f"the check behind {found.address}" if found.address else "the form's check"
    on = f" on {found.page}" if found.page and not found.address else ""
    return (
        f"Try {where}{on} with what the user may have typed: either it refuses what is right, or"
        " the page does not show which field it means."
    )


def slow(found: Pointers) -> str:
    """Name what was waited for, and when."""
    page = found.root.event.target
    if page is not None:
        path = clean(page.path, 120)
        return f"Look at what the server waited for when it was asked for {path} at {found.at}."
    if found.root.kind is SignalKind.FREEZE:
        pressed = found.control or "something"
        return f"Profile what runs when {pressed} is pressed on {found.page or 'the page'}."
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
    return (
        f"Look at what {found.address} waited for at {found.at}{found.traced}: the database,"
        " another service, a lock. Meanwhile show progress, and keep the control from being pressed"
        " again."
    )


def cors(found: Pointers) -> str:
    """Name the host that has to allow the origin."""
    if not found.host:
        return ""
    return (
        f"Look whether {found.host} answers at all. If it does, it has to allow this page's origin"
        f" for {found.address}, also in its answer to the preflight."
    )


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
        f"Add {what} to “{rule[0]}” in the Content-Security-Policy that {found.page or 'the page'}"
        " is sent with, or stop loading it."
    )


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
    return (
        f"Look whether {clean(path, 120)} is still served: a deploy may have removed it while older"
        " pages were open. Keep old builds for a while, and reload once when a part does not come."
    )


def asset(found: Pointers) -> str:
    """Name the file."""
    path = clean(found.asked.url.path, 120) if found.asked else ""
    return f"Restore {path}, or correct the address that the page asks for." if path else ""


def stale(found: Pointers) -> str:
    """Name the request that two versions disagree about."""
    if not found.status:
        return ""
    if found.read_before is not None and found.status in _CONFLICTS:
        return (
            f"Look who else changed what {found.address} writes between"
            f" {clock_of(found.read_before)}, when this page had it from there, and {found.at}:"
            " somebody else, another tab, a job. Show both versions, and keep what was entered."
        )
    return (
        f"Compare the page's release, or the copy it holds, with the server's at {found.at}:"
        f" {found.address} refused it with {found.status}. Let older pages go on after a deploy, or"
        " reload them once and keep what was entered."
    )


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
    return ""


def race(found: Pointers) -> str:
    """Name what has to wait, or whose answer has to be dropped."""
    if found.root.kind is SignalKind.DOUBLE and not found.address:
        return (
            "Let it be done once for each thing, by a key that is kept before it begins: whoever"
            " cannot say that they have finished begins anew. Then undo what was done twice."
        )
    if found.root.kind is SignalKind.DOUBLE and found.address:
        until = f"Keep {found.control} from being pressed until" if found.control else "Wait until"
        return (
            f"{until} the first answer is there, and let {found.address} take a key that makes the"
            " second one the same. Then undo what was done twice."
        )
    edits = found.asked is not None and found.asked.method in EDITS
    if found.status >= 400 and found.root.also and not edits:
        return (
            f"Take a {found.status} of {found.address} for what it says, that it is done already,"
            " and show the first one's result; let the control rest until an answer is there."
        )
    asked = found.root.event.request
    if found.status >= 400 or (asked is not None and not found.root.also and found.address):
        return (
            f"Tell whoever saves what changed meanwhile, and let them decide: {found.address} only"
            " says that it did."
        )
    older = f" to {found.address}" if found.address else ""
    return f"Cancel the older request{older} when a newer one is sent, or drop its answer."
