"""Lists, searches, counts and files that came well and do not hold what they should."""

from analyze.remark_visits import held, remarks

ANSWER = "api_contract backend_error"


def test_words_of_a_search_are_left_aside() -> None:
    visit = remarks("/search").suggestions_fail().click("Search")
    visit.ok("GET", "/api/search?q=red+wool+coat", '{"total":4012}')
    visit.says("debug", "[search] tokens ignored: wool, coat")
    words = "whatever I add to the search I get the same 4000 things"

    held(visit.judge(words, "/search"), ANSWER, "tokens ignored", "P2 P3", "suggestions")


def test_a_filter_that_filters_nothing() -> None:
    visit = remarks("/rezepte").click("Vegan")
    visit.ok("GET", "/api/recipes?diet=vegan", '{"total":812,"appliedFilters":[]}')
    words = "Ich filtere nach vegan und bekomme Schnitzel"

    held(visit.judge(words, "/rezepte"), ANSWER, "/api/recipes", "P2 P3")


def test_a_sort_falls_back() -> None:
    visit = remarks("/claims").chat_fails().click("Newest first")
    visit.ok("GET", "/api/claims?sort=-date", '{"count":31}')
    visit.says("warn", "sort key 'date' unknown, falling back to id")
    words = "newest claims are not on top"

    held(visit.judge(words, "/claims"), ANSWER, "falling back to id", "P2 P3")


def test_an_export_is_cut() -> None:
    visit = remarks("/ledger").click("Export all")
    visit.ok("POST", "/api/exports", '{"rows":500,"total":12844,"truncated":true}')
    words = "the sheet stops after 500 lines, the auditor needs everything"

    held(visit.judge(words, "/ledger"), ANSWER, "/api/exports|500", "P1 P2")


def test_an_import_leaves_rows_out() -> None:
    visit = remarks("/contatti").retries("/api/gruppi").click("Importa")
    visit.ok("POST", "/api/contacts/import", '{"imported":212,"skipped":38,"errors":[]}')
    visit.says("info", "import finished")
    words = "Mancano 38 contatti dopo l'importazione"

    held(visit.judge(words, "/contatti"), ANSWER, "/api/contacts/import|38", "P1 P2", "gruppi")


def test_a_count_that_the_list_does_not_bear_out() -> None:
    visit = remarks("/inbox").suggestions_fail().ok("GET", "/api/inbox/count", '{"unread":7}')
    visit.click("Unread").ok("GET", "/api/inbox?unread=1", '{"items":[],"total":0}')
    words = "the badge says 7 but there is nothing inside"

    held(visit.judge(words, "/inbox"), ANSWER, "/api/inbox", "P2 P3", "suggestions")


def test_a_file_of_no_bytes() -> None:
    visit = remarks("/releves").click("Télécharger janvier")
    visit.ok("GET", "/api/statements/2026-01.pdf", contentType="application/pdf")
    visit.says("debug", "[statements] saving", {"name": "2026-01.pdf", "size": 0})
    words = "Le PDF que je télécharge est vide"

    held(visit.judge(words, "/releves"), ANSWER, "/api/statements", "P1 P2")


def test_a_field_of_an_answer_is_null_with_its_reason() -> None:
    visit = remarks("/shipments").asks_who().comes("/shipments")
    answer = '{"data":{"shipments":null},"errors":[{"message":"resolver timed out"}]}'
    visit.ok("POST", "/graphql", answer)
    words = "all my shipments are gone"

    causes = "backend_error api_contract timeout_slow"
    held(visit.judge(words, "/shipments"), causes, "resolver timed out", "P1 P2", "whoami")


def test_a_row_of_a_batch_is_refused() -> None:
    visit = remarks("/timesheet").click("Submit week")
    answer = '{"saved":9,"errors":[{"row":4,"msg":"project closed"}]}'
    visit.ok("POST", "/api/timesheets/batch", answer).says("log", "week submitted")
    words = "Thursday is missing from my timesheet"

    causes = "validation_rejected api_contract backend_error"
    held(visit.judge(words, "/timesheet"), causes, "project closed", "P1 P2")


def test_a_part_of_the_whole_is_missing() -> None:
    visit = remarks("/carteira").lost("https://img.bank.example/logo.svg", "img")
    visit.ok("GET", "/api/portfolio", '{"partial":true,"missing":["depot-2"],"positions":4}')
    words = "Faltam ações na minha carteira"

    held(visit.judge(words, "/carteira"), ANSWER, "/api/portfolio", "P1 P2", "logo")


def test_a_map_shows_the_first_hundred() -> None:
    visit = remarks("/stores").ok("GET", "/api/stores?bbox=9,46,17,49")
    visit.says("debug", "[map] rendering first 100 of 431 markers")
    words = "shops near me are not on the map, the one in my street is missing"

    held(visit.judge(words, "/stores"), f"{ANSWER} js_exception", "100 of 431", "P2 P3")


def test_findings_of_another_patient() -> None:
    visit = remarks("/patients/88").chat_fails().click("Lab results")
    visit.ok("GET", "/api/patients/88/labs", '{"patient":91,"results":12}')
    visit.says("error", "[labs] response is for patient 91, expected 88")
    words = "these are not my lab results"

    held(visit.judge(words, "/patients/88"), ANSWER, "patient 91", "P0", "talkdesk")


def test_a_rule_of_a_series_is_not_known() -> None:
    visit = remarks("/calendar").ok("GET", "/api/events?month=3")
    visit.says("warn", "[ical] BYSETPOS unsupported, 4 occurrences dropped", {"uid": "board"})
    words = "Unser monatliches Treffen fehlt im Kalender"

    held(visit.judge(words, "/calendar"), f"{ANSWER} js_exception", "BYSETPOS", "P1 P2")


def test_fifteen_of_twenty() -> None:
    visit = remarks("/tickets").retries("/api/agents").click("Close selected")
    sent = '{"ids":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20],"status":"closed"}'
    visit.sends("POST", "/api/tickets/bulk", sent, '{"requested":20,"updated":15}')
    words = "I closed twenty, five of them are still open"

    held(visit.judge(words, "/tickets"), ANSWER, "/api/tickets/bulk|15", "P1 P2", "agents")
