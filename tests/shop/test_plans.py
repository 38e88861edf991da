"""A crowd is drawn by chance that can be repeated, and its shares are what they say."""

from collections import Counter

from usercontext.shop.faults import Fault, Variant, load_faults
from usercontext.shop.plans import Plan, Wishes, draw_crowd, plan_of
from usercontext.shop.shelf import find_places
from usercontext.shop.visits import VISITS
from usercontext.shop.words import LANGUAGES, Mood


def choices() -> list[tuple[Fault, Variant]]:
    places = find_places()
    assert places is not None
    faults = load_faults(places.faults).faults.values()
    return [(fault, variant) for fault in faults for variant in fault.variants]


def crowd(sessions: int = 1000, seed: int = 1, healthy_share: float = 0.7) -> list[Plan]:
    return list(draw_crowd(Wishes(sessions, seed, choices(), healthy_share)))


def test_the_same_seed_draws_the_same_crowd_and_a_longer_one_begins_like_it() -> None:
    assert crowd(20) == crowd(40)[:20]
    assert crowd(20) != crowd(20, seed=2)


def test_seven_of_ten_are_healthy_and_most_of_the_others_keep_silent() -> None:
    broken = [plan for plan in crowd() if plan.fault]
    reports = [plan for plan in broken if plan.report]

    assert 250 < len(broken) < 350
    assert 0.2 < len(reports) / len(broken) < 0.4


def test_reports_come_in_every_language_and_mood() -> None:
    plans = [plan for plan in crowd(4000, healthy_share=0.0) if plan.report]

    assert {plan.language for plan in plans} == set(LANGUAGES)
    assert Counter(plan.mood for plan in plans).keys() == set(Mood)


def test_every_fault_is_met_by_a_visit_that_there_is() -> None:
    assert {plan_of(*choice).visit for choice in choices()} <= set(VISITS)
