"""Chats, sockets, calls, players, maps, calendars. Judged before the analyzer had read them."""

from analyze.app_visits import app, quiet, read
from analyze.code_visits import FIREFOX, IPHONE

HLS = "https://cdn.media.example/v/81/master.m3u8"


def test_a_socket_that_does_not_come_back() -> None:
    """NodeBB/NodeBB 12458, webofneeds 2019."""
    visit = app("/rooms/4").log("info", "[ws] connected").hums()
    for attempt in range(1, 5):
        visit.log("warn", f"[ws] closed with code 1006, reconnecting ({attempt})", after=4)
    visit.log("error", "[ws] giving up after 4 attempts")
    visit.click("Send").said("POST", "/api/rooms/4/messages", 201)

    said = visit.judge("I only see answers after I refresh the page", "/rooms/4")
    read(said, "socket_drop", "P2", "1006")


def test_a_balancer_without_sticky_sessions() -> None:
    visit = app("/board/2").hums()
    for _ in range(5):
        visit.ask("GET", "/socket.io/?EIO=4&transport=polling", 200)
        body = '{"code":1,"message":"Session ID unknown"}'
        visit.said("POST", "/socket.io/?EIO=4&transport=polling", 400, body).waits(2)

    said = visit.judge("das Board aktualisiert sich nicht mehr von selbst", "/board/2")
    read(said, "socket_drop backend_error api_contract", "P2", "/socket.io/", "400")


def test_a_room_in_slow_mode() -> None:
    visit = app("/live/3").types("message").click("Send").said("POST", "/api/live/3/chat", 201)
    body = '{"code":"slow_mode","message":"Slow mode is on: wait 28 seconds"}'
    visit.click("Send").said("POST", "/api/live/3/chat", 429, body).hums()

    said = visit.judge("why are my messages not sent?", "/live/3")
    read(said, "validation_rejected permission_denied backend_error", "P3 P2", "/api/live/3/chat")


def test_a_socket_that_slept_and_woke_is_well() -> None:
    visit = app("/rooms/1").log("info", "[ws] connected").turns("hidden").waits(400)
    visit.log("warn", "[ws] closed with code 1001, reconnecting").turns("visible")
    visit.log("info", "[ws] connected").ask("GET", "/api/rooms/1/messages", 200).hums()
    visit.click("Send").said("POST", "/api/rooms/1/messages", 201)

    quiet(visit.judge("How can I delete a conversation?", "/rooms/1"))


def test_a_message_that_is_not_sent_beside_a_presence_that_never_works() -> None:
    visit = app("/rooms/4").polls("/api/presence", 502, 6).hums().types("message")
    for _ in range(2):
        visit.click("Senden").said(
            "POST", "/api/rooms/4/messages", 500, '{"error":"insert failed"}'
        )
    visit.polls("/api/presence", 502, 3)

    said = visit.judge("Nachricht wird nicht gesendet", "/rooms/4")
    read(said, "backend_error", "P2 P1", "/api/rooms/4/messages", spared="/api/presence")


def test_a_stream_of_events_after_the_session() -> None:
    visit = (
        app("/ops").hums().waits(3600).said("GET", "/api/stream", 401, '{"error":"jwt expired"}')
    )
    for _ in range(3):
        visit.waits(5).said("GET", "/api/stream", 401, '{"error":"jwt expired"}')
        visit.log("error", "[sse] stream failed: 401")

    said = visit.judge("los datos en vivo se congelaron", "/ops")
    read(said, "auth_expired", "P2", "/api/stream", "401")


def test_a_film_that_may_not_be_fetched() -> None:
    visit = app("/watch/81").hums().click("Play").ask("GET", HLS, 403)
    visit.denies("NotSupportedError: The element has no supported sources.")

    said = visit.judge("Black screen, nothing plays", "/watch/81")
    read(said, "third_party permission_denied asset_missing auth_expired", "P2 P1", "master.m3u8",
         "403")  # fmt: skip


def test_a_film_that_waits_for_its_first_press_is_well() -> None:
    error = (
        "NotAllowedError: play() failed because the user didn't interact with the document first."
    )
    visit = app("/watch/82").denies(error).hums().click("Play").ask("GET", HLS, 200)
    for part in range(5):
        visit.ask("GET", f"https://cdn.media.example/v/82/{part}.ts", 200).waits(4)

    quiet(visit.judge("Gibt es auch Untertitel?", "/watch/82"))


