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
