"""What to look at first in the page's code or a third-party script. Not: servers, policies.

Each function returns a sentence or two for one category, '' where nothing special can be named.
"""

import re

from usercontext.analyze.advice.error_hints import hint_by_name, hint_in, hint_of
from usercontext.analyze.advice.pointers import Pointers
from usercontext.analyze.advice.refusals import closed_by_user, is_closed_by_user
from usercontext.analyze.claims.followed import is_a_line
from usercontext.analyze.claims.likely_answers import likely_answer
from usercontext.analyze.language.machine_words import (
    NO_ROOM,
    is_of_a_device,
    is_of_kept_keys,
    trouble_in,
)
from usercontext.analyze.language.text import LABEL_CAP, quote
from usercontext.analyze.reading.addresses import address_of
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.unsaved import is_of_a_draft
from usercontext.analyze.signals.exceptions.broken_scripts import is_broken_script
from usercontext.analyze.signals.exceptions.lost_drawings import loses_its_drawing
from usercontext.analyze.signals.exceptions.served_beside import threw_beside
from usercontext.analyze.signals.signal import Reason, SignalKind
from usercontext.domain.analysis import Category

_KEY = re.compile(r" when it wrote “([^”…]+)”")
_QUOTA = re.compile(r"quota", re.I)
_BOTH_DRAWN = re.compile(
    r"\b(?:server|rendered on)\b.{1,200}\b(?:client|expected)\b.{0,10}[:\"'“]|<\w[^>]{0,80}>",
    re.I | re.S,
)
"""A framework names the part, or what was drawn on either side."""
_OF_STORES = re.compile(
    r"NotFoundError.{0,80}(?:IDB|object ?stores?\b)|object ?stores? .{0,40}(?:not found|missing)",
    re.I,
)
"""What browsers say of a store that the database of an older release does not have."""
_DENIED = ("", "Error", "TypeError", "SecurityError", "NotAllowedError", "UnknownError")
"""What a browser throws that keeps nothing for this page at all."""
_OF_A_TABLE = re.compile(r"sql|database|\binsert\b|realm|couchbase", re.I)
"""A database swaps no files: it took the row or did not."""
_OF_THE_ACCOUNT = frozenset({401, 402, 403, 429})
"""What somebody else's server answers to whom it knows, or does not: a page's key, not its user."""


def is_thrown_alone(found: Pointers) -> bool:
    """Tell what a server threw in its own code, behind no address that its log names."""
    event = found.root.event
    own = found.root.category is Category.BACKEND_ERROR and found.frame != ""
    return own and event.request is None and event.thrown is not None


def exception(found: Pointers) -> str:
    """Name the frame and what an error of this wording asks for."""
    if found.root.kind is SignalKind.BROKEN_SCRIPT and is_broken_script(found.root.event):
        return (
            f"Check what is served as {found.file} and in which syntax: this browser cannot parse"
            " it. Build for the browsers that you support, and return the script itself."
        )
    if loses_its_drawing(found.root.event.text):
        return (
            "The graphics context of the page was lost: listen for the loss and restore events,"
            " redraw after the restore, and check what fills the graphics memory until it happens."
        )
    if found.foreign and not found.frame:
        return _theirs(found)
    if found.root.event.thrown is None and not found.frame:
        return _of_a_line(found)
    where = f"Start in {found.frame}" if found.frame else _without_frame(found)
    return f"{where}: {_hint(found)}.{_of_an_answer(found)}"


def _of_an_answer(found: Pointers) -> str:
    """Name the answer that the error is likely of, and how to see more of it the next time."""
    answer = likely_answer(found.timeline, found.root)
    if answer is None or answer.request is None:
        return ""
    found.cite(answer)
    seen = "" if answer.request.body else " capture its body, and"
    return f" First check what {address_of(answer.request)} returned:{seen} validate it on reading."


