"""The pages' world, one for each file of tests: a browser can be driven by one at a time."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from flow.pages_world import PATIENCE_MS, PagesWorld, open_pages_world

# what holds costs no time however long one would wait, and a busy machine takes its time
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PagesWorld]:
    with open_pages_world(tmp_path_factory.mktemp("pages") / "data") as opened:
        yield opened
