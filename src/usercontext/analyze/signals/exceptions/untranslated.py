"""A translation file that did not load, and the keys that the page shows instead.

"checkout.title" where a title ought to be is seen on what is pressed, in notices and in a report;
libraries write down which key they miss. Not: a file whose words came from another language.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.text import quote
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_OF_WORDS = re.compile(
    r"(?:^|[/_.-])(?:i18n|l10n|locales?|langs?|languages?|translations?|messages|strings|texts?"
    r"|dictionar(?:y|ies)|intl|sprachen?|traduct\w*|idiomas?)(?=[/_.-]|$)",
    re.I,
)
_DATA = frozenset({"json", "js", "mjs", "yml", "yaml", "po", "mo", "ftl", "xml", "properties", ""})
_KEY = re.compile(r"(?<![\w./@:-])[a-z][A-Za-z0-9]*(?:[._][A-Za-z][A-Za-z0-9]*){1,6}(?![\w./@(:-])")
"""A key as such files have them: words joined by dots, none of them a file's or a host's end."""

_NO_KEY = re.compile(
    r"\.(?:com|org|net|io|dev|app|js|ts|css|json|html?|pdf|png|jpe?g|svg|zip|csv|txt|docx?|xlsx?"
    r"|[a-z]{2})$"
)
_MISSING = re.compile(
    r"\bmissing[ _-]?(?:key|translations?|messages?|resources?|strings?)\b"
    r"|\b(?:translations?|messages?|locale|key)\b.{0,60}\b(?:not found|missing)\b"
    r"|\bno (?:translations?|messages?) (?:for|found)\b|\bcannot translate\b"
    r"|\bMISSING_(?:TRANSLATION|MESSAGE)\b",
    re.I,
)
_LANGUAGE = re.compile(r"(?<=[/_.-])[a-z]{2}(?:[-_][A-Za-z]{2,4})?(?=[/_.-])")
_HASH = re.compile(r"[.-][0-9a-f]{6,40}(?=\.)")
_KINDS = (SignalKind.CLIENT_ERROR, SignalKind.ASSET, SignalKind.SERVER_ERROR, SignalKind.NO_ANSWER)
_SEEN, _MOST, _SHOWN = 200, 400, 3


def tell_untranslated(timeline: Timeline, signal: Signal) -> Signal:
    """Return such a file as what the page could not go on without, with what it then showed."""
    asked = signal.event.request
    if signal.kind not in _KINDS or signal.party is not Party.FIRST or not _holds_words(asked):
        return signal
    if _came_otherwise(timeline, signal.event):
        return signal
    shown = [one for one in _later(timeline, signal.event) if _shows_a_key(one)][:_SHOWN]
    quoted = _key_in(timeline.description)
    if not shown and not quoted:
        return signal
    text = f"{signal.text}, and {_told(shown[0])}" if shown else signal.text
    words = f"{signal.words} text words language translation label"
    told = replace(signal, text=text, words=words, also=(*shown, *signal.also))
    if signal.kind is SignalKind.SERVER_ERROR:
        return told
    return replace(told, kind=SignalKind.UNREADABLE, category=Category.ASSET_MISSING)


def _holds_words(asked: Request | None) -> bool:
    if asked is None or asked.told or not asked.reads or not asked.url.path:
        return False
    data = asked.url.extension in _DATA and asked.resource in ("api", "script", "text")
    return data and _OF_WORDS.search(asked.url.path) is not None


def _came_otherwise(timeline: Timeline, failed: Event) -> bool:
    """Tell the same file in another language that came after it, or this one at another try."""
    asked = failed.request
    named = _without_language(asked) if asked is not None else ""
    later = (one.request for one in _later(timeline, failed) if one.request is not None)
    good = (one for one in later if 200 <= (one.status or 0) < 300 and _holds_words(one))
    return any(_without_language(one) == named for one in good)


def _without_language(asked: Request) -> str:
    return _LANGUAGE.sub("*", _HASH.sub("", asked.url.path))


def _later(timeline: Timeline, failed: Event) -> Iterator[Event]:
    later = timeline.between(failed.at_us, timeline.end_us, _MOST)
    return (one for one in later if one.index > failed.index)


def _shows_a_key(event: Event) -> bool:
    """Tell a key on what was pressed or in a notice, or a line by which one is missed."""
    if event.request is not None or event.thrown is not None:
        return False
    if event.element is not None:
        return _is_a_key(event.element.label)
    if event.topic == NOTICE:
        return _is_a_key(event.text)
    return _MISSING.search(event.text[:_SEEN]) is not None


def _is_a_key(text: str) -> bool:
    """Tell words that are nothing but one key."""
    said = text.strip()[:_SEEN]
    return _key_in(said) == said != ""


def _key_in(text: str) -> str:
    found = _KEY.search(text[:_SEEN])
    return found[0] if found is not None and not _NO_KEY.search(found[0]) else ""


def _told(event: Event) -> str:
    if event.element is not None:
        return f"a control is called {quote(event.element.label)}"
    verb = "showed the user" if event.topic == NOTICE else "said"
    return f"the page {verb} {quote(event.text)}"
