#!/usr/bin/env python3
"""Print what the script costs its page, side by side with no script at all. Linux.

    python packages/browser/overhead.py                  three rounds, about a minute
    python packages/browser/overhead.py --rounds 9

Milliseconds that the page's main thread ran, as the system counts them, the least of the rounds,
the two pages in turn; bytes as they travel. Nothing is attached to the browser: under an inspector
each line that is logged costs a stack, deeper by our frame, and that is all one would measure.
"""

import argparse
import subprocess
import tempfile
import threading
from pathlib import Path

from stand import FLAGS, Stand, build, find_chromium, standing

SECONDS = 4
ACT = """<script>
const mark = (name) => { new Image().src = '/mark/' + name };
const storm = () => {
  const begin = performance.now(); let lines = 0, asked = 0;
  const timer = setInterval(() => {
    const passed = performance.now() - begin;
    while (lines < passed) console.log('line', lines++, { cart: [1, 2, { sku: 'a' }], sum: 19.9 });
    while (asked < passed / 10) { fetch('/api/ok?n=' + asked++).catch(() => 0) }
    if (passed > SECONDS * 1000) { clearInterval(timer); setTimeout(mark, 300, 'storm') }
  }, 10) };
onload = () => setTimeout(() => { mark('load'); setTimeout(() => {
  mark('idle'); storm() }, SECONDS * 1000) }, 1500);
</script>""".replace("SECONDS", str(SECONDS))
"""A page that loads, idles, and writes a thousand lines and makes a hundred requests a second."""

PHASES = ("load", "idle", "storm")


def main() -> None:
    """Measure both pages in turn and print the table."""
    parser = argparse.ArgumentParser(description="Measure what the script costs its page.")
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        stand = Stand(build(Path(folder) / "dist"))
        stand.act = ACT
        with standing(stand):
            pairs = [(visit(stand, "/bare"), visit(stand, "/")) for _ in range(rounds)]
    show([bare for bare, _ in pairs], [ours for _, ours in pairs])


def visit(stand: Stand, path: str) -> dict[str, float]:
    """Return the cost of each phase of one visit, in a browser of its own."""
    ran_ms: dict[str, float] = {}
    bytes_: dict[str, float] = {}
    over = threading.Event()
    stand.loaded = stand.sent = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        arguments = [*FLAGS, "--headless=new", f"--user-data-dir={profile}", stand.origin + path]

        def on_mark(name: str) -> None:
            ran_ms[name] = sum(main_threads_ms(profile))
            bytes_[f"loaded, {name}"], bytes_[f"sent, {name}"] = stand.loaded, stand.sent
            if name == PHASES[-1]:
                over.set()

        stand.on_mark = on_mark
        with subprocess.Popen([find_chromium(), *arguments], stderr=subprocess.DEVNULL) as browser:
            came = over.wait(60)
            browser.terminate()
    if not came:
        raise SystemExit(f"the page did not come to its end within a minute: {sorted(ran_ms)}")
    load, idle, storm = (ran_ms[phase] for phase in PHASES)
    return {"load": load, "idle": idle - load, "storm": storm - idle} | bytes_


def main_threads_ms(profile: str) -> list[float]:
    """Return what the main threads of this browser's pages have run."""
    ran = []
    for command in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = command.read_bytes()
            if b"--type=renderer" in words and profile.encode() in browser_of(command.parent):
                nanoseconds = (command.parent / "schedstat").read_text().split()[0]
                ran.append(int(nanoseconds) / 1e6)
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended while we looked
    return ran


def browser_of(process: Path) -> bytes:
    """Return the commands of the processes above this one."""
    commands = b""
    while (parent := (process / "stat").read_text().rpartition(")")[2].split()[1]) not in "01":
        process = process.parent / parent
        commands += (process / "cmdline").read_bytes()
    return commands


def show(bare: list[dict[str, float]], ours: list[dict[str, float]]) -> None:
    print(f"{'main thread, ms':18}{'without':>10}{'with':>10}{'more':>10}")
    for phase in PHASES:
        without, with_ = (min(one[phase] for one in rounds) for rounds in (bare, ours))
        more = with_ - without
        share = "" if phase == "load" else f"   {more / (10 * SECONDS):.1f} % of {SECONDS} s"
        print(f"{phase:18}{without:10.1f}{with_:10.1f}{more:10.1f}{share}")
    print("bytes")
    for name in ("loaded, load", "sent, idle", "sent, storm"):
        without, with_ = (min(one[name] for one in rounds) for rounds in (bare, ours))
        print(f"{name:18}{without:10.0f}{with_:10.0f}{with_ - without:10.0f}")


if __name__ == "__main__":
    main()
