"""What stands behind a failure in logs of programs: its reason, its first cause. Not: levels."""

from analyze.clients_visits import Client, held

API = "https://api.acme.test"


def test_a_reason_behind_an_outcome_of_which_another_line_has_the_address() -> None:
    """The sentence names the address, so the line that has it is cited too."""
    server = Client()
    for mark in ("a1", "a2"):
        server.con("info", {"message": f'[{mark}] Started PATCH "/plans/8" for 10.0.0.1'}, after=9)
        server.con("info", {"message": f"[{mark}] Completed 409 Conflict in 38ms"})
        lost = "ActiveRecord::StaleObjectError (Attempted to update a stale object: Plan.):"
        server.con("error", {"message": f"[{mark}] {lost}"}, after=0.01)

    held(server.sent("saving the plan is refused"), "race", "PATCH /plans/8|StaleObject", "P2")


def test_a_server_that_was_led_in_circles_by_what_stands_behind_it() -> None:
    server = Client()
    told = {"message": "Redirected 10 times. Aborting.", "code": "ERR_TOO_MANY_REDIRECTS"}
    server.con("error", told | {"service": "bff", "reqId": "r3"})
    server.con("warn", {"message": "GET /bff/papers 502 - 811 ms", "service": "bff"}, after=0.02)

    held(server.sent("my papers do not open"), "redirect_loop", "/bff/papers|Redirected", "P2")


def test_the_last_line_that_says_what_an_error_was_caused_by() -> None:
    server = Client()
    error = "store: RequestError: send request failed\ncaused by: Put: context deadline exceeded"
    server.con("error", {"msg": "upload failed", "error": error, "service": "intake"})
    told = {"msg": "access", "method": "POST", "path": "/v1/scans", "status": 504}
    server.con("info", told | {"service": "intake"}, after=0.01)

    held(server.sent("the upload fails"), "timeout_slow", "deadline exceeded", "P1 P2")


def test_an_exchange_in_a_block_whose_first_line_has_its_address() -> None:
    app = Client().con("info", {"message": "RedeemCubit: submit()"})
    answer = '{"title":"Unprocessable","errors":{"policy_no":["must have 10 characters"]}}'
    block = f"*** DioException ***: uri: {API}/redeem\nstatusCode: 422\nResponse Text:\n{answer}"
    app.con("error", {"message": block})

    held(app.sent("redeeming fails"), "validation_rejected", "policy_no|422", "P1 P2")


def test_a_call_that_a_phone_stopped_for_want_of_a_right_that_nobody_was_asked_for() -> None:
    app = Client().tap(payload={"category": "ui.click", "data": {"view.id": "btn_scan"}})
    said = 'Unable to open: java.lang.SecurityException: caller "x" has no camera permission'
    app.con("error", {"category": "Camera", "message": said})

    analysis = app.sent("the scanner stays black")
    held(analysis, "permission_denied", "SecurityException|btn_scan", "P1 P2")


def test_names_that_nobody_resolves_are_a_network_that_is_not_there() -> None:
    app = Client().con("info", {"@mt": "Navigated to {Page}", "Page": "Checklist"})
    trace = (
        "System.Net.Http.HttpRequestException: nodename nor servname provided (hub.test:443)\n"
        " ---> System.Net.Sockets.SocketException (8): nodename nor servname provided\n"
        "   at Site.Api.SubmitAsync(Checklist c) in /src/Site/Api.cs:line 57"
    )
    app.con("error", {"@mt": "Sending {Id} failed", "Id": 8, "@x": trace})

    held(app.sent("checklist does not go out"), "offline", "nodename nor servname", "P1 P2 P3")


def test_two_lines_that_share_nothing_but_how_they_failed_are_two_stories() -> None:
    app = Client().con("info", {"message": "app start"})
    app.con("error", {"message": "plugin spellcheck not loaded: module missing"})
    for _ in range(2):
        app.con("info", {"message": "open invoice"}, after=7)
        app.con("error", {"message": "could not render invoice: template missing"})

    analysis = app.sent("invoices do not open")
    held(analysis, "js_exception validation_rejected", "render invoice", "P1 P2", "spellcheck")
