"""The response that most likely caused an error, where no body was captured.

Right behind a good answer of the page's own server, code read something of nothing: that answer is
where to look first. Not: answers whose body shows what is missing (`signals.fields_lacking`).
"""

from usercontext.analyze.claims.contract import Draft
from usercontext.analyze.reading.addresses import address_of
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.misshapen import answer_touched
from usercontext.analyze.signals.exceptions.fields_lacking import has_what_was_read
from usercontext.analyze.signals.signal import Signal
from usercontext.domain.analysis import Category, ClaimKind


def likely_answer(timeline: Timeline, root: Signal) -> Event | None:
    """Return the answer that an exception came right behind, and that nothing shows; else None."""
    thrown = root.event.thrown
    own = root.party is Party.FIRST and root.category is Category.JS_EXCEPTION
    if not own or thrown is None or not thrown.frames:
        return None
    answer = answer_touched(timeline, root.event)
    asked = answer.request if answer is not None else None
    if answer is None or asked is None or not (asked.asks_a_graph or asked.reads):
        return None
    if asked.body is not None and has_what_was_read(thrown.message, asked.body):
        return None
    press = timeline.pressed_before(root.event.index)
    if press is not None and press.index > answer.index:
        return None  # the press made it
    mine = party_of_url(asked.url, timeline.page_host) is Party.FIRST
    return answer if mine else None


def answered_before(timeline: Timeline, root: Signal) -> str:
    """Return the sentence that names it, '' for none."""
    answer = likely_answer(timeline, root)
    if answer is None or answer.request is None:
        return ""
    return f"The likely source is the response of {_named(answer)} right before."


def answer_draft(timeline: Timeline, root: Signal) -> list[Draft]:
    """Return the same as a claim, with the entry of the answer."""
    answer = likely_answer(timeline, root)
    if answer is None or answer.request is None:
        return []
    text = f"Right before, {_named(answer)} answered {answer.request.ended}."
    return [Draft(text, ClaimKind.STEP, (answer.id,))]


def _named(answer: Event) -> str:
    return address_of(answer.request) if answer.request is not None else ""
