"""What the user did in an entry: the element clicked, the page opened. Never a typed value."""

import re

from usercontext.analyze.language.text import LABEL_CAP, clean
from usercontext.analyze.language.urls import Url, split_url
from usercontext.analyze.reading.acts_in_words import gone_in, pressed_in
from usercontext.analyze.reading.events import Element
from usercontext.analyze.reading.fields import Fields, Place, layer
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
SELECTOR = ("selector", "cssselector", "css", "target", "element", "xpath", "path")
TOLD = ("message", "msg", "description", "line", "data")
_WORDS_TOLD = re.compile(
    r"clicked\b|(?:the )?(?:user|visitor|customer) (?:has )?(?:click|tapp|press)(?:ed|s)\b", re.I
)
"""A client's sentence where the words of a control belong."""

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
_TAGS = frozenset((
    "a", "article", "aside", "body", "button", "div", "dd", "details", "dialog", "dl", "dt",
    "fieldset", "footer", "form", "h1", "h2", "h3", "header", "i", "iframe", "img", "input",
    "label", "li", "main", "nav", "ol", "option", "p", "section", "select", "span", "strong",
    "summary", "svg", "table", "tbody", "td", "textarea", "th", "thead", "tr", "ul",
))  # fmt: skip
_ROW_TAGS = frozenset({"li", "tr", "td", "a", "div", "span", "article", "option", "dt", "dd"})
_OF_A_KIND = re.compile(r"[a-z]{1,10}(?:\.[\w-]{1,60}){0,6}")
"""A place that says of which kind something is, as each row of a list has it: no id, no number."""

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
_IS_A_PATH = re.compile(r"https?://|/(?!/)")


def read_element(fields: Fields) -> Element:
    """Read what was clicked; the words of a text field are what somebody typed and are not read."""
    where = (Place.OWN, Place.ELEMENT)
    written = fields.text(SELECTOR, where)
    in_words = _is_in_words(written)
    line = written if in_words else "" if written else fields.text(TOLD, where)
    told = pressed_in(line)
    selector = clean(told.place if in_words or not written else written, 160)
    tag = "input" if told.is_a_field else _tag(fields, selector)
    button = fields.text(("type", "inputtype"), _ANY).lower() in BUTTON_TYPES
    words = "" if tag in TYPED_TAGS and not button else fields.text(LABEL, _ANY)
    words = pressed_in(words).words if _WORDS_TOLD.match(words) else words
    handle = fields.text(HANDLE, _ANY)
    is_bare_word = (selector or line).isalpha()  # a client's one word for what was done, "focus"
    named = "" if words or handle or not is_bare_word else _named_control(fields)
    label = (
        clean(words, LABEL_CAP)
        or clean(handle, LABEL_CAP)
        or clean(named, LABEL_CAP)
        or clean(told.words, LABEL_CAP)
        or clean(_place_of(selector, tag), LABEL_CAP)
        or ("" if tag in TYPED_TAGS else clean(_label_by_shape(fields), LABEL_CAP))
    )
    role = fields.text(ROLE, _ANY).lower()
    operable = (
        tag in OPERABLE_TAGS or role in OPERABLE_ROLES or button or _named_button(selector or line)
    )
    # the line that a client writes of it tells those apart that share one selector
    called = clean(fields.text((*SELECTOR, *TOLD), where), 160)
    if called == clean(line, 160):  # "again" and "3 times" are no part of what it is called
        called = clean(told.place or told.words or line, 160)
    place = clean(fields.text(PLACE, where), PLACE_CAP)
    key = _key(tag, called, handle, label) + _row_of(place, called)
    disabled = fields.flag(("disabled",)) is True
    # a client that tells the words of nothing has not said that this has none
    tells_words = any(True for _ in fields.values(LABEL, _ANY))
    bare = not words.strip() and tag not in TYPED_TAGS and tells_words
    return Element(label, key, operable or not tag, disabled, bare, place)


def _key(tag: str, called: str, handle: str, label: str) -> str:
    """Return what tells an element from others: its own words where many share the place."""
    alike = _is_of_a_kind(called, tag)
    own = (handle or label) if alike else "" if called or handle else label
    return f"{tag}|{called or handle}|{own}"


def _row_of(place: str, called: str) -> str:
    """Return which row an element stands in, of those that are called alike in each."""
    if not place or not called or clean(place, 160) == called:
        return ""
    return "".join(f" > {kind}:{number}" for kind, number in _ROWS.findall(place))


def _is_in_words(written: str) -> bool:
    """Tell what is called by its words, where a client of another kind has a selector."""
    if written.startswith("<"):
        return True
    if not written or written[0] in "#.*" or "/" in written:
        return False
    of_tags = all(one in _TAGS for one in written.lower().split())
    return not of_tags and _OF_A_PLACE.search(written) is None


def _is_of_a_kind(called: str, tag: str) -> bool:
    """Tell a place that many share: a bare tag, or a row of a list by its class alone."""
    return called == tag or (tag in _ROW_TAGS and _OF_A_KIND.fullmatch(called) is not None)


def read_target(fields: Fields) -> Url | None:
    """Return where a navigation went, or None."""
    written = fields.text(TO, (Place.OWN,)) or _screen(fields) or gone_in(_line(fields))[0]
    written = written or next(filter(_IS_A_PATH.match, (fields.text(("target",), _ANY),)), "")
    return split_url(written) if written else None


def _line(fields: Fields) -> str:
    return fields.text((*TOLD, "text"), (Place.OWN,))


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
    written = fields.text(FROM, (Place.OWN,)) or gone_in(_line(fields))[1]
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
