"""What the user did in an entry: the element clicked, the page opened. Never a typed value."""

import re

from usercontext.analyze.language.text import LABEL_CAP, clean
from usercontext.analyze.language.urls import Url, split_url
from usercontext.analyze.reading.events import Element
from usercontext.analyze.reading.fields import Fields, Place, layer
from usercontext.analyze.reading.one_line_told import opened_told, pressed_told
from usercontext.domain.log_entry import EventType, LogEntry

LABEL = (
    "text", "innertext", "textcontent", "label", "arialabel", "elementtext", "buttontext",
    "accessiblename", "title", "alt", "eltext", "elementcontent",
)  # fmt: skip
HANDLE = (
    *("testid", "datatestid", "id", "elementid", "name", "placeholder"),
    *("viewid", "resourceid", "accessibilityid", "accessibilityidentifier"),
)
PLACE = ("selector", "cssselector", "css", "xpath")
SELECTOR = ("selector", "cssselector", "css", "target", "element", "xpath", "path", "message")
TAG = ("tagname", "tag", "nodename", "elementtype", "localname", "element")
ROLE = ("role", "ariarole")
TO = (
    "to",
    "tourl",
    "newurl",
    "url",
    "href",
    "location",
    "destination",
    "pathname",
    "path",
    "currenturl",
)
SCREEN = (
    "screen", "screenname", "route", "routename", "view", "viewname", "page", "pagename", "scene",
    "activity", "screenclass", "viewcontroller", "fragment", "name", "currentscreen",
)  # fmt: skip
"""What an app calls the place that it shows: it has no address."""

FROM = ("from", "fromurl", "oldurl", "previous", "referrer", "previousurl")

TYPED_TAGS = frozenset({"input", "textarea", "select", "option"})
OPERABLE_TAGS = frozenset({"button", "a", "summary", "label"})
OPERABLE_ROLES = frozenset({"button", "link", "menuitem", "tab", "checkbox", "switch", "radio"})
BUTTON_TYPES = frozenset({"submit", "button", "reset", "image"})
PLACE_CAP = 300
_SCREEN_CAP = 120
_ROWS = re.compile(
    r"(?<![\w.#-])(tr|th|td|li|article|section|div)\b[^>]{0,120}?:nth-of-type\((\d{1,4})\)"
)
"""Which of several alike: the same words on another page are the same thing to do."""

_ASIDE = re.compile(
    r"^v|wert|typed|input|event|action|kind|type|time|date|user|session|id$|page|^src$|^proc"
    r"|^logger$|^source$|^le?ve?l$|^tag$|^lib|^component$|^module$|^thread$"
)
"""What stands beside a press, and what somebody may have typed."""

_OF_A_CONTROL = re.compile(
    r"^(?:btn|button|control|command|cmd|widget|menuitem|item)(?:name|text)?$"
)
_OF_A_PLACE = re.compile(r"[#>{}\[\]=]|://|^\w+\.\w")
_ANY = (Place.ELEMENT, Place.OWN)


def read_element(fields: Fields) -> Element:
    """Read what was clicked; the words of a text field are what somebody typed and are not read."""
    where = (Place.OWN, Place.ELEMENT)
    selector = clean(fields.text(SELECTOR, where), 160)
    if selector.isalpha():  # a client's one word for what was done, "focus", says less
        selector = clean(fields.text(SELECTOR[:-1], where), 160) or selector
    told = "" if fields.text(SELECTOR[:-1], where) else pressed_told(selector)
    if told:
        selector = ""
    tag = _tag(fields, selector)
    button = fields.text(("type", "inputtype"), _ANY).lower() in BUTTON_TYPES
    words = "" if tag in TYPED_TAGS and not button else fields.text(LABEL, _ANY)
    handle = fields.text(HANDLE, _ANY)
    named = "" if words or handle or not selector.isalpha() else _named_control(fields)
    label = (
        clean(words, LABEL_CAP)
        or told
        or clean(handle, LABEL_CAP)
        or clean(named, LABEL_CAP)
        or clean(_place_of(selector, tag), LABEL_CAP)
        or ("" if tag in TYPED_TAGS else clean(_label_by_shape(fields), LABEL_CAP))
    )
    role = fields.text(ROLE, _ANY).lower()
    operable = tag in OPERABLE_TAGS or role in OPERABLE_ROLES or button or _named_button(selector)
    key = f"{tag}|{selector or handle}|{'' if selector or handle else label}"
    place = clean(fields.text(PLACE, (Place.OWN, Place.ELEMENT)), PLACE_CAP)
    if place and selector and clean(place, 160) != selector:
        rows = (f" > {kind}:{number}" for kind, number in _ROWS.findall(place))
        key += "".join(rows)  # of those that are called alike, one in each row
    disabled = fields.flag(("disabled",)) is True
    # a client that tells the words of nothing has not said that this has none
    tells_words = any(True for _ in fields.values(LABEL, _ANY))
    bare = not words.strip() and tag not in TYPED_TAGS and tells_words
    return Element(label, key, operable or not tag, disabled, bare, place)


