"""The examples work: pages in Chromium against a real server, modules by their types."""

import base64
import hashlib
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from capture_build import ROOT, find_node
from flow.test_capture import session_of
from flow.world import World, messages, open_world

EXAMPLES = ROOT / "docs" / "examples"
SHIMS = """
declare module 'react' {
  export type ReactNode = string | object | null;
  export interface ErrorInfo { componentStack?: string | null }
  export class Component<P, S> { props: P; state: S }
  export function useEffect(effect: () => void, on: unknown[]): void;
}
declare module 'vue' {
  interface App { config: { errorHandler?: (e: unknown, i: unknown, where: string) => void };
    mount(place: string): void }
  export function createApp(root: unknown): App;
}
declare module '@angular/core' {
  export class ErrorHandler { handleError(error: unknown): void }
}
declare module '@angular/platform-browser' {
  export function bootstrapApplication(
    root: unknown, config: { providers: unknown[] }): Promise<unknown>;
}
declare module '*/app/app' { export const App: unknown }
declare module '*.vue' { const component: unknown; export default component }
declare const process: { env: Record<string, string | undefined> };
declare namespace JSX {
  interface ElementChildrenAttribute { children: unknown }
  interface IntrinsicElements { button: { onClick(): void; children: string };
    html: { lang: string; children: unknown }; body: { children: unknown } }
}
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with open_world(tmp_path_factory.mktemp("examples") / "data") as opened:
        yield opened


def filled(world: World, name: str) -> str:
    """Fill in what stands in capitals, as the README says."""
    script, early = world.built.manifest["script"], world.built.manifest["snippet"]
    digest = base64.b64encode(hashlib.sha256(early.encode()).digest()).decode()
    text = (EXAMPLES / name).read_text("utf-8")
    for capitals, value in {
        "https://logs.example.com": world.served.url,
        "uc_pub_YOUR_KEY": world.served.value("publishable key"),
        "SCRIPT_FILE": script["file"],
        "SCRIPT_HASH": script["integrity"],
        "EARLY_SNIPPET": early,
        "EARLY_HASH": f"sha256-{digest}",
        "{{ nonce }}": "bm9uY2U",
    }.items():
        text = text.replace(capitals, value)
    return text


@pytest.mark.browser
@pytest.mark.parametrize("name", ["plain.html", "csp-nonce.html", "csp-hash.html"])
def test_a_page_of_the_examples_is_captured_whole_and_refuses_nothing(
    world: World, name: str
) -> None:
    world.pages.html[f"/{name}"] = (filled(world, name), "")
    with world.visitor() as visitor:
        page = visitor.new_page()
        faults: list[tuple[str, str]] = []
        page.on("console", lambda told: faults.append((told.type, told.text + str(told.location))))
        page.goto(f"{world.pages.origin}/{name}", wait_until="load")
        # both parts are there: neither policy kept them out
        page.wait_for_function("() => window.UserContextParts?.later && UserContextParts?.vitals")
        session = session_of(page)
        page.click("#pay")
        page.evaluate("console.warn('line 1'); UserContext.flush()")
        logs = world.logs_once(session, lambda logs: "line 1" in messages(logs))

    assert "Clicked Pay now" in messages(logs)
    expected = ("/api/fail", "/favicon.ico", "line 1")
    assert [told for told in faults if not any(word in told[1] for word in expected)] == []


@pytest.mark.browser
def test_a_template_of_a_server_waits_for_consent_and_tells_who_came(world: World) -> None:
    text = filled(world, "server-rendered.html").replace("{{ consent }}", "pending")
    world.pages.html["/template"] = (text.replace("{{ user_id }}", "u-17"), "")
    with world.visitor() as visitor:
        page = visitor.new_page()
        page.goto(f"{world.pages.origin}/template", wait_until="load")
        page.wait_for_function("() => window.UserContext?.preview().length")
        page.evaluate("console.warn('line 1')")
        page.click("#agree")
        logs = world.logs_once(session_of(page), lambda logs: "line 1" in messages(logs))

    assert logs


@pytest.mark.browser
def test_the_tag_of_a_shop_keeps_what_its_theme_asks_for_as_it_comes_up(world: World) -> None:
    world.pages.html["/shop"] = (filled(world, "storefront.html"), "")
    world.pages.html["/cart.js"] = ('{"item_count": 3}', "")
    with world.visitor() as visitor:
        page = visitor.new_page()
        page.goto(f"{world.pages.origin}/shop", wait_until="load")
        page.wait_for_function("() => document.querySelector('#count').textContent === '3'")
        page.evaluate("UserContext.flush()")
        logs = world.logs_once(session_of(page), lambda logs: "item_count" in str(logs))

    assert '{"item_count": 3}' in [log.payload.get("responseBody") for log in logs]


@pytest.mark.browser
def test_the_tag_of_a_manager_waits_for_consent_and_then_sends(world: World) -> None:
    page_of_manager = "<!doctype html><head></head><body>" + filled(world, "tag-manager.html")
    world.pages.html["/manager"] = (page_of_manager, "")
    with world.visitor() as visitor:
        page = visitor.new_page()
        page.goto(f"{world.pages.origin}/manager", wait_until="load")
        page.wait_for_function("() => window.UserContext?.preview().length")
        page.evaluate("console.warn('line 1'); UserContext.consent(true)")
        logs = world.logs_once(session_of(page), lambda logs: "line 1" in messages(logs))

    assert logs


@pytest.mark.browser
def test_a_page_that_its_server_draws_hands_on_what_its_framework_knows(world: World) -> None:
    world.pages.html["/driven"] = (filled(world, "server-driven.html"), "")
    missing = """() => { const response = { url: location.origin + '/login', status: 200,
        redirected: true };
      document.querySelector('#detail').dispatchEvent(new CustomEvent('turbo:frame-missing',
        { bubbles: true, detail: { response } }));
      const lost = { detail: { kind: 'error' } };
      dispatchEvent(new CustomEvent('phx:page-loading-start', lost));
      dispatchEvent(new CustomEvent('phx:page-loading-stop', lost)); }"""
    with world.visitor() as visitor:
        page = visitor.new_page()
        page.goto(f"{world.pages.origin}/driven", wait_until="load")
        page.wait_for_function("() => window.UserContextParts?.later")
        page.evaluate(missing)
        session = session_of(page)
        logs = world.logs_once(session, lambda logs: "[live] connected again" in messages(logs))

    assert "[turbo] no frame detail in the answer redirected to /login" in messages(logs)


def test_the_modules_of_the_examples_fit_the_package(tmp_path: Path) -> None:
    (tmp_path / "shims.d.ts").write_text(SHIMS)
    modules = [path for path in EXAMPLES.rglob("*") if path.suffix in (".ts", ".tsx")]
    aliases = {"@usercontext/browser": [str(ROOT / "packages/browser/src/index.ts")]}
    options = {
        "strict": True,
        "noEmit": True,
        "jsx": "preserve",
        "module": "esnext",
        "moduleResolution": "bundler",
        "target": "es2022",
        "lib": ["es2022", "dom", "dom.iterable"],
        "paths": aliases,
    }
    project = {"compilerOptions": options, "files": [*map(str, modules), "shims.d.ts"]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(project))
    compiler = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
    ended = subprocess.run(
        [find_node(), compiler, "-p", tmp_path], capture_output=True, text=True, timeout=120
    )

    assert len(modules) == 7
    assert ended.stdout == ""


@pytest.mark.parametrize("path", sorted(EXAMPLES.rglob("*.*")), ids=lambda path: path.name)
def test_every_example_is_in_the_list_and_says_what_it_is_for(path: Path) -> None:
    first = path.read_text("utf-8").split("\n\n")[0]

    assert path.name == "README.md" or f"({path.relative_to(EXAMPLES)})" in (
        EXAMPLES / "README.md"
    ).read_text("utf-8")
    assert path.name == "README.md" or any(mark in first for mark in ("<!-- ", "// ", "# "))
