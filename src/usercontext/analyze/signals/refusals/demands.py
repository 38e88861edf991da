"""What a form requires: "company is required". Not: what code requires of code.

A demand is a sentence about what somebody wrote or left out: it must be so, it is not one, please
choose. Frameworks speak to programmers in the same grammar, but of functions, props and providers.
"""

import re
from functools import lru_cache

from usercontext.analyze.language.screens import screened
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline
from usercontext.domain.log_entry import Level

_SEEN = 300
_AT_ONCE_US = 2_000_000
_DEMANDS = screened(
    r"\b(?:must|has to|have to|needs? to|should) (?:not )?(?:be|have|contain|match|include|start"
    r"|end|consist|use|accept|agree|select|choose|enter|fill|provide|tick)\b"
    r"|\b(?:is|are|was) (?:required|mandatory|missing|empty|blank|incomplete|unchecked"
    r"|too (?:short|long|young|small|weak))\b"
    r"|\b(?:invalid|incorrect|wrong) (?:code|pin|number|name|date|address|card|entry)\b"
    r"|\bhas (?:expired|ended)\b|\bvalidat(?:ion|ors?|ed)\b|\bdo(?:es)?(?: not|n't) match\b"
    r"|\b(?:form|fields?|inputs?)\b.{0,30}\b(?:errors?|invalid|incomplete|problems?)\b"
    r"|\b(?:is|are)(?: not|n't) (?:an? )?(?:\w+ )?(?:valid|date|number|address|name|country|code)\b"
    r"|\bcontains? (?:\w+ )?(?:invalid|illegal|forbidden|unsupported) \w+"
    r"|\b(?:at (?:least|most)|no (?:more|fewer|less) than) \d+ (?:characters?|letters?|digits?)"
    r"|\bplease (?:enter|choose|select|fill|provide|tick|accept|correct|confirm|pick|use)\b"
    r"|\bin the (?:right |correct )?format\b|\b(?:wrong|invalid|expected) format\b"
    r"|\b(?:not|no|none|never)\b.{0,30}\b(?:selected|chosen|accepted|agreed|completed|filled"
    r"|entered|ticked|available)\b"
    r"|\b(?:pflichtfeld|erforderlich|ungültig|bitte \w+|obligatoire|requise?|invalide|veuillez"
    r"|obligatori[oa]|inv[aá]lid[oa]|no v[aá]lid[oa]|non valid[oa]|verplicht|ongeldig"
    r"|wymagan[eay]|nieprawid[lł]ow\w+)\b"
    r"|\b(?:muss|doit|debe|deve|moet|musi) (?:[\w.+-]+ ){0,4}?(?:sein|haben|enthalten|être|avoir"
    r"|contenir|ser|tener|contener|essere|avere|contenere|zijn|bevatten|być|zawierać)\b"
    r"|обязательн|некоррект|неверн|必須|必填|无效|無効|필수"
    # one of two fields held against the other
    r"|\b(?:is|are|lies|liegt|ist|sind|est|es|è|ligt) (?:(?:before|after|earlier|later|greater|less"
    r"|larger|smaller|higher|lower) (?:than )?|vor |nach |(?:größer|kleiner|früher|später) als "
    r"|avant |après |antes d|después d|prima d|dopo )(?:the |dem |der |le |la |l'|el |il )?"
    r"[a-zà-ÿ]{3,}",
    re.I,
)
_TOLD_THE = screened(
    r"(?:^|[:\].!,;–—-] ?)(?:please )?(?:first )?(?:choose|select|pick|enter|fill in|tick|accept)"
    r" (?:the|some) ",
    re.I,
)
"""How a page tells of one thing that is there; so do traces of what it chooses by itself."""

_TOLD_TO = screened(
    r"(?:^|[:\].!,;–—-] ?)(?:please )?(?:first )?(?:choose|select|pick|enter|fill in|tick|accept)"
    r" (?:an?|one|your|at least) "
    r"|\b(?:choose|select|pick|enter|fill in|tick|accept|add) (?:[\w'-]+ ){1,5}"
    r"(?:(?<!the )first|before)\b"
    r"|(?<!\w)(?:wählen sie|wähle|füllen sie|geben sie|choisissez|sélectionnez|indiquez|remplissez"
    r"|elija|elige|seleccione|selecciona|introduzca|indique|scegli|scegliere|seleziona|inserisci"
    r"|escolha|selecione|preencha|kies|selecteer|vul|voer|wybierz|podaj|zaznacz|vyberte|zvolte"
    r"|välj|velg|vælg|valitse|seçin|seçiniz|girin|выберите|укажите|введите|заполните|оберіть"
    r"|вкажіть)(?!\w)"
    r"|選択してください|入力してください|请选择|请填写|請選擇|선택해|입력해",
    re.I,
)
"""How a page tells whoever fills it in what to do next, without a word of what is amiss."""

