"""A page that is of another release than its server, by whatever name it is known."""

import pytest

from analyze.behaviours import Desk, nothing
from analyze.moments import told

LINES = [
    "build id changed: page K3fa91, server P77c02",
    "page build 9f2c1e7, server build 1ab77d0",
    "[boot] client on 1.8.0, backend expects 2.0.1",
    "build hash mismatch 9f2c1e7 != 1ab77d0",
    "[updater] manifest hash differs",
    "asset manifest changed since this page was loaded",
    "[sw] a new worker is waiting; this page is served by the old one",
    "service worker v12 controls this page, v14 is installed",
    "buildManifest.js of build 8sKx not found",
    "X-App-Version 41 older than minimum 45",
    "ClientTooOld: min build 310, have 287",
    "protocol 3 is no longer spoken, server speaks 4",
    "schema revision 17 expected, client sent 16",
    "Deployment changed: dpl_3fK2 -> dpl_9sQ1",
    "bundle main.5f2a.js is not the one that the server names",
    "no persisted operation with id 8fe2ab01",
    "[gql] PersistedQueryNotFound",
    "Trusted document not found",
    "Diese Seite ist veraltet, bitte neu laden",
    "Une nouvelle version est disponible, rechargez la page",
    "Hay una nueva versión, recarga la página",
    "доступна новая версия, обновите страницу",
    "新しいバージョンがあります。再読み込みしてください",
]
BODIES = [
    (200, '{"errors":[{"extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}'),
    (400, '{"errors":[{"message":"PersistedQueryNotFound"}]}'),
    (400, '{"errors":[{"message":"Unknown persisted operation 8fe2"}]}'),
    (403, '{"message":"Operation is not in the persisted operations manifest"}'),
    (409, '{"error":"bundle_mismatch"}'),
    (412, '{"message":"client build 41 is older than required"}'),
]
CALM = [
    "build 12 changed its status",
    "[schema] page 3 failed to prefetch, server said 500",
    "page 2 of 3, server 1",
    "manifest of the parcel differs in one item",
    "release of the album moved",
    "client 3 changed address",
    "a worker is waiting for a job",
    "protocol h2",
]


@pytest.mark.parametrize("level", ["warn", "error"])
@pytest.mark.parametrize("line", LINES)
def test_a_line_of_two_releases_tells_a_page_that_is_too_old(line: str, level: str) -> None:
    desk = Desk("/board").press("Add card").ask("POST", "/api/cards", 200).log(level, line)

    told(desk.judge("it stopped working", "/board"), "stale_version", line[:24], "P1 P2")


@pytest.mark.parametrize(("status", "body"), BODIES)
def test_so_does_an_answer(status: int, body: str) -> None:
    desk = Desk("/board").press("Add card")
    desk.ask("POST", "/api/graph", status, responseBody=body)

    told(desk.judge("it stopped working", "/board"), "stale_version", "/api/graph", "P1 P2")


@pytest.mark.parametrize("line", CALM)
def test_what_is_of_another_kind_of_release_says_nothing_of_the_page(line: str) -> None:
    desk = Desk("/board").press("Add card").ask("POST", "/api/cards", 200).log("warn", line)

    assert desk.judge("it stopped working", "/board").category.value != "stale_version"


@pytest.mark.parametrize(
    "line",
    ["build 9f2c1e7 loaded", "service worker v12 installed", "manifest: 12 entries, schema 17"],
)
def test_what_a_page_tells_of_its_own_release_is_nothing(line: str) -> None:
    desk = Desk("/board").log("info", line).press("Add card").ask("POST", "/api/cards", 200)

    nothing(desk.judge("How do I sort cards?", "/board"))


def test_a_kept_query_that_is_then_sent_whole_is_no_release() -> None:
    desk = Desk("/board").press("Add card")
    desk.ask(
        "POST", "/graphql", 200, responseBody='{"errors":[{"message":"PersistedQueryNotFound"}]}'
    )
    desk.ask("POST", "/graphql", 200, responseBody='{"data":{"addCard":{"id":4}}}')

    nothing(desk.judge("How do I sort cards?", "/board"))
