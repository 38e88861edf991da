"""Something just accepted that the server refuses a moment later. Not: lost sign-ins.

A new password that was saved and does not let in, an address that was verified and is called
unverified, a code that was sent and that nobody asked for: the server contradicts itself. It is
seen where the page itself sends what was saved, for nobody typed anything in between, or where the
refusal, or the page, says it in words. Whoever typed a password anew may have mistyped it.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from usercontext.analyze.grouping import endpoint_template
from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.bodies import says_that_it_failed
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_REFUSED = frozenset({400, 401, 403, 404, 409, 410, 412, 422})
_READ = frozenset(
    {SignalKind.REJECTED, SignalKind.AUTH, SignalKind.DENIED, SignalKind.CLIENT_ERROR}
    | {SignalKind.STALE}
)
_AT_ONCE_US = 10_000_000
_LATELY_US = 600_000_000
_SAID_US = 1_500_000
_LOOK_BACK = 40
_MOST_LINES = 10
_SEEN = 300
_SIGN_INS = frozenset({"session", "sessions", "token", "anmeldung", "connexion", "acceso"})
_SECRET = re.compile(
    r"pass[-_]?(?:word|phrase|code|wd|key)s?(?![a-z])|(?<![a-z])pins?(?![a-z])|webauthn|credential"
    r"|passwor[dt]|kennwort|mot-?de-?passe|contrase|senha|wachtwoord|haslo|parola",
    re.I,
)
_FORGOTTEN = re.compile(r"forgot|send|request|e?mail|link|check|strength|oublie|vergessen", re.I)
_RENEWS = re.compile(r"refresh|renew|reauth|logout|sign-?out", re.I)
_VERIFIES = re.compile(
    r"(?<![a-z])(?:verif\w*|confirm\w*|activat\w*|validat\w*|best[aä]tig\w*|aktivier\w*|validar"
    r"|confirmer|verific\w*|conferma\w*|bevestig\w*)(?![a-z])",
    re.I,
)
_OF_SOMEBODY = re.compile(
    r"mail|account|users?(?![a-z])|phone|identity|regist|sign-?up|address|/me(?![a-z])|konto"
    r"|compte|cuenta|conta|verif",
    re.I,
)
_OF_A_THING = re.compile(r"card|order|coupon|voucher|pay|captcha|age(?![a-z])|vat|file", re.I)
"""What is verified of a purchase says nothing of who buys."""

_NOT_YET = re.compile(r'"\w*(?:verified|confirmed|active|valid|success|ok|changed)"\s*:\s*false')
_NOT_VERIFIED = re.compile(
    r"(?:not|un)[ _-]?(?:(?:yet|been|has|is)[ _-])*(?:verified|confirmed|activated|validated)"
    r"|(?:verify|confirm|activate)[ _-]your[ _-](?:e-?mail|address|account|phone|number)"
    r"|(?:nicht|noch nicht|unbe)[ -]?(?:bestätigt|verifiziert|aktiviert)"
    r"|(?:pas|non|no|niet|nie) (?:encore |ancora |está |is )?(?:vérifié|confirmé|activé|verificat"
    r"|confermat|verificad|confirmad|bevestigd|potwierdz)",
    re.I,
)
_SENDS = re.compile(
    r"(?<![a-z])(?:re)?(?:send|request|issue|start|create|senden|anfordern|envoyer|enviar|invia"
    r"|verstuur)(?![a-z])",
    re.I,
)
_CODE = re.compile(r"(?<![a-z])(?:code|otp|tan|2fa|mfa|totp|sms|challenge|pin)s?(?![a-z])", re.I)
_NONE_SENT = re.compile(
    r"\b(?:no|never|not|none|keine?r?|aucune?|ning[uú]n|nessuna?|geen|nie)\b.{0,24}\b(?:code|otp"
    r"|tan|challenge|codigo|código|codice)s?\b.{0,30}\b(?:sent|requested|issued|pending|exists?"
    r"|active|gesendet|angefordert|verschickt|envoyé|demandé|enviado|solicitado|inviato"
    r"|richiesto|verstuurd|aangevraagd)\b|\b(?:code|otp|tan|challenge)\b.{0,20}\b(?:was never"
    r"|never been|was not|nie) (?:sent|requested|issued|angefordert)\b"
    r"|no_(?:pending_|active_)?(?:code|otp|challenge)|(?:code|otp|challenge)_not_(?:sent|requested"
    r"|issued)",
    re.I,
)
_SAVED_ALL_THE_SAME = re.compile(
    r"\b(?:new|just|saved|changed|set|reset|neue?s?|gespeichert|nouveau|enregistré|nuev[oa]"
    r"|guardad[oa]|nuov[oa]|salvat[oa])\b.{0,60}\b(?:refused|rejected|denied|unknown|not (?:taken"
    r"|accepted|known|valid)|does not work|abgelehnt|refusé|rechazad[oa]|rifiutat[oa])\b",
    re.I,
)


def tell_contradicted(timeline: Timeline, signal: Signal) -> Signal:
    """Return a refusal of what had just been taken as the server's own, any other as it is."""
    asked = signal.event.request
    if asked is None or asked.told or signal.until_us or signal.kind not in _READ:
        return signal
    if asked.status not in _REFUSED or signal.party is not Party.FIRST:
        return signal
    said = " ".join((asked.body or "", *(line.text for line in signal.also)))[:_SEEN]
    for saved in reversed(timeline.requests_before(signal.event.index, _LOOK_BACK)):
        if signal.event.started_us - saved.answered_us > _LATELY_US:
            return signal
        if not _was_taken(timeline, saved) or saved.request is None:
            continue
        if (told := _contradicts(timeline, saved.request, saved, signal.event, said)) is not None:
            return _contradicted(signal, saved, saved.request, told)
    return signal


