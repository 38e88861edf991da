"""Sign-ups refused by a business rule that is stated. Not: what a sign-up is.

Nobody has a right to an account: who is told why they get none may go by that, and nothing of ours
is broken. Who is told nothing, or the same of each thing that they write, is stopped.
"""

import re

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.impact.points import CORE_FROM
from usercontext.analyze.impact.signs_up import opens_an_account
from usercontext.analyze.impact.told_wrongs import refuses_a_field_again, told_refused
from usercontext.analyze.language.words import CORE, Concept, concepts, telling_words
from usercontext.analyze.reading.events import EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.nothing_wrong.noise import is_harmless
from usercontext.analyze.signals.refusals.answer_codes import codes_in, said_in
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import ImpactTerm
from usercontext.domain.log_entry import Level

_REFUSALS = frozenset(
    {SignalKind.REJECTED, SignalKind.DENIED, SignalKind.STALE, SignalKind.LIMITED}
    | {SignalKind.CLIENT_ERROR}
)
_RULES = frozenset({400, 403, 406, 409, 410, 412, 422, 423, 429, 451})
_WRITTEN = (EventKind.CONSOLE, EventKind.EXCEPTION)
_SOON_US, _MOST_LINES, _SEEN = 1_500_000, 12, 300
_TAG = re.compile(r"^\s*(?:\[[^\]]{1,40}\]\s*)+|^[\w./-]{2,40}:\s+(?=\S+ \S)")
_A_CODE = re.compile(r"\b[A-Za-z]{2,30}(?:[_.-][A-Za-z]{2,30}){1,6}\b|\b[A-Z]{5,40}\b")
_SAYS_NOTHING = telling_words(
    "refused rejected failed failure error answered answer status code bad request unprocessable"
    " entity forbidden conflict denied validation submit submitted response sign signup register"
    " registration account form could post put http not been was the again please wrong went try"
    " too many requests attempts rate limit limited exceeded slow down moment minutes gone"
    " something later unable unknown server abgelehnt fehler fehlgeschlagen erreur refuse rechazado"
    " check your input entries details sorry bitte spater erneut noch einmal nochmal versuchen"
    " versuche probieren eingaben angaben prufen uberprufen leider einen veuillez reessayer"
    " reessayez plus tard verifier verifiez vos saisies desole intentalo intentelo nuevo mas tarde"
    " favor compruebe riprova riprovare piu tardi favore tente novamente mais probeer opnieuw"
    " sprobuj ponownie pozniej prosze daha sonra tekrar deneyin lutfen"
    " попробуите позже еще раз пожалуиста"
)
"""What a page says of any refusal, and its status has said already."""

_OF_NO_RULE = re.compile(
    r"captcha|turnstile|robot|\bbot\b|csrf|xsrf|token|nonce|session|cookie|origin|\bcors|time-?out"
    r"|timed out|internal|exception|undefined|\bnull\b|json|pars(?:e|ing)|schema|deseriali[sz]"
    r"|unexpected|signature|api[ _-]?key|deprecat|upstream|gateway|database"
    r"|\bsql|constraint|column|firewall|ray id|stack",
    re.I,
)
"""What programs say to each other: whoever reads it has no way to go by that."""

_OF_A_FIELD = re.compile(
    r"\b(?:must|valid|invalid\w*|required|format\w*|field|missing|characters?|letters?|digits?"
    r"|number|enter|at least|at most|too (?:long|short|weak|common)|exceeds?|blank|empty"
    r"|ung\u00fcltig\w*|pflichtfeld\w*|mindestens|obligatoire|obligatori\w+|v[aá]lid\w+"
    r"|invalide|ongeldig\w*|verplicht|nieprawid\w+|wymagan\w+)\b",
    re.I,
)
"""What is wanted of an input: given again in vain, it may be the form that is wrong."""


def was_told_no(timeline: Timeline, chain: Chain, path: ImpactTerm) -> bool:
    """Tell a refusal by a rule, of something that is no core action, or of an account."""
    if path.points < CORE_FROM:
        return told_refused(timeline, chain)
    return _is_refused_an_account(timeline, chain)


def _is_refused_an_account(timeline: Timeline, chain: Chain) -> bool:
    """Tell a refusal of an account whose answer, or whose form, says why."""
    root, asked = chain.root, chain.root.event.request
    if asked is None or asked.reads or asked.status not in _RULES or root.kind not in _REFUSALS:
        return False
    if root.party is not Party.FIRST or chain.recovered is not None:
        return False
    element = chain.trigger.element if chain.trigger is not None else None
    label, page = element.label if element is not None else "", timeline.route_at(root.event.at_us)
    named = concepts(f"{label} {asked.about}") & CORE
    if Concept.PAY in named:
        return False
    if Concept.SIGN_UP not in named and not opens_an_account(timeline, chain, page):
        return False
    why = _reasons(timeline, chain)
    if not why or any(_OF_NO_RULE.search(one) for one in why):
        return False
    if refuses_a_field_again(chain):
        return False
    return not (chain.retries and any(_OF_A_FIELD.search(one) for one in why))


def _reasons(timeline: Timeline, chain: Chain) -> list[str]:
    """Return what the answer, and then the page, gave as the reason, without what any refusal is.

    The page's own line of it, or what its form shows, stands there within moments.
    """
    root, asked = chain.root.event, chain.root.event.request
    body = (asked.body or "") if asked is not None else ""
    said = [" ".join(codes_in(body)), said_in(body)]
    about = telling_words(asked.about if asked is not None else "") | _SAYS_NOTHING
    for line in timeline.between(root.at_us, root.answered_us + _SOON_US, _MOST_LINES):
        if line.index <= root.index or line.request is not None:
            continue
        if line.element is not None or line.target is not None:
            break
        if line.kind in _WRITTEN and line.level is not Level.DEBUG and not is_harmless(line):
            shown = line.thrown.message if line.thrown is not None else line.text
            said.append(_TAG.sub("", shown[:_SEEN]))
    return [one for one in said if _tells_why(one, about)]


def _tells_why(said: str, about: frozenset[str]) -> bool:
    if not said:
        return False
    words = {word for word in telling_words(said) - about if not word.isdigit()}
    coded = any(telling_words(code) - about for code in _A_CODE.findall(said))
    return len(words) > 1 or (bool(words) and (coded or not said.isascii()))
