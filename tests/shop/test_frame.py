"""The pages of the shop stand in one frame, with the snippet that users paste."""

import re
from pathlib import Path

from capture_build import build_capture
from usercontext.shop.shelf import Shelf, find_places


def shelf() -> Shelf:
    places = find_places()
    assert places is not None
    return Shelf(places.site)


def test_every_page_is_whole() -> None:
    pages = {name: page for name, page in shelf().pages.items() if name != "/bank"}

    assert len(pages) == 9
    for name, page in pages.items():
        assert page.startswith("<!doctype html>"), name
        assert (page.count("<main>"), page.count("</main>"), "{{" in page) == (1, 1, False), name


def test_the_frame_has_the_snippet_that_users_paste() -> None:
    places = find_places()
    assert places is not None
    frame = (Path(places.site) / "frame.html").read_text("utf-8")

    unfolded = re.sub(r"\n *", "", frame)
    assert f"<script>{build_capture().manifest['snippet']}</script>" in unfolded


def test_the_frame_is_no_page_itself() -> None:
    assert "/frame" not in shelf().pages