def _hint(found: Pointers) -> str:
    """Say what the error asks for by its wording, else by its kind, else where to catch it."""
    hint = hint_of(found.root.message)
    if hint != hint_of(""):
        return hint
    thrown = found.root.event.thrown
    named = hint_by_name(thrown.name if thrown is not None else "", found.root.event.text)
    of_a_server = found.timeline.program is Program.SERVER and not named
    named = hint_in(found.root.event.text, of_a_server=of_a_server) or named
    if named or not found.control:
        return named or hint
    first = hint.partition(",")[0]
    return f"{first}; catch it where {found.control} is handled, and tell the user what to do"


def _without_frame(found: Pointers) -> str:
    what = f"what {found.control} does" if found.control else "what runs"
    page = f", and look at {what} on {found.page}" if found.page else ""
    return f"No frame of your code was captured: search the code for the message{page}"


def _of_a_line(found: Pointers) -> str:
    """Name what to look for where somebody only wrote that something failed."""
    who = "its user" if found.timeline.program is Program.SERVER else "the user"
    if (hint := _hint(found)) != "" and not hint.startswith(hint_of("").partition(",")[0]):
        return f"{_without_frame(found)}: {hint}."
    on = f", what runs on {found.page}," if found.page else ""
    return (
        f"Find where your code logs this{on} and what failed just before it there; log that too,"
        f" and tell {who} what to do instead."
    )


def ended(found: Pointers) -> str:
    """Say what to look for where a system ended a process, and no frame of its own is told."""
    if found.root.event.request is not None or found.frame:
        return ""
    if trouble_in(found.root.event.text) != "ended":
        return ""
    return (
        f"The system ended the process at {found.at}: check what filled its memory or what ended"
        " it, give it more memory or a limit, and make its work resumable."
    )


def storage(found: Pointers) -> str:
    """Name where the refusal of storage is met."""
    where = _where_it_is_kept(found)
    thrown = found.root.event.thrown
    name = thrown.name if thrown is not None else ""
    if _QUOTA.search(f"{found.root.event.text} {name}"):
        full = (
            f"The browser's storage is full: catch that{where}, remove what is no longer needed,"
            " and keep less of it."
        )
        if not is_of_a_draft(found.root.event):
            return full
        return f"{full} Tell the user at once that nothing is saved, and save it elsewhere."
    if found.root.message.endswith("invalid json"):
        return (
            "What is stored there is not valid JSON: check what writes it, usually a value that was"
            f" not set yet, and discard what cannot be parsed{where} instead of failing on it."
        )
    if name == "VersionError":
        return (
            "The browser has a newer version of that database than this page asks for: an older"
            " page is open after a deploy, or a release was rolled back. Reload such a page once."
        )
    if _OF_STORES.search(f"{name} {found.root.event.text}") is not None:
        return (
            f"The database in this browser lacks what the code asks for{where}, because an older"
            " release created it: raise its version, and create the missing store or index in"
            " onupgradeneeded for every older version."
        )
    if (told := _of_a_device(found, where)) != "":
        return told
    if (hint := hint_by_name(name, found.root.event.text)) != "" and name not in _DENIED and where:
        return f"Start in {found.frame}: {hint}."
    return (
        f"Catch the error{where} and go on without storage: it is unavailable in private windows,"
        " in embedded views, and where cookies are blocked."
    )


def _where_it_is_kept(found: Pointers) -> str:
    """Return the frame, else the key, by which to find what is written."""
    if found.frame:
        return f" in {found.frame}"
    key = _KEY.search(found.root.text)
    return f" where “{key[1]}” is written" if key is not None else ""


def _of_a_device(found: Pointers, where: str) -> str:
    """Name what refused outside of a browser, or for want of room."""
    said = f"{found.root.event.text} {found.root.message}"
    if NO_ROOM.search(said) is not None:
        swaps = "write to a second file and rename it"
        kept = "keep what was entered until it is saved" if _OF_A_TABLE.search(said) else swaps
        return (
            f"The device is out of space: check before writing{where}, {kept}, and say at once that"
            " it was not saved."
        )
    if found.timeline.program is not Program.PAGE and is_of_kept_keys(said):
        return (
            f"Check whether this build may use the device's keychain{where}: entitlements, the app"
            " group, a locked device. Without it, say so and ask the user to sign in."
        )
    if found.timeline.program is not Program.PAGE:
        return (
            f"Check whether the app may write there{where}, and what it wrote last; keep a copy of"
            " what was entered, and say at once when it is not saved."
        )
    return ""


