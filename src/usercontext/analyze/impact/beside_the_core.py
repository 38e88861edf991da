"""Actions beside a business's core, though core words occur in them. Not: points.

A bill of last year is about paying, and nobody pays by it; a booking that is rated was booked. What
is done to a thing that exists, or taken along of it, is told by the verb of the control, by the
end of the address and by its method.
"""

import re

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.impact.hindrance import control_of
from usercontext.analyze.language.words import CORE, Concept, concepts, fold, needles
from usercontext.analyze.reading.events import Request
from usercontext.analyze.signals.answers.other_contents import OTHER_CONTENTS
from usercontext.analyze.signals.money.paid import KEPT_BACK, UNORDERED
from usercontext.analyze.signals.signal import SignalKind

_OWN_PASSWORD = re.compile(
    r"/(?:me|account|profile|users?/[^/]+|settings|security)/(?:[\w-]+/)?(?:change-?)?password$",
    re.I,
)
_LOST = re.compile(r"reset|forgot|recover|lost|expired|log-?in|sign-?in|auth\b", re.I)
_OF_AN_ORDER = re.compile(
    r"/(?:orders?|purchases|bookings?|reservations?|subscriptions?)/[^/]*\d[^/]*/(?:cancel\w*"
    r"|returns?|refunds?|delivery|deliveries|shipments?|tracking|address|notes?|invoices?|reviews?"
    r"|withdraw\w*)(?:/|$)",
    re.I,
)
_BY_LIST = re.compile(r"/(?:imports?|bulk)(?:/|$)", re.I)
_BUYS = re.compile(r" (?:place|submit|confirm|send|complete) (?:my |the |your )?order | order now ")
_TAKES = re.compile(
    r"^ (?:pay|buy|purchase|acheter|payer|commander|pagar|comprar|acquista\w*|pagare?|ordina|kup"
    r"|kupic|zaplac|koop|betaal|оплатить|купить|заказать) "
    r"|^ order (?!history|exports?|downloads?|print |pdf|list|details|number|no |nr )"
    r"| (?:pay|buy|purchase|bezahlen|zahlen|kaufen|bestellen|acheter|payer|commander|pagar|comprar"
    r"|acquistare|pagare|betalen|kopen|satin al|kupic|zaplacic|оплатить|купить|заказать) $"
    r"| (?:and|und|et|y|e|en) (?:pay|buy|order|bezahlen|kaufen|payer|pagar|pagare|betalen) "
    r"| (?:beantragen|einreichen|abgeben|bewerben|aanvragen|indienen) $"
)
"""Verbs that take or make something new, whatever it is that is taken: prints, a download."""

_ORDERED = re.compile(r" (?:my |an? |the )?(?:orders?|purchases?|bookings?|subscriptions?) ")

_FILE = re.compile(r"\.(?:pdf|csv|xlsx?|ics|zip|docx?|od[ts])$", re.I)
_AT_THE_END = re.compile(
    r"/(?:ratings?|reviews|feedback|surveys?|(?:news-?)?letters?|newsletters?(?:/\w+)?"
    r"|\w+-(?:e-?)?mails?|mailings?(?:/\w+)?|avatars?"
    r"|portraits?|wish-?lists?|favou?rites?|bookmarks?|likes?|follow(?:ers?)?|shares?|share-?links?"
    r"|exports?|imports?|prints?|pdf|csv|ics|calendar|receipts?|history|notifications?"
    r"|preferences|themes?|languages?|locales?|cancel(?:lations?)?|terminat\w+|unsubscribe"
    r"|gift-?(?:note|message|wrap)|greetings?|bewertung(?:en)?|avis|valoraci\w+|opinion\w*"
    r"|recension\w*|beoordeling\w*|opinie|ocen[ay]|favoris|favoritos|merkliste|wunschliste"
    r"|kuendig\w+|storno|resili\w+|cancelac\w+|annul\w+)(?:/[^/]*\d[^/]*)?/?$",
    re.I,
)
_STEP = re.compile(r"checkout|kasse|caisse|cassa|afreken|/basket|/cart", re.I)

