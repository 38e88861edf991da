"""How a page says that it received somebody else's data: whose, and who is signed in.

Not: what it is then.
"""

import re

_SOMEBODY = (
    r"(?:tenant|user|customer|account|employee|patient|student|member|guest|driver|owner|client"
    r"|subscriber|holder|profile|kund(?:e|in|en)|(?:be)?nutzer(?:in)?|patient(?:in)?|mitglied"
    r"|schüler(?:in)?|mieter(?:in)?|konto|utilisateur|abonné|usuario|cliente|paciente"
    r"|(?:cuenta|hasta)(?= (?:id|no|nr)\b)"
    r"|usuário|utente|paziente|klant|gebruiker|patiënt|klient\w*|użytkownik\w*|pacjent\w*"
    r"|kullanıcı|müşteri|пользовател\w*|клиент\w*|профил\w*|пациент\w*)"
)
_ANYBODY = (
    r"(?:tenant|user|customer|account|employee|patient|student|pupil|member|guest|driver|client"
    r"|subscriber|citizen|resident|applicant|claimant|policy ?holder|tax ?payer|voter|donor"
    r"|household|famil(?:y|ies)|parent|guardian|passenger|travell?er|beneficiary|colleague"
    r"|neighbour|neighbor|person|company|organi[sz]ation)"
)

_OUGHT = (
    r"(?:expected|requested|signed[ -]in|logged[ -]in"
    r"|session(?=\W{1,3}(?:user|customer|account|is)\b)|current(?: user)?|angemeldet"
    r"|eingeloggt|erwartet|attendu|connecté|esperado|esperada|conectado|atteso|connesso|verwacht"
    r"|ingelogd|oczekiwano|oczekiwany|zalogowany|beklenen|oturum|ожидал\w*|текущ\w*|вош[её]л)"
)

_PAPER = (
    r"(?:pay ?slips?|statements?|invoices?|bills?|results?|records?|letters?|prescriptions?"
    r"|contracts?|certificates?|polic(?:y|ies)|diagnos[ie]s|charts?|files?|details|documents?)"
)
"""What is written for one person."""

_ROLE = r"(?:user|customer|account|owner|patient|student|member|tenant|client|employee)"
_OWN = (
    r"(?:session|me|self|auth|viewer|principal|current_?(?:user|customer|account)?|user)"
    r"(?:\.(?:user|customer|account|patient|student|member|tenant|client|employee))?"
)
"""Who is signed in, as programs call them."""

_PUBLIC = (
    r"(?:friend|sender|recipient|author|creator|assignee|target|contact|follower|comment|message"
    r"|post|review|reply|invit\w+|task|chat|thread|event|listing|seller|host|driver|call|transfer)"
)
_KEPT = r".{0,120}\b(?:denied|forbidden|not allowed|refus\w*|reject\w*|block\w*|guard\w*|403|by)\b"
"""What others own as a rule and all may see; and what was kept from whoever it is not of."""


def _by_number(name: str, number: str, between: str) -> str:
    """Return how somebody's number is told beside one of the same make that it ought to be."""
    unit = r"[:.,]\d| ?(?:ms|s|%)\b| (?!but\b|instead\b|is\b|was\b|in\b|on\b|and\b)[^\W\d_]"
    return (
        rf"(?<!\w){_SOMEBODY}(?:\D{{0,20}}\bid)?\W{{0,3}}(?:(?:id|no|nr|№)\W{{1,3}})?"
        rf"(?P<{name}>{number})\b(?![:.,]\d| ?(?:ms|s|of|%)\b){between}"
        rf"{_OUGHT}\W{{1,4}}(?:\w{{2,12}}\W{{1,3}})?(?!(?P={name})\b){number}\b(?!{unit})"
    )


