"""What a page says before an error that it caught, in its flag, its store and its scheme."""

import pytest

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Category, Verdict


def caught(visit: Visit, line: str, error: str) -> Visit:
    name, _, message = error.partition(": ")
    told = {"name": name, "message": message, "stack": f"{error}\n    at run ({PAGE}/a.js:1:1)"}
    payload = {"method": "error", "message": f"{line} {error}", "error": told}
    return visit.add("console", "error", payload, after=0.3)


def test_a_page_says_what_it_was_waking_up_as_something_broke() -> None:
    visit = caught(Visit().go("/plans"), "[isle] failed to hydrate Slider", "TypeError: e is null")
    visit.click("Yearly", after=4).click("Yearly", after=2)

    assert visit.judge("The switch is dead").category is Category.HYDRATION


def test_a_line_that_names_no_such_thing_leaves_the_error_what_it_is() -> None:
    visit = caught(Visit().go("/plans"), "[isle] Slider", "TypeError: e is null")

    assert visit.click("Yearly").judge("Slider broken").category is not Category.HYDRATION


@pytest.mark.parametrize("line", ["sessionStorage is unavailable", "IndexedDB access denied"])
def test_a_store_that_only_a_warning_tells_of_counts_for_who_misses_something(line: str) -> None:
    visit = Visit().go("/course").log("warn", f"{line}, progress stays in memory")
    visit.click("Lesson 2", after=9).ask("GET", "/api/lessons/2", 200)

    assert visit.judge("All my progress is gone after I closed it").category is Category.STORAGE
    assert visit.judge("The lesson is too hard").verdict is Verdict.INCONCLUSIVE


def test_a_counter_s_key_is_nothing_that_anybody_misses() -> None:
    refused = {"area": "localStorage", "action": "set", "key": "analytics.events", "error": "Quota"}
    visit = Visit().go("/course").add("storage", "error", refused)
    visit.click("Lesson 2", after=4).ask("GET", "/api/lessons/2", 200)

    assert visit.judge("My certificate is gone").category is not Category.STORAGE


def test_the_flag_beside_what_came_of_it_is_the_connection_s() -> None:
    visit = Visit().go("/ride").click("Order ride").ask("POST", "/api/rides", 0)
    visit.log("warn", "ride not sent, navigator.onLine: false")

    assert visit.judge("No ride came").category is Category.OFFLINE


def test_a_flag_that_is_true_says_nothing() -> None:
    visit = Visit().go("/ride").click("Order ride").ask("POST", "/api/rides", 0)
    visit.log("warn", "ride not sent though navigator.onLine: true")

    assert visit.judge("No ride came").category is not Category.OFFLINE


def secure(url: str) -> Visit:
    meta = {"how": "load", "to": f"{PAGE}/files"}
    visit = Visit().add("console", "info", {}, event="navigation", meta=meta)
    failed = {"method": "GET", "url": url, "status": 0, "error": "TypeError: Load failed"}
    return visit.click("Open file").add("network", "error", failed, after=0.1)


def test_what_a_secure_page_asks_for_in_the_open_its_browser_keeps_in() -> None:
    analysis = secure("http://files.shop.example.com/a/4").judge("The file does not open")

    assert analysis.category in (Category.CSP, Category.CORS)
    assert "http://files.shop.example.com/a/4" in (analysis.root_cause or "")


@pytest.mark.parametrize("url", [f"{PAGE}/a/4", "http://127.0.0.1:4100/a/4"])
def test_what_may_be_asked_for_is_not_kept_in(url: str) -> None:
    assert secure(url).judge("The file does not open").category is not Category.CSP


def test_a_document_newer_than_its_editor_is_of_another_release() -> None:
    visit = (
        Visit()
        .go("/doc")
        .log("error", "version 9 of this board is newer than this app, not opened")
    )

    assert visit.judge("My document does not open").category is Category.STALE_VERSION
