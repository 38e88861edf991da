"""Names, numbers and units of other clients that are no exchange's. Not: causes."""

from typing import Any

import pytest

from analyze.clients_visits import Client
from analyze.remark_visits import remarks
from analyze.visits import PAGE
from usercontext.domain.analysis import Analysis, Category, Priority

Free = dict[str, Any]


def judged(*entries: Free, level: str = "info", after: float = 0.4) -> Analysis:
    page = Client().nav({"to": f"{PAGE}/orders"}).tap({"text": "Show", "selector": "button"})
    for entry in entries:
        page.net(level, entry, after=entry.pop("_after", after))
    return page.sent("It does not work", url=f"{PAGE}/orders")


@pytest.mark.parametrize(
    ("level", "name", "value"),
    [
        ("error", "zipcode", 501),
        ("warn", "promocode", 500),
        ("warn", "areacode", 415),
        ("info", "orderstatus", 404),
        ("info", "statuscount", 404),
        ("error", "room", 503),
        ("error", "order", 404),
        ("warn", "points", 500),
    ],
)
def test_a_code_of_a_thing_is_no_status(level: str, name: str, value: int) -> None:
    """Any name that ended like "code" and held three digits was a status of HTTP."""
    told = judged({"url": "/api/orders", "method": "GET", name: value}, level=level)

    assert str(value) not in (told.root_cause or "")


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("host", "web-1.prod.internal"),
        ("host", "orders.shop.svc.cluster.local"),
        ("host", "ip-10-0-1-3.eu-west-1.compute.internal"),
        ("domain", "com.alamofire.error"),
        ("domain", "shop.orders"),
    ],
)
def test_a_machine_inside_is_no_house_that_was_asked(name: str, host: str) -> None:
    """The machine that a server's log names was put before the path, as another house's."""
    told = judged(
        {"path": "/api/orders", "method": "POST", "status": 500, name: host}, level="error"
    )

    assert told.root_cause == "POST /api/orders failed with 500."


@pytest.mark.parametrize("beside", [{"type": "post"}, {"button": "DELETE"}, {"label": "Patch"}])
def test_a_word_that_is_also_a_method_is_none(beside: Free) -> None:
    told = judged({"url": "/api/posts/7", "status": 500} | beside, level="error")

    assert told.root_cause == "/api/posts/7 failed with 500."


@pytest.mark.parametrize(
    "wait", [{"duration": "15 min"}, {"took": "5 m"}, {"elapsed": "00:45:05"}, {"time": "12:31:05"}]
)
def test_what_lasts_longer_than_anybody_waits_is_no_wait(wait: Free) -> None:
    """A clip of 15 minutes was an answer that took 900 s, and a walk of 5 m one of 300 s."""
    told = judged({"url": "/api/clips/3", "method": "GET", "status": 200} | wait)

    assert told.category is Category.UNKNOWN


def test_milliseconds_that_happen_to_fit_the_clock_once_are_no_seconds() -> None:
    """A poll of 10.3 ms, ten seconds after a press, made each wait a thousand times as long."""
    told = judged(
        {"url": "/api/a", "method": "GET", "status": 200, "duration": 1.2, "_after": 0.05},
        {"url": "/api/poll", "method": "GET", "status": 200, "duration": 10.3, "_after": 10},
        {"url": "/api/b", "method": "GET", "status": 200, "duration": 82.4},
    )

    assert told.category is Category.UNKNOWN


def test_a_limit_that_names_milliseconds_is_not_told_in_seconds() -> None:
    page = {"url": "/api/b", "method": "GET", "status": 200, "duration": 82.4}
    flags = {"url": "/api/flags", "method": "GET", "status": 0, "duration": 250.7}
    told = judged(flags | {"error": "timeout of 250ms exceeded"}, page)

    assert "82 s" not in told.summary + str(told.claims)


@pytest.mark.parametrize(
    "line",
    [
        "max redirects: 5",
        "[http] maximum redirects set to 20",
        "redirects: maximum of 10 redirects is configured",
        "redirects forever cached by the browser",
        "infinite redirect prevented",
    ],
)
def test_a_limit_of_redirects_is_no_loop(line: str) -> None:
    """Whoever wrote down how many redirects are allowed had a redirect loop (P1)."""
    visit = remarks("/checkout").click("Pay").ok("POST", "/api/orders", status=201)

    assert visit.says("warn", line).judge("my parcel has not come").priority is Priority.P3


