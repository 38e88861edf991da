"""The product as one of the systems: installed already, on a data folder of its own."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from bench import posts
from bench.course import Course
from bench.peers.system import Running

_ENTRIES = 100


class Ours:
    """The product as it is shipped."""

    name = "UserContext"
    ours = True

    def install(self, cache: Path) -> None:
        """It is what `make setup` installed."""

    @contextlib.contextmanager
    def running(self, course: Course, cache: Path) -> Iterator[Running]:
        """Start it; stored is what its own API tells of the sessions."""
        del cache
        # counting reads 64 sessions four times a second; every limit stays on, out of reach
        with course.product(USERCONTEXT_READ_LIMIT="1000000") as product:
            requests = posts.batches(product.secret_key, posts.open_sessions(product))

            def count() -> int:
                return posts.stored_logs(product) // _ENTRIES

            yield Running(product.port, requests, count, [product.process.pid])
