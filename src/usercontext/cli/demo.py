"""The command that plays visits to the demo shop. Not: what visitors do, which faults there are."""

import contextlib
import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from usercontext.cli.access import minted_key, reach, read_server_file
from usercontext.cli.demo_screen import Score, show_check, show_score
from usercontext.cli.local import load_settings
from usercontext.cli.options import Config, Data, Project
from usercontext.cli.output import Exit, Failure, end_progress, fail_usage, print_progress

if TYPE_CHECKING:
    from usercontext.settings.sources import Settings
    from usercontext.shop.driver import Played, Stage
    from usercontext.shop.faults import FaultTable
    from usercontext.shop.plans import Choices, Plan, Wishes

_DEFAULT_URL = "http://127.0.0.1:8787"
_CHROMIUM = "USERCONTEXT_CHROMIUM"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_KEY = re.compile(r"uc_pub_[0-9A-Za-z]{36}")
_KEY_LIFETIME_US = 3 * 3600 * 1_000_000

_Fault = Annotated[
    str | None,
    typer.Option(metavar="FAULT[:VARIANT]", help="Only this fault, in every visit."),
]
_Check = Annotated[
    bool,
    typer.Option(
        "--check", help="Play each fault plainly; compare what is captured with the table."
    ),
]
_Url = Annotated[
    str | None, typer.Option(metavar="URL", help=f"Server; else the folder's, {_DEFAULT_URL}.")
]
_Chromium = Annotated[str | None, typer.Option(metavar="PATH", help="Browser.", envvar=_CHROMIUM)]