OF_ANOTHER = (
    r"\b(?:belongs?|belonging|owned)\b.{0,12}\b(?:to|by)\b.{0,60}\b(?:but|signed in"
    r"|logged in|current|session|expected|instead of|not (?:to )?(?:this|the current))\b|"
    r"\bbelongs? to (?:another|a different|some other|the wrong) (?:tenant|user|customer"
    r"|account|person)\b|"
    r"\b(?:tenant|user|customer|account|owner)(?:[ _]?id)? (?:mismatch|differs)\b(?! (?:per|by)\b)|"
    r"\b(?:owner|holder|user|customer)s? changed\b.{0,40}\b(?:was|from) (?P<owner>[\w-]*\d"
    r"[\w-]*)\W{1,3}(?:(?:is|now|to) ){1,2}(?!(?P=owner)\b)[\w-]*\d|"
    r"\b(?:data|answer|response|order|invoice|profile|record|cart)s? (?:of|for|from) "
    r"(?:another|a different|some other|the wrong) (?:tenant|user|customer|account|person)|"
    r"\b(?:orders?|data|profile|account|invoices?|cart|messages?|documents?|records?"
    r"|details|answer|response|session) (?:of|for|from) (\S*\d\S*) (?:was |were |is |are )?"
    r"(?:answered|served|shown|sent|returned|given) (?:to|for) (?!\1)\S*\d|"
    # one thing by its number, and that it is another one's
    rf"\b[a-z]+ (?:#|no\.? )?[\w-]*\d[\w-]*,? (?:(?:is|was|are|were|which|that|belong(?:s|ing)?) )"
    rf"{{0,2}}(?:of|for|to) (?:another|a different|some other|the wrong) {_ANYBODY}\b"
    r"(?! (?:group|role|type|list|tab))|"
    # whose chart is open, and for whom something was begun
    rf"\b(?P<act>{_SOMEBODY}) (?P<open>[\w-]*\d[\w-]*) (?:is|was) (?:now )?(?:active|open|selected"
    r"|loaded|on screen)\b.{1,40}\b(?:started|begun|written|entered|placed|made) (?:for|under)"
    r" (?P=act) (?!(?P=open)\b)[\w-]*\d[\w-]*|"
    # whose a paper is, and to whom it went; messages go from one to another
    rf"\b{_PAPER} (?:of|for) (?:the )?(?P<to>{_SOMEBODY}) (?P<theirs>[\w-]*\d[\w-]*)\b"
    r" (?:\w+ ){0,2}(?:delivered|sent|mailed|shown|served|handed|given|printed|posted)(?: out)?"
    r" (?:to|for) (?:the )?(?P=to) (?!(?P=theirs)\b)[\w-]*\d[\w-]*|"
    # two names of people, one of whom is signed in
    r"\b(?:tenant|user|customer|account|employee|patient|student|member|guest|driver|owner"
    r"|client|subscriber|holder)(?:[ _]?id)? (?=[\w-]*\d)(?P<whose>[\w-]+)\b"
    r".{1,30}\b(?:(?:signed|logged)[ -]in|session(?!\W{1,3}\d+\b)|viewer|current user)\b.{0,26}?"
    r"(?!\b(?P=whose)\b)\b(?![\w-]+ (?:days?|times|hours?|min\w*|weeks?|months?|ago|seen)\b)"
    r"[\w-]*\d|"
    # the one who was asked for, and another one who came
    r"\b(?:asked|requested|opened|expected|wanted)(?: for)? (?:the )?(?P<who>tenant|user|customer"
    r"|account|employee|patient|student|pupil|member|guest|driver|client|resident|candidate"
    r"|applicant|subscriber) (?P<meant>[\w-]*\d[\w-]*)\b.{1,12}\b(?:got|received|answered|returned"
    r"|given|shown|loaded|came)\b (?:the )?(?:(?P=who) )?(?!(?P=meant)\b|\d{1,2}\b|[1-5]\d\d\b)"
    r"[\w-]*\d[\w-]*(?![\w-]| [a-z])|"
    r"\b(?:identity|user|account)\b (?:was |has )?(?:changed|switched)"
    r"(?: to [\w-]*\d[\w-]*)?,? without (?:any |an? |a new )?(?:sign|log)[ -]?in\b|"
    # two numbers of one make
    r"\b(?P<make>[a-z]{1,12}[_-]?)(?P<no>\d{1,12})\b.{1,60}\b(?:signed|logged)[ -]in\b"
    r".{0,30}?\b(?P=make)(?!(?P=no)\b)\d|"
    r"\b(?:signed|logged)[ -]in\b.{0,12}?\b(?P<own>[a-z]{1,12}[_-]?)(?P<mine>\d{1,12})\b.{1,60}"
    r"\b(?P=own)(?!(?P=mine)\b)\d|"
    # whose a thing is, and to whom it was shown
    rf"\bbelongs? to (?:the )?{_SOMEBODY} (?P<its>[\w-]*\d[\w-]*)\b.{{1,24}}\b(?:answered|shown"
    r"|sent|served|given|returned)(?: to)? (?!(?P=its)\b)[\w-]*\d[\w-]*|"
    # a record's field and the session's own, which programs name alike in every language
    rf"(?<![\w.])(?!{_OWN}\b|{_PUBLIC}\b|{_KEPT})"
    rf"[a-z]\w*(?:\.\w+)*?\.{_ROLE}[._]?id\W{{1,3}}(?P<held>[\w-]*\d[\w-]*)"
    rf"(?![\w.]).{{1,40}}?(?<![\w.]){_OWN}(?:\.{_ROLE})?[._]?id\W{{1,3}}(?!(?P=held)\b)[\w-]*\d|"
    # somebody by their number, and the number of whom it ought to be, in any language of a team
    + _by_number("somebody", r"\d{3,12}", r"\D{1,40}?")
    + "|"
    + _by_number("some", r"\d{1,2}", r"\W{2,3}")
)
"""Two people, or two numbers of one make, where there ought to be one."""

