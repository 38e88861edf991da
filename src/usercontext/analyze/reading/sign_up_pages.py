"""Pages where an account is opened, by address and content. Not: the outcome."""

import re
from itertools import pairwise

from usercontext.analyze.language.words import Concept, concepts, fold, needles
from usercontext.analyze.reading.events import Element

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
_SHOWS = re.compile(r"^[^:：]{2,40}[:：] ?\S")
"""A name and its value, "Strength: high": it shows something, and does nothing when pressed."""

_OWNED = re.compile(
    r"(?:warrant\w*|garanti\w*|devices?|products?|serials?|appliances?|vehicles?|ger(?:ä|ae?)te?"
    r"|produkte?|produits?|appareils?|productos?|dispositivos?|prodotti|dispositivi|producten"
    r"|apparaten|produkty|urzadzenia)",
    re.I,
)
"""What somebody has already, and is registered with whoever made it."""

_NO_BUTTON = ("input|", "textarea|", "select|", "a|")


def may_open(element: Element, about: str = "") -> bool:
    """Tell a button that may open an account: no field, no link, and no word of something else.

    ``about``: what it asked for, by its address.
    """
    if element.key.startswith(_NO_BUTTON):
        return False
    if any(word in fold(element.label) for word in _OFFERED_BESIDE):
        return False
    if _SHOWS.match(element.label) is not None:
        return False
    return not concepts(f"{element.label} {about}") - _MAY_STAND


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


def registers_a_thing(page: str) -> bool:
    """Tell a page by its address on which a thing is registered that somebody has."""
    parts = [one for one in page.partition("?")[0].replace("#", "/").split("/") if one]
    pairs = ((one, fold(two).strip()) for one, two in pairwise(parts))
    return any(_OWNED.fullmatch(one) is not None and two in _ROUTES for one, two in pairs)


def _is_a_thing(part: str) -> bool:
    numbered = any(map(str.isdigit, part)) and len(part) > 1 and part[:1] not in "vV"
    return numbered or _OF_A_THING.fullmatch(part) is not None


def _is_a_step(part: str) -> bool:
    return _A_STEP.fullmatch(part) is not None and _OF_A_THING.fullmatch(part) is None
