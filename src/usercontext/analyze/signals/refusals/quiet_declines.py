"""A provider's decline that a page only logs quietly or shows. Not: loud lines, bodies.

A decline is no error of the page's: it is written down as any other state of a payment is, by
whatever name the provider has for it, and shown to whoever pays in their own language.
"""

import re

from usercontext.analyze.language.screens import any_of, screened
from usercontext.analyze.language.words import fold
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.refusals.card_checks import names_a_no
from usercontext.domain.log_entry import Level

_SEEN = 300
_GOES_ON_US = 10_000_000
_MOST_LATER = 40
MOST = 400
"""Lines that say no, the newest: of each is looked at what was asked before it, and after."""

_HINTS = ("declin", "reject", "refus", "insufficient", "sufficient", "honor", "honour", "expired",
          "approved", "limit", "requires_payment", "cannot_pay", "balance", "stolen", "lost_card",
          "cvc", "cvv", "cvn", "csc", "security", "avs", "mismatch", "authori",
          "transstatus", "trans_status", "3ds", "sca", "secure", "authentication")  # fmt: skip
_ANY_HINT = any_of(_HINTS)
_CODE = screened(
    r"(?<![a-z])(?:insufficient|not[_ -]sufficient|not[_ -]enough)[_ -](?:funds|balance|amount"
    r"|credit|money)|(?<![a-z])do[_ -]not[_ -]honou?r|(?<![a-z])(?:expired|lost|stolen|restricted"
    r"|pickup)_card(?![a-z])|(?<![a-z])card_(?:declined|expired|velocity_exceeded|not_supported)"
    r"|(?<![a-z])(?:processor|instrument|generic|issuer|soft|hard|payment|transaction|card|bank"
    r"|fraud)_(?:declined?|refused|rejected)(?![a-z])|(?<![a-z])cc_rejected\w*"
    r"|(?<![a-z])payer_cannot_pay|(?<![a-z])(?:incorrect|invalid)_cv[cv]|(?<![a-z])cv[cv]_fail"
    r"|(?<![a-z])(?:withdrawal|card|credit|spending|transaction)\w{0,12}_limit(?:_exceeded)?\b"
    r"|(?<![a-z])approved[\"']?\s*[=:]\s*[\"']?false",
    re.I,
)
"""What providers call their reasons: no words of anything else, whoever says them."""

_STATE = screened(
    r"(?<![a-z])(?:payments?|charges?|transactions?|intent|(?:pre-?)?authori[sz]ations?|capture"
    r"|bank|issuer|lender|processor|gateway|provider|acquirer|card|wallet|order|result(?:_?code)?"
    r"|status|state|outcome|event|lastevent|decision|pay|paypal|stripe|adyen|klarna|\w+\.com)"
    r"(?:\W+[\w/.]+){0,3}?\W{1,4}(?:was |is |has been |been )?"
    r"(?:declined|refused|rejected|denied|not[_ ](?:approved|authori[sz]ed))(?![a-z])",
    re.I,
)
_WAITS = re.compile(r"(?<![a-z])requires_payment_method(?![a-z])", re.I)
"""Of a payment that was tried, a no; of one that was only made, its beginning."""

_IS_NONE = re.compile(
    r"\b(?:not|no|never|without|0|un)[\W_]{0,3}(?:was |been )?(?:\w+_)?(?:declin|refus|reject"
    r"|expired_card|insufficient)|(?:declined|refused|rejected|refusals?)[\"']?\s*[=:]\s*"
    r"[\"']?(?:0\b|false|null|none)"
    r"|\b(?:filter(?:s|ed|ing)?|sort(?:ed)? by|group(?:ed)? by|columns?|facets?|[1-9]\d* (?:rows?"
    r"|results?|matches|hits))\b"
    r"|\b(?:by|from) (?:the )?(?:user|customer|shopper|visitor)\b"
    r"|\b(?:cookies?|consent|insurance|upsell|cross-?sell|offer|newsletter|marketing"
    r"|notifications?|survey|invit\w+|promise)\b",
    re.I,
)
"""What was not declined or not the provider's to decline, and lists that are sifted by it."""

