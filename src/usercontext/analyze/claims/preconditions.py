"""What a tester must set up before the steps reproduce a failure. Not: the steps.

What has to be so from the start stands first, what is no click right before what happens.
"""

import re
from collections.abc import Iterator

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.language.closed_windows import says_closed
from usercontext.analyze.language.screens import screened
from usercontext.analyze.reading.addresses import address_of
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category, Step

_FULL = screened(r"quota|\b(?:storage|disk) (?:is )?full\b", re.I)
_SHUT = screened(r"SecurityError|access (?:is |was )?denied|operation is insecure", re.I)
_TWO = 2


def beforehand(timeline: Timeline, chain: Chain) -> Iterator[Step]:
    """Yield what has to be so from the start: a browser whose storage is full, or shut."""
    if chain.root.category is not Category.STORAGE or timeline.program is not Program.PAGE:
        return
    if _FULL.search(chain.root.event.text) is not None:
        yield Step("Fill the browser's storage for this site up to its quota", chain.root.ids)
    elif _SHUT.search(chain.root.event.text) is not None:
        yield Step("Block cookies and site data for this site in the browser", chain.root.ids)


def at_the_end(chain: Chain) -> Iterator[Step]:
    """Yield what has to be done that is no press: a window closed, a newer question asked."""
    root = chain.root
    if chain.trigger is not None and says_closed(root.text):
        yield Step("Close the window that opens before it is done", root.ids)
    asked = [e for e in (root.event, *root.also) if e.request is not None and e.request.reads]
    if root.kind is not SignalKind.RACE or chain.trigger is not None or len(asked) < _TWO:
        return
    older, newer = (address_of(one.request) for one in asked[:2] if one.request)
    told = f"Trigger {newer} while {older} is still pending" if newer != older else (
        f"Trigger {older} again while the first one is still pending"
    )  # fmt: skip
    yield Step(f"{told}, for example by typing on", tuple(one.id for one in asked[:2]))
