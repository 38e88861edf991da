"""A sign-in answered with another person's name, which the report has too. Not: ids.

`s.meier` was sent, and "K. Weber" is who the page is then told to be for; the report names them. A
name that one signs in with may be anything: it counts only where it is written like a person's.
"""

import re
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import fold
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.short_answers import object_of, sent_with
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

ANOTHER_SIGNED_IN = "signed in as another"
"""A part of the signature: whoever the two are."""

_MOST = 20
_LOGIN = re.compile(r"user(?:_?name)?|login|e?_?mail|account", re.I)
_PERSON = re.compile(
    r"(?:display_?|full_?|last_?|family_?|sur)?name|user_?name|login|e?_?mail", re.I
)
_LIKE_A_PERSON = re.compile(r"[^\W\d_]{1,20}[._-][^\W\d_]{3,30}(?:@\S{3,200})?")
_LONG = 3


def find_signed_in_as_another(timeline: Timeline) -> Iterator[Signal]:
    """Yield each sign-in whose answer names somebody else, whom the report names as well."""
    told = set(fold(timeline.description).split())
    for event in timeline.answered[-_MOST:] if told else ():
        asked = event.request
        if asked is None or asked.reads or not asked.body or not timeline.is_sign_in(event):
            continue
        sent = object_of(sent_with(timeline, event)) or {}
        login = next((v for n, v in sent.items() if _LOGIN.fullmatch(n) and _is_of_one(v)), "")
        name = _named(object_of(asked.body) or {})
        if not login or not name or not told & _parts(name) or _parts(name) & _parts(login):
            continue
        said = (
            f"answered {asked.status} with “{clean(name, 60)}”, where “{clean(login, 60)}” was sent"
        )
        kind, category = SignalKind.MIXED_UP, Category.API_CONTRACT
        signal = request_signal(timeline, event, kind, category, said)
        if signal.party is Party.FIRST:
            words = f"{signal.words} {name} {login}"
            yield replace(signal, message=ANOTHER_SIGNED_IN, words=words)


def _is_of_one(value: Any) -> bool:
    return isinstance(value, str) and _LIKE_A_PERSON.fullmatch(value) is not None


def _named(told: dict[str, Any]) -> str:
    """Return whom an answer names: itself, or the user that it holds."""
    held = next((told[k] for k in ("user", "profile", "me", "account") if k in told), told)
    held = held if isinstance(held, dict) else told
    return next((v for n, v in held.items() if _PERSON.fullmatch(n) and isinstance(v, str)), "")


def _parts(name: str) -> set[str]:
    return {word for word in fold(name.partition("@")[0]).split() if len(word) >= _LONG}
