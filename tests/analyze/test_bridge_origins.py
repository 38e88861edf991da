"""What a browser says of origins and of its connection, in lines that a client posts by hand."""

import pytest

from analyze.app_visits import quiet, read
from analyze.bridge_visits import Bridge

KEPT_BACK = "TypeError: NetworkError when attempting to fetch resource."
ORIGINS = (
    (
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource"
        " at https://tariffs.freight.example/rates. (Reason: CORS header ‘Access-Control-Allow"
        "-Origin’ missing). Status code: 200.",
        "cors header ‘access-control-allow-origin’ missing",
    ),
    (
        "Access to fetch at 'https://tariffs.freight.example/rates' from origin"
        " 'https://ship.example' has been blocked by CORS policy: Request header field x-team is"
        " not allowed by Access-Control-Allow-Headers in preflight response.",
        "request header field x-team is not allowed",
    ),
)


def _asks(visit: Bridge, host: str, path: str, status: int, error: str = "") -> Bridge:
    told = {"method": "POST", "url": f"https://{host}{path}", "status": status}
    level = "info" if status else "error"
    return visit.put(told | ({"error": error} if error else {}), level, kind="network")


@pytest.mark.parametrize(("line", "why"), ORIGINS)
def test_a_host_that_a_browser_keeps_back_is_not_the_pages(line: str, why: str) -> None:
    visit = _asks(Bridge(), "ship.example", "/api/parcel", 200)
    _asks(visit, "tariffs.freight.example", "/rates", 0, KEPT_BACK).says(line, level="error")
    visit.click("Quote the freight", after=60)
    _asks(visit, "tariffs.freight.example", "/rates", 0, KEPT_BACK)

    said = visit.reported("the freight is not quoted")
    read(said, "cors", "P1 P2", "tariffs.freight.example/rates", why)


def test_a_host_that_just_did_not_answer_is_no_other_origin() -> None:
    visit = _asks(Bridge(), "ship.example", "/api/parcel", 200).click("Quote the freight")
    _asks(visit, "ship.example", "/api/rates", 0, "TypeError: Failed to fetch")

    read(visit.reported("the freight is not quoted"), "backend_error", "P1 P2", "/api/rates")


@pytest.mark.parametrize(
    "line",
    [
        "navigator.onLine = false",
        "[net] isOnline: false",
        "Network status changed to offline",
        "connection: offline",
        "you are now offline",
    ],
)
def test_a_line_that_says_that_its_browser_is_offline(line: str) -> None:
    visit = Bridge().says(line, level="warn")
    for path in ("/api/rota", "/api/rota/5", "/api/swaps"):
        told = {"method": "GET", "url": path, "status": 0, "error": "TypeError: Load failed"}
        visit.put(told, "error", kind="network")

    read(visit.reported("nothing loads any more"), "offline", "P3", "browser went offline")


@pytest.mark.parametrize(
    "line",
    [
        "the printer is offline",
        "offline map of Bergen downloaded",
        "navigator.onLine = true",
        "3 customers online: false alarm",
    ],
)
def test_a_line_about_another_line(line: str) -> None:
    quiet(Bridge().says(line, level="info").reported("How do I change my plan?"))