_SHOWN = screened(
    r"(?<![a-z])(?:card|karte|carte|tarjeta|carta|kaart|karta|kart|kort|cartao|zahlung|paiement"
    r"|pago|pagamento|betaling|platnosc|betalning|odeme)(?:in|im|iniz|imiz|i)?(?![a-z])"
    r"(?:\W+\w+){0,4}?\W+(?:declined|refused|abgelehnt|refuse\w*|rechazad\w|rifiutat\w|geweigerd"
    r"|odrzucon\w|avvist|nekad\w*|recusad\w|reddedildi)(?![a-z])"
    # the bank itself, which does so
    r"|(?<![a-z])(?:bank\w{0,5}(?! (?:statement|account|detail|document|code))|banqu\w{1,2}|banco"
    r"|banca|issuer)(?:\W+\w+){0,4}?\W+(?:declined"
    r"|refused|rejected|abgelehnt|refuse\w*|rechaz\w+|rifiutat\w|geweigerd|odrzuci\w+|avvis\w+"
    r"|nekad\w*|recusou|reddetti|zamitla|elutasitott\w*|respins|zuruckgewiesen)(?![a-z])"
    # what there is on an account, and that it is too little
    r"|(?<![a-z])(?:guthaben|kontostand|deckung|solde|fondos|fonds|saldo\w*|fondi|provision"
    r"|srodk\w+|bakiye\w*)(?:\W+\w+){0,3}?\W+(?:reicht|nicht gedeckt|unzureichend|nicht aus\w*"
    r"|insuf\w+|niewystarcz\w+|onvoldoende|ontoereikend|yetersiz)(?![a-z])"
    r"|(?<![a-z])(?:insuf\w+|onvoldoende|unzureichende\w*|keine ausreichende) (?:fon\w+|saldo"
    r"|deckung|guthaben|balance|funds|credit)(?![a-z])"
)
_SHOWN_HINTS = ("declin", "refus", "reject", "abgelehnt", "rechaz", "rifiut", "geweigerd", "odrzuc",
                "avvis", "nekad", "recus", "reddedildi", "reddetti", "zamitla", "elutasit",
                "respins", "zuruckgewiesen", "reicht", "unzureichend", "insuf", "niewystarcz",
                "onvoldoende", "ontoereikend", "yetersiz", "gedeckt", "ausreichend")  # fmt: skip
"""How a shop tells its customer, accents off."""


def notes_a_no(event: Event) -> bool:
    """Tell a quiet line, or a notice, by which a payment was declined."""
    return event.level is not Level.WARN and _says_it(event)


def warns_of_a_no(event: Event) -> bool:
    """Tell a warning that says it by a state or a code: louder than a page has to."""
    return event.level is Level.WARN and event.topic != NOTICE and _says_it(event)


def _says_it(event: Event) -> bool:
    if event.kind is not EventKind.CONSOLE or event.request is not None:
        return False
    if event.thrown is not None:
        return False
    said = event.text[:_SEEN]
    if event.topic == NOTICE:
        return _is_shown(said)
    if event.topic or event.element is not None or event.level is Level.ERROR:
        return False
    lowered = said.lower()
    if not _ANY_HINT.may_match(lowered) or not any(map(lowered.__contains__, _HINTS)):
        return False
    return not is_no_no(said) and _says_no(said)


def is_no_no(said: str) -> bool:
    """Tell a line of what was not declined, or was somebody else's to decline."""
    return _IS_NONE.search(said) is not None


def _says_no(said: str) -> bool:
    return names_a_no(said) or any(one.search(said) is not None for one in (_CODE, _STATE, _WAITS))


def _is_shown(said: str) -> bool:
    folded = fold(said)
    if names_a_no(said):
        return True
    hinted = any(map(folded.__contains__, _SHOWN_HINTS))
    return hinted and not is_no_no(said) and _SHOWN.search(folded) is not None


def went_on(timeline: Timeline, line: Event) -> bool:
    """Tell whether the page, unasked, went on to another one or asked for the next step."""
    clicks = timeline.clicks_after(line.index, 1)
    until = min(line.at_us + _GOES_ON_US, clicks[0].at_us if clicks else timeline.end_us)
    if timeline.opened_between(line.at_us, until):
        return True
    after = timeline.between(line.at_us, until, _MOST_LATER)
    asked = (one.request for one in after if one.index > line.index)
    return any(one is not None and one.resource == "api" and not one.reads for one in asked)
