"""Why a user may not, as pages say it in many languages. Not: codes, consoles, rules.

A refusal has one status and many reasons; what a page shows of it says which, in the language of
whoever reads it: that their session is over, or that it is not for them to do.
"""

import re
from enum import StrEnum
from functools import lru_cache

from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.words import fold

_SEEN = 200


class Why(StrEnum):
    """What a page tells its user that they lack."""

    SIGNED_IN = "a session"
    ALLOWED = "a right"


_SESSION_IS_OVER = screened(
    r"(?:\b(?:sessi\w+|sitzung|sesio\w*|sesj\w*|istunto\w*|oturum\w*|relace|sesiune\w*|formular"
    r"|munkamenet\w*|log ?in|sign ?in|(?:access |auth )?token|jeton|zugangstoken)\b"
    r"|сесс?[иі]|セッション|会话|會話|세션|جلس|הפעלה)"
    r".{0,30}?"
    r"(?:\b(?:expired|ended(?! (?:with|in|at))|timed out|abgelaufen|beendet|expire\w*|caduc\w*"
    r"|scadut\w*|verlopen|wygas\w*|uplynel\w*|gatt ut|utgatt|udlobet|utlop\w*|vanhentu\w*"
    r"|sona erdi|doldu|vyprsel\w*|lejart)\b|истек|закончил|завершен|закінч|期限|切れ|过期|過期|失效"
    r"|만료|انته|פג)"
)
_SIGN_IN_AGAIN = screened(
    r"\b(?:sign|log) (?:back )?in again\b|\byou (?:have been|were) (?:signed|logged) out\b"
    r"|\bno longer (?:signed|logged) in\b|\bnicht mehr (?:angemeldet|eingeloggt)\b"
    r"|\b(?:erneut|neu|wieder|noch ?mals?) (?:an|ein|anmelden|einloggen|anzumelden|einzuloggen) $"
    r"|\b(?:erneut|neu|wieder|nochmals?) (?:anmelden|einloggen|anzumelden|einzuloggen)\b"
    r"|\breconnecte[rz]\b|\bconnecte[rz].{0,10}nouveau\b"
    r"|\b(?:vuelv\w+|volver) a (?:iniciar sesion|entrar|identificar\w+)\b"
    r"|\binici\w+ sesion (?:de nuevo|otra vez|nuevamente)\b"
    r"|\b(?:acced\w+|accesso|login) (?:di nuovo|nuovamente|novamente)\b|\bnuovamente l accesso\b"
    r"|\bopnieuw (?:in|aan) $|\bopnieuw (?:inloggen|aanmelden|in te loggen|aan te melden)\b"
    r"|\blog opnieuw in\b|\b(?:zaloguj|zalogowac) sie ponownie\b|\bponownie (?:sie )?zalog"
    r"|\blogga in (?:igen|pa nytt)\b|\blogg? ?in[dn] (?:igen|igjen|pa nytt)\b"
    r"|\bkirjaudu uudelleen\b|\btekrar (?:giris|oturum)|\bprihlast\w+ (?:se )?znovu\b"
    r"|войдите (?:снова|еще раз|заново)|(?:再度|もう一度).{0,4}ログイン|重新登[录錄陆]|다시 로그인"
)
_NO = (
    r"(?:\b(?:no|not|without|kein\w*|nicht|ohne|fehl\w*|nie|brak\w*|bez|sin|non|senza|nao|sem|geen"
    r"|niet|zonder|ingen|inget|inte|ikke|uten|saknar|mangler|pas|aucun\w*"
    r"|sans|lack\w*|missing|nema\w*|nincs"
    r"|nemate)\b|\b(?:don|doesn).?t\b|нет\b|не |нема|без )"
)
_A_RIGHT = (
    r"(?:\b(?:permission\w*|privileg\w*|authori[sz]\w*|entitle\w*|berechtig\w*|befugnis\w*"
    r"|befugt|zugriffsrecht\w*|droits?|autoris\w*|habilit\w*|permis[oi]s?|autoriza\w*|permess[oi]"
    r"|autorizzat\w*|permiss\w*|bevoegd\w*|toestemming|uprawn\w*|behorig\w*|rattighet\w*"
    r"|rettighed\w*|rettighet\w*|tilladelse|tillatelse|oikeu\w*|opravnen\w*|jogosult\w*)\b"
    r"|прав[ао]?\b|разрешени|дозвол)"
)
_ACCESS = (
    r"(?:\b(?:access|zugriff|zutritt|zugang|acces|acceso|accesso|acesso|toegang|dostep\w*|atkomst"
    r"|adgang|tilgang|paasy|erisim|pristup)\b|доступ)"
)
_DENIED = (
    r"(?:\b(?:denied|refused|forbidden|verweigert|gesperrt|refuse\w*|interdit\w*|denegad\w*"
    r"|negat[oa]|negad[oa]|geweigerd|odmowion\w*|zabronion\w*|nekad\w*|naegtet|nektet|evatty"
    r"|engellen\w*|reddedil\w*|odepren|zakazan)\b|запре|заборон|закры)"
)
_NOT_ALLOWED = screened(
    rf"{_NO}.{{0,24}}?{_A_RIGHT}(?!.{{0,30}}\b(?:needed|necessary|notig|erforderlich|bank|special))"
    rf"|{_A_RIGHT}.{{0,12}}?\b(?:fehl\w*|missing|required|ontbreekt|manca|insuf\w+)\b"
    rf"|{_ACCESS}.{{0,16}}?{_DENIED}|{_NO}.{{0,12}}?{_ACCESS}\b(?! (?:code|point))"
    r"|\bnot (?:allowed|permitted) to\b|\bmay not (?:do|edit|change|see|delete|publish)\b"
    r"|yetki(?:niz|n)? yok|yetkili degil|権限[がか]?(?:ありません|ない|不足)|权限不足"
    r"|[没沒無无]有?(?:权|權)限"
    r"|권한이 없|ليس لديك|لا تملك|אין לך הרשאה"
)
_WENT_WRONG = screened(
    r"\b(?:something|algo|qualcosa|quelque chose|iets|nagot|noget|noe|etwas|cos|neco|nesto|valami"
    r"|ceva)(?: \w+){0,3} (?:wrong|mal|errado|storto|mal passe|mis|fel|galt|schief\w*|schiefging"
    r"|nie tak|pokazilo|po zlu|rosszul|gresit)\b|\bmal passe\b|\b(?:gick|gik|gikk) (?:fel|galt)\b"
    r"|\b(?:an?|un|une|ein|eine|en|et|egy|wystapil|doslo k) (?:\w+ )?(?:errors?|erreur|problemes?"
    r"|errore|erro|problema|fehler|fel|fejl|feil|blad|chyb\w*|hiba|virhe|eroare)\b"
    r"(?! (?:less|fewer|weniger|menos|in meno|de moins|reports?)\b)|\bprobleme est survenu\b"
    r"|\b(?:epaonnistu\w*|ei onnistunut|nem sikerult|hiba tortent|eroare|edilemedi|olmadi|olusmadi"
    r"|nezdarilo|nepodarilo|non riuscit[oa]|gagal|kesalahan|that bai|khong the|da xay ra loi)\b"
    r"|\w(?:ilemedi|ulamadi|anamadi|enemedi)\b|σφαλμα|απετυχ|αποτυχ|שגיאה|נכשל"
    r"|ผ.?ดพลาด|ไม.?ส.?าเร.?จ"
    r"|त्रुटि|विफल|проишло не так|пішло не так|пошло не так|что то пошло|не вдалося|못했|تعذر|حدث خطا"
)
"""That something broke, and nothing of what or why."""

