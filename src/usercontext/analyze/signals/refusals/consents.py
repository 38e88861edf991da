"""Consent that was refused, and what is not started then. Not: consent that was given.

Who allows only what is necessary has asked for it that no counter runs: that one is "denied", and
its tag "not fired", is what was pressed for.
"""

import re

from usercontext.analyze.language.words import fold
from usercontext.analyze.reading.events import Request

_SEEN, _BODY = 300, 2000
_CONSENT = re.compile(
    r"consent|cookie|gdpr|dsgvo|privacy|einwillig|zustimmung|datenschutz|privacidad|privatsph"
    r"|toestemming|zgod[ay]|(?<![a-z])(?:cmp|tcf)(?![a-z])",
    re.I,
)
_GIVEN = re.compile(
    r" (?:accept\w*|agree|allow(?! (?:only )?(?:necessary|essential|required))|all(?: ok)?"
    r"|akzeptier\w*|alle (?:zulassen|annehmen|akzeptieren)|zustimmen|einverstanden|accepter"
    r"|tout accepter|aceptar|accetta\w*|aceitar|accepteren|akkoord|akceptuj\w*|godkann"
    r"|принять) "
)
_NOT_ALL = re.compile(
    r" (?:only|nur|seulement|solo|alleen|tylko|sin|without|ohne|sans|kun|reject|refuse|decline|deny"
    r"|ablehnen|refuser|rechazar|rifiuta|rifiutare|weigeren|recusar|odrzuc|avvisa|отклонить) "
)
_NO = re.compile(r'"[\w -]{2,40}"\s*:\s*(?:false|"(?:denied|refused|rejected|declined|no)")', re.I)
_STARTS = re.compile(
    r"\b(?:tags?|vendors?|pixels?|scripts?|trackers?|tracking|analytics|marketing|advert\w*|ads?"
    r"|cookies?|purposes?|gtag|gtm|statisti\w+|personali[sz]\w+|embeds?|iframes?)\b",
    re.I,
)
_KEPT = re.compile(
    r"\b(?:denied|refused|rejected|declined|blocked|suppressed|disabled|withheld|skipped|opt(?:ed)?"
    r"[- ]?out|(?:not|never) (?:be )?(?:fired|loaded|set|sent|started|run|granted|allowed"
    r"|initiali[sz]ed))\b|\b(?:blockiert|abgelehnt|nicht (?:geladen|gesetzt|erlaubt))\b",
    re.I,
)
_BROKE = re.compile(
    r"\b(?:could(?: not|n.t)|can(?:not|.t)|fail\w*|errors?|exception|undefined|null|time[d-]? ?out"
    r"|unreachable|fehl\w+|erreur|konnten? nicht)\b",
    re.I,
)


def tells_a_refused_consent(said: str, asked: Request, label: str) -> bool:
    """Tell a line of what is not started, right behind a consent that was answered and refused."""
    line, pressed = said[:_SEEN], fold(label)
    if asked.reads or _CONSENT.search(f"{asked.url.path} {label}") is None:
        return False
    if _GIVEN.search(pressed) is not None and _NOT_ALL.search(pressed) is None:
        return False
    body = (asked.body or "")[:_BODY]
    refused = _NO.search(body) is not None if body else bool(label)
    if not refused or _BROKE.search(line) is not None:
        return False
    return _STARTS.search(line) is not None and _KEPT.search(line) is not None
