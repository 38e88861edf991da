"""What a press or a change of page says in one line of words: "Clicked 'Pay now'". Not: fields.

Whoever writes a client of one's own puts it into the message. What is quoted in it, or stands
behind the verb, is what was pressed; what looks like an address is where somebody went.
"""

import re

from msgspec import Struct

_SEEN = 400
_VERB = re.compile(
    r"^\W{0,3}(?:(?:the )?(?:user|visitor|customer|client|guest|they|s?he|i) (?:has |then )?)?"
    r"(?:(?:button|btn|link|element|ui|mouse|double|right|left|rage)[ -])?"
    r"(?:click(?:ed|s|ing)?|tap(?:ped|s|ping)?|press(?:ed|es|ing)?|touch(?:ed|es)?|hits?|chose"
    r"|select(?:ed|s)|submit(?:ted|s))\b(?: event)?(?: (?:on|at|upon|in|to)\b)?"
    r"(?: ?:| ?=| ?->| ?→)?"
    r"(?: (?:the|an?|this)\b)?\s*",
    re.I,
)
_BEHIND = re.compile(
    r"\s+(?:(?:button|btn|link|tab)\s+)?(?:was |got |is )?(?:click(?:ed)?|tap(?:ped)?|press(?:ed)?)"
    r"\W{0,3}$",
    re.I,
)
_QUOTED = re.compile(
    r"\"([^\"]{1,120})\"|“([^”]{1,120})”|„([^“”]{1,120})[“”]|«([^»]{1,120})»|`([^`]{1,120})`"
    r"|(?<!\w)['‘]((?:[^'’]|['’](?=\w)){1,120})['’](?!\w)"
)
_KIND = (
    r"button|btn|cta|link|anchor|tab|icon|menu ?item|check ?box|radio|toggle|switch|card|element"
)
_FIELD = r"(?:input|text|search)? ?(?:field|box|input|area)|select|drop ?down|textarea"
_KIND_FIRST = re.compile(rf"^(?:{_KIND}|{_FIELD})(?:\s*[:=]\s*|\s+)(?=\S)", re.I)
_KIND_LAST = re.compile(rf"\s+(?:{_KIND})$", re.I)
_OF_A_FIELD = re.compile(rf"(?:^|\s)(?:{_FIELD})$", re.I)
_SELECTOR = re.compile(
    r"(?:[a-z][a-z0-9]{0,9}(?:-[a-z0-9-]{1,30})?)?(?:[#.][A-Za-z_][\w:-]{0,80}|\[[^\]\s]{1,120}\]"
    r"|:nth-\w+\(\d+\))+(?:\s*>?\s*\S{1,80}){0,8}"
    r"|[a-z][a-z0-9]{0,9}(?:\s*>\s*\S{1,80}){1,12}"
)
_ADDRESS = re.compile(
    r"(?:https?|file)://[^\s'\"<>()“”]{3,1000}"
    r"|(?<![\w/.:<@~])(?:/|#!?/)(?:[\w~%@.:#!-][^\s'\"<>()“”]{0,1000})?(?![^\s'\"<>(),;.“”])"
)
_FROM = re.compile(r"\bfrom\W{0,3}$|\bleft\W{0,3}$", re.I)


class Pressed(Struct, frozen=True):
    """What a line says was pressed: its words, or its place; and whether it is written into."""

    words: str
    place: str
    is_a_field: bool


def pressed_in(line: str) -> Pressed:
    """Read what a click's own line says was pressed; a line without a verb is what it is called."""
    said = line.strip()[:_SEEN]
    verb = _VERB.match(said)
    rest = said[verb.end() :] if verb else _BEHIND.sub("", said)
    rest = rest.strip() or said
    quoted = _QUOTED.search(rest)
    if quoted is not None:
        around = f"{rest[: quoted.start()]} {rest[quoted.end() :]}"
        words = next(filter(None, quoted.groups())).strip()
        return Pressed(words, _place_in(around), is_a_field=False)
    bare = rest if _SELECTOR.fullmatch(rest) else _KIND_FIRST.sub("", rest)
    if _SELECTOR.fullmatch(bare) is not None:
        return Pressed("", bare, is_a_field=False)
    is_a_field = _OF_A_FIELD.search(bare) is not None
    named = bare if is_a_field else _KIND_LAST.sub("", bare).rstrip(" .")
    return Pressed(named or bare, "", is_a_field)


def gone_in(line: str) -> tuple[str, str]:
    """Return where a line says that somebody went, and where from; '' for what it does not say."""
    said = line[: 3 * _SEEN]
    found = [(one[0].rstrip(".,;:"), said[: one.start()]) for one in _ADDRESS.finditer(said)]
    left = [address for address, before in found if _FROM.search(before)]
    reached = [address for address, before in found if not _FROM.search(before)]
    if len(reached) > 1 and not left:
        return reached[1], reached[0]  # "/cart → /checkout"
    return (reached or [""])[0], (left or [""])[0]


def _place_in(around: str) -> str:
    words = (one if "=" in one else one.strip("()[],:;") for one in around.split())
    return next((one for one in words if _SELECTOR.fullmatch(one)), "")