def read_target(fields: Fields) -> Url | None:
    """Return where a navigation went, or None."""
    written = fields.text(TO, (Place.OWN,)) or _screen(fields)
    return split_url(written) if written else None


def read_ends(fields: Fields, said: str) -> tuple[Url | None, Url | None]:
    """Return where a navigation went and where it came from: by name, else as its line says."""
    target, origin = read_target(fields), read_origin(fields)
    if target is not None:
        return target, origin
    told, left = opened_told(said)
    return told, origin or left


def _screen(fields: Fields) -> str:
    """Return the name of a screen as the path of a page, or ''."""
    name = fields.text(SCREEN, (Place.OWN,)).strip()
    if not name or len(name) > _SCREEN_CAP or "\n" in name:
        return ""
    return name if "/" in name else f"/{name}"


def names_a_screen(entry: LogEntry) -> bool:
    """Tell an entry that an app went to another screen, which it calls by a name of its own."""
    if entry.event_type is not EventType.NAVIGATION:
        return False
    fields = layer(entry.payload, entry.event_metadata)
    named = fields.text(SCREEN, (Place.OWN,)).strip()
    return not fields.text(TO, (Place.OWN,)) and bool(named) and "/" not in named


def read_origin(fields: Fields) -> Url | None:
    """Return where a navigation came from, or None."""
    written = fields.text(FROM, (Place.OWN,))
    return split_url(written) if written else None


def _label_by_shape(fields: Fields) -> str:
    """Return what a client of another language calls what was pressed: words, else its place."""
    pairs = (pair for place, layer in fields.layers if place in _ANY for pair in layer.items())
    beside = [(name, value) for name, value in pairs if _ASIDE.search(name) is None]
    # what names a control goes before a client's own line of what was done
    beside.sort(key=lambda pair: _OF_A_CONTROL.search(pair[0]) is None)
    named = (value for _, value in beside)
    texts = (value.strip() for value in named if isinstance(value, str))
    told = [one for one in texts if 0 < len(one) <= LABEL_CAP]
    words = [one for one in told if one[0].isalnum() and _OF_A_PLACE.search(one) is None]
    return next(iter(words or told), "")


def _named_control(fields: Fields) -> str:
    """Return what a client names as the control, in a field called so, or ''."""
    pairs = (pair for place, layer in fields.layers if place in _ANY for pair in layer.items())
    told = (v.strip() for name, v in pairs if isinstance(v, str) and _OF_A_CONTROL.search(name))
    return next((one for one in told if 0 < len(one) <= LABEL_CAP), "")


def _place_of(selector: str, tag: str) -> str:
    """Return where a field stands, without the verb of a client's line about it."""
    return selector.removeprefix("Clicked ") if tag in TYPED_TAGS else selector


def _tag(fields: Fields, selector: str) -> str:
    said = fields.text(TAG, _ANY).strip("<>").lower()
    if said.isalpha() and len(said) <= 10:
        return said
    last = selector.replace(">", " ").split(" ")[-1]
    name = last.split("[")[0].split(".")[0].split("#")[0].split(":")[0].lower()
    return name if name.isalnum() and len(name) <= 10 else ""


def _named_button(selector: str) -> bool:
    lowered = selector.lower()
    return "btn" in lowered or "button" in lowered or "submit" in lowered
