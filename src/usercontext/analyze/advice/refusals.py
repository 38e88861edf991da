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
    "If that is right, let the page say so, before the press where it can; if not, correct the"
    " permission, the key, the lock or the rule behind it."
)
_SHELVES = re.compile(
    r"(?:^|\.)(?:amazonaws\.com|storage\.googleapis\.com|blob\.core\.windows\.net"
    r"|r2\.cloudflarestorage\.com|digitaloceanspaces\.com)$"
)
"""Houses that keep files, and are asked by an address that somebody signed."""

_OVER = 410
_OF_A_TOKEN = frozenset({400, 403, 419})
_OF_RULES = {
    Reason.THEIRS: "The refusal is about what this user entered or has, not about a defect",
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
    if (theirs := _not_given(found)) != "":
        return theirs
    if not found.address and found.timeline.program is not Program.PAGE:
        return (
            f"Look as whom the program asked at {found.at}, and what that account or key may do"
            " there: one that was changed, revoked or never given the right is refused so."
        )
    if not found.address:
        return _of_a_line(found)
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
    if found.reason:
        return f"Look up what refused {found.address} at {found.at}{found.because}. {_IF_RIGHT}"
    if found.wrote and str(found.status) not in found.wrote:
        return (
            f"Look up what refused {found.address} at {found.at}: the page wrote {found.wrote}"
            f" the moment that it was. {_IF_RIGHT}"
        )
    return (
        f"Look up why {found.address} was refused at {found.at}: a right that this user lacks, a"
        " form's token that ran out, or a firewall before your application. Log the reason there:"
        " none is captured."
    )


def _not_given(found: Pointers) -> str:
    """Say how to ask anew for what a user, or the system for them, did not give."""
    if is_not_granted(found.root.event.text):
        return (
            "The user, or the device's settings, did not allow it: say so where it is needed, and"
            " lead to the settings where it is asked for no more."
        )
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
    return ""


def _of_a_line(found: Pointers) -> str:
    """Name the line by which a page tells of a no, and the press that met it."""
    if found.asked is not None or found.root.event.element is not None:
        return ""
    on = f" on {found.page}" if found.page else ""
    met = f", which {found.control} met" if found.control else ""
    return f"Look what says {quote(found.root.event.text)}{on}{met}. {_IF_RIGHT}"


def validation(found: Pointers) -> str:
    """Name the check to try, or say that the refusal is right."""
    reason = found.root.reason
    if found.status == _OVER and reason is not Reason.MOVED:
        return (
            f"What {found.address} was called with had expired or been used at"
            f" {found.at}{found.because}. Let the page offer another one there, as a new link or"
            " a new turn, and keep what was entered; look whether it ought to have lasted longer."
        )
    if reason in _OF_RULES:
        return f"{_OF_RULES[reason]}. {_whether_told(found)}"
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
    return _of_a_check(found)


def _whether_told(found: Pointers) -> str:
    """Say what the page told its user of a rule that was right, or where to look whether it did."""
    if found.seen is not None:
        return (
            f"The page showed its user {quote(found.seen.text)}: look only whether that plainly"
            " says what to do instead."
        )
    where = f" after {found.control}" if found.control else ""
    said = found.reason or (quote(found.root.event.text) if is_a_line(found.root) else "")
    lead = f"The reason was {said}: look" if said else "Look"
    return f"{lead} only whether the page says so in plain words{where}, and what to do instead."


def _of_a_check(found: Pointers) -> str:
    """Name the check and, where anybody gave it, the reason of its no."""
    reason = found.reason or (found.wrote if str(found.status) not in found.wrote else "")
    if reason:
        return (
            f"Look at the check behind {found.address}: it refused with {reason}. If what was"
            " sent keeps that rule, the check is wrong; if it does not, let the page say so"
            " before it sends, and show this where it can be put right."
        )
    if not found.address and not found.root.event.element:
        return _of_the_page_s_own(found)
    where = f"the check behind {found.address}" if found.address else "the form's check"
    on = f" on {found.page}" if found.page and not found.address else ""
    return (
        f"Try {where}{on} with what the user may have typed: either it refuses what is right, or"
        " the page does not show which field it means."
    )


def _of_the_page_s_own(found: Pointers) -> str:
    """Name the line by which a page refused by itself what was entered or chosen."""
    on = f" on {found.page}" if found.page else ""
    after = f" after {found.control}" if found.control else ""
    return (
        f"Look at the rule{on} that says {quote(found.root.event.text)}{after}: if what was entered"
        " or chosen keeps it, the rule is wrong; if not, let the page tell what it takes before it"
        " is tried, and show this where it was refused."
    )


def declined(found: Pointers) -> str:
    """Name who declined, and the reason that has to be shown."""
    if is_closed_by_user(found):
        return closed_by_user(found)
    said = found.reason or ("" if found.asked else quote(found.root.event.text))
    who = f"{found.address} was declined at {found.at}" if found.address else "It was declined"
    if found.seen is not None:
        return (
            f"{who} by the provider; nothing of yours is broken. The page showed its user"
            f" {quote(found.seen.text)}: look whether that tells the reason, and whether another"
            " method is offered."
        )
    if not said:
        return (
            f"{who} by the provider; nothing of yours is broken. Look whether the page shows the"
            " reason, which is not captured, and offers another method."
        )
    return (
        f"{who} by the provider, with {said}; nothing of yours is broken. Look whether the page"
        " shows that reason in plain words, and offers another method."
    )


def is_closed_by_user(found: Pointers) -> bool:
    """Tell what nobody refused: its user shut the window that it was asked in."""
    return says_closed(f"{found.root.text} {found.reason}")


def closed_by_user(found: Pointers) -> str:
    """Say what to do where a window was shut before it had done what it is for."""
    again = f"let {found.control}" if found.control else "let the same control"
    return (
        "Nobody refused this: the window or the question that it needs was closed before it was"
        f" answered. Say on {found.page or 'the page'} that nothing was done, and {again} open it"
        " again; where many close it, look whether it comes up empty or is kept out by the browser."
    )
