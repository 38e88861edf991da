"""A page's own sentence about a refusal: "order refused: only two a day".

Whoever writes a refusal down puts the server's reason behind a colon. That is worth quoting even
where no word of it is known; a status, an address or a client's own words say nothing new.
"""

import re
from functools import lru_cache

from usercontext.analyze.language.text import count_words

_SEEN = 300
_REASON = re.compile(
    r"\b(?:refus\w+|reject\w+|den(?:ied|y)|declin\w+|fail\w*|invalid|blocked|cannot"
    r"|could(?: not|n't)|not [a-z]+(?:ed|d|t|en))\b[^:]{0,40}: +(?P<why>[^\s:].{8,240})",
    re.I,
)
_SAYS_NOTHING = re.compile(
    r"(?<![\d.,$€£])\b[45]\d\d\b(?![.,]\d| ?(?:EUR|USD|GBP|CHF|[€$£]))"
    r"|https?://|(?<!\w)/\w+/|\bstatus\b|\bHTTP\b|\bfetch\b|\bnetwork\b|\baxios"
    r"|\[object|\{|\bundefined\b|\bstack\b|^\w*(?:Error|Exception)\b",
    re.I,
)
_WORDS = 3
_TO_SOMEBODY = re.compile(r"\b(?:you|your|yours|please|sorry)\b", re.I)
_NO_REASON = re.compile(
    r"\b(?:went wrong|try (?:it )?again|later|errors?|problems?|contact|support|reload|refresh"
    r"|unexpected\w*|failed|could(?: not|n't)|unable|page|app|browser|version|client|exist\w*"
    r"|older|newer|behind|wait|edit(?:ed|ing)|chang(?:e|ed|es)|overwrit\w*|tab|saved)\b",
    re.I,
)
_TAG = re.compile(r"^\W{0,2}(?:\[[\w .:/-]{2,30}\]|[\w .-]{2,24}:(?= )) ?")
_TO_SAY = 5
_IN_BRACKETS = re.compile(r"^\W{0,2}\[[\w .:/-]{2,30}\] ?")
_NO = re.compile(
    r"\W{0,2}(?:(?:\w+ ){0,2}(?:was|were|is|status|result|outcome|decision)\b[ =:]{1,3})?"
    r"(?:rejected|refused|denied|declined|not (?:accepted|approved|verified|confirmed|eligible"
    r"|granted))\b[^:(]{0,30}?(?:: | ?\(| [-–—] )(?P<why>[^\s:()][^:()]{7,240})",
    re.I,
)
_PLAIN = re.compile(r"(?!\w+(?:ing|ed)\b)[^\W\d_a-z][^{}<>=|\[\]]{14,200}[.!]")
_IS_SO = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can(?:not)?|may|must|needs?|does|do|belongs?|ist|sind|war"
    r"|waren|wird|werden|wurden?|hat|haben|kann|darf|muss|est|sont|ont|été|peut|doit|est[áa]n?|fue"
    r"|hay|puede|debe|heeft|zijn|werd|wordt|mag|moet|sono|può|deve|stat[oa]|jest|został[ao]?)\b",
    re.I,
)
_ENGLISH = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can(?:not)?|may|must|needs?|does|belongs?)\b", re.I
)
_HINDERS = re.compile(
    r"\b(?:already|cannot|not|no|none|never|nobody|only|must|needs?|another|others?|belongs?|still"
    r"|yet|too|than|least|most|full|closed|over|ended|expired|pending|open|locked|frozen|taken"
    r"|reserved|held|due|owe[sd]?|outstanding|required|missing|limit\w*|until|without|unless"
    r"|before|given|gone|sold|somebody|someone|cancelled|canceled|withdrawn)\b",
    re.I,
)
"""What stands in somebody's way is denied, bound or somebody's; a page that is well needs none.

Programs note what they do in English; a sentence in another language is for people.
"""

