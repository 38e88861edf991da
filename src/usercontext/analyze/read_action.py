"""What the user did in an entry: the element clicked, the place gone to. Never a value typed."""

from usercontext.analyze.events import Element
from usercontext.analyze.fields import Fields
from usercontext.analyze.shapes import Declared, Place
from usercontext.analyze.text import LABEL_CAP, clean
from usercontext.analyze.urls import Url, split_url

_OWN = (Place.OWN,)
_ANY = (Place.ELEMENT, Place.OWN)
_LABEL = Declared(
    (
        "text", "innertext", "textcontent", "label", "arialabel", "elementtext", "buttontext",
        "accessiblename", "title", "alt",
    ),
    _ANY,
)  # fmt: skip
_HANDLE = Declared(("testid", "datatestid", "id", "elementid", "name", "placeholder"), _ANY)
_SELECTOR = Declared(
    ("selector", "cssselector", "css", "target", "element", "xpath", "path", "message"),
    (Place.OWN, Place.ELEMENT),
)
_TAG = Declared(("tagname", "tag", "nodename", "elementtype", "localname", "element"), _ANY)
_ROLE = Declared(("role", "ariarole"), _ANY)
_TYPE = Declared(("type", "inputtype"), _ANY)
_DISABLED = Declared(("disabled",))
_TO = Declared(
    ("to", "tourl", "newurl", "url", "href", "location", "destination", "pathname", "path"), _OWN
)
_FROM = Declared(("from", "fromurl", "oldurl", "previous", "referrer", "previousurl"), _OWN)

TYPED_TAGS = frozenset({"input", "textarea", "select", "option"})
OPERABLE_TAGS = frozenset({"button", "a", "summary", "label"})
OPERABLE_ROLES = frozenset({"button", "link", "menuitem", "tab", "checkbox", "switch", "radio"})
BUTTON_TYPES = frozenset({"submit", "button", "reset", "image"})


def read_element(fields: Fields) -> Element:
    """Read what was clicked; the words of a text field are what somebody typed and are not read."""
    selector = clean(fields.text(_SELECTOR), 160)
    tag = _tag(fields, selector)
    button = fields.text(_TYPE).lower() in BUTTON_TYPES
    words = "" if tag in TYPED_TAGS and not button else fields.text(_LABEL)
    handle = fields.text(_HANDLE)
    label = (
        clean(words, LABEL_CAP)
        or clean(handle, LABEL_CAP)
        or clean(_place_of(selector, tag), LABEL_CAP)
    )
    role = fields.text(_ROLE).lower()
    operable = tag in OPERABLE_TAGS or role in OPERABLE_ROLES or button or _named_button(selector)
    key = f"{tag}|{selector or handle}|{'' if selector or handle else label}"
    disabled = fields.flag(_DISABLED) is True
    bare = not words.strip() and tag not in TYPED_TAGS
    return Element(label, key, operable or not tag, disabled, bare)


def read_target(fields: Fields) -> Url | None:
    """Return where a navigation went, or None."""
    written = fields.text(_TO)
    return split_url(written) if written else None


def read_origin(fields: Fields) -> Url | None:
    """Return where a navigation came from, or None."""
    written = fields.text(_FROM)
    return split_url(written) if written else None


def _place_of(selector: str, tag: str) -> str:
    """Return where a field stands, without the verb of a client's line about it."""
    return selector.removeprefix("Clicked ") if tag in TYPED_TAGS else selector


def _tag(fields: Fields, selector: str) -> str:
    said = fields.text(_TAG).strip("<>").lower()
    if said.isalpha() and len(said) <= 10:
        return said
    last = selector.replace(">", " ").split(" ")[-1]
    name = last.split("[")[0].split(".")[0].split("#")[0].split(":")[0].lower()
    return name if name.isalnum() and len(name) <= 10 else ""


def _named_button(selector: str) -> bool:
    lowered = selector.lower()
    return "btn" in lowered or "button" in lowered or "submit" in lowered