_ACTS = needles(
    " cancel| terminat| remov| delet| forget| unsubscrib| unlink| archiv| download| export"
    "| print| share | import| unfollow| sort | reorder| rename| mute | collapse"
    "| sortier| umbenenn| trier | renomm| ordenar | renombr| ordina | rinomin| sorteer| hernoem"
    "| kundig| stornier| abbestell| losch| entfern| herunterlad| exportier| druck| teilen "
    "| importier| bewert"
    "| annuler| resili| supprim| retirer| telecharg| imprim| partag"
    "| cancelar| anular| eliminar| borrar| quitar | descarg| compart| valorar| calific"
    "| cancell| annull| disdi| elimina| rimuov| scaric| esport| stampa| condivid"
    "| excluir| remover| baixar| avaliar| annuleer| opzeg| verwijder| exporteer| afdruk"
    "| anuluj| usun| pobierz| eksport| drukuj| udostepn| ocen| iptal| indir | yazdir| paylas"
    "| отмен| удал| скача| распечат| подел| оцен| скасув| видал"
)
"""What is done to a thing that is there already."""
_ACTS_ANYWHERE = needles(
    "キャンセル|削除|ダウンロード|印刷|共有|取消|删除|刪除|下载|下載|打印|分享|취소|삭제|다운로드|인쇄|공유|إلغاء|حذف|تحميل|طباعة"
)
_CHANGES = needles(
    " chang| updat| andern | ander | cambi| modif| zmien| alter| wijzig| endre | andra | degistir"
    "| смен| измен| змін|変更|更改|修改|변경"
)
_LETTERS = re.compile(r"news ?letter|mailing list|infolettre|\bboletin\b|rundbrief|nieuwsbrief")
_WISHED = needles(
    " wishlist| wish list| favorit| favourit| merkliste| wunschliste| bookmark| avatar"
    "| address book| adressbuch| carnet d adress| libreta de direc"
    # what somebody else had put together
    "| shared | geteilte| partagee| compartid| condivis| gedeelde"
)
_OWN_PAGE = re.compile(
    r"/(?:my-?)?(?:account|profile|settings|preferences|me|personal|contact|addresses"
    r"|address-?book)(?:/|$)|/(?:kundenkonto|mein-?konto|konto|profil|mon-?compte"
    r"|compte|mi-?cuenta|cuenta|perfil"
    r"|minha-?conta|conta|il-mio-account|profilo|mijn-?account|moje-?konto|hesabim|mina?-?sidor"
    r"|min-?side|muj-?ucet)(?:/|$)",
    re.I,
)
_ENTERS = re.compile(r"log-?in(?!-)|sign-?(?:in|up)|register|password|checkout|2fa|mfa|otp", re.I)
_OF_A_PERSON = re.compile(
    r"/[\w-]*(?:address(?:es)?|address[_-]?book|e-?mails?|phones?|telephone|mobile|contacts?"
    r"|contact-?data|profiles?|names?|birth(?:day|date)?|city|street|zip|postcode|users?|members?"
    r"|customers?|persons?|(?<![a-z])me|personal|adress\w*|anschrift|telefon|kontakt|profil"
    r"|clients?|compte|courriel|direccion\w*|correo|clientes?|perfil|indirizz\w|enderecos?|adres\w*"
    r"|konto)"
    r"(?:/(?:[^/]*\d[^/]*|me|change|update|save|edit|confirm|new|verify))?/?$",
    re.I,
)
"""What somebody has with a business beside what they buy: where they live, how to reach them."""

_EXPLAINED = re.compile(
    r"/(?:help|faqs?|help-?cent(?:er|re)|knowledge-?base|kb|hilfe|aide|ayuda|ajuda|aiuto|pomoc"
    r"|hjalp|hjaelp|apua|yardim|glossary|tooltips?|explain\w*)(?:/|$)",
    re.I,
)
_WONDERS = re.compile(
    r"^ (?:how|what|why|where|when|which|who|wie|was|warum|wo|wann|welche\w?|wer|comment|pourquoi"
    r"|quand|quel\w*|qu est ce|como|que|por que|cuando|donde|quando|come|cosa|perche|dove|hoe|wat"
    r"|waarom|jak|co|dlaczego|gdzie|hur|vad|varfor|hvordan|hvad|nasil|neden|как|что|почему|зачем"
    r"|где|когда|як|що|чому) "
)
"""What somebody asks the page about an action is read, and takes none."""

_WHICH = re.compile(
    r" (?:billing|invoice|payment|shipping|order|delivery|rechnungs|liefer) ?"
    r"(?=address|adresse|e mail|phone|contact|name)"
)
"""Which address it is: nobody pays by it."""

