"""What a page says it did not do, and why: "not sent: limit reached". Not: when it said so.

Whoever writes such a line decided it, be it by a rule, a right or a state of things: nothing broke.
That is the difference from "could not": a page that could not has failed.
"""

import re
from functools import lru_cache

from usercontext.analyze.language.screens import Screened, screened
from usercontext.analyze.reading.shown_notices import is_of_an_engine
from usercontext.analyze.signals.page_words.manners import is_of_a_line
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category

Reading = tuple[SignalKind, Category]

_SEEN = 300
_NONE_OF_IT = screened(
    r"\b(?:0|no|none|zero) (?:\w+ )?(?:errors?|rejected|refused|ignored|skipped|missed|missing"
    r"|dropped|failed|lost|blocked|denied)\b"
    r"|\b(?:not|never|no \w+ (?:was|were|has been|have been)) (?:been )?"
    r"(?:rejected|refused|declined|denied|blocked|skipped|ignored|dropped|discarded|withheld)\b"
    r"|\b(?:rejected|refused|declined|denied|blocked|skipped|ignored|dropped|discarded|cancell?ed"
    r"|failed|aborted)[\"']?\s*[=:]\s*[\"']?(?:0(?![\d.,]*\d)|none\b|null\b|false\b)"
    r"|\b\d+ warnings? ignored\b|\b(?:not|never) (?:used|defined|found|supported|implemented"
    r"|recommended|deprecated|required|needed|overridden|recogni[sz]ed|configured|set)\b",
    re.I,
)
"""How the same words say that all is well, and what programmers say of their code."""

_COUNTED_NONE = screened(
    r"\b0 (?:\w+ )?(?:errors?|rejected|refused|ignored|skipped|missed|missing|dropped|failed|lost"
    r"|blocked|denied|discarded|conflicts?|duplicates?)\b",
    re.I,
)

