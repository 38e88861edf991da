"""Applications once more, after the first situations were mended; judged once before any rule."""

from analyze.app_visits import App, app, quiet, read
from analyze.code_visits import FIREFOX, IPHONE, SAFARI


def refused(visit: App, method: str, path: str, status: int, body: str, press: str) -> App:
    """Press twice for what is refused twice."""
    for _ in range(2):
        visit.click(press).said(method, path, status, body).waits(3)
    return visit


def test_a_poll_that_is_over() -> None:
    visit = app("/polls/4").hums()
    body = '{"errors":[{"field":"choice","message":"Voting has been closed by the organiser"}]}'
    refused(visit, "POST", "/api/polls/4/votes", 422, body, "Abstimmen")

    said = visit.judge("meine Stimme wird nicht angenommen", "/polls/4")
    read(said, "validation_rejected", "P2 P3", "/api/polls/4/votes", "closed by the organiser")


def test_a_whiteboard_that_is_too_large_to_save() -> None:
    visit = app("/boards/7").press("canvas.stage", "canvas")
    for _ in range(3):
        visit.waits(10).ask("PUT", "/api/boards/7/scene", 413, requestBytes=9200000)
    visit.log("error", "[scene] save failed").hums()

    said = visit.judge("le tableau blanc ne s'enregistre plus", "/boards/7")
    read(said, "validation_rejected backend_error", "P2 P1", "/api/boards/7/scene", "413")


def test_a_paste_that_breaks_the_editor() -> None:
    visit = app("/docs/12", SAFARI).types("body").said("PUT", "/api/docs/12", 200).hums()
    visit.types("body").broke(
        "TypeError: undefined is not an object (evaluating 'e.marks.filter')", agent=SAFARI
    )

    said = visit.judge("Pasting from Word kills the page", "/docs/12")
    read(said, "js_exception", "P2", "marks.filter")


def test_a_share_link_that_the_admin_does_not_allow() -> None:
    visit = app("/files/9").lost("https://cdn.help.example/w.js", "script").hums()
    body = '{"code":"SHARING_DISABLED","message":"Public links are disabled by your administrator"}'
    refused(visit, "POST", "/api/files/9/links", 403, body, "Create link")

    said = visit.judge("cannot share a file with a client", "/files/9")
    read(said, "permission_denied validation_rejected", "P2 P3", "/api/files/9/links",
         "disabled by your administrator", spared="help.example")  # fmt: skip


def test_a_recording_that_never_gets_ready() -> None:
    visit = app("/recordings/3").hums().click("Transcribe").said("POST", "/api/transcripts", 202)
    for _ in range(6):
        visit.waits(5).said("GET", "/api/transcripts/8", 200, '{"status":"queued"}')

    said = visit.judge("transcript is stuck in the queue", "/recordings/3")
    read(said, "timeout_slow backend_error", "P2", "/api/transcripts/8")


def test_a_chart_without_its_library() -> None:
    visit = app("/stats").ask("GET", "/api/stats", 200)
    visit.lost("https://cdn.jsdelivr.net/npm/apexcharts", "script").hums()
    visit.broke("ReferenceError: ApexCharts is not defined")

    said = visit.judge("グラフが表示されません", "/stats")
    read(said, "third_party chunk_load js_exception", "P2", "apexcharts")


def test_a_column_filter_that_the_database_refuses() -> None:
    visit = app("/inventory").hums().click("Apply filter")
    body = '{"error":"invalid input syntax for type integer: \'abc\'"}'
    visit.said("GET", "/api/inventory?min=%E2%80%A6", 500, body)

    said = visit.judge("filter gives an error", "/inventory")
    read(said, "backend_error", "P2", "/api/inventory", "500")


def test_a_download_that_the_browser_kept_the_page_from() -> None:
    visit = app("/reports/2").hums().click("Descargar PDF")
    visit.unanswered("GET", "https://files.acme-cdn.example/r/2.pdf").log(
        "error", "[download] failed TypeError: Failed to fetch"
    )

    said = visit.judge("no puedo descargar el informe", "/reports/2")
    read(said, "cors third_party", "P2", "files.acme-cdn.example")