def dead(found: Pointers) -> str:
    """Name the control and the page to press it on."""
    if not found.control:
        return _in_the_way(found)
    on = f" on {found.page}" if found.page else ""
    whose = f"the handler of {found.selector}" if found.selector else "its handler"
    return (
        f"Click {found.control}{on} yourself: nothing captured followed it. Check whether {whose}"
        " is attached and does not return early, and whether something covers the control. If it"
        " only shows text on the page, which is not captured, log that text."
    )


def _in_the_way(found: Pointers) -> str:
    """Name what lies over a page, by its place: it has no words."""
    element = found.chain.trigger.element if found.chain.trigger else None
    if element is None or not element.bare or element.operable:
        return ""
    on = f" on {found.page}" if found.page else ""
    return (
        f"The user clicked {quote(element.shown, LABEL_CAP)}{on}, which has no text and does"
        " nothing: check what opened it over the page, and what should have closed it."
    )


def foreign(found: Pointers) -> str:
    """Name the extension or the host, and what to do without it."""
    if found.root.reason is Reason.EXTENSION:
        return (
            "Your code did not throw this: an extension in the user's browser did. Ask them to try"
            " without it; check whether others with that extension report the same."
        )
    if is_closed_by_user(found):
        return closed_by_user(found)
    if found.foreign:
        return _theirs(found)
    if found.frame and found.asked is None:
        hint = hint_of(found.root.message)
        return f"Start in {found.frame}: {hint}. Make the page work without third-party code."
    if is_of_a_device(found.root.event.text):
        return (
            "Check the device itself. Have the app say that it does not work before anything is"
            " paid or started, and finish what was started when it is back."
        )
    if not found.host:
        return _of_a_provider(found)
    if found.status in _OF_THE_ACCOUNT:
        return (
            f"{found.host} was reached and refused: check in your account there the key, the"
            " origins that may use it, and the plan or quota. Make the page work without it, or say"
            " so."
        )
    return (
        f"Check whether {found.host} can be reached, and whether something on the user's side"
        f" blocks it. Make {found.frame or 'the page'} work without it, or say so."
    )


def _of_a_provider(found: Pointers) -> str:
    """Name what a kit of somebody else's wrote, where neither host nor frame is told."""
    if not is_a_line(found.root):
        return ""
    met = f" after a click on {found.control}" if found.control else ""
    said = f"{quote(found.root.event.text)}{met}"
    return (
        f"Check your account with the provider that says {said}: its allowed origins, key and plan,"
        " and what this browser blocks. Have the page say so, and offer an alternative."
    )


def _theirs(found: Pointers) -> str:
    host, control = found.foreign, found.control
    if control and not threw_beside(found.timeline, found.root):
        return (
            f"Catch what the script from {host} throws after a click on {control}: tell the user,"
            " and offer an alternative. Report the message to its vendor, with the version and key"
            " that your page loads."
        )
    return (
        f"Report the message to the vendor of the script from {host}; until it is fixed, load it"
        " after your own code, or leave it out."
    )


def hydration(found: Pointers) -> str:
    """Name the page to open where differences are told."""
    if not found.page:
        return ""
    if _BOTH_DRAWN.search(found.root.event.text) is not None:
        return (
            f"Start at the part of {found.page} that the message names, with what each side"
            " rendered: give the server the same language, time zone and data as the browser, or"
            " render that part only in the browser."
        )
    return (
        f"Open {found.page} in a development build, which names the part that the server rendered"
        " differently: usually a date, a random id, or something that only the browser knows."
    )
