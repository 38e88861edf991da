"""What the pages are told of a request comes through the server's list of headers."""

import inspect
import re

import pytest

from usercontext import mounted
from usercontext.api import peers
from usercontext.api.headers import Collected
from usercontext.api.options import ApiOptions
from usercontext.dashboard.door import owns

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


@pytest.mark.parametrize(
    ("path", "is_page"),
    [(b"/", True), (b"/sign-in", True), (b"/p/x/issues", True), (b"//v1/sessions", False)],
)
def test_a_program_that_doubles_a_slash_is_not_answered_by_a_page(
    path: bytes, is_page: bool
) -> None:
    assert owns(path) == is_page
