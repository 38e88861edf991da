"""A line that says money was taken twice. Not: two orders that were sent (`doubles`)."""

import re
from functools import lru_cache

from usercontext.analyze.language.screens import screened
from usercontext.analyze.reading.events import Event, EventKind

_SEEN = 400
_TAKEN = r"(?:charged|paid|billed|debited|invoiced|withdrawn|transferred|refunded)"
_COPY = r"(?:double|duplicate) (?:charge|payment|debit|billing|invoice|transfer|refund)s?"
_COPY += r"(?! (?:methods?|templates?|cards?|profiles?|address\w*|details|forms?|pages?|names?))"
_TWICE = screened(
    rf"\b{_TAKEN}\b(?! (?:\w+ )?(?:files?|photos|records|rows|bytes|[kmg]b|items)\b)"
    rf".{{0,30}}\b(?:twice|two times|2 ?x(?! (?:faster|slower|speed))|2 times(?! \d)|again)\b"
    rf"|\b{_COPY}\b"
    r"|\b(?:zweimal|doppelt) (?:abgebucht|bezahlt|belastet|berechnet)|\bdébité\w* deux fois"
    r"|\bcobrad\w+ dos veces",
    re.I,
)
_IN_OTHER_TONGUES = screened(
    r"重[复複](?:扣[款费費]|支付|收[费費]|付款|[计計][费費])|扣了?[两兩]次[款费費]?"
    r"|二重(?:に)?(?:課金|請求|決済|引き落と)|2回(?:課金|請求|決済)"
    r"|(?:중복|이중) ?(?:결제|청구|출금)(?!\s?(?:수단|방법))|두 번 (?:결제|청구)(?:되|됐)"
    r"|(?:списан|снят|оплачен)\w{0,3}(?: \S+){0,3} (?:дважды|два раза|двічі)"
    r"|(?:дважды|двічі) (?:списан|снят|знят|оплачен|списали|сняли|зняли)"
    r"|двойно\w+ списани|подвійн\w+ списан"
    r"|iki (?:kez|kere|defa) (?:çekil|tahsil|ödendi|alındı)|mükerrer (?:ödeme|çekim|tahsilat)"
    r"|debitera\w* (?:två gånger|dubbelt)|dubbeldebiter|dragits två gånger"
    r"|(?:trukket|hævet|betalt|opkrævet|belastet) (?:to gange|dobbelt)"
    r"|velo?itettu (?:kahdesti|kahteen kertaan)|kaksoisveloitu"
    r"|(?:stržen|účtován|zaplacen|odečten)\w* dvakrát|dvakrát (?:stržen|účtován|zaplacen|odečten)"
    r"|kétszer (?:terhel|levon|fizett|vont)|dupla terhelés"
    r"|(?:χρεώθηκ|πληρώθηκ)\w* (?:δύο φορές|διπλά|δις)|διπλή χρέωση"
    r"|חויב\w*(?: \S+){0,3} פעמיים|חיוב כפול"
    r"|خُ?صم\w*(?: \S+){0,3} مرتين|خصم مكرر|دفع مكرر"
    r"|दो बार (?:कट|काट|चार्ज|भुगतान)"
    r"|(?:trừ|tính|thu) (?:tiền |phí )?(?:hai|2) lần"
    r"|(?:ditagih|terpotong|dipotong|didebit|dibayar) (?:dua|2) kali|tagihan ganda",
    re.I,
)
_KEPT_AWAY_THERE = re.compile(
    r"防止|避免|[拦攔]截|阻止|未|检测|檢測|已忽略|跳过|防ぎ|防い|スキップ|ません|なかった|방지|차단|막았|않"
    r"|предотвр|заблокир|пропущ|\bне\b|запобіг|önlen|engel|atland|değil|\bförhindr|stoppa|\binte\b"
    r"|forhindr|undg|\bikke\b|estet|esty|\bei\b|zabrán|zamezen|předej|\bne(?=[a-zěščřžýáíé])"
    r"|megakadály|megelőz|\bnem\b|αποτρ|αποφ|\bδεν\b|נמנע|נחסם|מניעת|\bלא\b|منع|تجنب|\bلم\b"
    r"|रोक|नहीं|ngăn|chặn|tránh|không|\bdi?cegah|mencegah|hindari|\btidak\b",
    re.I,
)
"""How the same languages say that it was kept from being, or is not so."""

