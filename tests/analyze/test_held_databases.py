"""Databases of the browser's that another tab keeps shut, or that never answer. Calm ones beside.

Certificates that ran out stand here too: nothing gets through to what was asked.
"""

import pytest

from analyze.servers import Page, told

NEWER = "VersionError: The requested version (3) is less than the existing version (5)."
GECKO = (
    "VersionError: The operation failed because the stored database is a higher version than the"
    " version requested."
)
API = "https://api.example.com/v2/basket"


@pytest.mark.parametrize(
    "line",
    [
        "[db] upgrade to version 5 is blocked: another tab holds version 4",
        "Dexie: Upgrade 'trips-db' blocked by other connection holding version 0.4",
        "IndexedDB open request blocked by an open connection",
        "[idb] onblocked: delete of trips blocked, close other tabs",
    ],
)
def test_a_warning_behind_which_the_page_is_dead_is_why(line: str) -> None:
    page = Page("/trips").log("warn", line).click("New trip").dead("New trip")

    told(page.judge("Nothing happens", "/trips"), "storage", "P1 P2", "blocked")


@pytest.mark.parametrize(
    "line", ["IDBOpenDBRequest blocked, waiting for other connections", f"trips-db: {NEWER}"]
)
def test_an_error_of_it_is_why_nothing_came(line: str) -> None:
    page = Page("/trips").log("error", line)

    told(page.judge("It loads forever", "/trips"), "storage", "P1 P2")


@pytest.mark.parametrize("error", [NEWER, GECKO])
def test_an_older_page_is_refused_in_either_browser_s_words(error: str) -> None:
    told(Page("/trips").rejects(error).judge("No trips", "/trips"), "storage", "P1 P2", "version")


@pytest.mark.parametrize(
    ("level", "line"),
    [
        ("warn", "[idb] put draft-7 still pending after 10000 ms"),
        ("error", "[store] transaction trips readwrite did not complete within 15 s"),
        ("error", "indexedDB write never returned, gave up after 20 s"),
    ],
)
def test_a_write_that_never_comes_back_is_the_store_s(level: str, line: str) -> None:
    page = Page("/trips").click("Save").log(level, line)

    told(page.judge("Saving never ends", "/trips"), "storage", "P1 P2")


@pytest.mark.parametrize(
    "later", ["[db] version 5 open", "[db] upgrade done", "trips database opened, 12 rows"]
)
def test_what_was_opened_after_all_is_no_cause(later: str) -> None:
    page = Page("/trips").log("warn", "[db] upgrade blocked by another tab")
    page.log("info", later, after=1).click("Save").ask("PUT", "/api/trips/4", 200)

    told(page.judge("Could the list be sorted?", "/trips"), "unknown", "P3")


def test_a_warning_that_nothing_came_of_explains_nothing_else() -> None:
    page = Page("/trips").log("warn", "[db] upgrade blocked by another tab").click("Export")

    told(page.ask("GET", "/api/export", 500).judge("Export fails", "/trips"), "backend_error", "P2")


@pytest.mark.parametrize(
    "line", ["popup blocked by the browser", "db row 4 of 9", "the account is blocked", "version 5"]
)
def test_other_lines_of_blocks_and_versions_are_no_database_s(line: str) -> None:
    page = Page("/trips").log("warn", line).click("New").dead("New")

    assert page.judge("Nothing happens", "/trips").category != "storage"


def lost(error: str) -> Page:
    return Page("/basket").click("Add").ask("POST", API, 0, error=f"TypeError: {error}")


@pytest.mark.parametrize(
    ("error", "line"),
    [
        ("Failed to fetch", f"POST {API} net::ERR_CERT_DATE_INVALID"),
        ("NetworkError when attempting to fetch resource.", "SEC_ERROR_EXPIRED_CERTIFICATE"),
        ("NetworkError when attempting to fetch resource.", "SSL_ERROR_BAD_CERT_DOMAIN"),
        (
            "Load failed",
            "Failed to load resource: The certificate for this server is invalid. You might be"
            " connecting to a server that is pretending to be “api.example.com”",
        ),
    ],
)
def test_a_certificate_that_is_not_accepted_is_the_server_s(error: str, line: str) -> None:
    judged = lost(error).log("error", line).judge("I cannot add anything", "/basket")

    told(judged, "backend_error", "P1", "POST api.example.com/v2/basket")
    assert "certificate" in (judged.suggested_fix or "")


def test_a_certificate_of_another_host_is_not_why() -> None:
    line = (
        "Failed to load resource: The certificate for this server is invalid. You might be"
        " connecting to a server that is pretending to be “pixel.adswell.net”"
    )
    judged = lost("Load failed").log("error", line).judge("I cannot add anything", "/basket")

    assert "certificate" not in (judged.root_cause or "")