_STOPPED = screened(
    r"(?<!could )(?<!can )(?<!would )(?<!did )(?<!does )(?<!do )\b(?:not|never|no longer) "
    r"(?:yet |been |\w+ly )?(?!need)[a-z]{1,12}(?:ed|ent|ade|own|ut|eld|ept|aid|ought|old)\b"
    r"|(?<!is )(?<!are )\bnot (?!work|respond|exist|match|hav|be|mak|load|fir|show)[a-z]{3,14}ing\b"
    r"|\bread-?only\b|\bdenied by\b|\b(?:removed|kicked|thrown|ejected|evicted) (?:from|out)\b"
    r"|\b(?:hold|reservation|offer|slot|cart|quote|seat)s?\b.{0,15}\b(?:expired|lapsed|released"
    r"|is gone|was closed)\b|\bopen blocked\b|\b(?:is|are|was) (?:closed|locked|withheld)\b"
    r"|\b(?:submit\w*|sav(?:e|ing)|autosave|send\w*|transfer|finish|publish\w*|export|import|order"
    r"|booking|bet|bid|payment|login|log-?in|sign-?in|request|action|click|press|message|answer"
    r"|change|draft|upload|download|vote|move|play\w*|write|update|checkout|voucher|coupon|code"
    r"|registration|reservation|invitation|comment|post|purchase|form|file|entry|mutations?|body"
    r"|content|rows?|items?)s?\b.{0,24}\b(?:skipp|ignor|prevent|block|suppress|refus|reject"
    r"|abort|withh|discard|declin|den[iy]|disabl|cancel+|stopp|halt|held|kept|redact|queued)\w*"
    r"|\b(?:skipp|ignor|block|refus|reject|abort|discard|disabl|cancel+)(?:ed|ing) "
    r"(?:the )?(?:submit\w*|save|send\w*|transfer|order|booking|payment|log-?in|request|action"
    r"|message|change|draft|upload|download|move|write|update|invitation|comment|post|export)\b"
    r"|\b[1-9]\d{0,6} (?:\w+ )?(?:were |was |are )?(?:skipped|rejected|ignored|refused|dropped"
    r"|left out|discarded)\b"
    r"|\b(?:does|did|do|will|would)(?: not|n't) (?:accept|take|allow|send|save|start|submit|open"
    r"|play|show|place|book)\b|\bis not (?:allowed|permitted|eligible|entitled|possible)\b"
    r"|\b(?:writes?|editing|orders?|sign-?ups?|payments?) (?:are|is) (?:disabled|closed|off)\b"
    # the same in the languages that teams log in
    r"|\bnicht (?:\w+ )?\w{3,}t\b|\bnicht (?:möglich|\w+en)\b|\bkein\w* \w+ (?:möglich|erlaubt)\b"
    r"|\b(?:abgebrochen|abgelehnt|verweigert|gesperrt|blockiert|übersprungen|verworfen)\b"
    r"|\bnon (?:\w+[ée]e?s?|inviat\w|salvat\w|disponib\w+)\b|\b(?:refus|bloqu|annul|ignor|rejet"
    r"|interromp)\w*ée?s?\b|\bno (?:se (?:pudo|puede|ha) |\w+[ai]d[oa]s?\b)"
    r"|\b(?:rechazad|recusad|bloquead|cancelad|denegad|negad|omitid|ignorad)[oa]s?\b"
    r"|\bnão (?:\w+[aí]d[oa]s?|é possível|foi)\b|\bindispon[ií]\w+\b"
    r"|\b(?:rifiutat|bloccat|annullat|negat|respint)[oaie]\b"
    r"|\bniet (?:verzonden|opgeslagen|mogelijk|toegestaan|ge\w+)\b|\b(?:geweigerd|geblokkeerd"
    r"|geannuleerd|overgeslagen|afgewezen|afgebroken)\b"
    r"|\b(?:inte|ikke) \w+(?:t|d|et|ad|ede)\b|\b(?:avvisad|avvist|afvist|nekad|avbrut\w*|afbrudt"
    r"|blockerad|blokkert|blokeret)\w*\b|\b(?:hylätty|estetty|peruttu)\b|\bei \w+(?:ttu|tty)\b"
    r"|\bnie (?:wys|zapis|utworz|zosta|moż|uda)\w*|\b(?:odrzucon|zablokowan|anulowan|odmow)\w*"
    r"|\b(?:zamítnut|odmítnut|zablokov|zrušen|neodesl|neulož)\w*"
    r"|\b(?:elutasít|letilt|visszautas)\w*"
    r"|\w{3,}(?:ma|me)d[iı]\b|\b(?:reddedildi|engellendi|iptal edildi)\b"
    r"|\bне (?:сохран|отправл|выполн|создан|принят|разреш|удалось)\w*"
    r"|\bне (?!найд|определ|указа|зада|установ|поддерж|обнаруж|подключ|загруж)\w{3,}"
    r"(?:[её]н|ена|ено|ены|ана|ано|аны|ята?|яты)\b|отклон|отказано|заблокир"
    r"|отмен[её]н|\bне (?:надісл|збереж|викон)\w*|відхилен|заблоков|скасован"
    r"|失敗|できません|できない|拒否|中止|未送信|失败|无法|未能|拒绝|拒絕|放弃|放棄|超时|已取消|被锁|실패|거부|취소됨|불가|차단",
    re.I,
)
_GIVES_WHY = screened(
    r"[:：(（,，]\s?\S|\b(?:because|since|until|while|as|for|due to|reason)\b|=\w| - ", re.I
)
_WHY: tuple[tuple[Screened, Reading], ...] = tuple(
    (screened(pattern, re.I), reading)
    for pattern, reading in (
        (
            # who can choose nothing breaks no rule: what there is to choose from did not come
            r"\b(?:0|no|none|nothing|zero)\b.{0,30}\b(?:(?:to|can be|could be) (?:choose|chosen"
            r"|select|selected|pick|picked)\b|selectable\b)",
            (SignalKind.CLIENT_ERROR, Category.API_CONTRACT),
        ),
        (
            # what is kept for a time without a line (an offline map) says nothing of the line
            r"\b(?:offline(?! (?:map|pack|cop|page|file|download|content|version|area|region))"
            r"|no (?:network|connection|internet)|hors ligne|sin conexi[oó]n"
            r"|ohne verbindung|brak połączenia|нет сети)\b|オフライン|离线",
            (SignalKind.OFFLINE, Category.OFFLINE),
        ),
        (
            r"\b(?:session|certificat\w*|certificad\w*|zertifikat|token|log-?in|sign-?in|licen[sc]e"
            r"|lizenz|subscription|abo|trial|credential|passport|mandate)s?\b.{0,24}\b(?:expired"
            r"|abgelaufen|ended|over|ran out|revoked|expir\w+|caducad\w|scadut\w|vencid\w|verlopen)"
            r"|\bunauthori[sz]ed\b|\bnot (?:signed|logged) in\b|\b4401\b",
            (SignalKind.AUTH, Category.AUTH_EXPIRED),
        ),
        (
            r"\bduplicate (?:login|session|connection|client)\b|\b(?:removed|kicked|evicted"
            r"|ejected) from\b.{0,30}\b(?:room|call|meeting|channel|session)\b",
            (SignalKind.SOCKET, Category.SOCKET_DROP),
        ),
        (
            r"\b(?:storage|cookies?|indexeddb|disk|speicher\w*)\b.{0,30}\b(?:off|full"
            r"|denied|disabled|blocked|unavailable|voll)\b|\bno (?:access to|room in) (?:the )?"
            r"(?:storage|store)\b|хранилищ|\bcookies are\b",
            (SignalKind.STORAGE, Category.STORAGE),
        ),
        (
            r"\b(?:requires?|needs?|older than|newer than) (?:client|app|version|schema|a newer)\b"
            r"|\b(?:client|app|version|release|build) (?:is |was )?(?:>=|too old|outdated|old)"
            r"|\breload (?:to|for)\b",
            (SignalKind.STALE, Category.STALE_VERSION),
        ),
        (
            r"\b(?:schema|database|db)\b.{0,40}\b(?:another|other) tab\b|\banother tab\b.{0,30}"
            r"\b(?:schema|version|database|db)\b",
            (SignalKind.STORAGE, Category.STORAGE),
        ),
        (
            r"\b(?:card|issuer|bank|3-?ds2?|challenge|funds|payment method)\b.{0,40}\b(?:declin"
            r"|reject|refus|closed|velocity|insufficient|not authenticated)"
            r"|\b(?:payments?|authori[sz]ation)\b.{0,20}\b(?:reject|declin|refus|not authori[sz]ed"
            r"|not approved)",
            (SignalKind.DECLINED, Category.PAYMENT_DECLINED),
        ),
        (
            r"\b(?:denied by|entitle\w*|permission|consent|role|rights?|privileg\w+|licen[sc]e"
            r"|forbidden|not (?:allowed|permitted|authori[sz]ed|entitled)|unauthori[sz]ed"
            r"|read-?only|suspended|viewer|paywall|restricted|hdcp|blocked user|admin only"
            r"|locked by(?! another)|berechtigung\w*|gesperrt"
            r"|einwilligung|zustimmung|permiso|permissão|permesso|autorisation|droits?"
            r"|uprawnie\w*|тариф|доступ\w*|прав[аo])\b|\bplan '\w"
            r"|\b(?:free|current|your|this) plan\b|権限|权限|권한",
            (SignalKind.DENIED, Category.PERMISSION_DENIED),
        ),
        (
            r"\btimed[ _-]?out\b|\b(?:too slow|(?:took|takes|taking) too long)\b"
            r"|超时|タイムアウト|시간 초과",
            (SignalKind.NO_ANSWER, Category.TIMEOUT_SLOW),
        ),
        (
            r"\b(?:quota|limit|allowance|seats?|licen[sc]es|credits?)\b.{0,30}\b(?:used up"
            r"|exhausted|reached|exceeded|full|taken)\b",
            (SignalKind.FORM, Category.VALIDATION_REJECTED),
        ),
    )
)
_LOCKED = re.compile(r"\b(?:locked|held|in use) by another (?:tab|window|process)\b", re.I)
"""A lock that was never let go is the page's own doing, and no rule of anybody's."""