def _was_taken(timeline: Timeline, saved: Event) -> bool:
    asked = saved.request
    if asked is None or asked.told or asked.reads or not 200 <= (asked.status or 0) < 300:
        return False
    own = party_of_url(asked.url, timeline.page_host) is Party.FIRST
    return own and not says_that_it_failed(asked)


def _contradicts(
    timeline: Timeline, taken: Request, saved: Event, refused: Event, said: str
) -> tuple[Event, ...] | None:
    """Return the lines that say it too, where a refusal contradicts what was taken; else None."""
    asked, path = refused.request, taken.url.path
    does = _read_path(path)
    if asked is None or not any(does):
        return None
    if does.verifies and _NOT_YET.search(taken.body or "") is None and _NOT_VERIFIED.search(said):
        return ()
    if does.sends_a_code and asked.url.path != path and _NONE_SENT.search(said) is not None:
        return ()
    if not does.saves_a_secret or not _signs_in(asked):
        return None
    at_once = refused.started_us - saved.answered_us <= _AT_ONCE_US
    presses = timeline.clicks_before(refused.index, 1)
    if at_once and not (presses and presses[-1].index > saved.index):
        return ()
    line = _line_about(timeline, refused)
    return (line,) if line is not None else None


class _Does(NamedTuple):
    """What a path says that a request to it does."""

    verifies: bool
    sends_a_code: bool
    saves_a_secret: bool


@lru_cache(maxsize=512)
def _read_path(path: str) -> _Does:
    sends = _SENDS.search(path) is not None
    # a link that is sent for it makes sure of somebody only when it is opened
    verifies = _VERIFIES.search(path) is not None and not sends
    of_somebody = _OF_A_THING.search(path) is None and _OF_SOMEBODY.search(path) is not None
    # where it was forgotten a letter is sent, and nothing saved yet
    saves = _SECRET.search(path) is not None and _FORGOTTEN.search(path) is None
    return _Does(verifies and of_somebody, sends and _CODE.search(path) is not None, saves)


def _signs_in(asked: Request) -> bool:
    if _RENEWS.search(asked.url.path) is not None:
        return False  # who sets a new password is signed out elsewhere, as it should be
    named = concepts(asked.url.path) & {Concept.LOG_IN}
    last = asked.url.path.rstrip("/").rpartition("/")[2].casefold()
    return not asked.reads and (
        bool(named) or last in {"session", "sessions", "token", "anmeldung"}
    )


def _line_about(timeline: Timeline, refused: Event) -> Event | None:
    """Return what the page wrote of it: what it had saved is what was refused."""
    over_us = refused.answered_us
    for line in timeline.between(over_us, over_us + _SAID_US, _MOST_LINES):
        written = line.kind is EventKind.CONSOLE and line.request is None and line.element is None
        if line.index <= refused.index or not written:
            continue
        if _SAVED_ALL_THE_SAME.search(line.text[:_SEEN]) is not None:
            return line
    return None


def _contradicted(signal: Signal, saved: Event, taken: Request, told: tuple[Event, ...]) -> Signal:
    path, method = clean(taken.url.path, 120), clean(taken.method, 10).upper()
    text = f"{signal.text}, though {method} {path} had just answered {taken.status}"
    return replace(
        signal,
        kind=SignalKind.CLIENT_ERROR,
        category=Category.BACKEND_ERROR,
        text=text,
        message=f"refused after {endpoint_template(method, '', taken.url.path)}",
        also=(*signal.also, saved, *told),
        reason=None,
    )
