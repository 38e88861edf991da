"""Sign-ups recognised by page, form and address. Not: their outcome, points.

What stands on the control is the last thing to go by: "Let's go" on `/register` opens an account as
"Create account" does.
"""

import re

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.sign_up_pages import is_where_one_signs_up, may_open
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import SignalKind

_OF_ONESELF = re.compile(
    r"/(?:settings?|accounts?|profiles?|me|security|preferences|konto|compte|cuenta|admin|team"
    r"|users?|members?|people|staff)(?:/|$)",
    re.I,
)
"""Where an e-mail and a password are changed, or given to somebody else."""

_PEOPLE = re.compile(
    r"/(?:users?|accounts?|members?|customers?|people|persons?|patients?|clients?|residents?"
    r"|subscribers|profiles?|memberships?|identities|konten|comptes|cuentas|usuarios|utenti"
    r"|utilisateurs|benutzer|mitglieder|clientes|kunden)/?(?:create|new)?/?$",
    re.I,
)
"""Where a new one is put among those who have one."""

_ADDRESS = re.compile(
    r"e-?mail|\bmail\b|correo|courriel|posta|poczt|почт|メール|邮箱|郵箱|이메일|بريد", re.I
)
_SECRET = re.compile(
    r"pass(?:wor[dt]|code|phrase)?|kennwort|wachtwoord|contrase|senha|has[lł]o|[sş]ifre|парол"
    r"|heslo|jelsz|l[oö]sen|salasana|mot de passe|パスワード|密码|密碼|비밀번호|مرور",
    re.I,
)
_FIELDS = ("input|", "textarea|")
_MOST_PRESSES = 20
_AT_THE_PRESS = frozenset(
    {SignalKind.EXCEPTION, SignalKind.REJECTION, SignalKind.CONSOLE_ERROR}
    | {SignalKind.DEAD_CLICK, SignalKind.RAGE_CLICK, SignalKind.FORM}
)


def signs_up(timeline: Timeline, chain: Chain, page: str) -> str:
    """Return the words of a sign-up where the facts say that one failed here, else ''."""
    return " sign up" if opens_an_account(timeline, chain, page) else ""


def opens_an_account(timeline: Timeline, chain: Chain, page: str) -> bool:
    """Tell a press that opens an account by where it stands, what it sent and what was filled in.

    A word of something else on the control, or in the address, is of that.
    """
    press, asked = chain.trigger, chain.root.event.request
    if press is None or press.element is None or chain.opened is not None:
        return False
    if not may_open(press.element, asked.about if asked is not None else ""):
        return False
    here = is_where_one_signs_up(page)
    if asked is not None:
        among = not asked.reads and _PEOPLE.search(asked.url.path) is not None
        sent = not asked.reads and chain.root.party is Party.FIRST
        return sent and (here or (among and _is_filled_in(timeline, press, page)))
    if chain.root.kind not in _AT_THE_PRESS:
        return False
    return here or (_is_filled_in(timeline, press, page) and _OF_ONESELF.search(page) is None)


def _is_filled_in(timeline: Timeline, press: Event, page: str) -> bool:
    """Tell a form in which somebody wrote an e-mail and a password, and that signs nobody in."""
    if Concept.LOG_IN in concepts(page):
        return False
    number = timeline.page_number(press.index)
    near = timeline.clicks_before(press.index, _MOST_PRESSES)
    fields = [
        one.element.label
        for one in near
        if one.element is not None
        and one.element.key.startswith(_FIELDS)
        and timeline.page_number(one.index) == number
    ]
    return any(map(_ADDRESS.search, fields)) and any(map(_SECRET.search, fields))
