"""What to look at first after a refusal: a right, a rule, a check, a bank. Not: breakage.

Each function returns a sentence or two for one category, '' where nothing special can be named.
"""

import re

from usercontext.analyze.advice.pointers import Pointers
from usercontext.analyze.claims.followed import is_a_line
from usercontext.analyze.language.closed_windows import says_closed
from usercontext.analyze.language.machine_words import is_not_granted, trouble_in
from usercontext.analyze.language.text import quote
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.signals.exceptions.choices import HELD
from usercontext.analyze.signals.signal import Reason

_IF_RIGHT = (
    "If the refusal is right, have the page say so, if possible before the click; if not, fix the"
    " permission, key, lock or rule behind it."
)
_SHELVES = re.compile(
    r"(?:^|\.)(?:amazonaws\.com|storage\.googleapis\.com|blob\.core\.windows\.net"
    r"|r2\.cloudflarestorage\.com|digitaloceanspaces\.com)$"
)
"""Houses that keep files, and are asked by an address that somebody signed."""

_OVER = 410
_OF_A_TOKEN = frozenset({400, 403, 419})
_OF_RULES = {
    Reason.THEIRS: "The refusal is about what this user entered or has, and is not a defect",
    Reason.MOVED: "What the user wanted had changed in the meantime; the refusal is correct",
    Reason.RULE: "A business rule refused it; nothing is broken",
}


def turned_away(found: Pointers) -> str:
    """Name what a form that the browser sent is mostly refused for, without a word of a field."""
    if found.asked is None or not found.asked.sent or found.status not in _OF_A_TOKEN:
        return ""
    return (
        f"Check why {found.address} refused the form at {found.at}: usually its CSRF token had"
        " expired or belonged to another session. Show the form again with a new token and what was"
        " filled in."
    )


def denied(found: Pointers) -> str:
    """Name what asks for the right, or who else refused."""
    if (theirs := _not_given(found)) != "":
        return theirs
    if not found.address and found.timeline.program is not Program.PAGE:
        return (
            f"Check which account or key the program used at {found.at}, and what it is allowed to"
            " do there: it may have been changed, revoked or never given the permission."
        )
    if not found.address:
        return _of_a_line(found)
    if found.asked is not None and found.asked.media == "text/html":
        return (
            f"Check what refused {found.address}: the response was an HTML page, which usually"
            " comes from a firewall or bot check in front of your application."
        )
    if found.asked is not None and _SHELVES.search(found.asked.url.host) is not None:
        return (
            f"Check whether the signed URL of {found.address} was still valid at {found.at} and"
            " covers this method and these headers, and whether the bucket's policy lets its signer"
            " do that."
        )
    if found.reason:
        return f"Look up what refused {found.address} at {found.at}{found.because}. {_IF_RIGHT}"
    if found.wrote and str(found.status) not in found.wrote:
        return (
            f"Look up what refused {found.address} at {found.at}: the page logged {found.wrote} at"
            f" that moment. {_IF_RIGHT}"
        )
    return (
        f"Look up why {found.address} was refused at {found.at}: a permission that this user lacks,"
        " an expired form token, or a firewall in front of your application. Log the reason there,"
        " because none was captured."
    )


def _not_given(found: Pointers) -> str:
    """Say how to ask anew for what a user, or the system for them, did not give."""
    if is_not_granted(found.root.event.text):
        return (
            "The user or the device's settings did not allow it: say so where the permission is"
            " needed, and link to the settings once the device no longer asks."
        )
    if found.root.reason is Reason.CHOICE:
        return (
            "The user or their browser's settings did not allow it: say so on the page, and explain"
            " how to allow it again."
        )
    thrown = found.root.event.thrown
    if thrown is not None and thrown.name in HELD:
        return (
            "The device was allowed but did not start: usually another program or tab is using it."
            " Say so, offer another device, and try again when it is free."
        )
    return ""


def _of_a_line(found: Pointers) -> str:
    """Name the line by which a page tells of a no, and the press that met it."""
    if found.asked is not None or found.root.event.element is not None:
        return ""
    on = f" on {found.page}" if found.page else ""
    met = f" after a click on {found.control}" if found.control else ""
    return f"Find the code that says {quote(found.root.event.text)}{on}{met}. {_IF_RIGHT}"