_NOT_SIDE = frozenset(
    {SignalKind.MONEY, SignalKind.DOUBLE, SignalKind.MIXED_UP, SignalKind.MISMATCH}
)


def beside_the_core(chain: Chain) -> frozenset[Concept]:
    """Return the core actions that an address only seems to be of.

    Whoever changes a password has signed in; an order that is cancelled, returned or delivered was
    bought before; and what is taken in from a list may be done one by one.
    """
    asked, control = chain.root.event.request, control_of(chain)
    if asked is None or asked.told or chain.trigger is None:
        return frozenset()
    path = asked.url.path
    if _OWN_PASSWORD.search(path) is not None and not _LOST.search(path):
        return frozenset({Concept.LOG_IN})
    label = fold(control.label if control is not None else "")
    if _BUYS.search(label) is not None:
        return frozenset()
    beside = _OF_AN_ORDER.search(path) is not None or _BY_LIST.search(path) is not None
    pays = Concept.PAY in concepts(_ORDERED.sub(" ", label))
    return frozenset({Concept.PAY}) if beside and not pays else frozenset()


def is_a_side_task(chain: Chain, label: str, page: str) -> bool:
    """Tell a press on what nobody's business lives by, whatever it is about.

    What it was paid for, and sums that are not right, are never beside the point.
    """
    kept = chain.root.kind in _NOT_SIDE and chain.root.message != OTHER_CONTENTS
    if chain.trigger is None or chain.opened is not None or kept:
        return False
    if chain.root.message in (KEPT_BACK, UNORDERED):
        return False
    asked, folded = chain.root.event.request, fold(label)
    if _is_explained(asked, folded, label):
        return True
    if _BUYS.search(folded) is not None or _TAKES.search(folded) is not None:
        return False
    path = asked.url.path if asked is not None else ""
    if asked is not None and _is_of_a_person(asked, folded, page):
        return True
    if _changes_a_password(folded, f"{page} {path} {label}"):
        return True
    if is_done_to_a_thing(folded):
        return asked is None or not _STEP.search(path) or _is_of_a_thing(asked)
    if _LETTERS.search(folded) or any(word in folded for word in _WISHED):
        return True
    does = concepts(_ORDERED.sub(" ", folded)) & CORE
    if asked is None or does:
        return False
    told_of = Concept.ALERT in concepts(folded) and Concept.LOG_IN not in concepts(path)
    return told_of or _is_of_a_thing(asked)


def _is_explained(asked: Request | None, folded: str, label: str) -> bool:
    """Tell a text that explains how something is done, by its address or by the question for it."""
    if asked is not None and not asked.reads:
        return False
    if asked is not None and _EXPLAINED.search(asked.url.path) is not None:
        return True
    return label.rstrip()[-1:] in ("?", "？", ";") and _WONDERS.search(folded) is not None


def _is_of_a_person(asked: Request, folded: str, page: str) -> bool:
    """Tell what somebody keeps of themselves on a page of their own, whatever its address says.

    That users stand behind `/auth` and addresses behind `/orders` is a matter of the server's.
    """
    route = page.partition("?")[0]
    if asked.reads or _OWN_PAGE.search(route) is None or _ENTERS.search(route) is not None:
        return False
    if concepts(_WHICH.sub(" ", folded)) & CORE or _ENTERS.search(asked.url.path) is not None:
        return False
    return _OF_A_PERSON.search(asked.url.path) is not None


def is_done_to_a_thing(folded: str) -> bool:
    """Tell a label whose verb, first or last as its language has it, takes or makes nothing new."""
    words = folded.split()
    if not words:
        return False
    ends = (f" {words[0]} ", f" {words[-1]} ")
    verb = any(word in end for end in ends for word in _ACTS)
    return verb or any(word in folded for word in _ACTS_ANYWHERE)


def _changes_a_password(folded: str, around: str) -> bool:
    if Concept.LOG_IN not in concepts(folded) or _LOST.search(around) is not None:
        return False
    return any(word in folded for word in _CHANGES)


def _is_of_a_thing(asked: Request) -> bool:
    """Tell an address that ends with what is beside a thing, a file of it, or its deletion."""
    if asked.method.upper() == "DELETE":
        return True
    path = asked.url.path
    taken_along = asked.reads and _FILE.search(path) is not None
    return taken_along or _AT_THE_END.search(path) is not None
