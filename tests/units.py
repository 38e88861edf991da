"""Which tests one process runs, one after the other. Not: the order in which they begin (conftest).

They are those of a file; or of several, where what the first has made is dear and serves them all.
"""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

TOGETHER = ("tests/house/", "tests/flow/test_dashboard_")
"""The house rules parse every file, 1.2 s of a processor; before pages people have to live, 7 s."""


class Units(LoadFileScheduling):
    """Hands out files, or what belongs together of them, to the first process that is free."""

    def _split_scope(self, nodeid: str) -> str:
        file = str(super()._split_scope(nodeid))
        return next((begin for begin in TOGETHER if file.startswith(begin)), file)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Units | None:
    """Take the place of loadfile; who asks for another way has it."""
    return Units(config, log) if config.getoption("dist") == "loadfile" else None