def validation(found: Pointers) -> str:
    """Name the check to try, or say that the refusal is right."""
    reason = found.root.reason
    if found.status == _OVER and reason is not Reason.MOVED:
        return (
            f"The link, code or token sent to {found.address} had expired or was already used at"
            f" {found.at}{found.because}. Have the page offer a new one and keep what was entered;"
            " check whether it should have lasted longer."
        )
    if reason in _OF_RULES:
        return f"{_OF_RULES[reason]}. {_whether_told(found)}"
    if found.status == 401:
        return (
            "Check whether this account exists and is not locked. If so, the user typed something"
            " wrong, and the page only needs to say so."
        )
    if found.status == 423:
        return (
            f"Check what is locked behind {found.address}, who can unlock it, and whether the page"
            " says so."
        )
    if found.status == 413 or trouble_in(found.root.event.text) == "too large":
        turned = found.address or "it"
        return (
            f"Check what rejected {turned} at {found.at} as too large: a proxy has its own limit"
            " besides the application's. Have the page state the limit before it sends."
        )
    if found.timeline.program is not Program.PAGE and not found.address and not found.control:
        return (
            f"Check which rule or limit said this at {found.at}, and for which value: either the"
            " value or the rule is wrong. Have the app say what is allowed."
        )
    return _of_a_check(found)


def _whether_told(found: Pointers) -> str:
    """Say what the page told its user of a rule that was right, or where to look whether it did."""
    if found.seen is not None:
        return (
            f"The page showed the user {quote(found.seen.text)}: only check that it plainly says"
            " what to do instead."
        )
    where = f" after {found.control}" if found.control else ""
    said = found.reason or (quote(found.root.event.text) if is_a_line(found.root) else "")
    lead = f"The reason was {said}: only check" if said else "Look"
    return f"{lead} that the page says so plainly{where}, and says what to do instead."


def _of_a_check(found: Pointers) -> str:
    """Name the check and, where anybody gave it, the reason of its no."""
    reason = found.reason or (found.wrote if str(found.status) not in found.wrote else "")
    if reason:
        return (
            f"Look at the check behind {found.address}: it refused with {reason}. If what was sent"
            " follows that rule, the check is wrong; if not, have the page check it before sending,"
            " and show the reason next to the field."
        )
    if not found.address and not found.root.event.element:
        return _of_the_page_s_own(found)
    where = f"the check behind {found.address}" if found.address else "the form's check"
    on = f" on {found.page}" if found.page and not found.address else ""
    return (
        f"Try {where}{on} with what the user may have typed: either it refuses valid input, or the"
        " page does not show which field is wrong."
    )


def _of_the_page_s_own(found: Pointers) -> str:
    """Name the line by which a page refused by itself what was entered or chosen."""
    on = f" on {found.page}" if found.page else ""
    after = f" after {found.control}" if found.control else ""
    return (
        f"Look at the rule{on} that says {quote(found.root.event.text)}{after}: if what was entered"
        " or chosen follows it, the rule is wrong; if not, have the page state the rule beforehand,"
        " and show the message next to the field."
    )


def declined(found: Pointers) -> str:
    """Name who declined, and the reason that has to be shown."""
    if is_closed_by_user(found):
        return closed_by_user(found)
    said = found.reason or ("" if found.asked else quote(found.root.event.text))
    who = f"{found.address} was declined at {found.at}" if found.address else "It was declined"
    if found.seen is not None:
        return (
            f"{who} by the provider; nothing on your side is broken. The page showed the user"
            f" {quote(found.seen.text)}: check whether that gives the reason, and whether another"
            " method is offered."
        )
    if not said:
        return (
            f"{who} by the provider; nothing on your side is broken. Check whether the page shows"
            " the reason, which was not captured, and offers another method."
        )
    return (
        f"{who} by the provider, with {said}; nothing on your side is broken. Check whether the"
        " page shows that reason plainly and offers another method."
    )


def is_closed_by_user(found: Pointers) -> bool:
    """Tell what nobody refused: its user shut the window that it was asked in."""
    return says_closed(f"{found.root.text} {found.reason}")


def closed_by_user(found: Pointers) -> str:
    """Say what to do where a window was shut before it had done what it is for."""
    again = f"let {found.control}" if found.control else "let the same control"
    return (
        "Nothing refused this: the window or prompt that it needs was closed before it was"
        f" answered. Say on {found.page or 'the page'} that nothing was done, and {again} open it"
        " again; if many users close it, check whether it opens empty or is blocked by the browser."
    )
