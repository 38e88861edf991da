"""Notices that a page showed, and whether they were bad news. Not: why.

The script tells every notice that comes up, alike for "saved" and for "could not be saved": what a
page says aloud is told by its words, and by the name of the box that they stand in.
"""

import re

from usercontext.analyze.language.told_to_users import tells_of_a_failure, why_told
from usercontext.domain.log_entry import Level

TOPIC = "notice"
_SEEN = 200

_BAD = re.compile(
    r"\b(?:fail\w*|errors?|exception|unable|denied|invalid|rejected|refused|unavailable|went wrong"
    r"|try again|expired|timed out|unexpected|could(?: not|n.t)|can(?:not|.t)|must (?:be|not)"
    r"|not (?:be )?(?:allowed|found|possible|available|permitted|valid|saved|sent|supported|enough)"
    r"|is (?:required|missing|locked|closed|full)|already|too (?:large|long|short|many|big)"
    r"|(?:connection|session) (?:was |is |has been )?(?:lost|closed|over)|lost connection"
    r"|fehl(?:er\w*|geschlagen|t)|konnten? nicht|nicht möglich|ungültig\w*|abgelehnt|abgelaufen"
    r"|leider|bereits|verweigert|gesperrt|nicht (?:verfügbar|erreichbar)|indisponible"
    r"|no disponible|non disponibile|não disponível|niet beschikbaar|niedostępn\w*"
    r"|erreur|échec|échou\w*|impossible|n.a pas pu|invalide|expirée?|refusée?|déjà"
    r"|no se (?:pudo|ha podido)|fall[oó]|inválid\w*|caducad\w*|rechazad\w*"
    r"|erro|falh\w*|não foi possível|errore|non è (?:stato )?possibile|fallit\w*|scadut\w*"
    r"|fout|mislukt\w*|kon niet|ongeldig\w*|verlopen|błąd|nie udało|hata|başarısız"
    r"|misslyck\w*|fejl|feil|kunne ikke|kunde inte|chyba|nepodařilo|virhe"
    r"|ошибк\w*|не удалось|помилк\w*)\b"
    r"|失败|失敗|错误|錯誤|エラー|できません|실패|오류|خطأ|فشل|[a-z](?:Error|Exception)\b",
    re.I,
)
"""Words of failing and of refusing, in the languages that reports come in most."""

_RULE = re.compile(
    r"\b(?:already|must (?:be|not)|is (?:required|missing)|not enough"
    r"|not (?:yet )?(?:allowed|valid)|too (?:large|long|short|many|big)|at (?:least|most)"
    r"|bereits|ungültig\w*|erforderlich|fehlt"
    r"|darf nicht|déjà|invalide|obligatoire|inválid\w*|obligatori\w*|ongeldig\w*|al eerder)\b",
    re.I,
)
"""Words of a rule that was not kept, and of nothing that broke."""

_BROKE = re.compile(r"\b(?:fail\w*|errors?|exception|went wrong|fehler|erreur|erro|fout)\b", re.I)

_NOT_BAD = re.compile(
    r"\b(?:no|without|0|zero|keine?|sans|sin|sem|senza|geen) (?:\w+ )?"
    r"(?:errors?|fehler|erreurs?|errores|erros|errori|fouten)\b|\bcookies?\b",
    re.I,
)
_NO_VALUE = re.compile(r"\bNaN\b|\[object Object\]|\bInvalid Date\b")
"""What stands where a value ought to, in the same letters in every language."""

_ENGINE = re.compile(
    r"\bis not (?:a function|a constructor|iterable)\b|\(evaluating '|\bcan.t access property\b"
    r"|\bcannot (?:read|set) propert(?:y|ies) |\bcannot destructure property\b"
    r"|\bcannot convert (?:undefined|null)\b",
    re.I,
)
"""How browsers' engines alone speak, in English everywhere: of a value that code took wrongly."""

_OF_A_BOX = re.compile(r"[.-](?:danger|error|negative|destructive|critical|invalid)(?![a-z])", re.I)


def level_of_notice(text: str, selector: str) -> Level:
    """Return how loud a notice is: what fails or refuses is told to be read at once."""
    said = text[:_SEEN]
    if _NOT_BAD.search(said) is not None:
        return Level.INFO
    worded = _BAD.search(said) or _RULE.search(said)
    bad = worded is not None or _NO_VALUE.search(said) is not None or is_of_an_engine(said)
    bad = bad or _OF_A_BOX.search(selector) is not None or why_told(said) is not None
    bad = bad or tells_of_a_failure(said)
    return Level.ERROR if bad else Level.INFO


def is_of_an_engine(text: str) -> bool:
    """Tell a notice that hands on what an engine threw, within whatever words."""
    return _ENGINE.search(text[:_SEEN]) is not None


def states_a_rule(text: str) -> bool:
    """Tell a notice by which something was refused, and that speaks of nothing that broke."""
    said = text[:_SEEN]
    return _RULE.search(said) is not None and _BROKE.search(said) is None
