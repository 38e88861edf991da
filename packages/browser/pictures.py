"""Takes the pictures of the widget for the docs in a headless Chromium: docs/pictures/widget-*.png.

Needs a build (packages/browser/build.mjs) and nothing else: pages and answers are made up here.
    python packages/browser/pictures.py [--out docs/pictures] [--chromium PATH]
"""

import argparse
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, Route, ViewportSize, sync_playwright

HERE = Path(__file__).parent
DIST = HERE / "dist"
SHOP = "http://shop.example"
KEY = "uc_pub_" + "a" * 36
ISSUE = "7f3a9c21-52d0-4b7e-9d5e-0c1f6b8a4e10"
WORDS = {
    "en": "I pressed “Pay now” three times. Nothing happens, and the basket is still full.",
    "de": "Ich habe dreimal auf „Jetzt bezahlen“ gedrückt. Es passiert nichts.",
    "ar": "ضغطت على زر «ادفع الآن» ثلاث مرات ولم يحدث شيء، وما زالت السلة ممتلئة.",
}
STYLE = """body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#20242e;background:#f6f4ef}
header{padding:18px 40px;background:#20352b;color:#fff;font-weight:650;font-size:19px}
main{display:grid;grid-template-columns:1fr 300px;gap:24px;max-width:980px;margin:32px auto;
padding:0 24px}
section{padding:22px;border-radius:14px;background:#fff;box-shadow:0 1px 3px #0002}
h1{margin:0 0 14px;font-size:23px}label{display:block;margin:12px 0 4px;font-size:14px}
input{width:100%;box-sizing:border-box;padding:10px;border:1px solid #bbb;border-radius:8px;
font:inherit}
button{margin-top:18px;padding:12px 20px;border:0;border-radius:9px;background:#c4572d;color:#fff;
font:inherit}
p{margin:6px 0}@media(max-width:700px){main{grid-template-columns:1fr}}"""
BODY = """<header>Larch &amp; Loam</header><main><section><h1>Checkout</h1>
<label>Name<input value="Ada Lovelace"></label>
<label>Card<input value="4111 1111 1111 1111"></label>
<label>E-mail<input value="ada@mail.example"></label><button id="pay">Pay now</button></section>
<section><h1>Your basket</h1><p>Watering can, 2 l</p><p>Terracotta pot × 3</p>
<p data-uc-mask>Delivery: 12 Garden Row</p><p><b>Total 64.50</b></p></section></main>"""


Theme = Literal["light", "dark"]


class Studio:
    """A browser, and a shop that has the widget; the API takes what `taken` says."""

    def __init__(self, browser: Browser, out: Path) -> None:
        self.browser = browser
        self.out = out

    def visit(
        self, language: str = "en", theme: Theme = "light", width: int = 900, height: int = 720
    ) -> Page:
        """Open the shop with something captured, and the dialog over it."""
        size = ViewportSize(width=width, height=height)
        context = self.browser.new_context(viewport=size, color_scheme=theme)
        context.route("**/*", lambda route: answer(route, language))
        page = context.new_page()
        page.goto(f"{SHOP}/checkout")
        page.evaluate(
            "fetch('/api/pay'); console.warn('retrying'); history.pushState({}, '', '/pay')"
        )
        page.click("#pay")
        page.locator("uc-widget button.open").wait_for()
        return page

    def open(self, page: Page, language: str = "en") -> None:
        page.locator("uc-widget button.open").click()
        page.locator("uc-widget textarea").fill(WORDS[language])

    def shoot(self, page: Page, name: str) -> None:
        page.wait_for_timeout(250)  # what rises has risen
        page.screenshot(path=self.out / f"widget-{name}.png")
        page.context.close()


