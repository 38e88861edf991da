"""Exchanges that read like another thing: dates like waits, forms like answers, counts like codes.

Each was met while the reading of other clients' sessions was looked through again. Not: what the
exchanges mean once they are read rightly.
"""

import tracemalloc
from typing import Any

import pytest

from analyze.clients_visits import Client
from analyze.served_visits import Served, site
from analyze.visits import PAGE
from usercontext.analyze.language.text import MESSAGE_CAP
from usercontext.analyze.reach.met import read_session
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.fields import layer
from usercontext.analyze.reading.read_entry import read_event
from usercontext.domain.analysis import Category

DATA = "https://shop.example.com/api/items?page=1"
MANY = 64_000


def read(level: str, payload: dict[str, Any], kind: str = "network") -> Event:
    return read_event(Client().add(kind, level, payload).entries[0], 0)


def exchange(payload: dict[str, Any], level: str = "info") -> Request:
    request = read(level, {"url": "/api/cart"} | payload).request
    assert request is not None
    return request


@pytest.mark.parametrize(
    "told",
    [
        {"status": 200, "time": 1_732_793_000_000},
        {"status": 200, "time": "1732793000"},
        {"status": 200, "latency": 1_732_793_000},
        {"status": 200, "elapsed": 1_732_793_000_000_000},
        {"status": 200, "durationMs": 5_000_000},
    ],
)
def test_an_instant_is_no_wait(told: dict[str, Any]) -> None:
    """Each good request of a client that writes when it asked was told to have taken 1733 s."""
    assert exchange(told).duration_ms is None


def test_a_wait_that_stands_beside_an_instant_is_read() -> None:
    told = {"status": 200, "time": 1_732_793_000_000, "start": 12.0, "end": 5_012.0}

    assert exchange(told).duration_ms == 5_000


def test_a_duration_longer_than_an_hour_is_told_in_nanoseconds() -> None:
    assert exchange({"status": 200, "duration": 5_200_000_000}).duration_ms == 5_200


@pytest.mark.parametrize(
    ("status", "sent"),
    [
        (500, {"subject": "x", "detail": "my card was declined"}),
        (422, {"orderId": 7, "reason": "does_not_fit"}),
        (500, {"reason": "insufficient funds"}),
        (400, {"title": "Hole in the road", "status": "open", "detail": "card declined here"}),
    ],
)
def test_what_a_form_sent_is_not_what_came_back(status: int, sent: dict[str, Any]) -> None:
    """A 500 of a support form was a declined card, for its writer had written of one."""
    told = {"method": "POST", "status": status, "body": sent}

    assert exchange(told, "error").body is None


@pytest.mark.parametrize(
    ("method", "came"),
    [
        ("POST", {"detail": "Not enough credit."}),
        ("POST", {"type": "about:blank", "title": "Gone", "status": 410, "detail": "It is over"}),
        ("POST", {"errorCode": "E7", "reason": "sold_out"}),
        ("POST", {"code": "OUT_OF_STOCK", "message": "Only 0 left"}),
        ("GET", {"id": 7, "reason": "archived"}),
    ],
)
def test_what_only_an_answer_holds_came_back(method: str, came: dict[str, Any]) -> None:
    assert exchange({"method": method, "status": 409, "body": came}, "warn").body is not None


def test_a_support_form_that_failed_is_its_servers_failure_whatever_was_written() -> None:
    visit = Client().nav({"url": "https://a.test/help"}).tap({"text": "Send"})
    sent = {"subject": "x", "detail": "my card was declined"}
    visit.net("error", {"url": "/api/tickets", "method": "POST", "status": 500, "body": sent})

    assert visit.sent("cannot send my ticket").category is Category.BACKEND_ERROR


@pytest.mark.parametrize("told", [{"result": 450}, {"res": 404}, {"result": "503"}])
def test_how_much_was_found_is_no_status(told: dict[str, Any]) -> None:
    assert exchange(told).status is None


def test_a_count_in_a_warning_is_none_either() -> None:
    assert exchange({"result": 250, "ok": True}, "warn").status == 200


@pytest.mark.parametrize("told", [{"result": 503}, {"res": 404}, {"res": "500"}])
def test_what_failed_aloud_is_told_by_its_status(told: dict[str, Any]) -> None:
    assert exchange(told, "error").status == int(next(iter(told.values())))


@pytest.mark.parametrize(
    "told",
    [
        {"blockedURI": "https://ads.test/" + "x" * MANY},
        {"blockedURI": "inline", "violatedDirective": "script-src " + "x" * MANY},
        {"blockedURL": "y" * MANY, "effectiveDirective": "x" * MANY},
    ],
)
def test_a_policys_report_is_bounded_like_any_text(told: dict[str, Any]) -> None:
    assert len(read("error", told, "console").text) <= MESSAGE_CAP


def test_long_names_of_fields_are_read_and_not_kept() -> None:
    """Five hundred shapes and four thousand names were bounded in number, each of 64 KB."""
    tracemalloc.start()
    try:
        for number in range(200):
            long = {f"{number}{'k' * MANY}": 1, "status": 404}
            assert layer({"data": long}, {}).values(("status",)) == [404]
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert kept < 20 * MANY


def roots(visit: Served) -> list[str]:
    entries = visit.entries
    reading = read_session(entries, {}, entries[-1].instant_us, len(entries))
    return [one.signature for one in reading.met if one.is_root]


def app(path: str, **more: Any) -> Served:
    """Come to an address of an app that its host does not know and sends with 404."""
    return Served().page(path, came=more.pop("came", ""), seen=more.pop("seen", 404), **more)


def test_an_app_that_its_host_sends_with_404_works_for_who_reads_it() -> None:
    """Every healthy visit by a link from elsewhere was one more of a crowd with a broken page."""
    visit = app("/items").ask("GET", DATA, 200)

    assert roots(visit) == []


def test_an_app_that_its_host_sends_with_404_works_for_who_presses_on_it() -> None:
    visit = app("/about", came="https://news.example/").press("Team", "a").turbo("/team")

    assert roots(visit) == []


def test_its_data_may_come_before_its_status_is_told() -> None:
    visit = app("/items/7", seen=0).ask("GET", DATA, 200).arrived(f"{PAGE}/items/7", 404)

    assert roots(visit) == []


def test_a_report_from_such_a_page_is_not_about_its_status() -> None:
    visit = app("/items").ask("GET", DATA, 200).press("Save").ask("POST", "/api/items", 500)

    assert "/api/items failed with 500" in (visit.judge("cannot save").root_cause or "")


def test_a_link_of_the_site_that_leads_nowhere_is_broken_however_busy_its_page() -> None:
    visit = site("/news").press("Archive", "a").page("/news/archive", seen=404)

    assert roots(visit.ask("GET", DATA, 200)) != []


def test_a_page_that_is_not_there_and_shows_nothing_is_missed() -> None:
    assert roots(app("/summer-sale").press("Home", "a").page("/", 200)) != []


def test_a_page_that_broke_is_no_route_of_its_own() -> None:
    assert roots(app("/items", seen=500).ask("GET", DATA, 200)) != []
