"""What a page names again at a press, what came empty or was emptied. Not: what it throws."""

import pytest

from analyze.moments import came, lifeless
from analyze.visits import Visit
from usercontext.domain.analysis import Category, Priority, Verdict


def kept_from(last: str, *, loads: bool = False) -> Visit:
    visit = Visit().go("/weave").ask("GET", "/kit/pattern_bg.wasm", 404)
    visit.log("error", "Musterrechner nicht da")
    if loads:
        visit.ask("GET", "/kit/pattern_bg.wasm", 200)
    for _ in range(2):
        visit.click("Muster rechnen", after=4).log("warn", last)
    return visit


def test_what_the_page_called_missing_is_why_a_later_press_is_refused() -> None:
    analysis = kept_from("ohne Musterrechner kein Ergebnis, abgelehnt").judge("Rechnet nicht")

    assert analysis.category in (Category.ASSET_MISSING, Category.CHUNK_LOAD)
    assert "pattern_bg.wasm" in (analysis.root_cause or "")


def test_a_line_of_something_else_is_not() -> None:
    analysis = kept_from("Faden zu kurz, abgelehnt").judge("Rechnet nicht")

    assert "Faden" in (analysis.root_cause or "")


def test_what_came_after_all_explains_nothing() -> None:
    visit = kept_from("ohne Musterrechner kein Ergebnis, abgelehnt", loads=True)

    assert "pattern_bg" not in (visit.judge("Rechnet nicht").root_cause or "")


def listed(*sizes: int, path: str = "/api/recipes") -> Visit:
    visit = Visit()
    for size in sizes:
        came(visit, "/recipes", "load", after=9).ask("GET", "/api/me", 200, responseBytes=90)
        visit.ask("GET", path, 200, responseBytes=size)
    return visit


def test_a_page_s_own_list_that_came_empty_twice_is_missed() -> None:
    analysis = listed(2, 2).judge("All my recipes have disappeared")

    assert analysis.category is Category.BACKEND_ERROR
    assert "GET /api/recipes answered 200 and came empty" in (analysis.root_cause or "")


@pytest.mark.parametrize(
    ("visit", "words"),
    [
        (listed(2, 2), "How do I add a recipe?"),
        (listed(2, 840), "All my recipes have disappeared"),
        (listed(2, 2, path="/api/drafts"), "All my recipes have disappeared"),
    ],
    ids=["asks", "is there", "beside"],
)
def test_another_empty_list_is_not(visit: Visit, words: str) -> None:
    assert "came empty" not in (visit.judge(words).root_cause or "")


def test_a_list_that_a_page_emptied_and_somebody_misses_is_no_trifle() -> None:
    visit = Visit().go("/packing")
    for size in (500, 620):
        told = {"area": "localStorage", "action": "set", "key": "packing.things", "size": size}
        visit.click("Add", after=3).add("storage", "info", told, after=0.1)
    came(visit, "/packing", "load", after=30)
    visit.add("storage", "info", {"area": "localStorage", "action": "clear"}, after=0.2)

    analysis = visit.judge("Alt på listen er væk")

    assert (analysis.category, analysis.priority) == (Category.STORAGE, Priority.P2)


def drawn_by_key(url: str) -> Visit:
    visit = Visit().go("/stations").ask("GET", "/api/stations", 200).click("Show on the map")
    visit.ask("GET", url, 403)
    return visit.log("error", "map not there")


@pytest.mark.parametrize(
    ("query", "theirs"), [("?key=…", True), ("?apiKey=…&v=2", True), ("?page=…", False)]
)
def test_what_is_read_by_the_page_s_key_is_refused_to_the_page(query: str, *, theirs: bool) -> None:
    visit = drawn_by_key(f"https://draw.atlas.test/style{query}")

    assert (visit.judge("The map is grey").category is Category.THIRD_PARTY) is theirs


