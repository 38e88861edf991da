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
            f"Let changes by {found.address} wait for each other, each with the version that the"
            " one before was answered; where somebody else's came between, read anew, try once more"
            " and tell the user what is kept."
        )
    return (
        f"Take a {found.status} of {found.address} for what it says, that it is done already,"
        " and show the first one's result; let the control rest until an answer is there."
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
        f"{found.address} was refused with {found.status}{found.because}: look what held it at"
        f" {found.at}, as an earlier try that was left and never ended, another tab, a job. Let"
        " that end by itself, let the page say what is under way, and offer to go on with it or to"
        " give it up."
    )


def _others(found: Pointers) -> str:
    return "the second one" if len(found.root.also) < _MANY else "the others"


def _often(found: Pointers) -> str:
    return "twice" if len(found.root.also) < _MANY else "more than once"


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
            f"{until} the first answer is there, and let {found.address} take a key that makes"
            f" {_others(found)} the same. Then undo what was done {_often(found)}."
        )
    edits = found.asked is not None and found.asked.method in EDITS
    if found.status >= 400 and found.root.also and not edits:
        return _of_a_second(found) if _has_a_first(found) else _of_a_holder(found)
    asked = found.root.event.request
    if found.status >= 400 or (asked is not None and not found.root.also and found.address):
        return (
            f"Tell whoever saves what changed meanwhile, and let them decide: {found.address} only"
            " says that it did."
        )
    if found.root.status == "overtaken" and asked is not None and not asked.reads:
        return (
            f"Let saves by {found.address} wait for each other, or send the version that each was"
            " made from, so that the server refuses the older one that comes late."
        )
    older = f" to {found.address}" if found.address else ""
    told = f": {quote(found.root.event.text)} says that it was not" if is_a_line(found.root) else ""
    return f"Cancel the older request{older} when a newer one is sent, or drop its answer{told}."
