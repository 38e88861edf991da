"""The one line that carries all of a page: when it breaks, is back, or its other side threw."""

from analyze.lively_visits import Lively, calm, held, lively

STATE = "Error: Cannot send data if the connection is not in the 'Connected' State."
CIRCUIT = "There was an unhandled exception on the current circuit, so this circuit will be "
CLOSED = "[2026-11-28T21:49:09.682Z] Error: Connection disconnected with error 'Error: WebSocket "


def test_the_way_that_a_socket_falls_back_to_is_that_socket() -> None:
    """engine.io asks by XHR where its socket is gone: no answer was told as a failed read."""
    visit = lively("/stock").press("Book out")
    for _ in range(3):
        visit.xhr("GET", "/_ws/socket.io/?EIO=…&transport=…", 0, error="network error")
    visit.press("Book out").press("Book out")

    held(
        visit.judge("Ich kann nichts mehr ausbuchen, der Knopf tut nichts"),
        "socket_drop",
        "socket.io",
        "P1 P2",
    )


def test_a_socket_that_broke_and_never_came_back() -> None:
    visit = lively("/marks").press("Release marks").socket("/live/websocket", after=3)

    held(
        visit.dead("Release marks", times=2).judge("nothing works any more on the marks page"),
        "socket_drop",
        "/live/websocket|1006",
        "P1 P2",
    )


def test_a_socket_that_was_back_at_once_is_no_cause() -> None:
    visit = lively("/orders").press("Next").socket("/hub", 1012, after=3).works_again("/hub")

    calm(visit.press("Approve order 31").judge("can I get a list of the orders as a PDF?"))


def test_a_socket_whose_loss_the_page_wrote_down_and_that_was_back() -> None:
    visit = lively("/orders").press("Next")
    visit.says("error", f"{CLOSED}closed with status code: 1012'.", 3).socket("/hub", 1012)
    visit.works_again("/hub").says("info", "HubConnection reconnected successfully.")

    calm(visit.press("Approve order 31").judge("can I get a list of the orders as a PDF?"))


def test_what_the_server_threw_on_a_circuit_is_the_server_s() -> None:
    visit = lively("/orders").press("Approve order 31").says("error", f"{CIRCUIT}terminated.")
    visit.press("Approve order 31")

    held(
        visit.judge("yellow bar at the bottom: An unhandled error has occurred"),
        "backend_error",
        "exception on the current circuit|Approve order 31",
        "P1 P2",
    )


def test_what_a_handler_threw_is_handed_on_by_its_type() -> None:
    """NiceGUI shows nothing of it: its recipe writes one line."""
    visit = lively("/stock")
    for _ in range(2):
        visit.press("Book out").says("error", "[server] KeyError on the server")

    held(
        visit.judge("booking out does nothing, no message"),
        "backend_error",
        "KeyError on the server|Book out",
        "P1 P2",
    )


def thrown(visit: Lively) -> Lively:
    return visit.rejects(STATE, f"{STATE}\n    at send (https://shop.example.com/a.js:1:40)")


def test_what_could_not_be_sent_for_want_of_a_line() -> None:
    visit = thrown(lively("/orders").press("Approve order 31")).press("Approve order 31")

    held(
        thrown(visit).judge("Genehmigen geht nicht mehr"),
        "socket_drop",
        "not in the 'Connected' State|Approve order 31",
        "P1 P2",
    )


def test_a_page_that_loaded_itself_anew_and_lost_what_was_typed() -> None:
    """A deploy: the server that came back did not know the page, which loaded itself."""
    visit = lively("/stock").fills("note")
    for _ in range(2):
        visit.xhr("GET", "/_ws/socket.io/?EIO=…&transport=…", 0, error="network error")
    visit.waits(4).page("/stock")

    held(
        visit.judge("what I typed into the note disappeared all by itself"),
        "socket_drop",
        "socket.io",
        "P2 P3",
    )


def test_a_line_that_is_back_and_of_which_the_report_speaks() -> None:
    visit = lively("/orders").press("Next").socket("/hub", 1012, after=3).works_again("/hub")

    held(
        visit.judge("page says could not reconnect, and what I was doing is lost", "/orders"),
        "socket_drop",
        "/hub|1012",
        "P1 P2 P3",
    )


def test_a_line_that_is_back_is_not_why_something_else_is_gone() -> None:
    visit = lively("/orders").press("Next").socket("/hub", 1012, after=3).works_again("/hub")

    calm(visit.press("Details").judge("the column with the prices is gone", "/orders"))