def test_an_older_page_does_not_know_what_its_server_demands() -> None:
    visit = Visit().go("/hours").ask("GET", "/api/hours", 200)
    visit.log("warn", "server 4.3.0, page 4.1.9")
    notice = {"kind": "notice", "message": "shift_code is required", "selector": "#told"}
    for _ in range(2):
        visit.click("Hand in", after=5).ask("POST", "/api/hours", 422)
        visit.add("console", "info", notice, after=0.4)

    analysis = visit.judge("It demands what is not there", release="hours@4.1.9")

    assert analysis.category is Category.STALE_VERSION


def test_a_value_that_is_none_keeps_a_control_shut() -> None:
    visit = Visit().go("/tray").ask("GET", "/api/tray", 200)
    visit.add("console", "info", {"kind": "notice", "message": "Total NaN", "selector": "#sum"})
    meta = {"tag": "button", "selector": "#buy", "text": "Buy", "disabled": True}
    for _ in range(2):
        visit.add("console", "info", {}, event="click", meta=meta, after=3)
    visit.log("debug", "idle", after=4)

    assert "NaN" in (visit.judge("I cannot buy").root_cause or "")


ENDLESS = "[Vue warn]: Maximum recursive updates exceeded in component <Rota>."


def test_a_framework_s_warning_that_it_drew_without_end_is_why_nothing_works() -> None:
    visit = Visit().go("/rota").ask("GET", "/api/rota", 200)
    visit.click("Next week").log("warn", ENDLESS, after=0.3)
    analysis = lifeless(visit.click("Print", after=4), "Print").judge("It hangs")

    assert analysis.category is Category.JS_EXCEPTION
    assert "Maximum recursive updates" in (analysis.root_cause or "")


def absent(*, served: bool) -> Visit:
    visit = Visit().go("/wool").ask("GET", "/api/wool", 200)
    told = {"method": "GET", "url": "https://cdn.praise.test/w.js", "status": 0}
    visit.add("network", "error", told | {"resource": "script", "error": "did not load"})
    visit.fail("ReferenceError: praise is not defined")
    visit.click("Merino", after=4)
    return visit.ask("GET", "/api/wool/merino", 200) if served else lifeless(visit, "Merino")


def test_a_stranger_s_script_that_nobody_missed_is_no_cause() -> None:
    assert absent(served=True).judge("Lovely new look").verdict is Verdict.INCONCLUSIVE


def test_one_without_which_a_press_did_nothing_is() -> None:
    assert absent(served=False).judge("Merino does nothing").verdict is not Verdict.INCONCLUSIVE


def test_an_older_page_at_the_till_keeps_somebody_from_paying() -> None:
    visit = Visit().go("/checkout").ask("GET", "/api/cart", 200)
    visit.log("warn", "backend 5.2.0 / page 5.0.7")
    for _ in range(2):
        visit.click("Pay", after=5).ask("POST", "/api/orders", 400)

    analysis = visit.judge("I cannot pay", release="till@5.0.7")

    assert (analysis.category, analysis.priority) == (Category.STALE_VERSION, Priority.P1)


def test_what_a_full_store_could_not_keep_and_is_missed_is_no_trifle() -> None:
    told = {"name": "QuotaExceededError", "message": "The quota has been exceeded.", "stack": ""}
    line = {"method": "error", "message": "could not keep the sketch", "error": told}
    visit = Visit().go("/sketch").ask("GET", "/api/pens", 200).add("console", "error", line)
    analysis = came(visit, "/sketch", "load", after=30).judge("My sketch is gone")

    assert (analysis.category, analysis.priority) == (Category.STORAGE, Priority.P2)


def test_a_font_that_a_page_fetches_and_does_not_get_is_a_missing_file() -> None:
    visit = Visit().go("/score").click("Open").ask("GET", "/fonts/Notes.woff2", 404)

    assert visit.judge("Boxes instead of notes").category is Category.ASSET_MISSING
