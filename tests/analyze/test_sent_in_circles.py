"""Circles that nobody gets out of, as pages, browsers, clients and routers tell them."""

import pytest

from analyze.behaviours import Desk, nothing
from analyze.moments import told

LINES = [
    "Failed to load resource: net::ERR_TOO_MANY_REDIRECTS",
    "GET https://shop.example.com/area net::ERR_TOO_MANY_REDIRECTS 302 (Found)",
    "Failed to load resource: too many HTTP redirects",
    "NS_ERROR_REDIRECT_LOOP",
    "Error: redirect count exceeded",
    "curl: (47) Maximum (50) redirects followed",
    "[guard] /area -> /home -> /area -> /home, giving up",
    "[router] '/area' → '/home' → '/area' → '/home'",
    "[auth] redirected to /area 12 times",
    "circular redirect between routes",
    "Endlose Weiterleitung erkannt",
    "boucle de redirection détectée",
    "bucle de redirecciones",
    "бесконечный редирект",
    "リダイレクトループ",
    "重定向次数过多",
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_a_circle_is_one(line: str) -> None:
    desk = Desk("/").press("My area").log("error", line)

    told(desk.judge("I cannot get in"), "redirect_loop", line[-12:], "P0 P1 P2")


@pytest.mark.parametrize("how", ["load", "pushState", "replaceState"])
@pytest.mark.parametrize(
    "pages",
    [
        ["/area", "/enter"],
        ["/enter", "/home", "/enter", "/profile"],
        ["/en", "/en/", "/fr", "/fr/"],
        ["/a", "/b", "/c", "/d"],
    ],
)
def test_pages_in_turns_that_nobody_pressed_for_are_one(pages: list[str], how: str) -> None:
    desk = Desk("/").press("My area")
    for path in pages * 4:
        desk.moved(path, "", how, 0.4)

    told(desk.judge("I cannot get in"), "redirect_loop", pages[0], "P0 P1 P2")


@pytest.mark.parametrize("times", [2, 3])
def test_who_signs_in_and_is_sent_back_each_time_is_not_let_in(times: int) -> None:
    desk = Desk("/login")
    for _ in range(times):
        desk.press("Sign in").ask("POST", "/api/session", 200)
        desk.moved("/home", "/login", "load", 0.4).moved("/login", "/home", "load", 0.4)

    told(desk.judge("nothing", "/login"), "redirect_loop auth_expired", "/login", "P0 P1")


@pytest.mark.parametrize(
    "line",
    [
        "redirected to /home",
        "redirect loop was avoided",
        "/a -> /b",
        "/a -> /b -> /c -> /d",
        "redirected 2 times",
        "history: 12 entries",
        "Order history: /orders",
    ],
)
def test_what_leads_on_is_no_circle(line: str) -> None:
    desk = Desk("/").press("My area").ask("GET", "/api/area", 200).log("warn", line)

    nothing(desk.moved("/area", "/", "pushState").judge("Where is my invoice?"))


def test_a_page_that_floods_its_own_address_is_in_no_circle() -> None:
    line = "Attempt to use history.replaceState() more than 100 times per 30 seconds"
    desk = Desk("/").press("My area").fail(f"SecurityError: {line}")

    told(desk.judge("nothing happens"), "js_exception", "replaceState", "P1 P2")


def test_pages_that_somebody_walks_through_in_turns_are_none() -> None:
    desk = Desk("/")
    for path in ["/a", "/b", "/c", "/d"] * 3:
        desk.press(f"To {path}").moved(path, "", "pushState", 0.4)

    nothing(desk.judge("Where is my invoice?"))
