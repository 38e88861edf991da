"""Configuration errors of a service's SDK that sound like form errors. Not: whose they are.

A kit refuses the page that called it wrongly and the merchant that it does not know, in words that
a form has for what somebody typed.
"""

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.signals.exceptions.calls import complains_of_its_call
from usercontext.analyze.signals.exceptions.voices import voice_of
from usercontext.analyze.signals.refusals.merchants import refuses_the_merchant
from usercontext.analyze.signals.refusals.reason_words import reason_of
from usercontext.analyze.signals.sign_ins.failed_in_page import is_of_a_sign_in
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category

Reading = tuple[SignalKind, Category]


def read_merchant(event: Event, name: str, message: str) -> Reading | None:
    """Read a kit's refusal of whoever sells."""
    if voice_of(name, message) is Party.SERVICE and refuses_the_merchant(message):
        return _of_the_page(event)
    return None


def read_setting_up(event: Event, name: str, message: str) -> Reading | None:
    """Read what sounds like a form's refusal and is a kit's: of how it was set up, or called."""
    if reason_of(message):
        return None
    if is_of_a_sign_in(name):
        return SignalKind.AUTH, Category.AUTH_EXPIRED
    thrown = event.thrown is not None and voice_of(name, message) is Party.SERVICE
    return _of_the_page(event) if thrown or complains_of_its_call(name, message) else None


def _of_the_page(event: Event) -> Reading:
    kind = SignalKind.CONSOLE_ERROR if event.thrown is None else SignalKind.REJECTION
    return kind, Category.JS_EXCEPTION
