"""Of several loud lines of a program, the one that somebody met by what they did. Not: pages."""

from analyze.clients_visits import Client, calm, held

BROKE = "RendererFault: template missing"


def _came_up() -> Client:
    """Begin a log of a program of which two things fail as it comes up."""
    app = Client().con("info", {"message": "start"})
    app.con("error", {"message": "remote config not fetched"}, after=0.4)
    app.con("info", {"message": "ready"}, after=0.3)
    return app.con("error", {"message": "crash reporter could not start"}, after=0.5)


def test_what_fails_behind_the_line_that_broke_a_silence() -> None:
    app = _came_up()
    for _ in range(2):
        app.con("info", {"message": "open orders"}, after=4)
        app.con("error", {"message": BROKE}, after=0.4)
    app.con("error", {"message": "spellcheck dictionary not loaded"}, after=2)

    held(app.sent("nothing happens"), "js_exception", "RendererFault", "P1 P2", "config|spellcheck")


def test_once_is_enough_where_nothing_else_came_of_an_act() -> None:
    app = _came_up().con("info", {"message": "open orders"}, after=4)
    app.con("error", {"message": BROKE}, after=0.4).con("info", {"message": "idle"}, after=3)

    held(app.sent("nothing happens"), "js_exception", "RendererFault", "P1 P2", "config")


def test_an_answer_that_was_waited_for_is_of_the_act_as_well() -> None:
    app = _came_up().con("info", {"message": "open orders"}, after=4)
    app.con("error", {"message": "java.net.SocketTimeoutException: failed to connect"}, after=20)

    held(app.sent("it never loads"), "timeout_slow", "SocketTimeout", "P1 P2", "config")


def test_what_a_program_does_by_itself_is_no_act() -> None:
    app = _came_up().con("info", {"message": "telemetry batch begins"}, after=4)
    app.con("error", {"message": "batch not written"}, after=0.4)

    calm(app.sent("the colours are not those that we agreed on"))


def test_several_failures_and_a_wish() -> None:
    app = _came_up().con("info", {"message": "open orders"}, after=4)
    app.con("error", {"message": "thumbnail strip not drawn"}, after=0.4)

    calm(app.sent("It would be great if orders could be sorted by name"))
