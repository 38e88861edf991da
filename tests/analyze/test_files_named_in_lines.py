"""Browser lines that name in brackets which file did not load, as tools write them. Not: requests.

A file is missed as what it is: an icon that browsers look for by themselves is missed by nobody.
"""

import pytest

from analyze.behaviours import Desk, nothing
from analyze.moments import told


def without(line: str) -> Desk:
    desk = Desk("/orchids", noisy=False).log("error", line)
    return desk.press("Water all").ask("POST", "/api/waterings", 201)


@pytest.mark.parametrize(
    "line",
    [
        "Failed to load resource: the server responded with 404 (apple-touch-icon.png)",
        "Failed to load resource: the server responded with 404 (favicon.ico)",
        "Failed to load resource: the server responded with a status of 404 (site.webmanifest)",
        "Failed to load resource: 404 (mstile-150x150.png)",
        "failed to load resource: the server responded with 403 (leaf-3.webp)",
        "Failed to load resource: the server responded with a status of 404 (browserconfig.xml)",
    ],
)
@pytest.mark.parametrize("words", ["nothing happens", "一部が空白です", "I cannot find my plants"])
def test_a_picture_that_is_not_there_is_no_answer_of_a_server(line: str, words: str) -> None:
    nothing(without(line).judge(words, "/orchids"))


def test_a_script_in_the_brackets_is_one_that_the_page_lacks() -> None:
    line = "Failed to load resource: the server responded with 404 (pump.4f1c9a2b.js)"
    desk = Desk("/orchids", noisy=False).log("error", line).dead("Water all")

    told(desk.judge("Nothing happens", "/orchids"), "chunk_load", "pump.4f1c9a2b.js", "P1 P2")


@pytest.mark.parametrize("what", ["(orders)", "(Internal Server Error)", "()"])
def test_what_is_no_file_s_name_stays_a_server_s_answer(what: str) -> None:
    line = f"Failed to load resource: the server responded with a status of 500 {what}"
    desk = Desk("/orchids", noisy=False).press("Water all").log("error", line)

    told(desk.judge("It does not water", "/orchids"), "backend_error", "500", "P1 P2")