def test_a_meeting_whose_token_ran_out() -> None:
    visit = app("/meet/5").hums().click("Join meeting")
    body = '{"error":"room_token_expired","message":"The room token has expired"}'
    visit.said("POST", "/api/meet/5/join", 401, body)

    said = visit.judge("I can't get into the call", "/meet/5")
    read(said, "auth_expired", "P2 P1", "/api/meet/5/join", "token has expired")


def test_a_screen_that_was_not_shared() -> None:
    visit = app("/meet/6", FIREFOX).said("POST", "/api/meet/6/join", 200).hums()
    visit.click("Share screen").denies("NotAllowedError: Permission denied by system")

    said = visit.judge("Bildschirm teilen klappt nicht", "/meet/6")
    read(said, "permission_denied", "P2 P3", "Permission denied")


def test_a_live_score_that_stood_still() -> None:
    visit = app("/live").log("info", "[signalr] connected").hums()
    for _ in range(4):
        visit.waits(8).log("error", "[signalr] Connection disconnected with error: "
                           "Server timeout elapsed without receiving a message.")  # fmt: skip

    said = visit.judge("numbers only change when I reload", "/live")
    read(said, "socket_drop", "P2", "Server timeout elapsed")


def test_two_presses_that_made_two_tickets() -> None:
    visit = app("/tickets/new").click("Create ticket")
    visit.ask("POST", "/api/tickets", 201, durationMs=1200)
    visit.ask("POST", "/api/tickets", 201, durationMs=900).comes("/tickets").hums()

    said = visit.judge("every ticket is there twice", "/tickets")
    read(said, "race", "P2 P1", "/api/tickets")


def test_a_reminder_at_a_time_that_is_none() -> None:
    visit = app("/reminders").hums().click("Save reminder")
    visit.said("POST", "/api/reminders", 400, '{"message":["at must be a valid ISO 8601 date"]}',
               requestBody='{"at":"Invalid Date"}')  # fmt: skip

    said = visit.judge("reminders can't be saved", "/reminders")
    read(said, "api_contract js_exception", "P2", "/api/reminders", "400")


def test_a_photo_roll_in_a_kind_that_no_browser_draws() -> None:
    visit = app("/albums/2", IPHONE).hums().click("Add photos").waits(12)
    visit.log("error", "Only .jpg and .png are supported: clip.mov has an unsupported file type")

    said = visit.judge("ajout de photos impossible", "/albums/2")
    read(said, "validation_rejected", "P3 P2", "unsupported file type")


def test_settings_that_a_cache_answers_as_they_were() -> None:
    visit = app("/settings").click("Save").said("PATCH", "/api/settings", 200).hums()
    visit.log("error", "[settings] server returned theme=light, expected theme=dark")

    said = visit.judge("Dark theme does not stick", "/settings")
    read(said, "race api_contract backend_error", "P2", "theme=light")


def test_a_route_that_no_navigator_gave() -> None:
    visit = app("/trips/8").hums().click("Calculate route")
    visit.said("GET", "https://api.mapbox.com/directions/v5/driving/13.4,52.5", 429,
               '{"message":"Too Many Requests"}')  # fmt: skip

    said = visit.judge("Route wird nicht berechnet", "/trips/8")
    read(said, "third_party", "P2", "api.mapbox.com", "429")


def test_a_step_whose_code_was_wrong() -> None:
    visit = app("/onboarding/verify").types("code").hums()
    body = '{"errors":{"code":["The code is not correct"]}}'
    visit.click("Continue").said("POST", "/api/onboarding/verify", 422, body)

    said = visit.judge("code from the mail is not accepted", "/onboarding/verify")
    read(said, "validation_rejected", "P1 P2 P3", "/api/onboarding/verify", "code is not correct")


