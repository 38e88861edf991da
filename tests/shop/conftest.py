"""The real app with the shop mounted, behind our own server, and a browser's cookies. No more."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest

from apps import open_deps
from builders import FrozenClock
from usercontext.api.application import Api
from usercontext.api.http.listener import Listener
from usercontext.api.http.sockets import bind
from usercontext.api.options import ApiOptions
from usercontext.mounted import MountedShop
from usercontext.shop.faults import FaultTable, load_faults
from usercontext.shop.shelf import Places, find_places
from usercontext.shop.shop import Shop
from usercontext.store.options import StoreOptions


@pytest.fixture(scope="session")
def places() -> Places:
    found = find_places()
    assert found is not None, "no site and no faults: run the tests in a checkout"
    return found


@pytest.fixture(scope="session")
def table(places: Places) -> FaultTable:
    return load_faults(places.faults)


@pytest.fixture(scope="session")
def shop(places: Places) -> Shop:
    """Read once: what it knows of a visit stands in the visitor's cookies. It waits for nothing."""
    return Shop(places, pace=0)


@pytest.fixture
async def browser(
    tmp_path: Path, clock: FrozenClock, shop: Shop
) -> AsyncIterator[httpx2.AsyncClient]:
    """A client that keeps cookies, on a server of its own."""
    async with open_deps(StoreOptions(tmp_path, synchronous="OFF"), clock) as deps:
        mounts = (MountedShop(shop),)
        listener = Listener(Api(deps, ApiOptions(), mounts=mounts), by_hand=True)
        bound = bind("127.0.0.1", 0)
        await listener.start(bound)
        url = f"http://127.0.0.1:{bound.getsockname()[1]}"
        # loading the certificate authorities takes as long as most of these tests do
        async with httpx2.AsyncClient(base_url=url, verify=False) as client:
            yield client
        await listener.drain(1)
