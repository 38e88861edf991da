"""A sign-up told by facts: its page, its form, where it is sent. Not: how it ended, points.

What stands on the control is the last thing to go by: "Let's go" on `/register` opens an account as
"Create account" does.
"""

import re
from itertools import pairwise

from usercontext.analyze.causes import Chain
from usercontext.analyze.events import Event
from usercontext.analyze.parties import Party
from usercontext.analyze.signals.signal import SignalKind
from usercontext.analyze.timeline import Timeline
from usercontext.analyze.words import Concept, concepts, fold, needles

_ROUTES = frozenset(
    needles(
        "sign up|signup|register|registration|create account|create an account|new account"
        "|account create|accounts create|account new|accounts new|join|join us|join now"
        "|become a member|get started|enrol|enroll|enrolment|enrollment|self registration"
        "|registrieren|registrierung|konto erstellen|konto anlegen|neues konto|neukunde"
        "|mitglied werden|inscription|s inscrire|creer un compte|creer compte|creation compte"
        "|nouveau compte|devenir membre|registro|registrarse|crear cuenta|nueva cuenta|alta"
        "|hazte socio|registrazione|registrati|iscriviti|iscrizione|crea account|nuovo account"
        "|cadastro|cadastrar|cadastre se|criar conta|registo|registreren|registratie"
        "|account aanmaken|inschrijven|word lid|rejestracja|zarejestruj sie|zaloz konto"
        "|nowe konto|kayit|kayit ol|uye ol|yeni hesap|registrera|skapa konto|bli medlem"
        "|opret konto|bliv medlem|registrer|opprett konto|rekisteroidy|luo tili|registrace"
        "|registracia|vytvorit ucet|regisztracio|inregistrare|cont nou|регистрация|реєстрація"
        "|新規登録|会員登録|注册|註冊|회원가입|تسجيل"
    )
)
"""What the page is called where an account is opened: the whole of a part of its address."""

_A_STEP = re.compile(r"(?:step-?)?\d{1,2}|[a-z][a-z-]{1,30}", re.I)
_OF_A_THING = re.compile(
    r"warrant\w*|garanti\w*|devices?|products?|events?|courses?|class(?:es)?|webinars?|sessions?"
    r"|rooms?|calls?|meetings?|games?|news-?letters?|domains?|serials?|admin|team|staff|manage"
    r"|settings?|cash|till|pos|workers?|webhooks?|push|wallets?|cards?",
    re.I,
)
"""What is registered, or joined, behind these is a thing, or somebody else."""

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
_OFFERED_BESIDE = needles(
    " show | hide | reveal | toggle | back | cancel| close | dismiss | help| terms | privacy"
    "| cookie| language| generat| suggest| copy | menu | more | learn | what is | why | skip"
    "| sign in | log in | login | already | forgot| anzeigen | einblenden | ausblenden | zuruck "
    "| abbrech| schliess| hilfe | datenschutz | agb | sprache | afficher | masquer | retour "
    "| annul| fermer | aide | langue | mostrar | ocultar | volver | atras | cancelar | cerrar "
    "| ayuda | idioma | mostra | nascondi | indietro | annulla | chiudi | aiuto | voltar | fechar "
    "| toon | verberg | terug | sluit | pokaz | ukryj | wstecz | anuluj | zamknij | goster "
    "| gizle | geri | iptal | kapat | visa | dolj | tillbaka | avbryt | показать | скрыть | назад "
    "| отмен| закрыть|表示|戻る|キャンセル|閉じる|显示|返回|取消|关闭|표시|뒤로|취소|닫기"
)
"""What stands on the same page and opens nothing."""

_MAY_STAND = frozenset({Concept.PROFILE, Concept.SEND, Concept.SAVE, Concept.SIGN_UP})
"""What a control that opens an account may be called after, besides."""

_MOST_PRESSES = 20
_AT_THE_PRESS = frozenset(
    {SignalKind.EXCEPTION, SignalKind.REJECTION, SignalKind.CONSOLE_ERROR}
    | {SignalKind.DEAD_CLICK, SignalKind.RAGE_CLICK, SignalKind.FORM}
)


def signs_up(timeline: Timeline, chain: Chain, label: str, page: str) -> str:
    """Return the words of a sign-up where the facts say that one failed here, else ''."""
    return " sign up" if opens_an_account(timeline, chain, label, page) else ""


def opens_an_account(timeline: Timeline, chain: Chain, label: str, page: str) -> bool:
    """Tell a press that opens an account by where it stands, what it sent and what was filled in.

    A word of something else on the control, or in the address, is of that.
    """
    press, asked = chain.trigger, chain.root.event.request
    if press is None or press.element is None or chain.opened is not None:
        return False
    if any(word in fold(label) for word in _OFFERED_BESIDE):
        return False
    named = concepts(f"{label} {asked.about if asked is not None else ''}")
    if named - _MAY_STAND:
        return False
    here = is_where_one_signs_up(page)
    if asked is not None:
        among = not asked.reads and _PEOPLE.search(asked.url.path) is not None
        sent = not asked.reads and chain.root.party is Party.FIRST
        return sent and (here or (among and _is_filled_in(timeline, press, page)))
    if chain.root.kind not in _AT_THE_PRESS or not _may_send(press):
        return False
    return here or (_is_filled_in(timeline, press, page) and _OF_ONESELF.search(page) is None)


def _may_send(press: Event) -> bool:
    """Tell a button, or what is pressed as one: no field, and no link to elsewhere."""
    element = press.element
    return element is not None and not element.key.startswith((*_FIELDS, "a|", "select|"))


def is_where_one_signs_up(page: str) -> bool:
    """Tell a page by its address: a sign-up's name as a part of it, at most a step behind it."""
    parts = [one for one in page.partition("?")[0].replace("#", "/").split("/") if one]
    names = [fold(one.partition(".")[0]).strip() for one in parts]
    pairs = [f"{one} {two}" for one, two in pairwise(names)]
    ends = [place for place, one in enumerate(names) if one in _ROUTES]
    ends += [place + 1 for place, one in enumerate(pairs) if one in _ROUTES]
    for end in ends:
        if any(_is_a_thing(one) for one in parts[:end]):
            continue
        behind = parts[end + 1 :]
        if not behind or (len(behind) == 1 and "join" not in names[end] and _is_a_step(behind[0])):
            return True
    return False


def _is_a_thing(part: str) -> bool:
    numbered = any(map(str.isdigit, part)) and len(part) > 1 and part[:1] not in "vV"
    return numbered or _OF_A_THING.fullmatch(part) is not None


def _is_a_step(part: str) -> bool:
    return _A_STEP.fullmatch(part) is not None and _OF_A_THING.fullmatch(part) is None


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