_OF_A_DEVICE = re.compile(
    r"\b(?:camera|kamera|camara|fotocamera|micro\w*|mikro\w*|location|standort|ubicacion|posizione"
    r"|localisation|geolocali\w*|notification\w*|benachrichtigung\w*|cookies?|browser|clipboard"
    r"|zwischenablage|popups?|pop-ups?|internet|network|netz\w*|wlan|wifi)\b"
)
"""What the browser's own user lets a page do, and what no account has."""


@lru_cache(maxsize=1024)
def tells_of_a_failure(text: str) -> bool:
    """Tell a notice by which something went wrong, in many tongues and without a reason."""
    asks = any(map(text[:_SEEN].__contains__, "?？؟"))
    return not asks and _WENT_WRONG.search(fold(text[:_SEEN])) is not None


@lru_cache(maxsize=1024)
def why_told(text: str) -> Why | None:
    """Return what a page tells its user that they lack; None where it tells nothing of the kind."""
    said = fold(text[:_SEEN])
    if _OF_A_DEVICE.search(said) is not None:
        return None
    if _SESSION_IS_OVER.search(said) is not None or _SIGN_IN_AGAIN.search(said) is not None:
        return Why.SIGNED_IN
    return Why.ALLOWED if _NOT_ALLOWED.search(said) is not None else None
