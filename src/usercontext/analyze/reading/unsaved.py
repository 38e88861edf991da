"""Drafts and other unfinished work that a page stores, by name. Not: their loss."""

import re

from usercontext.analyze.language.words import fold, needles
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.domain.log_entry import Level

_DRAFT = re.compile(
    r"(?<![a-z])(?:drafts?|auto-?sav\w*|unsaved|unsent|outbox|entwur\w*|brouillons?|borrador\w*"
    r"|rascunhos?|bozz[ae])(?![a-z])",
    re.I,
)
_OF_OTHERS = re.compile(
    r"(?<![a-z])(?:amplitude|segment|mixpanel|sentry|posthog|datadog|rudder|snowplow|matomo|ads?"
    r"|analytics|metrics|telemetry|tracking|track|events?|beacons?|logs?|logger|rum|stats|cache"
    r"|filters?|columns?|sort|layout|theme|settings|prefs|seen|count\w*|draftkings)(?![a-z])",
    re.I,
)
"""A counter keeps what it has not sent under such a name as well, and a list how it is shown."""


_BESIDE = needles(
    " review| rating| comment| reply | replies| feedback| survey| poll | question| filter| search"
    "| wish| guest ?book| reaction| bewertung| rezension| kommentar| antwort| umfrage| suche"
    "| avis | commentaire| reponse| sondage| recherche| resen| valoraci| comentario| respuesta"
    "| encuesta| busqueda| avaliac| resposta| recension| commento| risposta| ricerca| beoordeling"
    "| reactie| zoek| opini| komentarz| odpowiedz| ocen| recenz| hodnocen| arvostelu| kommentti"
    "| omdome| anmeld| yorum| degerlendirme| отзыв| комментар| ответ| відгук| коментар"
    "|レビュー|口コミ|コメント|评论|評論|评价|評價|리뷰|댓글|후기|تعليق|مراجعة|تقييم"
)
"""What somebody writes beside what they came for, or how they look for it."""
_LOOKED_AT = 500
_WRITES = ("POST", "PUT", "PATCH")


_KEPT = re.compile(r"/auto-?sav\w*(?:/|$)", re.I)
"""Where a page sends by itself what somebody is writing."""


def is_of_a_draft(event: Event) -> bool:
    """Tell a write, of what somebody has not finished, that browser or server did not take."""
    asked = event.request
    if asked is not None:
        return not (asked.told or asked.reads) and _KEPT.search(asked.url.path) is not None
    failed = event.kind is EventKind.STORAGE and event.level is Level.ERROR
    named = f"{event.topic} {event.store}"
    if not failed or _DRAFT.search(named) is None:
        return False
    return _OF_OTHERS.search(named) is None


def is_of_others(event: Event) -> bool:
    """Tell a write under the name of what counts, or of how a page is shown."""
    return _OF_OTHERS.search(f"{event.topic} {event.store}") is not None


def is_there_still(timeline: Timeline, root: Event, press: Event | None) -> bool:
    """Tell a draft that was not kept and is not lost: it was sent, or it is a small one on screen.

    A review, a comment, a choice of filters is beside what a business lives by; as long as its page
    stands nobody has to write it anew.
    """
    if root.kind is not EventKind.STORAGE:
        return False
    later = [
        one
        for one in timeline.between(root.at_us, timeline.end_us, _LOOKED_AT)
        if one.index > root.index
    ]
    pressed = next((one.index for one in later if one.element is not None), None)
    if pressed is not None and any(_took(timeline, e) for e in later if e.index > pressed):
        return True
    label = press.element.label if press is not None and press.element is not None else ""
    named = fold(f"{root.topic} {label}")
    left = any(one.kind is EventKind.NAVIGATION for one in later)
    return not left and any(word in named for word in _BESIDE)


def _took(timeline: Timeline, event: Event) -> bool:
    """Tell a write that a server of the page's own took."""
    asked = event.request
    if asked is None or asked.told or asked.method.upper() not in _WRITES:
        return False
    own = party_of_url(asked.url, timeline.page_host) is Party.FIRST
    return own and 200 <= (asked.status or 0) < 300
