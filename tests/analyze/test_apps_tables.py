"""Tables, exports, searches, dashboards, settings, prints. Judged before they were read."""

from analyze.app_visits import app, quiet, read
from analyze.code_visits import FIREFOX, SAFARI


def test_an_export_that_the_database_gave_up() -> None:
    visit = app("/reports").hums().click("Export CSV").waits(30)
    body = '{"error":"canceling statement due to statement timeout"}'
    visit.said("GET", "/api/reports/export.csv", 500, body, durationMs=30021)

    said = visit.judge("export doesn't work since monday", "/reports")
    read(said, "backend_error timeout_slow", "P2", "/api/reports/export.csv", "500")


def test_a_filter_that_the_server_does_not_know() -> None:
    """saltcorn/saltcorn 1729: a filter that was cleared is sent empty."""
    visit = app("/deals").hums().click("Clear filter")
    body = '{"message":"Unknown filter field: assignee_id"}'
    visit.said("GET", "/api/deals?filter=%E2%80%A6", 400, body).log("error", "Could not load rows")

    said = visit.judge("die Tabelle bleibt leer", "/deals")
    read(said, "api_contract validation_rejected", "P2", "/api/deals", "400", "assignee_id")


def test_an_older_search_comes_in_last() -> None:
    """dcramer/peated 198, mjakeman/extension-manager 397."""
    visit = app("/people").hums().types("search")
    visit.ask("GET", "/api/people/search?q=%E2%80%A6", 200, durationMs=2600)
    visit.ask("GET", "/api/people/search?q=%E2%80%A6", 200, durationMs=140).waits(4)

    said = visit.judge("Search shows people that don't match what I typed", "/people")
    read(said, "race", "P2 P3", "/api/people/search")


def test_a_search_that_is_asked_too_often() -> None:
    visit = app("/wiki").types("search")
    for _ in range(6):
        visit.ask("GET", "/api/search?q=%E2%80%A6", 200)
    for _ in range(4):
        visit.said("GET", "/api/search?q=%E2%80%A6", 429, '{"message":"Too many requests"}')
    visit.hums()

    said = visit.judge("検索が途中で止まる", "/wiki")
    read(said, "validation_rejected backend_error", "P2 P3", "/api/search", "429")


def test_one_chart_of_a_dashboard() -> None:
    visit = app("/dashboard").ask("GET", "/api/widgets/visits", 200)
    visit.said("GET", "/api/widgets/revenue", 500, '{"error":"boom"}')
    visit.ask("GET", "/api/widgets/churn", 200).hums()
    visit.logged("[chart]", "TypeError: Cannot read properties of undefined (reading 'datasets')")

    said = visit.judge("Umsatzdiagramm dreht sich ewig", "/dashboard")
    read(said, "backend_error", "P2", "/api/widgets/revenue", "500")


def test_a_chart_whose_answer_has_another_shape() -> None:
    visit = app("/home").comes("/insights").hums().click("Last 7 days")
    visit.said("GET", "/api/insights", 200, '{"series":{}}')
    visit.broke("TypeError: t.series.map is not a function")

    said = visit.judge("graph disappears when I choose 7 days", "/insights")
    read(said, "api_contract js_exception", "P2", "series.map is not a function")


def test_a_refusal_that_every_viewer_sees_explains_no_wrong_number() -> None:
    visit = app("/home").comes("/dashboard").ask("GET", "/api/widgets/visits", 200)
    visit.said("GET", "/api/widgets/costs", 403, '{"error":"requires role finance"}')
    visit.ask("GET", "/api/widgets/churn", 200).log("info", "costs hidden for this role").hums()

    said = visit.judge("The visits don't match the number in last week's mail", "/dashboard")
    quiet(said, "P3")


def test_some_rows_of_many_are_refused() -> None:
    visit = app("/tasks").click("Select all").click("Close selected").hums()
    body = '{"succeeded":18,"failed":2,"errors":[{"id":7,"reason":"locked"}]}'
    visit.said("POST", "/api/tasks/bulk", 207, body)
    visit.log("warn", "[bulk] 2 of 20 could not be updated: locked")

    said = visit.judge("Closing all tasks leaves two open", "/tasks")
    read(said, "validation_rejected backend_error api_contract", "P2 P3", "/api/tasks/bulk")


def test_an_export_without_its_filter_leaves_no_trace() -> None:
    """ushahidi/platform 2048."""
    visit = app("/posts").click("Filter").ask("GET", "/api/posts?tag=%E2%80%A6", 200)
    visit.click("Export CSV").ask("GET", "/api/posts/export", 200, contentType="text/csv").hums()

    said = visit.judge("the csv contains everything, not just what I filtered", "/posts")
    quiet(said, "P3 P2")


def test_a_column_that_cannot_be_sorted() -> None:
    visit = app("/members").lost("https://shop.example.com/avatars/7.png", "img").hums()
    visit.press("th.name", "th", "Name")
    visit.broke("TypeError: Cannot read properties of null (reading 'localeCompare')")

    said = visit.judge("sorting by name makes the whole list vanish", "/members")
    read(said, "js_exception", "P2", "localeCompare", spared="avatars")


