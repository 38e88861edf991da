"""Consent that was asked for, given, and asked for again. Not: how a page asks for it."""

import re

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.language.words import fold
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.refusals.risen_prices import asks_for_consent

_MOST_LATER = 20
_AGREES = re.compile(
    r" (?:accept\w*|agree\w*|confirm\w*|ok|okay|yes|go on|continue|new price|zustimm\w*"
    r"|bestatig\w*|akzeptier\w*|einverstanden|ja|accepter|j accepte|confirmer|oui|d accord"
    r"|acept\w*|confirmar|si|accett\w*|conferma\w*|aceitar|akkoord|bevestig\w*|akceptuj\w*"
    r"|potwierdz\w*) "
)


def was_agreed_in_vain(timeline: Timeline, chain: Chain) -> bool:
    """Tell a refusal that asks for consent, and came again in the same words behind a yes."""
    asked, said = chain.root.event.request, _line_of(chain.root.also)
    if asked is None or not said:
        return False
    agreed = [c for c in timeline.clicks_after(chain.root.event.index, _MOST_LATER) if _is_yes(c)]
    if not agreed:
        return False
    again = timeline.asked.get(asked.address, ())
    later = [e for e in again if e.index > agreed[0].index and e.request is not None]
    same = [e for e in later if e.request and e.request.status == asked.status]
    return bool(same) and same == later and _is_said_again(timeline, same[-1], said)


def _line_of(lines: tuple[Event, ...]) -> str:
    return next((one.text for one in lines if asks_for_consent(one.text)), "")


def _is_yes(click: Event) -> bool:
    return click.element is not None and _AGREES.search(fold(click.element.label)) is not None


def _is_said_again(timeline: Timeline, refused: Event, said: str) -> bool:
    near = timeline.between(refused.at_us, refused.answered_us + 1_000_000, _MOST_LATER)
    return any(line.text == said for line in near)
