"""Takes the pictures of every page for the docs in a headless Chromium.

Each page light, dark and on a phone, then empty, with very long and with hostile texts, of a shop
that is always the same: docs/pictures/dashboard-*.png.
    python packages/dashboard/pictures.py [--out docs/pictures] [--chromium PATH] [NAME...]
"""

import argparse
import shutil
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Literal, NamedTuple

from living import NOW, Living, Project, living
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from visits import hostile_visits, long_visits, shop_visits

from usercontext.dashboard.pages import PAGES

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
Theme = Literal["light", "dark"]
WIDE, PHONE = (1280, 860), (390, 844)
COLOURS = 256
SETTLES_MS = 150
PARTS = frozenset(
    {
        "/i/:issue",
        "/p/:project/issues/news",
        "/p/:project/issues/:issue/live",
        "/p/:project/issues/:issue/export.md",
        "/p/:project/issues/:issue/agent.txt",
        "/p/:project/start/news",
        "/p/:project/settings",
    }
)
"""What pages ask for while they are open, texts to copy, and what leads elsewhere."""
TALLEST = 2_400
"""Rows of pixels kept of a page: what is below is more of the same."""
LOOKS: dict[str, tuple[Theme, tuple[int, int]]] = {
    "light": ("light", WIDE),
    "dark": ("dark", WIDE),
    "phone": ("light", PHONE),
}


class Shot(NamedTuple):
    """One picture: its name, where, how it looks, and what is done before."""

    name: str
    path: str
    look: str = "light"
    signed_in: bool = True
    act: Callable[[Page], None] | None = None


def pages_of(project: Project) -> dict[str, str]:
    """Name every page that stands in the table, with the ids of a project in its path."""
    found = {}
    for page in PAGES:
        parts = page.path.split("/")
        words = {part[1:] for part in parts if part.startswith(":")}
        if page.method == "GET" and page.path not in PARTS and words <= project.ids.keys():
            before = dict(zip(parts[1:], parts, strict=False))
            filled = [
                project.ids.get(f"{before[part]}/{part[1:]}") or project.ids[part[1:]]
                if part.startswith(":")
                else part
                for part in parts
            ]
            found[name_of(page.path)] = "/".join(filled)
    return found


def name_of(path: str) -> str:
    """Return a page's name: of what is one of many the noun, elsewhere the words of its path."""
    parts = path.removeprefix("/p/:project").strip("/").split("/")
    if len(parts) == 2 and parts[1] in (":issue", ":session", ":group"):
        return parts[1][1:]
    return "-".join(part.replace(":token", "link").lstrip(":") for part in parts) or "home"


def shots(here: Living) -> Iterator[Shot]:
    """Yield every picture."""
    shop = pages_of(here.projects["Larch & Loam"])
    for name, path in shop.items():
        if name == "home":
            continue
        for look in LOOKS:
            yield Shot(f"{name}-{look}", path, look, signed_in=name != "sign-in")
    for kind in ("empty", "long", "hostile"):
        for name, path in pages_of(here.projects[kind]).items():
            if path.startswith("/p/"):
                yield Shot(f"{name}-{kind}", path)
    yield Shot("error", "/p/nowhere/issues")


def take(browser: Browser, here: Living, shot: Shot, out: Path) -> int:
    """Take one picture; returns its bytes."""
    theme, (width, height) = LOOKS[shot.look]
    context = browser.new_context(
        base_url=here.url,
        color_scheme=theme,
        viewport={"width": width, "height": height},
        locale="en-GB",
        timezone_id="UTC",
        reduced_motion="reduce",
    )
    context.clock.set_fixed_time(NOW)
    if shot.signed_in:
        context.add_cookies([{"name": "uc-login", "value": here.cookie, "url": here.url}])
    page = context.new_page()
    page.goto(shot.path)
    page.evaluate("document.fonts.ready.then(() => 0)")
    if shot.act is not None:
        shot.act(page)
    # not by full_page: what a page leaves out while it is out of sight would stay blank
    tall = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": max(height, min(tall, TALLEST))})
    page.wait_for_timeout(SETTLES_MS)
    taken = page.screenshot()
    context.close()
    return keep(taken, out / f"dashboard-{shot.name}.png")


def keep(taken: bytes, place: Path) -> int:
    """Write a picture with a palette: a third of the bytes, and the tokens keep their colours.

    The palette is what the picture has most of; a library's own choice turned soft grounds pink.
    """
    picture = Image.open(BytesIO(taken)).convert("RGB")
    counted = picture.getcolors(picture.width * picture.height) or []
    most = [colour for _, colour in sorted(counted, reverse=True)[:COLOURS]]
    palette = Image.new("P", (1, 1))
    flat = [part for colour in most for part in colour]  # type: ignore[union-attr]
    palette.putpalette(flat + flat[:3] * (256 - len(most)))
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(place, optimize=True)
    return place.stat().st_size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs/pictures")
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    parser.add_argument("names", nargs="*", help="only those that begin so")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    lives = {
        "Larch & Loam": shop_visits(),
        "empty": [],
        "long": long_visits(),
        "hostile": hostile_visits(),
    }
    with (
        tempfile.TemporaryDirectory() as folder,
        living(Path(folder), lives) as here,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=options.chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        for shot in shots(here):
            if not options.names or shot.name.startswith(tuple(options.names)):
                print(f"{shot.name:32}{take(browser, here, shot, options.out):9,}", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
