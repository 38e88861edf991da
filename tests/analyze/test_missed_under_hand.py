"""A script that a page's policy kept away, and the press that needed it. Not: what loads late."""

from analyze.calm_visits import held
from analyze.urgent_visits import Work, work

KIT = "https://fields.payhouse.example/kit.js"
TAG = "https://stats.metrics.example/t.js"


def refused(visit: Work, script: str) -> Work:
    """Tell of a script as the browser does whose policy does not name its house."""
    said = f"Refused '{script}': it violates the Content Security Policy directive \"script-src\""
    told = {"kind": "csp", "message": said, "source": "https://shop.example.com", "line": 1}
    return visit.add("console", "error", told).missing(script, "script")


def test_whoever_presses_what_the_policy_took_away_is_stopped_there() -> None:
    visit = refused(work("/campaigns/9/give"), KIT).hums()
    for _ in range(2):
        visit.press("Give £15", after=3).broke("ReferenceError: PayHouse is not defined")
    held(visit.judge("cannot give", "/campaigns/9/give"), "csp", "payhouse.example", "P1")


def test_what_was_pressed_for_beside_the_core_is_as_urgent_as_it_is() -> None:
    visit = refused(work("/gallery/9"), "https://cdn.lightbox.example/box.js").hums()
    visit.press("Enlarge picture", after=3).broke("ReferenceError: Lightbox is not defined")
    held(visit.judge("no big picture", "/gallery/9"), "csp", "lightbox", "P2 P3")


def test_a_counter_that_a_press_missed_stops_nobody_who_was_answered() -> None:
    visit = refused(work("/campaigns/9/give"), TAG).hums()
    visit.press("Give £15", after=3).broke("ReferenceError: tally is not defined")
    visit.ok("POST", "/api/gifts", status=201).moved("/campaigns/9/thanks", how="pushState")
    told = visit.judge("hm", "/campaigns/9/thanks")

    assert told.priority is not None
    assert told.priority.value in {"P2", "P3"}


def test_whoever_gave_otherwise_was_not_stopped() -> None:
    visit = refused(work("/campaigns/9/give"), KIT).hums()
    visit.press("Give £15", after=3).broke("ReferenceError: PayHouse is not defined")
    visit.press("Give by bank transfer", after=5).ok("POST", "/api/pledges", status=201)
    held(visit.judge("card is broken", "/campaigns/9/give"), "csp", "payhouse", "P2 P3")
