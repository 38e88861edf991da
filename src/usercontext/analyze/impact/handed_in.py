"""What a visit was for where nobody buys: submitting, joining, starting, keeping. Not: points.

Schools, offices, editors and desks live by what is sent to them, and call it by many words. It is
told by a verb that hands something in, and where no word is known by what a page is of: it holds
a thing's id, and what its presses send about that very thing is refused again and again.
"""

import re
from itertools import pairwise

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.impact.beside_the_core import is_done_to_a_thing
from usercontext.analyze.impact.insisted import insists, is_in_the_world
from usercontext.analyze.impact.pages_of_oneself import is_of_oneself
from usercontext.analyze.impact.press_words import tries_again
from usercontext.analyze.impact.told_wrongs import told_refused
from usercontext.analyze.impact.went_on import went_on
from usercontext.analyze.language.on_the_way import NEW, is_a_step
from usercontext.analyze.language.words import Concept, concepts, fold, needles
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.opposites import is_decided_otherwise
from usercontext.analyze.signals.page_words.own_words import is_good
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category

_FAILED = frozenset(
    {SignalKind.SERVER_ERROR, SignalKind.NO_ANSWER, SignalKind.EXCEPTION, SignalKind.REJECTION}
    | {SignalKind.DEAD_CLICK, SignalKind.CHUNK, SignalKind.UNREADABLE, SignalKind.RAGE_CLICK}
    | {SignalKind.CLIENT_ERROR, SignalKind.REFUSED}
)
"""Something gave up; a refusal of what was handed in is looked at by those who refused."""

_THROWN = frozenset({SignalKind.EXCEPTION, SignalKind.REJECTION, SignalKind.CHUNK})
_GAVE_UP = frozenset({SignalKind.SERVER_ERROR, SignalKind.NO_ANSWER})
_ROUND = " tour "
"""On a page that is a round of what there is to see, and no work of the day."""

_KEPT_BACK = frozenset({*_FAILED, SignalKind.REJECTED})
"""What keeps back what is sent off, for whoever sends it off again."""

_HANDS_IN = needles(
    " cast vote | cast my vote | cast your vote | cast ballot | submit vote | submit ballot "
    "| prescribe | verschreiben | prescrire | recetar | prescrivere | voorschrijven "
    "| hand in | hand it in| turn in | turn it in| apply now | apply for | apply to | enrol| lodge "
    "| file claim| file a | file my | request pickup| request a pickup| place bid| place a bid"
    "| bid now | get a quote | get my quote | request a quote "
    "| angebot anfordern | offerte anfordern | devis | presupuesto | preventivo "
    "| offerte aanvragen "
    "| einreich| abgabe | abgeben | bewerben | beantrag| jetzt bewerb| bieten | gebot "
    "| soumettre| deposer | postuler| declarer | encherir | solicit| presentar | postular| pujar "
    "| tramitar| inoltra| candidati | candidatar| richiedi | submeter| indienen| sollicit"
    "| aanvragen| inlever| zloz | zlozyc| aplikuj| basvur| teslim et| lamna in| ansok| indsend"
    "| innlever| aflever| ansog| подать | сдать | откликн| подати "
    "|提出|応募|申し込|申請|提交|申请|投递|제출|신청|지원하기|تقديم"
)
_SENDS = re.compile(
    r" (?:submit|send|absenden|abschicken|senden|envoyer|enviar|invia|inviare|versturen|wyslij"
    r"|gonder|skicka|отправить|надіслати) "
)
_FORMAL = re.compile(
    r" (?:applications?|claims?|returns?|declaration|exam|quiz|assignment|homework|essay|answers"
    r"|thesis|proposal|tender|bid|petition|registration|enrol\w*|request|timesheet|prescription"
    r"|bewerbung|meldung|antrag|erklarung|anfrage|arbeit|losung|schaden\w*"
    r"|candidature|declaration|demande|dossier|devoir|copie|reclamation"
    r"|solicitud|candidatura|declaracion|examen|tarea|tramite|domanda|dichiarazione|compito"
    r"|aanvraag|sollicitatie|aangifte|melding|wniosek|zgloszenie|deklaracj\w|prac[ea]|basvuru\w*"
    r"|odev\w*|ansokan|anmalan|заявк\w*|заявлени\w*|декларац\w*|резюме|заяв\w*) "
)
_BESIDE = re.compile(
    r" (?:feedback|reviews?|comments?|ratings?|surveys?|polls?|suggestions?|questions?|newsletter"
    r"|friends?|filters?|codes?|coupons?|vouchers?|sort\w*|changes|theme|bewertung|kommentar"
    r"|bugs?|wait ?list|discounts?|\d+ off|infos?|informaci\w+|to all|to selected|demo"
    r"|avis|commentaire|opinion|comentario|recensione|commento|gutschein) "
)
_ONLY_A_NOTE = re.compile(
    r" (?:messages?|repl(?:y|ies)|e?mails?|mails?|invit\w*|links?|reminders?|copy|copies|test|it"
    r"|code|pin|again|nachricht|antwort|einladung|erinnerung|lien|rappel|mensaje|enlace"
    r"|messaggio|bericht|uitnodiging|wiadomosc|zaproszenie) "
)
"""What is written to somebody beside what a page is there for."""

