"""The pages' world, one for each file of tests: a browser can be driven by one at a time."""

from collections.abc import Iterator

import pytest

from flow.pages_world import PagesWorld, open_pages_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PagesWorld]:
    with open_pages_world(tmp_path_factory.mktemp("pages") / "data") as opened:
        yield opened