@pytest.mark.parametrize(
    "line",
    [
        "Maximum number of redirects exceeded",
        "Exceeded maximum redirects",
        "redirected endlessly",
        "more than 20 redirects",
    ],
)
def test_a_limit_of_redirects_that_was_reached_is_a_loop(line: str) -> None:
    visit = remarks("/account").says("error", line)

    assert visit.judge("it does not load").category is Category.REDIRECT_LOOP


def test_a_trace_without_a_word_beside_it_is_told_by_its_last_line() -> None:
    """All of a server's trace, its files and lines, was the sentence that the page logged."""
    page = Client().nav({"to": f"{PAGE}/orders"}).tap({"text": "Pay", "selector": "button"})
    lines = ["Traceback (most recent call last):", '  File "/srv/x.py", line 3, in pay']
    page.con("error", {"traceback": "\n".join([*lines, "ValueError: no rate for CHF"])})

    told = page.sent("It does not work", url=f"{PAGE}/orders")
    assert "ValueError: no rate for CHF" in (told.root_cause or "")
    assert "/srv/x.py" not in (told.root_cause or "")


def test_what_a_server_quietly_refused_to_a_robot_is_nobody_s_failure() -> None:
    """A line of a server's log about /wp-login.php was what a press had led to (P1)."""
    visit = remarks("/notes").click("Save").ok("PUT", "/api/notes")
    visit.says("info", '192.0.2.7 - - "GET /wp-login.php HTTP/1.1" 404 12')

    assert visit.judge("hello there", "/notes").priority is Priority.P3


@pytest.mark.parametrize(
    "line",
    [
        "GET https://shop.example.com/api/x failed over to a mirror",
        "GET https://shop.example.com/x failed fast path, used slow path",
        "GET https://shop.example.com/api/x timed out once, asked again",
    ],
)
def test_a_request_that_went_another_way_has_not_failed(line: str) -> None:
    """A whole address with "failed" behind it was an exchange without an answer."""
    visit = remarks("/notes").click("Save").ok("PUT", "/api/notes").says("error", line)

    assert visit.judge("it does not work", "/notes").category is not Category.BACKEND_ERROR


def test_a_decoder_that_went_on_without_is_of_no_answer() -> None:
    visit = remarks("/notes").click("Save").ok("PUT", "/api/notes")
    visit.says("error", "JsonParseException: theme.json, using the default theme")

    assert visit.judge("hello there", "/notes").category is not Category.API_CONTRACT


@pytest.mark.parametrize("line", ["rows <- 404 imported", "[room] ← 503 moved in"])
def test_an_arrow_before_a_number_is_no_answer(line: str) -> None:
    visit = remarks("/notes").click("Save").ok("PUT", "/api/notes").says("error", line)

    told = visit.judge("it does not work", "/notes")
    assert told.category not in (Category.BACKEND_ERROR, Category.API_CONTRACT)


@pytest.mark.parametrize(
    "line",
    [
        "connection lost, reconnected after 200 ms",
        "connection closed by user, will not reconnect",
    ],
)
def test_a_line_that_is_back_is_not_lost(line: str) -> None:
    visit = remarks("/notes").click("Save").ok("PUT", "/api/notes").says("error", line)

    assert visit.judge("hello there", "/notes").category is not Category.SOCKET_DROP


def test_who_adds_three_things_is_sent_on_in_no_circle() -> None:
    """Each form that is answered with a page to go to made the next failure a redirect loop."""
    visit = remarks("/cart")
    for _ in range(3):
        visit.click("Add").no("POST", "/cart", 303)

    told = visit.click("Add").unanswered("POST", "/cart").judge("cannot add it", "/cart")
    assert told.category is Category.BACKEND_ERROR


def test_an_exchange_without_a_fault_is_no_call_of_soap() -> None:
    told = judged({"url": "/api/x", "status": 500, "fault": False}, level="error")

    assert told.root_cause == "/api/x failed with 500."