_SAYS_OTHERWISE = re.compile(r", and says “(?!(?:status|state|phase|stage)”)[^”]+” “[^”]+”$", re.I)
"""How one field is told that an answer has otherwise; a state may be what the press is for."""

_JOINS = re.compile(
    r" (?:join|enter|start|begin|beitreten|teilnehmen|rejoindre|unirse|entrar|partecipa|deelnemen"
    r"|dolacz|anslut) (?:\w+ ){0,2}(?:call|meeting|consultation|appointment|session|class|lesson"
    r"|lecture|room|webinar|exam|match|game|ride|shift|stunde|sprechstunde|besprechung|unterricht"
    r"|reunion|cours|consulta|clase|reunião|lezione|spotkania) "
    r"| find (?:a )?match | (?:sprechstunde|besprechung|stunde) beitreten "
    r"| anrufen | call now | dial | place call | appeler | llamar | zadzwon | bellen | chiama "
    r"| позвонить |発信|電話をかける"
)
_PLAYS = re.compile(r" (?:play|watch|listen|abspielen|ansehen|lecture|lire|regarder|reproducir"
                    r"|ver|guarda|ascolta|afspelen|oynat|izle|dinle|odtworz|ogladaj"
                    r"|spela|titta|afspil|spill av|toista|katso|смотреть|слушать"
                    r"|воспроизвести) "
                    r"|再生|播放|재생|تشغيل")  # fmt: skip
_SAYS = re.compile(
    r" (?:send|reply|post|absenden|senden|abschicken|antworten|envoyer|repondre|enviar|responder"
    r"|invia|inviare|rispondi|versturen|verstuur|wyslij|gonder|skicka|отправить|надіслати) "
    r"|发送|發送|送信|보내기|전송|إرسال"
)
_OF_A_TALK = re.compile(
    r"/(?:rooms?|channels?|chats?|conversations?|threads?|dms?|messages|inbox|messenger)(?:/|$)",
    re.I,
)
"""Where people write to each other, what is written there is what they are there for."""

_FOR_PLAYING = re.compile(
    r"/(?:watch|play(?:er)?|listen|stream|live|episodes?|radio|tv|vod)(?:/|$)", re.I
)

_NEW = re.compile(rf"/{NEW}/?$", re.I)
_BEGINS = re.compile(
    r" (?:start|begin|unlock|open (?:door|gate)|deploy|publish|release|dispatch|sign|check in"
    r"|check out|starten|beginnen|entsperren|veroffentlichen|unterschreiben|unterzeichnen"
    r"|einchecken|demarrer|commencer|deverrouiller|publier|signer|iniciar|empezar|desbloquear"
    r"|publicar|firmar|inizia|sblocca|pubblica|firma|assinar|ontgrendel\w*|publiceer\w*"
    r"|onderteken\w*|rozpocznij|odblokuj|opublikuj|podpisz|baslat|yayinla|imzala|начать"
    r"|разблокировать|опубликовать|подписать|почати|підписати) "
    r"|開始|解錠|署名|公開|开始|解锁|签署|发布|시작|서명"
)
"""What sets something going in the world, or binds who presses it."""
_INSISTED = 2
_MOST_LATER = 40
_OF_A_COPY = frozenset(
    {Concept.COPY, Concept.PRINT, Concept.DOWNLOAD, Concept.SAVE, Concept.LAYOUT, Concept.LANGUAGE}
    | {Concept.MOVE, Concept.UNDO, Concept.SEARCH, Concept.PICTURE, Concept.INVITE, Concept.ALERT}
    | {Concept.DELETE, Concept.CHAT, Concept.MAP, Concept.CHART}
)