def test_a_place_in_a_list_that_is_over() -> None:
    visit = app("/activity").ask("GET", "/api/activity", 200).hums().waits(900)
    body = '{"code":"cursor_expired","message":"The cursor has expired"}'
    visit.said("GET", "/api/activity?cursor=%E2%80%A6", 410, body)

    said = visit.judge("older entries no longer load when I scroll", "/activity")
    read(said, "api_contract stale_version validation_rejected", "P2 P3", "/api/activity", "410")


def test_a_list_that_takes_very_long() -> None:
    visit = app("/home").comes("/reports/stock").hums()
    visit.ask("GET", "/api/reports/stock", 200, durationMs=38400).waits(38)

    said = visit.judge("a lista demora uma eternidade para abrir", "/reports/stock")
    read(said, "timeout_slow", "P2", "/api/reports/stock")


def test_a_letter_that_cannot_be_printed() -> None:
    visit = app("/letters/22").hums().click("Drucken")
    visit.said("GET", "/api/letters/22/pdf", 500, '{"error":"renderer crashed"}')
    visit.comes("/letters/22/print")

    said = visit.judge("Druckvorschau ist leer", "/letters/22/print")
    read(said, "backend_error", "P2", "/api/letters/22/pdf", "500")


def test_a_viewer_without_its_worker() -> None:
    worker = "https://shop.example.com/assets/pdf.worker.min-4a1b.mjs"
    visit = app("/contracts/5").hums().ask("GET", "/api/contracts/5/file", 200)
    visit.ask("GET", worker, 404).logged(
        "", f'Error: Setting up fake worker failed: "Cannot load script at: {worker}".'
    )

    said = visit.judge("PDF preview stays grey", "/contracts/5")
    read(said, "chunk_load asset_missing stale_version", "P2", "pdf.worker")


def test_settings_that_somebody_else_changed_meanwhile() -> None:
    visit = app("/settings/team").hums().click("Opslaan")
    visit.said("PUT", "/api/settings/team", 412, '{"error":"etag does not match"}')
    visit.click("Opslaan").said("PUT", "/api/settings/team", 412, '{"error":"etag does not match"}')

    said = visit.judge("instellingen worden niet bewaard", "/settings/team")
    read(said, "race stale_version validation_rejected", "P2", "/api/settings/team", "412")


def test_a_browser_that_keeps_nothing() -> None:
    error = "SecurityError: The operation is insecure."
    visit = app("/settings", FIREFOX).click("Dark").wrote("theme", 4, error).hums()
    visit.comes("/home").comes("/settings").click("Dark").wrote("theme", 4, error)

    said = visit.judge("dark mode is forgotten every time", "/settings")
    read(said, "storage", "P2 P3", "theme", "SecurityError")


def test_settings_that_were_saved_and_do_not_show_leave_no_trace() -> None:
    """mcpierce/old-comixed 208."""
    visit = app("/settings").click("Save").said("PUT", "/api/me/settings", 204).hums()
    visit.comes("/home", "load").said("GET", "/api/me/settings", 200)

    said = visit.judge("Einstellungen springen nach dem Neuladen zurück", "/home")
    quiet(said, "P3 P2")


def test_a_push_service_that_does_not_answer() -> None:
    """stackernews/stacker.news 574."""
    visit = app("/settings/notifications").hums().click("Enable notifications")
    visit.denies("AbortError: Registration failed - push service error")

    said = visit.judge("notifications can't be switched on", "/settings/notifications")
    read(said, "third_party permission_denied js_exception", "P2 P3", "push service error")


def test_notifications_that_the_user_did_not_allow() -> None:
    """safwanrahman/django-webpush 90."""
    visit = app("/settings/notifications").hums().click("Enable notifications")
    visit.denies("NotAllowedError: Registration failed - permission denied")

    said = visit.judge("je ne reçois aucune notification", "/settings/notifications")
    read(said, "permission_denied", "P3 P2", "NotAllowedError")


def test_a_switch_that_needs_a_number_first() -> None:
    visit = app("/settings/alerts").lost("https://cdn.chat.example/w.js", "script").hums()
    visit.press("#sms", "input", "SMS")
    body = '{"errors":{"phone":["is not verified"]}}'
    visit.said("PUT", "/api/alerts", 422, body).press("#sms", "input", "SMS")
    visit.said("PUT", "/api/alerts", 422, body)

    said = visit.judge("SMS lässt sich nicht einschalten", "/settings/alerts")
    read(said, "validation_rejected", "P2 P3", "/api/alerts", "not verified", spared="chat.example")


def test_a_table_that_is_used_well() -> None:
    visit = app("/deals", SAFARI).click("Filter").ask("GET", "/api/deals?f=%E2%80%A6", 200)
    visit.press("th.sum", "th", "Sum").press("th.sum", "th", "Sum").click("Next page")
    visit.ask("GET", "/api/deals?page=%E2%80%A6", 200).aborted("GET", "/api/deals?page=%E2%80%A6")
    visit.ask("GET", "/api/deals?page=%E2%80%A6", 200).hums()

    quiet(visit.judge("Please let me freeze the first column", "/deals"))
