"""Pages that are well, with the consoles that real pages have. Not: what users do on them.

Judged before the analyzer had read them: nothing that was captured is to blame.
"""

from analyze.moments import arrive, came, turned, untold, wrote
from analyze.visits import PAGE

GONE = "AbortError: The user aborted a request."


def test_a_react_app_under_development_warns_all_day() -> None:
    visit = came(arrive("/board").click("Board"), "/board/4").ask("GET", "/api/boards/4", 200)
    visit.log(
        "error",
        "Warning: Failed prop type: Invalid prop `size` of type `string` supplied to"
        " `Avatar`, expected `number`. at Avatar (webpack-internal:///./src/Avatar.tsx:12)",
    )
    visit.log(
        "error", "Warning: validateDOMNesting(...): <div> cannot appear as a descendant of <p>."
    )
    visit.log("error", "Warning: A component is changing an uncontrolled input to be controlled.")
    visit.log("error", "Warning: Can't perform a React state update on an unmounted component.")
    visit.click("Add card").ask("POST", "/api/boards/4/cards", 201)

    untold(visit.judge("I do not like the colour of the cards", "/board/4"), "P3")


def test_hot_reload_talks_and_reconnects() -> None:
    visit = arrive("/editor").log("info", "[HMR] Waiting for update signal from WDS...")
    visit.log("warn", "[webpack-dev-server] Disconnected!").log(
        "info", "[webpack-dev-server] Trying to reconnect..."
    )
    visit.log("warn", "[HMR] Update failed: ChunkLoadError, doing a full reload instead", 2)
    visit.go("/editor").ask("GET", "/api/document", 200).click("Bold")
    visit.ask("PUT", "/api/document", 200)

    untold(visit.judge("Please add a keyboard shortcut for bold", "/editor"), "P3")


def test_deprecations_of_libraries_are_remarks() -> None:
    visit = arrive("/trips").log("warn", "DEPRECATED: moment().add(period, number) is deprecated.")
    visit.log("warn", "MUI: The `Hidden` component was deprecated. Please use `sx` instead.")
    visit.log("warn", "jQuery.Deferred exception: undefined is not recommended, use $.when")
    visit.click("Show trips").ask("GET", "/api/trips", 200)
    visit.log("warn", "google.maps.Marker is deprecated. Please use AdvancedMarkerElement instead.")

    untold(visit.judge("How do I change the time zone?", "/trips"), "P3")


def test_analytics_that_a_blocker_refuses_are_noise() -> None:
    visit = arrive("/plans")
    for host in (
        "www.google-analytics.com/g/collect",
        "api.segment.io/v1/t",
        "connect.facebook.net/en_US/fbevents.js",
        "static.hotjar.com/c/hotjar.js",
    ):
        visit.ask("POST", f"https://{host}", 0, error="Failed to fetch")
        visit.log("error", f"POST https://{host} net::ERR_BLOCKED_BY_CLIENT")
    visit.log("error", "Segment snippet could not be loaded").click("Compare plans")
    visit.ask("GET", "/api/plans", 200)

    untold(visit.judge("Please add a yearly plan", "/plans"), "P3")


def test_questions_given_up_on_a_change_of_page_are_noise() -> None:
    visit = came(arrive("/flights").click("Flights"), "/flights/oslo")
    for part in ("fares", "seats", "weather"):
        visit.ask("GET", f"/api/flights/oslo/{part}", 0, error=GONE, aborted=True, durationMs=90)
    visit.log("error", "Error fetching fares: AbortError: The user aborted a request.")
    came(visit.click("Hotels"), "/hotels").ask("GET", "/api/hotels", 200)

    untold(visit.judge("Could you show prices in kroner?", "/hotels"), "P3")


def test_a_missing_favicon_is_nobodys_trouble() -> None:
    visit = arrive("/faq").ask("GET", "/favicon.ico", 404).ask("GET", "/apple-touch-icon.png", 404)
    visit.log("error", "Failed to load resource: the server responded with a status of 404 ()")
    visit.click("Shipping").ask("GET", "/api/faq/shipping", 200)

    untold(visit.judge("How long does shipping take?", "/faq"), "P3")


def test_a_guest_who_signs_in_was_no_guest_for_long() -> None:
    visit = arrive("/").ask("GET", "/api/me", 401).log("warn", "[auth] no session, showing guest")
    visit.click("Sign in").go("/login").click("Sign in").ask("POST", "/api/session", 200)
    came(visit, "/home").ask("GET", "/api/me", 200).ask("GET", "/api/feed", 200)

    untold(visit.judge("The new logo is ugly", "/home"), "P3")


def test_answers_that_had_not_changed_are_fine() -> None:
    visit = arrive("/news")
    for at in range(12):
        visit.ask("GET", "/api/news", 304).add("console", "debug", {"message": f"tick {at}"})
    visit.click("Sport").ask("GET", "/api/news/sport", 304)

    untold(visit.judge("Please put sport first", "/news"), "P3")


def test_polling_for_what_is_not_ready_yet_is_fine() -> None:
    visit = arrive("/exports").click("Export").ask("POST", "/api/exports", 202)
    for _ in range(8):
        visit.ask("GET", "/api/exports/7", 202).log("info", "export: pending", 2)
    visit.ask("GET", "/api/exports/7", 200).ask("GET", "/api/exports/7/file", 200)

    untold(visit.judge("How can I export only one month?", "/exports"), "P3")


