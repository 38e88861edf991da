"""Of two causes that could explain one failure, the one that does. Not: what each is by itself."""

from analyze.moments import lifeless
from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Category, Priority

THEIRS = "https://layer.agreeing.test/v2/layer.js"


def missing(visit: Visit, url: str = "https://count.visitors.test/c.js") -> Visit:
    told = {"method": "GET", "url": url, "status": 0, "resource": "script"}
    return visit.add("network", "error", told | {"error": "did not load"}, after=0.1)


def pressed(visit: Visit, name: str, times: int = 2) -> Visit:
    for _ in range(times):
        lifeless(visit.click(name, after=3), name)
    return visit


def test_a_page_that_was_drawn_anew_explains_its_dead_control_before_a_counter_does() -> None:
    visit = missing(Visit().go("/huts/4"))
    visit.log("error", "Hydration completed but contains mismatches.")
    analysis = pressed(visit, "Reserve").judge("The button is dead")

    assert analysis.category is Category.HYDRATION
    assert analysis.priority is Priority.P1


def test_where_nothing_else_is_wrong_the_control_itself_is_told() -> None:
    analysis = pressed(missing(Visit().go("/huts/4")), "Draw the route").judge("It is dead")

    assert analysis.category in (Category.THIRD_PARTY, Category.DEAD_CONTROL)


def test_what_binds_nobody_is_no_core_action_however_dead() -> None:
    visit = Visit().go("/huts/4").log("error", "Hydration completed but contains mismatches.")

    assert pressed(visit, "Show photos").judge("dead").priority is Priority.P2


def thrown_by_another(visit: Visit) -> Visit:
    stack = f"TypeError: n.list is undefined\n    at draw ({THEIRS}:1:99)"
    for _ in range(2):
        visit.fail("TypeError: n.list is undefined", stack=stack)
    return visit


def test_what_another_house_draws_over_a_page_takes_every_press() -> None:
    visit = thrown_by_another(Visit().go("/news"))
    analysis = pressed(pressed(visit, "Sports"), "Accept").judge("Everything is frozen")

    assert "layer.agreeing.test" in (analysis.root_cause or "")


def test_one_dead_control_is_not_another_house_s() -> None:
    visit = pressed(thrown_by_another(Visit().go("/news")), "Sports")

    assert visit.judge("Sports does nothing").category is Category.DEAD_CONTROL


def test_a_page_on_which_something_worked_was_not_covered() -> None:
    visit = pressed(pressed(thrown_by_another(Visit().go("/news")), "Sports"), "Accept")
    visit.click("Weather").ask("GET", "/api/weather", 200)

    assert "agreeing" not in (visit.judge("Sports does nothing").root_cause or "")


def test_a_circle_that_the_browser_and_the_page_tell_of_is_one_cause() -> None:
    visit = Visit().go("/letters").click("Letter of May")
    visit.ask("GET", "/api/letters/5/file", 0, error="TypeError: Failed to fetch")
    visit.log("error", f"GET {PAGE}/api/letters/5/file net::ERR_TOO_MANY_REDIRECTS", after=0.3)
    visit.fail("TypeError: Cannot read properties of undefined (reading 'size')")

    analysis = visit.judge("I cannot open the letter")

    assert analysis.category is Category.REDIRECT_LOOP
    assert analysis.priority in (Priority.P1, Priority.P2)


def played(error: str, *, loads: bool = False) -> Visit:
    visit = Visit().go("/lessons/3")
    told = {"method": "GET", "url": f"{PAGE}/films/3.webm", "status": 0, "resource": "video"}
    if not loads:
        visit.add("network", "warn", told | {"error": "did not load"})
    for _ in range(2):
        visit.click("Play", after=3).fail(error, kind="unhandledrejection", stack="")
    return visit


def test_what_is_thrown_at_a_press_to_play_is_the_missing_film_s() -> None:
    error = "NotSupportedError: Failed to load because no supported source was found."
    analysis = played(error).judge("The film does not play")

    assert analysis.category is Category.ASSET_MISSING
    assert analysis.priority is Priority.P2


def test_an_error_of_the_page_s_own_is_not() -> None:
    analysis = played("TypeError: player.seek is not a function").judge("It does not play")

    assert analysis.category is Category.JS_EXCEPTION


def saved_again(sizes: tuple[int, ...], sent: tuple[int, ...] = (140, 140)) -> Visit:
    visit = Visit().go("/me/badge").ask("GET", "/api/badge", 200, responseBytes=sizes[0])
    for size, length in zip(sizes[1:], sent, strict=True):
        visit.click("Save").ask("PUT", "/api/badge", 200, requestBytes=length, responseBytes=15)
        visit.go("/me/badge").ask("GET", "/api/badge", 200, responseBytes=size)
    return visit


def test_what_is_saved_again_and_read_back_in_its_former_size_was_not_kept() -> None:
    analysis = saved_again((140, 140, 140)).judge("The badge still has my old name")

    assert analysis.category is Category.BACKEND_ERROR
    assert "PUT /api/badge" in (analysis.root_cause or "")


def test_what_comes_back_in_another_size_was() -> None:
    judged = saved_again((140, 151, 151)).judge("The badge still has my old name")

    assert "with as many bytes" not in (judged.root_cause or "")


def test_two_saves_of_two_things_may_leave_a_size_as_it_was() -> None:
    judged = saved_again((140, 140, 140), (140, 152)).judge("The badge still has my old name")

    assert "with as many bytes" not in (judged.root_cause or "")


def test_nobody_who_complains_of_nothing_was_harmed() -> None:
    judged = saved_again((140, 140, 140)).judge("Thank you, works well")

    assert "with as many bytes" not in (judged.root_cause or "")