_FOR_ANOTHER = re.compile(
    r"\bimpersonat|\bon behalf of\b|\b(?:acting|viewing) as\b"
    r"|\brole\W{1,3}(?:admin\w*|support|staff|agent|operator|moderator|superuser)\b"
    r"|\b(?:support|admin|staff|agent|operator|moderator) (?:view|mode|session|console|access)\b"
    # who looks after the other one, by their role
    r"|[([](?:as |their |als |en tant que |como |come )?(?:(?:legal )?guardian|parent|carer"
    r"|caregiver|delegate|deputy|proxy|trustee|representative|vormund|betreuer\w*|vertret\w+"
    r"|eltern\w*|bevollmächtig\w*|tuteur|tutrice|mandataire|tutora?|apoderad\w+"
    r"|representante|tutore|delegato|voogd|gemachtigde|opiekun\w*|pełnomocnik)"
    r"(?: (?:view|access|account))?[)\]]"
    # whoever it belongs to is who is signed in
    r"|\b(?:belongs?|owned) (?:to|by) \D{0,20}\b([\w-]*\d[\w-]*)\b.{0,60}"
    r"\b(?:current|session|(?:signed|logged) in|expected)\b\D{0,20}\b\1(?![\w-])",
    re.I,
)


_RELATES = re.compile(
    r"\b(?:mention(?:ed|s)|referr(?:ed|al)|merged|invited|follow(?:s|ed)|replied|recommended"
    r"|introduced|befriended|linked|gifted|shared|transferred|assigned|is now|renamed|eingeladen"
    r"|empfohlen|geworben|erwähnt|zusammengef\w+|zusammengelegt|invitée?|parrainée?|mentionnée?"
    r"|fusionnée?s?|invitad[oa]|referid[oa]|mencionad[oa]|fusionad[oa]s?|invitat[oa]|menzionat[oa]"
    r"|unit[oi]|uitgenodigd|samengevoegd|zaproszon\w+|polecon\w+)\b",
    re.I,
)
"""What somebody has to do with another."""

_SIGNED_IN = re.compile(
    r"\b(?:signed[ -]in|logged[ -]in|session|current|viewer|angemeldet|connecté|conectad[oa]"
    r"|connesso|ingelogd|zalogowan\w+)\b\D{0,30}(?P<id>\d{1,12})\b",
    re.I,
)
_DISCLOSED = re.compile(
    r"\b(?:show(?:n|s|ing|ed)?|display\w*|serv(?:ed|ing)|return(?:ed|s)|load(?:ed|s)?|got|received"
    r"|opened|belong\w*|wrong|expected|but|instead|see(?:n|s)?|visible|leak\w*|mix\w*)\b",
    re.I,
)


def stands_in(text: str) -> bool:
    """Tell what is one's own, or is looked at for another because that is one's work."""
    return _FOR_ANOTHER.search(text) is not None or _has_to_do_with(text)


def _has_to_do_with(text: str) -> bool:
    """Tell a line of two of whom one is signed in, named once more as what the other is to them."""
    found = _SIGNED_IN.search(text)
    if found is None or _RELATES.search(text) is None or _DISCLOSED.search(text) is not None:
        return False
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    return re.search(rf"(?<![\w-]){found['id']}(?![\w-])", rest) is not None
