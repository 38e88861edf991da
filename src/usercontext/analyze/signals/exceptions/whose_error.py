"""Whose error it is: the page's own, a service's, a bystander's. Not: what it is about.

Frames and addresses tell it: what only calls of a third party's own domain threw is that party's,
and minor where the click at which it threw was answered well. Where an SDK is bundled into the
page's files, its manner of speaking tells it (`voices`).
"""

import re

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import (
    Party,
    is_foreign_code,
    party_of_frames,
    party_of_text,
)
from usercontext.analyze.reading.timeline import Timeline, is_hidden
from usercontext.analyze.signals.exceptions.extensions import (
    is_called_for,
    is_in_the_way,
)
from usercontext.analyze.signals.exceptions.hidden_scripts import stops_presses
from usercontext.analyze.signals.exceptions.houses import speaks_unasked
from usercontext.analyze.signals.exceptions.tag_names import counter_named_in
from usercontext.analyze.signals.exceptions.voices import told_by_a_kit, voice_of
from usercontext.analyze.signals.exchanges.blockers import is_its_host_s, is_kept_out, whose_line
from usercontext.analyze.signals.nothing_wrong.noise import is_of_an_extension
from usercontext.domain.analysis import Category

OTHERS = (Party.FOREIGN, Party.SERVICE)
_SEEN = 1000
_GLOBALS = re.compile(
    r"\b(?:YT|Vimeo|Pusher|Calendly|Stripe|paypal|grecaptcha|hcaptcha|turnstile|gapi|google|FB"
    r"|Klarna|AdyenCheckout|Razorpay|braintree|Square|Mollie|OneTrust|Cookiebot|Intercom"
    r"|mapboxgl)\b"
)
"""Names that scripts of known vendors define: where one is missing, its script is."""
_DID_NOT_LOAD = re.compile(
    r"\b(?:did(?: not|n.t)|could not|couldn.t|failed to|unable to) (?:be )?"
    r"(?:load|reach|open|connect|answer|respond)|\bunreachable\b|\bforbidden\b|\bunauthori[sz]ed\b"
    r"|\b(?:status|code|HTTP|failed|\W)\W{0,3}[45]\d\d\b",
    re.I,
)


def party_of_error(timeline: Timeline, event: Event, category: Category) -> tuple[Party, Category]:
    """Tell whose error it is: by its frames, by the address it names; foreign code is named so."""
    thrown = event.thrown
    frames = thrown.frames if thrown else ()
    message = thrown.message if thrown else event.text
    if is_hidden(event):
        stops = stops_presses(timeline, event)
        return (Party.FOREIGN, category) if stops else (Party.BYSTANDER, Category.THIRD_PARTY)
    if is_of_an_extension(message) and not is_called_for(timeline, event):
        return Party.BYSTANDER, Category.THIRD_PARTY  # what browsers say of foreign code
    party = party_of_frames(frames, timeline.page_host) or Party.FIRST
    named = party_of_text(message, timeline.page_host)
    if is_kept_out(timeline, event, message, named):
        return Party.BYSTANDER, Category.THIRD_PARTY
    if is_in_the_way(timeline, event):
        return Party.FOREIGN, Category.THIRD_PARTY
    voice = voice_of(thrown.name if thrown else "", message) or told_by_a_kit(event)
    if voice is None and speaks_unasked(timeline, event):
        return Party.BYSTANDER, Category.THIRD_PARTY
    if Party.BYSTANDER in (party, named, voice):
        return Party.BYSTANDER, Category.THIRD_PARTY
    if category is Category.JS_EXCEPTION:
        if voice is not None:
            return voice, Category.THIRD_PARTY
        if is_foreign_code(frames, timeline.page_host):
            return Party.FOREIGN, Category.THIRD_PARTY
        lacks = thrown is not None and bool(counter_named_in(thrown.message))
        if lacks or (thrown and thrown.name == "ReferenceError" and _GLOBALS.search(message)):
            return Party.SERVICE, Category.THIRD_PARTY
        if named in OTHERS and not frames and _DID_NOT_LOAD.search(message[:_SEEN]):
            return named, Category.THIRD_PARTY
    if named is not None and is_its_host_s(event, category):
        return whose_line(timeline, event, named, category)
    return (Party.FIRST if category is Category.CSP else party), category
