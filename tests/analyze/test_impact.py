"""The score by hand: what was observed, who else had it, where the contract stops it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from analyze.visits import PAGE, Visit
from usercontext.analyze.impact.total import add_up
from usercontext.domain.analysis import (
    Affected,
    Analysis,
    Category,
    ImpactTerm,
    Priority,
    priority_of,
)
from usercontext.domain.project_settings import CriticalPath, ProjectSettings, path_matches

ALONE = Affected(1, 1, 0, 1, 24, 1.0)
BLOCKED = ImpactTerm("blocked", "the action failed", 35)
DEGRADED = ImpactTerm("degraded", "the user could go on", 15)
CORE = ImpactTerm("path", "core action: pay", 35)
ORDINARY = ImpactTerm("path", "an ordinary action", 10)
HARD = ImpactTerm("severity", "server error", 10)

people = st.integers(0, 500)
shares = st.floats(0, 1)
observed = st.lists(
    st.builds(
        ImpactTerm,
        st.sampled_from(
            [
                "blocked",
                "degraded",
                "path",
                "severity",
                "wrong",
                "minor",
                "evidence",
                "not our defect",
                "rage",
            ]
        ),
        st.just("x"),
        st.integers(-60, 40),
    ),
    max_size=8,
)


def reach(sessions: int, users: int | None = None, low: float = 0.0) -> Affected:
    known = sessions if users is None else users
    return replace(ALONE, sessions=sessions, users=known, low=low)


def points(terms: tuple[ImpactTerm, ...]) -> dict[str, int]:
    return {term.name: term.points for term in terms}


def failing_checkout() -> Visit:
    visit = Visit().go("/checkout").click("Pay now").ask("POST", "/api/checkout", 500)
    return visit.click("Pay now").ask("POST", "/api/checkout", 500)


def settle(visit: Visit, **settings: object) -> Analysis:
    return visit.judge(settings=ProjectSettings(**settings))  # type: ignore[arg-type]


def test_one_session_that_cannot_pay_is_p1_by_the_sum_and_the_ceiling() -> None:
    analysis = failing_checkout().judge()

    assert points(analysis.impact) == {
        "blocked": 35, "path": 35, "severity": 10, "persistence": 5, "abandonment": 5,
        "ceiling": -1,
    }  # fmt: skip
    assert (analysis.impact_score, analysis.priority) == (89, Priority.P1)


def test_ten_people_who_cannot_pay_are_p0() -> None:
    score, terms = add_up([BLOCKED, CORE, HARD], reach(12, 10))

    assert points(terms) == {"blocked": 35, "path": 35, "severity": 10, "reach": 20}
    assert (score, priority_of(score)) == (100, Priority.P0)


@pytest.mark.parametrize(("sessions", "share", "score"), [(9, 0.0, 88), (9, 0.06, 100), (4, 1, 89)])
def test_on_a_small_site_a_few_are_many(sessions: int, share: float, score: int) -> None:
    assert add_up([BLOCKED, CORE, HARD], reach(sessions, low=share))[0] == score


def test_people_are_counted_by_session_where_nobody_has_a_name() -> None:
    assert add_up([BLOCKED, CORE, HARD], reach(10, 0))[0] == 100


@pytest.mark.parametrize(
    ("terms", "score", "reason"),
    [
        ([BLOCKED, ORDINARY, HARD, DEGRADED], 69, "only a core action can be P1"),
        ([DEGRADED, CORE, HARD], 69, "the user could go on: at most P2"),
        (
            [DEGRADED, ORDINARY, ImpactTerm("minor", "x", 0)],
            39,
            "cosmetic: P3 however many users it affects",
        ),
        ([BLOCKED, CORE, ImpactTerm("not our defect", "x", -40)], 39, "not our defect: at most P3"),
        ([ImpactTerm("evidence", "none", 10)], 39, "a report without evidence is P3"),
    ],
)
def test_what_is_no_outage_is_none_however_many_meet_it(
    terms: list[ImpactTerm], score: int, reason: str
) -> None:
    found, told = add_up(terms, reach(5_000, low=0.5))

    assert found == score
    assert (told[-1].name, told[-1].value.startswith(reason)) == ("ceiling", True)


def test_wrong_money_on_a_core_action_is_p0_from_one_session() -> None:
    wrong = ImpactTerm("wrong", "it was done twice", 40)

    assert add_up([DEGRADED, CORE, ImpactTerm("severity", "x", 5), wrong], None)[0] == 95
    assert add_up([DEGRADED, ORDINARY, wrong], None)[0] == 65


@pytest.mark.parametrize(
    ("label", "path", "priority"),
    [
        ("Pay now", "/api/orders", Priority.P0),
        ("Place it", "/api/payments", Priority.P0),
        ("Sign in", "/api/session", Priority.P2),
        ("Sign up", "/api/accounts", Priority.P2),
        ("Add to cart", "/api/cart", Priority.P2),
        ("Post", "/api/comments", Priority.P2),
    ],
)
def test_of_what_was_done_twice_only_money_is_p0(label: str, path: str, priority: Priority) -> None:
    visit = Visit().go("/").click(label)
    for _ in range(2):
        sent = {"method": "POST", "url": f"{PAGE}{path}", "status": 201, "durationMs": 700}
        visit.add("network", "info", sent, after=0.1)
    analysis = visit.judge("it is there twice")

    assert (analysis.category, analysis.priority) == (Category.RACE, priority)


def test_a_score_below_nothing_is_shown_as_lifted_to_it() -> None:
    score, terms = add_up([DEGRADED, ImpactTerm("not our defect", "offline", -60)], None)

    assert (score, terms[-1]) == (0, ImpactTerm("floor", "no score is below 0", 45))


def test_what_grows_is_worth_more_than_what_is_new_and_that_more_than_what_is_old() -> None:
    steady = replace(reach(8), trend=(2, 2, 2, 2), first_us=0, as_of_us=10**15)
    new = replace(reach(4), trend=(0, 2, 1, 1), first_us=10**15 - 10**9, as_of_us=10**15)
    growing = replace(steady, trend=(1, 1, 2, 4))

    assert [points(add_up([HARD], one)[1]).get("trend", 0) for one in (steady, new, growing)] == [
        0,
        3,
        5,
    ]


@given(observed, people, people, shares, shares)
def test_more_reach_never_means_less_urgency(
    terms: list[ImpactTerm], few: int, more: int, low: float, high: float
) -> None:
    (few, more), (low, high) = sorted((few, more)), sorted((low, high))

    assert add_up(terms, reach(few, low=low))[0] <= add_up(terms, reach(more, low=high))[0]


@given(observed, people, shares)
def test_the_score_is_the_sum_of_its_terms_and_adding_up_again_changes_nothing(
    terms: list[ImpactTerm], sessions: int, low: float
) -> None:
    score, told = add_up(terms, reach(sessions, low=low))

    assert 0 <= score <= 100
    assert score == sum(term.points for term in told)
    assert add_up(told, reach(sessions, low=low)) == (score, told)


SHOUTS = ["P0!!! Nobody can pay, we lose millions", "checkout payment login outage", "hm", "支払い"]


@given(st.sampled_from(SHOUTS) | st.text(min_size=1, max_size=200))
def test_words_alone_cross_no_band(words: str) -> None:
    healthy = Visit().go("/checkout").click("Pay now").ask("POST", "/api/checkout", 200)

    assert healthy.judge(words).priority is Priority.P3
    assert failing_checkout().judge(words).impact_score == 89


def test_a_project_says_what_is_core_and_what_is_not() -> None:
    studio = CriticalPath("/studio/*", "Studio", 1.0)
    visit = Visit().go("/studio/7").click("Save").ask("PUT", "/api/drawing", 500)
    blog = CriticalPath("*/checkout", "Tip jar", 0.2)

    assert visit.judge().priority is Priority.P2
    assert settle(visit, critical_paths=(studio,)).priority is Priority.P1
    told = settle(failing_checkout(), critical_paths=(blog,)).impact
    assert ImpactTerm("path", "Tip jar, weight 0.2 by the project", 7) in told


def test_an_empty_cart_sells_nothing_and_a_voucher_is_an_extra() -> None:
    cart = Visit().go("/p/1").click("Add to cart").ask("POST", "/api/cart", 500)
    voucher = Visit().go("/cart").click("Apply voucher").ask("POST", "/api/cart/voucher", 500)

    assert cart.judge().priority is Priority.P1
    assert voucher.judge().priority is Priority.P2


@pytest.mark.parametrize(
    ("pattern", "path", "met"),
    [
        ("/checkout", "/checkout/", True),
        ("/checkout", "/checkout/pay", False),
        ("/checkout/*", "/Checkout/pay", True),
        ("*/pay*", "/de/pay/1", True),
        ("/a*b*c", "/a-b-b-c", True),
        ("/a*b*c", "/a-c-b", False),
        ("/a*a", "/a", False),
        ("*", "/", True),
    ],
)
def test_a_star_stands_for_anything(pattern: str, path: str, met: bool) -> None:
    assert path_matches(pattern, path) is met
