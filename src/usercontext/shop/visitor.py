"""A visitor's hands on one page: press, write, follow, wait. Not: what for."""

import re
import time
from typing import TYPE_CHECKING

from playwright.async_api import Error
from playwright.async_api import TimeoutError as NotInTime

from usercontext.shop.plans import Plan

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page, Request

_CHATTER_AT_ONCE = 500
_CHATTER = """async ([first, count]) => {
  for (let line = first; line < first + count; line += 1)
    UserContext.log(`[stock] poll ${line}: nothing new`, { poll: line }, 'debug');
  await UserContext.flush();
}"""
"""What a page that polls writes: the haystack around a needle."""
_WRITE = """([level, words]) => {
  if (level === 'reject') Promise.reject(words);
  else if (level !== 'throw') console[level](words);
  else {
    const [message, ...frames] = words.split('\\n');
    const error = frames.length ? Object.assign(new Error(message), { stack: words }) : null;
    window.dispatchEvent(new ErrorEvent('error', { message, error }));
  }
}"""
"""What a page, or a script of others, writes or throws; frames stand below an error's words."""
_BANNER = """words => {
  const banner = document.createElement('button');
  banner.textContent = words;
  banner.dataset.testid = 'banner';
  banner.style.cssText = 'position:fixed;inset:auto 0 0;z-index:9';
  banner.addEventListener('click', () => banner.remove());
  document.body.append(banner);
}"""
_TIMER = "ms => new Promise((over) => setTimeout(over, ms))"
_CALM_MS, _CALM_STEP_MS = 1500, 15
_LOST_MS, _MOST_PRESSES = 2500, 4
"""A list that is drawn anew just then loses a click: whoever sees nothing come presses again."""
_COMING_MS = 10_000
"""A page that a press leads to comes late on a busy machine; leaving it would lose what it asks."""


class Visitor:
    """Acts on one page. Presses what is there: whether anything follows is the shop's business."""

    def __init__(self, page: "Page", url: str, key: str, plan: Plan) -> None:
        self.page, self.plan = page, plan
        self._shop, self._key = f"{url}/demo", key
        self._asked: set[Request] = set()
        self._coming: set[Request] = set()
        page.on("request", self._ask)
        page.on("requestfinished", self._hear)
        page.on("requestfailed", self._hear)

    def _ask(self, request: "Request") -> None:
        if "/demo/" not in request.url:
            return
        if request.resource_type in ("fetch", "xhr"):
            self._asked.add(request)
        elif request.is_navigation_request():
            self._coming.add(request)

    def _hear(self, request: "Request") -> None:
        self._asked.discard(request)
        self._coming.discard(request)

    async def calm(self) -> None:
        """Wait a moment for what the page asks for: leaving at once would cut it off.

        What the last press had it ask for is heard of a moment after the press.
        """
        await self._pass(0)
        await self._wait_for(self._asked, _CALM_MS)

    async def _wait_for(self, requests: "set[Request]", most_ms: int) -> None:
        for _ in range(most_ms // _CALM_STEP_MS):
            if not requests:
                return
            await self.page.wait_for_timeout(_CALM_STEP_MS)

    async def look(self, paces: float = 1.0) -> None:
        """Look at the page for some of the visitor's own paces."""
        if self.plan.pace_s:
            await self.page.wait_for_timeout(self.plan.pace_s * paces * 1000)

    async def arrive(self) -> None:
        """Come to the start page, with the plan's fault and noise switched on."""
        fault = self.plan.switch or "off"
        await self.go(f"/?fault={fault}&noise={int(self.plan.noise)}#key={self._key}")
        await self.find("add-mug")
        if self.plan.user:
            await self.page.evaluate("user => UserContext.identify(user)", self.plan.user)
        for first in range(0, self.plan.chatter, _CHATTER_AT_ONCE):
            await self.page.evaluate(_CHATTER, [first, _CHATTER_AT_ONCE])
        for line in self.plan.lines:
            await self.page.evaluate(_WRITE, line)
        if self.plan.banner:
            await self.page.evaluate(_BANNER, self.plan.banner)
            await self.press("banner")

    async def go(self, path: str) -> None:
        """Open a page by its address and wait for what it loads."""
        await self.calm()
        self._asked.clear()
        self._coming.clear()
        await self.page.goto(self._shop + path, wait_until="load")
        await self.look()

    async def find(self, name: str, inside: str = "", has: str = "") -> "Locator":
        """Wait for a control with that name and text, the first, or for what matches inside it."""
        found = self.page.get_by_test_id(name).filter(has_text=re.compile(has))
        found = (found.locator(inside) if inside else found).first
        await found.wait_for()
        return found

    async def press(self, name: str, times: int = 1, inside: str = "") -> None:
        """Press where a control stands, as often as said; what covers it takes the click."""
        control = await self.find(name, inside)
        try:
            await control.scroll_into_view_if_needed()
        except Error:  # the page was just drawing it anew
            await control.scroll_into_view_if_needed()
        for _ in range(times):
            box = await control.bounding_box()
            if box is None:  # the page that it was on is gone: it worked
                return
            await self.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            await self.look()

    async def follow(self, name: str, to: str, inside: str = "") -> None:
        """Press a link and wait for its page."""
        await self.calm()
        self._asked.clear()
        self._coming.clear()
        for _ in range(_MOST_PRESSES):
            await (await self.find(name, inside)).click()
            if await self._is_coming(to):
                break
        await self.page.wait_for_url(f"**{to}*", wait_until="load")
        await self.look()

    async def _is_coming(self, to: str) -> bool:
        try:
            await self.page.wait_for_url(f"**{to}*", wait_until="commit", timeout=_LOST_MS)
        except NotInTime:
            return bool(self._coming)
        return True

    async def write(self, name: str, text: str) -> None:
        """Write into a field."""
        await (await self.find(name)).fill(text)
        await self.look(0.3)

    async def end_at(self, to: str) -> None:
        """Wait for the page that an act leads to; where a fault is on, for what comes instead."""
        if self.plan.fault is not None:
            await self.settle()
            return
        await self.page.wait_for_url(f"**{to}*", wait_until="load")
        await self.calm()

    async def _pass(self, ms: float) -> None:
        """Let time pass by the page's own clock: what its timers tell comes first.

        A dead click is told 1.5 s after it. By this process's clock a busy page was left before.
        """
        end = time.monotonic() + ms / 1000
        try:
            await self.page.evaluate(_TIMER, ms)
        except Error:  # it was left for another
            await self.page.wait_for_timeout(max(0.0, end - time.monotonic()) * 1000)

    async def settle(self) -> None:
        """Wait until whatever was set off has happened, and been seen to follow a click or not."""
        await self.calm()
        await self._pass(self.plan.settle_s * 1000)
        await self._wait_for(self._coming, _COMING_MS)
        await self.page.wait_for_load_state("load")
        await self.calm()
