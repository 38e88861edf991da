"""What the pages are told of a request comes through the server's list of headers."""

import inspect
import re

import pytest

from usercontext import mounted
from usercontext.api import peers
from usercontext.api.headers import Collected
from usercontext.api.options import ApiOptions
from usercontext.api.request import Request
from usercontext.dashboard.door import Dashboard, owns
from usercontext.mounted import MountedPages

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


@pytest.mark.parametrize(
    ("method", "path", "site", "is_shown"),
    [
        ("GET", b"/isues", b"none", True),
        ("GET", b"/isues", b"same-origin", True),
        ("GET", b"/isues", b"cross-site", False),
        ("GET", b"/isues", b"", False),
        ("POST", b"/isues", b"same-origin", False),
        ("GET", b"/v1/isues", b"none", False),
    ],
)
def test_a_mistyped_address_is_a_page_to_people_and_json_to_programs(
    dashboard: Dashboard, method: str, path: bytes, site: bytes, is_shown: bool
) -> None:
    """A browser showed the API's bare JSON, without a title and a way back."""
    pages = MountedPages(dashboard, peers.Peers(()), None)
    asked = Request(method, path, b"", {b"sec-fetch-site": site}, None)

    assert pages.owns(asked) == is_shown