_OF_CODE = re.compile(
    r"\b(?:function|object|array|instance|undefined|null|boolean|component|chunk"
    r"|translation|locale|template|image|file|index|props?|hooks?|provider"
    r"|argument|parameter|options?|callback|element|node|module|script|header|token|config\w*"
    r"|promise|class|method|iterable|context|called|used (?:within|inside|in)|wrapped|defined"
    r"|initiali[sz]ed|served|https|deprecat\w*|children|keys|(?:api|site)[ -]?key|unique \"?key"
    r"|(?:de)?serializ\w+|(?:missing|absent) (?:from|in) (?:the )?(?:\w+ ){0,2}"
    r"(?:rows?|responses?|payload|answer|records?|schema|results?|table|json))\b",
    re.I,
)


_IS_OTHERWISE = re.compile(
    r"(?<![\w-])(?!field|input|row|column|line|address|name|answer|question)"
    r"[A-Za-z]{1,20}[-_#]\d[\w-]{0,20}"
    r" should (?:be|have been) [a-z][\w-]{2,20}"
    r"[,;:] ?(?:but |and )?(?:it |he |she )?(?:is|was|has been|became|came)"
    r" (?!(?:empty|blank|missing|not|too|invalid|only|an?|the|already|un\w+|in\w+)\b)[a-z]{3,}",
    re.I,
)
"""What a page says of one thing that it knows by its id; of what somebody typed it knows none."""

_OF_A_FILE = screened(
    r"\bfile[- ](?:invalid[- ]type|too[- ](?:large|small|big))\b|\btoo[- ]many[- ]files\b"
    r"|\b(?:file|image|picture|photo|video|audio|media|document|attachment|upload)s?\b.{0,40}"
    r"\b(?:too (?:large|big|small|long)|exceed\w*|over the limit|(?:type|format|extension|size)s? "
    r"(?:\S+ )?(?:is |are )?(?:not|in|un)[ -]?(?:valid|allowed|supported|accepted))"
    r"|\b(?:unsupported|unaccepted|disallowed|invalid) (?:file|image|media|video|audio|document)"
    r"(?: ?(?:type|format|extension|size))\b"
    r"|\.(?:hei[cf]|jpe?g|png|gif|webp|svg|tiff?|pdf|docx?|xlsx?|pptx?|csv|zip|mp[34]|mov|wav)\b"
    r".{0,60}\b(?:reject|refus|exceeds?\b|not (?:allowed|supported|accepted)|too (?:large|big))",
    re.I,
)
_CHOSEN_US = 90_000_000
"""Whoever presses to choose a file looks for it in a window of the browser's own first."""


@lru_cache(maxsize=1024)
def refuses_a_file(text: str) -> bool:
    """Tell a line about a file that was chosen: too large, or of a kind that is not taken."""
    return _OF_A_FILE.search(text[:_SEEN]) is not None


def patience_for(text: str, otherwise_us: int) -> int:
    """Return how long after a press a line may come that the press led to."""
    return _CHOSEN_US if refuses_a_file(text) else otherwise_us


@lru_cache(maxsize=1024)
def demands(text: str, *, quiet: bool = False) -> bool:
    """Tell a sentence about what somebody has to write, choose or do before a form goes on.

    ``quiet``: no warning. What a page does by itself it traces so: "select the overview tab".
    """
    said = text[:_SEEN]
    if refuses_a_file(said):
        return True
    asked = _DEMANDS.search(said) is not None or _TOLD_TO.search(said) is not None
    asked = asked or (not quiet and _TOLD_THE.search(said) is not None)
    return asked and _OF_CODE.search(said) is None and _IS_OTHERWISE.search(said) is None


def is_demand(event: Event) -> bool:
    """Tell a line that demands something, in the words that its level takes."""
    return demands(event.text, quiet=event.level in (Level.INFO, Level.DEBUG))


def demands_at_once(timeline: Timeline, event: Event) -> bool:
    """Tell a demand that came with a press: of what somebody wrote, not of how a page is made.

    A press that led to another page was given what it asked for: nothing is demanded of it.
    """
    if event.thrown is not None or not demands(event.text):
        return False
    click = timeline.click_before(event.index)
    if click is None or event.at_us - click.at_us > patience_for(event.text, _AT_ONCE_US):
        return False
    opened = timeline.opened_between(click.at_us, event.at_us)
    return not any(click.index < page.index < event.index for page in opened)
