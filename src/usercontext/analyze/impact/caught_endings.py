"""Exceptions that a page caught and that ended what a click had begun. Not: uncaught ones.

"[cart] nothing was added TypeError: …" says itself that it was the end; a page that kept what was
sent for later, or that was answered well before the next press, went on.
"""

import re

from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.words import fold
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal
from usercontext.domain.log_entry import Level

_SEEN = 200
_MOST = 60
_UNDONE = screened(
    r"\b(?:nothing|none)\b.{0,20}\b(?:was|were|is|has been|been|got) \w{3,}"
    r"|\b(?:not|never)(?: been| be)? (?:sent|saved|added|paid|placed|booked|stored|written|taken"
    r"|submitted|created|made|signed|registered|transferred|ordered|kept|put|done|begun|started)\b"
    r"|\b(?:could|can|did)(?: not|n't) (?:be )?(?:send|save|add|pay|place|book|store|submit|create"
    r"|sign|log|register|transfer|order|put|sent|saved|added|paid|placed|booked|stored|submitted)\b"
    r"|\bnicht (?:\w+ )?(?:gesendet|gesandt|gespeichert|hinzugefügt|bezahlt|gebucht|angemeldet"
    r"|bestellt|überwiesen|angelegt|registriert|abgeschickt)\b"
    r"|\b(?:rien|pas|non)(?: n'a)?(?: été)? (?:envoyée?s?|enregistrée?s?|ajoutée?s?|payée?s?"
    r"|réservée?s?|commandée?s?|créée?s?)\b",
    re.I,
)
_ACTION = re.compile(r"\W{0,2}(?P<tag>[a-z]{3,20}(?:[ -](?:up|in|out|on))?)\b[\]:)]{1,2}\W*", re.I)
"""A tag of one word, or of a verb and its half: "sign-up", not "payment-icons"."""

_KEPT = re.compile(
    r"\b(?:later|again|retr\w+|queue\w*|locally|kept|offline|instead|fall\w*|fell|skipp\w+|yet"
    r"|beacon\w*|metric\w*|analytics|track\w*|später|erneut|plus tard|statistic\w*|if|preview"
    r"|suggest\w*|optional)\b",
    re.I,
)
"""It is sent another time or way, or nobody waits for it."""


_FAILED = re.compile(
    r"\b([a-z]{3,14}) (?:has |have )?failed\b|\b(?:failed|unable) to ([a-z]{3,14})\b"
    r"|\b(?:could|can|did)(?: ?not|n't) ([a-z]{3,14})\b",
    re.I,
)
_STEM = 4
"""Letters that "save" and "saving" begin with."""


def undone_by(root: Signal) -> str:
    """Return how a page says, before the error that it caught, that nothing came of it, or ''."""
    event = root.event
    thrown = event.thrown
    if thrown is None or thrown.uncaught or event.level is not Level.ERROR or not thrown.name:
        return ""
    said = event.text[:_SEEN].partition(thrown.name)[0]
    if root.party is not Party.FIRST or _UNDONE.search(said) is None:
        return ""
    return "" if _KEPT.search(said) is not None else said


def action_undone(root: Signal) -> str:
    """Return the tag of a line that says that nothing came of it, and of no part or hint, or ''."""
    said = undone_by(root)
    tagged = _ACTION.match(said)
    undone = _UNDONE.search(said)
    if tagged is None or undone is None or undone.start() > tagged.end():
        return ""
    return tagged["tag"]


def ended_by_a_caught_one(timeline: Timeline, press: Event, root: Signal) -> bool:
    """Tell a press of which a page says that nothing came, and before the next one nothing did."""
    if not undone_by(root):
        return False
    following = timeline.clicks_after(press.index, 1)
    until_us = following[0].at_us if following else timeline.end_us
    near = timeline.between(press.at_us, until_us, _MOST)
    later = [one for one in near if one.index > press.index]
    if following:
        later = [one for one in later if one.index < following[0].index]
    return not any(_went_well(one) for one in later)


def says_that_it_failed(timeline: Timeline, press: Event, root: Signal) -> bool:
    """Tell a caught error, the last of all, by which a page says that the very press failed.

    What it was sent to may have answered well: nobody was shown that.
    """
    event, thrown = root.event, root.event.thrown
    if thrown is None or thrown.uncaught or event.level is not Level.ERROR or not thrown.name:
        return False
    said = event.text[:_SEEN].partition(thrown.name)[0]
    if root.party is not Party.FIRST or press.element is None or _KEPT.search(said) is not None:
        return False
    if timeline.clicks_after(event.index, 1):
        return False
    pressed = {word[:_STEM] for word in fold(press.element.label).split() if len(word) >= _STEM}
    verbs = (verb for found in _FAILED.findall(said) for verb in found if verb)
    return any(verb.lower()[:_STEM] in pressed for verb in verbs)


def _went_well(event: Event) -> bool:
    """Tell what was sent and taken; a page that opens does not undo what a page says of itself."""
    asked = event.request
    return asked is not None and not asked.reads and 200 <= (asked.status or 0) < 300
