"""One run of the benchmarks: how long, how often, where; its progress lines and scratch folders."""

import contextlib
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from bench import posts
from bench.load import Outcome, Plan, run
from bench.product import Product, call, create_project, running

_T = TypeVar("_T")


class Course:
    """What a measurement is given: seconds per run, rounds, and a folder of its own."""

    def __init__(self, seconds: float, rounds: int, quick: bool, full: bool, folder: Path) -> None:
        self.seconds = seconds
        self.rounds = rounds
        self.quick = quick
        self.full = full
        self.folder = folder
        self.begun = time.monotonic()
        self._keys: dict[str, str] = {}

    def tell(self, text: str) -> None:
        """Print a progress line with the time since the start."""
        print(f"[{time.monotonic() - self.begun:6.0f} s] {text}", flush=True)

    def took(self) -> str:
        """Return the minutes since the start, in words."""
        return f"{(time.monotonic() - self.begun) / 60:.1f} minutes"

    @contextlib.contextmanager
    def scratch(self) -> Iterator[Path]:
        """Give a fresh folder and remove it afterwards."""
        place = Path(tempfile.mkdtemp(dir=self.folder))
        try:
            yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)

    @contextlib.contextmanager
    def product(self, cut: str = "", **settings: str) -> Iterator[Product]:
        """Run the product on a data folder that holds a project and nothing else."""
        with self.scratch() as place, self.served(self.new_data(place), cut, **settings) as product:
            yield product

    def new_data(self, place: Path) -> Path:
        """Copy the data folder of a new project; creating one takes a second each time."""
        master = self.folder / "master"
        if not self._keys:
            self._keys = create_project(master)
        shutil.copytree(master, place / "data")
        return place / "data"

    @contextlib.contextmanager
    def served(self, data: Path, cut: str = "", **settings: str) -> Iterator[Product]:
        """Run the product on a folder that ``new_data`` made."""
        with running(data, self._keys, cut=cut, **settings) as product:
            yield product

    def interleave(
        self,
        variants: Mapping[str, Callable[[], _T]],
        rounds: Mapping[str, int] | None = None,
        failures: dict[str, str] | None = None,
    ) -> dict[str, list[_T]]:
        """Run A, B, C, then B, C, A and so on; ``rounds`` for those that need fewer.

        With ``failures`` a variant that fails is noted there and left out from then on.
        """
        names = list(variants)
        results: dict[str, list[_T]] = {name: [] for name in names}
        for turn in range(self.rounds):
            for name in _turned(names, turn):
                if turn >= (rounds or {}).get(name, self.rounds) or name in (failures or {}):
                    continue
                try:
                    results[name].append(variants[name]())
                except Exception as error:
                    if failures is None:
                        raise
                    failures[name] = repr(error)
                    self.tell(f"{name} failed: {error!r}")
                    continue
                self.tell(f"round {turn + 1} of {self.rounds}: {name}{_brief(results[name])}")
        return results

    def load(self, product: Product, timed: bool = False, **kind: object) -> Outcome:
        """Send batches of a kind (`posts.batches`) for the seconds of a run.

        ``timed`` gives them keys such as the browser script's.
        """
        sessions = posts.open_sessions(product)
        requests = posts.batches(product.secret_key, sessions, **kind)  # type: ignore[arg-type]
        return run(Plan(product.port, requests, seconds=self.seconds, timed=timed))


def expect(product: Product, method: str, path: str, body: object = None) -> dict[str, object]:
    """Call the product and return its answer; anything but 2xx is an error."""
    status, answer = call(product.port, method, path, product.secret_key, body)
    if not 200 <= status < 300:
        raise RuntimeError(f"{method} {path} was answered {status}: {answer}")
    return dict(answer or {})


def _turned(names: Sequence[str], turn: int) -> list[str]:
    first = turn % len(names)
    return [*names[first:], *names[:first]]


def _brief(results: Sequence[object]) -> str:
    newest = getattr(results[-1], "outcome", results[-1])
    if not isinstance(newest, Outcome):
        return ""
    text = f": {newest.rate:,.0f}/s, p50 {newest.p50_ms:.1f} ms, p99 {newest.p99_ms:.1f} ms"
    if newest.refused or newest.broken:
        text += f", refused {newest.by_status}, broken {newest.broken}"
    return text
