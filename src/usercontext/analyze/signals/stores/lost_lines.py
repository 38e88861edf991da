"""How a page says that a user's work is lost. Not: whether that was intended.

A page that warns what would be lost has lost nothing, nor has one that clears what is old.
"""

import re

from usercontext.analyze.language.screens import screened

_SEEN = 300
_MADE = (
    r"(?:paragraphs?|pages?|words|edits?|changes|operations|strokes"
    r"|drafts?|answers?|notes?|cells|fields|photos"
    r"|documents?|work|comments?|absätze|änderungen|entw[uü]rfe?|antworten|seiten"
    r"|paragraphes|modifications|brouillons?|réponses|párrafos|cambios|borrador(?:es)?|respuestas)"
)
_GONE = (
    r"(?:lost|discarded|overwritten|thrown away|verloren|verworfen|überschrieben|perdue?s?"
    r"|écrasée?s?|perdid[oa]s?|sobrescrit[oa]s?)"
)
_BACK_TO = r"(?:last|past|latest) (?:[1-9]\d{0,3} )?(?:minutes?|hours?|days?|edits?) of (?:\w+ )?"
_LOST = screened(
    rf"\b{_BACK_TO}(?:work|writing|typing|edits|editing|changes|drawing|recording|answers)"
    r" (?:(?:is|are|was|were|has|have|been|all) ){0,3}(?:gone|lost|wiped|erased)"
    r"(?=\W*$|\W*[:;,.()!])"
    rf"|\bunsaved {_MADE} (?:(?:was|were|has|have|got|been) ){{1,2}}{_GONE}"
    r"(?=\W*$|\W*[:;,.()!]|\s+(?:on|at|after|because|when|while|due|since|during|by)\b)"
    rf"|\b(?:[1-9]\d{{0,5}} (?:unsaved |unsynced |local )?|(?:local|unsynced|offline) )"
    rf"{_MADE} (?:\w+ ){{0,2}}{_GONE}"
    r"(?=\W*$|\W*[:;,.()!]|\s+(?:on|at|after|because|when|while|due|since|during|by|beim?|al)\b)",
    re.I,
)
_REPLACED = re.compile(
    r"\bconflict\b.{0,80}\b(?:rev(?:ision)?|version|save|slot|copy) [\w.#-]{1,16} (?:was |is )?"
    r"(?:overwritten|discarded|replaced|lost)\b",
    re.I,
)
"""Two versions of one thing met, and one of them is gone."""

_NONE_LEFT = re.compile(
    r"\b(?:0|none) (?:of|out of) (?:the )?[1-9]\d{0,5} (?:pending|queued|unsent|unsynced|local"
    r"|saved|offline|waiting|open) \w+ (?:was |were |are )?(?:found|restored|recovered)\b",
    re.I,
)
"""How a program counts what it had kept to send, and finds nothing of it."""

_KEPT = (
    r"(?:saved|stored|written|kept|entered|recorded|submitted|handed in|filled in|typed"
    r"|gespeichert|eingegeben|enregistrée?s?|saisie?s?|guardad[oa]s?|salvat[aeio]|opgeslagen"
    r"|zapisan\w*)"
)
_NONE = r"(?:0|zero|none|null|keine|aucune?|ningun[oa]|nessun[oa]?|geen)"
_THERE = (
    r"(?:returned|returns|came back|read back|loaded|got back|gives|gave|has|holds|shows|found"
    r"|zurückbekommen|geliefert|liefert|renvoyée?s?|renvoie|devuelt[oa]s?|devuelve|restituit[aeio])"
)
_NONE_THERE = screened(
    rf"\b[1-9]\d{{0,5}} (?:\w+ ){{1,3}}{_KEPT}\b[^.]{{0,60}}?[,;:(—-] ?(?:[\w/.]+ ){{0,5}}"
    rf"(?:{_THERE} {_NONE}|{_NONE} {_THERE})(?=\W*$|\W*[;,.)]|\s+(?:of|after|on|when|by)\b)"
    rf"|\b{_THERE} {_NONE} (?:of|out of) (?:the |all )?[1-9]\d{{0,5}} (?:\w+ ){{0,2}}{_KEPT}\b",
    re.I,
)
"""So many were kept, and none of them is there: counted by the page on both sides."""

_NOBODYS = re.compile(
    r"\b(?:cach\w*|logs?|events?|metrics|telemetry|analytics|thumb\w*|previews?|errors?|conflicts?"
    r"|duplicat\w*|filters?|search\w*|quer\w+|tests?|deleted|removed|cleared|expired)\b",
    re.I,
)
"""What nobody made by hand, or what is gone as it should be."""

_NOT_YET = re.compile(
    r"\b(?:older than|expired|obsolete|clean\w*|as (?:asked|requested|chosen|planned)"
    r"|by (?:the |its )?(?:user|owner|you)|on request"
    r"|will|(?:would|may|might|could|can)(?! ?n[o'’]t)|if|unless|until|restor\w+|recover\w+|undo"
    r"|none of|nothing|(?:not|cannot|never)(?: \w+)? (?:lost|discarded|overwritten)"
    r"|duplicat\w*|stop ?words?|midi|backup|empty"
    r"|wird|werden|würden?|könnten?|falls|seront|pourraient|se perder[aá]n|si)\b",
    re.I,
)


def says_lost(text: str) -> bool:
    """Tell a line that counts what somebody made, and that it is gone."""
    said = text[:_SEEN]
    if _REPLACED.search(said) is not None and _NOT_YET.search(said) is None:
        return True
    if _NONE_LEFT.search(said) is not None:
        return True
    if _NONE_THERE.search(said) is not None and _NOBODYS.search(said) is None:
        return True
    return _LOST.search(said) is not None and _NOT_YET.search(said) is None