_THREW = re.compile(
    r"\b[A-Z][a-z]\w{2,40}(?:Exception|Error)\b|\b[Ff]ailed to (?:execute|construct|set|read) '"
    r"|\b(?:Window|Headers|Request|Response|FormData|URL|Element|Node|History)\.[a-z]\w{2,30}: "
)
"""The name of an exception, and a browser's no to code, are no reason that anybody decided by."""

_OF_A_CONNECTION = re.compile(r"\b(?:connect(?:ion)?|handshake) (?:was )?refused\b", re.I)
_OF_A_DATABASE = re.compile(r"\bSQLSTATE\b|\bORA-\d{5}\b|\bright truncat", re.I)
"""What a database answered, in its own words: no rule of anybody's that a user is told."""

_OF_CODE = re.compile(r"\bUncaught\b|\b[A-Z]\w*Error: ")
"""What was thrown and written down: nobody tells a user a rule of the house so."""

_OF_TROUBLE = re.compile(
    r"\b(?:servers?|database|db|connections?|upstream|internal|errors?|exceptions?|deadlock|queue"
    r"|time[ds]?[ -]?out|unavailable|unexpected\w*|null|crash\w*|maintenance|retry|later"
    r"|fail\w*|another (?:process|transaction|tab))\b",
    re.I,
)
_BY_A_RULE = SignalKind.FORM, Category.VALIDATION_REJECTED


