"""What a collection of the serving process walks. Not: how long it takes."""

import gc
from collections.abc import Iterator

import pytest

from usercontext.app import collect_less_often


@pytest.fixture
def rare_collections() -> Iterator[None]:
    before = gc.get_threshold()
    collect_less_often()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


@pytest.mark.usefixtures("rare_collections")
def test_no_collection_walks_all_that_has_come_since_the_start() -> None:
    """Ten thousand connections are 220,000 objects: one that walked them stopped all for 60 ms."""
    walked: list[int] = []

    def count(phase: str, told: dict[str, int]) -> None:
        if phase == "start":
            walked.append(sum(len(gc.get_objects(n)) for n in range(told["generation"] + 1)))

    gc.callbacks.append(count)
    kept: list[list[object]] = [[] for _ in range(450_000)]
    gc.callbacks.remove(count)

    assert len(kept) > len(walked) * 10_000
    assert len(walked) > 20
    assert max(walked) <= 70_000