def test_a_member_that_cannot_be_removed() -> None:
    visit = app("/team").hums()
    body = '{"title":"Conflict","detail":"Cannot remove the last owner of the workspace"}'
    visit.click("Remove").said("DELETE", "/api/team/members/1", 409, body)

    said = visit.judge("impossible to remove myself from the team", "/team")
    read(said, "validation_rejected race", "P2 P3", "/api/team/members/1", "last owner")


def test_a_plan_without_this_part_and_an_older_failure() -> None:
    visit = app("/home").ask("GET", "/api/tips", 500).waits(90).hums()
    visit.press("a.nav", "a", "Automations").comes("/automations")
    body = '{"code":"feature_not_in_plan","message":"Automations are part of the Pro plan"}'
    visit.click("New automation").said("POST", "/api/automations", 403, body)

    said = visit.judge("新規自動化を作成できない", "/automations")
    read(said, "permission_denied validation_rejected", "P2 P3", "/api/automations",
         "part of the Pro plan", spared="/api/tips")  # fmt: skip


def test_a_service_worker_with_an_old_board() -> None:
    visit = app("/board").hums().press("div.card", "div", "Plan")
    visit.rejects("TypeError: Failed to fetch dynamically imported module: "
                  "https://shop.example.com/assets/CardDialog-77ab12.js")  # fmt: skip

    said = visit.judge("cards don't open any more since lunch", "/board")
    read(said, "chunk_load stale_version", "P2 P1", "CardDialog-77ab12.js")


def test_a_player_that_asks_at_a_lower_rate_is_well() -> None:
    visit = app("/watch/9").click("Play").ask("GET", "https://cdn.media.example/v/9.m3u8", 200)
    visit.log("warn", "[hls] bufferStalledError, switching to level 1").waits(5)
    for part in range(4):
        visit.ask("GET", f"https://cdn.media.example/v/9/{part}.ts", 200).waits(4)
    visit.hums()

    quiet(visit.judge("Can I change the playback speed?", "/watch/9"))


def test_a_search_that_takes_back_what_it_asked_is_well() -> None:
    visit = app("/people").types("search")
    for _ in range(5):
        visit.aborted("GET", "/api/people?q=%E2%80%A6")
    visit.ask("GET", "/api/people?q=%E2%80%A6", 200).press("li.person", "li", "Ada").hums()
    visit.comes("/people/3").ask("GET", "/api/people/3", 200)

    quiet(visit.judge("Wie exportiere ich alle Kontakte?", "/people/3"))


def test_an_upload_whose_chunk_came_at_the_second_try_is_well() -> None:
    visit = app("/media").click("Upload").said("POST", "/api/uploads", 201)
    visit.ask("PATCH", "/api/uploads/q1", 503).waits(2).ask("PATCH", "/api/uploads/q1", 204)
    visit.ask("PATCH", "/api/uploads/q1", 204).said("POST", "/api/uploads/q1/complete", 200)
    visit.comes("/media/q1").hums()

    quiet(visit.judge("please add folders", "/media/q1"))


def test_a_stream_that_is_opened_anew_when_the_tab_is_seen_is_well() -> None:
    visit = app("/ops").turns("hidden").waits(900).turns("visible")
    visit.log("warn", "[sse] stream closed, opening anew").ask("GET", "/api/stream", 200)
    visit.log("info", "[sse] connected").click("Acknowledge").said("POST", "/api/alarms/3/ack", 204)

    quiet(visit.judge("Could the alarm sound be louder?", "/ops"))


def test_a_toggle_that_somebody_else_had_set_and_a_reload() -> None:
    visit = app("/flags").press("#beta", "input", "Beta")
    visit.said("PUT", "/api/flags/beta", 412, '{"error":"etag does not match"}')
    visit.ask("GET", "/api/flags", 200).press("#beta", "input", "Beta")
    visit.said("PUT", "/api/flags/beta", 200).hums()

    quiet(visit.judge("Who may see the list of flags?", "/flags"), "P3", "unknown race")
