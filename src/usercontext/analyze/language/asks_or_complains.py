"""Whether a report complains, asks or wishes, by its words alone. Not: of what, how rightly."""

import re
from functools import lru_cache

from usercontext.analyze.language.words import fold, needles

_SEEN = 600
_WISHES = needles(
    " please add | please show | please let | please put | please make | please sort "
    "| please open | please send | please also | please refresh | could you | can you "
    "| how do i | how can i | how to | where can i | where do i | where is the | is there "
    "| are there | do you | would like | would be nice | would be great | would love "
    "| would be good | i want | i wish | would be lovely | would be helpful | would be useful "
    "| would be handy | would be cool | would be wonderful | wish there "
    "| i do not like | i don t like | ugly | too long | too small | feature request | suggestion "
    "| wie kann ich | wo finde ich | gibt es | ware schon | bitte fugt | gefallt mir nicht "
    "| wunsch | konntet ihr | konnt ihr bitte | ware toll | ware super | ware hilfreich "
    "| ware praktisch | ce serait bien | ce serait super | seria genial | estaria bien "
    "| sarebbe bello | sarebbe utile | seria bom | zou fijn zijn | zou handig zijn "
    "| comment puis je | y a t il | pourriez vous | j aimerais "
    "| como puedo | hay alguna | me gustaria | podrian | posso | vorrei | c e un | gostaria "
    "| is er een | graag | czy jest | chcialbym | как мне | есть ли | хотелось бы "
    # praise: who is pleased complains of nothing
    "| love | thanks | thank you | well done | good job | awesome | beautiful | merci | danke "
    "| gracias | grazie | obrigad| dziek| bedankt | спасибо "
)
_DENIES = needles(
    " nothing | not work| doesn | don t work | won t | cannot | can t | broken | stuck | frozen "
    "| freez| error| fail| dead | no reaction | unable | not possible | geht nicht "
    "| funktioniert nicht | nichts | kaputt | fehler | ne marche pas | fonctionne pas | rien "
    "| bloque | no funciona | nada | falla | non funziona | niente | nao funciona | werkt niet "
    "| nie dziala | не работает | ничего "
)
_TROUBLE = needles(
    " not | no | non | no longer | don t | can t | doesn t | won t | isn t | didn t | aren t | why "
    "| down | wrong | missing | gone | lost | slow | crash| problem| issue| bug | blank | empty "
    "| white | nicht | kein| warum | wieso | weshalb | weg | leer | pas | plus | pourquoi | vide "
    "| lent | por que | vaci| perche | vuot| nao | niet | geen | waarom | leeg | nie | dlaczego "
    "| pust| не | нет | почему | пуст|なぜ|ない|ません|为什么|為什麼|不|没|왜|안 |못|없"
    "| erro | errore | erreur | chyba | blad | hata | refus| rechaz| rifiut| odrzuc| geweiger"
    "| abgelehnt| casse | defekt| rotto | panne "
    "| disappear| vanish| loses | losing | verschwind| verlier| disparai| perds | desaparec| pierd"
    "| sparisc| perdo | sumindo | verdwijn| znika| gubi | исчеза| пропада| теря|消え|消失|不见|사라"
    "| neden | niye | degil | yok | لماذا | لا | नहीं | क्यों | ikke | inte | hvorfor | varfor "
)
"""What no question is without that asks about a failure."""

_ASKING = needles(
    " what | what s | how | when | where | which | who | whose | can i | can we | do you | does it "
    "| is the | is there | are there | will you | wie | wann | wo | welche | wer | kann ich "
    "| comment | quand | ou | quel | quelle | puis je | como | cuando | donde | cual | puedo "
    "| come | quando | dove | quale | posso | hoe | wanneer | waar | welke | kan ik | jak | kiedy "
    "| gdzie | czy | как | когда | где | nasil | ne zaman | nerede "
)
"""How a question begins that nobody ended with its mark."""
_ELSEWHERE = needles(
    " slow | slowly| sluggish| laggy| lags | langsam| ruckel| lent | lente | lento | lenta | traag"
    "| wolno | yavas| медленн|遅い|很慢|느려"
    "| parcel| courier| package arriv| delivery is late| paket| colis| paquete| pacco| pakket"
    "| hotline| call cent| expensive| teuer | cher | caro | overpriced| too many ads| rude "
)
_WHEN = re.compile(
    r"\b(?:when(?:ever)?|if|as|while|once|but) i (?:want|wish|would like)(?:ed)?\b", re.I
)
"""What somebody meant to do as it failed is no wish."""

_RELATES = re.compile(r"^(?:what|whatever|when|which|who|where) (?:i|we|you|they|he|she)\b", re.I)
"""How a sentence begins that says what became of something; it asks nothing."""


def says_it_fails(folded: str) -> bool:
    """Tell folded words by which something does not work."""
    return any(one in folded for one in _DENIES)


def is_wish(description: str) -> bool:
    """Tell a report that asks for something and does not say that anything fails."""
    said = fold(description[:_SEEN])
    return any(one in said for one in _WISHES) and not any(one in said for one in _DENIES)


def only_asks(description: str) -> bool:
    """Tell a question, a wish or praise that speaks of nothing that fails."""
    said = fold(description[:_SEEN])
    asks = description.rstrip().endswith(("?", "？", "؟")) or said.startswith(_ASKING)
    if not asks and not any(one in said for one in _WISHES):
        return False
    return not any(one in said for one in (*_DENIES, *_TROUBLE))


@lru_cache(maxsize=64)
def complains(description: str) -> bool:
    """Tell a report that asks for nothing, and wishes for nothing."""
    said = _RELATES.sub(" ", _WHEN.sub(" ", description.strip()))
    return not is_wish(said) and not only_asks(said)


@lru_cache(maxsize=64)
def is_elsewhere(description: str) -> bool:
    """Tell a complaint of what no answer says of itself: a pace, a parcel, a hotline."""
    folded = fold(description)
    return any(map(folded.__contains__, _ELSEWHERE))
