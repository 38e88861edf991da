"""What core actions are called in more languages, as needles of `words`. Not: what they mean.

Each is a verb or a noun of a control as shops, doors and surgeries of that language write it.
"""

import re

_A_KIND_OF_BOOK = re.compile(
    r"( (?:address|phone|guest|visitors|log|note|text|year|story|cook|picture|photo|audio|comic"
    r"|play|rule|hand|cheque|check|contact|e)) book(?= )"
)

MORE = {
    "pay": (
        " kupuj| do kasy | bestall| kassan | ode | regler la commande| regler ma commande|"
        "结算|結算|買う|اشتر |"
    ),
    "sign_up": " darme de alta | darse de alta | darte de alta | zarejestr| kaydol | uye ol |",
    "log_in": " logga in | oturum ac |サインイン|登陆|登陸|",
    "cart": " winkelmand| varukorg| kundvagn| handlekurv| indkobskurv|السلة|عربة التسوق|",
    "book": (
        " pedir turno | solicitar turno | marcar consulta | afspraak| zarezerw| umow wizyt|"
        " заброн| bestill time |預約|預訂|"
    ),
    "apply": "申し込|申込| schaden melden | ansokan| candidatura|",
    "send": " soumett| skicka|提出する|",
}
"""Needles of the shape that ``words`` reads, by the value of a concept."""


def without_books(folded: str) -> str:
    """Return folded words without what is a book: only to book something is an action."""
    return _A_KIND_OF_BOOK.sub(r"\1", folded) if " book " in folded else folded
