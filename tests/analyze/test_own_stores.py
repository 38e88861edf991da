"""A page that says that its browser keeps nothing for it. Not: quotas, rows, rooms to store in."""

import pytest

from analyze.servers import Page, told

NONE = [
    "Error: No available storage method found.",
    "Error: localStorage is not available",
    "Error: sessionStorage is not supported",
    "Error: No usable storage backend",
    "Error: Persistent storage is unavailable",
    "Error: No storage driver could be loaded",
    "Error: None of the storage engines is supported",
    "Error: no suitable storage adapter found",
    "Error: Cannot access web storage",
    "Error: WebSQL is not supported and no fallback driver exists",
    "StoreError: IndexedDB isn't available here",
    "Error: Local storage unavailable",
]
OTHERS = [
    "Error: No storage units available",
    "Error: storage not available at this depot",
    "Error: Cloud storage is not available",
    "Error: no available delivery method found",
    "Error: Failed to load prices of the storage adapter shelf",
    "Error: the storage method of this fruit is unknown",
]


def pressed(error: str, host: str = "http://shop.example") -> Page:
    stack = f"{error}\n    at pick ({host}/store.js:7:9)"
    return Page("/notes/4").click("Keep this note").rejects(error, stack)


@pytest.mark.parametrize("error", NONE)
def test_a_browser_that_keeps_nothing_is_a_matter_of_storage(error: str) -> None:
    told(pressed(error).judge("It is gone when I come back", "/notes/4"), "storage", "P2 P3")


@pytest.mark.parametrize("error", NONE)
def test_so_it_is_where_the_page_only_writes_it_down(error: str) -> None:
    page = Page("/notes/4").click("Keep this note").log("error", error.partition(": ")[2])

    assert page.judge("It is gone when I come back", "/notes/4").category == "storage"


@pytest.mark.parametrize("error", OTHERS)
def test_what_is_stored_elsewhere_or_otherwise_is_none(error: str) -> None:
    assert pressed(error).judge("It does not work", "/notes/4").category != "storage"


@pytest.mark.parametrize("error", NONE[2:9])
def test_another_house_s_script_that_can_keep_nothing_stays_its_own(error: str) -> None:
    page = pressed(error, "https://widget.talkhub.io")

    assert page.judge("There are errors in the console", "/notes/4").category != "storage"


def test_who_keeps_it_in_memory_instead_goes_on() -> None:
    said = "localStorage is not available, falling back to memory"
    page = Page("/notes").log("warn", said).click("Notes").ask("GET", "/api/notes", 200)

    told(page.judge("Could you add folders?", "/notes"), "unknown", "P3")