_STILL_TAKEN = screened(
    r"\b(?:bought|upgraded|switched|changed|replaced|downgraded|moved|cancell?ed|ended|stopped)\b"
    rf".{{0,60}}\b(?:(?:is|are|was|were|being) (?:still |also ){_TAKEN}"
    rf"|(?:is|are|was|were|being) {_TAKEN} (?:as well|too|also|all the same|on)\b"
    rf"|(?:still|also) (?:being )?{_TAKEN})\b",
    re.I,
)
"""What one has left, or changed for another, and pays on for."""

_BESIDE_IT = screened(
    r"\b(?:taxe?s?|vat|duty|duties|shipping|delivery|postage|fees?|deposit|insurance|handling"
    r"|surcharges?|tips?|pro ?rata|prorat\w*|until|till|through|remaining|rest of"
    r"|partial\w*|battery|phone|device)\b",
    re.I,
)
"""What is paid besides, or to the end of what was paid for."""

_DENIED = re.compile(r"\b(?:not|no|never|nothing|if|would|whether|unless|prevent\w*)\b|n't\b", re.I)

_KEPT_AWAY = re.compile(
    r"\b(?:prevent\w*|reject\w*|refus\w*|block\w*|ignor\w*|skip\w*|avoid\w*|void\w*|revers\w*"
    r"|stopped|guard\w*|check(?:s|ed|ing)?|protect\w*|de-?dup\w*|idempoten\w*|possible|potential"
    r"|cancel\w*|not|no|never|if|would)\b"
    r"|\b(?:retried|sent|polled|tried|asked|shown|logged|rendered|fetched|called|notified)"
    r" (?:twice|two times|2 ?x|2 times|again)\b"
    # what a guard found before anything was taken, and what it answers with then
    rf"|\b{_COPY} (?:(?:was|were|is) )?(?:detected|found)\b"
    rf"|\b(?:detected|found|detects) (?:an? |the )?{_COPY}\b"
    r"|\b(?:the|an?|its) (?:first|existing|original|earlier|same|previous) (?:receipt|order|charge"
    r"|payment|invoice|one|answer|result|response)\b",
    re.I,
)
_BY_PLAN = re.compile(
    rf"\b(?:will|shall|is|are|gets?)(?: be| being| then)? {_TAKEN}\b[^.:;,]{{0,30}}\bagain\b"
    rf"|\b(?:renew\w*|next|upcoming)\b.{{0,30}}\b{_TAKEN}\b.{{0,30}}\bagain\b"
    rf"|\b{_TAKEN}\b.{{0,30}}(?:\bagain (?:every|each|next|in \d)|\b(?:twice|two times|2 ?x"
    r"|2 times) (?:a|per|every|each) (?:day|week|month|quarter|year)\b)"
    r"|\b(?:twice|two times|2 ?x|2 times) (?:daily|weekly|monthly|quarterly|yearly|annually)\b"
    rf"|(?<!\bwas )(?<!\bwere )(?<!\bbeen )\b{_TAKEN} again (?:on|at)\b",
    re.I,
)
"""What is taken again and again because somebody chose so: a fare, a plan, a wage."""


@lru_cache(maxsize=256)
def is_twice(text: str) -> bool:
    """Tell a text that says that money was taken twice, and not that this was kept from being."""
    if _STILL_TAKEN.search(text) is not None and _BESIDE_IT.search(text) is None:
        return _DENIED.search(text) is None
    if _IN_OTHER_TONGUES.search(text) is not None:
        return _KEPT_AWAY_THERE.search(text) is None and _KEPT_AWAY.search(text) is None
    if _TWICE.search(text) is None:
        return False
    return _KEPT_AWAY.search(text) is None and _BY_PLAN.search(text) is None


def says_twice(line: Event) -> bool:
    """Tell the same of what a page wrote; a label that says so was only pressed."""
    written = line.kind is EventKind.CONSOLE and line.element is None and line.topic != "dead_click"
    return written and is_twice(line.text[:_SEEN])
