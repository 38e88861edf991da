"""What becomes of a page that lost its line and did not get it back. Not: that it broke."""

from analyze.moments import came
from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Category, Priority, Verdict

LINE = "wss://live.example.com/tables/9"


def lost(visit: Visit, code: str = "1006") -> Visit:
    told = {"resource": "socket", "method": "GET", "url": LINE, "status": 0}
    return visit.add("network", "warn", told | {"error": f"closed with code {code}"}, after=20)


def back(visit: Visit) -> Visit:
    told = {"resource": "socket", "method": "GET", "url": LINE, "status": 101}
    return visit.add("network", "info", told, after=2)


def taken(visit: Visit, status: int = 409, path: str = "/api/tables/9/seats") -> Visit:
    visit.log("info", "[table] drawn", after=30)
    return visit.click("Sit down").ask("POST", path, status)


def test_what_is_refused_as_changed_meanwhile_follows_from_the_line_that_was_lost() -> None:
    analysis = taken(lost(Visit().go("/tables/9"))).judge("I cannot sit down")

    assert analysis.category is Category.SOCKET_DROP
    assert analysis.priority in (Priority.P1, Priority.P2)


def test_a_line_that_is_back_has_told_of_it() -> None:
    visit = taken(back(lost(Visit().go("/tables/9"))))

    assert visit.judge("I cannot sit down").category is not Category.SOCKET_DROP


def test_another_thing_was_not_on_that_line() -> None:
    visit = taken(lost(Visit().go("/tables/9")), path="/api/drinks/4/orders")

    assert visit.judge("I cannot order").category is not Category.SOCKET_DROP


def test_a_form_that_is_refused_for_what_is_in_it_is_no_old_state() -> None:
    visit = taken(lost(Visit().go("/tables/9")), status=422)

    assert visit.judge("I cannot sit down").category is not Category.SOCKET_DROP


def test_who_loads_the_page_anew_missed_what_the_line_would_have_told() -> None:
    visit = lost(Visit().add("console", "info", {}, after=0).go("/tables/9"))
    came(visit, "/tables/9", "load", after=40).ask("GET", "/api/tables/9", 200)

    analysis = visit.judge("The cards only come when I load it again")

    assert (analysis.category, analysis.verdict) == (Category.SOCKET_DROP, Verdict.LIKELY)


def test_who_went_on_elsewhere_did_not() -> None:
    visit = lost(Visit().go("/tables/9"))
    came(visit, "/lobby", after=40).ask("GET", "/api/lobby", 200)

    assert visit.judge("Where are the rules?").verdict is Verdict.INCONCLUSIVE


def test_a_line_that_its_server_closed_is_not_over_when_minutes_have_passed() -> None:
    visit = lost(Visit().go("/tables/9"), "1011 internal error")
    visit.log("info", "[table] idle", after=500).click("Rules").ask("GET", "/api/rules", 200)

    assert f"{LINE.removeprefix('wss://')}" in (visit.judge("It shows old cards").root_cause or "")
    assert PAGE not in LINE
