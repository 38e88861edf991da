"""A choice of one of a kind, answered after the next one: who says that what is shown is wrong."""

import pytest

from analyze.behaviours import Desk, nothing
from analyze.moments import told
from analyze.visits import PAGE

PAIRS = [
    ("/api/lists/open", "/api/lists/done"),
    ("/api/v2/rooms/blue/messages", "/api/v2/rooms/red/messages"),
    ("/api/dishes/by-kind/soups", "/api/dishes/by-kind/cakes"),
    ("/api/timetable/monday", "/api/timetable/friday"),
]
LINES = [
    ("warn", "[view] rendered first although second is active"),
    ("warn", "stale response applied"),
    ("error", "Race: an older answer has overwritten the list"),
    ("warn", "answers arrived out of order"),
    ("info", "showing an outdated result, newer one was there"),
    ("warn", "Antwort veraltet, trotzdem gezeichnet"),
    ("warn", "réponse affichée alors que le filtre a changé"),
    ("warn", "se pintó la respuesta aunque ya no toca"),
    ("warn", "古いレスポンスを表示しました"),
    ("warn", "过期的响应被渲染"),
    ("warn", "устаревший ответ нарисован"),
]
WRONG = [
    "I get the wrong list",
    "It shows the first although I chose the second",
    "shows the old ones still",
    "Es zeigt die falsche Liste",
    "il montre encore l'ancienne liste",
    "Me sale otra lista",
    "別のリストが出る",
    "показывает не тот список",
]


def chosen(
    older: str, newer: str, late_ms: int = 1700, soon_ms: int = 60, noisy: bool = True
) -> Desk:
    """Two presses on two controls, the first of which is answered last, as a script tells it."""
    desk = Desk("/board", noisy)
    for label, path, took in (("First", older, late_ms), ("Second", newer, soon_ms)):
        desk.press(label, after=0.4)
        asked = {"method": "GET", "url": f"{PAGE}{path}", "status": 200, "durationMs": took}
        desk.add("network", "info", asked | {"resource": "fetch"}, after=0.01)
    return desk


@pytest.mark.parametrize(("older", "newer"), PAIRS)
@pytest.mark.parametrize(("level", "line"), LINES)
def test_a_line_as_the_late_answer_comes_tells_the_race(
    older: str, newer: str, level: str, line: str
) -> None:
    desk = chosen(older, newer).log(level, line, after=1.32)

    told(desk.judge("doesn't work", "/board"), "race", f"{older}|overtaken|{line[:20]}", "P2 P3")


@pytest.mark.parametrize(("older", "newer"), PAIRS)
@pytest.mark.parametrize("words", WRONG)
def test_so_does_a_report_of_another_one_than_was_chosen(
    older: str, newer: str, words: str
) -> None:
    told(chosen(older, newer).judge(words, "/board"), "race", f"{older}|overtaken", "P2 P3")


def test_a_report_that_names_what_was_left_says_so_after_other_presses_too() -> None:
    desk = chosen("/api/lists/soups", "/api/lists/cakes").at("/help", "/board").press("Contact")

    told(desk.judge("I chose cakes and got soups", "/help"), "race", "/api/lists/soups", "P2 P3")


@pytest.mark.parametrize(
    "words",
    ["Where do I find my invoices?", "I was charged twice", "Could you add a third list?", "???"],
)
def test_a_report_of_something_else_says_nothing_of_it(words: str) -> None:
    desk = chosen(*PAIRS[0]).press("Help", after=3).ask("GET", "/api/help", 200)

    nothing(desk.judge(words, "/board"))


def test_a_late_answer_that_the_page_leaves_out_draws_nothing_wrong() -> None:
    desk = chosen(*PAIRS[0]).log("info", "[view] ignoring a late answer", after=1.32)

    nothing(desk.press("Help").ask("GET", "/api/help", 200).judge("Where are my invoices?"))


@pytest.mark.parametrize(("late_ms", "soon_ms"), [(300, 60), (60, 1700)])
def test_answers_in_their_order_are_no_race(late_ms: int, soon_ms: int) -> None:
    nothing(chosen(*PAIRS[0], late_ms, soon_ms).judge(WRONG[0], "/board"))


def test_two_different_kinds_do_not_replace_each_other() -> None:
    nothing(chosen("/api/lists/open", "/api/people/all").judge(WRONG[0], "/board"))


def test_what_a_page_before_had_asked_is_not_drawn_on_this_one() -> None:
    desk = Desk("/board").press("First", after=0.4)
    asked = {"method": "GET", "status": 200, "resource": "fetch"}
    late = asked | {"url": f"{PAGE}/api/lists/open", "durationMs": 1900}
    desk.add("network", "info", late, after=0.01).at("/board/2", "/board", after=0.2)
    desk.press("Second", after=0.2)
    soon = asked | {"url": f"{PAGE}/api/lists/done", "durationMs": 60}
    desk.add("network", "info", soon, after=0.01)

    nothing(desk.judge(WRONG[0], "/board/2"))


def test_a_line_of_something_else_is_no_evidence_of_a_race() -> None:
    desk = chosen(*PAIRS[0]).log("info", "drawn in 12 ms", after=1.32)

    said = desk.press("Help").ask("GET", "/api/help", 200).judge("How do I sort it?")
    nothing(said)


def asked_of_a_graph(*operations: str) -> Desk:
    desk = Desk("/board")
    for label, name, took in zip(("Soups", "Cakes"), operations, (1700, 60), strict=True):
        desk.press(label, after=0.4)
        sent = f'{{"operationName":"{name}","query":"query {name} {{ dishes {{ id }} }}"}}'
        asked = {"method": "POST", "url": f"{PAGE}/graphql", "status": 200, "durationMs": took}
        desk.add("network", "info", asked | {"resource": "fetch", "requestBody": sent}, after=0.01)
    return desk


def test_one_question_to_a_graph_overtakes_the_same_one() -> None:
    desk = asked_of_a_graph("Dishes", "Dishes")

    told(desk.judge("I get the wrong list", "/board"), "race", "/graphql|overtaken", "P2 P3")


def test_two_questions_to_a_graph_do_not() -> None:
    nothing(asked_of_a_graph("Dishes", "Opening").judge("How do I sort it?", "/board"))
