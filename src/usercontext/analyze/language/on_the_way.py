"""Steps of a multi-step process before the last: an application in four parts.

"Continue" names nothing. What it leads on with is what its page's address says: something new, in
steps, and of no tour and no survey. Whoever cannot go on at step two will hand nothing in.
"""

import re

from usercontext.analyze.language.words import needles

_FORWARD = needles(
    " continu| next | proceed| go on | confirm | verify "
    "| weiter | fortfahren| nachster | suivant| poursuiv| etape "
    "| siguiente| avancar| proxim| avanti | prosegui| volgende| verder | doorgaan| dalej | nastepn"
    "| kontynuuj| devam | ileri | sonraki | далее | дальше | продолж| далі | продовж"
    "|次へ|続ける|下一步|继续|繼續|다음|계속|التالي|متابعة|आगे"
)
NEW = (
    r"(?:new|create|compose|add|apply|neu|anlegen|nuevo|nueva|nouveau|nouvelle|novo|nova|nuovo"
    r"|nuova|nieuw|nowy|nowa|ny|yeni)"
)
_STEP = r"(?:step|stage|schritt|etape|paso|passo|stap|krok|adim)"
_IN_STEPS = re.compile(
    rf"/{NEW}/[\w-]{{1,40}}/?$|/[\w-]+/(?:{NEW}/)?{_STEP}s?[-_/=]?(?:\d{{1,2}}|[\w-]{{2,30}})/?$"
    rf"|/{NEW}/?\?{_STEP}=",
    re.I,
)
_LEADS_NOWHERE = re.compile(
    r"tour|tutorial|walk-?through|intro|guide|welcome|getting-?started|onboarding|survey|poll"
    r"|feedback|review|quiz|demo|help|filter|search|gallery|slides?|recipe|lesson|course|learn"
    r"|umfrage|bewertung|hilfe|sondage|avis|aide|encuesta|ayuda",
    re.I,
)
"""What is read, asked or shown in steps, and made by nobody."""


def leads_on(folded: str) -> bool:
    """Tell a control that leads forward."""
    return any(word in folded for word in _FORWARD)


def is_a_step(folded: str, page: str) -> bool:
    """Tell a control that leads forward on the page of a step of something new."""
    if not leads_on(folded) or _LEADS_NOWHERE.search(page) is not None:
        return False
    return _IN_STEPS.search(page) is not None
