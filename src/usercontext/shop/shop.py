"""The shop itself: pages, files, API and switches below one mount. Not: HTTP, what is sold.

Every path goes through the rules of the faults that are on for this browser.
"""

import asyncio
import html
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from usercontext.shop.asked import HTML, TEXT, Asked, Headers, Told
from usercontext.shop.breaks import broken, matching_rule
from usercontext.shop.counter import VERSION, usual_answer
from usercontext.shop.faults import Fault, Variant, load_faults
from usercontext.shop.policy import policy_of
from usercontext.shop.shelf import Places, Shelf, module_path
from usercontext.shop.switch_page import switch_page
from usercontext.shop.switches import Switches, given_switches, kept_switches

MOUNT = "/demo"
_SWITCHES = "/switches"
_PRODUCT = re.compile(r"/products/[a-z]{1,20}")
_PLACEHOLDER = 'name="shop-page" content="{}"'
_READ_S, _WRITE_S, _NOISY_PICTURE_S = 0.03, 0.25, 1.2
_MOST_WAITING = 64  # beyond it nothing waits: a page in a loop must not pile up timers

_On = list[tuple[Fault, Variant]]


class Shop:
    """Answers requests below /demo; ``pace`` scales how long its API takes, 0 is at once."""

    def __init__(self, places: Places, pace: float = 1.0) -> None:
        self.table = load_faults(places.faults)
        self._shelf = Shelf(places.site)
        self._pace = pace
        self._waiting = 0
        for fault in self.table.faults.values():
            module = self._shelf.files.get(module_path(fault.family))
            if fault.script is not None and module is not None:
                self._shelf.files[module_path(fault.family, fault.script)] = module

    async def answer(self, asked: Asked) -> Told:
        """Answer one request; faults and bad requests are answers too."""
        if asked.path == "":
            return _moved(MOUNT + "/")
        kept = kept_switches(asked.cookie, self.table)
        given = given_switches(asked.query, kept, self.table) if asked.method == "GET" else None
        if given is not None and not asked.path.startswith("/api/"):
            switches, rest = given
            address = MOUNT + asked.path + (f"?{rest}" if rest else "")
            return _moved(_plain(address), switches.cookies())
        on = kept.on(self.table)
        rules = [rule for _, variant in on for rule in variant.rules]
        rule = None if asked.path == _SWITCHES else matching_rule(rules, asked)
        await self._wait(self._usual_s(asked, kept) + (rule.delay_s if rule else 0.0))
        usual = self._usual(asked, kept, on)
        return broken(rule, usual) if rule else usual

    def _usual(self, asked: Asked, kept: Switches, on: _On) -> Told:
        if asked.method == "OPTIONS":
            return Told(204)
        if asked.path.startswith("/api/"):
            return usual_answer(asked)
        if asked.method not in ("GET", "HEAD"):
            return Told(405, b"Not here\n", TEXT, (("allow", "GET, HEAD, OPTIONS"),))
        if asked.path == _SWITCHES:
            page = switch_page(self.table, kept)
            return Told(200, page.encode(), HTML, _page_headers(page, {}))
        name = "/product" if _PRODUCT.fullmatch(asked.path) else asked.path
        if name in self._shelf.pages:
            return self._page(self._shelf.pages[name], kept, on)
        kind, content = self._shelf.files.get(asked.path, (TEXT, b""))
        return Told(200, content, kind) if content else Told(404, b"Not found\n", TEXT)

    def _page(self, page: str, kept: Switches, on: _On) -> Told:
        policy: dict[str, str] = {}
        config: dict[str, Any] = {}
        for _, variant in on:
            policy |= variant.policy
            config |= variant.config
        told = {
            "version": VERSION,
            "noise": kept.noise,
            "config": config,
            "parts": [
                {"src": MOUNT + module_path(fault.family, fault.script), "variant": _told(variant)}
                for fault, variant in on
                if fault.where != "server"
            ],
        }
        text = html.escape(msgspec.json.encode(told).decode())
        page = page.replace(_PLACEHOLDER, f'name="shop-page" content="{text}"', 1)
        return Told(200, page.encode(), HTML, _page_headers(page, policy))

    def _usual_s(self, asked: Asked, kept: Switches) -> float:
        if asked.path.startswith("/api/"):
            return self._pace * (_READ_S if asked.method == "GET" else _WRITE_S)
        is_picture = asked.path.startswith("/images/") and kept.noise
        return self._pace * _NOISY_PICTURE_S if is_picture else 0.0

    async def _wait(self, seconds: float) -> None:
        if seconds <= 0 or self._waiting >= _MOST_WAITING:
            return
        self._waiting += 1
        try:
            await asyncio.sleep(seconds)
        finally:
            self._waiting -= 1


def _told(variant: Variant) -> Mapping[str, Any]:
    return variant.what | {"id": variant.id}


def _page_headers(page: str, replaced: dict[str, str]) -> Headers:
    return (
        ("content-security-policy", policy_of(page, replaced)),
        ("referrer-policy", "same-origin"),
    )


def _moved(address: str, cookies: Headers = ()) -> Told:
    return Told(303, b"", TEXT, (("location", address), *cookies))


def _plain(address: str) -> str:
    """Return an address that stays on this server and on its line of the head."""
    return re.sub(r"[^\x21-\x7e]", "", address)
