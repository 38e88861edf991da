"""The files of the site, read once at start. Not: what is asked for, which fault is on.

A path is looked up among the files that there are, so none leads out of the folder.
"""

import hashlib
import re
from pathlib import Path

from msgspec import Struct

from usercontext.shop.asked import HTML
from usercontext.shop.families import FAMILIES

_TYPES = {
    ".html": HTML,
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
_MODULES = "/faults/"
_FRAME = "/frame.html"
_FRAMED = re.compile(r"<!-- (?P<page>[\w-]+): (?P<title>.*?) -->\n(?P<main>.*)", re.S)
"""What a page is that stands in the frame: its name, its title, what is between head and foot."""
_ROOT = Path(__file__).parents[1]
_CHECKOUT = _ROOT.parents[1] / "packages" / "shop"


class Places(Struct, frozen=True):
    """Where the site and the table of faults lie."""

    site: Path
    faults: Path


def find_places() -> Places | None:
    """Return where they lie in a source checkout, else in the package; None without them."""
    for found in (
        Places(_CHECKOUT / "site", _CHECKOUT / "faults"),
        Places(_ROOT / "built" / "shop", _ROOT / "built" / "shop_faults"),
    ):
        if found.site.is_dir() and found.faults.is_dir():
            return found
    return None


class Shelf:
    """Files by the path below /demo at which they are answered, with their content types."""

    def __init__(self, site: Path) -> None:
        self.files: dict[str, tuple[str, bytes]] = {}
        self.pages: dict[str, str] = {}
        frame = (site / _FRAME[1:]).read_text("utf-8")
        for path in sorted(site.rglob("*")):
            kind = _TYPES.get(path.suffix)
            if kind is None or not path.is_file():
                continue
            name = "/" + path.relative_to(site).as_posix()
            if name == _FRAME:
                continue
            if path.suffix == ".html":
                address = name.removesuffix(".html").removesuffix("index")
                self.pages[address] = _whole(path.read_text("utf-8"), frame)
            else:
                self.files[_address(name, path.stem)] = (kind, path.read_bytes())


def _whole(page: str, frame: str) -> str:
    framed = _FRAMED.fullmatch(page)
    if framed is None:  # the bank's, which is no page of the shop
        return page
    for name, text in framed.groupdict().items():
        frame = frame.replace(f"{{{{{name}}}}}", text)
    return frame


def _address(name: str, stem: str) -> str:
    if not name.startswith(_MODULES):
        return name
    return module_path(stem) if stem in FAMILIES else name.replace(_MODULES, "/parts/", 1)


def module_path(family: str, script: str | None = None) -> str:
    """Return where a family's module is answered: its own name would tell a reader the answer."""
    return f"/parts/{script or hashlib.sha256(family.encode()).hexdigest()[:8]}.js"
