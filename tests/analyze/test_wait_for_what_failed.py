"""Presses in vain behind a part that never came: a broken line, another house, a circle."""

import pytest

from analyze.visits import Visit
from usercontext.domain.analysis import Analysis, Category, Priority

LINE = {"resource": "socket", "method": "GET", "url": "wss://shop.example.com/live"}


def broke(visit: Visit, after: float = 5) -> Visit:
    lost = LINE | {"status": 0, "error": "closed with code 1011"}
    return visit.add("network", "warn", lost, after=after)


def pressed(visit: Visit, line: str) -> Analysis:
    for _ in range(2):
        visit.click("Start the oven", after=6).log("warn", line)
    return visit.judge("Der Ofen reagiert nicht")


@pytest.mark.parametrize(
    "line",
    ["command parked: device not connected", "Befehl verworfen, keine Verbindung zum Gerät"],
)
def test_a_page_that_lacks_its_line_tells_of_the_line_that_broke(line: str) -> None:
    analysis = pressed(broke(Visit().go("/oven")), line)

    assert analysis.category is Category.SOCKET_DROP
    assert "closed with code 1011" in (analysis.root_cause or "")


def test_a_line_that_is_back_is_not_lacked() -> None:
    visit = broke(Visit().go("/oven")).add("network", "info", LINE | {"status": 101}, after=2)

    assert pressed(visit, "please select a programme first").category is not Category.SOCKET_DROP


def bidding(*, back: bool = False) -> Analysis:
    visit = Visit().go("/sale/9").ask("GET", "/api/sale/9", 200).click("Bid €240", after=9)
    broke(visit, after=4)
    if back:
        visit.add("network", "info", LINE | {"status": 101}, after=1)
    visit.click("Bid €260", after=6).click("Bid €260", after=4)
    return visit.judge("My bids never came")


def test_presses_that_ask_nothing_went_over_the_line_that_broke() -> None:
    analysis = bidding()

    assert "closed with code 1011" in (analysis.root_cause or "")
    assert analysis.priority in (Priority.P1, Priority.P2)


def test_what_is_pressed_in_vain_over_a_line_that_is_back_is_not_for_that() -> None:
    assert "code 1011" not in (bidding(back=True).root_cause or "")


def test_a_demand_of_the_form_is_no_word_of_the_line() -> None:
    analysis = pressed(broke(Visit().go("/oven")), "temperature is required")

    assert analysis.category is Category.VALIDATION_REJECTED


def at_the_till(host: str, tries: int, *, shut: bool = True) -> Analysis:
    visit = Visit().go("/checkout")
    for _ in range(tries):
        visit.ask("GET", f"https://{host}/fields/setup", 502, after=2)
    meta = {"selector": "button.pay", "text": "Pay now", "tag": "button"}
    for _ in range(2):
        visit.add(
            "console", "info", {}, event="click", meta=meta | {"disabled": shut or None}, after=4
        )
    return visit.judge("The card form stays grey")


def test_a_control_that_stays_shut_waits_for_what_its_page_insists_on() -> None:
    analysis = at_the_till("fields.cardhouse.example", tries=3)

    assert "fields.cardhouse.example/fields/setup" in (analysis.root_cause or "")
    assert analysis.priority is Priority.P1


@pytest.mark.parametrize(
    ("host", "tries", "shut"),
    [
        ("fields.cardhouse.example", 1, True),  # asked once, and left at that
        ("fields.cardhouse.example", 3, False),  # nothing is shut
        ("www.google-analytics.com", 3, True),  # nobody waits for a counter
    ],
)
def test_what_is_not_insisted_on_shuts_nothing(host: str, tries: int, shut: bool) -> None:
    assert at_the_till(host, tries, shut=shut).category is Category.DEAD_CONTROL


def around(asked: str, laps: int = 5) -> Analysis:
    visit = Visit()
    for _ in range(laps):
        for path in ("/desk", "/auth/return"):
            visit.add(
                "console",
                "info",
                {},
                event="navigation",
                meta={"how": "load", "to": "https://shop.example.com" + path},
                after=0.5,
            )
            if path == "/desk":
                visit.ask("GET", asked, 401)
    return visit.judge("It jumps to and fro and I get nowhere")


def test_who_is_unknown_on_each_lap_goes_in_a_circle() -> None:
    analysis = around("/api/whoami")

    assert analysis.category is Category.REDIRECT_LOOP
    assert analysis.priority is Priority.P1


def test_what_a_page_is_there_to_show_and_is_refused_leads_into_the_circle() -> None:
    assert around("/api/desk/rows").causes[0].category is not None
    assert any(one.category is Category.AUTH_EXPIRED for one in around("/api/desk/rows").causes)
