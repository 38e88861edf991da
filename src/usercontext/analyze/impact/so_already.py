"""Refusals because it is already so: the page then reloads the state. Not: edits, forms.

Who likes what they had liked, or deletes what is gone, is told 409 or 404; the page looks how the
thing stands, and nothing is missed.
"""

from http import HTTPStatus

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.impact.went_on import went_on
from usercontext.analyze.language.words import CORE, TAKEN_IN, concepts, telling_words
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.domain.log_entry import Level

_SO_ALREADY = {
    "POST": frozenset({HTTPStatus.CONFLICT}),
    "DELETE": frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT, HTTPStatus.GONE}),
}
_AT_ONCE_US = 2_000_000
_MOST_NEAR, _MOST_PRESSES = 40, 5
_FIELDS = ("input|", "textarea|", "select|")
_LOUD = (Level.WARN, Level.ERROR)


def was_so_already(timeline: Timeline, chain: Chain) -> bool:
    """Tell a press for what is so already, after which the page showed how it stands.

    Nothing had been written for it, nothing was said of it, and its user went on.
    """
    root, asked, press = chain.root.event, chain.root.event.request, chain.trigger
    if asked is None or asked.told or asked.body or press is None or press.element is None:
        return False
    if asked.status not in _SO_ALREADY.get(asked.method.upper(), ()) or chain.retries:
        return False
    if chain.root.party is not Party.FIRST or chain.effects:
        return False
    said = f"{press.element.label} {asked.about}"
    if concepts(said) & (CORE | TAKEN_IN):
        return False
    if telling_words(timeline.description) & telling_words(said) or _wrote(timeline, press):
        return False
    return _fetches(timeline, root, asked.url.path) and went_on(timeline, chain)


def _wrote(timeline: Timeline, press: Event) -> bool:
    """Tell a press on a page whose fields somebody had filled in."""
    page = timeline.page_number(press.index)
    return any(
        one.element is not None
        and one.element.key.startswith(_FIELDS)
        and timeline.page_number(one.index) == page
        for one in timeline.clicks_before(press.index, _MOST_PRESSES)
    )


def _fetches(timeline: Timeline, root: Event, path: str) -> bool:
    """Tell that the page read the thing, or its list, at once, and called nothing an error."""
    near = timeline.between(root.answered_us, root.answered_us + _AT_ONCE_US, _MOST_NEAR)
    after = [one for one in near if one.index > root.index]
    if any(one.kind is EventKind.CONSOLE and one.level in _LOUD for one in after):
        return False
    read = [one.request for one in after if one.request is not None and one.request.reads]
    return any(
        200 <= (one.status or 0) < 300
        and len(one.url.path.strip("/").split("/")) > 1
        and path.startswith(one.url.path.rstrip("/"))
        for one in read
    )