def is_what_it_was_for(timeline: Timeline, chain: Chain, label: str, page: str) -> bool:
    """Tell a press that hands in, joins or keeps what its business lives by, and never did."""
    if _deadens_what_hands_in(chain):
        return True
    if chain.trigger is None or chain.opened is not None or chain.recovered is not None:
        return False
    folded = fold(label)
    if _BESIDE.search(folded) is None and insists(timeline, chain, label):
        return True
    if _is_sent_again(timeline, chain, folded, page):
        return True
    played = _is_played(folded, page)
    if played and chain.retries and _has_no_licence(chain):
        return True
    again = bool(chain.retries) or tries_again(chain.trigger)
    spent = chain.root.kind is SignalKind.AUTH and again
    lost = chain.root.kind is SignalKind.SOCKET and bool(chain.retries)
    if was_handed_in_otherwise(chain, folded) or is_decided_otherwise(chain.root):
        return True
    limited = chain.root.kind is SignalKind.LIMITED and bool(chain.retries)
    if limited and _is_their_own(chain):
        return _is_shut_out(timeline, chain, folded)  # who asks for help waits for no limit
    if not (chain.root.kind in _FAILED or spent or lost) or not _is_their_own(chain):
        return False
    if chain.root.category is Category.THIRD_PARTY:
        return False
    if _BESIDE.search(folded) is not None:
        return False
    asked = chain.root.event.request
    part = chain.root.kind is SignalKind.CHUNK
    if asked is not None and asked.reads and not (played or part):
        return False
    if hands_in(folded) or played or _is_shut_out(timeline, chain, folded):
        return True
    return _is_of_the_page(timeline, chain, folded, page)


def _is_shut_out(timeline: Timeline, chain: Chain, folded: str) -> bool:
    """Tell a door, a ride or a call for help that its server gave up on: there is no other way."""
    asked = chain.root.event.request
    if asked is None or chain.root.kind not in (*_GAVE_UP, SignalKind.LIMITED):
        return False
    if not is_in_the_world(folded) and not is_in_the_world(fold(asked.url.path)):
        return False
    if chain.root.kind is SignalKind.LIMITED:  # a page in its place is not what was called for
        last = (chain.retries or (chain.root.event,))[-1].index
        return not any(e.index > last and is_good(e) for e in timeline.answered[-_MOST_LATER:])
    return _ROUND not in folded and not went_on(timeline, chain)


def _is_sent_again(timeline: Timeline, chain: Chain, folded: str, page: str) -> bool:
    """Tell what a control names as sent off, sent in vain, and again, and nothing else done.

    Also where the page threw before it asked for anything, or each try was refused alike.
    """
    asked, root = chain.root.event.request, chain.root
    if not chain.retries or root.kind not in _KEPT_BACK or root.party is not Party.FIRST:
        return False
    if root.reason is not None or (asked is not None and asked.reads):
        return False
    named = _SENDS.search(folded) is not None and len(folded.split()) > 1
    beside = _BESIDE.search(folded) or _ONLY_A_NOTE.search(folded) or is_of_oneself(page)
    ruled = told_refused(timeline, chain)
    return named and not beside and not ruled and not went_on(timeline, chain)


def _is_their_own(chain: Chain) -> bool:
    """Tell the page's own house, or one that a press sent to and that the browser kept away."""
    if chain.root.kind is SignalKind.REFUSED and chain.root.event.request is not None:
        return chain.root.party is not Party.BYSTANDER
    return chain.root.party in (Party.FIRST, Party.SERVICE)


