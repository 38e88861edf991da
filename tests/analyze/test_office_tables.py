"""Tables of a back office: filters, pages, sums, tenants. Judged before they were read."""

from analyze.office_visits import calm, held, office


def test_a_table_that_is_not_asked_for_after_a_switch_of_the_company() -> None:
    visit = office("/start").opens("/invoices", "/api/invoices").click("Nordwind GmbH")
    visit.ok("PUT", "/api/me/company", '{"company":"nordwind"}').ok("GET", "/api/menu").waits(12)
    said = visit.judge("I changed to Nordwind but the invoices are still the other firm's")
    held(
        said,
        "unknown race api_contract",
        "/api/invoices was not requested",
        "P2 P3 P1",
        "/api/tips",
    )


def test_a_filter_that_is_gone_on_the_way_back() -> None:
    visit = office("/start").opens("/orders", "/api/orders").click("Only open")
    visit.ok("GET", "/api/orders?state=%E2%80%A6").press("tr.order", "tr").comes("/orders/771")
    visit.ok("GET", "/api/orders/771").back("/orders").ok("GET", "/api/orders")
    said = visit.judge("every time I go back to the list I have to filter again from scratch")
    held(said, "unknown", "/api/orders", "P3 P2")


def test_a_sorting_that_takes_amounts_for_text() -> None:
    visit = office("/start").opens("/lines", "/api/lines").press("th.amount", "th", "Betrag")
    visit.ok("GET", "/api/lines?sort=%E2%80%A6")
    said = visit.judge("Sortierung nach Betrag falsch: 1000 steht vor 200")
    held(said, "unknown", "/api/lines", "P3 P2", "/api/tips")


def test_a_total_that_does_not_agree_with_its_lines() -> None:
    visit = office("/start").opens("/ledger", "/api/ledger/2026-02")
    visit.says("warn", "[ledger] lines add up to 48,210.40 but the total says 47,990.40")
    said = visit.judge("La suma de abajo no coincide con las líneas del mes")
    held(said, "api_contract backend_error", "add up to", "P0 P1 P2", "/api/tips")


def test_one_server_of_three_is_ill() -> None:
    visit = office("/start").opens("/stock", "/api/stock/levels")
    for status in (502, 200, 200, 502, 200):
        visit.click("Refresh").no("GET", "/api/stock/levels", status).waits(30)
    said = visit.judge("Mal kommen die Bestände, mal nicht, man muss öfter drücken")
    held(said, "backend_error", "502 | /api/stock/levels | 2 of 6", "P2 P3", "/api/tips")


def test_a_board_that_stands_still_after_the_tab_was_hidden() -> None:
    visit = office("/start").opens("/board", "/api/board/live")
    visit.asks_after("/api/board/live", "", "", "", every=10).turns("hidden", after=4)
    visit.turns("visible", after=2700).waits(180)
    said = visit.judge("seit der Mittagspause steht die Tafel, Zahlen von 12:04")
    held(said, "unknown socket_drop dead_control", "/api/board/live", "P2 P3", "/api/tips")


def test_a_column_that_was_hidden_takes_the_grid_with_it() -> None:
    visit = office("/start").opens("/suppliers", "/api/suppliers").click("Colonnes")
    visit.press("label.vat", "label", "N° TVA")
    visit.broke("TypeError: Cannot read properties of undefined (reading 'pinned')")
    said = visit.judge("j'ai masqué une colonne, depuis la grille est vide")
    held(said, "js_exception", "pinned", "P2", "/api/tips")


def test_a_table_that_says_that_it_shows_the_first_rows_only() -> None:
    visit = office("/start").opens("/movements", "/api/movements")
    visit.says("info", "[grid] showing the first 500 of 12841 rows")
    said = visit.judge("Why are there only 500 movements, we have more than ten thousand")
    held(said, "unknown api_contract", "", "P3 P2")


def test_a_list_that_was_slow_once_and_is_not_what_is_asked_about() -> None:
    visit = office("/start").opens("/assets").lasts("GET", "/api/assets", 9, 200)
    visit.click("Refresh").ok("GET", "/api/assets", durationMs=180).waits(60)
    calm(visit.judge("Could the asset list have a column for the warranty? thanks"))
