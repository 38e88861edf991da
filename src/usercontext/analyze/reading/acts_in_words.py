"""Clicks and navigations that an entry tells in its message alone. Not: fields.

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
    r"|select(?:ed|s)|submit(?:ted|s))\b(?: event)?(?: (?:on|at|upon)\b)?"
    r"(?: ?:| ?=| ?->| ?→)?"
    r"(?: (?:the|an?|this)\b)?\s*",
    re.I,
)
_BARE_VERB = re.compile(r"(?:click|tap|press|touch|hit)\s*", re.I)
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
    r"(?:[a-z][a-z0-9]{0,9}(?:-[a-z0-9-]{1,30})?)?(?:[#.][A-Za-z_][\w:-]{0,80}|\[[^\]]{1,120}\]"
    r"|:nth-\w+\(\d+\))+(?:\s*>?\s*\S{1,80}){0,8}"
    r"|[a-z][a-z0-9]{0,9}(?:\s*>\s*\S{1,80}){1,12}"
)
_ADDRESS = re.compile(
    r"(?:https?|file)://[^\s'\"<>()“”]{3,1000}"
    r"|(?<![\w/.:<@~])(?:/|#!?/)(?:[\w~%@.:#!-][^\s'\"<>()“”]{0,1000})?(?![^\s'\"<>(),;.“”])"
)
_OFTEN = re.compile(
    r"[\s,]*\(?(?:\b(?:x ?)?\d{1,3} ?(?:x|times)|\brepeatedly|\bagain|\btwice|\bdisabled"
    r"|\b(?:several|multiple|many) times)\)?$",
    re.I,
)
"""What a line adds of how often, or how it was: no part of what it is called."""

_MARKUP = re.compile(r"<([a-z][a-z0-9-]{0,20})\b([^<>]{0,300})>([^<>]{0,120})", re.I)
_NAMED_SO = re.compile(r"\b(?:aria-label|title|value|id|name)=[\"']?([^\"'<>]{1,80})", re.I)
_WENT = re.compile(
    r"\b(?:navigat\w{1,5}|rout\w{1,3} chang\w{1,3}|went|mov(?:ed|es)|redirect\w{0,3}|enter(?:ed|s)"
    r"|open(?:ed|s)|visit(?:ed|s)|land(?:ed|s)|view(?:ed|s)|load(?:ed|s)|page ?view|back|screen"
    r"|return\w{0,3}|page)\b(?:[^>→]{0,60}?(?:->|=>|→|\bto\b|\bon\b|\bat\b|:))?\s*(?:the\s+)?"
    r"[\"'“‘]?(?P<page>\w[\w -]{0,38}\w)[\"'”’]?(?:\s+(?:page|screen|view|tab|step))?\W{0,2}$",
    re.I,
)
_PAGE_LAST = re.compile(r"\s+(?:page|screen|view|tab|step)$", re.I)
_NO_PAGE = frozenset(
    {"page", "screen", "view", "app", "ok", "done", "loaded", "home page", "back", "away"}
)
_LONGEST_NAME = 4

_FROM = re.compile(r"\bfrom\W{0,3}$|\bleft\W{0,3}$", re.I)


class Pressed(Struct, frozen=True):
    """What a line says was pressed: its words, or its place; and whether it is written into."""

    words: str
    place: str
    is_a_field: bool


def pressed_in(line: str) -> Pressed:
    """Read what a click's own line says was pressed; a line without a verb is what it is called."""
    said = _OFTEN.sub("", line.strip()[:_SEEN])
    markup = _MARKUP.match(said)
    if markup is not None:
        named = markup[3].strip() or next(iter(_NAMED_SO.findall(markup[2])), "")
        return Pressed(named, "", is_a_field=markup[1].lower() in ("input", "textarea", "select"))
    verb = _VERB.match(said)
    if verb is not None and _BARE_VERB.fullmatch(verb[0]) and not _leads_on(said[verb.end() :]):
        verb = None  # "Tap water", "Click to pay": what a control is called
    rest = said[verb.end() :] if verb else _BEHIND.sub("", said)
    rest = rest.strip() or said
    quoted = None if _SELECTOR.fullmatch(rest) else _QUOTED.search(rest)
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


def _leads_on(rest: str) -> bool:
    """Tell what only an account of a press has behind the verb: a place, a quote, what it is."""
    return bool(_SELECTOR.fullmatch(rest) or _QUOTED.match(rest) or _KIND_FIRST.match(rest))


def gone_in(line: str) -> tuple[str, str]:
    """Return where a line says that somebody went, and where from; '' for what it does not say.

    A page without an address is called by its name, as an app's screen is.
    """
    said = line[: 3 * _SEEN]
    found = [(one[0].rstrip(".,;:"), said[: one.start()]) for one in _ADDRESS.finditer(said)]
    left = [address for address, before in found if _FROM.search(before)]
    reached = [address for address, before in found if not _FROM.search(before)]
    if len(reached) > 1 and not left:
        return reached[1], reached[0]  # "/cart → /checkout"
    return (reached or [_page_named(said)])[0], (left or [""])[0]


def _page_named(said: str) -> str:
    found = _WENT.search(said)
    name = _PAGE_LAST.sub("", found["page"]).strip() if found is not None else ""
    short = name.count(" ") < _LONGEST_NAME and name.casefold() not in _NO_PAGE
    return f"/{name.replace(' ', '-').lower()}" if name and short else ""


def _place_in(around: str) -> str:
    words = (one if "=" in one else one.strip("()[],:;") for one in around.split())
    return next((one for one in words if _SELECTOR.fullmatch(one)), "")