def _has_no_licence(chain: Chain) -> bool:
    """Tell a film whose key another house keeps back: its server asks there for what was paid."""
    sent = chain.root.event.request
    theirs = chain.root.party in (Party.FOREIGN, Party.SERVICE)
    kept = chain.root.kind is SignalKind.DENIED or chain.root.category is Category.THIRD_PARTY
    return theirs and kept and sent is not None and not sent.reads


def _deadens_what_hands_in(chain: Chain) -> bool:
    """Tell a page of which something else than a press broke what hands in or signs, for good."""
    if chain.trigger is not None or chain.recovered is not None:
        return False
    dead = (one.event.element for one in chain.effects if one.kind is SignalKind.DEAD_CLICK)
    labels = [fold(one.label) for one in dead if one is not None and not one.bare]
    return any(hands_in(one) or _BEGINS.search(one) is not None for one in labels)


def hands_in(folded: str) -> bool:
    """Tell a label that hands something in, joins a call, or places one."""
    if any(word in folded for word in _HANDS_IN) or _JOINS.search(folded) is not None:
        return True
    return _SENDS.search(folded) is not None and _FORMAL.search(folded) is not None


def was_handed_in_otherwise(chain: Chain, folded: str) -> bool:
    """Tell what was handed in and taken, whose own answer has another choice than was sent."""
    asked, root = chain.root.event.request, chain.root
    if root.kind is not SignalKind.MISMATCH or asked is None or asked.reads:
        return False
    differs = root.text.endswith("was sent") or _SAYS_OTHERWISE.search(root.text) is not None
    things = " ".join(word.removesuffix("s") for word in fold(asked.url.path).split())
    sent = _SENDS.search(folded) is not None and _FORMAL.search(f" {things} ") is not None
    return differs and (sent or hands_in(folded)) and _BESIDE.search(folded) is None


def _is_played(folded: str, page: str) -> bool:
    return _FOR_PLAYING.search(page) is not None and _PLAYS.search(folded) is not None


def _is_of_the_page(timeline: Timeline, chain: Chain, folded: str, page: str) -> bool:
    """Tell a change of what the page is of, or its making, refused again and nothing else done.

    So is what somebody begins or signs twice in vain, and what they ask for three times.
    """
    asked = chain.root.event.request
    if not chain.retries or is_of_oneself(page) or went_on(timeline, chain):
        return False
    if _OF_A_TALK.search(page) is not None and _SAYS.search(folded) is not None:
        return True
    step = is_a_step(folded, page)
    begins = step or _BEGINS.search(folded) is not None
    if asked is None or chain.root.kind is SignalKind.CHUNK:
        if chain.root.kind in (*_THROWN, SignalKind.SOCKET) and begins:
            return True
        dead = len(chain.retries) >= _INSISTED and (step or is_in_the_world(folded))
        return dead or _is_done_with_the_page(chain, folded, page)
    made = asked.method.upper() == "POST" and _NEW.search(page) is not None
    insisted = len(chain.retries) >= _INSISTED and page.strip("/") != ""
    return begins or made or insisted or bool(_ids(page) & _ids(asked.url.path))


def _is_done_with_the_page(chain: Chain, folded: str, page: str) -> bool:
    """Tell a control that names what its page is one of, pressed three times.

    On /ballots/3 that is "Cast ballot"; not what is copied, printed, shared, kept for oneself.
    """
    if len(chain.retries) < _INSISTED or is_done_to_a_thing(folded):
        return False
    words = folded.split()
    if len(words) < _INSISTED or concepts(folded) & _OF_A_COPY:
        return False
    parts = page.lower().partition("?")[0].split("/")
    kinds = (one for one, thing in pairwise(parts) if any(map(str.isdigit, thing)))
    return any(
        fold(one).strip() in (word, f"{word}s", f"{word}es") for one in kinds for word in words
    )


def _ids(path: str) -> set[str]:
    """Return the parts of a path that name one thing: with a digit or a dash in them."""
    parts = path.partition("?")[0].replace("#", "/").split("/")
    named = (part for part in parts if len(part) > 1)
    return {part for part in named if any(c.isdigit() for c in part) or part.count("-") > 1}
