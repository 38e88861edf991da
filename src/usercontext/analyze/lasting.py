"""What goes on as long as its cause does: offline, an old page, lifeless parts. Not: endings."""

import re
from http import HTTPStatus

from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_LASTING = (
    *(SignalKind.OFFLINE, SignalKind.MONEY, SignalKind.STALE, SignalKind.HYDRATION),
    *(SignalKind.BROKEN_SCRIPT, SignalKind.SOCKET),
)
_LIFELESS = (SignalKind.HYDRATION, SignalKind.CHUNK, SignalKind.BROKEN_SCRIPT)
_CODE = re.compile(r"\b(?:script|worker|child|frame|connect)-src\b|trusted-types")
_SEEN = 600


def carried(root: Signal, later: list[Signal], found: list[Signal]) -> list[Signal]:
    """Return what goes on for as long as its cause: offline, an old page, parts without life."""
    goes_on, asked = root.kind in _LASTING or _has_ended_a_session(root), root.event.request
    ended = asked is not None and asked.status == HTTPStatus.UPGRADE_REQUIRED  # for all of it
    lifeless = root.kind in _LIFELESS or _took_code(root)
    if not goes_on and not lifeless:
        return []
    known = {id(s) for s in found}
    return [
        s
        for s in later
        if (
            (goes_on and (ended or s.kind is root.kind))
            or (lifeless and s.kind is SignalKind.DEAD_CLICK)
        )
        and id(s) not in known
    ]


def _has_ended_a_session(root: Signal) -> bool:
    """Tell a page's own line that a sign-in could not be renewed: what it asks is refused then."""
    return root.kind is SignalKind.AUTH and root.event.request is None


def _took_code(root: Signal) -> bool:
    """Tell a policy's refusal of what a page acts with, not of what it looks like."""
    return root.category is Category.CSP and _CODE.search(root.event.text[:_SEEN]) is not None
