"""What the pages are told of a request comes through the server's list of headers."""

import inspect
import re

import pytest

from usercontext import mounted
from usercontext.api import peers
from usercontext.api.headers import Collected
from usercontext.api.options import ApiOptions

ASKED = sorted(
    {
        name
        for module in (mounted, peers)
        for name in re.findall(r'b"([a-z]+(?:-[a-z]+)*)"', inspect.getsource(module))
        if "-" in name or name in ("host", "cookie", "origin", "forwarded")
    }
)


@pytest.mark.parametrize("name", ASKED)
def test_a_header_that_is_asked_for_is_kept(name: str) -> None:
    """Details below a line were whole pages: the header of partial requests was dropped."""
    collected = Collected(ApiOptions())
    collected.add(name.encode(), b"x")

    assert collected.found == {name.encode(): b"x"}


def test_the_headers_are_found() -> None:
    assert {"hx-request", "sec-fetch-site", "user-agent", "x-forwarded-proto"} <= set(ASKED)
