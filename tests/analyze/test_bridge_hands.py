"""Payloads as people invent them at a first try: lines of a client, odd names, sockets, files."""

import pytest

from analyze.app_visits import quiet, read
from analyze.bridge_visits import Bridge


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('[api] PUT /v2/rotas/8 => 503 in 91ms {"message": "rota store ran out of workers"}',
         "rota store ran out of workers"),
        ("http: PUT /v2/rotas/8 returned 500, the rota could not be stored",
         "the rota could not be stored"),
    ],
)  # fmt: skip
def test_a_clients_line_is_told_as_the_exchange_that_it_is(line: str, why: str) -> None:
    said = Bridge().say(line, "error").reported("my rota is not saved")

    read(
        said,
        "backend_error",
        "P1 P2",
        "PUT /v2/rotas/8 failed with 50",
        f"the response says “{why}”",
    )
    assert "{" not in said.summary


def test_a_line_that_says_more_is_quoted() -> None:
    line = "while saving rota 8 for Kim, PUT /v2/rotas/8 => 500, giving up"
    said = Bridge().say(line, "error").reported("my rota is not saved")

    assert "giving up" in said.summary


@pytest.mark.parametrize(
    "wrong",
    [
        {"errs": [{"path": "start_date", "msg": "must not be a Sunday"}]},
        {"violations": [{"loc": ["body", "start_date"], "msg": "must not be a Sunday"}]},
    ],
)
def test_a_list_of_what_was_wrong_under_a_short_name(wrong: dict[str, object]) -> None:
    told = {"req": {"verb": "POST", "uri": "/v3/leave"}, "resp": {"code": 400} | wrong}
    said = Bridge().click("Apply").put(told, "warn", kind="network").reported("leave is refused")

    read(said, "validation_rejected", "P1 P2 P3", "start_date: must not be a Sunday")


def test_the_path_of_a_server_is_no_field() -> None:
    wrong = {"error": "leave of this kind is over", "path": "/v3/leave"}
    told = {"method": "POST", "url": "/v3/leave", "status": 400, "response": wrong}
    said = Bridge().click("Apply").put(told, "warn", kind="network").reported("leave is refused")

    assert "says “leave of this kind is over”" in said.summary


def _line(visit: Bridge, message: str, level: str, after: float = 5, **more: str) -> Bridge:
    return visit.put({"msg": message} | more, level, after=after)


@pytest.mark.parametrize("reason", ["transport close", "ping timeout"])
def test_a_socket_that_was_cut_and_never_came_back(reason: str) -> None:
    visit = _line(Bridge(), "disconnect", "warn", reason=reason)
    for _ in range(4):
        _line(visit, "connect_error", "error", error="xhr poll error")
    _line(visit, "still on the old list", "info", after=90)

    said = visit.reported("new calls only show up after a reload")
    read(said, "socket_drop", "P2", f"disconnect: {reason}")


def test_a_socket_that_the_page_itself_closed() -> None:
    visit = _line(Bridge(), "disconnect", "warn", reason="io client disconnect")

    quiet(visit.reported("How do I mute the calls?"))


def test_a_key_under_the_name_of_a_name() -> None:
    refused = {"operation": "getItem", "name": "rota", "exception": "SecurityError: insecure."}
    said = Bridge().click("Open").put(refused, "error", kind="storage").reported("it stays empty")

    read(said, "storage", "P1 P2", "when it read “rota”")


def test_a_bundlers_chunk_is_the_pages_own_on_whatever_host() -> None:
    visit = Bridge().put({"url": "/api/rota", "method": "GET", "status": 200}, kind="network")
    lost = {"url": "https://files.edge.example/js/rota.7b.js", "type": "script", "status": 404}
    visit.put(lost, "error", kind="network")
    said = "Loading chunk rota failed.\n(error: https://files.edge.example/js/rota.7b.js)"
    visit.put({"error": {"name": "ChunkLoadError", "message": said}}, "error", after=0.1)

    read(visit.reported("the rota stays white"), "chunk_load", "P1 P2", "rota.7b.js")


def test_a_script_of_another_host_that_nobody_calls_a_chunk() -> None:
    visit = Bridge().put({"url": "/api/rota", "method": "GET", "status": 200}, kind="network")
    lost = {"url": "https://files.edge.example/js/rota.7b.js", "type": "script", "status": 404}
    visit.put(lost, "error", kind="network")
    visit.put({"error": {"name": "TypeError", "message": "rota is undefined"}}, "error", after=0.1)

    read(visit.reported("the rota stays white"), "third_party", "P1 P2 P3", "rota.7b.js")


def test_what_was_put_right_at_once_is_not_what_somebody_asks_about() -> None:
    visit = Bridge()
    for status in (502, 200):
        told = {"url": "/api/i18n/sv.json", "method": "GET", "status": status}
        visit.put(told, "error" if status > 400 else "info", kind="network")
    visit.go("/profile").click("Account")

    quiet(visit.reported("How do I set the language to Swedish? I can't find it"))


def test_two_releases_are_shown_by_what_holds_them() -> None:
    visit = Bridge().put(
        {"op": "get", "key": "menu", "value": {"release": "7.1.0"}}, kind="storage"
    )
    told = {"url": "/version.json", "method": "GET", "status": 200}
    visit.put(told | {"response": {"release": "7.2.0"}}, kind="network")
    visit.say("cached menu 7.1.0 is older than the server's release 7.2.0", "warn")

    said = visit.reported("the menu shows last month's dishes")
    read(said, "stale_version", "P2", "7.1.0", "7.2.0")
    assert set(said.causes[0].evidence) == {"a-0", "a-1", "a-2"}


def test_a_refused_release_is_told_with_both_numbers() -> None:
    why = {"error": "client_outdated", "minVersion": "7.2.0", "yourVersion": "7.1.0"}
    told = {"url": "/api/menu", "method": "PUT", "status": 426, "response": why}
    said = Bridge().put(told, "error", kind="network").reported("the menu is not saved")

    read(said, "stale_version", "P1 P2", "minVersion 7.2.0", "yourVersion 7.1.0")


def test_a_house_that_keeps_files_is_asked_by_a_signed_address() -> None:
    told = {"url": "https://scans.s3.eu-west-1.amazonaws.com/9/a.pdf", "method": "PUT"}
    answer = {"status": 403, "responseText": "<Error><Code>AccessDenied</Code></Error>"}
    said = Bridge().put(told | answer, "error", kind="network").reported("my scan is not sent")

    assert "signed URL" in (said.suggested_fix or "")


def test_a_bystander_goes_on_about_nothing() -> None:
    visit = Bridge().says(
        "Hydration text mismatch: server rendered 1, client rendered 2", level="warn"
    )
    kept = {"msg": "Failed to load resource: net::ERR_BLOCKED_BY_CLIENT"}
    visit.put(kept | {"source": "https://cdn.matomo.cloud/matomo.js"}, "error")

    said = visit.reported("the number jumps when the page opens")
    assert not any("BLOCKED_BY_CLIENT" in one.text for one in said.claims)
