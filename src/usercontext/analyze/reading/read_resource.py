"""What kind of thing a request asked for, in a payload of any client. Not: what came back."""

from usercontext.analyze.reading.fields import EVERYWHERE, Fields
from usercontext.analyze.reading.frames_within import is_of_a_stream

RESOURCE = (
    "resource", "resourcetype", "initiatortype", "requesttype", "type", "category", "kind",
    "initiator", "tag", "tagname", "element",
)  # fmt: skip
_RESOURCES = {
    "xhr": "api",
    "fetch": "api",
    "xmlhttprequest": "api",
    "http": "api",
    "api": "api",
    "ajax": "api",
    "script": "script",
    "css": "style",
    "stylesheet": "style",
    "link": "style",
    "img": "image",
    "image": "image",
    "font": "font",
    "media": "media",
    "video": "media",
    "audio": "media",
    "document": "document",
    "navigation": "document",
    "iframe": "document",
    "mainframe": "document",
    "websocket": "socket",
    "eventsource": "socket",
    "beacon": "beacon",
    "ping": "beacon",
    "manifest": "manifest",
}

_LINKED = frozenset({"image", "font", "manifest"})


def read_resource(fields: Fields, by_name: str) -> str:
    """Return what a payload says was asked for, or what the address itself speaks of."""
    for value in fields.values(RESOURCE, EVERYWHERE[:3]):
        if isinstance(value, str) and (known := _RESOURCES.get(value[:20].strip().lower())):
            # a <link> loads icons and manifests as well as styles
            return by_name if known == "style" and by_name in _LINKED else known
    return "socket" if is_of_a_stream(fields) else by_name
