"""Where to look first in a program that is no page: never at endpoints and browsers it has not."""

import pytest

from analyze.bridge_visits import Bridge

TRACE = (
    "Traceback (most recent call last):\n"
    '  File "/srv/shop/stock.py", line 77, in list_stock\n'
    "    cursor.execute(query)\n"
    "psycopg2.OperationalError: server closed the connection unexpectedly"
)


def advice(visit: Bridge, words: str) -> str:
    return visit.reported(words).suggested_fix or ""


def test_a_full_disk_is_no_private_window() -> None:
    visit = Bridge().say("export begun")
    visit.say("IOException: Disk full while writing D:\\out\\film.mov", "error")
    said = visit.reported("the export stopped")

    assert said.category == "storage"
    assert "out of space" in (said.suggested_fix or "")


def test_a_store_of_keys_is_no_browser_s() -> None:
    visit = Bridge().say("SecItemAdd failed: errSecInteractionNotAllowed (-25308)", "error")

    assert "device's keychain" in advice(visit, "I am signed out each morning")


def test_a_device_has_no_account_with_a_provider() -> None:
    visit = Bridge().say("sale 12 begun").say("drawer: cash drawer not responding", "error")

    assert "Check the device itself" in advice(visit, "the drawer stays shut")


def test_a_remark_without_an_address_is_of_no_endpoint() -> None:
    visit = Bridge().say("feeder: portion 40 g").say("feeder: portion capped at 20 g", "warn")
    fix = advice(visit, "the cat gets a smaller portion than I have set")

    assert "endpoint" not in fix
    assert "where the value that it names comes from" in fix


def test_what_a_server_threw_is_looked_for_where_it_was_thrown() -> None:
    told = {"event": "request_failed", "path": "/stock", "method": "GET", "exc_info": TRACE}
    visit = Bridge().put(told | {"pid": 9}, "error")

    assert "Start in list_stock (stock.py:77)" in advice(visit, "stock does not load")


def test_a_line_that_says_that_something_failed_throws_nothing() -> None:
    visit = Bridge().say("sync failed after the third try", "error")

    assert "what makes it throw" not in advice(visit, "my notes are not on the other phone")


@pytest.mark.parametrize(("beside", "who"), [({"tag": "Sync"}, "The app"), ({}, "The server")])
def test_a_process_with_a_tag_is_a_phone_s(beside: dict[str, str], who: str) -> None:
    thrown = "java.lang.IllegalStateException: no cursor\n\tat io.acme.Sync.next(Sync.kt:9)"
    visit = Bridge().put({"pid": 311, "msg": thrown} | beside, "error")

    assert (visit.reported("it stops").root_cause or "").startswith(who)


def test_messages_that_are_not_sent_are_one_thing() -> None:
    told = {"ws": "close", "url": "wss://chat.acme.example/live", "code": 1006}
    visit = Bridge().put(told, "warn").put(told, "warn")

    assert "something else" not in visit.reported("messages do not arrive").summary
