"""What to look at first in the page's own code, or in a script beside it. Not: servers, policies.

Each function returns a sentence or two for one category, '' where nothing special can be named.
"""

import re

from usercontext.analyze.error_hints import hint_of
from usercontext.analyze.machine_words import (
    NO_ROOM,
    is_of_a_device,
    is_of_kept_keys,
    trouble_in,
)
from usercontext.analyze.pointers import Pointers
from usercontext.analyze.programs import Program
from usercontext.analyze.signals.broken_scripts import is_broken_script
from usercontext.analyze.signals.lost_drawings import loses_its_drawing
from usercontext.analyze.signals.signal import Reason, SignalKind
from usercontext.domain.analysis import Category

_QUOTA = re.compile(r"quota", re.I)


def is_thrown_alone(found: Pointers) -> bool:
    """Tell what a server threw in its own code, behind no address that its log names."""
    event = found.root.event
    own = found.root.category is Category.BACKEND_ERROR and found.frame != ""
    return own and event.request is None and event.thrown is not None


def exception(found: Pointers) -> str:
    """Name the frame and what an error of this wording asks for."""
    if found.root.kind is SignalKind.BROKEN_SCRIPT and is_broken_script(found.root.event):
        return (
            f"Look what is served as {found.file} and in which syntax: this browser cannot read"
            " it. Build for the browsers that you support, or answer with the script itself."
        )
    if loses_its_drawing(found.root.event.text):
        return (
            "The device took away what the page draws on: listen for the loss and for its return,"
            " draw anew then, and look what fills the memory of its graphics until it happens."
        )
    if found.foreign and not found.frame:
        return _theirs(found.foreign)
    if found.root.event.thrown is None and not found.frame:
        return _of_a_line(found)
    where = f"Start in {found.frame}" if found.frame else _without_frame(found)
    return f"{where}: {hint_of(found.root.message)}."


def _without_frame(found: Pointers) -> str:
    page = f", and for what runs on {found.page}" if found.page else ""
    return f"No frame of your code was captured: search it for the message{page}"


def _of_a_line(found: Pointers) -> str:
    """Name what to look for where somebody only wrote that something failed."""
    who = "its user" if found.timeline.program is Program.SERVER else "the user"
    hint = hint_of(found.root.message)
    if hint != hint_of(""):
        return f"{_without_frame(found)}: {hint}."
    on = f", at what runs on {found.page}," if found.page else ""
    return (
        f"Look where your code writes this{on} and at what failed just before it there; log that"
        f" too, and tell {who} what to do instead."
    )


def ended(found: Pointers) -> str:
    """Say what to look for where a system ended a process, and no frame of its own is told."""
    if found.root.event.request is not None or found.frame:
        return ""
    if trouble_in(found.root.event.text) != "ended":
        return ""
    return (
        f"The system ended the process at {found.at}: look what filled its memory, or who ended it,"
        " give it room or a bound, and let what it was doing be taken up again."
    )


def storage(found: Pointers) -> str:
    """Name where the refusal of storage is met."""
    where = f" in {found.frame}" if found.frame else ""
    if _QUOTA.search(found.root.event.text):
        return f"The browser's storage is full: remove what is no longer needed{where}."
    if found.root.message.endswith("invalid json"):
        return (
            "What is kept there is no JSON: look what writes it, mostly a value that was not there"
            f" yet, and drop what cannot be read{where} instead of stopping at it."
        )
    if found.root.event.thrown is not None and found.root.event.thrown.name == "VersionError":
        return (
            "The browser holds a newer version of that database than this page asks for: an older"
            " page is open after a deploy, or a release was taken back. Reload such a page once."
        )
    said = f"{found.root.event.text} {found.root.message}"
    if NO_ROOM.search(said) is not None:
        return (
            f"The device has no room left: look before writing{where}, write to a second file and"
            " swap the two, and say at once that it was not kept."
        )
    if found.timeline.program is not Program.PAGE and is_of_kept_keys(said):
        return (
            f"Look whether this build may use the device's store of keys{where}: entitlements,"
            " the group of apps, a locked device. Without it, say so and ask to sign in."
        )
    if found.timeline.program is not Program.PAGE:
        return (
            f"Look whether the app may write there{where}, and what it wrote last; keep a copy of"
            " what was entered, and say at once when it is not kept."
        )
    return (
        f"Catch the refusal{where} and go on without: storage is off in private windows, in"
        " embedded views, and where cookies are blocked."
    )


def away(found: Pointers) -> str:
    """Name the device that has no connection, where it is not the user's own."""
    if trouble_in(found.root.event.text) != "away":
        return ""
    return (
        "Look at the device that is away: its power, its line, when it was heard last. Let the app"
        " say so before somebody waits for it."
    )


def dead(found: Pointers) -> str:
    """Name the control and the page to press it on."""
    if not found.control:
        return ""
    on = f" on {found.page}" if found.page else ""
    return (
        f"Press {found.control}{on} yourself: nothing that is captured followed it. Look whether"
        " its handler is attached, returns early, is covered by something, or only shows words on"
        " the page, which are not captured: log what a form of yours demands."
    )


def foreign(found: Pointers) -> str:
    """Name the extension or the host, and what to do without it."""
    if found.root.reason is Reason.EXTENSION:
        return (
            "Nothing of yours threw this: an extension in the user's browser did. Ask them to try"
            " without it; look whether others with it report the same."
        )
    if found.foreign:
        return _theirs(found.foreign)
    if found.frame:
        hint = hint_of(found.root.message)
        return f"Start in {found.frame}: {hint}. Let the page go on without what others bring."
    if is_of_a_device(found.root.event.text):
        return (
            "See to the device itself. Let the app say that it does not work before anything is"
            " paid or begun, and finish what was begun when it is back."
        )
    if not found.host:
        return ""
    return (
        f"Look whether {found.host} can be reached, and whether something on the user's side blocks"
        " it. Let the page work, or say so, without it."
    )


def _theirs(host: str) -> str:
    return (
        f"Give the message to whoever makes the script of {host}; until they mend it, load it"
        " after your own code, or leave it out."
    )


def hydration(found: Pointers) -> str:
    """Name the page to open where differences are told."""
    if not found.page:
        return ""
    return (
        f"Open {found.page} in a development build, which names the part that the server drew"
        " otherwise than the page: mostly a date, a random id, or what only a browser knows."
    )
