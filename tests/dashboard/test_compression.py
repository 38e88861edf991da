"""Pages are packed for those who take it, and never for what another site asked for."""

import gzip

import pytest

from dashboard.conftest import Visitor
from usercontext.dashboard.asked import Asked, Told
from usercontext.dashboard.compression import pack
from usercontext.dashboard.door import Dashboard
from usercontext.dashboard.shelf import FOLDER, read_shelf

LONG = Told(200, b"<p>the same again</p>" * 100)
ASKED = Asked("GET", "/p/1/issues", takes_gzip=True)


def is_packed(told: Told) -> bool:
    return ("content-encoding", "gzip") in told.headers


@pytest.mark.anyio
async def test_a_page_is_packed_for_who_takes_it(viewer: Visitor) -> None:
    told = await viewer.get(viewer.path("/issues"), takes_gzip=True)

    assert is_packed(told)
    assert b"<h1>Inbox</h1>" in gzip.decompress(told.body)


@pytest.mark.anyio
async def test_a_page_is_plain_for_who_does_not_take_it(viewer: Visitor) -> None:
    told = await viewer.get(viewer.path("/issues"))

    assert b"<h1>Inbox</h1>" in told.body
    assert ("vary", "accept-encoding, sec-fetch-site") in told.headers


@pytest.mark.parametrize(
    ("site", "is_secure", "packed"),
    [
        ("same-origin", True, True),
        ("none", True, True),
        ("cross-site", True, False),
        ("same-site", True, False),
        ("cross-site", False, False),
        (None, True, False),  # a browser too old to say who asked
        (None, False, True),  # without TLS browsers say nothing, and there is nothing to guess
    ],
)
def test_what_another_site_asked_for_is_never_packed(
    site: str | None, is_secure: bool, packed: bool
) -> None:
    asked = Asked("GET", "/p/1/issues", fetch_site=site, is_secure=is_secure, takes_gzip=True)

    assert is_packed(pack(asked, LONG)) is packed


def test_the_answer_to_a_form_is_never_packed() -> None:
    """A new key or link is shown in one."""
    asked = Asked("POST", "/p/1/issues", fetch_site="same-origin", takes_gzip=True)

    assert pack(asked, LONG) == LONG


@pytest.mark.parametrize(
    "told", [Told(200, b"short"), Told(200, LONG.body, "image/png"), Told(204)]
)
def test_what_does_not_shrink_is_left_alone(told: Told) -> None:
    assert pack(ASKED, told) == told


@pytest.mark.anyio
async def test_scripts_and_styles_are_packed_too(dashboard: Dashboard) -> None:
    asked = Asked("GET", "/static/script.js", takes_gzip=True)
    packed, plain = [
        await dashboard.answer(one) for one in (asked, Asked("GET", "/static/script.js"))
    ]

    assert (is_packed(packed), packed.body) == (True, b"packed")
    assert (is_packed(plain), plain.body) == (False, b"1")
    assert ("vary", "accept-encoding") in plain.headers


def test_every_file_on_the_shelf_is_packed_at_the_start() -> None:
    shelf = read_shelf(FOLDER)

    assert shelf.files.keys() == shelf.packed.keys()
    assert all(gzip.decompress(shelf.packed[n]) == body for n, (_, body) in shelf.files.items())