def demo(
    sessions: Annotated[str, typer.Option(metavar="N", help="How many visits.")] = "50",
    fault: _Fault = None,
    seed: Annotated[str, typer.Option(metavar="N", help="The same seed, the same visits.")] = "1",
    users: Annotated[str, typer.Option(metavar="N", help="Among how many users.")] = "40",
    report: Annotated[
        bool, typer.Option("--report/--no-report", help="Whether some of them report an issue.")
    ] = True,
    check: _Check = False,
    headed: Annotated[bool, typer.Option("--headed", help="Show the browser.")] = False,
    at_once: Annotated[str, typer.Option(metavar="N", help="Pages side by side.")] = "3",
    url: _Url = None,
    key: Annotated[
        str | None, typer.Option(metavar="KEY", help="Publishable key; else one is minted.")
    ] = None,
    chromium: _Chromium = None,
    project_id: Project = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Play visits to the demo shop of a running server in headless Chromium."""
    settings = load_settings({"data": data, "config": config, "project": project_id})
    table = _load_table()
    wishes = _wishes(sessions, seed, users, report, _choices(table, fault), fault)
    address = _address(settings, url)
    with _key(settings, key, url) as (page_key, is_minted):
        stage = _stage(address, page_key, _find_chromium(chromium), headed, at_once)
        if check:
            if not is_minted:
                fail_usage("--check: reads sessions back, which it can on the data folder's server")
            _check(stage, wishes, {"data": data, "config": config, "project": project_id})
        else:
            _play(stage, wishes, settings)


def _play(stage: "Stage", wishes: "Wishes", settings: "Settings") -> None:
    from usercontext.shop.plans import draw_crowd

    score = Score(wishes.sessions)
    is_whole = _run(stage, list(draw_crowd(wishes)), score)
    show_score(score, stage.url, str(settings.store.data_dir))
    if not is_whole:
        raise typer.Exit(Exit.INTERRUPTED)


def _check(stage: "Stage", wishes: "Wishes", flags: dict[str, str | None]) -> None:
    from usercontext.shop.plans import plan_of

    plans = [plan_of(fault, variant) for fault, variant in wishes.choices]
    score = Score(len(plans))
    is_whole = _run(stage, plans, score)
    with reach(flags) as reached:
        holds = show_check(score.played, reached.client)
    if not is_whole:
        raise typer.Exit(Exit.INTERRUPTED)
    if not holds:
        raise typer.Exit(Exit.FAILED)


def _run(stage: "Stage", plans: "list[Plan]", score: Score) -> bool:
    """Play the plans; False when Ctrl-C ended it, after the browser has been closed."""
    import asyncio

    from usercontext.shop.driver import NoBrowser, NoShop, play

    begun = time.monotonic()

    def told(played: "Played") -> None:
        score.played.append(played)
        if sys.stderr.isatty() or len(score.played) % max(1, len(plans) // 10) == 0:
            print_progress(score.line(time.monotonic() - begun))

    try:
        asyncio.run(play(stage, plans, told))
    except KeyboardInterrupt:
        return False
    except NoShop as error:
        raise Failure(str(error), Exit.UNREACHABLE) from error
    except NoBrowser as error:
        raise Failure(str(error)) from error
    finally:
        score.seconds = time.monotonic() - begun
        end_progress()
    return True


def _stage(url: str, key: str, chromium: str, headed: bool, at_once: str) -> "Stage":
    try:
        from usercontext.shop.driver import Stage
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "playwright":
            raise
        raise Failure("playing visits needs Playwright: pip install 'usercontext[demo]'") from error
    if headed and not _has_screen():
        raise Failure("--headed: there is no screen here (DISPLAY); leave it out, or use xvfb-run")
    return Stage(url, key, chromium, headed, _number("at-once", at_once, 16))


def _has_screen() -> bool:
    # elsewhere a window needs no variable
    return sys.platform != "linux" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )


def _load_table() -> "FaultTable":
    from usercontext.shop.faults import load_faults
    from usercontext.shop.shelf import find_places

    places = find_places()
    if places is None:
        raise Failure("the demo shop is not part of this installation")
    return load_faults(places.faults)


def _choices(table: "FaultTable", wanted: str | None) -> "Choices":
    if wanted is None:
        return [(fault, v) for fault in table.faults.values() for v in fault.variants]
    name, _, variant_id = wanted.partition(":")
    fault = table.faults.get(name)
    if fault is None:
        fail_usage(f"--fault: there is no such fault; there are {', '.join(table.faults)}")
    found = [(fault, v) for v in fault.variants if variant_id in ("", v.id)]
    if not found:
        fail_usage(f"--fault: {name} comes as {', '.join(v.id for v in fault.variants)}")
    return found


def _wishes(
    sessions: str,
    seed: str,
    users: str,
    report: bool,
    choices: "Choices",
    fault: str | None,
) -> "Wishes":
    from usercontext.shop.plans import HEALTHY_SHARE, REPORTING_SHARE, Wishes

    return Wishes(
        _number("sessions", sessions, 100_000),
        _number("seed", seed, 10**9),
        choices,
        healthy_share=HEALTHY_SHARE if fault is None else 0.0,
        reporting_share=REPORTING_SHARE if report else 0.0,
        users=_number("users", users, 100_000),
    )


def _address(settings: "Settings", url: str | None) -> str:
    if url is not None:
        if not re.fullmatch(r"https?://[^\s/?#@]+/?", url):
            fail_usage("--url: must be like http://127.0.0.1:8787")
        return url.rstrip("/")
    running = read_server_file(settings.store.data_dir)
    return running.url if running is not None else _DEFAULT_URL


@contextlib.contextmanager
def _key(settings: "Settings", key: str | None, url: str | None) -> Iterator[tuple[str, bool]]:
    if key is not None:
        if not _KEY.fullmatch(key):
            fail_usage("--key: must be a publishable key, uc_pub_…")
        yield key, False
        return
    folder = settings.store.data_dir
    running = read_server_file(folder)
    if running is None or (url is not None and url.rstrip("/") != running.url):
        start = f"start it with `usercontext serve --data {folder}`, or name a key with --key"
        raise Failure(f"no server of {folder} runs there; {start}", Exit.UNREACHABLE)
    with minted_key(settings, "pub", "demo", _KEY_LIFETIME_US) as (minted, _):
        yield minted, True


def _find_chromium(named: str | None) -> str:
    for name in (named,) if named else _BROWSERS:
        if found := shutil.which(name):
            return found
    problem = f"{_CHROMIUM} names no program that can be run" if named else "no Chromium on PATH"
    raise Failure(f"{problem}; run: apt-get install chromium, or set {_CHROMIUM} to a Chromium")


def _number(option: str, text: str, most: int) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text[:10]) <= most):
        fail_usage(f"--{option}: must be a whole number from 1 to {most}")
    return int(text)
