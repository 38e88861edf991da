"""Plays visits to the shop in headless Chromium, several at once. Not: what a visitor does.

Playwright comes with the `[demo]` extra; nothing that the server imports may import this file.
"""

import asyncio
import builtins
import contextlib
import os
import re
from collections.abc import Awaitable, Callable, Iterable, Iterator
from http import HTTPStatus
from urllib.parse import urlsplit

from msgspec import Struct
from playwright.async_api import (
    Browser,
    BrowserContext,
    Error,
    Page,
    Playwright,
    TimeoutError,
    async_playwright,
)

from usercontext.shop.plans import Plan
from usercontext.shop.visitor import Visitor
from usercontext.shop.visits import VISITS, wander

AT_ONCE = 3
"""Pages side by side: on two cores a fourth makes none faster, and the server wants some too."""
LONGEST_VISIT_S = 300.0
"""A call into a page has no end of its own in Playwright, should its page never answer."""
CLOSING_S = 20.0
_CAPTURE = "() => window.UserContext"
_REPORT = "words => UserContext.report(words)"
_FLUSH = "() => UserContext.flush()"
_LOGS_OF = re.compile(r"/v1/sessions/([0-9a-f-]{36})/logs$")
_FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Chromium slows the timers of pages that nobody looks at; here all but one are such
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
)
# Chromium refuses its sandbox to root; every page that is opened here is the shop's own
_ROOT_FLAGS = ("--no-sandbox",)


class Played(Struct, frozen=True):
    """How a visit ended: the server's ids, and what kept it from ending well, if anything.

    A visitor whom a fault keeps from finding a control gives up, as people do: that is no trouble.
    """

    plan: Plan
    session_id: str | None = None
    issue_id: str | None = None
    trouble: str | None = None
    gave_up: bool = False


class NoShop(Exception):
    """No shop answers at the address."""


class NoBrowser(Exception):
    """The browser did not start."""


class Stage(Struct, frozen=True):
    """Where visits are played: the shop's address, the key its pages use, and the browser.

    On a busy machine a visitor may have to look for a control longer than plans say.
    """

    url: str
    key: str
    chromium: str
    headed: bool = False
    at_once: int = AT_ONCE
    least_patience_s: float = 0.0


async def play(stage: Stage, plans: Iterable[Plan], told: Callable[[Played], None]) -> None:
    """Play all plans, each in a browser profile of its own; ``told`` hears of each when it ends.

    Raises NoBrowser when it does not start, NoShop when there is none at the stage's address.
    """
    waiting = iter(list(plans))
    async with async_playwright() as playwright:
        browser = await _open_browser(playwright, stage)
        try:
            await _find_shop(browser, stage.url)
            players = [_play_some(browser, stage, waiting, told) for _ in range(stage.at_once)]
            async with asyncio.TaskGroup() as group:
                for player in players:
                    group.create_task(player)
        finally:
            await end_in_time(browser.close())


async def _open_browser(playwright: Playwright, stage: Stage) -> Browser:
    flags = [*_FLAGS, _hosts(stage.url), *(_ROOT_FLAGS if _is_root() else ())]
    try:
        return await playwright.chromium.launch(
            executable_path=stage.chromium,
            headless=not stage.headed,
            args=flags,
            handle_sigint=False,  # Ctrl-C is ours: the browser is closed, not shot
        )
    except Error as error:
        # the lines behind the first are the browser's own log
        why = str(error).splitlines()[0].removeprefix("BrowserType.launch: ")
        screen = "; with --headed it needs a screen that it can reach" if stage.headed else ""
        raise NoBrowser(f"{stage.chromium} did not start: {why}{screen}") from error


async def _play_some(
    browser: Browser, stage: Stage, waiting: Iterator[Plan], told: Callable[[Played], None]
) -> None:
    for plan in waiting:
        told(await play_one(browser, stage, plan))


async def play_one(browser: Browser, stage: Stage, plan: Plan) -> Played:
    """Play one visit; a page that does not do what the plan expects ends it, and is told."""
    width, height = plan.viewport
    context = await browser.new_context(
        viewport={"width": width, "height": height}, locale=plan.locale
    )
    context.set_default_timeout(max(plan.patience_s, stage.least_patience_s) * 1000)
    try:
        async with asyncio.timeout(LONGEST_VISIT_S):
            return await _visit(context, stage, plan)
    except builtins.TimeoutError:  # the built-in one; Playwright's own is an Error
        return Played(plan, trouble=f"not over after {LONGEST_VISIT_S:g} seconds")
    finally:
        await end_in_time(context.close())


async def end_in_time(closing: Awaitable[object], longest_s: float = CLOSING_S) -> None:
    """Wait for what closes, not for ever: a busy Chromium was seen never to say that it had.

    What is left open then ends with the browser, and that with Playwright's own process.
    """
    with contextlib.suppress(asyncio.TimeoutError):
        async with asyncio.timeout(longest_s):
            await closing


async def _find_shop(browser: Browser, url: str) -> None:
    context = await browser.new_context()
    try:
        answer = await context.request.get(f"{url}/demo/")
    except Error as error:
        start = "start one with `usercontext serve`, or name another with --url"
        raise NoShop(f"no server answers at {url}; {start}") from error
    finally:
        await context.close()
    if answer.status != HTTPStatus.OK:
        raise NoShop(f"the server at {url} shows no shop; start it with USERCONTEXT_DEMO=on")


async def _visit(context: BrowserContext, stage: Stage, plan: Plan) -> Played:
    page = await context.new_page()
    sessions: list[str] = []
    page.on("request", lambda sent: sessions.extend(_LOGS_OF.findall(sent.url)))
    issue_id = trouble = None
    gave_up = False
    try:
        gave_up = not await _act(Visitor(page, stage.url, stage.key, plan))
        if plan.report is not None:
            issue_id = str(await _ask(page, _REPORT, plan.report))
        await _ask(page, _FLUSH)
    except Error as error:
        trouble = str(error).splitlines()[0]
    session_id = sessions[0] if sessions else None
    return Played(plan, session_id, issue_id, trouble, gave_up)


async def _act(visitor: Visitor) -> bool:
    """Do what the plan says; False when a fault kept the visitor from finding the way."""
    try:
        await visitor.arrive()
        await wander(visitor)
        await VISITS[visitor.plan.visit](visitor)
    except TimeoutError:
        if visitor.plan.fault is None:
            raise
        return False
    return True


async def _ask(page: Page, call: str, argument: str | None = None) -> object:
    """Call the capture script; once more where the page was just being left for the next."""
    try:
        await page.wait_for_function(_CAPTURE)
        return await page.evaluate(call, argument)
    except Error:
        await page.wait_for_function(_CAPTURE)
        return await page.evaluate(call, argument)


def _hosts(url: str) -> str:
    """Return the flag that gives the noise of third parties a home, and nothing else beyond it."""
    at = urlsplit(url)
    shop = f"{at.hostname}:{at.port or (443 if at.scheme == 'https' else 80)}"
    own = f"EXCLUDE {at.hostname}, EXCLUDE localhost, EXCLUDE 127.0.0.1"
    # collect.metrics.example is left out: its requests fail as behind a content blocker
    return f"--host-resolver-rules=MAP cdn.metrics.example {shop}, MAP * ~NOTFOUND, {own}"


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
