"""Files of words that do not come, and pages that show keys. Beside them: fallbacks, file names."""

import pytest

from analyze.servers import Page, told


def notice(page: Page, text: str) -> Page:
    said = {"kind": "notice", "message": text, "selector": "p.status"}
    page.add("console", "info", said, after=0.3)
    return page


@pytest.mark.parametrize(
    "path",
    [
        "/locales/it/booking.json",
        "/assets/i18n/it.json",
        "/static/lang-it.9f2c31ab.json",
        "/translations/messages.it.xml",
    ],
)
def test_keys_on_controls_are_told_with_the_file_that_did_not_come(path: str) -> None:
    page = Page("/rooms").ask("GET", path, 404).click("booking.actions.search")

    judged = page.ask("GET", "/api/rooms", 200).judge("Only codes, no words", "/rooms")
    told(judged, "asset_missing", "P1 P2", path, "“booking.actions.search”")


@pytest.mark.parametrize(
    "line",
    [
        "i18next: missingKey it translation rooms.title rooms.title",
        '[intl] Missing message: "rooms.title" for locale: "it"',
        "MISSING_MESSAGE: Could not resolve `rooms.title` in messages for locale `it`.",
        "Translation for rooms.title not found",
    ],
)
def test_a_library_s_line_about_a_missing_key_is_told_too(line: str) -> None:
    page = Page("/rooms").ask("GET", "/locales/it/rooms.json", 404).log("warn", line)

    told(page.judge("Everything looks odd", "/rooms"), "asset_missing", "P1 P2", "rooms.json")


def test_a_notice_that_is_a_key_is_seen() -> None:
    page = notice(Page("/rooms").ask("GET", "/i18n/pl.json", 404), "errors.generic.save")

    told(page.judge("Strange letters", "/rooms"), "asset_missing", "P1 P2", "/i18n/pl.json")


def test_a_report_that_has_a_key_is_believed() -> None:
    page = Page("/rooms").ask("GET", "/i18n/pl.json", 404)

    judged = page.judge("It says rooms.title where the title should be", "/rooms")
    told(judged, "asset_missing", "P1 P2", "/i18n/pl.json")


def test_another_namespace_is_no_fallback() -> None:
    page = Page("/rooms").ask("GET", "/locales/it/rooms.json", 404)
    page.ask("GET", "/locales/it/common.json", 200).click("rooms.search")

    told(page.judge("Codes for words", "/rooms"), "asset_missing", "P1 P2", "rooms.json")


@pytest.mark.parametrize("fallback", ["/i18n/de.json", "/i18n/en.json", "/i18n/de-AT.json"])
def test_a_fallback_that_came_is_no_loss(fallback: str) -> None:
    page = Page("/rooms").ask("GET", "/i18n/de-AT.json", 404).ask("GET", fallback, 200)

    said = page.click("Suchen").ask("GET", "/api/rooms", 500).judge("Suche geht nicht", "/rooms")
    told(said, "backend_error", "P2", "/api/rooms")


@pytest.mark.parametrize("label", ["report.pdf", "shop.example.com", "Search", "v1.2", "e.g."])
def test_names_of_files_and_hosts_are_no_keys(label: str) -> None:
    page = Page("/rooms").ask("GET", "/locales/it/rooms.json", 404).click(label)

    said = page.ask("GET", "/api/rooms", 500).judge("The list fails", "/rooms")
    told(said, "backend_error", "P1 P2", "/api/rooms")


def test_a_server_that_failed_at_it_failed() -> None:
    page = Page("/rooms").ask("GET", "/i18n/pl.json", 500).click("rooms.search")

    said = page.judge("Codes for words", "/rooms")
    told(said, "backend_error", "P1 P2", "/i18n/pl.json", "“rooms.search”")
