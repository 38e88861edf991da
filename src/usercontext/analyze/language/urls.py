"""What a URL says: host, path, its template, what kind of resource. Not: whose it is."""

import re
from functools import lru_cache

from msgspec import Struct

_MAX_URL = 2048
_SEGMENT_CAP = 60
_SHORT = 4
_PORTS = {"http": "80", "https": "443", "ws": "80", "wss": "443"}
_UUID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", re.I)
_HASH_IN_NAME = re.compile(
    r"(?:[.\-_~](?=[A-Za-z0-9_-]*\d|[a-z]*[A-Z])[A-Za-z0-9_-]{6,}|[.\-_~][0-9a-f]{6,})"
    r"(?=(?:\.[A-Za-z]{1,12}){1,3}$)"
)
_TOKEN = re.compile(r"\[[A-Z][A-Z_]{1,30}\]")
_FIXED = re.compile(r"v\d{1,3}(?:\.\d{1,3})?", re.I)
_EXTENSIONS = {
    "js": "script",
    "mjs": "script",
    "cjs": "script",
    "css": "style",
    "png": "image",
    "jpg": "image",
    "jpeg": "image",
    "gif": "image",
    "webp": "image",
    "avif": "image",
    "svg": "image",
    "ico": "image",
    "woff": "font",
    "woff2": "font",
    "ttf": "font",
    "otf": "font",
    "mp4": "media",
    "webm": "media",
    "mp3": "media",
    "m4a": "media",
    "m4v": "media",
    "mov": "media",
    "ogg": "media",
    "wav": "media",
    "m3u8": "media",
    "mpd": "media",
    "m4s": "media",
    "map": "sourcemap",
    "wasm": "script",
    "webmanifest": "manifest",
    "txt": "text",
    **dict.fromkeys(("vtt", "srt", "ttml", "dfxp"), "track"),
    **dict.fromkeys(("ktx", "ktx2", "basis", "dds", "tga", "hdr", "exr"), "image"),
}
"""A track is what stands under a film: without it the film is there. Textures are pictures."""


_PIECE = re.compile(r"\d\.ts$", re.I)


class Url(Struct, frozen=True):
    """A URL split without ever failing; ``host`` lower case, '' if relative.

    ``port`` is '' where none is written, or the one that the scheme has anyhow.
    """

    scheme: str
    host: str
    path: str
    port: str = ""

    @property
    def authority(self) -> str:
        """Return the host with its port: what, with the scheme, makes an origin."""
        return f"{self.host}:{self.port}" if self.port else self.host

    @property
    def extension(self) -> str:
        """Return the file extension in lower case, or ''."""
        name = self.path.rsplit("/", 1)[-1]
        return name.rsplit(".", 1)[-1].lower() if "." in name else ""


@lru_cache(maxsize=8192)
def split_url(text: str) -> Url:
    """Split a URL as written by any client; nonsense becomes a path."""
    text = text.strip()[:_MAX_URL]
    scheme, mark, rest = text.partition("://")
    if not mark:
        if text.startswith("//"):
            scheme, rest = "", text[2:]
        else:
            return _without_host(text)
    end = min((i for i in map(rest.find, "/?#") if i >= 0), default=len(rest))
    host = rest[:end].rpartition("@")[2].lower()
    host, bracket, after = host.partition("]") if host.startswith("[") else (host, "", "")
    host, port = (host + bracket, after[1:]) if bracket else host.partition(":")[::2]
    scheme = scheme.lower()
    known = not port.isdecimal() or _PORTS.get(scheme) == port
    return Url(scheme, host, _path(rest[end:]), "" if known else port[:5])


def _without_host(text: str) -> Url:
    scheme, mark, rest = text.partition(":")
    if mark and scheme.isalpha() and scheme.lower() in {"data", "blob", "about", "javascript"}:
        return Url(scheme.lower(), "", rest[:20])
    return Url("", "", _path(text))


def _path(text: str) -> str:
    before, mark, fragment = text.partition("#")
    path = before.split("?", 1)[0]
    # Single-page apps with hash routing keep their route behind the fragment mark.
    if mark and fragment.startswith(("/", "!/")):
        path = path.rstrip("/") + "/#" + fragment.split("?", 1)[0]
    return path or "/"


@lru_cache(maxsize=8192)
def path_template(path: str) -> str:
    """Return a path with ids, numbers, e-mails and content hashes replaced, so that it groups."""
    segments = [_segment(segment) for segment in path[:_MAX_URL].split("/")[:20]]
    for at in range(1, len(segments) - 1):
        if _is_collection(segments[at - 1]) and _is_collection(segments[at + 1]):
            segments[at] = ":id"
    return "/".join(segments)


def file_template(path: str) -> str:
    """Return the file name of a path without its content hash or chunk number."""
    name = path.rsplit("/", 1)[-1].split("?", 1)[0][:120]
    name = _HASH_IN_NAME.sub("", name)
    stem, dot, extension = name.partition(".")
    if dot and (stem.isdigit() or (len(stem) >= 6 and _is_opaque(stem))):
        return f":id.{extension}"
    return name


def is_of_sockets(url: Url) -> bool:
    """Tell an address that a line is held open to."""
    return url.scheme in ("ws", "wss")


def resource_of(url: Url) -> str:
    """Tell the kind of resource by its extension: script, style, image … or 'api' without one."""
    if url.extension == "ts":  # a piece of a film has a number, a module of a build a name
        return "media" if _PIECE.search(url.path) else "api"
    return _EXTENSIONS.get(url.extension, "api")


def _segment(segment: str) -> str:
    if not segment or _FIXED.fullmatch(segment):
        return segment
    if _TOKEN.search(segment) or "@" in segment or "%40" in segment:
        return ":id"
    if "." in segment:
        return file_template(segment)
    if segment.isdigit() or _UUID.search(segment) or _is_opaque(segment):
        return ":id"
    return segment[:_SEGMENT_CAP]


def _is_collection(segment: str) -> bool:
    """Tell a plural: what stands between two (``/products/mug/reviews``) names one of the first."""
    return len(segment) > _SHORT and segment.endswith("s") and segment.islower()


def _is_opaque(segment: str) -> bool:
    """Tell an identifier from a word: mostly digits, or long with digits mixed into letters."""
    digits = sum(c.isdigit() for c in segment)
    if not digits:
        return len(segment) >= 20 and not segment.islower() and "-" not in segment
    if len(segment) >= 16 and digits >= 2:
        return True
    return digits * 2 >= len(segment) or (len(segment) >= 8 and digits >= 3)
