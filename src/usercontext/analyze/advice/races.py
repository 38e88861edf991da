"""What to look at first when two clicks, two people or two responses collided. Not: waits."""

import re

from usercontext.analyze.advice.pointers import Pointers
from usercontext.analyze.claims.followed import is_a_line
from usercontext.analyze.language.text import quote
from usercontext.analyze.signals.refusals.conflicts import EDITS
from usercontext.analyze.signals.signal import SignalKind

_LOCKED = 423
_AT_ONCE_US = 2_500_000
_MANY = 2
_OF_VERSIONS = re.compile(
    r"\b(?:different|stale|wrong|old|newer|current|expected) (?:version|revision)|\betag\b"
    r"|version (?:mismatch|conflict)|\bexpected\b.{1,30}\bactual\b",
    re.I,
)


def _is_of_one_press(found: Pointers) -> bool:
    """Tell what was sent twice behind a press that was not made again."""
    press, second = found.chain.trigger, found.root.also[-1:]
    if press is None or press.element is None or not found.control or not second:
        return False
    same = found.timeline.clicks_by_key.get(press.element.key, ())
    since_us = press.at_us - _AT_ONCE_US
    return not any(one is not press and since_us <= one.at_us <= second[0].at_us for one in same)


def _of_a_second(found: Pointers) -> str:
    """Say what to do about a second request that was refused for the first one's sake."""
    if _OF_VERSIONS.search(f"{found.root.text} {found.reason}") is not None:
        return (
            f"Send changes by {found.address} one after another, each with the version that the"
            " previous response returned; if somebody else's change came in between, reload, retry"
            " once and tell the user what was saved."
        )
    return (
        f"Treat a {found.status} from {found.address} as what it says, already done, and show the"
        " first one's result; disable the control until the response is there."
    )


def _has_a_first(found: Pointers) -> bool:
    """Tell a second request from a lone one that what somebody else does keeps out."""
    asked = (one.request for one in found.root.also)
    return any(one is not None and 0 < (one.status or 0) < 400 for one in asked) or (
        found.status != _LOCKED and found.chain.retries != ()
    )


def _of_a_holder(found: Pointers) -> str:
    """Say what to look for where a thing is held by an earlier try, another tab, somebody else."""
    if _OF_VERSIONS.search(f"{found.root.text} {found.reason}") is not None:
        return _of_a_second(found)
    return (
        f"{found.address} was refused with {found.status}{found.because}: check what held it at"
        f" {found.at}, such as an abandoned earlier try, another tab or a job. Let that expire,"
        " have the page say what is in progress, and offer to continue or cancel it."
    )


def _others(found: Pointers) -> str:
    return "the second one" if len(found.root.also) < _MANY else "the others"


def _often(found: Pointers) -> str:
    return "twice" if len(found.root.also) < _MANY else "more than once"


def race(found: Pointers) -> str:
    """Name what has to wait, or whose answer has to be dropped."""
    if found.root.kind is SignalKind.DOUBLE and not found.address:
        return (
            "Do it once per item, with an idempotency key that is stored first: a job that cannot"
            " confirm that it finished starts again. Then undo what was done twice."
        )
    if found.root.kind is SignalKind.DOUBLE and found.address and _is_of_one_press(found):
        return (
            f"One click on {found.control} sent {found.address} twice: look for a second listener,"
            " such as a click handler besides the form's submit or one that each render attaches,"
            " for an effect that runs twice, and for a client that retries. Have the server accept"
            " it once by an idempotency key, and undo the second one."
        )
    if found.root.kind is SignalKind.DOUBLE and found.address:
        until = f"Disable {found.control} until" if found.control else "Wait until"
        return (
            f"{until} the first response is there, and have {found.address} ignore {_others(found)}"
            f" by an idempotency key. Then undo what was done {_often(found)}."
        )
    edits = found.asked is not None and found.asked.method in EDITS
    if found.status >= 400 and found.root.also and not edits:
        return _of_a_second(found) if _has_a_first(found) else _of_a_holder(found)
    asked = found.root.event.request
    if found.status >= 400 or (asked is not None and not found.root.also and found.address):
        return (
            f"Show the user what changed in the meantime, and let them decide: {found.address} only"
            " says that something did."
        )
    if found.root.status == "overtaken" and asked is not None and not asked.reads:
        return (
            f"Send saves by {found.address} one after another, or send the version that each is"
            " based on, so that the server refuses an older one that arrives late."
        )
    older = f" to {found.address}" if found.address else ""
    told = f": {quote(found.root.event.text)} says that it was not" if is_a_line(found.root) else ""
    return (
        f"Cancel the older request{older} when a newer one is sent, or ignore its response{told}."
    )
