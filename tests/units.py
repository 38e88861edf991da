"""Which tests one process runs, one after the other. Not: the order in which they begin (conftest).

They are those of a file; or of several, where what the first has made is dear and serves them all.
"""

from collections.abc import Sequence

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController

TOGETHER = ("tests/house/", "tests/flow/test_dashboard_")
"""The house rules parse every file, 1.2 s of a processor; before pages people have to live, 7 s."""


class Places(list[str]):
    """Names of tests that know their places: to look for each of 19,000 is to read half of all."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(names)
        self._places = {name: place for place, name in enumerate(names)}

    def index(self, name: str, *_: object) -> int:
        return self._places[name]


class Units(LoadFileScheduling):
    """Hands out files, or what belongs together of them, to the first process that is free.

    After each test what a process has left is counted: what is finished is no more among it.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = str(super()._split_scope(nodeid))
        return next((begin for begin in TOGETHER if file.startswith(begin)), file)

    def add_node_collection(self, node: WorkerController, collection: Sequence[str]) -> None:
        super().add_node_collection(node, collection)
        if node in self.registered_collections:
            self.registered_collections[node] = Places(collection)

    def mark_test_complete(
        self, node: WorkerController, item_index: int, duration: float = 0
    ) -> None:
        super().mark_test_complete(node, item_index, duration)
        unit = self._split_scope(self.registered_collections[node][item_index])
        assigned = self.assigned_work[node]
        if all(assigned[unit].values()):
            del assigned[unit]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Units | None:
    """Take the place of loadfile; who asks for another way has it."""
    return Units(config, log) if config.getoption("dist") == "loadfile" else None