def answer(route: Route, language: str) -> None:
    """Answer as the shop, as the server, or as the place where the built files lie."""
    url = route.request.url
    if "/uc/" in url:
        body = (DIST / url.rpartition("/")[2]).read_bytes()
        route.fulfill(body=body, content_type="text/javascript")
    elif url.endswith("/attachments"):
        route.fulfill(status=201, json={"attachmentId": ISSUE})
    elif "/v1/issues" in url:
        route.fulfill(status=201, json={"issueId": ISSUE})
    elif "/v1/" in url or "/api/" in url:
        route.fulfill(status=202, json={"sessionId": ISSUE, "accepted": 1})
    else:
        tag = (
            f'<script src="/uc/usercontext.js" data-key="{KEY}" data-widget-crash-prompt '
            f'data-widget-language="{language}"></script>'
        )
        direction = "rtl" if language == "ar" else "ltr"
        route.fulfill(
            content_type="text/html; charset=utf-8",
            body=f'<!doctype html><html lang="en"><meta name="viewport" '
            f'content="width=device-width"><title>Shop</title><style>{STYLE}</style>'
            f'<body dir="{direction}">{BODY}{tag}</body></html>',
        )


def take_dialog(studio: Studio, name: str, **look: object) -> None:
    page = studio.visit(**look)  # type: ignore[arg-type]
    studio.open(page, str(look.get("language", "en")))
    page.locator("uc-widget summary").click()
    studio.shoot(page, name)


def take_button(studio: Studio) -> None:
    page = studio.visit(height=560)
    page.evaluate("setTimeout(() => { throw new TypeError('cart is undefined') })")
    page.locator("uc-widget .card").wait_for()
    studio.shoot(page, "prompt")


def take_error(studio: Studio) -> None:
    page = studio.visit()
    studio.open(page)
    page.context.route("**/v1/**", lambda route: route.fulfill(status=503, json={}))
    page.locator("uc-widget footer .primary").click()
    page.locator("uc-widget .alert").wait_for()
    studio.shoot(page, "error")


def take_sent(studio: Studio) -> None:
    page = studio.visit()
    studio.open(page)
    page.locator("uc-widget footer .primary").click()
    page.locator("uc-widget code").wait_for()
    studio.shoot(page, "sent")


def open_editor(studio: Studio, **look: object) -> Page:
    page = studio.visit(**look)  # type: ignore[arg-type]
    studio.open(page)
    page.locator("uc-widget [data-do=take]").click()
    page.locator("uc-widget figure").wait_for()
    return page


def take_form_with_picture(studio: Studio) -> None:
    studio.shoot(open_editor(studio), "picture")


def take_editor(studio: Studio) -> None:
    page = open_editor(studio, width=1100, height=860)
    page.locator("uc-widget [data-do=edit]").click()
    canvas = page.locator("uc-widget .editor canvas")
    box = canvas.bounding_box()
    assert box
    for kind, ends in MARKS.items():
        page.locator(f"uc-widget [data-kind={kind}]").click()
        (x, y), (to_x, to_y) = ends
        page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"])
        page.mouse.down()
        page.mouse.move(box["x"] + to_x * box["width"], box["y"] + to_y * box["height"], steps=4)
        page.mouse.up()
    studio.shoot(page, "editor")


MARKS = {
    "redact": ((0.686, 0.226), (0.8, 0.256)),
    "box": ((0.062, 0.462), (0.185, 0.54)),
    "arrow": ((0.33, 0.66), (0.195, 0.55)),
}
PICTURES: dict[str, Callable[[Studio], None]] = {
    "light": lambda studio: take_dialog(studio, "light"),
    "dark": lambda studio: take_dialog(studio, "dark", theme="dark"),
    "phone": lambda studio: take_dialog(studio, "phone", width=390, height=780),
    "arabic": lambda studio: take_dialog(studio, "arabic", language="ar"),
    "german": lambda studio: take_dialog(studio, "german", language="de", width=390, height=780),
    "prompt": take_button,
    "error": take_error,
    "sent": take_sent,
    "picture": take_form_with_picture,
    "editor": take_editor,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE.parents[1] / "docs/pictures")
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    parser.add_argument("names", nargs="*", default=list(PICTURES))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=options.chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        for name in options.names:
            PICTURES[name](Studio(browser, options.out))
        browser.close()


if __name__ == "__main__":
    main()