def test_polling_for_what_is_missing_until_it_is_there_is_fine() -> None:
    visit = arrive("/exports").click("Create report").ask("POST", "/api/reports", 202)
    for _ in range(4):
        visit.ask("GET", "/api/reports/7/file", 404).log("debug", "not there yet", 2)
    visit.ask("GET", "/api/reports/7/file", 200)

    untold(visit.judge("Please send reports by mail too", "/exports"), "P3")


def test_prefetches_that_were_given_up_are_noise() -> None:
    visit = arrive("/shoes")
    for name in ("red", "blue", "green"):
        visit.ask(
            "GET", f"/_next/data/b1/shoes/{name}.json", 0, error="left the list", aborted=True
        )
    came(visit.click("Red shoes"), "/shoes/red").ask("GET", "/_next/data/b1/shoes/red.json", 200)

    untold(visit.judge("I want bigger pictures of the soles", "/shoes/red"), "P3")


def test_a_service_worker_that_updates_is_fine() -> None:
    visit = arrive("/mail").log("info", "New content is available; please refresh.")
    visit.log(
        "warn",
        "The service worker navigation preload request was cancelled before"
        " 'preloadResponse' settled.",
    )
    visit.log("info", "[sw] activated v42").click("Inbox").ask("GET", "/api/inbox", 200)

    untold(visit.judge("Please add a dark mode", "/mail"), "P3")


def test_flags_and_experiments_that_fall_back_are_fine() -> None:
    visit = arrive("/home").log("warn", "[flags] unknown flag 'new-nav', using default false")
    visit.log("warn", "[LaunchDarkly] Unknown feature flag 'spring'; returning default value")
    visit.ask("GET", "https://cdn.optimizely.com/datafiles/x.json", 0, error="Failed to fetch")
    visit.log("error", "[OPTIMIZELY] - ERROR  Error fetching datafile: Request error")
    visit.click("Menu").ask("GET", "/api/menu", 200)

    untold(visit.judge("Where can I change my language?", "/home"), "P3")


def test_a_retry_that_works_at_once_is_fine() -> None:
    visit = arrive("/photos").ask("GET", "/api/photos", 503).log("warn", "[http] 503, retry 1 of 3")
    visit.ask("GET", "/api/photos", 200).click("Album").ask("GET", "/api/albums/3", 200)

    untold(visit.judge("Can I sort my albums by year?", "/photos"), "P3")


def test_a_token_that_is_renewed_on_the_way_is_fine() -> None:
    visit = arrive("/bank").ask("POST", "/api/session", 200).click("Accounts")
    visit.ask("GET", "/api/accounts", 401).ask("POST", "/api/token/refresh", 200)
    visit.ask("GET", "/api/accounts", 200).click("Savings").ask("GET", "/api/accounts/2", 200)

    untold(visit.judge("Please show interest per month", "/bank"), "P3")


def test_a_socket_that_comes_back_with_nothing_lost_is_fine() -> None:
    visit = arrive("/chat").log("warn", "WebSocket closed (1006), reconnecting in 1 s")
    visit.log("info", "socket connected", 1).click("Send").ask("POST", "/api/messages", 201)
    visit.log("info", "message delivered")

    untold(visit.judge("Please add stickers", "/chat"), "P3")


def test_a_tab_that_slept_and_woke_is_fine() -> None:
    visit = turned(turned(arrive("/notes"), "hidden"), "visible", 240)
    visit.log("warn", "[sync] last sync 4 minutes ago, syncing").ask("POST", "/api/sync", 200)
    wrote(visit.click("New note"), "draft").ask("POST", "/api/notes", 201)

    untold(visit.judge("How do I delete a notebook?", "/notes"), "P3")


def test_a_line_that_came_back_before_anybody_noticed_is_fine() -> None:
    visit = turned(turned(arrive("/maps"), "offline"), "online", 3)
    visit.ask("GET", "/api/tiles/4", 200).click("Layers").ask("GET", "/api/layers", 200)

    untold(visit.judge("I would like the old map colours back", "/maps"), "P3")


def test_remarks_of_a_map_and_of_web_gl_are_noise() -> None:
    visit = arrive("/find").log(
        "warn",
        "Google Maps JavaScript API has been loaded directly"
        " without loading=async. This can result in suboptimal performance",
    )
    visit.log("warn", "WebGL: INVALID_ENUM: getParameter: invalid parameter name")
    visit.log(
        "error",
        'Image "hospital-15" could not be loaded. Please make sure you have added'
        " the image with map.addImage()",
    )
    visit.click("Zoom in").ask("GET", f"{PAGE}/tiles/4/5/6.pbf", 200)

    untold(visit.judge("Please show petrol stations", "/find"), "P3")


def test_what_a_page_logs_as_an_error_to_be_seen_is_fine() -> None:
    visit = arrive("/start").log(
        "error",
        "STOP! This is a browser feature for developers. If"
        " somebody told you to paste something here, it is a scam.",
    )
    visit.log("error", "i18next: languageChanged en").log("error", "[perf] rendered in 41 ms")
    visit.click("Tour").ask("GET", "/api/tour", 200)

    untold(visit.judge("The tour is too long", "/start"), "P3")


def test_a_consent_that_was_refused_keeps_services_out() -> None:
    visit = arrive("/news").click("Reject all").ask("POST", "/api/consent", 204)
    visit.log("warn", "[consent] youtube blocked until accepted")
    visit.log("warn", "[consent] no permission for marketing, skipping pixel")
    visit.click("Politics").go("/news/politics").ask("GET", "/api/news/politics", 200)

    untold(visit.judge("Too much politics on the front page", "/news/politics"), "P3")