_OF_A_PART = re.compile(
    r"(?:(?:the|a|an|this|your|all|order|login|sign-?[iu][np]|main|side) )*(?:button|menu|form|page"
    r"|modal|dialog|drawer|panel|spinner|session|socket|connection|worker|tabs?|cache|banner|toast"
    r"|header|footer|fonts?|images?|scripts?|widget|view|screen|components?|draft|retry|store"
    r"|queue|request|response|checkout|visitor|listeners?|timer|consent|cookies?|systems?)\b"
    r"|(?:die|das|der|den|le|la|les|el|il|lo|het|de) (?:seite|sitzung|formular|knopf|men[üu]"
    r"|fenster|bouton|formulaire|page|session|bot[óo]n|formulario|p[áa]gina|sesi[óo]n|modulo"
    r"|pagina|formulier|knop)\b",
    re.I,
)
"""What a page has and shows: a server that refuses speaks of what was asked for."""

_TO_STATE = 4
_OF_A_BROWSER = re.compile(
    r"\b(?:prompt|permissions?|notifications?|geolocation|camera|microphone|clipboard|autoplay"
    r"|cookies?|consent|abort\w*|cancel\w*|timed? ?out|promise|callback)\b",
    re.I,
)
"""What a user answers a browser, and what a page gives up itself: no server said no."""


@lru_cache(maxsize=1024)
def gives_a_sentence(text: str) -> bool:
    """Tell a line that names a refusal and, behind a colon, why; or speaks to whoever was refused.

    A page says "you" to its user alone: what it says so of a refusal is the reason for it.
    """
    return bool(sentence_behind(text)) or _speaks_to_somebody(text)


@lru_cache(maxsize=1024)
def begins_with_a_no(text: str) -> bool:
    """Tell a line that names an outcome, which is a no, and why: "rejected: …", "denied (…)".

    What was refused stands in the tag before it, or is what somebody had just pressed for.
    """
    said = _IN_BRACKETS.sub("", text[:_SEEN])
    found = _NO.match(said)
    if found is None or _OF_A_BROWSER.search(said) is not None:
        return False
    why = found["why"]
    return count_words(why) > 1 and _SAYS_NOTHING.search(why) is None


@lru_cache(maxsize=1024)
def states_something(text: str) -> bool:
    """Tell a whole sentence, from its capital to its stop, that says what stands in the way.

    Programs log in fragments; what is written so behind a refusal was written for people, by the
    server that refused.
    """
    said = _TAG.sub("", text[:_SEEN]).strip()
    if count_words(said) < _TO_STATE or _PLAIN.fullmatch(said) is None:
        return False
    if _OF_A_PART.match(said) is not None:
        return False
    if _ENGLISH.search(said) is not None and _HINDERS.search(said) is None:
        return False
    says = _SAYS_NOTHING.search(said) is None and _NO_REASON.search(said) is None
    return says and _IS_SO.search(said) is not None


def is_english(text: str) -> bool:
    """Tell a sentence of English by the words that few sentences of it are without."""
    return _ENGLISH.search(text[:_SEEN]) is not None


@lru_cache(maxsize=1024)
def is_for_people(text: str) -> bool:
    """Tell a whole sentence of any language by its shape, which says more than that it failed."""
    said = _TAG.sub("", text[:_SEEN]).strip()
    if count_words(said) < _TO_STATE or _PLAIN.fullmatch(said) is None:
        return False
    says = _SAYS_NOTHING.search(said) is None and _NO_REASON.search(said) is None
    return says and _OF_A_PART.match(said) is None


def _speaks_to_somebody(text: str) -> bool:
    said = _TAG.sub("", text[:_SEEN])
    if _TO_SOMEBODY.search(said) is None or count_words(said) < _TO_SAY:
        return False
    return _SAYS_NOTHING.search(said) is None and _NO_REASON.search(said) is None


def sentence_behind(text: str) -> str:
    """Return what stands behind the colon of such a line, or ''."""
    found = _REASON.search(text[:_SEEN])
    why = found["why"] if found is not None else ""
    return why if count_words(why) >= _WORDS and _SAYS_NOTHING.search(why) is None else ""
