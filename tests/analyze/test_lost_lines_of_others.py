"""What a browser writes of another house's request that got no response. Not: captured requests."""

import pytest

from analyze.servers import Page, told

LINES = [
    "POST https://px.countit.io/v2/e net::ERR_BLOCKED_BY_CONTENT_BLOCKER",
    "POST https://px.countit.io/v2/e net::ERR_BLOCKED_BY_ADMINISTRATOR",
    "POST https://px.countit.io/v2/e net::ERR_CONNECTION_REFUSED",
    "POST https://px.countit.io/v2/e 429 (Too Many Requests)",
    "GET https://frames.adbox.io/slot 500",
    "GET https://frames.adbox.io/slot net::ERR_NAME_NOT_RESOLVED",
    "POST https://px.countit.io/v2/e net::ERR_TUNNEL_CONNECTION_FAILED",
]
OWN = [line.replace("px.countit.io/v2/e", "shop.example/api/rooms") for line in LINES[2:3]]


@pytest.mark.parametrize("line", LINES)
def test_what_nobody_pressed_for_at_another_house_is_no_cause(line: str) -> None:
    page = Page("/rooms").log("error", line).click("Show rooms").ask("GET", "/api/rooms", 200)

    told(page.judge("My key card does not open the door", "/rooms"), "unknown", "P3")


@pytest.mark.parametrize("line", LINES[2:])
def test_it_is_worth_what_a_captured_request_is(line: str) -> None:
    method, url, error = line.split(" ")[:3]
    if not error.startswith("net::"):
        return  # what has a status is captured with it, and not with words
    one = Page("/rooms").click("Send request").log("error", line)
    other = Page("/rooms").click("Send request").ask(method, url, 0, error=error)

    said = [page.judge("Nothing is sent", "/rooms") for page in (one, other)]

    assert said[0].category == said[1].category == "backend_error"


@pytest.mark.parametrize("line", OWN)
def test_the_page_s_own_request_stays_a_cause(line: str) -> None:
    page = Page("/rooms").log("error", line)

    told(page.judge("The rooms do not come up", "/rooms"), "backend_error", "P1 P2 P3")


KEPT_OUT = [
    "The resource at “https://cdn.countit.io/t” was blocked because content blocking is enabled.",
    "Content blocker prevented frame displaying https://shop.example/rooms from loading a resource"
    " from https://px.countit.io/p.gif",
    "Request to access cookie or storage on “https://px.countit.io/p” was blocked because it came"
    " from a tracker and content blocking is enabled.",
    "Tracking Prevention blocked access to storage for https://px.countit.io/p.gif.",
    "Loading failed for the <script> with source “https://px.countit.io/t.js”.",
    "Beacon API cannot load https://px.countit.io/b. Origin https://shop.example is not allowed by"
    " Access-Control-Allow-Origin.",
    "Failed to load resource: A server with the specified hostname could not be found."
    " (https://px.countit.io/b)",
    "Access to storage is not allowed from this context.",
    "The AudioContext was not allowed to start. It must be resumed (or created) after a user"
    " gesture on the page.",
    "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at"
    " https://px.countit.io/b. (Reason: CORS request did not succeed). Status code: (null).",
]


@pytest.mark.parametrize("line", KEPT_OUT)
def test_what_browsers_keep_out_by_themselves_is_no_cause(line: str) -> None:
    page = Page("/rooms").log("error", line).click("Show rooms").ask("GET", "/api/rooms", 200)

    told(page.judge("My key card does not open the door", "/rooms"), "unknown", "P3")


@pytest.mark.parametrize("line", KEPT_OUT[:1])
def test_what_was_pressed_for_and_kept_out_is_missed(line: str) -> None:
    page = Page("/rooms").click("Show the film").log("error", line)

    assert page.judge("The film does not start", "/rooms").category != "unknown"


def test_a_chunk_of_the_page_s_own_stays_a_chunk() -> None:
    line = (
        "Loading failed for the <script> with source “https://shop.example/assets/rooms.3f2a9c.js”."
    )
    page = Page("/rooms").log("error", line)

    assert page.judge("The rooms do not come up", "/rooms").category == "chunk_load"