@lru_cache(maxsize=2048)
def stops(text: str) -> bool:
    """Tell a line that says that something was not done, or kept from being done."""
    return _STOPPED.search(_NONE_OF_IT.sub(" ", text[:_SEEN])) is not None


def without_none(text: str) -> str:
    """Return a line without what it counts none of: "0 rows skipped, 1204 rows written"."""
    return _COUNTED_NONE.sub(" ", text)


def tells_a_rule(text: str) -> bool:
    """Tell a line about what was not done that somebody was told: not a program, nor of code."""
    said = text[:_SEEN]
    return stops(text) and not (_OF_A_CONNECTION.search(said) or _OF_CODE.search(said))


@lru_cache(maxsize=1024)
def read_stop(text: str) -> Reading | None:
    """Read why something was not done; None where a line does not say so, or does not say why."""
    if not stops(text) or is_of_an_engine(text):
        return None  # what code took wrongly nobody decided
    said = text[:_SEEN]
    if (known := read_why(said)) is not None:
        return known
    if any(one.search(said) for one in (_LOCKED, _THREW, _OF_A_DATABASE)):
        return None
    return _BY_A_RULE if _GIVES_WHY.search(said) is not None else None


def is_decided(text: str) -> bool:
    """Tell a sentence about what was not done by a rule, and for no trouble of a system's."""
    return read_stop(text) == _BY_A_RULE and _OF_TROUBLE.search(text[:_SEEN]) is None


def read_why(text: str) -> Reading | None:
    """Read a state of things that keeps somebody from something; None where none is named."""
    if _OF_A_DATABASE.search(text[:_SEEN]) is not None:
        return None
    said = text[:_SEEN].replace("_", " ")  # a code says it in the same words
    found = next((reading for why, reading in _WHY if why.search(said)), None)
    if found is not None and found[1] is Category.OFFLINE and is_of_a_line(text):
        return SignalKind.SOCKET, Category.SOCKET_DROP  # it is that line which is not there
    return found