def test_a_film_that_keeps_stopping() -> None:
    visit = app("/watch/83").click("Play").ask("GET", HLS, 200).hums()
    for part in range(4):
        path = f"https://cdn.media.example/v/83/{part}.ts"
        visit.waits(20).unanswered("GET", path, "timed out", resource="xhr", durationMs=20000)
        visit.log("warn", "[hls] networkError fragLoadTimeOut")
    visit.log("error", "[hls] fatal networkError fragLoadTimeOut")

    said = visit.judge("la vidéo s'arrête tout le temps", "/watch/83")
    read(said, "timeout_slow third_party offline", "P2", "cdn.media.example")


def test_a_camera_that_another_program_holds() -> None:
    """element-hq/element-call 95."""
    visit = app("/call/77").hums().click("Join")
    visit.denies("NotReadableError: Could not start video source")

    said = visit.judge("can't join the meeting", "/call/77")
    read(said, "permission_denied js_exception", "P2 P3", "Could not start video source")


def test_a_microphone_that_was_not_allowed() -> None:
    visit = app("/call/78", FIREFOX).hums().click("Join")
    visit.logged(
        "[call] no devices:", "NotAllowedError: The request is not allowed by the user agent"
    )

    said = visit.judge("Niemand hört mich im Gespräch", "/call/78")
    read(said, "permission_denied", "P2 P3", "NotAllowedError")


def test_a_map_whose_key_is_for_another_page() -> None:
    visit = app("/stores/map").hums()
    visit.log("error", "Google Maps JavaScript API error: RefererNotAllowedMapError "
              "https://developers.google.com/maps/documentation/javascript/error-messages"
              "#referer-not-allowed-map-error Your site URL to be authorized: "
              "https://shop.example.com/stores/map")  # fmt: skip

    said = visit.judge("地图显示不出来", "/stores/map")
    read(said, "third_party permission_denied", "P2", "RefererNotAllowedMapError")


def test_a_map_whose_tiles_do_not_come() -> None:
    """cmichi/ulm-opening-hours 7: styles that are no longer served."""
    visit = app("/home").comes("/fleet").ask("GET", "/api/vehicles", 200).hums()
    for tile in range(6):
        visit.lost(f"https://tiles.maps.example/12/2200/{tile}.png", "img")

    said = visit.judge("map is grey, vehicles float on nothing", "/fleet")
    read(said, "third_party asset_missing", "P2 P3", "tiles.maps.example")


def test_a_place_that_the_user_keeps_to_themselves() -> None:
    visit = app("/nearby", IPHONE).hums().click("Use my location")
    visit.log("warn", "[geo] GeolocationPositionError code 1: User denied Geolocation")

    said = visit.judge("it shows a totally different city", "/nearby")
    read(said, "permission_denied", "P3 P2", "denied Geolocation")


def test_an_appointment_that_cannot_be_opened() -> None:
    visit = app("/calendar").said("GET", "/api/holidays", 404, '{"error":"no region"}').hums()
    visit.press("div.slot", "div", "Review").broke("RangeError: Invalid time value")

    said = visit.judge("Termin lässt sich nicht öffnen", "/calendar")
    read(said, "js_exception", "P2", "Invalid time value", spared="/api/holidays")


def test_a_time_zone_that_the_browser_does_not_know() -> None:
    visit = app("/calendar/week").hums().click("Next week")
    visit.broke("RangeError: Invalid time zone specified: Europe/Kyiv")

    said = visit.judge("календар порожній", "/calendar/week")
    read(said, "js_exception", "P1 P2", "Europe/Kyiv")


def test_an_appointment_on_the_wrong_day_leaves_no_trace() -> None:
    """michalleptuch/calendar-flyout 31."""
    visit = app("/calendar").ask("GET", "/api/events?from=%E2%80%A6", 200).hums()
    visit.press("div.event", "div", "Dentist").ask("GET", "/api/events/5", 200)

    quiet(visit.judge("予定が一日ずれて表示されます", "/calendar"), "P3 P2")


def test_an_hour_that_was_taken_and_another_that_was_free() -> None:
    visit = app("/book/anna").click("10:00").click("Book")
    visit.said("POST", "/api/bookings", 409, '{"code":"slot_taken","message":"Already taken"}')
    visit.ask("GET", "/api/slots", 200).click("10:30").click("Book")
    visit.said("POST", "/api/bookings", 201).comes("/book/done").hums()

    said = visit.judge("Can I move my appointment later on?", "/book/done")
    quiet(said, "P3", "unknown validation_rejected")


def test_a_calendar_of_another_provider_that_lost_its_grant() -> None:
    visit = app("/settings/calendars").hums().click("Sync now")
    body = '{"error":"invalid_grant","message":"Google: Token has been expired or revoked"}'
    visit.said("POST", "/api/integrations/google/sync", 502, body)

    said = visit.judge("Google calendar not syncing anymore", "/settings/calendars")
    read(said, "third_party auth_expired backend_error", "P2", "/api/integrations/google/sync")
